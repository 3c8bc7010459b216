# ijw show: what became of a message, by any of its names; the rows that would be others without it are those of a home
# that never had it; who was shown it is written down.
. tests/lib/common.sh

export IJW_NOW=2025-12-31
bsn=999900006
other=999900018

# show ARGUMENT...: of the home h, as JSON; in $TMP/out.
show() {
	exits 0 "$IJW" -C "$TMP/h" show --json "$@"
}
# told QUERY: of the JSON in $TMP/out, as `j`.
told() {
	sqlite3 :memory: "WITH t(j) AS (SELECT CAST(readfile('$TMP/out') AS TEXT)) $1"
}
# numbers: of the messages in it.
numbers() {
	told "SELECT group_concat(value ->> 'number', ' ') FROM t, json_each(j, '\$.messages')"
}
# tables HOME: the rows of the derived tables, each behind the name of its table.
tables() {
	for table in verzoek toewijzing levering wachtketen traject; do
		echo "SELECT '$table', * FROM $table;"
	done | sqlite3 "$1/ijw.db" | sort
}
# count: how many of these rows there are of each table.
count() {
	cut -d'|' -f1 | sort | uniq -c | awk -v word="$1" '{ print word, $2, $1 }'
}

# A start that a retour rejects; a request and its answer, which names nobody; a start again in other bytes; an archive; what is refused; a claim about two youths.
new_home h
mkdir "$TMP/in"
cp fixtures/stories/C15/messages/*.xml fixtures/stories/C02/messages/[12]*.xml "$TMP/in"
sed 's/$/ /' "$TMP/in/2-jw305.xml" >"$TMP/in/5-again.xml"
sed 's/\(DagtekeningRetour>[0-9]*-[0-9]*-\)[0-9]*/\128/' "$TMP/in/3-jw306.xml" >"$TMP/later.xml"
sed 's/\(<[a-z]*:*Identificatie>\)[^<]*/\1'$bsn'/' fixtures/rules/TR018/bad.xml >"$TMP/in/7-bad.xml"
awk -v other="$other" '
	/<m:Client>/ { inside = 1; text = "" }
	inside { text = text $0 "\n" }
	{ print }
	/<\/m:Client>/ { inside = 0; sub("<m:Bsn>[0-9]*", "<m:Bsn>" other, text); sub(">P1<", ">P2<", text); printf "%s", text }' \
	fixtures/stories/C11/messages/2-jw323.xml | sed 's/TotaalBedrag>80000/TotaalBedrag>160000/' >"$TMP/in/8-claim.xml"
