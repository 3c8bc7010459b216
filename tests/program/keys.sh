# The keys of a home: another one than the database goes with is refused by every command before anything is read
# or written; an older home is asked which keys it goes with; who only reads derived rows needs none.
. tests/lib/common.sh
export IJW_NOW=2026-05-04T10:00:00

# key HOME NAME [FROM]: gives it another key, or that of another home.
key() {
	rm -f "$1/keys/$2"
	if [ $# = 3 ]; then cp "$3/keys/$2" "$1/keys/$2"; else head -c 32 /dev/urandom >"$1/keys/$2"; fi
	chmod 400 "$1/keys/$2"
}
# tree HOME: all that is in it, by name and bytes.
tree() {
	(cd "$1" && find . -type f ! -name '*-shm' ! -name '*-wal' -exec sha256sum {} + | sort)
}
# older HOME: the database knows no check values, as one of an earlier version.
older() {
	older_database 6 "$1" "$1/ijw.db"
}
values() {
	sqlite3 "$1/ijw.db" "SELECT * FROM stand WHERE sleutel LIKE 'sleutel_%' ORDER BY 1"
}

exits 0 "$IJW" -q generate --youths 40 --months 4 --seed 5 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' | sort | head -120 >"$TMP/files"
new_home one
new_home two
for home in one two; do
	xargs "$IJW" -q -C "$TMP/$home" ingest <"$TMP/files" >/dev/null 2>&1
done
all=$(sqlite3 "$TMP/one/ijw.db" "SELECT count(*) FROM bericht")
want "there are messages" [ "$all" = 120 ]
exits 0 "$IJW" -q -C "$TMP/one" backup "$TMP/copy"
values "$TMP/one" >"$TMP/values"
want "both keys have a check value" [ "$(cut -d'|' -f1 "$TMP/values" | tr '\n' ' ')" = "sleutel_archive sleutel_pseudonym " ]
want "of 128 bits" [ "$(grep -cE '\|[0-9a-f]{32}$' "$TMP/values")" = 2 ]

# Another key, in every command: status 2, and all stays as it was.
cp fixtures/rules/TR018/good.xml "$TMP/one/inbox"
for name in archive pseudonym; do
	rm -rf "$TMP/w"
	cp -a "$TMP/one" "$TMP/w"
	key "$TMP/w" $name.key
	tree "$TMP/w" >"$TMP/before"
	while read -r command; do
		# shellcheck disable=SC2086 # words
		refuses 2 "keys/$name.key is not the key that this database goes with" "$IJW" -C "$TMP/w" $command
		want "$command shows nothing" [ ! -s "$TMP/out" ]
		tree "$TMP/w" >"$TMP/after"
		same "$command with another $name.key changes nothing" "$TMP/before" "$TMP/after"
	done <<-COMMANDS
		ingest
		ingest fixtures/rules/TR018/good.xml
		watch
		rebuild
		rebuild --check
		status
		status --json
		export wachtketen
		export afkeur
		diff 2025-01-01 2026-01-01
		explain 0153/300201
		backup $TMP/none
	COMMANDS
	want "no copy is made" [ ! -e "$TMP/none" ]
done
key "$TMP/w" archive.key
exits 2 "$IJW" -C "$TMP/w" status
want "both are told" [ "$(grep -c "is not the key" "$TMP/err")" = 2 ]
rm "$TMP/one/inbox/good.xml"

# Without keys, derived rows can be read; nothing else can be done.
cp -a "$TMP/one" "$TMP/none"
rm -rf "$TMP/none/keys"
"$IJW" -C "$TMP/one" export wachtketen >"$TMP/rows"
exits 0 "$IJW" -C "$TMP/none" export wachtketen
same "the rows" "$TMP/rows" "$TMP/out"
exits 0 "$IJW" -C "$TMP/none" status
exits 0 "$IJW" -C "$TMP/none" diff 2025-01-01 2026-01-01
for command in ingest rebuild "backup $TMP/none.copy" watch; do
	# shellcheck disable=SC2086 # words
	refuses 3 "the key cannot be read" "$IJW" -C "$TMP/none" $command
done

# A database without check values gets them from the first that writes, when the keys are shown right.
rm -rf "$TMP/w"
cp -a "$TMP/one" "$TMP/w"
older "$TMP/w"
tree "$TMP/w" >"$TMP/before"
refuses 3 "from an older ijw; 'ijw rebuild' brings it up" "$IJW" -C "$TMP/w" status
refuses 3 "from an older ijw; 'ijw rebuild' brings it up" "$IJW" -C "$TMP/w" export levering
tree "$TMP/w" >"$TMP/after"
same "reading writes none" "$TMP/before" "$TMP/after"
for name in archive pseudonym; do
	key "$TMP/w" $name.key
	tree "$TMP/w" >"$TMP/before"
	refuses 2 "keys/$name.key is not the key that this database goes with" "$IJW" -C "$TMP/w" ingest
	tree "$TMP/w" >"$TMP/after"
	same "another $name.key makes none" "$TMP/before" "$TMP/after"
	key "$TMP/w" $name.key "$TMP/one"
done
exits 0 "$IJW" -C "$TMP/w" ingest
want "it says that it writes" grep -q "is brought up to version" "$TMP/err"
values "$TMP/w" >"$TMP/after"
same "the right ones do" "$TMP/values" "$TMP/after"

older_database 6 "$TMP/two" "$TMP/two.old"
sqlite3 "$TMP/two.old" "ATTACH '$TMP/two.db' AS two; CREATE TABLE two.origineel AS SELECT * FROM main.origineel;
	CREATE TABLE two.jeugdige AS SELECT * FROM main.jeugdige"

# Two archive keys: the messages under each are told.
rm -rf "$TMP/w"
cp -a "$TMP/one" "$TMP/w"
older "$TMP/w"
sqlite3 "$TMP/w/ijw.db" "ATTACH '$TMP/two.db' AS two;
	UPDATE origineel SET bytes = (SELECT t.bytes FROM two.origineel t WHERE t.bericht = origineel.bericht)
	WHERE bericht BETWEEN 100 AND 110 OR bericht = 120"
tree "$TMP/w" >"$TMP/before"
refuses 2 "archive.key goes with the messages 1-99, 111-119, and not with 100-110, 120:" "$IJW" -C "$TMP/w" ingest
key "$TMP/w" archive.key "$TMP/two"
refuses 2 "archive.key goes with the messages 100-110, 120, and not with 1-99, 111-119:" "$IJW" -C "$TMP/w" rebuild
key "$TMP/w" archive.key "$TMP/one"
tree "$TMP/w" >"$TMP/after"
same "a home of two archive keys stays as it is" "$TMP/before" "$TMP/after"
# Two pseudonym keys: half of the youths came under another.
rm -rf "$TMP/w"
cp -a "$TMP/one" "$TMP/w"
older "$TMP/w"
sqlite3 "$TMP/w/ijw.db" "ATTACH '$TMP/two.db' AS two;
	UPDATE jeugdige SET client = (SELECT t.client FROM two.jeugdige t WHERE t.id = jeugdige.id)
	WHERE id > (SELECT max(id) / 2 FROM jeugdige)"
refuses 2 "this home has messages under two keys. keys/pseudonym.key goes with the messages 1" "$IJW" -C "$TMP/w" ingest

# With no message yet the keys are taken as they are.
new_home empty
older "$TMP/empty"
key "$TMP/empty" archive.key
exits 0 "$IJW" -C "$TMP/empty" ingest
key "$TMP/empty" archive.key
exits 2 "$IJW" -C "$TMP/empty" ingest

# A backup tells which key is wrong, and so does one without check values.
for copy in copy copy-older; do
	for name in archive pseudonym; do
		rm -rf "$TMP/keys"
		cp -a "$TMP/one/keys" "$TMP/keys"
		rm -f "$TMP/keys/$name.key"
		cp -p "$TMP/two/keys/$name.key" "$TMP/keys"
		refuses 2 "$name.key is not the key" "$IJW" -C "$TMP/new" restore "$TMP/$copy" --keys "$TMP/keys"
		want "no home is made" [ ! -e "$TMP/new" ]
	done
	cp "$TMP/copy" "$TMP/copy-older"
	older_database 6 "$TMP/one" "$TMP/copy-older"
done

# A home that shares its pseudonyms with another.
exits 0 "$IJW" -q init --pseudonym-key "$TMP/one/keys/pseudonym.key" "$TMP/shared"
want "the pseudonym key is the other's" cmp -s "$TMP/one/keys/pseudonym.key" "$TMP/shared/keys/pseudonym.key"
want "the archive key is not" sh -c '! cmp -s "$TMP/one/keys/archive.key" "$TMP/shared/keys/archive.key"'
want "it is read-only" [ "$(stat -c %a "$TMP/shared/keys/pseudonym.key")" = 400 ]
xargs "$IJW" -q -C "$TMP/shared" ingest <"$TMP/files" >/dev/null 2>&1
exits 0 "$IJW" -C "$TMP/shared" export wachtketen
same "the same youths go by the same pseudonyms" "$TMP/rows" "$TMP/out"
refuses 2 "cannot be read" "$IJW" init --pseudonym-key "$TMP/nothing" "$TMP/refused"
head -c 33 /dev/zero >"$TMP/long"
chmod 400 "$TMP/long"
refuses 2 "must be 32 bytes" "$IJW" init --pseudonym-key "$TMP/long" "$TMP/refused"
head -c 32 /dev/zero >"$TMP/open"
chmod 440 "$TMP/open"
refuses 2 "group or others" "$IJW" init --pseudonym-key "$TMP/open" "$TMP/refused"
want "and no home is made" [ ! -e "$TMP/refused" ]
done_testing
