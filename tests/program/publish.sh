# ijw publish: a region goes in, its feed comes out, whole or not at all; the order of arrival changes nothing.
. tests/lib/common.sh

export IJW_NOW=2026-02-10T12:00:00Z
youths=$(figure 800 6000)
"$IJW" -q generate --youths "$youths" --months 30 --from 2023-07-01 --seed 12 --out "$TMP/traffic"
truth=$TMP/traffic/messages

# Bad use: a sentence each, and nothing in feed/.
new_home h
refuses 1 "no message was known on 2026-02-10" "$IJW" -C "$TMP/h" publish
"$IJW" -q -C "$TMP/h" ingest "$truth" >/dev/null 2>&1
refuses 1 "no message was known on 2020-01-01" "$IJW" -C "$TMP/h" publish --kennisdatum 2020-01-01
refuses 1 "the archive has no whole month yet" "$IJW" -C "$TMP/h" publish --kennisdatum 2023-07-20
refuses 1 "the first whole month of the archive ends on" "$IJW" -C "$TMP/h" publish --peildatum 2023-07-05
refuses 2 "--peildatum lies after --kennisdatum" "$IJW" -C "$TMP/h" publish --peildatum 2026-03-01
refuses 2 "--peildatum must be a date" "$IJW" -C "$TMP/h" publish --peildatum 31-12-2025
refuses 2 "takes no arguments" "$IJW" -C "$TMP/h" publish waarneming
printf '\n[pilot snel]\ngemeenten = GM0153\nvan = soon\n' >>"$TMP/h/ijw.conf"
refuses 1 "ijw.conf:" "$IJW" -C "$TMP/h" publish
sed -i '/^\[pilot snel\]/,$d' "$TMP/h/ijw.conf"

# The same in Dutch, without an English word.
# weigert STATUS TEXT ARGUMENT...
weigert() {
	status=$1
	text=$2
	shift 2
	refuses "$status" "$text" env LC_ALL=C.UTF-8 LANGUAGE=nl "$IJW" -C "$TMP/h" publish "$@"
	want "nothing English: $(cat "$TMP/err")" sh -c "! grep -qwE 'the|must|cannot|nothing|is not|and' '$TMP/err'"
}
weigert 1 "op 2020-01-01 was nog geen bericht bekend" --kennisdatum 2020-01-01
weigert 1 "het archief heeft nog geen hele maand" --kennisdatum 2023-07-20
weigert 1 "de eerste hele maand van het archief eindigt op 2023-" --peildatum 2023-07-05
weigert 2 "--peildatum ligt na --kennisdatum" --peildatum 2026-03-01
weigert 2 "--peildatum moet een bestaande datum zijn" --peildatum 31-12-2025
weigert 2 "vraagt geen argumenten" waarneming
cp "$TMP/h/ijw.conf" "$TMP/ijw.conf"
# conf TEXT LINES: what is said of such lines in ijw.conf.
conf() {
	text=$1
	printf '%b' "$2" >>"$TMP/h/ijw.conf"
	weigert 1 "$text"
	cp "$TMP/ijw.conf" "$TMP/h/ijw.conf"
}
conf "van moet zijn: een dag van 1900 tot en met 2199" '\n[pilot snel]\ngemeenten = GM0153\nvan = soon\n'
conf "gemeenten moet zijn: codes van gemeenten" '\n[pilot snel]\ngemeenten = Almelo\nvan = 2025-01-01\n'
conf "moet de sleutels gemeenten en van hebben" '\n[pilot snel]\nvan = 2025-01-01\n'
conf "eindigt voordat het begint" '\n[pilot snel]\ngemeenten = GM0153\nvan = 2025-01-01\ntot = 2024-01-01\n'
conf "categorieen moet zijn: productcategorieën van twee cijfers" '\n[groep verblijf]\ncategorieen = 4\n'
conf "de naam van een sectie moet uit 1 tot 40 letters" '\n[groep T]\ncategorieen = 43\n'
# lijst TEXT LINES: what is said of such a list of inhabitants.
lijst() {
	text=$1
	printf '%b' "$2" >"$TMP/h/bevolking.csv"
	sed -i 's/^bevolking =.*/bevolking = bevolking.csv/' "$TMP/h/ijw.conf"
	weigert 1 "bevolking.csv:$text"
	cp "$TMP/ijw.conf" "$TMP/h/ijw.conf"
}
lijst "1: de eerste regel moet zijn: gemeente,jaar,inwoners" 'gemeente,inwoners\n'
lijst "2: inwoners moet zijn: een geheel aantal inwoners" 'gemeente,jaar,inwoners\nGM0153,2025,veel\n'
lijst "3: regel 2 gaat over hetzelfde" 'gemeente,jaar,inwoners\nGM0153,2025,1\nGM0153,2025,2\n'
lijst "2: de regel moet 3 cellen hebben" 'gemeente,jaar,inwoners\nGM0153,2025\n'
exec 9>"$TMP/h/work/publish.lock"
flock -n 9
weigert 1 "hier is al een andere 'ijw publish' bezig"
exec 9>&-
mv "$TMP/h/feed" "$TMP/feed"
touch "$TMP/h/feed"
weigert 3 "de publicaties kunnen niet worden gelezen"
rm "$TMP/h/feed"
mv "$TMP/feed" "$TMP/h/feed"
want "nothing was published" [ -z "$(ls "$TMP/h/feed")" ]

