# ijw inzage: everything that is kept about one youth, and nothing about another. The BSN comes from stdin alone.
. tests/lib/common.sh

export IJW_NOW=2025-12-31
bsn=999900006
other=999900018

# ask BSN [OPTION...]: what is kept; in $TMP/out.
ask() {
	echo "$1" >"$TMP/bsn"
	shift
	"$IJW" -C "$TMP/h" inzage "$@" <"$TMP/bsn" >"$TMP/out" 2>"$TMP/err" || not_ok "inzage $*: $(cat "$TMP/err")"
}
# told QUERY: of the JSON in $TMP/out, as `j`.
told() {
	sqlite3 :memory: "WITH t(j) AS (SELECT CAST(readfile('$TMP/out') AS TEXT)) $1"
}

# A claim of two youths; a request with answers that name nobody, and a retour that has only a header.
new_home h
mkdir "$TMP/in"
claim=fixtures/stories/C11/messages/2-jw323.xml
awk -v other="$other" '
	/<m:Client>/ { inside = 1; text = "" }
	inside { text = text $0 "\n" }
	{ print }
	/<\/m:Client>/ { inside = 0; sub("<m:Bsn>[0-9]*", "<m:Bsn>" other, text); sub(">P1<", ">P2<", text); printf "%s", text }' \
	"$claim" | sed 's/TotaalBedrag>80000/TotaalBedrag>160000/' >"$TMP/in/claim.xml"
cp fixtures/stories/C02/messages/*.xml "$TMP/in"
sed "s/$bsn/$other/; s/S00000\([0-9]\)</S10000\1</" fixtures/stories/C01/messages/2-jw301.xml >"$TMP/in/other.xml"
# Not accepted: of the schema, not even XML, of another youth, and in an envelope.
sed 's/<m:Geslacht>2</<m:Geslacht>7</' fixtures/stories/C01/messages/2-jw301.xml >"$TMP/in/invalid.xml"
printf '<a>%s' "$bsn" >"$TMP/in/unreadable.xml"
printf '<a>%s' "$other" >"$TMP/in/unreadable-other.xml"
printf '<a>%s</a>' "$(base64 -w 60 "$TMP/in/invalid.xml")" >"$TMP/in/wrapped.xml"
reference=$(sed -n 's/.*ReferentieAanbieder>\(.*\)<.*/\1/p' "$TMP/in/1-jw315.xml")
printf 'AGB,ReferentieAanbieder,Aanmelddatum\n91000001,%s,2025-01-02\n91000001,nobody,2025-01-03\n' "$reference" >"$TMP/h/aanmelddatum.csv"
"$IJW" -q -C "$TMP/h" ingest "$TMP/in" >/dev/null 2>&1
[ "$(sqlite3 "$TMP/h/ijw.db" "SELECT count(*) FROM origineel_deel")" = 2 ] || not_ok "the claim is not kept in parts"

ask "$bsn" --json
want "the messages" [ "$(told "SELECT group_concat(replace(m ->> 'file', '$TMP/in/', '') || ' ' || (m ->> 'relation')
	|| ' ' || (m ->> 'original'), ', ') FROM (SELECT value AS m FROM t, json_each(j, '\$.messages') ORDER BY value ->> 'file')")" = \
	"1-jw315.xml own whole, 2-jw319.xml answer whole, 3-jw319.xml answer whole, 4-jw315.xml own whole, 5-jw301.xml own whole, 6-jw305.xml own whole, claim.xml own part, invalid.xml found withheld, unreadable.xml found withheld, wrapped.xml found withheld" ]
want "the registration of their request, and no other" [ "$(told "SELECT group_concat((value ->> 'aanbieder') || ' ' ||
	(value ->> 'referentie') || ' ' || (value ->> 'aanmelddatum')) FROM t, json_each(j, '\$.registrations')")" = \
	"91000001 $reference 2025-01-02" ]
for file in 1-jw315 2-jw319 5-jw301; do
	told "SELECT writefile('$TMP/message', CAST(value ->> 'text' AS BLOB)) FROM t, json_each(j, '\$.messages')
		WHERE value ->> 'file' LIKE '%/$file.xml'" >/dev/null
	same "$file.xml as it came" "$TMP/in/$file.xml" "$TMP/message"
done
told "SELECT writefile('$TMP/message', CAST(value ->> 'text' AS BLOB)) FROM t, json_each(j, '\$.messages')
	WHERE value ->> 'file' LIKE '%/claim.xml'" >/dev/null
want "of the claim their own part" [ "$(grep -c '<m:Client>' "$TMP/message") $(grep -c "$bsn" "$TMP/message")" = "1 1" ]
want "nothing of the other" [ "$(grep -c "$other\|>P2<" "$TMP/out")" = 0 ]
client=$(told "SELECT j ->> 'client' FROM t")
"$IJW" -C "$TMP/h" explain --client "$client" --json >"$TMP/story"
told "SELECT (j -> 'story') FROM t" >"$TMP/told"
same "the story is that of explain" "$TMP/story" "$TMP/told"
want "no act is told" [ "$(told "SELECT json_array_length(j, '\$.acts') FROM t")" = 0 ]

