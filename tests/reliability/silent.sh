# inotify that is not there, has no watches left, never tells anything or was told too much; an inbox that
# is another folder by now: nothing is missed.
. tests/lib/reliability.sh
. tests/lib/watch.sh

files=$(figure 60 2000)
build=$(dirname "$IJW")
export IJW_NOW=2026-07-01T12:00:00Z
export INOTIFY_LOG="$TMP/overflow"

"$IJW" -q generate --youths "$files" --months 4 --seed 12 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' | sort | head -n "$files" >"$TMP/list"
new_home empty
sed -i "s/^interval = .*/interval = 1/" "$TMP/empty/ijw.conf"
cp -a "$TMP/empty" "$TMP/calm"
xargs cp -t "$TMP/calm/inbox" <"$TMP/list"
exits 0 "$IJW" -q -C "$TMP/calm" ingest
dump_any_order "$TMP/calm" >"$TMP/expected"

# starts HOME WAY: a daemon with such an inotify.
starts() {
	cp -a "$TMP/empty" "$TMP/$1"
	[ -z "${interval:-}" ] || sed -i "s/^interval = .*/interval = $interval/" "$TMP/$1/ijw.conf"
	watch "$TMP/$1" env LD_PRELOAD="$build/inotify.so" INOTIFY="$2"
	sleep 0.3
}
# trickle HOME: the files come by tens.
trickle() {
	number=0
	while read -r file; do
		cp "$file" "$TMP/$1/inbox"
		number=$((number + 1))
		[ $((number % (files / 6))) != 0 ] || sleep 0.4
	done <"$TMP/list"
}
is_empty() {
	[ -z "$(ls "$1/inbox")" ]
}
# nothing_missed HOME: in the end.
nothing_missed() {
	soon "all is taken in ($1)" is_empty "$TMP/$1"
	ends 0
	dump_any_order "$TMP/$1" >"$TMP/got"
	same "nothing is missed ($1)" "$TMP/expected" "$TMP/got"
}
silent() {
	starts "$1" "$1"
	trickle "$1"
	nothing_missed "$1"
}
for way in none full deaf; do
	silent $way
done
# The harness finds a daemon that trusts what it is told.
interval=3600
catches "nothing but hints" silent deaf
interval=

# More events than the system keeps, of files that are none of ours, while the daemon is held up.
starts flood log
kill -STOP "$daemon"
events=$(cat /proc/sys/fs/inotify/max_queued_events)
for event in $(seq $((events / 2 + 100))); do
	: >"$TMP/flood/inbox/.a"
	: >"$TMP/flood/inbox/.b"
done
xargs cp -t "$TMP/flood/inbox" <"$TMP/list"
kill -CONT "$daemon"
rm "$TMP/flood/inbox/.a" "$TMP/flood/inbox/.b"
nothing_missed flood
want "there were too many events" [ -s "$TMP/overflow" ]

# Another folder under the name, as when a share is mounted again: by what it is told and without.
for way in log none; do
	starts "other-$way" $way
	mv "$TMP/other-$way/inbox" "$TMP/other-$way/old"
	mkdir "$TMP/other-$way/inbox"
	trickle "other-$way"
	rmdir "$TMP/other-$way/old"
	nothing_missed "other-$way"
done
held 12 "inotify silent or overflowing" "6 times $files files; $events events while it was held up"
done_testing
