# The questions of a region in share/sql, each of at most ten lines with one that says what it answers: run on
# invented traffic each finds what tests/lib/answers.py computes from the exported tables. And what stands in the
# views for analysts.
. tests/lib/common.sh

exits 0 "$IJW" -q generate --youths "$(figure 500 3000)" --months 20 --seed 31 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
new_home h
db=$TMP/h/ijw.db
printf 'agb,naam\n99010017,"Zorg, ""De Brug"""\n' >"$TMP/h/aanbieders.csv"
sed -i 's/^aanbieders =.*/aanbieders = aanbieders.csv/' "$TMP/h/ijw.conf"
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages"
mkdir "$TMP/csv"
for table in verzoek toewijzing levering wachtketen traject; do
	"$IJW" -C "$TMP/h" export "$table" >"$TMP/csv/$table.csv" || not_ok "export $table"
done
cp "$TMP/h/aanbieders.csv" "$TMP/csv/"
sqlite3 -readonly -csv -header "$db" "SELECT code, naam FROM productcategorie" >"$TMP/csv/categorieen.csv"

# The lists that people bring: of some years and gemeenten the inhabitants are not known, of some youths the month.
printf 'gemeente,jaar,inwoners\nGM0153,2026,32000\nGM0141,2026,15111\nGM0153,2027,31234\n' >"$TMP/csv/bevolking.csv"
awk -F, 'NR == 1 { print "client,geboortemaand"; next }
	!seen[$1]++ { printf "%s,%s\n", $1, n++ % 7 ? sprintf("%04d-%02d", 2008 + n % 3, n % 12 + 1) : "" }' \
	"$TMP/csv/traject.csv" >"$TMP/csv/jeugdige.csv"

