# ijw diff: what became known between two days. The revisions of the worked examples C05, C06 and C15, and over
# a whole region: applied to the tables as known on K1 it gives those as known on K2.
. tests/lib/common.sh

tables="toewijzing levering wachtketen"
start=fixtures/stories/C05/messages/2-jw305.xml  # Begindatum 2025-02-03, S000019 of 2025-02-05
assign=fixtures/stories/C05/messages/1-jw301.xml # number 5, decided on 2025-01-10, S000018
extend=fixtures/stories/C10/messages/4-jw301.xml # number 11, with RedenWijziging 04

# changes TABLE K1 K2 [OPTION...]: the lines about this table without its name, the provider and the pseudonym.
changes() {
	table=$1
	shift
	"$IJW" -C "$TMP/h" diff "$@" | awk -F, -v t="$table" '$1 == t { print $2 "/" $3 $4 ($5 != "" ? "/" $5 : "") "," $9 "," $10 "," $11 "," $12 "," $13 }'
}
shows() { # WHAT LINE: it is among the changes that were printed last
	want "$1: $2" grep -qxF -- "$2" "$TMP/changes"
}

# C05: a corrected start. The revision (-24, +38).
new_home h
"$IJW" -q -C "$TMP/h" ingest fixtures/stories/C05/messages || not_ok "ingest of C05"
exits 0 "$IJW" -C "$TMP/h" diff 2025-02-10 2025-02-28
head -1 "$TMP/out" >"$TMP/header"
echo "tabel,gemeente,toewijzingnummer,keten,begindatum,aanbieder,referentie,client,soort,kolom,oud,nieuw,bericht" >"$TMP/expected"
same "the header" "$TMP/expected" "$TMP/header"
changes wachtketen 2025-02-10 2025-02-28 >"$TMP/changes"
cause="S000020 JW305 2025-02-20"
cat >"$TMP/expected" <<END
GM0153/5,anders,startdatum,2025-02-03,2025-02-17,$cause
GM0153/5,anders,w3a_dagen,24,38,$cause
GM0153/5,anders,w3b_dagen,21,35,$cause
END
same "the revision of C05" "$TMP/expected" "$TMP/changes"
changes levering 2025-02-10 2025-02-28 >"$TMP/changes"
shows "C05" "GM0153/5/2025-02-03,weg,status,lopend,,$cause"
shows "C05" "GM0153/5/2025-02-17,erbij,status,,lopend,$cause"
changes toewijzing 2025-02-10 2025-02-28 >"$TMP/changes"
want "the assignment of C05 did not change" [ ! -s "$TMP/changes" ]
changes wachtketen 2025-01-31 2025-02-10 --peildatum 2025-02-04 >"$TMP/changes"
shows "seen on 4 February" "GM0153/5,anders,status,wachtend,gestart,S000019 JW305 2025-02-05"
shows "seen on 4 February" "GM0153/5,anders,open_dagen,25,,S000019 JW305 2025-02-05"
changes wachtketen 2025-01-31 2025-02-28 --peildatum 2025-02-28 >"$TMP/changes"
# Of two messages each cell names the one that made it what it is.
shows "the start" "GM0153/5,anders,status,wachtend,gestart,S000019 JW305 2025-02-05"
shows "the start" "GM0153/5,anders,open_dagen,49,,S000019 JW305 2025-02-05"
shows "its correction" "GM0153/5,anders,w3a_dagen,,38,$cause"
shows "its correction" "GM0153/5,anders,startdatum,,2025-02-17,$cause"
for days in "2025-02-10 2025-02-10" "2025-02-20 2025-12-31" "2025-02-10 2025-02-19"; do
	# shellcheck disable=SC2086 # two words
	exits 0 "$IJW" -C "$TMP/h" diff $days
	want "nothing became known: $days" [ "$(wc -l <"$TMP/out")" = 1 ]
done

