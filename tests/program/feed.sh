# A publication is read by programs of others: sha256sum, Python, SQLite, R, LibreOffice. It is an invented one
# with texts that are hard to write.
. tests/lib/common.sh

write=$(dirname "$IJW")/write-invented
rows=$(figure 300 30000)
new_home h
feed=$TMP/h/feed

exits 0 "$write" "$TMP/h" "$rows" --intern
want "it says how it is called" grep -qx 2026-01-31-1 "$TMP/out"
want "it says that intern/ is there" grep -q "feed/2026-01-31-1/intern: in these files youths can be recognised" "$TMP/err"
for folder in "$feed/actueel" "$feed/2026-01-31-1" "$feed/2026-01-31-1/intern"; do
	exits 0 sh -c "cd '$folder' && sha256sum --quiet -c SHA256SUMS"
done

# Some seconds later: the clock is in none of the files, not in the workbook and not in the database.
sleep 2.1
exits 0 "$write" "$TMP/h" "$rows"
exits 0 diff -r -x intern "$feed/2026-01-31-1" "$feed/2026-01-31-2"
exits 0 diff -r "$feed/2026-01-31-2" "$feed/actueel"

# The workbook, sheet by sheet.
sheets=
if command -v soffice >/dev/null; then
	sheets=$TMP/sheets
	exits 0 soffice --headless "-env:UserInstallation=file://$TMP/office" --convert-to \
		'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' \
		--outdir "$sheets" "$feed/actueel/monitor.xlsx"
	want "the guide says what was not given" grep -q "NIET OPGEGEVEN" "$sheets/monitor-Leeswijzer.csv"
	want "and by which norm" grep -q "W3a van productcategorie 45: 42 dagen vanaf 2026-01-01, Regiovisie 2026-2029." \
		"$sheets/monitor-Leeswijzer.csv"
	want "nothing of intern/ is in it" [ ! -e "$sheets/monitor-toewijzing.csv" ]
else
	skip "the workbook in LibreOffice" "it is not installed"
fi

if command -v python3 >/dev/null; then
	# shellcheck disable=SC2086 # none or one folder without blanks
	exits 0 python3 tests/monitor/load_feed.py "$feed/actueel" $sheets
	want "Python has all rows" grep -qx "waarneming $rows" "$TMP/out"
	[ ! -s "$TMP/out" ] || grep '^  ' "$TMP/out"
	python3 -c 'import jsonschema' 2>/dev/null || skip "the profiles of a Data Package" "no jsonschema for Python"
else
	skip "Python" "it is not installed"
fi

if Rscript -e 'library(readr); library(jsonlite)' >/dev/null 2>&1; then
	exits 0 Rscript tests/monitor/load_feed.R "$feed/actueel"
	sqlite3 "$feed/actueel/monitor.db" "SELECT 'waarneming', count(*), 18, printf('%.4f ', total(Waarde) +
		total(Teller) + total(Noemer) + total(Onder) + total(Boven)) FROM waarneming" | tr '|' ' ' >"$TMP/sum"
	want "R and SQLite have the same rows and sums" grep -qxFf "$TMP/sum" "$TMP/out"
else
	skip "R" "readr and jsonlite are not installed"
fi
done_testing