# answered NAME: what was found is what is computed; 12 is 12.0.
answered() {
	python3 tests/lib/answers.py "$1" "$TMP/csv" "$IJW_NOW" >"$TMP/computed" 2>&1
	want "$1 finds something" [ "$(wc -l <"$TMP/computed")" -ge 2 ]
	for file in found computed; do
		sed -E 's/\.0(\||$)/\1/g' "$TMP/$file" >"$TMP/$file.plain"
	done
	same "$1" "$TMP/computed.plain" "$TMP/found.plain"
}
answers=0
for query in share/sql/*.sql; do
	name=$(basename "$query" .sql)
	want "$name has at most ten lines" [ "$(wc -l <"$query")" -le 10 ]
	want "$name says what it answers" [ "$(grep -n '^-- [A-Z]' "$query" | cut -d: -f1)" = 1 ]
	want "README names $name" grep -qF "$name" README.md
	# The product that is looked at is one that the traffic has.
	sed "s/'45A48'/'45A04'/" "$query" >"$TMP/query.sql"
	(cd "$TMP/csv" && sqlite3 -readonly "$db" <"$TMP/query.sql") >"$TMP/found" 2>&1
	answered "$name"
	answers=$((answers + 1))
done
want "every question is asked" [ "$answers" -ge 9 ]
sqlite3 -readonly "$db" "SELECT maand, gemeente, begin, instroom, gestart, afgevallen, eind FROM stroom_maand
	WHERE maand >= '2026MM01' ORDER BY gemeente, maand" >"$TMP/found"
answered stroom_maand

# finds WHAT EXPECTED QUERY
finds() { want "$1: $(sqlite3 -readonly "$db" "$3" | head -3)" [ "$(sqlite3 -readonly "$db" "$3")" = "$2" ]; }
finds "a gemeente has its name" "Enschede" "SELECT naam FROM gemeente WHERE code = 'GM0153'"
finds "an aanbieder has the name of the list" 'Zorg, "De Brug"' "SELECT naam FROM aanbieder WHERE code = '99010017'"
finds "and none when the list has none" 0 "SELECT count(naam) FROM aanbieder WHERE code <> '99010017'"
finds "a code has its Dutch name" "huisarts" "SELECT naam FROM code WHERE lijst = 'verwijzer' AND code = '02'"
finds "by the column that has it" "verwijderd" "SELECT naam FROM code WHERE lijst = 'reden_wijziging' AND code = '13'"
finds "in every list" "productcategorie,reden_afwijzing,reden_beeindiging,reden_verzoek,reden_wijziging,verwijzer,verzoek_antwoord" \
	"SELECT group_concat(lijst) FROM (SELECT DISTINCT lijst FROM code ORDER BY 1)"
# Every code of the tables has a name, but onbekend and verlopen, which are ours; and the page has them all.
finds "the codes of the tables" "" "SELECT group_concat(DISTINCT t.lijst || ' ' || t.code) FROM (
	SELECT 'verwijzer' AS lijst, verwijzer AS code FROM verzoek UNION SELECT 'verwijzer', verwijzer FROM wachtketen
	UNION SELECT 'reden_afwijzing', reden_afwijzing FROM verzoek UNION SELECT 'reden_wijziging', reden_wijziging FROM toewijzing
	UNION SELECT 'reden_beeindiging', reden_beeindiging FROM levering UNION SELECT 'reden_wijziging', reden FROM wachtketen
	UNION SELECT 'productcategorie', productcategorie FROM levering) t
	LEFT JOIN code c USING (lijst, code) WHERE t.code NOT IN ('onbekend', 'verlopen', '') AND c.naam IS NULL"
finds "some of each" "4" "SELECT (SELECT count(verwijzer) > 0 FROM verzoek) + (SELECT count(reden_wijziging) > 0 FROM toewijzing)
	+ (SELECT count(reden_beeindiging) > 0 FROM levering) + (SELECT count(*) > 0 FROM wachtketen)"
"$IJW" export --columns | sed -n 's/^| `\([a-z_]*\)` | `\([0-9]*\)` | \(.*\) |$/\1|\2|\3/p' | sort >"$TMP/page"
sqlite3 -readonly "$db" "SELECT lijst || '|' || code || '|' || naam FROM code" | sort >"$TMP/codes"
same "the page has the names of the database" "$TMP/codes" "$TMP/page"
finds "a category has that of the standard" "Jeugdhulp ambulant" "SELECT naam FROM productcategorie WHERE code = '45'"
for code in gemeente aanbieder productcategorie; do
	finds "each $code once, and all" 0 "SELECT (SELECT count(*) FROM (SELECT $code FROM levering UNION
		SELECT $code FROM toewijzing UNION SELECT $code FROM verzoek WHERE $code IS NOT NULL)) - count(*) FROM $code"
done
# Another list, other names; what it no longer has is gone.
printf 'agb,naam\n99010029,Tweede\n' >"$TMP/h/aanbieders.csv"
exits 0 "$IJW" -q -C "$TMP/h" ingest fixtures/stories/C01/messages
finds "names follow the list" "99010029|Tweede" "SELECT * FROM aanbieder WHERE naam IS NOT NULL"
finds "and the others stay" 1 "SELECT count(naam) > 5 FROM gemeente"

finds "months follow each other" "" "SELECT periode FROM (SELECT *, lag(laatste_dag) OVER (ORDER BY periode) AS voor
	FROM periode WHERE soort = 'maand') WHERE date(voor, '1 day') <> eerste_dag"
finds "a month ends where it should" "2026-02-28 2026-04-30" \
	"SELECT group_concat(laatste_dag, ' ') FROM periode WHERE periode IN ('2026MM02', '2026MM04')"
finds "a quarter is whole" "2026-04-01|2026-06-30" "SELECT eerste_dag, laatste_dag FROM periode WHERE periode = '2026KW02'"
finds "a year too" "2027-01-01|2027-12-31" "SELECT eerste_dag, laatste_dag FROM periode WHERE periode = '2027JJ00'"
finds "the last month is that of the last event" "$(echo "$IJW_NOW" | cut -c1-7)" \
	"SELECT substr(max(eerste_dag), 1, 7) FROM periode WHERE soort = 'maand'"
finds "a traject has its deliveries" 0 "SELECT count(*) FROM (SELECT client, begindatum, leveringen FROM traject EXCEPT
	SELECT client, traject, count(*) FROM traject_levering GROUP BY 1, 2)"
finds "nobody's month of birth is in any view" "" "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
	WHERE m.type = 'view' AND c.name LIKE '%geboorte%'"
done_testing
