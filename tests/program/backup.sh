# Backup and restore: never half under its name, only with its own keys. Under load: tests/reliability/backup.sh.
. tests/lib/common.sh

exits 0 "$IJW" -q generate --youths 300 --months 12 --seed 5 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
find "$TMP/traffic/messages" -name '*.xml' | sort >"$TMP/files"

# take_in HOME: every file, in small runs.
take_in() {
	xargs -n 60 "$IJW" -q -C "$1" ingest <"$TMP/files" >/dev/null
}

# dump HOME: the tables and what is kept of every message.
dump() {
	for table in verzoek toewijzing levering wachtketen traject afkeur opgelost; do
		echo "# $table"
		"$IJW" -C "$1" export "$table"
	done
	sqlite3 "$1/ijw.db" "SELECT b.id, hex(b.kenmerk), b.oordeel, b.type, b.neemt_terug, b.orde, b.nietig_vanaf,
		b.zelfde_als, hex(b.inhoud), length(o.bytes) > 40 FROM bericht b JOIN origineel o ON o.bericht = b.id ORDER BY b.id"
}
messages() {
	sqlite3 "$1" "SELECT count(*) FROM bericht"
}
hexadecimal() {
	od -An -v -tx1 "$1" | tr -d ' \n'
}

new_home calm
cp -a "$TMP/calm" "$TMP/none"
mkdir "$TMP/copies"
take_in "$TMP/calm"
dump "$TMP/calm" >"$TMP/calm.dump"
all=$(messages "$TMP/calm/ijw.db")
want "there is something to lose" [ "$all" = "$(wc -l <"$TMP/files")" ]
keys=$TMP/calm/keys

# What is said, and what is not overwritten.
exits 0 "$IJW" -C "$TMP/calm" backup "$TMP/b"
want "it tells how many messages were checked" grep -q "b: $all messages, .* MB, checked; keys/ is not in it" "$TMP/err"
sum=$(sha256sum <"$TMP/b")
refuses 2 "this file is there already" "$IJW" -C "$TMP/calm" backup "$TMP/b"
exits 0 "$IJW" -q -C "$TMP/none" backup --force "$TMP/b"
want "--force replaces it" [ "$(messages "$TMP/b")" = 0 ]
exits 0 "$IJW" -q -C "$TMP/calm" backup --force "$TMP/b"
want "the same database gives the same bytes" [ "$(sha256sum <"$TMP/b")" = "$sum" ]
refuses 2 "where to?" "$IJW" -C "$TMP/calm" backup
refuses 2 "name a file" "$IJW" -C "$TMP/calm" backup "$TMP/copies/"
refuses 2 "no regular file" "$IJW" -C "$TMP/calm" backup --force "$TMP/copies"
ln -s "$TMP/calm/ijw.db" "$TMP/link"
refuses 2 "no regular file" "$IJW" -C "$TMP/calm" backup --force "$TMP/link"
refuses 2 "folder of the backup" "$IJW" -C "$TMP/calm" backup "$TMP/nowhere/b"
for inside in ijw.db copy inbox/copy; do
	refuses 2 "inside the home" "$IJW" -C "$TMP/calm" backup --force "$TMP/calm/$inside"
done
(cd "$TMP" && "$IJW" -q -C calm backup ./c) || not_ok "a path from here"
same "the same copy" "$TMP/b" "$TMP/c"
hexadecimal "$TMP/b" >"$TMP/b.hex"
want "what is in it can be found" grep -qF "$(sqlite3 "$TMP/b" "SELECT lower(hex(kenmerk)) FROM bericht WHERE id = 700")" "$TMP/b.hex"
for key in archive pseudonym; do
	want "$key.key is not in it" sh -c '! grep -qF "$1" "$2"' - "$(hexadecimal "$keys/$key.key")" "$TMP/b.hex"
done

# Killed halfway: nothing under its name; what is left is used again.
mkdir "$TMP/killed"
for pause in 0.01 0.02 0.04 0.06 0.08; do
	timeout --foreground -s KILL "$pause" "$IJW" -q -C "$TMP/calm" backup "$TMP/killed/b" 2>/dev/null
	[ ! -e "$TMP/killed/b" ] || { same "killed late" "$TMP/b" "$TMP/killed/b"; rm "$TMP/killed/b"; }