# C06: a deleted assignment. The stock loses the one that waited.
new_home h
sed 's/2025-01-10/2025-04-01/; s/Dagtekening>2025-04-01/Dagtekening>2025-04-02/; s/2025-01-13/2025-04-07/; s/>5</>6</' "$assign" >"$TMP/1.xml"
sed 's/Dagtekening>2025-05-10/Dagtekening>2025-05-13/; s/Toewijzingsdatum>2025-05-10/Toewijzingsdatum>2025-05-12/; s/2025-01-06/2025-04-07/; s/2025-12-31/2025-04-07/; s/>04<\/m:Reden/>13<\/m:Reden/; s/>11</>6</' "$extend" >"$TMP/2.xml"
bsn=$(sed -n 's/.*<m:Bsn>\(.*\)<.*/\1/p' "$TMP/1.xml")
sed -i "s/<m:Bsn>.*</<m:Bsn>$bsn</" "$TMP/2.xml"
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/1.xml" "$TMP/2.xml"
cause=$(sed -n 's/.*<b:Identificatie>\(.*\)<.*/\1/p' "$TMP/2.xml")" JW301 2025-05-13"
changes wachtketen 2025-04-30 2025-05-31 --peildatum 2025-04-30 >"$TMP/changes"
shows "C06" "GM0153/6,weg,status,wachtend,,$cause"
shows "C06" "GM0153/6,weg,open_dagen,29,,$cause"
changes toewijzing 2025-04-30 2025-05-31 --peildatum 2025-04-30 >"$TMP/changes"
shows "C06" "GM0153/6,anders,status,actief,vervallen,$cause"
shows "C06" "GM0153/6,anders,keten,6,,$cause"

# C15: a rejected start, then another one.
new_home h
sed '/<m:Client>/,/<\/m:Client>/d; s/jw305/jw306/; s/>438</>439</; s|\(.*\)</m:Header>|<m:IdentificatieRetour>R000019</m:IdentificatieRetour><m:DagtekeningRetour>2025-02-07</m:DagtekeningRetour><m:XsdVersieRetour><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></m:XsdVersieRetour><m:RetourCodes><m:RetourCode>0001</m:RetourCode></m:RetourCodes>&|' "$start" >"$TMP/306.xml"
sed 's/S000019/S000029/; s/2025-02-05/2025-02-12/; s/2025-02-03/2025-02-10/' "$start" >"$TMP/305.xml"
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/306.xml" "$TMP/305.xml" "$start" "$assign"
changes wachtketen 2025-02-06 2025-02-08 >"$TMP/changes"
void="S000019 JW305 2025-02-05 nietig 2025-02-07"
shows "C15" "GM0153/5,anders,status,gestart,wachtend,$void"
shows "C15" "GM0153/5,anders,w3a_dagen,24,,$void"
shows "C15" "GM0153/5,anders,open_dagen,,29,$void"
changes wachtketen 2025-02-06 2025-02-28 >"$TMP/changes"
shows "C15" "GM0153/5,anders,w3a_dagen,24,31,S000029 JW305 2025-02-12"
changes wachtketen 2025-02-08 2025-02-28 >"$TMP/changes"
shows "C15" "GM0153/5,anders,w3a_dagen,,31,S000029 JW305 2025-02-12"

