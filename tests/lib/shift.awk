# Moves every ISO date by a number of days; a day of birth (the line below a tag Geboortedatum) stays.
#   awk -f tests/lib/shift.awk -v days=7 -v out=FOLDER FILE...    each file to FOLDER, under its own name
#   awk -f tests/lib/shift.awk -v days=-7 < FILE                  to stdout
# Without FOLDER and with -v not=COLUMN,... those columns of a CSV table come out empty.

# Days since 1 March of the year 0, and back (Howard Hinnant, "chrono-compatible low-level date algorithms").
function number(year, month, day) {
	if (month <= 2) {
		year--
		month += 12
	}
	return 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + int((153 * (month - 3) + 2) / 5) + day - 1
}

function date(n, century, rest, year, month) {
	century = int((4 * n + 3) / 146097)
	rest = n - int(146097 * century / 4)
	year = int((4 * rest + 3) / 1461)
	rest -= int(1461 * year / 4)
	month = int((5 * rest + 2) / 153)
	return sprintf("%04d-%02d-%02d", 100 * century + year + (month >= 10), month + (month < 10 ? 3 : -9), rest - int((153 * month + 2) / 5) + 1)
}

function shifted(line, done, d) {
	while (match(line, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/)) {
		d = substr(line, RSTART, 10)
		if (!(d in moved))
			moved[d] = date(number(substr(d, 1, 4) + 0, substr(d, 6, 2) + 0, substr(d, 9, 2) + 0) + days)
		done = done substr(line, 1, RSTART - 1) moved[d]
		line = substr(line, RSTART + 10)
	}
	return done line
}

# The columns of the header that are not to be shown.
function find_columns(i, n, cell) {
	n = split($0, cell, ",")
	for (i = 1; i <= n; i++)
		if (index("," not ",", "," cell[i] ","))
			hidden[i] = 1
}

function without(line, i, n, cell, text) {
	n = split(line, cell, ",")
	for (i = 1; i <= n; i++)
		text = text (i > 1 ? "," : "") (i in hidden ? "" : cell[i])
	return text
}

FNR == 1 && out != "" {
	if (file != "")
		close(file)
	file = FILENAME
	sub(/.*\//, "", file)
	file = out "/" file
}
not != "" {
	if (FNR == 1)
		find_columns()
	else
		$0 = without($0)
}
{
	line = birth ? $0 : shifted($0)
	birth = /Geboortedatum>/ && !/<\//
	if (out != "")
		print line >file
	else
		print line
}