done
exits 0 "$IJW" -q -C "$TMP/calm" backup "$TMP/killed/b"
same "made after a kill" "$TMP/b" "$TMP/killed/b"
want "nothing is left of the others" [ "$(ls -A "$TMP/killed")" = b ]

# No room: an older copy stays as it was.
mkdir "$TMP/full"
exits 3 sh -c 'ulimit -f 1000; "$IJW" -q -C "$TMP/calm" backup "$TMP/full/b"'
want "a file that may not grow leaves nothing" [ -z "$(ls -A "$TMP/full")" ]
cp "$TMP/b" "$TMP/full/b"
exits 3 sh -c 'ulimit -f 1000; "$IJW" -q -C "$TMP/calm" backup --force "$TMP/full/b"'
same "an older copy stays" "$TMP/b" "$TMP/full/b"
want "alone" [ "$(ls -A "$TMP/full")" = b ]
if mkdir "$TMP/small" && mount -t tmpfs -o size=1m tmpfs "$TMP/small" 2>/dev/null; then
	refuses 3 "make room on the disk" "$IJW" -C "$TMP/calm" backup "$TMP/small/b"
	want "a full disk leaves nothing" [ -z "$(ls -A "$TMP/small")" ]
	refuses 3 "make room on the disk" "$IJW" -C "$TMP/small/h" restore "$TMP/b" --keys "$keys"
	want "a full disk restores nothing" [ "$(messages "$TMP/small/h/ijw.db")" = 0 ]
	umount "$TMP/small"
else
	skip "a copy to a full disk, and from one" "no file system can be mounted here"
fi

