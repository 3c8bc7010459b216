# ijw erase: one youth out of the home, everywhere, and nobody else; what is left is as it would be without them.
. tests/lib/common.sh

. tests/lib/erase.sh

h=$TMP/h
# sql QUERY: of the home.
sql() {
	sqlite3 "$h/ijw.db" "$1"
}

new_home h
two_youths "$h"
printf '%s\n' "$other" | "$IJW" -C "$h" inzage --json >"$TMP/other.json"
values_of "$h" >"$TMP/values"
want "there are values to look for" [ "$(wc -l <"$TMP/values")" -ge 16 ]
want "they are all seen before" [ "$(seen "$h" | sed 's/.* //' | sort -u | wc -l)" = "$(wc -l <"$TMP/values")" ]

# Nothing without a ground, and claims that are young only with a word for it; a trial changes nothing.
cp -a "$h" "$TMP/before"
refuses 2 "why? Say it with --grond" erase "$h"
refuses 2 "why? Say it with --grond" erase "$h" --grond ''
refuses 2 "takes no argument" "$IJW" -C "$h" erase --dry-run "$bsn"
want "a BSN is not repeated" [ "$(grep -c "$bsn" "$TMP/err")" = 0 ]
refuses 2 "1 message is a claim, or an answer to one, of less than seven years ago" erase "$h" --grond verzoek
exits 0 erase "$h" --dry-run
want "it is told what would go" grep -q "would go: 7 messages, the part of the youth in 1 more, 8 files, 1 lines of aanmelddatum.csv" "$TMP/err"
rm -f "$h"/ijw.db-* "$TMP"/before/ijw.db-*
want "nothing has changed: $(diff -rq "$TMP/before" "$h" | grep -v ijw.db | head -3)" [ -z "$(diff -rq "$TMP/before" "$h" | grep -v ijw.db)" ]
want "nor in the database" [ "$(sqlite3 "$TMP/before/ijw.db" .dump | grep -v 'INTO stand\|INTO logboek' | sha256sum)" = "$(sql .dump | grep -v 'INTO stand\|INTO logboek' | sha256sum)" ]

# Gone, everywhere.
exits 0 erase "$h" --claims --grond "verzoek van 3 december"
want "it is told what went: $(cat "$TMP/err")" grep -q "gone: 7 messages, the part of the youth in 1 more, 8 files, 1 lines of aanmelddatum.csv" "$TMP/err"
want "no value is left: $(seen "$h" | head -3)" [ -z "$(seen "$h")" ]
printf '%s\n' "$bsn" | "$IJW" -C "$h" inzage --json >"$TMP/out"
want "nothing is kept about them" grep -q '"client":null,"messages":\[\],"registrations":\[\],"story":null,"acts":\[\]}' "$TMP/out"
want "no row refers to what is gone" [ -z "$(sql "PRAGMA foreign_key_check; SELECT * FROM geraakt; SELECT * FROM uitgesteld")" ]
printf 'AGB,ReferentieAanbieder,Aanmelddatum\r\n91000001,nobody,2025-01-03\r\n\r\n91000001,r9,2025-01-04' >"$TMP/expected"
same "the lines of others are as they were" "$TMP/expected" "$h/aanmelddatum.csv"
want "the files of others are there, and no other" [ "$(cd "$h" && find done rejected -type f | sort | xargs)" = \
	"done/other-1-jw315.xml done/other-3-jw305.xml done/other-4-jw307.xml done/others.zip rejected/invalid-other.xml rejected/invalid-other.xml.report.txt" ]

# The rest is whole, and as it would be had they never been.
exits 0 "$IJW" -C "$h" audit
want "what is left of a message is counted by itself" grep -q "1 is what is left of a message of which a youth was erased" "$TMP/err"
want "the acts are written down, and not whom they are about" [ "$(sql "SELECT group_concat(uitkomst || '|' || grond || '|' || betreft)
	FROM (SELECT * FROM logboek WHERE daad = 'gewist' ORDER BY nr)")" = "geweigerd|verzoek|,gelukt|verzoek van 3 december|" ]
printf '%s\n' "$other" | "$IJW" -C "$h" inzage --json >"$TMP/out"
json() {
	sqlite3 :memory: "SELECT $1 FROM json_each(CAST(readfile('$2') AS TEXT), '\$.messages') ORDER BY value ->> 'number'"
}
json "value ->> 'file', value ->> 'verdict', value ->> 'dagtekening'" "$TMP/other.json" >"$TMP/expected"
json "value ->> 'file', value ->> 'verdict', value ->> 'dagtekening'" "$TMP/out" >"$TMP/told"
same "the other has all their messages" "$TMP/expected" "$TMP/told"
json "value ->> 'text'" "$TMP/other.json" | tr -d '\r' >"$TMP/expected"
json "value ->> 'text'" "$TMP/out" | tr -d '\r' >"$TMP/told"
same "each says what it said" "$TMP/expected" "$TMP/told"
new_home without
mkdir "$TMP/only"
cp "$TMP"/in/other*.xml "$TMP/in/others.zip" "$TMP/in/invalid-other.xml" "$TMP/only"
unzip -q -o "$TMP/in/both.zip" other-2-jw301.xml -d "$TMP/only"
json "writefile('$TMP/only/claim.xml', CAST(value ->> 'text' AS BLOB))" "$TMP/out" >/dev/null
cp "$h/aanmelddatum.csv" "$TMP/without"
"$IJW" -q -C "$TMP/without" ingest "$TMP/only" >/dev/null 2>&1
for table in verzoek toewijzing levering wachtketen traject aanmeldwacht; do
	rows "$TMP/without" "$table" >"$TMP/expected"
	rows "$h" "$table" >"$TMP/told"
	same "table $table" "$TMP/expected" "$TMP/told"
