# Writes random sequences of messages in the notation of fixtures/dossiers (its README):
#
#     awk -v seed=N -v cases=N -v out=FOLDER -f tests/lib/orders.awk
#
# FOLDER/NNN.txt    a sequence: the messages of two youths, two providers and two gemeenten
#
# Numbers, references and days come from short lists, so that messages clash, tie in the order of judging,
# void each other and take each other back. The order of the lines says nothing about that of the days.

function die(sides) {
	return int(rand() * sides)
}

# True in so many of a hundred cases.
function chance(percent) {
	return die(100) < percent
}

# One of the words of a list.
function one_of(words,    list) {
	return list[1 + die(split(words, list, " "))]
}

# A day of the first four months of 2026; day 1 is 1 January.
function date(day,    month) {
	for (month = 1; day > days_of[month]; month++)
		day -= days_of[month]
	return sprintf("2026-%02d-%02d", month, day < 1 ? 1 : day)
}

function line(text) {
	print text >file
}

# An element in some of a hundred cases.
function some(percent, text) {
	return chance(percent) ? " " text : ""
}

# ---- Headers ----

function message(type) {
	messages++
	type_of[messages] = type
	told[messages] = day
	line(type " Dagtekening=" date(day) some(40, "Identificatie=" one_of("A B")) some(10, "Jeugdige=2") \
	     some(6, "Aanbieder=2") some(6, "Gemeente=2"))
}

# A message of one of these types; 0 when there is none.
function earlier(types,    i, n, found) {
	for (i = 1; i <= messages; i++)
		if (index(types, type_of[i]) && die(++n) == 0)
			found = i
	return found
}

# ---- Assignments ----

function assignments(    i, count, number, begin) {
	message("JW301")
	count = 1 + chance(25)
	number = 1001 + die(3)
	if (chance(10))
		line("  Client Geboortedatum=" one_of("2014-05-05 2014-06-05"))
	for (i = 0; i < count; i++) {
		begin = one_of("2026-01-01 2026-01-12 2026-02-01")
		line("  ToegewezenProduct ToewijzingNummer=" number + i \
		     " Ingangsdatum=" begin \
		     (chance(20) ? " Einddatum=" begin " RedenWijziging=13" \
				 : some(40, "Einddatum=" one_of("2026-02-15 2026-03-31"))) \
		     (i > 0 ? " Product=46 Categorie=46 Code=46A03" : "") \
		     some(40, "Toewijzingsdatum=2026-01-0" 1 + die(5)) \
		     some(20, "ReferentieAanbieder=" one_of("V1 V2")))
	}
}

# ---- Starts and stops ----

function starts(    begin) {
	message("JW305")
	begin = date(day - die(2) * 3)
	line("  StartProduct ToewijzingNummer=" 1001 + die(3) " Begindatum=" \
	     (chance(70) ? "2026-01-12" : begin) " StatusAanlevering=" (chance(30) ? 3 : 1))
	if (chance(20))
		line("  StartProduct ToewijzingNummer=" 1001 + die(3) " Begindatum=2026-01-13 StatusAanlevering=" \
		     one_of("1 3"))
}

function stops() {
	message("JW307")
	line("  StopProduct ToewijzingNummer=" 1001 + die(3) " Begindatum=2026-01-12 Einddatum=2026-01-1" 3 + die(2) \
	     " RedenBeeindiging=" one_of("20 31") " StatusAanlevering=" (chance(30) ? 3 : 1))
}

# ---- Requests and answers ----

function requests() {
	message("JW315")
	line("  AangevraagdProduct ReferentieAanbieder=" one_of("V1 V2 V3"))
}

function changes() {
	message("JW317")
	line("  Verzoek ReferentieAanbieder=" one_of("V1 V2 V3"))
	line("  " one_of("OngewijzigdProduct TeWijzigenProduct") " ToewijzingNummer=" 1001 + die(3))
}

function answers(    answer) {
	message("JW319")
	answer = one_of("1 2")
	line("  Antwoord ReferentieAanbieder=" one_of("V1 V2 V3") " VerzoekAntwoord=" answer \
	     (answer == 1 ? some(30, "RedenAfwijzingVerzoek=8") : ""))
}

# ---- Claims ----

# The month before that of the message, from its first day.
function claims(    i, last, number) {
	day += 31
	message("JW323")
	line("  Declaratie DeclaratieNummer=" one_of("D1 D2 D3"))
	last = 1 + die(2)
	for (i = 1; i <= last; i++) {
		number = "P" i + die(2) * 2
		if (chance(35))
			line("  Prestatie ToewijzingNummer=" 1001 + die(3) " ReferentieNummer=C" die(9) \
			     " VorigReferentieNummer=" number)
		else
			line("  Prestatie ToewijzingNummer=" 1001 + die(3) " ReferentieNummer=" number \
			     some(20, "GeleverdVolume=9"))
	}
	claimed[messages] = number
}

function claim_answers(    about) {
	about = earlier("JW323")
	if (!about)
		return
	day = told[about] + die(4)
	messages++
	type_of[messages] = "JW325"
	line("JW325 Betreft=" about " Dagtekening=" date(day) some(30, "Identificatie=" one_of("A B")) \
	     some(15, "RetourCodes=0001"))
}

# A retour, which rejects more often than not; of some messages two.
function retours(    about, code) {
	about = earlier("JW301 JW305 JW307 JW315 JW317 JW319")
	if (!about)
		return
	day = told[about] + die(5)
	code = substr(type_of[about], 3) + 1
	messages++
	type_of[messages] = "JW" code
	line("JW" code " Betreft=" about " Dagtekening=" date(day) some(70, "RetourCodes=0001") \
	     some(30, "Identificatie=R"))
}

function sequence(    i, what) {
	messages = 0
	for (i = 0; i < 14; i++) {
		day = 12 + die(4) * (chance(50) ? 1 : 7)
		what = one_of("a a a s s s t t r c n d d d e v v v")
		if (what == "a" || messages == 0)
			assignments()
		else if (what == "s")
			starts()
		else if (what == "t")
			stops()
		else if (what == "r")
			requests()
		else if (what == "c")
			changes()
		else if (what == "n")
			answers()
		else if (what == "d")
			claims()
		else if (what == "e")
			claim_answers()
		else
			retours()
	}
}

BEGIN {
	srand(seed)
	split("31 28 31 30", days_of, " ")
	for (number = 1; number <= cases; number++) {
		file = sprintf("%s/%03d.txt", out, number)
		sequence()
		close(file)
	}
}
