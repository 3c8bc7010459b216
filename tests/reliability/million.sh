# A million files that wait in the inbox when the daemon starts: little memory, a verdict at once, and all
# of them are taken in.
. tests/lib/reliability.sh
. tests/lib/watch.sh

files=$(figure 20000 1000000)
files=${FILES:-$files}
most_kb=65536
most_ms=5000
build=$(dirname "$IJW")
export IJW_NOW=2026-07-01T12:00:00Z
room=$(df -Pk "$TMP" | awk 'NR == 2 { print $4 }')
inodes=$(df -Pi "$TMP" | awk 'NR == 2 { print $4 }')
if [ "$room" -lt $((files * 9)) ] || { [ "$inodes" != - ] && [ "$inodes" -lt $((files * 3 / 2)) ]; }; then
	skipped 15 "a million files in the inbox" "$files files do not fit in $TMP"
	want "nothing was tried" true
	done_testing
	exit
fi

"$IJW" -q generate --youths "$(figure 400 9000)" --months "$(figure 6 24)" --seed 15 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' | sort | head -n $((files / 2)) >"$TMP/list"
# full HOME COUNT: so many files wait in it.
full() {
	new_home "$1"
	h=$TMP/$1
	"$(dirname "$IJW")/flood" "$h/inbox" 0 "$2" <"$TMP/list" || not_ok "the inbox is filled"
}
# used_ms: what the daemon and its workers used of the processors. The clock would count other work too.
used_ms() {
	cat "/proc/$daemon/stat" $(children "$daemon" | sed 's|.*|/proc/&/stat|') 2>/dev/null | sed 's/.*) //' |
		awk '{ ticks += $12 + $13 + $14 + $15 } END { print ticks * 10 }'
}
peak() {
	awk '/^VmHWM/ { print $2 }' "/proc/$daemon/status"
}
has_settled() {
	[ -n "$(find "$h/done" "$h/rejected" -type f -print -quit)" ]
}
# first_verdict COMMAND...: what a daemon uses from its start until a file is settled, in $first.
first_verdict() {
	watch "$h" "$@"
	soon "a file is settled" has_settled
	first=$(used_ms)
}
# neighbour: a file of another sender comes while the flood is taken in; what the daemon uses until it is settled, in
# $neighbour.
neighbour() {
	before=$(used_ms)
	cp fixtures/rules/TR018/good.xml "$h/inbox/.from-zorg-a.xml"
	mv "$h/inbox/.from-zorg-a.xml" "$h/inbox/from-zorg-a.xml"
	soon "the file of another sender is settled" [ -e "$h/done/from-zorg-a.xml" ]
	neighbour=$(($(used_ms) - before))
}
# empties COMMAND...: all is taken in, in little memory.
empties() {
	first_verdict "$@"
	want "the first verdict takes at most $most_ms ms of CPU, not $first" [ "$first" -le "$most_ms" ]
	neighbour
	want "another sender waits for at most $most_ms ms of CPU, not $neighbour" [ "$neighbour" -le "$most_ms" ]
	while find "$h/inbox" -type f -print -quit | grep -q . && [ "$(peak)" -le "$most_kb" ] &&
		kill -0 "$daemon"; do
		sleep 0.5
	done
	memory=$(peak)
	want "the daemon has at most $most_kb kB, not $memory" [ "$memory" -le "$most_kb" ]
	ends 0
	# By when they were moved: who looks may have been kept from looking.
	want "the flood was not at its end then" \
		[ -n "$(find "$h/done" -type f -newercc "$h/done/from-zorg-a.xml" -print -quit)" ]
	rm -f "$h/done/from-zorg-a.xml"
}
full flood "$files"
empties
want "all are settled" [ "$(find "$h/done" "$h/rejected" -name '*.xml' | wc -l)" = "$files" ]
want "all are stored" [ "$(sqlite3 -readonly "$h/ijw.db" "SELECT count(*) FROM bericht")" = $((files + 1)) ]
took=$first
other=$neighbour
needed=$memory
rm -rf "$TMP/flood"
full leaky 20000
catches "nothing is freed" empties env LD_PRELOAD="$build/leak.so" LEAK=memory
held 15 "a million files in the inbox" "$files files: $((needed / 1024)) MB, first verdict after $took ms of CPU, one of another sender after $other"
done_testing
