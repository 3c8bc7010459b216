# SQLite's files fail, at every call, once and lasting: the database stays whole, who fails says so, and the next
# start makes it what it would have been.
. tests/lib/reliability.sh
. tests/lib/batch.sh
. tests/lib/watch.sh

build=$(dirname "$IJW")
kinds "$TMP/kinds"
batch_homes "$TMP/kinds"

# The batch again, where the database holds rows of some of these youths already, and where its log was left
# behind by a process that did not end well.
cp -a "$TMP/full" "$TMP/half"
mkdir "$TMP/later"
mv "$TMP/half/inbox"/C01-[34]* "$TMP/half/inbox"/C14-[23]* "$TMP/half/inbox"/a.* "$TMP/later"
mkfifo "$TMP/pipe"
sqlite3 "$TMP/half/ijw.db" <"$TMP/pipe" >"$TMP/reader" &
reader=$!
exec 3>"$TMP/pipe"
echo "BEGIN; SELECT 'reads' FROM sqlite_master LIMIT 1;" >&3
soon "the database is in use" [ -s "$TMP/reader" ]
"$IJW" -q -C "$TMP/half" ingest >/dev/null
cp -a "$TMP/half" "$TMP/hot"
exec 3>&-
wait "$reader"
rm -f "$TMP/hot/ijw.db-shm"
want "a log is left behind" [ -s "$TMP/hot/ijw.db-wal" ]
mv "$TMP"/later/* "$TMP/hot/inbox/"

# fail "FAULT MODE NUMBER" COMMAND...: with calls that fail (tests/reliability/vfs.c); its output is in $TMP/out
# and $TMP/err, its status in $got.
fail() {
	wish=$1
	shift
	count_anew
	VFS_STATE=$state VFS_FAIL=$wish LD_PRELOAD=$build/vfs.so "$@" >"$TMP/out" 2>"$TMP/err" </dev/null
	got=$?
}
# Whether any call failed.
struck() {
	[ "$(od -An -tu8 -j8 -N8 "$state" | tr -d ' ')" != 0 ]
}
# fails_well FILE: the status of a machine that failed, words about the file, and no success.
fails_well() {
	[ "$got" = 3 ] && grep -q "error: .*$1" "$TMP/err" && ! grep -qE "[0-9] messages?," "$TMP/err"
}
# wrong WHAT: counts, and says the first of them.
wrong() {
	wrongs=$((wrongs + 1))
	[ "$wrongs" -gt "$most" ] || not_ok "$*: ended with $got: $(head -1 "$TMP/err")"
}

# ingest TEMPLATE: with $mode $fault at $number. Either it fails and says so, or it says that all is well and all
# is; in any case the database is whole, and the next start leaves what an undisturbed one does.
ingest() {
	fresh "$1"
	fail "$fault $mode $number" "$IJW" -C "$TMP/h" ingest
	struck || return
	runs=$((runs + 1))
	what="ingest, $1, $fault $mode $number"
	if [ "$got" = 3 ]; then
		failures=$((failures + 1))
		fails_well "ijw.db" || wrong "$what does not say so"
		is_whole "$TMP/h" || wrong "$what: the database is not whole"
		again || wrong "$what: the next start"
		is_done "$TMP/h" || wrong "$what: the next start makes another home"
	else
		[ "$got" = 1 ] && is_done "$TMP/h" || wrong "$what: success is not true"
	fi
}
# modes: both; of every day the one and the other, in turn.
modes() {
	if [ "$FORM" = long ]; then
		echo once lasting
	elif [ "$mode" = once ]; then
		echo lasting
	else
		echo once
	fi
}
# ingests TEMPLATE MANY: each fault at so many places, once and lasting.
ingests() {
	for fault in error full short busy; do
		fresh "$1"
		fail "$fault once 0" "$IJW" -C "$TMP/h" ingest
		for number in $(spread 1 "$(counted)" "$2"); do
			for mode in $(modes); do
				ingest "$1"
			done
		done
	done
}
mode=
runs=0 failures=0 wrongs=0 most=10
ingests full "$(figure 3 100000)"
fresh hot
again || not_ok "a log that was left behind is read"
dump "$TMP/h" >"$TMP/hot.dump"
expected=$TMP/hot.dump
ingests hot "$(figure 2 100000)"
expected=$TMP/done.dump
want "ingest at every call" [ "$wrongs" = 0 ]
want "most faults are failures" [ "$failures" -gt $((runs / 3)) ]
held 6 "SQLite errors: ingest" "$runs calls failed, $failures of them an ingest"

# The same harness, where the program does not look at what sqlite3_step says.
most=0
for number in $(seq 30 20 130); do
	fault=error mode=lasting
	export VFS_DEAF=1
	ingest full
	unset VFS_DEAF
done
want "a program that does not look is caught" [ "$wrongs" -gt 0 ]

# holds NAME COMMAND...: once and lasting; what it left is the old or the new.
holds() {
	name=$1
	shift
	runs=0 wrongs=0 most=10
	for fault in error full short busy; do
		fresh done
		rm -rf "$TMP/copy" "$TMP/restored"
		fail "$fault once 0" "$IJW" "$@"
		cp "$TMP/out" "$TMP/undisturbed"
		many=$(figure 2 100000)
		# What comes up short may be missed: every day too.
		[ "$name $fault" != "export short" ] || many=100000
		for number in $(spread 1 "$(counted)" "$many"); do
			for mode in $(modes); do
				fresh done
				rm -rf "$TMP/copy" "$TMP/restored"
				fail "$fault $mode $number" "$IJW" "$@"
				struck || continue
				runs=$((runs + 1))
				what="$name, $fault $mode $number"
				[ "$got" = 0 ] || fails_well "\(ijw.db\|copy\|saved\)" || wrong "$what does not say so"
				"${name}_is_right" || wrong "$what: what it left"
				is_done "$TMP/h" || wrong "$what: another home"
			done
		done
	done
	want "$name at every call" [ "$wrongs" = 0 ]
	held 6 "SQLite errors: $name" "$runs calls failed"
}
rebuild_is_right() {
	"$IJW" -q -C "$TMP/h" rebuild 2>>"$TMP/err"
}
# All of it, or the first rows of it and a status that says so.
export_is_right() {
	if [ "$got" = 0 ]; then
		cmp -s "$TMP/out" "$TMP/undisturbed"
	else
		head -c "$(wc -c <"$TMP/out")" "$TMP/undisturbed" | cmp -s - "$TMP/out"
	fi
}
backup_is_right() {
	if [ "$got" != 0 ]; then
		[ ! -e "$TMP/copy" ]
		return
	fi
	rm -rf "$TMP/restored"
	"$IJW" -q -C "$TMP/restored" restore "$TMP/copy" --keys "$TMP/h/keys" 2>>"$TMP/err"
}
# A home without messages is filled by the next try; of one of which nothing is sure it is said.
restore_is_right() {
	if grep -q "remove this home" "$TMP/err"; then
		rm -rf "$TMP/restored"
	fi
	if [ ! -e "$TMP/restored/ijw.db" ]; then
		rm -rf "$TMP/restored"
		"$IJW" -q -C "$TMP/restored" restore "$TMP/saved" --keys "$TMP/done/keys" 2>>"$TMP/err" || return
	elif [ "$got" != 0 ]; then
		"$IJW" -q -C "$TMP/restored" restore "$TMP/saved" 2>>"$TMP/err" || return
	fi
	for folder in done rejected; do
		cp -a "$TMP/done/$folder/." "$TMP/restored/$folder/"
	done
	rm -rf "$TMP/h"
	mv "$TMP/restored" "$TMP/h"
}
holds rebuild -C "$TMP/h" rebuild
holds export -C "$TMP/h" export wachtketen
holds backup -C "$TMP/h" backup "$TMP/copy"
"$IJW" -q -C "$TMP/done" backup "$TMP/saved" || not_ok "backup"
holds restore -C "$TMP/restored" restore "$TMP/saved" --keys "$TMP/done/keys"

# The daemon tries again, or it ends with 3 when nothing can be trusted any more.
runs=0 ended=0 wrongs=0
sed -i 's/^interval = .*/interval = 1/; s/^stiltetijd = .*/stiltetijd = 0/' "$TMP/full/ijw.conf"
is_trying() {
	grep -q "this is tried again" "$TMP/h.log" || is_over
}
# watches UNTIL: runs with $mode $fault at $number until then.
watches() {
	fresh full
	count_anew
	: >"$TMP/h.log"
	what="watch, $fault $mode $number"
	VFS_STATE=$state VFS_FAIL="$fault $mode $number" LD_PRELOAD=$build/vfs.so \
		"$IJW" -C "$TMP/h" watch 2>"$TMP/h.log" </dev/null &
	daemon=$!
	soon "$what: nothing happens" "$1"
	kill -TERM "$daemon" 2>/dev/null
	wait "$daemon"
	got=$?
	daemon=
	cp "$TMP/h.log" "$TMP/err"
	if [ "$got" != 0 ]; then
		ended=$((ended + 1))
		fails_well ijw.db || wrong "$what does not say so"
	fi
	again || wrong "$what: the next start"
	is_done "$TMP/h" || wrong "$what: the next start makes another home"
	runs=$((runs + 1))
}
for fault in error full short busy; do
	fresh full
	fail "$fault once 0" "$IJW" -C "$TMP/h" ingest
	last=$(counted)
	mode=once
	for number in $(spread 1 "$last" "$(figure 1 40)"); do
		watches is_over
	done
	mode=lasting
	for number in $(spread $((last / 2)) "$last" "$(figure 1 10)"); do
		watches is_trying
	done
done
want "a daemon comes through it" [ "$wrongs" = 0 ]
held 6 "SQLite errors: watch" "$runs calls failed; it ended $ended times, else it went on by itself"
done_testing