# Residential care, and the compulsory chain: kinds of help that the region puts together.
printf '\n[groep verblijf]\ncategorieen = 43,44\n\n[groep gedwongen keten]\ncategorieen = 47,48,49\n' >>"$TMP/h/ijw.conf"

# A publication. What is public does not depend on intern/.
exits 0 "$IJW" -C "$TMP/h" publish
peildatum=$(sed -n 's/.*as of \([0-9-]*\):.*/\1/p' "$TMP/out")
want "it says where and as of when" grep -q "feed/2026-02-10-1, as of 2025-1[12]-3[01]: [0-9]* figures" "$TMP/out"
exits 0 "$IJW" -C "$TMP/h" publish --intern
first=$TMP/h/feed/2026-02-10-1
second=$TMP/h/feed/2026-02-10-2
# The same figures, and the chain of custody has one act more.
exits 0 diff -r -x intern -x datapackage.json -x SHA256SUMS "$first" "$second"
want "only the head differs" [ "$(diff "$first/datapackage.json" "$second/datapackage.json" | grep -c '^[<>]') $(diff \
	"$first/datapackage.json" "$second/datapackage.json" | grep -c '^[<>]   *"bewijsketen"')" = "2 2" ]
want "intern/ is the owner's" [ "$(stat -c %a "$second/intern" "$second/intern/waarneming.csv" | xargs)" = "700 600" ]
want "actueel has no intern/" [ ! -e "$TMP/h/feed/actueel/intern" ]
for file in waarneming stroom wachtband verloop doorstroom kwaliteit beschikbaarheid indicator code; do
	want "$file.csv has rows" [ "$(wc -l <"$first/$file.csv")" -gt 1 ]
done
for file in jeugdige levering onderbreking toewijzing traject verzoek wachtketen events; do
	want "intern/$file.csv has rows" [ "$(wc -l <"$second/intern/$file.csv")" -gt 1 ]
done
printf 'Groep,Productcategorie\ngedwongen keten,47\ngedwongen keten,48\ngedwongen keten,49\nverblijf,43\nverblijf,44\n' >"$TMP/expected"
same "groups and their categories" "$TMP/expected" "$first/groep.csv"
# Their flows are the sums of what is shown of all their categories.
awk -F, -v OFS='|' 'NR == FNR { if (FNR > 1) of[$2] = $1; next }
$3 in of && $2 == "T" {
	k = of[$3] OFS $1 OFS $4; keys[k]
	for (i = 5; i <= 9; i++) { sum[k, i] += $i; hidden[k, i] = hidden[k, i] || $i == "" }
}
END {
	for (k in keys) {
		line = k
		for (i = 5; i <= 9; i++) line = line OFS (hidden[k, i] ? "" : sum[k, i])
		print line
	}
}' "$first/groep.csv" "$first/stroom.csv" | LC_ALL=C sort >"$TMP/expected"
sqlite3 -readonly "$first/monitor.db" "SELECT Groep, RegioS, Perioden, Begin, Instroom, Gestart, Afgevallen, Eind
	FROM stroom_groep WHERE Aanbieder = 'T'" | LC_ALL=C sort >"$TMP/found"
same "flows of groups" "$TMP/expected" "$TMP/found"
cp "$first/monitor.db" "$TMP/shown.db"
chmod u+w "$TMP/shown.db"
sqlite3 "$TMP/shown.db" "UPDATE stroom SET Gestart = CAST(Productcategorie AS INTEGER)
	WHERE RegioS = 'T' AND Aanbieder = 'T' AND Productcategorie <> 'T'"
want "what is all shown adds up" [ "$(sqlite3 "$TMP/shown.db" "SELECT DISTINCT Groep, Gestart FROM stroom_groep
	WHERE RegioS = 'T' AND Aanbieder = 'T' ORDER BY Groep" | xargs)" = "gedwongen keten|144 verblijf|87" ]
want "some of its figures are not shown" grep -qE '^verblijf\|T\|.*\|\|' "$TMP/found"
want "no pseudonym is public" sh -c "! grep -rqE '[0-9a-f]{32}' '$first' --include=*.csv"

