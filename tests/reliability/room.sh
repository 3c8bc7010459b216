# A small file system without room, or without inodes, under a running daemon: nothing is half-moved, it
# says what to do, and goes on by itself once there is room.
. tests/lib/reliability.sh
. tests/lib/watch.sh

row="disk full, a small file system"
own="unshare -m"
[ "$(id -u)" = 0 ] || own="unshare -rm"
if [ -z "${MOUNTS:-}" ]; then
	mkdir "$TMP/disk"
	if $own mount -t tmpfs none "$TMP/disk" 2>/dev/null; then
		MOUNTS=own exec $own sh "$0"
	fi
	skipped 4 "$row" "no file system can be mounted here"
	done_testing
	exit
fi
files=$(figure 40 400)
rounds=$(figure 1 20)
export IJW_NOW=2026-07-01T12:00:00Z
"$IJW" -q generate --youths "$files" --months 6 --seed 4 --out "$TMP/traffic"
mkdir "$TMP/set"
find "$TMP/traffic/messages" -name '*.xml' | sort | head -n "$files" | xargs cp -t "$TMP/set"
cp fixtures/rules/TR018/bad.xml "$TMP/set/rejected.xml"
new_home empty
sed -i 's/^interval = .*/interval = 1/; s/^werkers = .*/werkers = 1/' "$TMP/empty/ijw.conf"
cp -a "$TMP/empty" "$TMP/calm"
cp "$TMP"/set/* "$TMP/calm/inbox"
exits 1 "$IJW" -q -C "$TMP/calm" ingest
dump "$TMP/calm" >"$TMP/calm.dump"
# What the daemon says is kept elsewhere.
h=$TMP/h
ln -s disk/h "$h"

# blocks, inodes: leave less than the work at hand takes.
blocks() {
	dd if=/dev/zero of="$TMP/disk/filler" bs=4096 status=none 2>/dev/null
	truncate -s -$((4096 * ${left:-8})) "$TMP/disk/filler"
}
inodes() {
	mkdir "$TMP/disk/filler"
	number=0
	while touch "$TMP/disk/filler/$number" 2>/dev/null; do number=$((number + 1)); done
}
says_remedy() {
	grep -qE "make room|No space left" "$h.log"
}
is_empty() {
	[ -z "$(ls "$h/inbox")" ]
}
# goes_on LACK: a daemon that runs short of this.
goes_on() {
	mount -t tmpfs -o "size=$(figure 4 12)m,nr_inodes=$((files * 4 + 100))" none "$TMP/disk" || not_ok "mount"
	cp -a "$TMP/empty" "$TMP/disk/h"
	mkdir "$TMP/disk/set"
	cp "$TMP"/set/* "$TMP/disk/set"
	watch "$h"
	$1
	mv "$TMP"/disk/set/* "$h/inbox"
	soon "without $1 it says so" says_remedy
	want "and goes on running" kill -0 "$daemon"
	want "no file is lost or there twice" [ "$(find "$h/inbox" "$h/done" "$h/rejected" -type f \
		! -name '*.report.txt' ! -name '.*' | wc -l)" = $((files + 1)) ]
	rm -rf "$TMP/disk/filler"
	soon "with $1 again it goes on by itself" is_empty
	ends 0
	dump "$h" >"$TMP/disk.dump"
	same "$1: all is as it would be" "$TMP/calm.dump" "$TMP/disk.dump"
	umount "$TMP/disk"
}
for round in $(seq "$rounds"); do
	left=$((4 + round * 3))
	goes_on blocks
	goes_on inodes
done
held 4 "$row" "$rounds times without blocks and without inodes, $((files + 1)) files"

# The same harness sees a file that is gone.
cp "$TMP/calm.dump" "$TMP/disk.dump"
sed -i '/rejected\.xml/d' "$TMP/disk.dump"
want "a file that is lost is seen" [ "$(cmp -s "$TMP/calm.dump" "$TMP/disk.dump"; echo $?)" = 1 ]
done_testing
