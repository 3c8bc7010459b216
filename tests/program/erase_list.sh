# The erasure list: written before anything goes, and replayed by ijw restore on a backup of before, whose home nobody
# can open until then.
. tests/lib/common.sh
. tests/lib/erase.sh

h=$TMP/h
list=$TMP/kept/gewist
# sql QUERY: of the home.
sql() {
	sqlite3 "$h/ijw.db" "$1"
}
# named FILE: the list that the home names.
named() {
	sed -i "s|^lijst = *.*|lijst = $1|" "$h/ijw.conf"
}
# count HOME: its messages.
count() {
	sqlite3 "$1/ijw.db" "SELECT count(*) FROM bericht"
}

new_home h
two_youths "$h"
values_of "$h" >"$TMP/values"
keys=$h/keys
exits 0 "$IJW" -q -C "$h" backup "$TMP/b"
want "a new ijw.conf has the key" grep -q '^lijst =$' "$h/ijw.conf"

# What cannot be written down is not erased.
before=$(seen "$h" | wc -l)
named "$TMP/nowhere/gewist"
refuses 3 "gewist: the erasure list cannot be written; nothing was erased" erase "$h" --claims --grond verzoek
mkdir "$TMP/kept"
named "$TMP/kept"
refuses 3 "kept: the erasure list cannot be written" erase "$h" --claims --grond verzoek
mkfifo "$TMP/fifo"
named "$TMP/fifo"
refuses 2 "fifo: the erasure list is no regular file" erase "$h" --claims --grond verzoek
ln -s "$h" "$TMP/link"
for inside in gewist done/gewist "$TMP/link/gewist"; do
	named "$inside"
	refuses 2 "an erasure list inside the home would be lost with it" erase "$h" --claims --grond verzoek
done
if mkdir "$TMP/small" && mount -t tmpfs -o size=4k tmpfs "$TMP/small" 2>/dev/null; then
	dd if=/dev/zero of="$TMP/small/full" bs=4k count=1 2>/dev/null
	named "$TMP/small/gewist"
	refuses 3 "make room on the disk" erase "$h" --claims --grond verzoek
	want "no half line is left" [ ! -s "$TMP/small/gewist" ]
	umount "$TMP/small"
else
	skip "a list on a full disk" "no file system can be mounted here"
fi
printf 'something else\n' >"$list"
named "$list"
refuses 2 "gewist: this is no erasure list of ijw" erase "$h" --claims --grond verzoek
want "a file of another is left as it is" [ "$(cat "$list")" = "something else" ]
want "nothing is gone" [ "$(seen "$h" | wc -l)" = "$before" ]