done

# Made anew in each way, and from a backup, it stays so.
exits 0 "$IJW" -C "$h" backup "$TMP/copy.db"
exits 0 "$IJW" -q -C "$TMP/restored" restore "$TMP/copy.db" --keys "$h/keys"
exits 0 "$IJW" -C "$TMP/restored" audit
sql "DELETE FROM sleutel WHERE soort = 7"
exits 0 "$IJW" -q -C "$h" rebuild
exits 0 "$IJW" -C "$h" audit
want "it is still counted" grep -q "1 is what is left" "$TMP/err"

# Once more does nothing; somebody who empties the inbox is waited for by who calls.
exits 0 erase "$h" --grond "nog eens"
want "nothing was left to go" grep -q "gone: 0 messages, the part of the youth in 0 more, 0 files, 0 lines" "$TMP/err"
exits 0 "$IJW" -C "$h" audit

# A retour on their message voided that of another under the same name; a reference was masked for it named them.
new_home v
h=$TMP/v
mkdir "$TMP/void"
cp fixtures/stories/C15/messages/*.xml "$TMP/void"
sed "s/$bsn/$other/" fixtures/stories/C15/messages/2-jw305.xml >"$TMP/void/2-other.xml"
sed 's/>r1</>van Duin 7</; s/S00000\([0-9]\)</S20000\1</' fixtures/stories/C01/messages/1-jw315.xml >"$TMP/void/masked.xml"
"$IJW" -q -C "$h" ingest "$TMP/void" >/dev/null 2>&1
want "both are void" [ "$(sql "SELECT count(*) FROM bericht WHERE nietig_vanaf IS NOT NULL")" = 2 ]
want "it is masked" [ "$(sql "SELECT count(*) FROM masker")" = 1 ]
exits 0 erase "$h" --grond verzoek
want "the other's is so no more" [ "$(sql "SELECT bestand LIKE '%2-other.xml', nietig_vanaf IS NULL FROM bericht")" = "1|1" ]
want "the mask is forgotten" [ "$(sql "SELECT count(*) FROM masker")" = 0 ]
exits 0 "$IJW" -C "$h" audit

# A claim of two in an envelope is kept in one piece: of it nothing can be given, and it goes for both, which is said.
new_home w
h=$TMP/w
{
	sed -n '1,/<g:xmlBestand>/p' fixtures/hostile/envelope.xml | sed 's/<g:xmlBestand>.*/<g:xmlBestand>/; s/>99990001</>91000001</; s/JW305/JW323/'
	base64 "$TMP/in/claim.xml"
	sed -n '/<.g:xmlBestand>/,$p' fixtures/hostile/envelope.xml | sed 's|.*</g:xmlBestand>|</g:xmlBestand>|'
} >"$TMP/envelope.xml"
"$IJW" -q -C "$h" ingest "$TMP/envelope.xml" fixtures/stories/C01/messages >/dev/null 2>&1
want "it is taken in, in one piece" [ "$(sql "SELECT count(*), (SELECT count(*) FROM origineel_deel) FROM bericht WHERE type = 323 AND oordeel = 4")" = "1|0" ]
printf '%s\n' "$bsn" | "$IJW" -C "$h" inzage >"$TMP/out"
want "its content is not given" grep -q "not shown here: it is kept in one piece" "$TMP/out"
exits 0 erase "$h" --claims --grond verzoek
want "it is said" grep -q "1 of these messages came in an envelope and tells of others too" "$TMP/err"
want "nobody is left" [ "$(sql "SELECT count(*), (SELECT count(*) FROM jeugdige) FROM bericht")" = "0|0" ]
exits 0 "$IJW" -C "$h" audit

# The search finds what a database that is not overwritten leaves in its free pages.
cp "$TMP/before/ijw.db" "$TMP/plain.db"
sqlite3 "$TMP/plain.db" "PRAGMA secure_delete = OFF; DELETE FROM origineel; DELETE FROM origineel_deel; DELETE FROM jeugdige" >/dev/null
mkdir "$TMP/plain"
mv "$TMP/plain.db" "$TMP/plain/ijw.db"
want "what was only deleted is found" [ "$(seen "$TMP/plain" | wc -l)" -ge 3 ]

# Who empties the inbox meanwhile is in the way; a message that cannot be opened ends it, and nothing has changed.
cp -a "$TMP/before" "$TMP/c"
sqlite3 "$TMP/c/ijw.db" "UPDATE origineel SET bytes = x'00' WHERE bericht = (SELECT bericht FROM origineel_deel LIMIT 1)"
before=$(sqlite3 "$TMP/c/ijw.db" "SELECT count(*), (SELECT count(*) FROM feit) FROM bericht")
refuses 3 "its original cannot be opened" erase "$TMP/c" --claims --grond verzoek
want "nothing is gone" [ "$(sqlite3 "$TMP/c/ijw.db" "SELECT count(*), (SELECT count(*) FROM feit) FROM bericht")" = "$before" ]
if command -v flock >/dev/null 2>&1; then
	refuses 3 "another ijw empties this inbox" flock "$TMP/before/work" sh -c '. tests/lib/erase.sh; erase "$TMP/before" --claims --grond x'
else
	skip "an inbox that is being emptied" "no flock(1) here"
fi
done_testing
