# What only reads works in a home where nothing can be written, and on a disk that is full; it leaves nothing there.
. tests/lib/common.sh
export IJW_NOW=2026-05-04T10:00:00

new_home h
# Who was shown a youth is written down, or not shown: log.sh.
sed -i "s/^vrij_mb = .*/vrij_mb = 0/; s/^lezen = ja/lezen = nee/" "$TMP/h/ijw.conf"
"$IJW" -q -C "$TMP/h" ingest fixtures/stories >/dev/null 2>&1
number=$(sqlite3 "$TMP/h/ijw.db" "SELECT substr(gemeente, 3) || '/' || toewijzingnummer FROM toewijzing LIMIT 1")
# ask HOME: what each of them answers.
ask() {
	for command in status "status --json" "export wachtketen" "export toewijzing --peildatum 2025-06-01" "export afkeur" \
		"export aanmeldwacht" "export lijst" "export gebeurtenis" "diff 2024-01-01 2026-01-01" "explain $number"; do
		# shellcheck disable=SC2086 # words
		$somebody "$program" -C "$1" $command >"$TMP/answer" 2>"$TMP/err" </dev/null || {
			not_ok "$command in $1: $(head -2 "$TMP/err")"
			continue
		}
		# The place, and what the disk has.
		grep -vE '^(home|database) ' "$TMP/answer" | sed 's/"free":[0-9]*//'
	done
}
program=$IJW
somebody=
ask "$TMP/h" >"$TMP/expected"
want "there is an answer" [ "$(wc -l <"$TMP/expected")" -gt 40 ]
names=$(ls "$TMP/h")
want "nothing lies beside the database" [ -z "$(ls "$TMP/h" | grep 'ijw.db-')" ]

# By somebody who may write nothing (root may).
cp -a "$TMP/h" "$TMP/closed"
if [ "$(id -u)" = 0 ]; then
	chmod 755 "$TMP"
	cp "$IJW" "$TMP/ijw"
	program=$TMP/ijw
	chown -R 65534:65534 "$TMP/closed"
	somebody="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
chmod 400 "$TMP/closed/ijw.db"
chmod 500 "$TMP/closed" "$TMP/closed/inbox"
ask "$TMP/closed" >"$TMP/actual"
same "in a home that is closed" "$TMP/expected" "$TMP/actual"
want "nothing came there" [ "$(ls "$TMP/closed")" = "$names" ]
chmod 700 "$TMP/closed"
somebody=
program=$IJW

# On a disk that is mounted to be read, and on one without room; also when what wrote there was killed.
[ "$(id -u)" = 0 ] && mkdir "$TMP/disk" && mount -t tmpfs -o size=4m tmpfs "$TMP/disk" 2>/dev/null || {
	echo "  skipped: no file system can be mounted here"
	done_testing
	exit
}
cp -a "$TMP/h" "$TMP/disk/h"
mount -o remount,ro "$TMP/disk"
ask "$TMP/disk/h" >"$TMP/actual"
same "on a disk that is read-only" "$TMP/expected" "$TMP/actual"
refuses 3 "right to write" "$IJW" -C "$TMP/disk/h" ingest
mount -o remount,rw "$TMP/disk"
dd if=/dev/zero of="$TMP/disk/fill" bs=1k 2>/dev/null
ask "$TMP/disk/h" >"$TMP/actual"
same "on a disk that is full" "$TMP/expected" "$TMP/actual"
rm "$TMP/disk/fill"

# A process that holds the database open and is killed leaves its log and what goes with it.
mkfifo "$TMP/pipe"
sqlite3 "$TMP/disk/h/ijw.db" <"$TMP/pipe" >/dev/null &
writer=$!
exec 3>"$TMP/pipe"
echo "INSERT INTO stand VALUES ('proef', '1'); SELECT 1;" >&3
for again in 1 2 3 4 5 6 7 8 9 10; do
	[ -s "$TMP/disk/h/ijw.db-wal" ] || sleep 0.2
done
kill -KILL "$writer"
exec 3>&-
wait "$writer" 2>/dev/null
want "a log is left behind" [ -s "$TMP/disk/h/ijw.db-wal" ]
dd if=/dev/zero of="$TMP/disk/fill" bs=1k 2>/dev/null
cp -a "$TMP/disk/h/ijw.db-wal" "$TMP/wal"
ask "$TMP/disk/h" >"$TMP/actual"
same "on a full disk, after a kill" "$TMP/expected" "$TMP/actual"
rm -f "$TMP/disk/fill"
umount "$TMP/disk"
done_testing
