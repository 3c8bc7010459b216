# The second reading of the rules about numbers that may be used once, and of retours and months: from the
# messages themselves, each beside each.
#
#     awk -f tests/rule/numbers.awk MANIFEST
#
# The manifest is that of tests/lib/dossier.awk; no two messages are told apart by their content alone. Prints the
# findings as the marks of the sequences are written, CASE MESSAGE RULE PATH, and those that a later message
# resolves as CASE MESSAGE RULE > MESSAGE.

# ---- What a message says ----

# The value of a line of text that is one element.
function value(text) {
	sub(/^<[^>]*>/, "", text)
	sub(/<.*$/, "", text)
	return text
}

function is_listed(name) {
	return name ~ /^(ToegewezenProduct|AangevraagdProduct|Prestatie)$/ ||
		path ~ /Clienten\/Client$/
}

function enter(name) {
	depth++
	trail[depth] = path
	path = path "/" name
	if (is_listed(name))
		path = path "[" ++nr[path] "]"
}

# A number at a place: of which kind, between whom.
function number(kind, text) {
	used[m, ++uses[m]] = kind
	used_text[m, uses[m]] = text
	used_path[m, uses[m]] = path
	used_bsn[m, uses[m]] = bsn
}

function leaf(name, text) {
	if (path == "/Bericht/Header" && name == "Afzender")
		van[m] = text
	else if (path == "/Bericht/Header" && name == "Ontvanger")
		naar[m] = text
	else if (path ~ /\/BerichtIdentificatie$/ && name == "Identificatie")
		id[m] = text
	else if (path ~ /\/BerichtIdentificatie$/ && name == "Dagtekening")
		dag[m] = bekend[m] = text
	else if (name == "DagtekeningRetour")
		bekend[m] = text
	else if (path ~ /\/DeclaratieIdentificatie$/)
		claim[m] = claim[m] " " text
	else if (name == "RetourCode")
		codes[m] = codes[m] " " text
	else if (name == "StatusAanlevering" && text != 3 || \
		 name == "DebetCredit" && text == "D" && path ~ /\/Prestatie\[[0-9]*\]\/IngediendBedrag$/)
		adds[m] = 1
	else if (name == "Bsn")
		bsn = text
	else if (name == "ToewijzingNummer" && path ~ /ToegewezenProduct\[[0-9]*\]$/)
		number("toewijzing", text)
	else if (name == "ReferentieAanbieder" && path ~ /(AangevraagdProduct\[[0-9]*\]|Verzoek)$/)
		number("verzoek", text)
	else if (name == "DeclaratieNummer" && path == "/Bericht/Declaratie")
		number("declaratie", text)
	else if (name == "ReferentieNummer" && path ~ /^\/Bericht\/Declaratie\//) {
		sub(/\/ProductReferentie$/, "", path)
		number("prestatie", text)
		path = path "/ProductReferentie"
	} else if (name == "VorigReferentieNummer" && path ~ /^\/Bericht\/Declaratie\//) {
		sub(/\/ProductReferentie$/, "", path)
		number("credit", text)
		path = path "/ProductReferentie"
	} else if (path == "/Bericht/Declaratie/DeclaratiePeriode")
		maand[m] = substr(text, 1, 4) * 12 + substr(text, 6, 2)
}

