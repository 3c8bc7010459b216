# Makes the person in a message one of a kind: every name, address and remark is made from the BSN, in
# letters that no word has. Messages are copied to the folder `out` under their own names; all values are
# written to the file `values` as seek wants them: one `text VALUE` a line.
function letters(bsn, from, count,   i, text) {
	for (i = from; i < from + count; i++)
		text = text substr("ghjkqvwxzy", substr(bsn, i, 1) + 1, 1)
	return text
}
function tell(value) {
	if (!(value in told))
		print "text " value >values
	told[value] = 1
}
function put(element, value) {
	if ($0 ~ "<[a-z0-9:]*" element ">") {
		sub(/>[^<]*</, ">" value "<")
		tell(value)
	}
}
# In the ways that a day is written.
function put_day(   day) {
	split($0, part, /[<>]/)
	split(part[3], day, "-")
	if (day[1] > 2020)
		return
	tell(part[3])
	tell(day[1] day[2] day[3])
	tell(day[3] day[2] day[1])
	# 2026-05-20 behind which another column begins with 20 reads as 26-05-2020.
	if (day[3] < 24 || day[3] > 28)
		tell(day[3] "-" day[2] "-" day[1])
}
FNR == 1 {
	if (target != "")
		close(target)
	n = split(FILENAME, part, "/")
	target = out "/" part[n]
	bsn = ""
	birth = 0
}
/<[a-z0-9:]*Bsn>/ {
	split($0, part, /[<>]/)
	bsn = part[3]
	tell(bsn)
	town = "Xj" letters(bsn, 4, 6)
}
bsn != "" {
	put("Achternaam", "Zq" letters(bsn, 4, 6))
	put("Voornamen", "Vx" letters(bsn, 4, 6))
	put("Straatnaam", "Wk" letters(bsn, 4, 6))
	put("Plaatsnaam", town)
	put("Telefoonnummer", "06" substr(bsn, 2))
	put("Emailadres", "zm" letters(bsn, 4, 6) "@voorbeeld.nl")
	put("Postcode", "7" substr(bsn, 4, 3) toupper(letters(bsn, 7, 2)))
}
/<[a-z0-9:]*Geboortedatum>/ { birth = 1 }
birth && /Datum>[0-9]/ { put_day(); birth = 0 }
{ print >target }
# A remark where one may be.
/<\/jw301:Omvang>/ {
	remark = "Jz" letters(bsn, 4, 6) "-wil-niemand-weten"
	print "<jw301:Commentaar>" remark "</jw301:Commentaar>\r" >target
	tell(remark)
}
END {
	# What the places hold that are no messages.
	print town >values ".one"
	print bsn >values ".one"
}
