# A youth with very many events: while the daemon runs they are derived at most once a minute, others at once;
# status counts who waits, export derives for itself, and nothing that waits is forgotten.
. tests/lib/common.sh
. tests/lib/watch.sh
export IJW_NOW=2026-06-01

good=fixtures/rules/CS002/good-jw301.xml
new_home h
h=$TMP/h
db=$h/ijw.db
view() { sqlite3 "$db" "SELECT count(*) FROM toewijzing"; }
waiting() { "$IJW" -C "$h" status --json | sed -n 's/.*"youths_marked": *\([0-9]*\).*/\1/p'; }
has() { [ "$(view)" = "$1" ]; }

# message NAME FIRST LAST BSN: a JW301 with assignments of these numbers, each of a day of its own; "$TMP/NAME.xml".
message() {
	awk -v name="$1" -v first="$2" -v last="$3" -v bsn="$4" '
		/<b:Identificatie>/ { sub(/>[^<]*</, ">" name "<") }
		/<m:Bsn>/ { sub(/>[^<]*</, ">" bsn "<") }
		/<m:ToegewezenProduct>/ { within = 1 }
		within { text = text $0 "\n" } !within { print }
		/<\/m:ToegewezenProduct>/ {
			within = 0
			for (n = first; n <= last; n++) {
				line = text
				day = sprintf("%d-%02d-%02d", 2015 + int(n / 336), 1 + int(n % 336 / 28), 1 + n % 28)
				sub(/<m:ToewijzingNummer>[0-9]*/, "<m:ToewijzingNummer>" n, line)
				sub(/<m:Ingangsdatum>[^<]*/, "<m:Ingangsdatum>" day, line)
				sub(/<m:Einddatum>[^<]*/, "<m:Einddatum>" day, line)
				printf "%s", line
			}
		}' "$good" >"$TMP/$1.xml"
}
message MANY 1 2100 999900006
message NEXT 3001 3001 999900006
message LAST 3002 3002 999900006
message OTHER 4001 4001 999900018

watch "$h"
cp "$TMP/MANY.xml" "$h/inbox"
soon "very many assignments are there" has 2100
want "nobody waits yet" [ "$(waiting)" = 0 ]
cp "$TMP/NEXT.xml" "$h/inbox"
soon "one more is taken in" [ -f "$h/done/NEXT.xml" ]
cp "$TMP/OTHER.xml" "$h/inbox"
soon "another youth is derived at once" has 2101
want "the one with very many waits" [ "$(waiting)" = 1 ]
exits 0 "$IJW" -C "$h" status
want "status says so" grep -q "^youths      2, 1 with more than 2000 events waits to be derived" "$TMP/out"
exits 0 "$IJW" -C "$h" status --prometheus "$TMP/prom"
want "so do the metrics" grep -q "^ijw_tables_waiting 1$" "$TMP/prom"
want "export has all" [ "$("$IJW" -C "$h" export toewijzing | wc -l)" = 2103 ]
if [ "$FORM" = long ]; then
	soon "a minute later the rows are there" has 2102
	want "and nobody waits" [ "$(waiting)" = 0 ]
	cp "$TMP/LAST.xml" "$h/inbox"
	soon "one more is taken in, and waits" [ -f "$h/done/LAST.xml" ]
	want "again one waits" [ "$(waiting)" = 1 ]
else
	cp "$TMP/LAST.xml" "$h/inbox"
	soon "one more is taken in, and waits too" [ -f "$h/done/LAST.xml" ]
	want "still one waits" [ "$(waiting)" = 1 ]
fi
exits 1 "$IJW" -C "$h" rebuild --check
want "rebuild --check says why rows differ" grep -q "1 youth or dossier with very many events was still to be derived" "$TMP/err"
ends 0
want "what waits is not forgotten" [ "$(waiting)" = 1 ]
exits 0 "$IJW" -q -C "$h" ingest
want "ingest derives it" has 2103
want "nobody waits any more" [ "$(waiting)" = 0 ]
exits 0 "$IJW" -C "$h" rebuild --check
want "and later nothing of it" [ "$(grep -c "still to be derived" "$TMP/err")" = 0 ]
done_testing
