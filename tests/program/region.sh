# Properties that hold for the tables of a whole invented region (definitions, section 8): the order of
# arrival and repetition change no byte; what is known on a day is what the archive cut at that day gives;
# message by message is the same as all at once; a week later has the same lengths; the flow identities of
# C17 hold exactly. YOUTHS and EVERY change the size: make test-large.
. tests/lib/common.sh

YOUTHS=${YOUTHS:-$(figure 800 2000)} # of the region
EVERY=${EVERY:-$(figure 20 40)} # messages between two comparisons of what is kept up to date with what is made anew
tables="verzoek toewijzing levering wachtketen traject"

# export_all HOME NAME [OPTION...]: the five tables as $TMP/NAME.TABLE.
export_all() {
	from=$1
	name=$2
	shift 2
	for table in $tables; do
		"$IJW" -C "$TMP/$from" export "$table" "$@" >"$TMP/$name.$table" || not_ok "export $table"
	done
}

# same_all WHAT NAME NAME
same_all() {
	for table in $tables; do
		same "$table $1" "$TMP/$2.$table" "$TMP/$3.$table"
	done
}

# shuffled SEED: the lines of stdin as a die has them.
shuffled() {
	awk -v seed="$1" 'BEGIN { srand(seed) } { print rand(), $0 }' | sort | cut -d' ' -f2-
}

# told: for each file on stdin "DAY FILE", the day on which its content became known.
told() {
	xargs awk '
		FNR == 1 { if (file != "") print day, file; file = FILENAME; day = "" }
		/DagtekeningRetour>/ || (/[:<]Dagtekening>/ && day == "") {
			match($0, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/); day = substr($0, RSTART, 10) }
		END { print day, file }'
}

exits 0 "$IJW" -q generate --youths "$YOUTHS" --months 12 --seed 21 --out "$TMP/traffic"
last=$(awk -F, 'NR == 2 { print $2; exit }' "$TMP/traffic/truth.csv")
year=${last%%-*}
export IJW_NOW="$last"
find "$TMP/traffic/messages" -name '*.xml' | sort >"$TMP/files"
new_home a
cp -a "$TMP/a" "$TMP/b" # the same keys: the same pseudonyms
cp -a "$TMP/a" "$TMP/k"
cp -a "$TMP/a" "$TMP/w"
cp -a "$TMP/a" "$TMP/v"
exits 0 "$IJW" -q -C "$TMP/a" ingest "$TMP/traffic/messages"
want "there are messages" [ "$(wc -l <"$TMP/files")" -gt $((YOUTHS * 4)) ]

# ---- Order and repetition ----

export_all a all
export_all a june --peildatum "$year-06-30" --kennisdatum "$year-07-31"
for table in $tables; do
	want "$table has rows" [ "$(wc -l <"$TMP/june.$table")" -gt $((YOUTHS / 8)) ]
done
shuffled 3 <"$TMP/files" | xargs -n 997 "$IJW" -q -C "$TMP/b" ingest || not_ok "ingest in another order"
export_all b other
same_all "in another order of arrival" all other
export_all b other --peildatum "$year-06-30" --kennisdatum "$year-07-31"
same_all "of June in another order of arrival" june other
before=$(sqlite3 "$TMP/b/ijw.db" "SELECT count(*), total(id) FROM bericht; SELECT count(*), total(length(feiten)) FROM feit")
shuffled 4 <"$TMP/files" | xargs -n 1409 "$IJW" -q -C "$TMP/b" ingest || not_ok "ingest again"
after=$(sqlite3 "$TMP/b/ijw.db" "SELECT count(*), total(id) FROM bericht; SELECT count(*), total(length(feiten)) FROM feit")
want "taking in again stores nothing" [ "$before" = "$after" ]
export_all b other
same_all "taken in twice" all other

# ---- As known on a day: the archive cut at that day ----

told <"$TMP/files" | sort >"$TMP/told"
from=0000-00-00
for K in $year-02-10 $year-04-30 $year-08-15 $year-12-01; do
	awk -v from="$from" -v k="$K" '$1 > from && $1 <= k { print $2 }' "$TMP/told" | shuffled 5 >"$TMP/cut"
	want "the cut at $K has files" [ "$(wc -l <"$TMP/cut")" -gt $((YOUTHS / 8)) ]
	xargs "$IJW" -q -C "$TMP/k" ingest <"$TMP/cut" || not_ok "ingest of the cut at $K"
	for P in $K $last; do
		export_all a all.k --peildatum "$P" --kennisdatum "$K"
		export_all k cut --peildatum "$P" --kennisdatum 2999-12-31
		same_all "on $P as known on $K" all.k cut
	done
	from=$K
