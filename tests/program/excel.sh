# `--excel`: the tables as a Dutch spreadsheet reads them. Another reader, sqlite3, gets the same out of both forms.
. tests/lib/common.sh

new_home h
"$IJW" -q generate --youths 40 --months 8 --seed 5 --out "$TMP/t"
cp "$TMP"/t/region/*.csv "$TMP/h"
"$IJW" -q -C "$TMP/h" ingest "$TMP/t/messages" fixtures/rules/CS002 >/dev/null 2>&1

{
	echo AGB,ReferentieAanbieder,Aanmelddatum
	"$IJW" -C "$TMP/h" export verzoek | sed '1d; s/\(^[^,]*,[^,]*\),.*/\1,2025-12-31/'
} >"$TMP/h/aanmelddatum.csv"
"$IJW" -q -C "$TMP/h" ingest

# read_back FILE SEPARATOR: its cells as SQL literals, a line a row.
read_back() {
	sqlite3 :memory: ".mode csv" ".separator $2 \\n" ".import '$1' t" ".mode quote" ".headers on" "SELECT * FROM t"
}

for table in verzoek toewijzing levering wachtketen traject afkeur opgelost aanmeldwacht lijst gebeurtenis; do
	exits 0 "$IJW" -C "$TMP/h" export $table --peildatum 2026-09-01
	mv "$TMP/out" "$TMP/ours.csv"
	exits 0 "$IJW" -C "$TMP/h" export $table --peildatum 2026-09-01 --excel
	want "$table: with a mark of byte order" [ "$(head -c 3 "$TMP/out" | od -An -tx1)" = " ef bb bf" ]
	want "$table: lines end with CR LF" [ "$(grep -c "$(printf '\r')\$" "$TMP/out")" = "$(wc -l <"$TMP/out")" ]
	# Without what is for the spreadsheet: the mark, CR, ="...", days first, the comma of euros.
	sed '1s/^\xEF\xBB\xBF//; s/\r$//; s/"=""\([^"]*\)"""/\1/g' "$TMP/out" >"$TMP/theirs.csv"
	read_back "$TMP/ours.csv" , >"$TMP/expected"
	read_back "$TMP/theirs.csv" ';' |
		sed -E "s/'([0-9]{2})-([0-9]{2})-([0-9]{4})'/'\\3-\\2-\\1'/g; s/'(-?[0-9]+),([0-9]{2})'/'\\1.\\2'/g" >"$TMP/back"
	same "$table is the same table" "$TMP/expected" "$TMP/back"
	want "$table has rows" [ "$(wc -l <"$TMP/back")" -gt 1 ]
done
exits 0 "$IJW" -C "$TMP/h" export wachtketen --excel
want "an age is not made a day" grep -q ';"=""4-11""";' "$TMP/out"
want "a day is as in the Netherlands" grep -qE ';[0-3][0-9]-[01][0-9]-202[56];' "$TMP/out"
want "none is as elsewhere" sh -c '! grep -qE "(^|;)[0-9]{4}-[0-9]{2}-[0-9]{2}(;|$)" "$TMP/out"'
exits 0 "$IJW" -C "$TMP/h" export gebeurtenis --excel
want "euros have a comma" grep -qE ';-?[0-9]+,[0-9]{2};' "$TMP/out"

# What became known, too.
exits 0 "$IJW" -C "$TMP/h" diff 2026-02-28 2026-03-31
mv "$TMP/out" "$TMP/ours.csv"
exits 0 "$IJW" -C "$TMP/h" diff 2026-02-28 2026-03-31 --excel
want "diff has rows" [ "$(wc -l <"$TMP/out")" -gt 10 ]
want "all of them" [ "$(wc -l <"$TMP/out")" = "$(wc -l <"$TMP/ours.csv")" ]
want "diff has days first" grep -qE ';[0-3][0-9]-[01][0-9]-202[56];' "$TMP/out"

# What a spreadsheet saved is read again.
"$IJW" -C "$TMP/h" export aanmeldwacht >"$TMP/expected"
sed '1s/^/\xEF\xBB\xBF/; s/,/;/g; s/2025-12-31$/31-12-2025/; s/$/\r/' "$TMP/h/aanmelddatum.csv" >"$TMP/dutch.csv"
mv "$TMP/dutch.csv" "$TMP/h/aanmelddatum.csv"
exits 0 "$IJW" -q -C "$TMP/h" ingest
exits 0 "$IJW" -C "$TMP/h" export aanmeldwacht
same "the same days" "$TMP/expected" "$TMP/out"

for call in "export --columns --excel" "export --ddl --excel" "export --sleutel - --excel" "export gebeurtenis --ordered --excel"; do
	# shellcheck disable=SC2086 # words
	refuses 2 "--excel goes with a table" "$IJW" -C "$TMP/h" $call
done
exits 3 sh -c '"$IJW" -C "$TMP/h" export gebeurtenis --excel >/dev/full'
exits 3 sh -c '"$IJW" -C "$TMP/h" diff 2026-02-28 2026-03-31 --excel >/dev/full'
done_testing
