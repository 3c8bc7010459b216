# Writes the messages of sequences (fixtures/dossiers/CODE/NAME.txt) as XML:
#
#     awk -v out=FOLDER -f tests/lib/dossier.awk FILE...
#
# FOLDER/manifest   a line a message: CASE CONF BATCH MESSAGE FILE
# FOLDER/marks      a line a finding that is expected: CASE MESSAGE RULE PATH
# FOLDER/solved     a line a finding that a later message resolves: CASE MESSAGE RULE MESSAGE
#
# A case, which the README beside the sequences describes, has parties and youths of its own, so that
# all cases can stand in one archive without knowing of each other.

function fail(words) {
	print FILENAME ":" FNR ": " words >"/dev/stderr"
	failed = 1
	exit 1
}

# ---- Numbers ----

# The next BSN that passes the test of eleven.
function next_bsn(    digits, sum, i) {
	do {
		digits = sprintf("9999%04d", bsns++)
		sum = 0
		for (i = 1; i <= 8; i++)
			sum += (10 - i) * substr(digits, i, 1)
		sum %= 11
	} while (sum == 10)
	return digits sum
}

function bsn_of(youth) {
	if (!((name, youth) in bsn))
		bsn[name, youth] = next_bsn()
	return bsn[name, youth]
}

function gemeente_of(party) {
	return sprintf("%04d", 1000 + 4 * number + party)
}

function aanbieder_of(party) {
	return sprintf("%08d", 99000000 + 10 * number + party)
}

# First and last day of the month before a date.
function month_before(date, last,    year, month, days) {
	year = substr(date, 1, 4) + 0
	month = substr(date, 6, 2) - 1
	if (month == 0) {
		month = 12
		year--
	}
	split("31 28 31 30 31 30 31 31 30 31 30 31", days, " ")
	if (year % 4 == 0)
		days[2] = 29
	return sprintf("%04d-%02d-%02d", year, month, last ? days[month] : 1)
}

# ---- Elements ----

# The value of an element of the line at hand: what it says, or else the default.
function val(element, otherwise) {
	used[element] = 1
	return element in given ? given[element] : otherwise
}

# An element with a value, of the message (m) or the basisschema (b). Without a value it is left out.
function tag(prefix, element, value) {
	return value == "" ? "" : "<" prefix ":" element ">" value "</" prefix ":" element ">\n"
}

function box(prefix, element, inside) {
	return inside == "" ? "" : "<" prefix ":" element ">\n" inside "</" prefix ":" element ">\n"
}

function m(element, otherwise) {
	return tag("m", element, val(element, otherwise))
}

function b(element, otherwise) {
	return tag("b", element, val(element, otherwise))
}

function codes(element, otherwise,    list, count, i, text) {
	count = split(val(element, otherwise), list, ",")
	for (i = 1; i <= count; i++)
		text = text tag("m", "RetourCode", list[i])
	return box("m", "RetourCodes", text)
}

function retourcode(value) {
	return box("m", "RetourCodes", tag("m", "RetourCode", value))
}

# `Product=` and `Omvang=` leave the whole of it out.
function left_out(element) {
	used[element] = 1
	return element in given && given[element] == ""
}

function product(categorie, code,    text) {
	text = b("Categorie", categorie) b("Code", code)
	return left_out("Product") ? "" : box("m", "Product", text)
}

# No Omvang beside a Budget or without Code, unless the line names one.
function omvang(code,    text, asked) {
	asked = "Volume" in given
	text = b("Volume", "8") b("Eenheid", "04") b("Frequentie", "4")
	if (left_out("Omvang") || (!asked && (val("Budget", "") != "" || val("Code", code) == "")))
		return ""
	return box("m", "Omvang", text)
}

function periode(element, begin, end) {
	return box("m", element, b("Begindatum", begin) b("Einddatum", end))
}

# An amount in cents with its sign.
function bedrag(class, element, amount) {
	return box("m", class, tag("b", element, amount < 0 ? -amount : amount) \
		   tag("b", "DebetCredit", amount < 0 ? "C" : "D"))
}

# ---- Lines of a message ----

function toegewezenproduct() {
	return m("ToewijzingNummer", 1001) m("ReferentieAanbieder") product(45, "45A04") \
		m("Toewijzingsdatum", day) m("Toewijzingstijd", "10:00:00") \
		m("Ingangsdatum", "2026-01-01") m("Einddatum", "2026-12-31") m("RedenWijziging") \
		omvang("45A04") m("Budget")
}

