# One message for every youth of a list: fills in a template as often as the list says.
#   awk -f tests/lib/many.awk -v out=FOLDER TEMPLATE LIST
# A line of LIST is "Begindatum Dagtekening number"; # begins a comment. Each youth has a test BSN of his own,
# from 999900006 on, each message its own Identificatie.

function passes_11(number, i, sum) {
	for (i = 1; i <= 8; i++)
		sum += (10 - i) * substr(number, i, 1)
	return (sum - substr(number, 9, 1)) % 11 == 0
}

function write_message(begin, told, text, file) {
	do
		bsn++
	while (!passes_11(bsn))
	text = template
	gsub(/@IDENTIFICATIE@/, sprintf("S%06d", ++messages), text)
	gsub(/@DAGTEKENING@/, told, text)
	gsub(/@BSN@/, bsn, text)
	gsub(/@BEGINDATUM@/, begin, text)
	file = sprintf("%s/%03d-%s", out, messages, name)
	printf "%s", text >file
	close(file)
}

BEGIN {
	bsn = 999900005
	name = ARGV[1]
	sub(/.*\//, "", name)
}
NR == FNR {
	template = template $0 "\n"
	next
}
/^#/ { next }
{
	for (n = 0; n < $3; n++)
		write_message($1, $2)
}
