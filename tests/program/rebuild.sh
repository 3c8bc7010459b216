# ijw rebuild: everything that follows from the stored messages, made anew, is what it was, byte for byte; it
# repairs what was damaged, leaves alone what is not derived, and changes nothing when it fails.
. tests/lib/common.sh

# dump HOME: every row of every view and table but the sealed originals, in one order, and but what was
# done and the moment of the rebuild.
dump() {
	for name in $(sqlite3 "$1/ijw.db" "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name <> 'origineel' AND name NOT LIKE 'logboek%' ORDER BY name"); do
		echo "# $name"
		sqlite3 -quote "$1/ijw.db" "SELECT * FROM $name" | grep -v "^'herbouwd'" | sort
	done
	echo "# origineel"
	sqlite3 "$1/ijw.db" "SELECT bericht, hex(bytes) FROM origineel ORDER BY bericht" | sha256sum
}

exits 0 "$IJW" -q generate --youths 120 --months 6 --seed 11 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
new_home h
find "$TMP/traffic/messages" -name '*.xml' | awk 'BEGIN { srand(5) } { print rand(), $0 }' | sort | cut -d' ' -f2- >"$TMP/files"
xargs -n 100 "$IJW" -q -C "$TMP/h" ingest <"$TMP/files" >/dev/null || not_ok "ingest"
# Also what is not accepted, a message in another layout, and a message that a retour voids.
"$IJW" -q -C "$TMP/h" ingest fixtures/rules fixtures/hostile fixtures/stories >/dev/null 2>&1
mkdir "$TMP/layout"
for file in $(head -40 "$TMP/files"); do
	tr -d '\t\r' <"$file" >"$TMP/layout/$(basename "$file")"
done
"$IJW" -q -C "$TMP/h" ingest "$TMP/layout" >/dev/null || not_ok "ingest in another layout"
db=$TMP/h/ijw.db
count() { sqlite3 "$db" "SELECT count(*) FROM $1"; }
want "some messages are not accepted" [ "$(count 'bericht WHERE oordeel < 4')" -gt 3 ]
want "some messages are repeats" [ "$(count 'bericht WHERE zelfde_als IS NOT NULL')" -gt 10 ]
want "some messages are void" [ "$(count 'bericht WHERE nietig_vanaf IS NOT NULL')" -gt 0 ]

dump "$TMP/h" >"$TMP/before"
exits 0 "$IJW" -C "$TMP/h" rebuild
want "it says how many" grep -q "made anew from $(count bericht) messages" "$TMP/err"
want "and that nothing differs" grep -q "nothing differs from what was stored" "$TMP/err"
dump "$TMP/h" >"$TMP/after"
same "rebuilt is what it was" "$TMP/before" "$TMP/after"

# What is damaged is made whole.
sqlite3 "$db" "DELETE FROM feit WHERE bericht % 3 = 0; UPDATE bericht SET nietig_vanaf = NULL,
	zelfde_als = NULL, afzender = 'x', inhoud = x'00'; UPDATE feit SET feiten = x'01';
	DELETE FROM sleutel WHERE bericht % 5 = 0;
	DELETE FROM toewijzing_rij; UPDATE wachtketen_rij SET w3a_dagen = 7;
	DELETE FROM levering_rij WHERE nr = 0;
	INSERT INTO jeugdige (client) VALUES ('nobody')"
dump "$TMP/h" >"$TMP/damaged"
want "the damage is seen" sh -c '! cmp -s "$TMP/before" "$TMP/damaged"'
exits 1 "$IJW" -C "$TMP/h" rebuild --check
dump "$TMP/h" >"$TMP/after"
same "--check changes nothing" "$TMP/damaged" "$TMP/after"
want "it tells of every table" [ "$(sed -n 's/.*(\(.*\))/\1/p' "$TMP/err" | tr -d ' 0-9')" = \
	bericht,feit,jeugdige,toewijzing,levering,wachtketen,sleutel ]
grep differs: "$TMP/err" >"$TMP/told"
exits 0 "$IJW" -C "$TMP/h" rebuild
grep differs: "$TMP/err" >"$TMP/again"
same "the rebuild tells the same" "$TMP/told" "$TMP/again"
exits 0 "$IJW" -C "$TMP/h" rebuild --check
want "then nothing differs" grep -q "nothing differs" "$TMP/err"
dump "$TMP/h" >"$TMP/after"
same "rebuilt after damage is what it was" "$TMP/before" "$TMP/after"