cp "$TMP"/in/* "$TMP/h/inbox"
mkdir "$TMP/zip" "$TMP/h/inbox/map"
cp fixtures/stories/C02/messages/[56]*.xml "$TMP/zip"
(cd "$TMP/zip" && zip -q "$TMP/h/inbox/map/two.zip" *.xml)
printf 'PK\003\004no archive' >"$TMP/h/inbox/broken.zip"
find "$TMP/h/inbox" -type f -exec touch -d '1 day ago' '{}' +
exits 1 "$IJW" -q -C "$TMP/h" ingest

# Every name of a message.
bad=$(sqlite3 "$TMP/h/ijw.db" "SELECT id FROM bericht WHERE bestand = '7-bad.xml'")
two=$(sqlite3 "$TMP/h/ijw.db" "SELECT group_concat(id, ' ') FROM bericht WHERE bestand = 'map/two.zip'")
masked=$(sqlite3 "$TMP/h/ijw.db" "SELECT identificatie FROM bericht WHERE id = $bad")
want "the Identificatie is masked" [ "${masked#\~}" != "$masked" ]
sha256=$(sha256sum <"$TMP/in/7-bad.xml" | cut -d' ' -f1)
for name in "$bad" "$sha256" 7-bad.xml rejected/7-bad.xml "$TMP/h/rejected/7-bad.xml" "$TMP/in/7-bad.xml" "$bsn" "$masked"; do
	show "$name"
	want "$name is message $bad" [ "$(numbers)" = "$bad" ]
	want "its BSN is not told" [ "$(grep -c "$bsn" "$TMP/out")" = 0 ]
done
show map/two.zip
want "of an archive every message" [ "$(numbers)" = "$two" ]
show "$TMP/h/done/map/two.zip"
want "by its place" [ "$(numbers)" = "$two" ]
show 'map/two.zip!6-jw305.xml'
want "a member" [ "$(numbers)" = "${two#* }" ]
want "where the archive lies" [ "$(told "SELECT j ->> '\$.messages[0].lies[0]' FROM t")" = done/map/two.zip ]

# What was found in it, and where it lies: of files with one name the one with its bytes.
cp "$TMP/in/4-jw305.xml" "$TMP/h/done/7-bad.xml"
mv "$TMP/h/rejected/7-bad.xml" "$TMP/h/rejected/7-bad.xml.2"
cp "$TMP/in/7-bad.xml" "$TMP/h/inbox/7-bad.xml.$bsn"
show "$bad"
want "its account: $(told "SELECT j -> '\$.messages[0]' FROM t" | head -c 700)" [ "$(told "SELECT group_concat(quote(m ->> name), '|') FROM
	(SELECT j -> '\$.messages[0]' AS m FROM t), (SELECT column1 AS name FROM (VALUES ('type'), ('afzender'), ('dagtekening'), ('received'),
	('member'), ('lies'), ('release'), ('verdict'), ('rows'), ('clients')))")" = \
	"'JW307'|'91000001'|'2026-04-15'|'2025-12-31T00:00:00Z'|NULL|'[\"inbox/*********\",\"rejected/7-bad.xml.2\"]'|'3.2'|'rejected'|'[]'|'[]'" ]
want "its finding" [ "$(told "SELECT json_array(value ->> 'rule', value ->> 'code', value ->> 'severity', value ->> 'line', value -> 'between')
	FROM t, json_each(j, '\$.messages[0].findings') WHERE value ->> 'rule' = 'TR018'")" = '["TR018","0001","error",54,false]' ]
rm "$TMP/h/inbox/7-bad.xml.$bsn"
exits 0 "$IJW" -C "$TMP/h" show "$bad"
want "in words" grep -q "Finding: TR018 (error, 0001): Einddatum lies before Begindatum" "$TMP/out"
want "it fits 80 columns" [ -z "$(grep -E '.{81}' "$TMP/out")" ]
exits 0 env LC_ALL=nl_NL.UTF-8 "$IJW" -C "$TMP/h" show "$bad"
want "in Dutch" grep -q "Telt mee: nee: het is niet aanvaard" "$TMP/out"
want "whoever took it in is told" grep -q "Logboek: 31 december 2025 om 1.00 uur: ontvangen, $(id -un)$" "$TMP/out"

# What it changed: the tables of a home without this message, and without those that say the same.
tables "$TMP/h" >"$TMP/whole"
for number in $(sqlite3 "$TMP/h/ijw.db" "SELECT id FROM bericht WHERE lid IS NULL AND zelfde_als IS NULL"); do
	"$IJW" -q init --pseudonym-key "$TMP/h/keys/pseudonym.key" "$TMP/w" || not_ok "init"
	mkdir "$TMP/rest"
	cp "$TMP"/in/* "$TMP/zip"/* "$TMP/rest"
	for file in $(sqlite3 "$TMP/h/ijw.db" "SELECT bestand FROM bericht WHERE $number IN (id, zelfde_als)"); do rm "$TMP/rest/$file"; done
	"$IJW" -q -C "$TMP/w" ingest "$TMP/rest" >/dev/null 2>&1
	tables "$TMP/w" >"$TMP/without"
	{ comm -13 "$TMP/without" "$TMP/whole" | count with; comm -23 "$TMP/without" "$TMP/whole" | count without; } >"$TMP/expected"
	rm -rf "$TMP/w" "$TMP/rest"
	show "$number"
	told "SELECT side || ' ' || name || ' ' || count(*) FROM (SELECT column1 AS side, value ->> 'table' AS name
		FROM t, json_each(j, '\$.messages[0].rows'), (VALUES ('with', 'weg'), ('without', 'erbij'))
		WHERE value ->> 'change' <> column2) GROUP BY side, name ORDER BY side, name" >"$TMP/actual"
	same "the rows that message $number changed" "$TMP/expected" "$TMP/actual"
	cat "$TMP/actual" >>"$TMP/changes"
done
want "there were changes: $(wc -l <"$TMP/changes")" [ "$(wc -l <"$TMP/changes")" -ge 6 ]
number_of() {
	sqlite3 "$TMP/h/ijw.db" "SELECT id FROM bericht WHERE bestand = '$1'"
}
retour=$(number_of 3-jw306.xml)
show "$retour"
want "the retour took the delivery away" [ "$(told "SELECT group_concat(value ->> 'change') FROM t, json_each(j, '\$.messages[0].rows')
	WHERE value ->> 'table' = 'levering'")" = "weg,erbij" ]
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/later.xml"
show "$retour"
want "and nothing when a later one rejects the same" [ "$(told "SELECT j -> '\$.messages[0].rows' FROM t")" = "[]" ]
show 2-jw305.xml
want "the start is void by the first retour" [ "$(told "SELECT (j ->> '\$.messages[0].voided_by') || ' ' || (j ->> '\$.messages[0].void_from') FROM t")" = \
	"$retour $(sed -n 's/.*DagtekeningRetour>\([-0-9]*\)<.*/\1/p' "$TMP/in/3-jw306.xml")" ]
