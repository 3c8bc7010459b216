# The lists that a home names: what status says of them, and that a list with a fault stops what would judge
# by it, with file and line.
. tests/lib/common.sh

lists=fixtures/extern/lijsten
new_home h
h=$TMP/h
conf=$h/ijw.conf
cp "$conf" "$TMP/conf"
says() { want "status says $1" grep -qxF -- "$1" "$TMP/out"; }
# names KEY FILE: the home as it was made, with one list named.
names() { sed "s|^$1 =.*|$1 = $2|" "$TMP/conf" >"$conf"; }

# Without configuration.
exits 0 "$IJW" -C "$h" status
says "lists       gemeenten  342 lines, the list of 2026-01-01 in the program"
says "            producten  not given: TR381 is not evaluated"
says "            tarieven   not given: no TR418; TR346 by the tariff of the claim"
says "            aanbieders not given: explain shows no names"
grep -v 'lijsten\]\|^gemeenten\|^producten\|^tarieven\|^aanbieders' "$TMP/conf" >"$conf"
exits 0 "$IJW" -C "$h" status
says "lists       gemeenten  342 lines, the list of 2026-01-01 in the program"

# Named from the home, and by a whole path.
for key in gemeenten producten tarieven aanbieders; do
	names "$key" "lijst van $key.csv"
	cp "$lists/$key.csv" "$h/lijst van $key.csv"
	exits 0 "$IJW" -C "$h" status
	want "status shows $key" grep -qF "$key" "$TMP/out"
	want "with lines and file" grep -qE "[0-9] lines, .*/h/lijst van $key.csv\$" "$TMP/out"
	names "$key" "$(realpath "$lists/$key.csv")"
	exits 0 "$IJW" -C "$h" status
	want "with the whole path" grep -qF "lines, $(realpath "$lists/$key.csv")" "$TMP/out"
done
# The lists of a Dutch spreadsheet judge as ours do: semicolons, a mark of byte order, CR LF, dates with the day first.
mkdir "$TMP/dutch"
for key in gemeenten producten tarieven aanbieders; do
	sqlite3 :memory: ".import --csv $lists/$key.csv t" ".mode csv" ".separator ; \r\n" ".headers on" "SELECT * FROM t" |
		sed -E '1s/^/\xEF\xBB\xBF/; s/(^|;)([0-9]{4})-([0-9]{2})-([0-9]{2})/\1\4-\3-\2/g' >"$TMP/dutch/$key.csv"
done
want "they are other files" grep -q ";01-01-2026" "$TMP/dutch/tarieven.csv"
for form in "$lists" "$TMP/dutch"; do
	new_home judged
	{
		echo "[lijsten]"
		for key in gemeenten producten tarieven aanbieders; do echo "$key = $(realpath "$form/$key.csv")"; done
	} >"$TMP/judged/ijw.conf"
	"$IJW" -q -C "$TMP/judged" ingest fixtures/extern >/dev/null 2>&1
	rows "$TMP/judged" afkeur >"$TMP/judged.$(basename "$form")"
done
want "rules by lists find something" grep -qE ',(TR381|TR346|TR418),' "$TMP/judged.lijsten"
same "lists of a Dutch spreadsheet" "$TMP/judged.lijsten" "$TMP/judged.dutch"
names gemeenten "$(realpath share/lijsten/gemeenten.csv)"
exits 0 "$IJW" -C "$h" status
says "lists       gemeenten  342 lines, $(realpath share/lijsten/gemeenten.csv)"

