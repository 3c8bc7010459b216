# A sync fails (EIO): it is not asked for again, the program ends with status 3, and the next start comes
# to what an undisturbed run comes to. Each sync of a run in turn.
. tests/lib/reliability.sh
. tests/lib/watch.sh

faults=$(realpath "$(dirname "$IJW")")/faults.so
eio=5
export IJW_NOW=2027-07-01T12:00:00Z

new_home start
sed -i 's/^stiltetijd = .*/stiltetijd = 0/' "$TMP/start/ijw.conf"
cp fixtures/rules/TR018/good.xml fixtures/rules/TR018/bad.xml "$TMP/start/inbox"
tar -C fixtures/rules/CS002 -czf "$TMP/start/inbox/pack.tar.gz" good-jw305.xml good-jw315.xml
mkdir -p "$TMP/start/inbox/map/sub"
cp fixtures/rules/CS002/good-jw317.xml "$TMP/start/inbox/map"
cp fixtures/rules/TR018/bad.xml "$TMP/start/inbox/map/sub"
cp -a "$TMP/start" "$TMP/calm"

# with_fault HOME AT: $faulty before a command lets its n-th sync fail; all its syncs are in $TMP/syncs.
with_fault() {
	rm -f "$TMP/syncs"
	faulty="env LD_PRELOAD=$faults IJW_SHIM_ROOT=$1 IJW_FAULT_CALLS=fsync,fdatasync IJW_FAULT_AT=$2
		IJW_FAULT_ERRNO=$eio IJW_FAULT_LOG=$TMP/syncs"
}

# once_only: of what could not be synced nothing was synced again. A folder counts as one thing.
once_only() {
	awk '$NF == "failed" { bad[$2] = 1; found = 1; next } $2 in bad { again = 1 } END { exit again || !found }' \
		"$TMP/syncs"
}

# as_expected HOME: the next start ends well, and all is as if nothing had happened.
as_expected() {
	"$IJW" -q -C "$1" ingest >"$TMP/out" 2>"$TMP/err" </dev/null
	[ $? -le 1 ] || return 1
	[ "$(sqlite3 "$1/ijw.db" 'PRAGMA integrity_check')" = ok ] || return 1
	dump "$1" | diff "$TMP/expected" - >"$TMP/difference"
}

with_fault "$TMP/calm" 0
$faulty "$IJW" -q -C "$TMP/calm" ingest
syncs=$(wc -l <"$TMP/syncs")
dump "$TMP/calm" >"$TMP/expected"
want "a run has syncs" [ "$syncs" -gt 10 ]

# trial AT: a run whose n-th sync fails holds what it must; else $why.
# SQLite takes no notice when it cannot sync the folder of the home; the program has done so before.
trial() {
	rm -rf "$TMP/h"
	cp -a "$TMP/start" "$TMP/h"
	with_fault "$TMP/h" "$1"
	$faulty "$IJW" -q -C "$TMP/h" ingest >"$TMP/out" 2>"$TMP/err" </dev/null
	got=$?
	which=$(grep 'failed$' "$TMP/syncs")
	if [ "$which" = "fdatasync  failed" ]; then
		why="it was not synced before"
		sed '/failed$/q' "$TMP/syncs" | grep -qx 'fsync ' || return 1
	else
		why="it ends with $got, not 3"
		[ $got = 3 ] || return 1
		why="it says: $(cat "$TMP/err")"
		grep -qE "Input/output error|disk I/O error" "$TMP/err" || return 1
		why="it is asked again"
		once_only || return 1
	fi
	why="the next start does not recover"
	as_expected "$TMP/h"
}

for at in $(seq "$syncs"); do
	trial "$at" && ok || not_ok "sync $at, $which: $why"
done

# A program that takes no notice is found out: the shim says that it failed, and lets it pass.
for at in 1 7 "$syncs"; do
	eio=0 trial "$at" && not_ok "a program that takes no notice of sync $at, $which" || ok
done
eio=5

# The daemon too.
at_rest() {
	! kill -0 $daemon || ! find "$TMP/h/inbox" -type f | grep -q .
}
for at in $(seq 1 "$(figure 5 1)" "$syncs"); do
	rm -rf "$TMP/h"
	cp -a "$TMP/start" "$TMP/h"
	with_fault "$TMP/h" "$at"
	$faulty "$IJW" -C "$TMP/h" watch 2>"$TMP/err" </dev/null &
	daemon=$!
	soon "all is moved, or it ended" at_rest
	kill -TERM $daemon 2>/dev/null
	wait $daemon
	got=$?
	daemon=
	which=$(grep 'failed$' "$TMP/syncs")
	[ "$which" = "fdatasync  failed" ] || want "watch, sync $at, $which: ends with 3, not $got" [ $got = 3 ]
	[ "$which" = "fdatasync  failed" ] || want "watch, sync $at, $which: is not asked again" once_only
	want "watch, sync $at, $which: the next start recovers" as_expected "$TMP/h"
done
held 5 "EIO on a sync" "each of $syncs syncs of a run; planted faults found"
done_testing