# The list: a line for each erasure, which names nobody; who is refused, or tries, is not in it.
rm "$list"
exits 0 erase "$h" --dry-run
refuses 2 "1 message is a claim" erase "$h" --grond verzoek
want "there is no list yet" [ ! -e "$list" ]
printf 'ijw gewist 1 0123' >"$list" # cut off while it was made
exits 0 erase "$h" --claims --grond verzoek
want "nothing is said of no list" sh -c '! grep -q "no erasure list" "$1"' - "$TMP/err"
want "it is gone" [ -z "$(seen "$h")" ]
want "the list has a line: $(cat "$list")" [ "$(sed 's/[0-9a-f]\{32\}/#/g' "$list")" = "ijw gewist 1 #
2025-12-31T00:00:00Z # #" ]
mkdir "$TMP/other"
cp "$list" "$TMP/other"
want "neither BSN nor pseudonym is in it" [ -z "$(seen "$TMP/other")" ]
printf '2026-01-01T00:' >>"$list"
printf '%s\n' 999900031 | "$IJW" -C "$h" erase --grond nooit 2>/dev/null
want "who was never there is written down too, behind the last whole line" [ "$(wc -l <"$list")" = 3 ]

# A backup of before: without the list all is there again, which is said; with it nothing is, in any byte.
exits 0 "$IJW" -C "$TMP/without" restore "$TMP/b" --keys "$keys"
want "it is said" grep -q "no erasure list was named" "$TMP/err"
want "all is there" [ "$(count "$TMP/without")" -gt "$(count "$h")" ]
exits 0 "$IJW" -C "$TMP/back" restore "$TMP/b" --keys "$keys" --gewist "$list"
want "it is told: $(cat "$TMP/err")" grep -q "of 1 youths of this erasure list something was in the copy; gone: 7 messages, the part of the youth in 1 more, 0 files" "$TMP/err"
want "the messages that are left are counted" grep -q "back has $(count "$h") messages" "$TMP/err"
want "no value is left: $(seen "$TMP/back" | head -3)" [ -z "$(seen "$TMP/back")" ]
exits 0 "$IJW" -C "$TMP/back" audit
for table in verzoek toewijzing levering wachtketen traject; do
	rows "$h" "$table" >"$TMP/expected"
	rows "$TMP/back" "$table" >"$TMP/told"
	same "table $table" "$TMP/expected" "$TMP/told"
done

# The list that the home names is found; files that settled there go too.
rm -rf "$h"/ijw.db*
cp "$TMP/in/both.zip" "$h/done/again.zip"
exits 0 "$IJW" -C "$h" restore "$TMP/b"
want "the file is gone" grep -q "in 1 more, 1 files" "$TMP/err"
want "nothing is left: $(seen "$h" | head -3)" [ -z "$(seen "$h")" ]

# Two of the list, one after the other.
printf '%s\n' "$other" | "$IJW" -q -C "$h" erase --claims --grond verzoek
exits 0 "$IJW" -C "$TMP/nobody" restore "$TMP/b" --keys "$keys" --gewist "$list"
want "both are found" grep -q "of 2 youths" "$TMP/err"
want "nobody is left" [ "$(sqlite3 "$TMP/nobody/ijw.db" "SELECT count(*) FROM jeugdige")" = 0 ]
exits 0 "$IJW" -q -C "$TMP/nobody" audit

# Cut off between the two: nobody opens it; the same call goes on, also when nothing names the list.
cp -a "$TMP/without" "$TMP/half"
printf '%s' "$list" >"$TMP/half/te-wissen"
for command in status "export verzoek" ingest "backup $TMP/never"; do
	# shellcheck disable=SC2086 # words
	refuses 3 "the youths of the erasure list are not erased from it yet" "$IJW" -C "$TMP/half" $command
done
cp -a "$TMP/half" "$TMP/half2"
exits 0 "$IJW" -C "$TMP/half" restore "$TMP/b" --keys "$keys" --gewist "$list"
exits 0 "$IJW" -C "$TMP/half2" restore "$TMP/b"
for half in half half2; do
	want "nothing is left in $half" [ -z "$(seen "$TMP/$half")" ]
	want "$half is open" "$IJW" -q -C "$TMP/$half" audit
done

# What came after the erasure stays, and what came before it goes, of one youth.
export IJW_NOW=2026-01-05
sed "s/<b:Identificatie>[^<]*/<b:Identificatie>LATER/" fixtures/stories/C01/messages/1-jw315.xml >"$TMP/later.xml"
{ cat "$TMP/in/1-jw315.xml"; echo; } >"$TMP/repeat.xml"
"$IJW" -q -C "$TMP/without" ingest "$TMP/later.xml" "$TMP/repeat.xml" 2>/dev/null
want "one repeats what came before" [ "$(sqlite3 "$TMP/without/ijw.db" "SELECT count(*) FROM bericht WHERE zelfde_als IS NOT NULL AND bestand LIKE '%repeat.xml'")" = 1 ]
exits 0 "$IJW" -q -C "$TMP/without" backup "$TMP/mixed"
sed 4d "$list" >"$TMP/two"
exits 0 "$IJW" -C "$TMP/mix" restore "$TMP/mixed" --keys "$keys" --gewist "$TMP/two"
printf '%s\n' "$bsn" | "$IJW" -C "$TMP/mix" inzage --json >"$TMP/out"
want "only the later one is left" [ "$(sqlite3 :memory: "SELECT group_concat(value ->> 'file') FROM json_each(CAST(readfile('$TMP/out') AS TEXT), '\$.messages')" | sed 's|.*/||')" = later.xml ]
want "it counts" [ "$(rows "$TMP/mix" verzoek | grep -c ",r1,")" = 1 ]
want "no row refers to what is gone" [ -z "$(sqlite3 "$TMP/mix/ijw.db" "PRAGMA foreign_key_check")" ]
exits 0 "$IJW" -C "$TMP/mix" audit

# A list that is not there, is changed, or is of another home: nothing is made.
bad() {
	refuses 2 "$1" "$IJW" -C "$TMP/new" restore "$TMP/b" --keys "$keys" --gewist "$2"
}
bad "nowhere: the erasure list cannot be read" "$TMP/nowhere"
sed '2s/2025/2024/' "$list" >"$TMP/changed"
bad "changed:2: this line, or the one before it, is not as ijw wrote it" "$TMP/changed"
sed 2d "$list" >"$TMP/taken"
bad "taken:2: this line, or the one before it" "$TMP/taken"
{ sed 1d "$list" | sed -n 1p; cat "$list"; } >"$TMP/moved"
bad "moved: this is no erasure list of ijw" "$TMP/moved"
sed 's/$/\r/' "$list" >"$TMP/windows"
bad "windows: this is no erasure list" "$TMP/windows"
new_home strange
rm -f "$TMP/strange/keys/pseudonym.key"
cp -p "$keys/pseudonym.key" "$TMP/strange/keys"
rm "$TMP"/strange/ijw.db*
sed -i "s|^lijst =.*|lijst = $TMP/strange.list|" "$TMP/strange/ijw.conf"
exits 0 erase "$TMP/strange" --grond verzoek
bad "strange.list: this erasure list was made with other keys" "$TMP/strange.list"
named "$TMP/nowhere"
refuses 2 "where nobody was ever erased an empty file will do" "$IJW" -C "$h" restore "$TMP/b"
named "$TMP/strange.list"
refuses 2 "made with other keys" erase "$h" --grond verzoek
want "no home was made" [ ! -e "$TMP/new" ]
: >"$TMP/empty"
exits 0 "$IJW" -C "$TMP/new" restore "$TMP/b" --keys "$keys" --gewist "$TMP/empty"
done_testing