done

# ---- A week later ----

# The periods of claims are whole months (TR387, TR388): a week later they would be refused.
grep -vE 'JW32[0-9]' "$TMP/files" >"$TMP/movable"
mkdir "$TMP/later"
xargs awk -f tests/lib/shift.awk -v days=7 -v out="$TMP/later" <"$TMP/movable"
want "a file for each" [ "$(find "$TMP/later" -type f | wc -l)" = "$(wc -l <"$TMP/movable")" ]
xargs "$IJW" -q -C "$TMP/w" ingest <"$TMP/movable" || not_ok "ingest without claims"
"$IJW" -q -C "$TMP/v" ingest "$TMP/later" || not_ok "ingest of a week later"
# Working days depend on holidays, the age on the month of birth: every other column is what it was.
not=w1_werkdagen,a1_werkdagen,a2_werkdagen,a3_werkdagen,leeftijd
later=$(echo "$last" | awk -f tests/lib/shift.awk -v days=7)
export_all w now
export_all v later --peildatum "$later"
for table in $tables; do
	awk -f tests/lib/shift.awk -v days=0 -v not=$not <"$TMP/now.$table" >"$TMP/was.$table"
	awk -f tests/lib/shift.awk -v days=-7 -v not=$not <"$TMP/later.$table" >"$TMP/is.$table"
	want "$table changed a week later" sh -c "! cmp -s '$TMP/now.$table' '$TMP/later.$table'"
done
same_all "a week later" was is

# ---- The flow identities of C17 ----

# The stock is that of the table on the day itself, the rest follows from the dates of the last table.
day=$year-05-31
while [ "$day" != "$year-07-01" ]; do
	"$IJW" -C "$TMP/a" export wachtketen --peildatum "$day" --kennisdatum "$last" |
		awk -F, -v day="$day" 'NR > 1 && ($10 == "gepland" || $10 == "wachtend") { print day "," $1 "," $2 "," $20 }'
	day=$(echo "$day" | awk -f tests/lib/shift.awk -v days=1)
done >"$TMP/stock"
for day in $year-01-31 $year-02-28 $year-03-31 $year-04-30 $year-07-31 $year-08-31 $year-09-30 $year-10-31 $year-11-30 $last; do
	"$IJW" -C "$TMP/a" export wachtketen --peildatum "$day" --kennisdatum "$last" |
		awk -F, -v day="$day" 'NR > 1 && ($10 == "gepland" || $10 == "wachtend") { print day "," $1 "," $2 "," $20 }'
done >>"$TMP/stock"
sqlite3 "$TMP/flow.db" >"$TMP/flow" 2>&1 <<SQL
.mode csv
.import $TMP/all.wachtketen w
CREATE TABLE stock (dag TEXT, gemeente TEXT, keten INTEGER, open_dagen INTEGER);
.import $TMP/stock stock
-- A wait stands on the list from klokstart up to, not including, its end.
CREATE TABLE span AS SELECT gemeente, CAST(keten AS INTEGER) AS keten, klokstart, status,
	CASE status WHEN 'gestart' THEN startdatum WHEN 'gestart_volgens_declaratie' THEN startdatum_tot
	WHEN 'afgevallen' THEN einddatum WHEN 'retroactief' THEN startdatum ELSE '9999-12-31' END AS einde
	FROM w WHERE status <> 'uitgesloten';
SELECT 'no klokstart', count(*) FROM span WHERE klokstart = '' OR einde = '' HAVING count(*) > 0;
DELETE FROM span WHERE einde < klokstart;
-- Month by month and gemeente by gemeente: begin + in - gestart - afgevallen = eind.
CREATE TABLE maand AS WITH RECURSIVE m (eerste) AS (SELECT '$year-01-01' UNION ALL
	SELECT date(eerste, '+1 month') FROM m WHERE eerste < '$year-12-01'),
	g AS (SELECT DISTINCT gemeente FROM w)
	SELECT g.gemeente, eerste, date(eerste, '-1 day') AS voor, date(eerste, '+1 month', '-1 day') AS laatste,
	(SELECT count(*) FROM span s WHERE s.gemeente = g.gemeente
		AND klokstart BETWEEN eerste AND date(eerste, '+1 month', '-1 day')) AS erin,
	(SELECT count(*) FROM span s WHERE s.gemeente = g.gemeente AND status LIKE 'gestart%'
		AND einde BETWEEN eerste AND date(eerste, '+1 month', '-1 day')) AS gestart,
	(SELECT count(*) FROM span s WHERE s.gemeente = g.gemeente AND status = 'afgevallen'
		AND einde BETWEEN eerste AND date(eerste, '+1 month', '-1 day')) AS afgevallen
	FROM m CROSS JOIN g;
