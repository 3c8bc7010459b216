# Traffic in which senders put names and BSNs into the texts that they choose. Reads all messages twice, and writes
# them into the folder `out` under names of their own, some of which tell the youth too:
#     awk -v out=DIR -f masks.awk FILE... pass=2 FILE...
# A youth is called by a word that stands nowhere else: Q and a letter for each of the last six digits of their BSN.
# References have the name or the BSN of the youth, and so have half of the identifications. A JW317 and a JW323 have
# no names: theirs are BSNs.
function name_of(bsn,   i, name) {
	name = "Q"
	for (i = 4; i <= 9; i++)
		name = name substr("abcdefghij", substr(bsn, i, 1) + 1, 1)
	return name
}
function number_of(text) {
	gsub(/[^0-9]/, "", text)
	return text + 0
}
BEGIN { FS = "[<>]"; pass = 1 }
FNR == 1 {
	if (file != "")
		close(file)
	type = substr(FILENAME, length(FILENAME) - 8, 5)
	first = 1
	messages++
	if (pass == 2)
		file = out "/" (FILENAME in names && messages % 2 ? names[FILENAME] " " : "") type "-" sprintf("%05d", messages) ".xml"
}
{
	element = $2
	sub(/^[^:]*:/, "", element)
	text = $3
}
pass == 1 && element == "Identificatie" && first { identification = text; first = 0 }
pass == 1 && element == "Bsn" {
	bsn = text
	number = number_of(identification)
	if (number % 2 == 1 && type ~ /JW30[157]|JW315/)
		map[identification] = name_of(bsn) "/" number % 10000
	else if (number % 2 == 1 && type ~ /JW317|JW323/)
		map[identification] = bsn sprintf("%02d", ++claims[bsn])
	if (type == "JW323" && number_given)
		map[given] = bsn sprintf("%03d", number_of(given) % 1000)
	number_given = 0
	names[FILENAME] = type ~ /JW317|JW323|JW325/ ? bsn "1" : name_of(bsn)
}
pass == 1 && element == "DeclaratieNummer" && type == "JW323" { given = text; number_given = 1 }
pass == 1 && element == "ReferentieAanbieder" && type ~ /JW31[57]/ {
	map[text] = number_of(text) % 3 == 0 || type == "JW317" ? "1" bsn "-" number_of(text) : name_of(bsn) "-" number_of(text)
}
pass == 1 && element == "ReferentieNummer" && type == "JW323" { map[text] = bsn "7-" number_of(text) }
pass == 1 { next }
element == "Bsn" { bsn = text }
element == "Achternaam" { sub(/>[^<]*</, ">" name_of(bsn) "<") }
element ~ /^(Identificatie|IdentificatieRetour|Referentie.*|VorigReferentieNummer|DeclaratieNummer)$/ && text in map {
	sub(/>[^<]*</, ">" map[text] "<")
	changed++
}
{ print >file }
END { print changed + 0 }
