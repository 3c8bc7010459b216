# A release that does not exist, 3.3 (tests/release): the library is linked as it is with one file of rows and a
# folder of schemas. Its messages are read and judged by its own rules, those of 3.2 beside them by theirs, both
# give the same tables, and both are made again out of the archive.
. tests/lib/common.sh
export IJW_NOW=2026-09-01T10:00:00
imagined=$(dirname "$IJW")/ijw-imagined

# later FILE OUT [SED]: a message of ours as one of 3.3.
later() {
	sed "s|/3_2/|/3_3/|g; s|BerichtSubversie>2<|BerichtSubversie>3<|; ${3:-}" "$1" >"$2"
}

# finds WORDS FILE: what the program with 3.3 says of a file that is not accepted.
finds() {
	exits 1 "$imagined" validate "$2"
	want "$2: $1" grep -q "$1" "$TMP/out"
}

# An element more, a code more.
assignment=fixtures/rules/CS336/good.xml
later $assignment "$TMP/element.xml" 's|</m:ToewijzingNummer>|&<m:Aanleiding>verhuizing</m:Aanleiding>|'
exits 0 "$imagined" validate --json "$TMP/element.xml"
want "it is of 3.3" grep -q '"release":"3.3".*"verdict":"accepted"' "$TMP/out"
sed 's|</m:ToewijzingNummer>|&<m:Aanleiding>verhuizing</m:Aanleiding>|' $assignment >"$TMP/early.xml"
finds 'error: XSD' "$TMP/early.xml"
later $assignment "$TMP/twice.xml" 's|</m:ToewijzingNummer>|&<m:Aanleiding>a</m:Aanleiding><m:Aanleiding>b</m:Aanleiding>|'
finds 'error: XSD' "$TMP/twice.xml"
with_reden='s|RedenWijziging>14<|RedenWijziging>15<|'
sed "$with_reden" $assignment >"$TMP/reden-early.xml"
finds 'error: XSD' "$TMP/reden-early.xml"
later $assignment "$TMP/reden.xml" "$with_reden"
exits 0 "$imagined" validate "$TMP/reden.xml"

# A rule that says something else, in one run with the release where it does not; one that is new.
later fixtures/rules/TR018/good.xml "$TMP/stop-3.3.xml"
cp fixtures/rules/TR018/good.xml "$TMP/stop-3.2.xml"
exits 1 "$imagined" validate "$TMP/stop-3.2.xml" "$TMP/stop-3.3.xml"
want "3.3 refuses it" grep -q 'stop-3.3.xml:[0-9]*: error: TR018 (0001): Einddatum does not lie behind Begindatum: /Bericht/' "$TMP/out"
want "3.2 does not" sh -c "! grep -q 'stop-3.2.xml' '$TMP/out'"
later fixtures/rules/TR018/bad.xml "$TMP/bad.xml"
finds TR018 "$TMP/bad.xml"
finds 'TR018 (0001): Einddatum lies before Begindatum' fixtures/rules/TR018/bad.xml
sed '/<m:Einddatum>/d' "$TMP/reden.xml" >"$TMP/new-rule.xml"
finds 'TR433 (0001)' "$TMP/new-rule.xml"
later fixtures/rules/TR101/bad-stopproduct.xml "$TMP/same.xml"
finds TR101 "$TMP/same.xml"
exits 0 "$imagined" explain TR018
want "what it says" grep -q 'is later than its Begindatum' "$TMP/out"
want "and what it said" grep -q 'before release 3.3: ' "$TMP/out"
exits 0 "$imagined" explain TR433
want "since when" grep -q 'from release 3.3 on' "$TMP/out"
exits 2 "$IJW" explain TR433
exits 1 "$IJW" validate "$TMP/element.xml"
want "the program without it names the release" grep -q 'IJW014: .*: iJw 3.3$' "$TMP/out"