function startproduct() {
	return m("ToewijzingNummer", 1001) product(45, "45A04") m("ToewijzingIngangsdatum") \
		m("Begindatum", "2026-01-05") m("StatusAanlevering", 1)
}

function stopproduct() {
	return m("ToewijzingNummer", 1001) product(45, "45A04") m("ToewijzingIngangsdatum") \
		m("Begindatum", "2026-01-05") m("RedenBeeindiging", 31) m("Einddatum", day) \
		m("StatusAanlevering", 1)
}

function aangevraagdproduct() {
	return m("ReferentieAanbieder", "V1") product(45, "45A04") \
		m("ToewijzingIngangsdatum", "2026-01-01") m("ToewijzingEinddatum", "2026-12-31") \
		omvang("45A04") m("Budget") box("m", "Verwijzer", b("Type", "06"))
}

function tewijzigenproduct() {
	return m("ToewijzingNummer", 1001) m("GewensteIngangsdatum", "2026-01-01") \
		m("Einddatum", "2026-12-31") omvang("45A04") m("Budget")
}

function nieuwproduct() {
	return product(46, "46A03") m("GewensteIngangsdatum", "2026-06-01") \
		m("Einddatum", "2026-12-31") omvang("46A03") m("Budget")
}

function antwoord(    answer, reason) {
	answer = val("VerzoekAntwoord", 1)
	reason = val("RedenAfwijzingVerzoek", answer == 1 ? 2 : "")
	return m("ReferentieAanbieder", "V1") m("VerzoekAntwoord", 1) \
		tag("m", "RedenAfwijzingVerzoek", reason) \
		box("m", "Woonplaatsbeginsel", m("Gemeente", reason == 8 ? gemeente_of(3) : ""))
}

# A JW325 repeats what the JW323 it answers said about the same ReferentieNummer.
function repeat_prestatie(    was, list, count, i, part) {
	was = prestatie_of[about, val("ReferentieNummer", "P" about "-" prestaties)]
	count = split(was, list, " ")
	for (i = 1; i <= count; i++) {
		part = index(list[i], "=")
		if (!(substr(list[i], 1, part - 1) in given))
			given[substr(list[i], 1, part - 1)] = substr(list[i], part + 1)
	}
}

function prestatie(    own, amount, credit, text) {
	if (type == "JW325")
		repeat_prestatie()
	own = "P" (type == "JW325" ? about : messages) "-" prestaties
	credit = val("DebetCredit", val("VorigReferentieNummer") != "" ? "C" : "D") == "C"
	amount = val("Bedrag", val("GeleverdVolume", 8) * val("ProductTarief", 5000))
	prestatie_of[messages, val("ReferentieNummer", own)] = said
	total += credit ? -amount : amount
	text = box("m", "ProductReferentie", b("ReferentieNummer", own) \
		   b("VorigReferentieNummer")) \
		m("ToewijzingNummer", 1001) m("ProductCategorie", 45) m("ProductCode", "45A04") \
		periode("ProductPeriode", from_of[messages], to_of[messages]) \
		m("GeleverdVolume", 8) m("Eenheid", "04") m("ProductTarief", 5000) \
		bedrag("IngediendBedrag", "Bedrag", credit ? -amount : amount)
	return type == "JW325" ? text codes("RetourCodes", "0233") : text
}

function close_client() {
	if (client == "")
		return
	if (prestaties_in == "")
		fail("a Client without Prestatie")
	list["Client"] = list["Client"] box("m", "Client", client box("m", "Prestaties", prestaties_in) \
					    (type == "JW325" ? client_codes : ""))
	client = prestaties_in = ""
}

# In a claim a Client is a line; elsewhere it says more of the one Client.
function open_client() {
	close_client()
	clienten++
	prestatie_nr = 0
	client = tag("m", "Bsn", val("Bsn", bsn_of(val("Jeugdige", 1))))
	client_codes = codes("RetourCodes", "0200")
}

function persoon(long) {
	return tag("m", "Bsn", val("Bsn", bsn_of(youth))) \
		box("m", "Geboortedatum", tag("b", "Datum", val("Geboortedatum", "2014-05-05")) \
		    b("DatumGebruik")) \
		m("Geslacht", 2) \
		box("m", "Naam", box("b", "Geslachtsnaam", tag("b", "Achternaam", "Voorbeeld")) \
		    tag("b", "Voornamen", "Kim") tag("b", "NaamGebruik", long ? 1 : ""))
}

# ---- Messages ----

