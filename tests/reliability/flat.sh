# Very many messages in one run of the daemon: the memory of every process is flat, and the number of
# descriptors is the same in the end. MESSAGES: another number.
. tests/lib/reliability.sh
. tests/lib/watch.sh

messages=$(figure 3000 500000)
messages=${MESSAGES:-$messages}
# What fills up at first, and is bounded: the pages of the database that are kept.
slack_kb=$(figure 24576 4096)
build=$(dirname "$IJW")
export IJW_NOW=2026-07-01T12:00:00Z
"$IJW" -q generate --youths "$(figure 400 9000)" --months "$(figure 6 40)" --seed 18 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' | sort | head -n "$messages" >"$TMP/list"
new_home empty
sed -i "s/^werkers = .*/werkers = 2/" "$TMP/empty/ijw.conf"

# processes: the daemon and its workers, by pid.
processes() {
	echo "$daemon"
	children "$daemon" | sort -n
}
# measure: kB and descriptors of each, a line a process.
measure() {
	for pid in $(processes); do
		echo "$pid $(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status") $(ls "/proc/$pid/fd" | wc -l)"
	done
}
is_empty() {
	[ -z "$(find "$h/inbox" -name '*.xml' -print -quit)" ]
}
# flat MESSAGES COMMAND...: in portions of a twentieth; what is used after a fifth of them is what is used in
# the end.
flat() {
	total=$1
	shift
	portion=$((total / 20))
	h=$TMP/flat
	rm -rf "$h"
	cp -a "$TMP/empty" "$h"
	watch "$h" "$@"
	for part in $(seq 0 19); do
		"$(dirname "$IJW")/flood" "$h/inbox" $((part * portion)) "$portion" <"$TMP/list"
		SOON=${SOON:-6000} soon "part $part is taken in" is_empty
		[ "$part" != 3 ] || measure >"$TMP/fifth"
		find "$h/done" -name '*.xml' -delete
		rm -f "$h"/outbox/*
	done
	measure >"$TMP/last"
	paste "$TMP/fifth" "$TMP/last" >"$TMP/both"
	want "the processes are the same" [ "$(cut -d' ' -f1 "$TMP/fifth")" = "$(cut -d' ' -f1 "$TMP/last")" ]
	want "they use what they used ($(tr '\n' ';' <"$TMP/both"))" awk -v slack="$slack_kb" '
		$5 > $2 + slack { exit 1 }' "$TMP/both"
	want "no descriptor is left open" awk '$6 != $3 { exit 1 }' "$TMP/both"
	ends 0
}
flat "$messages"
want "all are stored" [ "$(sqlite3 -readonly "$h/ijw.db" "SELECT count(*) FROM bericht")" = $((portion * 20)) ]
figures=$(awk '{ printf "%s%.1f -> %.1f MB", (NR == 1 ? "" : ", "), $2 / 1024, $5 / 1024 }' "$TMP/both")
catches "nothing is freed" flat 1500 env LD_PRELOAD="$build/leak.so" LEAK=memory
want "by its memory" grep -q "they use what they used" "$TMP/planted"
catches "descriptors are left open" flat 1500 env LD_PRELOAD="$build/leak.so" LEAK=descriptors
want "by its descriptors" grep -q "no descriptor is left" "$TMP/planted"
held 18 "flat memory, the same descriptors" "$((portion * 20)) messages: $figures"
done_testing