# Damage to one column of one row is seen, whichever it is, and so are facts and keys that should not be there.
sqlite3 "$db" "VACUUM INTO '$TMP/whole.db'; ATTACH '$TMP/kept.db' AS kept;
	CREATE TABLE kept.feit AS SELECT * FROM main.feit; CREATE TABLE kept.sleutel AS SELECT * FROM main.sleutel; CREATE TABLE kept.bericht AS SELECT * FROM main.bericht;
	CREATE TABLE kept.jeugdige AS SELECT * FROM main.jeugdige"
put_back() {
	rm -f "$db"-*
	cp "$TMP/whole.db" "$db"
	sqlite3 "$db" "PRAGMA journal_mode = WAL" >/dev/null
}
differs() {
	[ -n "$(sqlite3 "$db" "ATTACH '$TMP/kept.db' AS kept;
		SELECT 'feit', * FROM feit EXCEPT SELECT 'feit', * FROM kept.feit;
		SELECT 'lost', * FROM kept.feit EXCEPT SELECT 'lost', * FROM feit;
		SELECT 'sleutel', * FROM sleutel EXCEPT SELECT 'sleutel', * FROM kept.sleutel;
		SELECT 'lost', * FROM kept.sleutel EXCEPT SELECT 'lost', * FROM sleutel;
		SELECT 'bericht', * FROM bericht EXCEPT SELECT 'bericht', * FROM kept.bericht")" ]
}
# repairs WHAT: what was damaged is what it was.
repairs() {
	want "$1 is damaged" differs
	exits 0 "$IJW" -q -C "$TMP/h" rebuild
	want "$1 is seen and made whole" eval "! differs"
}
feit="(bericht, regel) = (SELECT bericht, regel FROM feit WHERE jeugdige > 1 ORDER BY bericht % 97, regel LIMIT 1)"
for facts in "x'02' || substr(feiten, 2)" "substr(feiten, 1, length(feiten) - 1)" "feiten || x'00'" \
	"substr(feiten, 1, 1) || x'07' || substr(feiten, 3)" "substr(feiten, 1, 2) || x'0f' || substr(feiten, 4)" \
	"feiten || substr(feiten, 2)" "x'01'" "x''"; do
	sqlite3 "$db" "UPDATE feit SET feiten = CAST($facts AS BLOB) WHERE $feit"
	repairs "feit.feiten = $facts"
done
sleutel="waarde = $(sqlite3 "$db" "SELECT waarde FROM sleutel WHERE soort = 3 LIMIT 1")"
for cell in soort waarde dag bericht regel; do
	sqlite3 "$db" "UPDATE sleutel SET $cell = $cell + 1 WHERE $sleutel"
	repairs "sleutel.$cell"
done
sqlite3 "$db" "DELETE FROM sleutel WHERE $sleutel"
repairs "a key that is gone"
sqlite3 "$db" "INSERT INTO sleutel SELECT soort, waarde + 1, dag, bericht, regel FROM sleutel WHERE $sleutel"
repairs "a key of nothing"
message=$(sqlite3 "$db" "SELECT min(id) FROM bericht WHERE oordeel = 4 AND id > 70")
for column in type afzender ontvanger identificatie dagtekening bekend verwerpt neemt_terug inhoud orde headerline \
	nietig_vanaf zelfde_als; do
	sqlite3 "$db" "UPDATE bericht SET $column = iif($column IS NULL, 1, NULL) WHERE id = $message" 2>/dev/null ||
		sqlite3 "$db" "UPDATE bericht SET $column = 1 - $column WHERE id = $message"
	repairs "bericht.$column"
