# An upgrade of the database is cut off before every call that writes, and finds no room at every call that takes
# some: the old database is whole or the new one is, and the next command ends with what an undisturbed one makes.
. tests/lib/reliability.sh

export IJW_NOW=2026-07-01T12:00:00Z
faults=$(realpath "$(dirname "$IJW")")/faults.so
new_home new
exits 1 "$IJW" -q -C "$TMP/new" ingest fixtures/rules/TR018 fixtures/rules/CS002 fixtures/stories/C01*
messages=$(sqlite3 "$TMP/new/ijw.db" "SELECT count(*) FROM bericht")
newest=$(sqlite3 "$TMP/new/ijw.db" "PRAGMA user_version")
cp -a "$TMP/new" "$TMP/old"
older_database 12 "$TMP/new" "$TMP/old/ijw.db"
dump "$TMP/new" >"$TMP/new.dump"

anew() {
	rm -rf "$TMP/h"
	cp -a "$TMP/old" "$TMP/h"
}
# whole: what is there is all of the old database, or all of the new one.
whole() {
	case $(sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version; SELECT count(*) FROM bericht; PRAGMA integrity_check" | tr '\n' ' ') in
	"12 $messages ok " | "$newest $messages ok ") return 0 ;;
	esac
	return 1
}
# goes_on: the next command makes the new one.
goes_on() {
	"$IJW" -q -C "$TMP/h" ingest >/dev/null 2>"$TMP/err" </dev/null || return 1
	dump "$TMP/h" | cmp -s "$TMP/new.dump" - && [ -z "$(find "$TMP/h/work" -size +0 -name 'ijw.db*')" ]
}

anew
with_calls() {
	env LD_PRELOAD="$faults" IJW_SHIM_ROOT="$TMP/h" IJW_FAULT_CALLS=write,truncate,create,link \
		IJW_FAULT_LOG="$TMP/calls" "$@"
}
rm -f "$TMP/calls"
with_calls "$IJW" -q -C "$TMP/h" rebuild
calls=$(wc -l <"$TMP/calls")
want "it is $newest" whole
want "an upgrade takes room" [ "$calls" -gt 50 ]
tried=0
for at in $(seq 1 "$(figure 23 1)" "$calls"); do
	for lasts in once lasting; do
		anew
		[ $lasts = once ] || : >"$TMP/full"
		IJW_FAULT_AT=$at IJW_FAULT_ERRNO=28 IJW_FAULT_LASTS=$TMP/full with_calls \
			"$IJW" -q -C "$TMP/h" rebuild >/dev/null 2>"$TMP/err" </dev/null
		got=$?
		rm -f "$TMP/full"
		tried=$((tried + 1))
		want "no room at call $at ($lasts): whole after $got" whole
		[ $got = 0 ] || want "no room at call $at ($lasts): $(head -1 "$TMP/err")" grep -q "make room on the disk" "$TMP/err"
		want "no room at call $at ($lasts): it goes on" goes_on
	done
done
want "it was tried" [ $tried -gt 4 ]

if strace -o "$TMP/trace" true 2>/dev/null; then
	anew
	strace -o "$TMP/trace" "$IJW" -q -C "$TMP/h" rebuild
	sed -E 's/^[0-9]+ +//' "$TMP/trace" | awk -F'(' '
		/^[a-z]/ { number[$1]++ }
		/^(p?writev?2?|pwrite64|f(data)?sync|f?truncate|fallocate|unlink(at)?|rename(at2?)?|f?chmod)\(/ ||
		(/^open/ && /O_CREAT/) { print $1, number[$1] }' | awk -v every="$(figure 23 1)" 'NR % every == 0' >"$TMP/plan"
	want "there are calls to be killed at" [ "$(wc -l <"$TMP/plan")" -gt 4 ]
	while read -r call number; do
		anew
		strace -qq -o /dev/null -e inject="$call:signal=KILL:when=$number" "$IJW" -q -C "$TMP/h" rebuild >/dev/null 2>&1 </dev/null
		want "killed before $call $number: whole" whole
		want "killed before $call $number: it goes on" goes_on
	done <"$TMP/plan"
else
	skip "kills at calls that write" "strace cannot trace here"
fi
done_testing
