# Copies the files named as arguments into the folder `out`, under their base names: KIND=invalid with one fault for the
# schema in each, by turns another one and another place; KIND=left with a root that names its own type, which is valid
# and which the reader leaves to libxml2.
FNR == 1 {
	if (file != "")
		close(file)
	file = FILENAME
	sub(/.*\//, out "/", file)
	number++
	# Where the fault comes: at one of the first leaves, which every message has.
	at = 4 + number % 4
	how = int(number / 4) % 4
}
FNR == 2 && KIND == "left" {
	prefix = substr($0, 2, index($0, ":") - 1)
	sub(/ xmlns:/, " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"" prefix "Root\"&")
}
FNR == at && KIND == "invalid" {
	if (how == 0)
		next # an element is missing
	if (how == 1)
		print >file # one too many
	if (how == 2)
		sub(/<\//, "x&") # a value of another type
	if (how == 3)
		gsub(/:[A-Z][A-Za-z]*>/, ":Onbekend>") # an element that nobody knows
}
{ print >file }