function read_message(file,    line, name) {
	path = ""
	depth = uses[m] = 0
	claim[m] = codes[m] = maand[m] = adds[m] = bsn = ""
	delete nr
	while ((getline line < file) > 0) {
		sub(/\r$/, "", line)
		if (line !~ /^<\/?[mb]:/)
			continue
		name = line
		sub(/^<\/?[mb]:/, "", name)
		sub(/[ >].*$/, "", name)
		if (line ~ /^<\//)
			path = trail[depth--]
		else if (line ~ /<\//)
			leaf(name, value(line))
		else
			enter(name)
		if (name == "Bericht" && line !~ /^<\//) {
			type[m] = line
			sub(/^.*3_2\/jw/, "", type[m])
			type[m] = substr(type[m], 1, 3) + 0
		}
	}
	close(file)
}

function is_retour(one) {
	return type[one] % 2 == 0
}

function aanbieder(one) {
	return type[one] ~ /^(301|319|325)$/ ? naar[one] : van[one]
}

function gemeente(one) {
	return type[one] ~ /^(301|319|325)$/ ? van[one] : naar[one]
}

# ---- What is known ----

function rang(one) {
	return index("315 317 319 301 305 307 323 325", type[one]) > 0 ? \
		index("315 317 319 301 305 307 323 325", type[one]) : 99
}

function only_takes_back(one) {
	return type[one] ~ /^(305|307|323)$/ && !adds[one]
}

# Whether message a is judged before b: by day, type, whether it only takes back, name.
function before(a, b) {
	if (bekend[a] != bekend[b])
		return bekend[a] < bekend[b]
	if (rang(a) != rang(b))
		return rang(a) < rang(b)
	if (only_takes_back(a) != only_takes_back(b))
		return only_takes_back(a)
	if (id[a] != id[b])
		return id[a] "" < id[b] ""
	return van[a] "" < van[b] ""
}

# Any code but these rejects (definitions 1.6).
function rejects(one,    text) {
	text = codes[one]
	gsub(/ (0200|0233)/, "", text)
	return text != ""
}

function answers(retour, one) {
	return type[retour] == type[one] + 1 && is_retour(retour) && van[retour] == van[one] && \
		id[retour] == id[one] && dag[retour] == dag[one]
}

# A JW325 that refuses the claim as a whole.
function refuses(antwoord, one,    text) {
	text = codes[antwoord]
	gsub(/ (0200|8001)/, "", text)
	return type[antwoord] == 325 && type[one] == 323 && naar[antwoord] == van[one] && \
		van[antwoord] == naar[one] && claim[antwoord] == " " id[one] " " dag[one] && text != ""
}

# Whether b may count message a as sent.
function counts(a, b,    one) {
	if (!before(a, b))
		return 0
	for (one = 1; one <= count; one++)
		if (before(one, b) && bekend[one] <= bekend[b] && \
		    ((answers(one, a) && rejects(one)) || refuses(one, a)))
			return 0
	return 1
}

# ---- The rules ----

function find(rule, where) {
	print name, message[b], rule, where
}

# Whether the number at hand was used in a way that forbids to use it again.
function is_used(a, i, j,    kind) {
	kind = used[b, j]
	if (used[a, i] != kind || used_text[a, i] != used_text[b, j])
		return 0
	if (kind == "prestatie" && a == b)
		return i < j
	if (!counts(a, b))
		return 0
	if (kind == "toewijzing")
		return gemeente(a) == gemeente(b) && \
			(used_bsn[a, i] != used_bsn[b, j] || aanbieder(a) != aanbieder(b))
	return aanbieder(a) == aanbieder(b)
}

# Whether something was assigned to the youth of this number.
function is_known(j,    a, i) {
	for (a = 1; a <= count; a++)
		for (i = 1; i <= uses[a]; i++)
			if (used[a, i] == "toewijzing" && used_bsn[a, i] == used_bsn[b, j] && \
			    gemeente(a) == gemeente(b) && aanbieder(a) == aanbieder(b) && counts(a, b))
				return 1
	return 0
}

function judge_numbers(    a, i, j) {
	for (j = 1; j <= uses[b]; j++)
		for (a = 1; a <= count; a++)
			for (i = 1; i <= uses[a]; i++)
				if (is_used(a, i, j) && (used[b, j] != "credit" || is_known(j))) {
					find(rule_of[used[b, j]], used_path[b, j])
					a = count
					break
				}
}

# The transport has seen an Identificatie also of what was rejected.
function judge_identity(    a, again) {
	for (a = 1; a <= count; a++)
		again = again || (type[a] == type[b] && van[a] == van[b] && id[a] == id[b] && before(a, b)) || \
			(type[a] == 325 && type[b] == 325 && naar[a] == naar[b] && claim[a] == claim[b] && \
			 counts(a, b))
	if (again)
		find("TR056", "/Bericht/Header")
}

function judge_month(    a, last) {
	for (a = 1; a <= count; a++)
		if (type[a] == 323 && van[a] == van[b] && naar[a] == naar[b] && counts(a, b) && maand[a] > last)
			last = maand[a]
	if (last > maand[b])
		find("TR318", "/Bericht/Declaratie")
	if (last != "" && last < maand[b] - 1)
		find("IJW216", "/Bericht/Declaratie")
}

function judge_retour(    a, known, later) {
	for (a = 1; a <= count; a++) {
		if (answers(b, a) && before(a, b))
			known = 1
		else if (answers(b, a) && (!later || before(a, later)))
			later = a
		if (type[a] == type[b] && van[a] == van[b] && id[a] == id[b] && dag[a] == dag[b] && before(a, b))
			find("IJW215", "/Bericht/Header")
	}
	if (!known)
		find("IJW214", "/Bericht/Header")
	if (!known && later)
		print name, message[b], "IJW214 >", message[later]
}

function judge_case() {
	for (b = 1; b <= count; b++) {
		if (is_retour(b))
			judge_retour()
		else
			judge_identity()
		judge_numbers()
		if (type[b] == 323)
			judge_month()
	}
	count = 0
}

BEGIN {
	rule_of["toewijzing"] = "TR332"
	rule_of["verzoek"] = "TR347"
	rule_of["declaratie"] = "TR333"
	rule_of["prestatie"] = "TR314"
	rule_of["credit"] = "TR390"
}

$1 != name {
	judge_case()
	name = $1
}

{
	m = ++count
	message[m] = $4
	read_message($5)
}

END { judge_case() }
