# From day to day: a home in which `ingest` derives only the youths that are due has every day the tables that
# `export` derives from the messages. Half of the messages are there before their day, the others come one after
# the other; day for day with no message at all nothing but the day is another.
. tests/lib/common.sh

YOUTHS=$(figure 40 400)
DAYS=$(figure 25 400)
STEP=$(figure 16 1)
tables="verzoek toewijzing levering wachtketen traject"
export IJW_NOW=2025-01-01
exits 0 "$IJW" -q generate --youths "$YOUTHS" --months 15 --seed 5 --from 2025-01-01 --out "$TMP/traffic"
new_home h
home=$TMP/h
db=$home/ijw.db
find "$TMP/traffic/messages" -type f | sort >"$TMP/messages"
count=$(wc -l <"$TMP/messages")
days=$((DAYS * STEP))

# day N: the date of day N.
day() { date -u -d "2025-01-01 + $1 days" +%F; }

# due DATE: how many youths are due on it.
due() { sqlite3 "$db" "SELECT count(*) FROM jeugdige WHERE volgende_dag <= julianday('$1') - 2440587.5"; }

# differs HOME: the names of the tables whose view, or the export of what is stored, is not what export derives where
# nothing stored can be used.
differs() {
	rm -rf "$TMP/unstored"
	cp -r "$1" "$TMP/unstored"
	sqlite3 "$TMP/unstored/ijw.db" "DELETE FROM stand WHERE sleutel = 'afgeleid'"
	for table in $tables; do
		"$IJW" -C "$TMP/unstored" export "$table" >"$TMP/derived"
		"$IJW" -C "$1" export "$table" >"$TMP/export"
		cmp -s "$TMP/derived" "$TMP/export" || echo "$table"
		tail -n +2 "$TMP/derived" | sort >"$TMP/export"
		sqlite3 -csv "$1/ijw.db" "SELECT * FROM $table" | tr -d '\r' | sort >"$TMP/view"
		cmp -s "$TMP/export" "$TMP/view" || echo "$table"
	done
}

awk 'NR % 2' "$TMP/messages" | xargs "$IJW" -q -C "$home" ingest >/dev/null 2>&1
want "half of the messages are there" [ "$(sqlite3 "$db" "SELECT count(*) FROM bericht")" -gt $((count / 3)) ]
awk 'NR % 2 == 0' "$TMP/messages" >"$TMP/others"
derived=0
n=0
wrong=
rows=0
while [ "$n" -lt "$days" ]; do
	n=$((n + STEP))
	IJW_NOW=$(day "$n")
	derived=$((derived + $(due "$IJW_NOW")))
	awk -v from=$(((n - STEP) * count / 2 / days)) -v to=$((n * count / 2 / days)) 'NR > from && NR <= to' \
		"$TMP/others" | xargs -r cp -t "$home/inbox"
	"$IJW" -q -C "$home" ingest >/dev/null 2>&1
	is=$(differs "$home")
	[ -z "$is" ] || wrong="$wrong $IJW_NOW: $(echo "$is" | paste -sd,)"
	rows=$((rows + $(wc -l <"$TMP/view")))
done
want "the views are what export derives, day after day:$wrong" [ -z "$wrong" ]
want "there were rows to compare" [ "$rows" -gt "$DAYS" ]
youths=$(sqlite3 "$db" "SELECT count(*) FROM jeugdige")
want "few are due on a day: $derived of $((youths * DAYS))" [ $((derived * $(figure 2 8))) -lt $((youths * DAYS)) ]
want "everybody is derived again now and then" [ "$derived" -gt $((youths / 2)) ]
exits 0 "$IJW" -q -C "$home" rebuild --check

# A youth who is forgotten is seen, and a day that is turned back derives all.
cp -r "$home" "$TMP/forgotten"
sqlite3 "$TMP/forgotten/ijw.db" "UPDATE jeugdige SET volgende_dag = NULL"
IJW_NOW=$(day $((days + 40)))
"$IJW" -q -C "$TMP/forgotten" ingest >/dev/null 2>&1
"$IJW" -q -C "$home" ingest >/dev/null 2>&1
want "who is due and is not derived has the rows of an earlier day" [ -n "$(differs "$TMP/forgotten")" ]
want "who is derived has not" [ -z "$(differs "$home")" ]
IJW_NOW=$(day $((days - 20)))
"$IJW" -q -C "$home" ingest >/dev/null 2>&1
want "on an earlier day too" [ -z "$(differs "$home")" ]

# Other parameters derive all, also on the same day.
sed -i 's/^t_stop = .*/t_stop = 5/' "$home/ijw.conf"
want "the parameter is another one" grep -q '^t_stop = 5' "$home/ijw.conf"
"$IJW" -q -C "$home" ingest >/dev/null 2>&1
want "the views are those of the other parameters" [ -z "$(differs "$home")" ]

done_testing