CREATE TABLE som AS SELECT m.*,
	(SELECT count(*) FROM stock t WHERE t.gemeente = m.gemeente AND t.dag = m.voor) AS begin,
	(SELECT count(*) FROM stock t WHERE t.gemeente = m.gemeente AND t.dag = m.laatste) AS eind FROM maand m;
SELECT 'month', * FROM som WHERE begin + erin - gestart - afgevallen <> eind
	AND (begin > 0 OR eerste > '$year-01-01');
SELECT 'too few', count(*) FROM som WHERE eind > 0 AND gestart > 0 AND erin > 0 HAVING count(*) < 40;
SELECT 'no exits' FROM (SELECT total(afgevallen) AS n FROM som) WHERE n < 10;
-- Day by day in June: the sum of the stocks is the sum of the waiting days in it.
SELECT 'days', a.n, b.n FROM
	(SELECT count(*) AS n FROM stock WHERE dag BETWEEN '$year-06-01' AND '$year-06-30') a,
	(SELECT CAST(total(max(0, julianday(min(einde, '$year-07-01')) - julianday(max(klokstart, '$year-06-01'))))
		AS INTEGER) AS n FROM span) b WHERE a.n <> b.n OR a.n < 1000;
-- Who stands on the list has waited as long as the table says.
SELECT 'open', t.dag, t.gemeente, t.keten FROM stock t LEFT JOIN span s USING (gemeente, keten)
	WHERE s.keten IS NULL OR t.open_dagen <> julianday(t.dag) - julianday(s.klokstart)
	OR s.klokstart > t.dag OR s.einde <= t.dag;
SQL
want "the flow identities: $(head -c 400 "$TMP/flow")" [ ! -s "$TMP/flow" ]

# ---- Message by message ----

# state HOME: what the tables show and how the messages stand to each other.
state() {
	for table in $tables; do
		sqlite3 -quote "$1/ijw.db" "SELECT * FROM $table" | sort
	done
	sqlite3 -quote "$1/ijw.db" "SELECT hex(kenmerk), nietig_vanaf FROM bericht ORDER BY kenmerk"
}

exits 0 "$IJW" -q generate --youths "$(figure 25 60)" --months "$(figure 6 8)" --seed 22 --out "$TMP/small"
IJW_NOW=$(awk -F, 'NR == 2 { print $2; exit }' "$TMP/small/truth.csv")
find "$TMP/small/messages" -name '*.xml' | sort | shuffled 6 >"$TMP/files"
want "many messages" [ "$(wc -l <"$TMP/files")" -gt "$(figure 80 300)" ]
new_home one
sed -i 's/^werkers = .*/werkers = 1/' "$TMP/one/ijw.conf"
cp -a "$TMP/one" "$TMP/whole" # the same keys
taken=0
compared=0
while read -r file; do
	"$IJW" -q -C "$TMP/one" ingest "$file" </dev/null || not_ok "ingest $file"
	taken=$((taken + 1))
	[ $((taken % EVERY)) = 0 ] || [ "$taken" = "$(wc -l <"$TMP/files")" ] || continue
	rm -rf "$TMP/anew"
	cp -a "$TMP/one" "$TMP/anew"
	"$IJW" -q -C "$TMP/anew" rebuild || not_ok "rebuild after $taken messages"
	state "$TMP/one" >"$TMP/kept"
	state "$TMP/anew" >"$TMP/made"
	same "after $taken messages, one by one, as made anew" "$TMP/made" "$TMP/kept"
	compared=$((compared + 1))
done <"$TMP/files"
want "compared on the way" [ "$compared" -gt "$(figure 3 5)" ]
exits 0 "$IJW" -q -C "$TMP/whole" ingest "$TMP/small/messages"
export_all one one
export_all whole whole
same_all "one by one as all at once" whole one
done_testing
