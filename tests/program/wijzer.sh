# The Beschikbaarheidswijzer, from opgaven.csv of a home to the page: what is wrong in the list is said with file
# and line, what is right stands on the page, and without a list every provider stays on it.
. tests/lib/common.sh

export IJW_NOW=2026-02-10T12:00:00Z
"$IJW" -q generate --youths 800 --months 30 --from 2023-07-01 --seed 12 --out "$TMP/traffic"
new_home h
cp "$TMP/traffic/region/"* "$TMP/h"
"$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages" >/dev/null 2>&1
header=$(head -1 "$TMP/h/opgaven.csv")

# opgave AANBIEDER KIND PLACE NEW INTAKE START DAY: a line of the list.
opgave() {
	printf '%s,%s,%s,4,17,%s,%s,%s,%s,"telefoon, balie",%s\n' "$1" "$2" "$3" "$4" "$5" "$6" "$7" 074-0000000
}

# A wrong list: nothing is published.
{
	echo "$header"
	opgave 99010017 45 Almelo ja 3 5 2026-02-01
	opgave 99010029 45 Borne misschien 3 5 2026-02-01
	opgave 9901003 45 Borne ja 3 5 2026-02-01
	opgave 99010041 45 Borne ja 3 5 31-02-2026
} >"$TMP/h/opgaven.csv"
exits 1 "$IJW" -C "$TMP/h" publish
want "new clients: ja or nee" grep -q "opgaven.csv:3: nieuwe_clienten must be ja, nee or empty" "$TMP/err"
want "a provider has eight digits" grep -q "opgaven.csv:4: aanbieder must be eight digits" "$TMP/err"
want "a day is written as one" grep -q "opgaven.csv:5: datum must be a day" "$TMP/err"
want "nothing was published" [ -z "$(ls "$TMP/h/feed")" ]

# A right one: new before old before a stop, 90 days by the kennisdatum.
{
	echo "$header"
	opgave 99010017 45 Almelo nee 1 1 2026-02-01
	opgave 99010029 45 Borne ja 3 5 2025-11-12
	opgave 99010041 45 Borne ja 3 1 2025-11-11
	opgave 99010065 46 Hengelo ja 0 0 2026-02-01
} >"$TMP/h/opgaven.csv"
exits 0 "$IJW" -C "$TMP/h" publish
exits 0 "$IJW" -C "$TMP/h" report --out "$TMP/site"
page=$TMP/site/wijzer.html
want "files beside the page are those of the feed" cmp "$TMP/site/beschikbaarheid.csv" "$TMP/h/feed/actueel/beschikbaarheid.csv"
want "and as JSON" cmp "$TMP/site/beschikbaarheid.json" "$TMP/h/feed/actueel/beschikbaarheid.json"
names=$(sed 's/<tr /\n<tr /g' "$page" | sed -n '/id="plek-45"/,/<\/tbody>/s/.*<strong><a href="aanbieder-\([0-9]*\).*/\1/p' | xargs)
want "the order is $names" [ "$names" = "99010029 99010041 99010017" ]
want "90 days are not old" grep -q "opgave 12 november 2025; telefoon, balie" "$page"
want "91 days are" grep -q '<span class="oud">11 november 2025</span>, ouder dan 90 dagen' "$page"
want "crisis help stands behind the list" [ "$(grep -bo 'id="crisis"' "$page" | cut -d: -f1)" -lt "$(grep -bo 'id="plek-46"' "$page" | cut -d: -f1)" ]
want "the place and ages are those of the opgave" grep -q "Almelo, 4 tot en met 17 jaar" "$page"

# Every provider of the feed is on the page, of each kind of help.
pairs=$(cut -d, -f1,3 "$TMP/h/feed/actueel/beschikbaarheid.csv" | tail -n +2 | sort -u | wc -l)
links=$(grep -o '<a href="aanbieder-[0-9]*.html">' "$page" | wc -l)
want "$links links for $pairs providers and kinds of help" [ "$links" -eq "$pairs" ]

# Without a list.
sed -i '/^opgaven/d' "$TMP/h/ijw.conf"
exits 0 "$IJW" -C "$TMP/h" publish
exits 0 "$IJW" -C "$TMP/h" report --out "$TMP/site"
want "it says so" grep -q "zij deden geen opgave" "$page"
links=$(grep -o '<a href="aanbieder-[0-9]*.html">' "$page" | wc -l)
want "all stay on the page" [ "$links" -eq "$(tail -n +2 "$TMP/h/feed/actueel/beschikbaarheid.csv" | wc -l)" ]
done_testing