function is_claim() {
	return type == "JW323" || type == "JW325"
}

function is_retour() {
	return type ~ /^JW3(02|06|08|16|18|20)$/
}

# A retour repeats the Header of what it answers.
function header(    whose, text, van, naar) {
	whose = is_retour() ? about : messages
	van = van_gemeente[type_of[whose]] ? gemeente_in[whose] : aanbieder_in[whose]
	naar = van_gemeente[type_of[whose]] ? aanbieder_in[whose] : gemeente_in[whose]
	text = tag("m", "BerichtCode", code[type]) tag("m", "BerichtVersie", 3) \
		tag("m", "BerichtSubversie", 2) tag("m", "Afzender", van) tag("m", "Ontvanger", naar) \
		box("m", "BerichtIdentificatie", tag("b", "Identificatie", id_of[whose]) \
		    tag("b", "Dagtekening", day_of[whose])) versie("XsdVersie", xsd_of[whose])
	if (is_retour())
		return text tag("m", "IdentificatieRetour", id_of[messages]) \
			tag("m", "DagtekeningRetour", day) \
			tag("m", "XsltVersie", header_codes ~ /0001/ ? "2.10.5" : "") \
			versie("XsdVersieRetour", "1.0.0") header_codes
	if (type == "JW325")
		return text box("m", "DeclaratieIdentificatie", tag("b", "Identificatie", id_of[about]) \
				tag("b", "Dagtekening", day_of[about])) \
			tag("m", "XsltVersie", header_codes ~ /0001/ ? "2.10.5" : "") \
			versie("XsdVersieDeclaratie", xsd_declaratie) header_codes
	return text
}

function versie(element, value) {
	return box("m", element, tag("b", "BasisschemaXsdVersie", "1.0.0") \
		   tag("b", "BerichtXsdVersie", value))
}

function list_of(container, class) {
	return box("m", container, list[class])
}

function body(    text) {
	if (is_retour())
		return ""
	if (type == "JW319")
		return box("m", "Antwoord", list["Antwoord"])
	if (is_claim())
		return claim()
	text = client != "" ? client : client_default()
	if (type == "JW301")
		text = text box("m", "Contactgegevens", box("m", "Contact", tag("m", "Soort", "01") \
			box("m", "Adres", box("b", "Huis", tag("b", "Huisnummer", 1)) \
			    tag("b", "Postcode", "1234AB") tag("b", "Straatnaam", "Laan") \
			    tag("b", "Plaatsnaam", "Stad") tag("b", "LandCode", "NL")))) \
			list_of("ToegewezenProducten", "ToegewezenProduct")
	if (type == "JW317")
		text = text box("m", "Verzoek", (verzoek != "" ? verzoek : verzoek_default()) \
			list_of("OngewijzigdeProducten", "OngewijzigdProduct") \
			list_of("TeWijzigenProducten", "TeWijzigenProduct") \
			list_of("NieuweProducten", "NieuwProduct"))
	text = text list_of("StartProducten", "StartProduct") list_of("StopProducten", "StopProduct") \
		list_of("AangevraagdeProducten", "AangevraagdProduct")
	return box("m", "Client", text)
}

function client_default() {
	return type == "JW317" ? tag("m", "Bsn", bsn_of(youth)) : persoon(type == "JW301")
}

function verzoek_default() {
	return m("ReferentieAanbieder", "V1") m("RedenVerzoek", 1)
}

# Totals are those of the lines, unless the line of the claim itself says otherwise.
function claim(    granted) {
	close_client()
	if (type == "JW325" && header_codes !~ /0200/)
		return ""
	if (type == "JW323") {
		total_of[messages] = totaal != "" ? totaal : total
		return box("m", "Declaratie", tag("m", "DeclaratieNummer", nummer_of[messages]) \
			box("m", "DeclaratiePeriode", tag("b", "Begindatum", from_of[messages]) \
			    tag("b", "Einddatum", to_of[messages])) tag("m", "DeclaratieDagtekening", day) \
			bedrag("TotaalIngediendBedrag", "TotaalBedrag", total_of[messages]) \
			list_of("Clienten", "Client"))
	}
	if (claim_codes == "")
		claim_codes = retourcode(clienten > 0 ? "0200" : "8001")
	granted = claim_codes ~ /0200|8001/ ? total_of[about] - total : 0
	return box("m", "DeclaratieAntwoord", tag("m", "DeclaratieNummer", nummer_of[messages]) \
		bedrag("TotaalIngediendBedrag", "TotaalBedrag", totaal != "" ? totaal : total_of[about]) \
		bedrag("TotaalToegekendBedrag", "TotaalBedrag", toegekend != "" ? toegekend : granted) \
		list_of("Clienten", "Client") claim_codes)
}

