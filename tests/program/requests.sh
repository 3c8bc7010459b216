# Requests that lean on messages of somebody else: a key that two youths use (definitions, section 9, "Key seen
# twice"), and an answer, which names no youth, that a retour voids. In every order of arrival the stored rows
# are those of the youths concerned.
. tests/lib/common.sh

# request FILE BSN REFERENTIE IDENTIFICATIE DAGTEKENING: a JW315 of one aanbieder to Enschede.
request() {
	sed "s/999900006/$2/; s/>b1</>$3</; s/>S000001</>$4</; s/2025-03-03/$5/" \
		fixtures/stories/C02/messages/1-jw315.xml >"$1"
}

# answer FILE REFERENTIE IDENTIFICATIE DAGTEKENING: a JW319 of Enschede to that one, "in onderzoek".
answer() {
	sed "s/>b1</>$2</; s/>S000002</>$3</; s/2025-03-07/$4/" fixtures/stories/C02/messages/2-jw319.xml >"$1"
}

# retour FILE TYPE MESSAGE CODE DAGTEKENINGRETOUR RETOURCODE: the retour of a message, in its header alone.
retour() {
	awk -v type="$2" -v code="$4" -v day="$5" -v retour="$6" '
		/<m:Bericht / { sub(/jw3[0-9][0-9]/, type) }
		/<m:BerichtCode>/ { sub(/[0-9]+/, code) }
		/<\/m:Header>/ {
			print "\t\t<m:IdentificatieRetour>R1</m:IdentificatieRetour>\r"
			print "\t\t<m:DagtekeningRetour>" day "</m:DagtekeningRetour>\r"
			print "\t\t<m:XsdVersieRetour>\r\n\t\t\t<b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>\r"
			print "\t\t\t<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>\r\n\t\t</m:XsdVersieRetour>\r"
			print "\t\t<m:RetourCodes>\r\n\t\t\t<m:RetourCode>" retour "</m:RetourCode>\r\n\t\t</m:RetourCodes>\r"
			print "\t</m:Header>\r\n</m:Bericht>\r"
			exit
		}
		{ print }' "$3" >"$1"
}

# orders N: every order of the numbers 1 to N, a line each.
orders() {
	awk -v n="$1" 'function go(left, line, i) {
			if (left == 0) print line
			for (i = 1; i <= n; i++)
				if (!used[i]) { used[i] = 1; go(left - 1, line " " i); used[i] = 0 }
		}
		BEGIN { go(n, "") }'
}

# requests_of HOME [OPTION...]: what is known of each request, without the product.
requests_of() {
	rows "$@" | cut -d, -f2,3,6,10,11,15,17
}

# stored HOME: the same from the rows that are kept up to date, as they stand today.
stored() {
	sqlite3 -csv -header "$1/ijw.db" "SELECT referentie, soort, dagtekening, status, antwoorddatum,
		w1_dagen, w1b_dagen FROM verzoek ORDER BY aanbieder, referentie, soort" | tr -d '\r'
}

# ---- A key that two youths use ----

mkdir "$TMP/key"
request "$TMP/key/1" 999900006 r1 S1 2025-03-03
request "$TMP/key/2" 999900018 r1 S2 2025-03-05
answer "$TMP/key/3" r1 S3 2025-03-07
retour "$TMP/key/4" jw316 "$TMP/key/1" 447 2025-03-10 0001
exits 0 "$IJW" validate "$TMP/key"

header=referentie,soort,dagtekening,status,antwoorddatum,w1_dagen,w1b_dagen
printf '%s\n' $header r1,VOT,2025-03-03,in_onderzoek,2025-03-07,4, >"$TMP/first"
# The first one never was: the key is that of the second youth, and so is the answer.
printf '%s\n' $header r1,VOT,2025-03-05,in_onderzoek,2025-03-07,2, >"$TMP/second"
export IJW_NOW=2025-03-31
orders 4 >"$TMP/orders"
want "24 orders" [ "$(wc -l <"$TMP/orders")" = 24 ]
while read -r order; do
	new_home h
	for message in $order; do
		"$IJW" -q -C "$TMP/h" ingest "$TMP/key/$message" </dev/null || not_ok "ingest $message"
	done
	requests_of "$TMP/h" verzoek --kennisdatum 2025-03-09 --peildatum 2025-03-09 >"$TMP/rows"
	same "before the retour, arrived as$order" "$TMP/first" "$TMP/rows"
	requests_of "$TMP/h" verzoek --kennisdatum 2025-03-10 >"$TMP/rows"
	same "after the retour, arrived as$order" "$TMP/second" "$TMP/rows"
	stored "$TMP/h" >"$TMP/rows"
	same "as stored, arrived as$order" "$TMP/second" "$TMP/rows"