# A region. cells: every filled cell outside the head of the lines, with the row it is in.
exits 0 "$IJW" -q generate --youths 250 --months 9 --seed 23 --out "$TMP/traffic"
new_home h
"$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages" || not_ok "ingest of a region"
cells() { # TABLE OPTION...
	"$IJW" -C "$TMP/h" export "$@" | awk -F, -v t="$1" '
		NR == 1 { for (i = 1; i <= NF; i++) { name[i] = $i; at[$i] = i } next }
		{
			nummer = t == "wachtketen" ? "" : $at["toewijzingnummer"]
			keten = t == "wachtketen" ? $at["keten"] : ""
			begin = t == "levering" ? $at["begindatum"] : ""
			row = t "," $at["gemeente"] "," nummer "," keten "," begin "," $at["client"]
			for (i = 1; i <= NF; i++)
				if ($i != "" && name[i] !~ /^(gemeente|aanbieder|client|toewijzingnummer|begindatum)$/ &&
				    !(name[i] == "keten" && t == "wachtketen"))
					print row "," name[i] "," $i
		}' | sort
}
while read -r k1 k2 p; do
	for table in $tables; do
		cells "$table" --peildatum "$p" --kennisdatum "$k1" >"$TMP/was"
		cells "$table" --peildatum "$p" --kennisdatum "$k2" >"$TMP/is"
		comm -23 "$TMP/was" "$TMP/is" >"$TMP/went"
		comm -13 "$TMP/was" "$TMP/is" >"$TMP/came"
		"$IJW" -C "$TMP/h" diff "$k1" "$k2" --peildatum "$p" >"$TMP/diff" || not_ok "diff $k1 $k2"
		want "something became known between $k1 and $k2" [ "$(wc -l <"$TMP/diff")" -gt 1 ]
		want "every change has a cause" awk -F, 'NR > 1 && $13 == "" { exit 1 }' "$TMP/diff"
		awk -F, -v t="$table" '$1 == t && $11 != "" { print $1 "," $2 "," $3 "," $4 "," $5 "," $8 "," $10 "," $11 }' "$TMP/diff" | sort >"$TMP/oud"
		awk -F, -v t="$table" '$1 == t && $12 != "" { print $1 "," $2 "," $3 "," $4 "," $5 "," $8 "," $10 "," $12 }' "$TMP/diff" | sort >"$TMP/nieuw"
		same "what went from $table from $k1 to $k2 on $p" "$TMP/went" "$TMP/oud"
		same "what came to $table from $k1 to $k2 on $p" "$TMP/came" "$TMP/nieuw"
	done
done <<END
2026-03-31 2026-04-30 2026-04-30
2026-03-31 2026-04-30 2026-03-31
2025-12-31 2026-12-31 2026-06-30
2026-05-04 2026-05-06 2027-01-01
END

# The messages that are named are those of the day on which the cell became what it is: the difference of that day
# alone has the same value, by the same messages.
"$IJW" -C "$TMP/h" diff 2026-03-31 2026-04-30 | awk -F, -v OFS=, 'NR > 1 {
	day = $13; sub(/.* /, "", day); $11 = ""; $9 = ""; print day, $0 }' | sort >"$TMP/causes"
cut -d, -f1 "$TMP/causes" | uniq -c | sort -rn | awk 'NR <= 4 { print $2 }' >"$TMP/days"
want "there are days to look at" [ "$(wc -l <"$TMP/days")" = 4 ]
while read -r day; do
	"$IJW" -C "$TMP/h" diff "$(date -d "$day - 1 day" +%F)" "$day" --peildatum 2026-04-30 | awk -F, -v OFS=, -v day="$day" \
		'{ $11 = ""; $9 = ""; print day, $0 }' | sort >"$TMP/alone"
	grep "^$day," "$TMP/causes" | comm -23 - "$TMP/alone" >"$TMP/others"
	want "what $day changed: $(head -n 1 "$TMP/others")" [ ! -s "$TMP/others" ]
done <"$TMP/days"
want "half of all cells name one message" [ "$(grep -vc ';' "$TMP/causes")" -gt "$(grep -c ';' "$TMP/causes")" ]

# Bad use.
refuses 2 "between which days" "$IJW" -C "$TMP/h" diff
refuses 2 "between which days" "$IJW" -C "$TMP/h" diff 2025-01-01
refuses 2 "between which days" "$IJW" -C "$TMP/h" diff 2025-01-01 2025-01-02 2025-01-03
refuses 2 "K1 must be a date" "$IJW" -C "$TMP/h" diff 2025-02-29 2025-03-01
refuses 2 "K2 must be a date" "$IJW" -C "$TMP/h" diff 2025-02-28 tomorrow
refuses 2 "--peildatum must be a date" "$IJW" -C "$TMP/h" diff 2025-02-28 2025-03-01 --peildatum 1
refuses 2 "K1 must not come after K2" "$IJW" -C "$TMP/h" diff 2025-03-01 2025-02-28
exits 3 sh -c '"$IJW" -C "$TMP/h" diff 2025-01-01 2026-12-31 >/dev/full'
done_testing