# The document: the same, to read.
ask "$bsn"
want "it fits 80 columns" [ -z "$(grep -E '.{81}' "$TMP/out")" ]
want "every message is in it" [ "$(grep -c '^Message [0-9]*: ' "$TMP/out")" = 10 ]
want "what they say can be read" grep -q "^ *Geboortedatum$" "$TMP/out"
want "with its values" grep -q "^ *Bsn: $bsn$" "$TMP/out"
want "nothing of the other in it" [ "$(grep -c "$other\|P2" "$TMP/out")" = 0 ]
want "the timeline is in it" grep -q "^Client $client$" "$TMP/out"
want "the registration is in it" grep -q "2025-01-02: aanbieder 91000001, reference $reference$" "$TMP/out"
LC_ALL=nl_NL.UTF-8 ask "$bsn"
want "it speaks Dutch" grep -q "^Wat over één jeugdige wordt bewaard$" "$TMP/out"

# The other, whose claim it is too; somebody of whom nothing is known.
ask "$other" --json
want "the other has their own" [ "$(told "SELECT group_concat(replace(value ->> 'file', '$TMP/in/', ''), ' ')
	FROM (SELECT value FROM t, json_each(j, '\$.messages') ORDER BY value ->> 'file')")" = "claim.xml other.xml unreadable-other.xml" ]
want "and nothing of the first" [ "$(grep -c "$bsn\|>P1<" "$TMP/out")" = 0 ]
ask 999900031
want "nothing is known of a third" grep -q "^There are none.$" "$TMP/out"

# The same from where nothing can be written, and from stdin with blanks.
chmod -R a-w "$TMP/h"
printf ' %s \r\n' "$bsn" >"$TMP/bsn"
exits 0 sh -c '"$IJW" -C "$TMP/h" inzage <"$TMP/bsn"'
chmod -R u+w "$TMP/h"

# Who did something with them, and not what was done with others.
sqlite3 "$TMP/h/ijw.db" "INSERT INTO logboek SELECT (SELECT max(nr) FROM logboek) + id, 1767139200, 'piet', 'jan', '', 'klacht ' || id,
	'ingezien', 'gelukt', client, 'host', '0', x'', x'', x'', x'' FROM jeugdige"
youth=$(sqlite3 "$TMP/h/ijw.db" "SELECT id FROM jeugdige WHERE client = '$client'")
ask "$bsn" --json
want "who was shown them" [ "$(told "SELECT count(*) > 2 FROM t, json_each(j, '\$.acts')
	WHERE value ->> 'act' = 'getoond'")" = 1 ]
want "the act about them" [ "$(told "SELECT json_group_array(json(value)) FROM t, json_each(j, '\$.acts')
	WHERE value ->> 'act' = 'ingezien'")" = \
	'[{"moment":"2025-12-31T00:00:00Z","act":"ingezien","user":"piet","responsible":"jan","role":"","ground":"klacht '"$youth"'"}]' ]
ask "$bsn"
want "it is in the document" grep -q "^    2025-12-31 01:00: ingezien, piet (jan): klacht $youth$" "$TMP/out"

# What is no BSN is not repeated; a message that cannot be opened is named, and nothing is told.
refuses 2 "takes no argument" "$IJW" -C "$TMP/h" inzage "$bsn"
want "it is not repeated" [ "$(grep -c "$bsn" "$TMP/err")" = 0 ]
for wrong in '' 99990000 999900007 9999000061 99990000x "$(head -c 100 /dev/zero | tr '\0' 9)"; do
	printf '%s' "$wrong" >"$TMP/bsn"
	refuses 2 "stdin: this is no BSN" sh -c '"$IJW" -C "$TMP/h" inzage <"$TMP/bsn"'
	want "it is not repeated" [ "$(grep -c '99' "$TMP/err")" = 0 ]
done
echo "$bsn" >"$TMP/bsn"
exits 3 sh -c '"$IJW" -C "$TMP/h" inzage <"$TMP/bsn" >/dev/full'
mv "$TMP/h/keys" "$TMP/keys"
refuses 2 "this home has no keys" sh -c '"$IJW" -C "$TMP/h" inzage <"$TMP/bsn"'
mv "$TMP/keys" "$TMP/h/keys"
cp "$TMP/h/ijw.db" "$TMP/whole.db"
for spoil in "UPDATE origineel_deel SET bytes = x''" "UPDATE origineel SET bytes = x'00' WHERE bericht = 1" \
	"DELETE FROM origineel WHERE bericht = (SELECT max(id) FROM bericht WHERE oordeel < 4)"; do
	sqlite3 "$TMP/h/ijw.db" "$spoil"
	refuses 3 "its original" sh -c '"$IJW" -C "$TMP/h" inzage <"$TMP/bsn"'
	want "and nothing is told: $spoil" [ ! -s "$TMP/out" ]
	cp "$TMP/whole.db" "$TMP/h/ijw.db"
	rm -f "$TMP/h/ijw.db-wal" "$TMP/h/ijw.db-shm"
done
done_testing
