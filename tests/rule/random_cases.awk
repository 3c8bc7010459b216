# Writes random sequences of messages in the notation of fixtures/dossiers, whose numbers collide:
#
#     awk -v out=FOLDER -v cases=40 -f tests/rule/random_cases.awk
#
# FOLDER/NN.txt each. The messages are right by themselves; what they say together is chance. Parties,
# youths, Identificaties and numbers come from short lists, messages come late, and retours void
# what is there, what is not and what is yet to come.

function roll(sides) {
	seed = seed * 16807 % 2147483647
	return int(seed / 7) % sides
}

function chance(percent) {
	return roll(100) < percent
}

function pick(words,    list) {
	return list[split(words, list, " ") > 0 ? 1 + roll(split(words, list, " ")) : 1]
}

# The date of a day, from 1 for 1 January 2026.
function date_of(number,    month, list, year) {
	year = 2026
	split("31 28 31 30 31 30 31 31 30 31 30 31", list, " ")
	for (month = 1; number > list[month]; month = month % 12 + 1) {
		number -= list[month]
		if (month == 12)
			year++
	}
	return sprintf("%04d-%02d-%02d", year, month, number)
}

# First and last day of the month so many months before 2026-09.
function period(back,    list) {
	split("31 28 31 30 31 30 31 31 30 31 30 31", list, " ")
	return sprintf("Begindatum=2026-%02d-01 Einddatum=2026-%02d-%02d", 9 - back, 9 - back, list[9 - back])
}

function parties() {
	return (chance(25) ? " Gemeente=2" : "") (chance(25) ? " Aanbieder=2" : "") \
		(chance(30) ? " Jeugdige=2" : "")
}

function identity() {
	return chance(45) ? " Identificatie=" pick("I1 I2 I3 I4") : ""
}

# What a message begins with: its number among those of the case.
function message(type,    when) {
	day += chance(50) ? 0 : 1 + roll(4)
	when = chance(15) ? day - roll(5) : day
	type_of[++messages] = type
	return type " Dagtekening=" date_of(when)
}

# One or two of these lines, with two numbers; the second is of another product.
function lines(class, element, numbers, product,    one, other, text) {
	one = pick(numbers)
	text = "  " class " " element "=" one "\n"
	if (chance(30) && (other = pick(numbers)) != one)
		text = text "  " class " " element "=" other " " product "\n"
	return text
}

# A number that none of these lines has.
function other_than(text,    one) {
	do
		one = pick("P1 P2 P3")
	while (index(text, one " ") || index(text, one "\n"))
	return one
}

function claim(    text, client) {
	text = message("JW323") parties() identity() "\n  Declaratie DeclaratieNummer=" pick("D1 D2 D3") " " \
		period(1 + roll(5)) "\n"
	for (client = 1; client <= 1 + chance(30); client++) {
		text = text "  Client Jeugdige=" client "\n  Prestatie ReferentieNummer=" pick("P1 P2 P3 P4") "\n"
		if (chance(25))
			text = text "  Prestatie ReferentieNummer=" pick("P5 P6") " ProductCode=45A05\n"
	}
	if (chance(75))
		text = text "  Prestatie ReferentieNummer=" pick("Q1 Q2 Q3 Q4") " VorigReferentieNummer=" \
			other_than(text) "\n"
	return text
}

# An earlier message that can be answered this way; 0 for none.
function earlier(types,    n, found, seen) {
	for (n = 1; n <= messages; n++)
		if (types ~ type_of[n] && roll(++seen) == 0)
			found = n
	return found + 0
}

# To the claim as a whole: all right, no, or not even read.
function claim_answer(    about, text) {
	about = earlier("JW323")
	if (!about)
		return claim()
	text = message("JW325") identity() " Betreft=" about
	if (chance(20))
		return text " RetourCodes=0001\n"
	return text "\n  DeclaratieAntwoord RetourCodes=" pick("8001 8001 9333") "\n"
}

# On an earlier message, often one that has a retour already; or on one that is yet to come.
function retour(    about, type) {
	about = answered && chance(40) ? answered : earlier("JW301 JW305 JW307 JW315 JW317 JW319")
	if (!about)
		return claim()
	type = "JW" substr(type_of[about], 3) + 1
	if (chance(30)) {
		promised = type_of[about]
		promised_as = "Identificatie=" pick("I1 I2 I3 I4")
		promised_on = date_of(day + roll(4) - 1)
		return message(type) " Heen=" substr(promised_as, 15) " HeenDagtekening=" promised_on \
			(chance(50) ? " RetourCodes=0001" : "") "\n"
	}
	answered = about
	return message(type) " Betreft=" about (chance(70) ? " RetourCodes=0001" : "") "\n"
}

# What a message says behind its header.
function body(type) {
	if (type == "JW301")
		return lines("ToegewezenProduct", "ToewijzingNummer", "1001 1002 1003", "Categorie=46 Code=46A03")
	if (type == "JW315")
		return lines("AangevraagdProduct", "ReferentieAanbieder", "V1 V2 V3 V4", "Categorie=46 Code=46A03")
	if (type == "JW317")
		return "  Verzoek ReferentieAanbieder=" pick("V1 V2 V3 V4") "\n  TeWijzigenProduct\n"
	return type == "JW319" ? "  Antwoord\n" : type == "JW305" ? "  StartProduct\n" : "  StopProduct\n"
}

# What a retour was on.
function promise(    type) {
	type = promised
	promised = ""
	message(type)
	return type " Dagtekening=" promised_on " " promised_as "\n" body(type)
}

function any(    kind) {
	if (promised != "" && chance(30))
		return promise()
	kind = pick("JW301 JW301 JW301 JW315 JW315 JW317 JW317 JW319 JW305 JW307 JW323 JW323 JW323 JW323 " \
		    "JW325 JW325 retour retour retour retour")
	if (kind == "JW323")
		return claim()
	if (kind == "JW325")
		return claim_answer()
	return kind == "retour" ? retour() : message(kind) parties() identity() "\n" body(kind)
}

BEGIN {
	seed = 20260901
	for (i = 1; i <= cases; i++) {
		file = sprintf("%s/%03d.txt", out, i)
		day = 244 + roll(30)
		messages = answered = 0
		promised = ""
		for (n = 6 + roll(18); n > 0; n--) {
			printf "%s", any() >file
			if (chance(15))
				print "---" >file
		}
		close(file)
	}
}