done
sqlite3 "$db" "UPDATE feit SET jeugdige = 1 WHERE $feit"
repairs "facts of another youth"
sqlite3 "$db" "UPDATE feit SET jeugdige = NULL WHERE $feit"
repairs "facts of nobody"
sqlite3 "$db" "UPDATE feit SET bericht = bericht + 1, regel = 999 WHERE $feit"
repairs "facts of another message"
sqlite3 "$db" "INSERT INTO feit (bericht, regel, feiten) SELECT max(bericht), 999, feiten FROM feit"
repairs "facts behind the last"
sqlite3 "$db" "UPDATE jeugdige SET client = 'nobody' WHERE id = (SELECT max(id) FROM jeugdige)"
exits 0 "$IJW" -q -C "$TMP/h" rebuild
want "a youth under another name gets his own back" [ "$(sqlite3 "$db" "ATTACH '$TMP/kept.db' AS kept;
	SELECT client FROM jeugdige EXCEPT SELECT client FROM kept.jeugdige;
	SELECT client FROM kept.jeugdige EXCEPT SELECT client FROM jeugdige")" = "" ]
put_back

# How many rows, findings and messages: a row that is another is one, and so is one that went or came.
tells() { # WHAT SQL
	sqlite3 "$db" "$2"
	exits 1 "$IJW" -C "$TMP/h" rebuild --check
	want "$2 is told as $1, not $(grep differs: "$TMP/err")" grep -qF "what was stored differs: $1" "$TMP/err"
	put_back
}
tells "messages 0, findings 0, rows 3 (wachtketen 3)" "UPDATE wachtketen_rij SET w3a_dagen = coalesce(w3a_dagen, 0) + 1
	WHERE (jeugdige, nr) IN (SELECT jeugdige, nr FROM wachtketen_rij LIMIT 3)"
tells "messages 0, findings 0, rows 1 (traject 1)" "CREATE TEMP TABLE een AS SELECT * FROM traject_rij LIMIT 1;
	UPDATE een SET nr = 99; INSERT INTO traject_rij SELECT * FROM een"
tells "messages 0, findings 0, rows 2 (verzoek 1, levering 1)" "DELETE FROM levering_rij
	WHERE (jeugdige, nr) = (SELECT jeugdige, nr FROM levering_rij LIMIT 1);
	UPDATE verzoek_rij SET status = 9 WHERE (jeugdige, nr) = (SELECT jeugdige, nr FROM verzoek_rij LIMIT 1)"
tells "messages 0, findings 0, rows 3 (telling 3)" "UPDATE ontvangst SET aantal = aantal + 1
	WHERE (moment, soort) = (SELECT moment, soort FROM ontvangst LIMIT 1); UPDATE openstaand SET aantal = aantal - 1 WHERE ernst = 'signaal';
	DELETE FROM zender WHERE code = (SELECT min(code) FROM zender)"
tells "messages 0, findings 1, rows 0 (afkeur 1)" "UPDATE afkeur_afgeleid SET ernst = 'signaal' WHERE (bericht, regel) =
	(SELECT bericht, regel FROM afkeur_afgeleid WHERE ernst = 'error' LIMIT 1)"
tells "messages 1, findings 0, rows 0 (bericht 1)" "UPDATE bericht SET ontvanger = 'x' WHERE id = $message"

# The rows are those of the day on which they were made: time that has passed is no difference.
later=$(date -u -d "${IJW_NOW%%T*} + 40 days" +%F)
exits 0 env IJW_NOW="${later}T12:00:00" "$IJW" -C "$TMP/h" rebuild --check
want "what is of an earlier day does not differ" grep -q "nothing differs" "$TMP/err"
exits 0 env IJW_NOW="${later}T12:00:00" "$IJW" -C "$TMP/h" rebuild
want "nor does it for a rebuild" grep -q "nothing differs" "$TMP/err"
exits 0 env IJW_NOW="${later}T12:00:00" "$IJW" -C "$TMP/h" status --json
want "which makes the rows of today" grep -q "\"peildatum\":\"$later\"" "$TMP/out"
want "and says when it was" grep -q "\"rebuilt\":\"${later}T" "$TMP/out"
put_back