# Into a home with the keys and no message: also one that lost its database.
exits 0 "$IJW" -q -C "$TMP/calm" restore --help
new_home same
rm -f "$TMP"/same/keys/*
cp -p "$keys"/* "$TMP/same/keys"
exits 0 "$IJW" -C "$TMP/same" restore "$TMP/b"
want "it says what else to put back" grep -q "$all messages; put its ijw.conf" "$TMP/err"
dump "$TMP/same" >"$TMP/same.dump"
same "put into a home with its keys" "$TMP/calm.dump" "$TMP/same.dump"
refuses 2 "has messages already" "$IJW" -C "$TMP/same" restore "$TMP/b"
refuses 2 "empty folder" "$IJW" -C "$TMP/same" restore "$TMP/b" --keys "$keys"
rm "$TMP"/same/ijw.db*
exits 0 "$IJW" -q -C "$TMP/same" restore "$TMP/b"
dump "$TMP/same" >"$TMP/same.dump"
same "put into a home that lost its database" "$TMP/calm.dump" "$TMP/same.dump"

# Keys that are not its own: nothing is made.
new_home other
mixed() {
	rm -rf "$TMP/mixed"
	cp -a "$keys" "$TMP/mixed"
	rm -f "$TMP/mixed/$1"
	cp -p "$TMP/other/keys/$1" "$TMP/mixed"
}
mixed archive.key
refuses 2 "keys/archive.key is not the key" "$IJW" -C "$TMP/new" restore "$TMP/b" --keys "$TMP/mixed"
mixed pseudonym.key
refuses 2 "pseudonym.key is not the key" "$IJW" -C "$TMP/new" restore "$TMP/b" --keys "$TMP/mixed"
refuses 2 "b: keys/archive.key is not the key" "$IJW" -C "$TMP/other" restore "$TMP/b"
want "both are told" grep -q "b: keys/pseudonym.key is not the key" "$TMP/err"
refuses 2 "folder of the keys" "$IJW" -C "$TMP/new" restore "$TMP/b" --keys "$TMP/nokeys"
refuses 2 "the key cannot be read" "$IJW" -C "$TMP/new" restore "$TMP/b" --keys "$TMP/traffic"
chmod 440 "$TMP/mixed/archive.key"
refuses 2 "group or others" "$IJW" -C "$TMP/new" restore "$TMP/b" --keys "$TMP/mixed"
want "no home was made" [ ! -e "$TMP/new" ]
want "the home with other keys is still empty" [ "$(messages "$TMP/other/ijw.db")" = 0 ]
# A home whose own key was exchanged makes no copy that nobody can open.
cp -a "$TMP/same" "$TMP/exchanged"
rm -f "$TMP/exchanged/keys/pseudonym.key"
cp -p "$TMP/other/keys/pseudonym.key" "$TMP/exchanged/keys"
refuses 2 "pseudonym.key is not the key" "$IJW" -C "$TMP/exchanged" backup "$TMP/d"
want "and there is none" [ ! -e "$TMP/d" ]

# What is no copy, or no whole one.
refuses 2 "from what?" "$IJW" -C "$TMP/new" restore
refuses 2 "cannot be read" "$IJW" -C "$TMP/new" restore "$TMP/nothing" --keys "$keys"
refuses 2 "no regular file" "$IJW" -C "$TMP/new" restore "$TMP/copies" --keys "$keys"
refuses 3 "file is not a database" "$IJW" -C "$TMP/new" restore "$TMP/files" --keys "$keys"
: >"$TMP/empty"
refuses 2 "no database of ijw" "$IJW" -C "$TMP/new" restore "$TMP/empty" --keys "$keys"
sqlite3 "$TMP/foreign" "CREATE TABLE bericht (id INTEGER PRIMARY KEY); PRAGMA user_version = 1"
refuses 2 "no database of ijw" "$IJW" -C "$TMP/new" restore "$TMP/foreign" --keys "$keys"
cp "$TMP/b" "$TMP/newer"
sqlite3 "$TMP/newer" "PRAGMA user_version = 99"
refuses 3 "use a newer ijw" "$IJW" -C "$TMP/new" restore "$TMP/newer" --keys "$keys"
head -c 1000000 "$TMP/b" >"$TMP/short"
refuses 3 "malformed" "$IJW" -C "$TMP/new" restore "$TMP/short" --keys "$keys"
cp "$TMP/b" "$TMP/inuse"
echo something >"$TMP/inuse-wal"
refuses 2 "a database in use and no backup" "$IJW" -C "$TMP/new" restore "$TMP/inuse" --keys "$keys"
for row in 2 700 "$all"; do
	cp "$TMP/b" "$TMP/bitten"
	sqlite3 "$TMP/bitten" "UPDATE origineel SET bytes = randomblob(length(bytes)) WHERE bericht = $row"
	refuses 3 "message $row: its original" "$IJW" -C "$TMP/new" restore "$TMP/bitten" --keys "$keys"
done
for part in feit sleutel bericht_orde jeugdige levering_rij; do
	cp "$TMP/b" "$TMP/bitten"
	page=$(sqlite3 "$TMP/b" "SELECT max(pageno) FROM dbstat WHERE name = '$part' AND pagetype = 'leaf'")
	head -c 16 /dev/zero | dd of="$TMP/bitten" bs=1 seek=$(((page - 1) * 4096)) conv=notrunc 2>/dev/null
	refuses 3 "use another copy" "$IJW" -C "$TMP/new" restore "$TMP/bitten" --keys "$keys"
done
cp "$TMP/b" "$TMP/less"
sqlite3 "$TMP/less" "DELETE FROM origineel WHERE bericht = 5"
refuses 3 "its original is missing" "$IJW" -C "$TMP/new" restore "$TMP/less" --keys "$keys"
cp "$TMP/b" "$TMP/loose"
sqlite3 "$TMP/loose" "PRAGMA foreign_keys = OFF; UPDATE feit SET jeugdige = 99999 WHERE bericht = 5"
refuses 3 "use another copy" "$IJW" -C "$TMP/new" restore "$TMP/loose" --keys "$keys"
want "no home was made of any of them" [ ! -e "$TMP/new" ]
sha256sum <"$TMP/b" >"$TMP/after"
want "a backup that is read stays as it is" [ "$(cat "$TMP/after")" = "$sum" ]
done_testing