# What the message starts with: lists and sums of its own.
function clear_message() {
	delete_all(list)
	delete_all(nr)
	client = client_codes = prestaties_in = verzoek = totaal = toegekend = claim_codes = ""
	clienten = prestaties = prestatie_nr = total = 0
}

# A party is that of the message it answers, unless the line names one.
function parties(    answers) {
	answers = is_retour() || type == "JW325"
	gemeente_in[messages] = answers && !("Gemeente" in given) ? gemeente_in[about] \
								  : gemeente_of(val("Gemeente", 1))
	aanbieder_in[messages] = answers && !("Aanbieder" in given) ? aanbieder_in[about] \
								    : aanbieder_of(val("Aanbieder", 1))
}

# What a retour answers is not among the messages before it.
function elsewhere(    key) {
	for (key in code)
		if (code[key] == code[type] - 1)
			type_of["Heen"] = key
	id_of["Heen"] = val("Heen", "")
	day_of["Heen"] = val("HeenDagtekening", day)
	xsd_of["Heen"] = "1.0.0"
	gemeente_in["Heen"] = gemeente_of(1)
	aanbieder_in["Heen"] = aanbieder_of(1)
	return "Heen"
}

function start_message() {
	type = $1
	if (!(type in code))
		fail("no such message: " type)
	messages++
	clear_message()
	day = val("Dagtekening", day)
	type_of[messages] = type
	day_of[messages] = day
	id_of[messages] = val("Identificatie", sprintf("M%05d-%02d", number, messages))
	xsd_of[messages] = val("XsdVersie", "1.0.0")
	about = "Heen" in given ? elsewhere() : val("Betreft", messages - 1)
	if ((is_retour() || type == "JW325") && code[type_of[about]] != code[type] - 1)
		fail("there is no such message to answer")
	parties()
	youth = val("Jeugdige", 1)
	header_codes = codes("RetourCodes", type == "JW325" ? "0200" : "")
	xsd_declaratie = val("XsdVersieDeclaratie", xsd_of[about])
	from_of[messages] = type == "JW325" ? from_of[about] : month_before(day, 0)
	to_of[messages] = type == "JW325" ? to_of[about] : month_before(day, 1)
	nummer_of[messages] = type == "JW325" ? nummer_of[about] : "D" messages
	path = "/Bericht/Header"
}

function end_message(    file, text) {
	if (type == "")
		return
	delete_all(given)
	file = sprintf("%s/%04d-%02d.xml", out, number, messages)
	text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<m:Bericht xmlns:m=\"" xmlns tolower(type) \
		"/schema\" xmlns:b=\"" xmlns "basisschema/schema\">\n" \
		box("m", "Header", header()) body() "</m:Bericht>\n"
	gsub(/\n/, "\r\n", text)
	printf "%s", text >file
	close(file)
	print name, conf, batch, messages, file >(out "/manifest")
	type = ""
}

# ---- Lines of a case ----

function delete_all(array,    key) {
	for (key in array)
		delete array[key]
}

function in_list(text) {
	nr[$1]++
	list[$1] = list[$1] box("m", $1, text)
	path = container[$1] "/" $1 "[" nr[$1] "]"
}

function claim_line(    which) {
	which = type == "JW323" ? "Declaratie" : "DeclaratieAntwoord"
	path = "/Bericht/" which
	nummer_of[messages] = val("DeclaratieNummer", nummer_of[messages])
	from_of[messages] = val("Begindatum", from_of[messages])
	to_of[messages] = val("Einddatum", to_of[messages])
	totaal = val("TotaalIngediendBedrag", "")
	toegekend = val("TotaalToegekendBedrag", "")
	claim_codes = "RetourCodes" in given ? codes("RetourCodes") : ""
}

function client_line() {
	path = "/Bericht/Client"
	if (!is_claim()) {
		client = type == "JW317" ? tag("m", "Bsn", val("Bsn", bsn_of(youth))) : persoon(type == "JW301")
		return
	}
	open_client()
	path = claim_path()
}

function claim_path() {
	return "/Bericht/" (type == "JW323" ? "Declaratie" : "DeclaratieAntwoord") \
		"/Clienten/Client[" clienten "]"
}