# The stored verdict stands, whatever would be judged today.
# (Of a claim it counts that it was sent.)
row=$(sqlite3 "$db" "SELECT min(id) FROM bericht WHERE oordeel = 4 AND type <> 323")
sqlite3 "$db" "UPDATE bericht SET oordeel = 3 WHERE id = $row"
exits 1 "$IJW" -C "$TMP/h" rebuild
want "that it was changed is said" grep -q "message $row: its rows in bericht were changed" "$TMP/err"
want "a verdict that differs is counted" grep -q "1 would be judged otherwise today" "$TMP/err"
want "the verdict stands" [ "$(count "bericht WHERE id = $row AND oordeel = 3")" = 1 ]
want "what was not accepted does not count" [ "$(count "feit WHERE bericht = $row")" = 0 ]
sqlite3 "$db" "UPDATE bericht SET oordeel = 4 WHERE id = $row"
exits 0 "$IJW" -q -C "$TMP/h" rebuild
dump "$TMP/h" >"$TMP/after"
same "with its verdict back it counts again" "$TMP/before" "$TMP/after"

# Failures name the message and change nothing.
fails() { # WHAT WORDS
	dump "$TMP/h" >"$TMP/was"
	refuses 3 "message $row: $2" "$IJW" -C "$TMP/h" rebuild
	dump "$TMP/h" >"$TMP/is"
	same "$1 changes nothing" "$TMP/was" "$TMP/is"
}
row=$(sqlite3 "$db" "SELECT max(id) FROM bericht")
sqlite3 "$db" "ATTACH '$TMP/original.db' AS kept; CREATE TABLE kept.kept AS SELECT * FROM origineel WHERE bericht = $row;
	UPDATE origineel SET bytes = zeroblob(length(bytes)) WHERE bericht = $row"
fails "a damaged original" "its original cannot be opened"
sqlite3 "$db" "DELETE FROM origineel WHERE bericht = $row"
fails "a missing original" "its original is missing"
sqlite3 "$db" "ATTACH '$TMP/original.db' AS kept; INSERT INTO origineel SELECT * FROM kept.kept"
row=$(sqlite3 "$db" "SELECT max(id) FROM bericht WHERE oordeel = 0")
sqlite3 "$db" "UPDATE bericht SET oordeel = 4 WHERE id = $row"
fails "an accepted message that cannot be read" "it was accepted when it came"
sqlite3 "$db" "UPDATE bericht SET oordeel = 0 WHERE id = $row"

# Of several the first is named, whichever is come upon first; also when something differs, before or behind it.
row=$(sqlite3 "$db" "SELECT id FROM bericht ORDER BY id LIMIT 1 OFFSET 150")
sqlite3 "$db" "UPDATE origineel SET bytes = zeroblob(1000) WHERE bericht >= $row AND bericht % 5 = $row % 5;
	DELETE FROM origineel WHERE bericht = $row + 3"
for again in 1 2 3; do
	fails "many damaged originals ($again)" "its original cannot be opened"
done
for other in "< $row - 100" "> $row + 100"; do
	sqlite3 "$db" "UPDATE feit SET regel = regel + 1000 WHERE bericht $other"
	fails "a damaged original, and other facts $other" "its original cannot be opened"
done
put_back

# What a thread cannot read is told once, and as what any other cannot.
page=$(sqlite3 "$db" "SELECT pageno FROM dbstat WHERE name = 'origineel' AND pagetype = 'leaf' LIMIT 1 OFFSET 40")
head -c 4096 /dev/zero | dd of="$db" bs=4096 seek=$((page - 1)) conv=notrunc 2>/dev/null
sha256sum <"$db" >"$TMP/was"
refuses 3 "$db: database disk image is malformed; put back a copy of the database" "$IJW" -C "$TMP/h" rebuild
want "it is told once" [ "$(grep -c error: "$TMP/err")" = 1 ]
sha256sum <"$db" >"$TMP/is"
same "a page that cannot be read changes nothing" "$TMP/was" "$TMP/is"
put_back

exits 0 "$IJW" -q -C "$TMP/h" rebuild
dump "$TMP/h" >"$TMP/after"
same "in the end it is what it was" "$TMP/before" "$TMP/after"

# An empty home, and bad use.
new_home empty
exits 0 "$IJW" -C "$TMP/empty" rebuild
want "nothing is made from nothing" grep -q "0 messages" "$TMP/err"
refuses 2 "takes no argument" "$IJW" -C "$TMP/h" rebuild all
refuses 2 "no home here" "$IJW" -C "$TMP/nothing" rebuild
done_testing
