# The disk is full, has no inodes, or the quota is used up: at every call that takes room, once and
# lasting. Nothing is half-moved, it is told with the remedy, and once there is room all is as in an
# undisturbed run.
. tests/lib/reliability.sh

faults=$(realpath "$(dirname "$IJW")")/faults.so
export IJW_NOW=2027-07-01T12:00:00Z

new_home start
sed -i 's/^stiltetijd = .*/stiltetijd = 0/; s/^interval = .*/interval = 1/' "$TMP/start/ijw.conf"
cp fixtures/rules/TR018/good.xml fixtures/rules/TR018/bad.xml "$TMP/start/inbox"
tar -C fixtures/rules/CS002 -czf "$TMP/start/inbox/pack.tar.gz" good-jw305.xml good-jw315.xml
cp -a "$TMP/start" "$TMP/calm"

# with_fault HOME AT ERRNO: $faulty before a command lets its n-th call that takes room fail, and all after
# it while $TMP/full is there.
with_fault() {
	rm -f "$TMP/calls"
	faulty="env LD_PRELOAD=$faults IJW_SHIM_ROOT=$1 IJW_FAULT_CALLS=write,truncate,create,rename,mkdir,link
		IJW_FAULT_AT=$2 IJW_FAULT_ERRNO=$3 IJW_FAULT_LASTS=$TMP/full IJW_FAULT_LOG=$TMP/calls"
}

# whole HOME: each file is in one place, and what was rejected has its report.
whole() {
	[ "$(find "$1/inbox" "$1/done" "$1/rejected" -type f ! -name '*.report.txt' ! -name '.*.tmp' | wc -l)" = 3 ] ||
		return 1
	[ -z "$(find "$1/outbox" "$1/rejected" -type f -name '[!.]*' -size 0)" ] && explained "$1"
}

# as_expected HOME: the next start ends well, and all is as if nothing had happened.
as_expected() {
	"$IJW" -q -C "$1" ingest >"$TMP/out" 2>"$TMP/err2" </dev/null
	[ $? -le 1 ] || return 1
	[ "$(sqlite3 "$1/ijw.db" 'PRAGMA integrity_check')" = ok ] || return 1
	dump "$1" | diff "$TMP/expected" - >"$TMP/difference"
}

# trial AT ERRNO: a run whose n-th call finds no room; else $why.
trial() {
	rm -rf "$TMP/h"
	cp -a "$TMP/start" "$TMP/h"
	with_fault "$TMP/h" "$1" "$2"
	$faulty "$IJW" -q -C "$TMP/h" ingest >"$TMP/out" 2>"$TMP/err" </dev/null
	got=$?
	rm -f "$TMP/full"
	which=$(grep -m 1 'failed$' "$TMP/calls")
	why="it ends with $got"
	[ $got = 3 ] || [ $got = 1 ] || return 1
	why="a file is nowhere, twice or without a report, or that is empty"
	whole "$TMP/h" || return 1
	why="it says no remedy: $(cat "$TMP/err")"
	[ $got = 1 ] || grep -q "make room on the disk" "$TMP/err" || return 1
	why="once there is room it does not go on: $(head -3 "$TMP/err2" "$TMP/difference" 2>/dev/null)"
	as_expected "$TMP/h"
}

with_fault "$TMP/calm" 0 0
$faulty "$IJW" -q -C "$TMP/calm" ingest 2>"$TMP/err"
calls=$(wc -l <"$TMP/calls")
dump "$TMP/calm" >"$TMP/expected"
want "a run takes room" [ "$calls" -gt 50 ]

tried=0
for at in $(seq 1 "$(figure 9 1)" "$calls"); do
	for error in 28 122; do # ENOSPC, EDQUOT
		for lasts in once lasting; do
			[ $lasts = once ] || : >"$TMP/full"
			trial "$at" $error && ok || not_ok "call $at, $which ($error, $lasts): $why"
			tried=$((tried + 1))
		done
	done
done

# The harness sees what it looks for: a file that is gone, a database that lost something.
rm -rf "$TMP/h"
cp -a "$TMP/calm" "$TMP/h"
rm "$TMP/h/rejected/bad.xml.report.txt"
whole "$TMP/h" && not_ok "a file without its report is not seen" || ok
rm "$TMP/h/done/good.xml"
whole "$TMP/h" && not_ok "a file that is nowhere is not seen" || ok
as_expected "$TMP/h" && not_ok "a file that went is not in the comparison" || ok
cp -a "$TMP/calm/done/good.xml" "$TMP/h/done"
sqlite3 "$TMP/h/ijw.db" "DELETE FROM origineel WHERE bericht = 1"
as_expected "$TMP/h" && not_ok "a message that went is not in the comparison" || ok
held 4 "disk full, at every call" "$tried faults over $calls calls"
done_testing