show 5-again.xml
want "what says the same changed nothing" [ "$(told "SELECT (j ->> '\$.messages[0].same_as') || (j ->> '\$.messages[0].rows') FROM t")" = \
	"$(number_of 2-jw305.xml)[]" ]

# Its bytes.
exits 0 "$IJW" -C "$TMP/h" show --original "$bad"
same "as they came" "$TMP/in/7-bad.xml" "$TMP/out"
refuses 2 "name one by its number: $(echo "$two" | sed 's/ /, /')" "$IJW" -C "$TMP/h" show --original map/two.zip
want "and writes nothing" [ ! -s "$TMP/out" ]

# Who was shown what: the message, and each youth of it.
claim=$(number_of 8-claim.xml)
exits 0 "$IJW" -C "$TMP/h" show "$claim" --grond "vraag 7"
want "it is written down: $(sqlite3 "$TMP/h/ijw.db" "SELECT group_concat(betreft) FROM logboek WHERE grond = 'vraag 7'")" [ \
	"$(sqlite3 "$TMP/h/ijw.db" "SELECT (SELECT count(*) FROM logboek WHERE grond = 'vraag 7') || ' ' || (SELECT count(*) FROM logboek l
	WHERE grond = 'vraag 7' AND daad = 'getoond' AND uitkomst = 'gelukt' AND (betreft = '$claim' OR betreft IN
	(SELECT client FROM jeugdige j JOIN feit f ON f.jeugdige = j.id WHERE f.bericht = $claim)))")" = "3 3" ]
show "$claim"
want "and told with the message" [ "$(told "SELECT count(*) FROM t, json_each(j, '\$.messages[0].acts') WHERE value ->> 'ground' = 'vraag 7'")" = 1 ]
want "the log is whole" "$IJW" -q -C "$TMP/h" audit --chain >/dev/null
echo $other | "$IJW" -C "$TMP/h" erase --claims --grond test >/dev/null 2>&1 || not_ok "erase"
exits 0 "$IJW" -C "$TMP/h" show "$claim" --original
want "what is left after a part was erased is called so" grep -q "this is what is left" "$TMP/err"
want "and is without it" [ "$(grep -c "$other" "$TMP/out") $(grep -c '<m:Client>' "$TMP/out")" = "0 1" ]

# What is not there: said where the file lies, and written down without what was asked for.
refuses 2 "nothing of this file is stored; it lies in inbox/broken.zip" "$IJW" -C "$TMP/h" show broken.zip
mv "$TMP/h/inbox/broken.zip" "$TMP/h/rejected/broken.zip.3"
refuses 2 "nothing of this file is stored; it lies in rejected/broken.zip.3" "$IJW" -C "$TMP/h" show rejected/broken.zip
refuses 2 "no message has this number, SHA-256, file or Identificatie" "$IJW" -C "$TMP/h" show 999900031
want "it is not repeated" [ "$(grep -c 999900031 "$TMP/err")" = 0 ]
want "nor kept" [ "$(sqlite3 "$TMP/h/ijw.db" "SELECT uitkomst || betreft FROM logboek ORDER BY nr DESC LIMIT 1")" = "niet gevonden" ]
refuses 2 "show what?" "$IJW" -C "$TMP/h" show
refuses 2 "do not go together" "$IJW" -C "$TMP/h" show --json --original "$bad"
exits 3 sh -c '"$IJW" -C "$TMP/h" show '"$bad"' >/dev/full'

# A home that cannot be written to, without its keys, with a damaged original.
chmod -R a-w "$TMP/h"
exits 0 "$IJW" -C "$TMP/h" show "$bad"
chmod -R u+w "$TMP/h"
mv "$TMP/h/keys" "$TMP/keys"
refuses 2 "this home has no keys" "$IJW" -C "$TMP/h" show "$bad"
mv "$TMP/keys" "$TMP/h/keys"
sqlite3 "$TMP/h/ijw.db" "UPDATE origineel SET bytes = x'00' WHERE bericht = $bad"
refuses 3 "message $bad: its original cannot be opened" "$IJW" -C "$TMP/h" show --original "$bad"
want "nothing is written of it" [ ! -s "$TMP/out" ]
exits 0 "$IJW" -C "$TMP/h" show "$bad"
done_testing