# Another home with the same key, other batches, another order.
"$IJW" -q init --pseudonym-key "$TMP/h/keys/pseudonym.key" "$TMP/other"
find "$truth" -type f | sort -R --random-source=fixtures/stories/C18/dates | split -l 700 - "$TMP/batch."
for batch in "$TMP"/batch.*; do
	xargs "$IJW" -q -C "$TMP/other" ingest >/dev/null 2>&1 <"$batch"
done
exits 0 "$IJW" -C "$TMP/other" publish
other=$TMP/other/feed/2026-02-10-1
for file in waarneming stroom wachtband verloop doorstroom revisie beschikbaarheid indicator code; do
	exits 0 cmp "$first/$file.csv" "$other/$file.csv"
done
# Signals between messages (Q03) depend on what was taken in together.
grep -v '^Q03' "$first/kwaliteit.csv" >"$TMP/kwaliteit.first"
grep -v '^Q03' "$other/kwaliteit.csv" >"$TMP/kwaliteit.other"
same "quality but for signals" "$TMP/kwaliteit.first" "$TMP/kwaliteit.other"

# The figures of the region are those of the tables.
"$IJW" -C "$TMP/h" export wachtketen --peildatum "$peildatum" --kennisdatum 2026-02-10 >"$TMP/wachtketen.csv"
# figures of F02 to F05 of the year 2025, by gemeente, from the rows and from the feed
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
	status = $at["status"]; klok = $at["klokstart"]; stop = ""
	if (status == "uitgesloten" || status == "retroactief") next
	if (status == "gestart") stop = $at["startdatum"]
	if (status == "gestart_volgens_declaratie") stop = $at["startdatum_tot"]
	if (status == "afgevallen") stop = $at["einddatum"]
	if (stop != "" && stop < klok) next
	g = $at["gemeente"]
	if (klok ~ /^2025/) n["F02 " g]++
	if (stop ~ /^2025/) n[(status == "afgevallen" ? "F04 " : "F03 ") g]++
	if (klok <= "2025-12-31" && (stop == "" || stop > "2025-12-31")) n["F05 " g]++
}
END { for (k in n) print k, n[k] }' "$TMP/wachtketen.csv" | sort >"$TMP/expected"
awk -F, '$1 ~ /^F0[2-5]$/ && $2 ~ /^GM/ && $3 == "2025JJ00" && $4 == "T" && $5 == "T" && $6 == "T" && $11 > 0 {
	print $1, $2, $11 }' "$second/intern/waarneming.csv" | sort >"$TMP/figures"
want "there are figures" [ -s "$TMP/figures" ]
same "flows and stocks by gemeente are those of the rows" "$TMP/expected" "$TMP/figures"
# What is public is either suppressed or the same.
awk -F, 'NR == FNR { if ($10 == "aantal") all[$1, $2, $3, $4, $5, $6, $7, $8] = $11; next }
FNR > 1 && $10 == "aantal" && $12 != "E" {
	if ($12 == "Q" ? $11 != "" : $11 != all[$1, $2, $3, $4, $5, $6, $7, $8] || $11 < 10) wrong++
}
END { exit wrong > 0 }' "$second/intern/waarneming.csv" "$first/waarneming.csv"
want "what is public is suppressed or true, and never small" [ $? = 0 ]
want "shares lie from 0 to 1" awk -F, '($10 == "aandeel" || $10 == "kans") && $11 != "" && ($11 < 0 || $11 > 1) { exit 1 }' \
	"$first/waarneming.csv"

# Independent eyes: R computes the indicators from the exported tables, with survfit, quantile and prop.test, and
# finds what stands in intern/, figure by figure.
if Rscript -e 'library(readr); library(survival)' >/dev/null 2>&1; then
	mkdir "$TMP/tables"
	for table in verzoek toewijzing levering wachtketen traject; do
		exits 0 "$IJW" -C "$TMP/h" export "$table" --peildatum "$peildatum" --kennisdatum 2026-02-10
		mv "$TMP/out" "$TMP/tables/$table.csv"
	done
	exits 0 env STEP="$(figure 4 1)" Rscript tests/monitor/indicators.R "$TMP/tables" "$second/intern/waarneming.csv" "$peildatum" 70
	grep '^  ' "$TMP/out"
	want "at least fifteen indicators" [ "$(awk '/indicators,/ { print $1 }' "$TMP/out")" -ge 15 ]
	want "and thousands of figures" [ "$(awk '/indicators,/ { print $3 }' "$TMP/out")" -ge 5000 ]
else
	skip "the indicators in R" "readr and survival are not installed"
fi
if command -v python3 >/dev/null; then
	exits 0 python3 tests/monitor/load_feed.py "$first"
	grep '^  ' "$TMP/out"
