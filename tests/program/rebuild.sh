# ijw rebuild: everything that follows from the stored messages, made anew, is what it was, byte for byte; it
# repairs what was damaged, leaves alone what is not derived, and changes nothing when it fails.
. tests/lib.sh

# dump HOME: every row of every view and table but the sealed originals, in one order.
dump() {
	for name in $(sqlite3 "$1/ijw.db" "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name <> 'origineel' ORDER BY name"); do
		echo "# $name"
		sqlite3 -quote "$1/ijw.db" "SELECT * FROM $name" | sort
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
dump "$TMP/h" >"$TMP/after"
same "rebuilt is what it was" "$TMP/before" "$TMP/after"

# What is damaged is made whole.
sqlite3 "$db" "DELETE FROM event WHERE bericht % 3 = 0; UPDATE bericht SET nietig_vanaf = NULL,
	zelfde_als = NULL, afzender = 'x', inhoud = x'00'; UPDATE event SET begindatum = 1;
	DELETE FROM toewijzing_rij; UPDATE wachtketen_rij SET w3a_dagen = 7;
	INSERT INTO levering_rij SELECT * FROM levering_rij;
	INSERT INTO jeugdige (client) VALUES ('nobody')"
dump "$TMP/h" >"$TMP/damaged"
want "the damage is seen" sh -c '! cmp -s "$TMP/before" "$TMP/damaged"'
exits 0 "$IJW" -q -C "$TMP/h" rebuild
dump "$TMP/h" >"$TMP/after"
same "rebuilt after damage is what it was" "$TMP/before" "$TMP/after"

# The stored verdict stands, whatever would be judged today.
row=$(sqlite3 "$db" "SELECT min(id) FROM bericht WHERE oordeel = 4")
sqlite3 "$db" "UPDATE bericht SET oordeel = 3 WHERE id = $row"
exits 0 "$IJW" -C "$TMP/h" rebuild
want "a verdict that differs is counted" grep -q "1 would be judged otherwise today" "$TMP/err"
want "the verdict stands" [ "$(count "bericht WHERE id = $row AND oordeel = 3")" = 1 ]
want "what was not accepted does not count" [ "$(count "event WHERE bericht = $row")" = 0 ]
sqlite3 "$db" "UPDATE bericht SET oordeel = 4 WHERE id = $row"
exits 0 "$IJW" -q -C "$TMP/h" rebuild
dump "$TMP/h" >"$TMP/after"
same "with its verdict back it counts again" "$TMP/before" "$TMP/after"

# Failures name the message and change nothing.
fails() { # WHAT WORDS
	dump "$TMP/h" >"$TMP/was"
	prefix=$(sqlite3 "$db" "SELECT lower(substr(hex(sha256), 1, 12)) FROM bericht WHERE id = $row")
	refuses 3 "message $row (sha256 $prefix...): $2" "$IJW" -C "$TMP/h" rebuild
	dump "$TMP/h" >"$TMP/is"
	same "$1 changes nothing" "$TMP/was" "$TMP/is"
}
row=$(sqlite3 "$db" "SELECT max(id) FROM bericht")
sqlite3 "$db" "CREATE TABLE kept AS SELECT * FROM origineel WHERE bericht = $row;
	UPDATE origineel SET bytes = zeroblob(length(bytes)) WHERE bericht = $row"
fails "a damaged original" "its original cannot be opened"
sqlite3 "$db" "DELETE FROM origineel WHERE bericht = $row"
fails "a missing original" "its original is missing"
sqlite3 "$db" "INSERT INTO origineel SELECT * FROM kept; DROP TABLE kept"
row=$(sqlite3 "$db" "SELECT max(id) FROM bericht WHERE oordeel = 0")
sqlite3 "$db" "UPDATE bericht SET oordeel = 4 WHERE id = $row"
fails "an accepted message that cannot be read" "it was accepted when it came"
sqlite3 "$db" "UPDATE bericht SET oordeel = 0 WHERE id = $row"
row=1
cp "$TMP/h/keys/archive.key" "$TMP/key"
chmod 600 "$TMP/h/keys/archive.key"
head -c 32 /dev/urandom >"$TMP/h/keys/archive.key"
chmod 400 "$TMP/h/keys/archive.key"
fails "a wrong key" "its original cannot be opened"
cp -f "$TMP/key" "$TMP/h/keys/archive.key"
chmod 400 "$TMP/h/keys/archive.key"
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