# Which list judged from which message on.
new_home l
l=$TMP/l
exits 0 "$IJW" -q -C "$l" ingest fixtures/rules/CS002/good-jw301.xml
exits 0 "$IJW" -C "$l" export lijst
own=$(sed -n 's/^gemeenten,1,//p' "$TMP/out")
printf 'naam,vanaf,sha256\naanbieders,1,\ngemeenten,1,%s\nproducten,1,\ntarieven,1,\n' "$own" >"$TMP/expected"
same "without lists in ijw.conf there is the one in the program" "$TMP/expected" "$TMP/out"
printf '[lijsten]\naanbieders = %s\n' "$(realpath "$lists/aanbieders.csv")" >"$l/ijw.conf"
exits 0 "$IJW" -q -C "$l" ingest fixtures/rules/TR018/good.xml
sed -i '/^aanbieders,1,/a aanbieders,2,'"$(sha256sum <"$lists/aanbieders.csv" | cut -d' ' -f1)" "$TMP/expected"
exits 0 "$IJW" -C "$l" export lijst
same "another list has a row from its first message on" "$TMP/expected" "$TMP/out"
exits 0 "$IJW" -q -C "$l" rebuild
exits 0 "$IJW" -C "$l" export lijst
same "a rebuild leaves it" "$TMP/expected" "$TMP/out"
refuses 2 "only findings can be open" "$IJW" -C "$l" export lijst --open

# The names of aanbieders are for people: explain tells them, and reads no other list.
new_home c
exits 0 "$IJW" -q -C "$TMP/c" ingest fixtures/stories/C01/messages
cat >"$TMP/c/ijw.conf" <<END
[lijsten]
aanbieders = $(realpath "$lists/aanbieders.csv")
producten = nothing.csv
END
exits 0 "$IJW" -C "$TMP/c" explain 0153/1
want "explain names the aanbieder once" [ "$(grep -c '^91000001 is Jeugdhulp "De Brug", locatie Oost.$' "$TMP/out")" = 1 ]
sed -i 's/^aanbieders = .*/aanbieders = nobody.csv/' "$TMP/c/ijw.conf"
refuses 2 "nobody.csv: the list cannot be read" "$IJW" -C "$TMP/c" explain 0153/1

# refused WORDS: neither status nor ingest goes on; what is in the inbox stays there.
refused() {
	for command in status ingest; do
		refuses 2 "$1" "$IJW" -C "$h" "$command"
	done
	refuses 2 "$1" "$IJW" -C "$h" ingest fixtures/rules/TR018/good.xml
	want "nothing came out" [ ! -s "$TMP/out" ]
	want "the file waits" [ -f "$h/inbox/a.xml" ]
}
cp fixtures/rules/TR018/good.xml "$h/inbox/a.xml"
names producten p.csv
refused "/h/p.csv: the list cannot be read; put a file there, or change 'producten'"
mkfifo "$h/p.csv"
refused "/h/p.csv: the list cannot be read"
rm "$h/p.csv"
: >"$h/p.csv"
refused "/h/p.csv:1: the first line must be gemeente,categorie,code,geldig_vanaf,geldig_tot"
printf 'gemeente,categorie,code,geldig_vanaf,geldig_tot\r\n0153,45,45A04,2026-01-01,\r\n0153,45,45A04,2026-05-01,\r\n' >"$h/p.csv"
refused "/h/p.csv:3: line 2 has the same key and holds on the same day"
printf 'gemeente,categorie,code,geldig_vanaf,geldig_tot\n0153,4,45A04,2026-01-01,\n153,45,45A04,2026-01-01,\n' >"$h/p.csv"
refused "/h/p.csv:2: categorie must be two digits"
refused "/h/p.csv:3: gemeente must be four digits, as 0153, or empty for all"
refused "nothing is judged before the lists are right"
exits 0 "$IJW" -C "$h" export afkeur
want "nothing was stored" [ "$(wc -l <"$TMP/out")" = 1 ]
# What judges by no list needs none.
exits 0 "$IJW" -C "$h" rebuild

# As large as a list may be, and a byte more: empty lines fill it.
fill() {
	printf 'gemeente,categorie,code,geldig_vanaf,geldig_tot\n0153,45,45A04,2026-01-01,\n' >"$h/p.csv"
	yes '' | head -c $((33554432 - $(wc -c <"$h/p.csv") + $1)) >>"$h/p.csv"
}
fill 1
refused "/h/p.csv: the list is larger than 32 MB"
fill 0
exits 0 "$IJW" -C "$h" status
want "one line" grep -q "producten  1 line, " "$TMP/out"
exits 0 "$IJW" -C "$h" ingest
want "the file is taken in" [ -f "$h/done/a.xml" ]
done_testing