# A Prestatie without Client is of the first youth.
function prestatie_line(    kept) {
	if (client == "") {
		clienten++
		prestatie_nr = 0
		client = tag("m", "Bsn", bsn_of(youth))
		client_codes = retourcode("0200")
	}
	prestaties++
	prestatie_nr++
	prestaties_in = prestaties_in box("m", "Prestatie", prestatie())
	path = claim_path() "/Prestaties/Prestatie[" prestatie_nr "]"
}

function class_line() {
	if (type == "")
		fail("a line before the first message")
	if ($1 == "Client")
		client_line()
	else if ($1 == "Declaratie" || $1 == "DeclaratieAntwoord")
		claim_line()
	else if ($1 == "Prestatie")
		prestatie_line()
	else if ($1 == "Verzoek") {
		verzoek = m("ReferentieAanbieder", "V1") m("RedenVerzoek", 1)
		path = "/Bericht/Client/Verzoek"
	} else if ($1 == "Antwoord") {
		list["Antwoord"] = antwoord()
		path = "/Bericht/Antwoord"
	} else if ($1 == "ToegewezenProduct")
		in_list(toegewezenproduct())
	else if ($1 == "StartProduct")
		in_list(startproduct())
	else if ($1 == "StopProduct")
		in_list(stopproduct())
	else if ($1 == "AangevraagdProduct")
		in_list(aangevraagdproduct())
	else if ($1 == "OngewijzigdProduct")
		in_list(m("ToewijzingNummer", 1001))
	else if ($1 == "TeWijzigenProduct")
		in_list(tewijzigenproduct())
	else if ($1 == "NieuwProduct")
		in_list(nieuwproduct())
	else
		fail("no such class: " $1)
}

# Element=value after the first word; what follows "!" are the findings.
function read_line(    i, part) {
	delete_all(given)
	delete_all(used)
	said = ""
	for (i = 2; i <= NF && $i != "!"; i++) {
		part = index($i, "=")
		if (part == 0)
			fail("neither Element=value nor a mark: " $i)
		given[substr($i, 1, part - 1)] = substr($i, part + 1)
		said = said $i " "
	}
	return i
}

function all_used(    key) {
	for (key in given)
		if (!(key in used))
			fail($1 " has no " key)
}

function marks(first,    i) {
	for (i = first + 1; i <= NF; i++) {
		print name, messages, $i, path >(out "/marks")
		if ($(i + 1) != ">")
			continue
		print name, messages, $i, $(i + 2) >(out "/solved")
		i += 2
	}
}

function start_case() {
	end_message()
	number++
	messages = 0
	batch = 1
	conf = "-"
	day = "2026-01-05"
	name = FILENAME
	sub(/^.*fixtures\/dossiers\//, "", name)
	sub(/\.txt$/, "", name)
	delete_all(type_of)
	delete_all(prestatie_of)
}

BEGIN {
	xmlns = "http://www.istandaarden.nl/ijw/3_2/"
	count = split("JW301 436 JW302 437 JW305 438 JW306 439 JW307 440 JW308 441 JW315 446 JW316 447" \
		      " JW317 486 JW318 487 JW319 488 JW320 489 JW323 490 JW325 491", word, " ")
	for (i = 1; i < count; i += 2)
		code[word[i]] = word[i + 1]
	van_gemeente["JW301"] = van_gemeente["JW319"] = van_gemeente["JW325"] = 1
	container["ToegewezenProduct"] = "/Bericht/Client/ToegewezenProducten"
	container["StartProduct"] = "/Bericht/Client/StartProducten"
	container["StopProduct"] = "/Bericht/Client/StopProducten"
	container["AangevraagdProduct"] = "/Bericht/Client/AangevraagdeProducten"
	container["OngewijzigdProduct"] = "/Bericht/Client/Verzoek/OngewijzigdeProducten"
	container["TeWijzigenProduct"] = "/Bericht/Client/Verzoek/TeWijzigenProducten"
	container["NieuwProduct"] = "/Bericht/Client/Verzoek/NieuweProducten"
}

FNR == 1 { start_case() }

/^[ \t]*(#|$)/ { next }

/^---/ {
	end_message()
	batch++
	next
}

$1 == "conf" {
	conf = $2 "=" $4
	next
}

{
	if ($1 ~ /^JW/)
		end_message()
	first = read_line()
	if ($1 ~ /^JW/)
		start_message()
	else
		class_line()
	all_used()
	marks(first)
}

END {
	if (failed)
		exit 1
	end_message()
}