# All that is good in 3.2 is good in 3.3, but for that rule.
mkdir "$TMP/good"
for file in fixtures/rules/*/good*.xml; do
	rule=${file%/*}
	later "$file" "$TMP/good/${rule##*/}-${file##*/}"
done
"$imagined" -q validate "$TMP/good" >"$TMP/out" 2>&1
want "the rules that did not change find nothing" [ "$(sed -n 's/.*error: \([A-Z]*[0-9]*\) .*/\1/p' "$TMP/out" | sort -u)" = TR018 ]

# It is the release in use: what is written is of it, and valid.
"$imagined" -q generate --youths 10 --months 2 --seed 5 --out "$TMP/own" --from 2026-05-01
want "messages are written in 3.3" sh -c "grep -rlF '/3_3/jw301/' '$TMP/own/messages' | grep -q . && ! grep -rqF '/3_2/' '$TMP/own/messages'"
exits 0 "$imagined" -q validate "$TMP/own/messages"

# A region that passes from 3.2 to 3.3, and one that stays: the same tables, by the same program.
"$IJW" -q generate --youths 60 --months 6 --seed 5 --out "$TMP/gen" --from 2026-01-01
cp -r "$TMP/gen/messages" "$TMP/mixed"
count=0
for month in "$TMP/mixed"/*; do
	count=$((count + 1))
	[ $((count * 2)) -le "$(ls "$TMP/mixed" | wc -l)" ] && continue
	find "$month" -name '*.xml' -exec sed -i "s|/3_2/|/3_3/|g; s|BerichtSubversie>2<|BerichtSubversie>3<|;
		s|\(</jw301:ToewijzingNummer>\)|\1<jw301:Aanleiding>iets</jw301:Aanleiding>|" {} +
done
tables() {
	for table in verzoek toewijzing levering wachtketen traject; do
		"$imagined" -q -C "$1" export $table || echo "no $table"
	done
}
new_home plain
exits 0 "$imagined" -q init "$TMP/both" --pseudonym-key "$TMP/plain/keys/pseudonym.key"
"$IJW" -q -C "$TMP/plain" ingest "$TMP/gen/messages" >/dev/null 2>&1
"$imagined" -q -C "$TMP/both" ingest "$TMP/mixed" >/dev/null 2>&1
tables "$TMP/plain" >"$TMP/plain.tables"
tables "$TMP/both" >"$TMP/both.tables"
want "there are tables" [ "$(wc -l <"$TMP/plain.tables")" -gt 100 ]
want "the tables of two releases are those of one" cmp "$TMP/plain.tables" "$TMP/both.tables"
want "each message has the basis of its release" [ "$(sqlite3 "$TMP/both/ijw.db" "SELECT group_concat(release, ' ') FROM
	(SELECT release FROM basis GROUP BY release, schemas ORDER BY release)")" = "3.2 3.3" ]
judged() {
	sqlite3 "$TMP/both/ijw.db" "SELECT b.id, oordeel, release, hex(schemas), hex(regels) FROM bericht b JOIN basis s ON s.id = b.basis ORDER BY b.id"
}
judged >"$TMP/judged"
exits 0 "$imagined" -C "$TMP/both" rebuild
tables "$TMP/both" >"$TMP/again.tables"
judged >"$TMP/judged-again"
want "rebuilt alike" cmp "$TMP/both.tables" "$TMP/again.tables"
want "each by its release" cmp "$TMP/judged" "$TMP/judged-again"

# A rule between messages that is gone: not for what is said in 3.2.
claim=fixtures/rules/TR315/good.xml
later $claim "$TMP/claim-3.3.xml"
for release in 3.2 3.3; do
	new_home "claim-$release"
	[ $release = 3.2 ] && cp $claim "$TMP/claim-3.2.xml"
	"$imagined" -q -C "$TMP/claim-$release" ingest "$TMP/claim-$release.xml" >/dev/null 2>&1
	"$imagined" -q -C "$TMP/claim-$release" export afkeur >"$TMP/afkeur-$release"
done
want "3.2 has it" grep -q TR304 "$TMP/afkeur-3.2"
want "3.3 does not" sh -c "! grep -q TR304 '$TMP/afkeur-3.3'"
done_testing
