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

# A table that is too long for a sheet is left out of the workbook, which says so.
if [ "$FORM" = long ]; then
	new_home long
	exits 0 "$write" "$TMP/long" 1048576
	want "the guide says so" grep -q 'waarneming: Waarnemingen, 1048576 rijen. Te lang voor een werkblad' \
		"$TMP/long/feed/actueel/datapackage.json"
	exits 0 python3 -m zipfile -l "$TMP/long/feed/actueel/monitor.xlsx"
	want "three sheets are left" [ "$(grep -c worksheets/sheet "$TMP/out")" = 3 ]
	rm -r "$TMP/long"
fi

# The recipes of both documents: each tells the stock of every gemeente and quarter.
# recipe LANGUAGE: its blocks of code in $doc.
recipe() { awk -v fence="\`\`\`$1" '$0 == fence { on = 1; next } /^```/ { on = 0 } on' "$doc"; }
stocks=$(grep -c '^F05,GM[0-9]*,[0-9]*KW[0-9]*,T,T,T,T,T,' "$feed/actueel/waarneming.csv")
want "there is something to tell" [ "$stocks" -gt 10 ]
for doc in "$PWD/share/doc/publicatie.md" "$PWD/share/doc/publication.md"; do
	(cd "$feed/actueel" && recipe sqlite | sqlite3 monitor.db) >"$TMP/told"
	want "SQLite tells all of them" [ "$(wc -l <"$TMP/told")" = "$stocks" ]
	if command -v python3 >/dev/null; then
		# Two recipes: from the file, and from the database.
		(cd "$feed/actueel" && recipe python | python3 -) >"$TMP/told"
		want "Python tells them twice" [ "$(wc -l <"$TMP/told")" = "$((2 * stocks))" ]
	fi
	if command -v Rscript >/dev/null; then
		recipe r >"$TMP/recipe.R"
		echo 'cat(nrow(get(ls(pattern = "^w(achtend|aiting)$"))), "rows\n")' >>"$TMP/recipe.R"
		(cd "$feed/actueel" && Rscript "$TMP/recipe.R") >"$TMP/told"
		want "R tells them" grep -qx "$stocks rows" "$TMP/told"
	fi
done
want "the recipes changed nothing" sh -c "cd '$feed/actueel' && sha256sum --quiet -c SHA256SUMS"
done_testing