else
	skip "Python" "it is not installed"
fi

# Estimates stand behind P, for the region alone.
exits 0 "$IJW" -C "$TMP/h" publish --peildatum 2025-10-31 --kennisdatum 2025-12-31
early=$TMP/h/feed/2025-12-31-1
want "months after P are estimated" grep -q "^F0[23],T,2025MM1[12],T,T,T,T,T,T,aantal,[0-9]*,E," "$early/waarneming.csv"
want "no month has both" sh -c "! cut -d, -f1-10 '$early/waarneming.csv' | sort | uniq -d | grep -q ."
want "a period that ended within half a year is provisional" grep -q "^F05,T,2025KW03,T,T,T,T,T,T,aantal,[0-9]*,P," "$early/waarneming.csv"
want "older ones are not" grep -q "^F05,T,2024KW03,T,T,T,T,T,T,aantal,[0-9]*,A," "$early/waarneming.csv"

# Revisions: what an earlier publication showed otherwise.
new_home revised
"$IJW" -q -C "$TMP/revised" ingest "$truth" >/dev/null 2>&1
exits 0 "$IJW" -C "$TMP/revised" publish --kennisdatum 2025-10-15 --peildatum 2025-09-30
# A median that was shown then and is not now.
sed -i '0,/,mediaan,,Q,/ s/,mediaan,,Q,/,mediaan,12.0,A,/' "$TMP/revised/feed/2025-10-15-1/waarneming.csv"
exits 0 "$IJW" -C "$TMP/revised" publish --kennisdatum 2026-01-31 --peildatum 2025-09-30 --intern
revisie=$TMP/revised/feed/actueel/revisie.csv
want "something was revised" [ "$(wc -l <"$revisie")" -gt 1 ]
awk -F, 'NR == FNR { old[$1, $2, $3, $4, $5, $6, $7, $8, $9, $10] = $11; next }
FNR > 1 && old[$1, $2, $3, $4, $5, $6, $7, $8, $9, $10] != $11 { wrong++ }
END { exit wrong > 0 }' "$TMP/revised/feed/2025-10-15-1/waarneming.csv" "$revisie"
want "the earlier value is the one that was shown" [ $? = 0 ]
awk -F, 'NR == FNR { new[$1, $2, $3, $4, $5, $6, $7, $8, $9, $10] = $11; next }
FNR > 1 && ($12 == "" || new[$1, $2, $3, $4, $5, $6, $7, $8, $9, $10] != $12) { wrong++ }
END { exit wrong > 0 }' "$TMP/revised/feed/actueel/waarneming.csv" "$revisie"
want "what is hidden now is not told once more" [ $? = 0 ]
want "the messages stand in intern/ only" grep -q "JW30[157] 20" "$TMP/revised/feed/2026-01-31-1/intern/revisie.csv"
want "and not in what is public" sh -c "! grep -q 'JW30' '$revisie'"

# Providers that nobody had heard of when the last publication was made: that they had nothing before is known.
"$IJW" -q generate --youths 300 --months 18 --from 2023-02-01 --seed 2026 --out "$TMP/later"
new_home newcomers
"$IJW" -q -C "$TMP/newcomers" ingest "$TMP/later/messages" >/dev/null 2>&1
exits 0 "$IJW" -C "$TMP/newcomers" publish --kennisdatum 2024-04-10
exits 0 "$IJW" -C "$TMP/newcomers" publish --kennisdatum 2024-07-10

# Nothing can be written: a sentence, nothing half-done.
if [ "$(id -u)" = 0 ]; then
	somebody="setpriv --reuid=65534 --regid=65534 --clear-groups"
	chown -R 65534:65534 "$TMP/h"
	chmod 711 "$TMP"
else
	somebody=
fi
chmod 500 "$TMP/h/feed"
before=$(ls "$TMP/h/feed")
# shellcheck disable=SC2086 # a command of several words, or none
refuses 3 "feed" $somebody "$IJW" -C "$TMP/h" publish
want "nothing came" [ "$(ls "$TMP/h/feed")" = "$before" ]
chmod 700 "$TMP/h/feed"

# The folder was taken away: there is nothing to report on, and the next publication makes it again.
rm -r "$TMP/h/feed"
exits 0 "$IJW" -C "$TMP/h" report --out "$TMP/site"
want "the report says what to do" grep -q "nothing was published yet; 'ijw publish' makes the figures" "$TMP/err"
# shellcheck disable=SC2086
exits 0 $somebody "$IJW" -C "$TMP/h" publish
want "it says that it made the folder" grep -q "feed: this folder was not there; it was made again" "$TMP/err"
want "and both are there" [ "$(cd "$TMP/h/feed" && echo *)" = "2026-02-10-1 actueel" ]
done_testing
