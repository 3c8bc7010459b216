# aanmelddatum.csv: the wait before the request, a table of its own; what is wrong in the file is named with
# its line, what is unknown is counted, and the waits that messages tell do not change.
. tests/lib/common.sh
export IJW_NOW=2025-12-31

story=fixtures/stories/C01/messages # JW315 of 91000001 with its reference, Dagtekening 2025-01-06
reference=$(sed -n 's/.*<m:ReferentieAanbieder>\(.*\)<.*/\1/p' "$story"/*jw315.xml | head -1)
provider=$(sed -n 's/.*<m:Afzender>\(.*\)<.*/\1/p' "$story"/*jw315.xml | head -1)
new_home h
file=$TMP/h/aanmelddatum.csv
rows_of() { "$IJW" -C "$TMP/h" export aanmeldwacht "$@" | tail -n +2; }
view() { sqlite3 -csv "$TMP/h/ijw.db" "SELECT * FROM aanmeldwacht ORDER BY 1, 2" | tr -d '\r'; }
is() { want "$1" [ "$2" = "$3" ]; }

# Without the file, and before a message: nothing.
exits 0 "$IJW" -q -C "$TMP/h" ingest
is "no file, no rows" "$(rows_of)" ""
exits 0 "$IJW" -C "$TMP/h" export aanmeldwacht
is "the header" "$(cat "$TMP/out")" "aanbieder,referentie,aanmelddatum,dagtekening,dagen"
exits 0 "$IJW" -q -C "$TMP/h" ingest "$story"
for table in toewijzing levering wachtketen; do rows "$TMP/h" "$table" >"$TMP/$table"; done

# A request and its registration.
printf 'AGB,ReferentieAanbieder,Aanmelddatum\n%s,%s,2024-11-01\n91000009,nobody,2024-11-01\n' "$provider" "$reference" >"$file"
exits 0 "$IJW" -C "$TMP/h" ingest
want "a good file is not talked about" sh -c '! grep -q aanmelddatum "$TMP/err"'
expected="$provider,$reference,2024-11-01,2025-01-06,66"
is "the wait before the request" "$(rows_of)" "$expected"
is "the view shows the same" "$(view)" "$expected"
is "before the request is known there is no wait" "$(rows_of --peildatum 2025-01-05)" ""
is "as known before the request there is no wait" "$(rows_of --peildatum 2025-03-01 --kennisdatum 2025-01-05)" ""
is "on its day there is" "$(rows_of --peildatum 2025-01-06)" "$expected"
for table in toewijzing levering wachtketen; do
	rows "$TMP/h" "$table" >"$TMP/now"
	same "$table does not change" "$TMP/$table" "$TMP/now"
done
exits 0 "$IJW" -C "$TMP/h" status
want "status counts the unknown" grep -q "^aanmeldingen 2, 1 without a request that is stored; 0 lines" "$TMP/out"

# Read when it changed, not else.
sqlite3 "$TMP/h/ijw.db" "DELETE FROM aanmelding"
exits 0 "$IJW" -q -C "$TMP/h" ingest
is "the same bytes are not read again" "$(rows_of)" ""
# With a digest of the file whoever has the rest of it could find a reference that is shown to nobody.
want "the database knows the file" [ -n "$(sqlite3 "$TMP/h/ijw.db" "SELECT waarde FROM stand WHERE sleutel = 'aanmelddatum'")" ]
want "and has no digest of it without a key" [ -z "$(sqlite3 "$TMP/h/ijw.db" .dump | grep -i "$(sha256sum <"$file" | cut -c 1-16)")" ]

# As spreadsheets write it: a mark of byte order, quotes, CR LF, no last line end.
printf '\357\273\277agb,"referentieaanbieder",AANMELDDATUM\r\n"%s","%s",2025-01-10' "$provider" "$reference" >"$file"
exits 0 "$IJW" -q -C "$TMP/h" ingest
is "a registration after the request is a negative wait" "$(rows_of)" "$provider,$reference,2025-01-10,2025-01-06,-4"

# Wrong lines are named and left out; the rest counts.
{
	printf 'AGB,ReferentieAanbieder,Aanmelddatum\n'
	printf '123,a,2024-11-01\n91000001,,2024-11-01\n91000001,a,2024-02-30\n\n91000001,a\n91000001,a,2024-11-01,x\n'
	printf '91000001,"a,2024-11-01\n91000001,123456789012345678901,2024-11-01\n91000001,\377,2024-11-01\n'
	printf '%s,%s,2024-12-01\n%s,%s,2024-12-02\n91000001,"a ""b"", c",2024-11-01\n' "$provider" "$reference" "$provider" "$reference"
} >"$file"
exits 0 "$IJW" -C "$TMP/h" ingest
for complaint in "2: the AGB code must be eight digits" "3: the ReferentieAanbieder must be" "4: the date must be" \
	"6: a line has three cells" "7: a line has three cells" "8: a line has three cells" "9: the ReferentieAanbieder" \
	"10: the ReferentieAanbieder" "12: an earlier line has the same"; do
	want "it says $complaint" grep -qF "$file:$complaint" "$TMP/err"
done
is "nine lines are named" "$(grep -c "left out" "$TMP/err")" 9
want "no value is quoted" sh -c '! grep -q 123456789 "$TMP/err"'
is "the first of two lines counts" "$(rows_of)" "$provider,$reference,2024-12-01,2025-01-06,36"
exits 0 "$IJW" -C "$TMP/h" status
want "status counts what was left out" grep -q "^aanmeldingen 2, 1 without.*; 9 lines" "$TMP/out"
{
	printf 'AGB,ReferentieAanbieder,Aanmelddatum\n'
	for i in $(seq 30); do echo wrong; done
} >"$file"
exits 0 "$IJW" -C "$TMP/h" ingest
want "a flood of wrong lines is counted" grep -q "10 more lines are left out" "$TMP/err"

# Another file of that name: what was read before stands, and it is named every time; who only looks at the exit
# status, or at the status of the home, sees it too.
printf 'AGB,ReferentieAanbieder,Aanmelddatum\n%s,%s,2024-12-01\n' "$provider" "$reference" >"$file"
exits 0 "$IJW" -q -C "$TMP/h" ingest
for header in 'AGB;ReferentieAanbieder' 'ReferentieAanbieder,AGB,Aanmelddatum' ''; do
	echo "$header" >"$file"
	for round in 1 2; do
		exits 1 "$IJW" -C "$TMP/h" ingest
		want "'$header' is named in round $round" grep -qF "$file:1: the first line must be AGB,ReferentieAanbieder,Aanmelddatum" "$TMP/err"
	done
done
: >"$file"
exits 1 "$IJW" -C "$TMP/h" ingest
want "an empty file is named" grep -qF "$file:1: the first line" "$TMP/err"
is "what was read before stands" "$(rows_of)" "$provider,$reference,2024-12-01,2025-01-06,36"
exits 1 "$IJW" -C "$TMP/h" status
want "status names it" grep -q "^look at     aanmelddatum.csv is refused" "$TMP/out"
exits 1 "$IJW" -C "$TMP/h" status --json
want "also for programs" grep -q '"what":"aanmelddatum".*"left_out":0,"refused":true' "$TMP/out"
exits 1 "$IJW" -C "$TMP/h" status --prometheus "$TMP/ijw.prom"
want "and for Prometheus" grep -qx 'ijw_attention{reason="aanmelddatum"} 1' "$TMP/ijw.prom"
exits 1 "$IJW" -C "$TMP/h" ingest "$story"
want "files that are named do not hide it" grep -qF "$file:1: the first line" "$TMP/err"
printf 'AGB,ReferentieAanbieder,Aanmelddatum\n%s,%s,2024-12-01\n' "$provider" "$reference" >"$file"
exits 0 "$IJW" -q -C "$TMP/h" ingest
exits 0 "$IJW" -C "$TMP/h" status --json
want "the file from before, put back, is well again" grep -q '"refused":false' "$TMP/out"
cp "$file" "$TMP/ours"
rows_of >"$TMP/expected"
# As a Dutch spreadsheet writes it: semicolons, a mark of byte order, CR LF, days first, and rows that were cleared.
printf '\357\273\277AGB;ReferentieAanbieder;Aanmelddatum\r\n%s;%s;1-12-2024\r\n;;\r\n;;\r\n' "$provider" "$reference" >"$file"
exits 0 "$IJW" -q -C "$TMP/h" ingest
rows_of >"$TMP/out"
same "the file of a Dutch spreadsheet" "$TMP/expected" "$TMP/out"
exits 0 "$IJW" -C "$TMP/h" status
want "no line of it is left out" grep -q "; 0 lines left out" "$TMP/out"
printf 'AGB;ReferentieAanbieder;Aanmelddatum\r\n%s;%s;31-11-2024\r\n' "$provider" "$reference" >"$file"
exits 0 "$IJW" -C "$TMP/h" ingest
want "a day that does not exist is named" grep -qF "$file:2: the date must be one that exists" "$TMP/err"
rm "$file"
exits 0 "$IJW" -q -C "$TMP/h" ingest
exits 0 "$IJW" -C "$TMP/h" status
ln -s /etc/passwd "$file"
refuses 3 "the file cannot be read" "$IJW" -C "$TMP/h" ingest
rm "$file"
exits 0 "$IJW" -q -C "$TMP/h" ingest
is "without the file there are no rows" "$(rows_of)" ""
exits 0 "$IJW" -C "$TMP/h" status
want "nor a line in status" sh -c '! grep -q aanmeldingen "$TMP/out"'
done_testing