done <"$TMP/orders"

# On the way: with each message the row moves to the youth it belongs to, and the other one loses it.
# step MESSAGE STATUS DAGTEKENING CLIENTS: takes in a message; the one row that stands then.
step() {
	"$IJW" -q -C "$TMP/h" ingest "$TMP/key/$1" || not_ok "ingest $1"
	printf '%s\n' "$2,$3" >"$TMP/expected"
	sqlite3 -csv "$TMP/h/ijw.db" "SELECT status, dagtekening FROM verzoek" | tr -d '\r' >"$TMP/rows"
	same "the row after message $1" "$TMP/expected" "$TMP/rows"
	want "$4 youths after message $1" [ "$(sqlite3 "$TMP/h/ijw.db" "SELECT count(*) FROM jeugdige")" = "$4" ]
}
new_home h
step 2 open 2025-03-05 1
owner=$(sqlite3 "$TMP/h/ijw.db" "SELECT client FROM verzoek")
step 3 in_onderzoek 2025-03-05 1
step 1 in_onderzoek 2025-03-03 2
want "the row is that of the other youth" [ "$owner" != "$(sqlite3 "$TMP/h/ijw.db" "SELECT client FROM verzoek")" ]
step 4 in_onderzoek 2025-03-05 2
want "the row is that of the first youth again" [ "$owner" = "$(sqlite3 "$TMP/h/ijw.db" "SELECT client FROM verzoek")" ]

# An approving retour takes nothing away.
retour "$TMP/key/5" jw316 "$TMP/key/1" 447 2025-03-10 0200
new_home h
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/key/5" "$TMP/key/3" "$TMP/key/2" "$TMP/key/1"
stored "$TMP/h" >"$TMP/rows"
same "an approving retour" "$TMP/first" "$TMP/rows"

# ---- An answer that a retour voids ----

# A JW319 names no youth: its retour reaches the youth whose request it answered, and nobody else.
mkdir "$TMP/answer" "$TMP/other"
request "$TMP/answer/1" 999900006 r1 S1 2025-03-03
answer "$TMP/answer/2" r1 S3 2025-03-07
retour "$TMP/answer/3" jw320 "$TMP/answer/2" 489 2025-03-10 0001
request "$TMP/other/1" 999900018 r2 S2 2025-03-03
answer "$TMP/other/2" r2 S4 2025-03-07
exits 0 "$IJW" validate "$TMP/answer" "$TMP/other"
printf '%s\n' $header r1,VOT,2025-03-03,in_onderzoek,2025-03-07,4, r2,VOT,2025-03-03,in_onderzoek,2025-03-07,4, >"$TMP/first"
printf '%s\n' $header r1,VOT,2025-03-03,open,,, r2,VOT,2025-03-03,in_onderzoek,2025-03-07,4, >"$TMP/second"
orders 3 >"$TMP/orders"
while read -r order; do
	for when in before after; do
		new_home h
		[ $when = after ] || "$IJW" -q -C "$TMP/h" ingest "$TMP/other" </dev/null || not_ok "ingest"
		for message in $order; do
			"$IJW" -q -C "$TMP/h" ingest "$TMP/answer/$message" </dev/null || not_ok "ingest $message"
		done
		[ $when = before ] || "$IJW" -q -C "$TMP/h" ingest "$TMP/other" </dev/null || not_ok "ingest"
		requests_of "$TMP/h" verzoek --kennisdatum 2025-03-09 --peildatum 2025-03-09 >"$TMP/rows"
		same "before the JW320, arrived as$order, the other $when" "$TMP/first" "$TMP/rows"
		requests_of "$TMP/h" verzoek --kennisdatum 2025-03-10 >"$TMP/rows"
		same "after the JW320, arrived as$order, the other $when" "$TMP/second" "$TMP/rows"
		stored "$TMP/h" >"$TMP/rows"
		same "as stored, arrived as$order, the other $when" "$TMP/second" "$TMP/rows"
	done
done <"$TMP/orders"

# A new answer counts; the void one stays void.
answer "$TMP/answer/4" r1 S5 2025-03-12
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/answer/4"
printf '%s\n' $header r1,VOT,2025-03-03,in_onderzoek,2025-03-12,9, r2,VOT,2025-03-03,in_onderzoek,2025-03-07,4, >"$TMP/third"
stored "$TMP/h" >"$TMP/rows"
same "a new answer" "$TMP/third" "$TMP/rows"
exits 0 "$IJW" -q -C "$TMP/h" rebuild
stored "$TMP/h" >"$TMP/rows"
same "a new answer, made anew" "$TMP/third" "$TMP/rows"
done_testing
