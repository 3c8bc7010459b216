# SIGTERM in the middle of work that takes long: taking in, deriving all youths, bringing an old database up to date,
# rebuilding, publishing, exporting. It ends within two seconds of processor time and says so, nothing is lost or half
# done, and the same command then gives what an undisturbed one gave. Meanwhile the service manager hears that it lives.
. tests/lib/reliability.sh
. tests/lib/watch.sh

export IJW_NOW=2026-06-01T12:00:00Z
YOUTHS=$(figure 900 12000)
TICKS=$(getconf CLK_TCK)
LIMIT=$((2 * TICKS))
stopped=0
slowest=0

# cpu PID: the processor time of a process with its threads, in ticks; nothing when it is gone.
cpu() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $12 + $13 }'; }

# run_for TICKS [SIGNAL]: waits until the process in $pid has had so much processor time, or needs none any more, sends
# it the signal, and waits for its end: its status is in $got, what it took after the signal in $took.
run_for() {
	idle=0
	last=0
	while used=$(cpu "$pid") && [ -n "$used" ] && [ "$used" -lt "$1" ] && [ "$idle" -lt 300 ]; do
		idle=$((idle + 1))
		[ "$used" = "$last" ] || idle=0
		last=$used
		sleep 0.01
	done
	kill -s "${2:-TERM}" "$pid" 2>/dev/null
	at=${used:-$last}
	last=$at
	while used=$(cpu "$pid") && [ -n "$used" ]; do
		last=$used
		# One that does nothing at all would be waited for without end.
		waited=$((${waited:-0} + 1))
		[ "$waited" -lt 6000 ] || kill -9 "$pid"
		sleep 0.02
	done
	waited=0
	wait "$pid"
	got=$?
	took=$((last - at))
}

# in_order HOME: the database is whole, and nothing that was in the making is left.
in_order() {
	[ "$(sqlite3 "$1/ijw.db" "PRAGMA integrity_check; PRAGMA foreign_key_check")" = ok ] &&
		[ -z "$(find "$1" \( -name '.*.tmp' -o -name '.ijw-*' -o -name '.new' -o -name '.actueel' \) -print -quit)" ] &&
		[ -z "$(find "$1/work" -name 'ijw.db*' -size +0)" ]
}

# ready WHAT HOME: what must be the same as in a home where nothing was broken off.
ready() {
	case $1 in
	publish) (cd "$2/feed/actueel" && sha256sum ./*.csv) ;;
	*) dump_any_order "$2" ;;
	esac
}

# stops WHAT HOME STATUS COMMAND...: the command on copies of the home, told to end at a quarter, a half and three
# quarters of what it takes.
stops() {
	phase=$1
	from=$2
	status=$3
	shift 3
	rm -rf "$TMP/h"
	cp -a "$from" "$TMP/h"
	"$IJW" -C "$TMP/h" "$@" >"$TMP/out" 2>"$TMP/err" </dev/null &
	pid=$!
	run_for 1000000
	[ "$phase" = export ] || ready "$phase" "$TMP/h" >"$TMP/$phase.whole"
	cp "$TMP/out" "$TMP/export.whole"
	whole=$last
	want "$phase ends with $status, not $got" [ "$got" = "$status" ]
	for quarter in 1 2 3; do
		rm -rf "$TMP/h"
		cp -a "$from" "$TMP/h"
		"$IJW" -C "$TMP/h" "$@" >"$TMP/out" 2>"$TMP/err" </dev/null &
		pid=$!
		run_for $((whole * quarter / 4)) "$([ $quarter = 2 ] && echo INT || echo TERM)"
		told "$phase at quarter $quarter"
		"$IJW" -C "$TMP/h" "$@" >"$TMP/out" 2>"$TMP/err" </dev/null
		want "$phase goes on after quarter $quarter" [ $? = "$status" ]
		if [ "$phase" = export ]; then
			same "$phase gives the same after quarter $quarter" "$TMP/export.whole" "$TMP/out"
		else
			ready "$phase" "$TMP/h" >"$TMP/again"
			same "$phase gives the same after quarter $quarter" "$TMP/$phase.whole" "$TMP/again"
		fi
	done
}

# told WHAT: the process that run_for waited for ended as it should.
told() {
	want "$1: ended after $took of $LIMIT ticks" [ "$took" -le "$LIMIT" ]
	[ "$took" -le "$slowest" ] || slowest=$took
	if [ "$got" = 3 ] && grep -q "stopped by SIG[A-Z]*; nothing is lost" "$TMP/err"; then
		stopped=$((stopped + 1))
	elif [ "$got" -ge 128 ] && [ ! -s "$TMP/err" ]; then
		: # it had not begun yet
	else
		want "$1: it was ready in time, not $got: $(tail -1 "$TMP/err")" [ "$got" = "${status:-0}" ]
	fi
	want "$1: nothing is said to have failed" [ "$(grep -c "error:" "$TMP/err")" = "$(grep -c "stopped by" "$TMP/err")" ]
	want "$1: the home is in order" in_order "$TMP/h"
}

exits 0 "$IJW" -q generate --youths "$YOUTHS" --months 24 --seed 7 --from 2024-01-01 --out "$TMP/traffic"
find "$TMP/traffic/messages" -type f | sort >"$TMP/files"
count=$(wc -l <"$TMP/files")
new_home empty
cp -a "$TMP/empty" "$TMP/full"
"$IJW" -q -C "$TMP/full" ingest "$TMP/traffic/messages" >/dev/null 2>&1
want "the home is full" [ "$(sqlite3 "$TMP/full/ijw.db" "SELECT count(*) FROM bericht")" = "$count" ]

before=$stopped
stops ingest "$TMP/empty" 0 ingest "$TMP/traffic/messages"
want "ingest was broken off" [ "$stopped" -gt "$before" ]

# Other parameters: the rows of all youths are derived.
cp -a "$TMP/full" "$TMP/other"
sed -i 's/^t_stop = .*/t_stop = 5/' "$TMP/other/ijw.conf"
stops derive "$TMP/other" 0 ingest

before=$stopped
stops rebuild "$TMP/full" 0 rebuild
want "rebuild was broken off" [ "$stopped" -gt "$before" ]

before=$stopped
stops publish "$TMP/full" 0 publish
want "publish was broken off" [ "$stopped" -gt "$before" ]
stops export "$TMP/full" 0 export wachtketen --peildatum 2025-06-01

cp -a "$TMP/full" "$TMP/old"
older_database 12 "$TMP/full" "$TMP/old/ijw.db"
before=$stopped
stops upgrade "$TMP/old" 0 ingest
want "the upgrade was broken off" [ "$stopped" -gt "$before" ]
same "the upgrade gives what was there" "$TMP/rebuild.whole" "$TMP/upgrade.whole"

# A daemon that is told to end while it brings the database up to date, and while it takes in a full inbox.
heard() { grep -c "WATCHDOG=1" "$TMP/heard"; }
daemon() {
	NOTIFY_SOCKET=$TMP/socket WATCHDOG_USEC=400000 "$IJW" -C "$TMP/h" watch >/dev/null 2>"$TMP/err" </dev/null &
	pid=$!
}
"$hear" "$TMP/socket" >"$TMP/heard" &
daemon=$!
soon "somebody listens" grep -q LISTENING "$TMP/heard"
status=0
rm -rf "$TMP/h"
cp -a "$TMP/old" "$TMP/h"
daemon
run_for $((whole / 2))
want "a daemon that brings the database up to date ends with 0, not $got" [ "$got" = 0 ]
want "after $took of $LIMIT ticks" [ "$took" -le "$LIMIT" ]
want "it says so" grep -q "bringing it up to date was broken off" "$TMP/err"
want "the database is the old one" [ "$(sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version")" = 12 ]
want "the service manager hears that it lives" [ "$(heard)" -ge 2 ]
want "and waits for it to be ready" grep -q "^EXTEND_TIMEOUT_USEC=" "$TMP/heard"
want "the home is in order" in_order "$TMP/h"

rm -rf "$TMP/h"
cp -a "$TMP/empty" "$TMP/h"
xargs cp -t "$TMP/h/inbox" <"$TMP/files"
# As the last commit of a large group is of interest, too.
for part in 1 3 5 7; do
	: >"$TMP/heard"
	daemon
	run_for $((part * TICKS / 4))
	want "a daemon ends with 0, not $got" [ "$got" = 0 ]
	want "the daemon ended after $took of $LIMIT ticks" [ "$took" -le "$LIMIT" ]
	[ "$took" -le "$slowest" ] || slowest=$took
	want "a sign of life every fifth of a second: $(heard) in $part quarters" [ $(($(heard) * 2)) -ge "$part" ]
	want "nothing is said to have failed" [ -z "$(grep "error:" "$TMP/err")" ]
	want "the home is in order" in_order "$TMP/h"
done
kill -9 "$daemon"
daemon=
exits 0 "$IJW" -q -C "$TMP/h" ingest
dump_any_order "$TMP/h" | sed '/^# inbox/,$d' >"$TMP/again"
sed '/^# inbox/,$d' "$TMP/ingest.whole" >"$TMP/expected"
same "what the daemon took in is what ingest takes in" "$TMP/expected" "$TMP/again"
want "every file is settled" [ "$(find "$TMP/h/done" -type f | wc -l)" = "$count" ]

held 23 "SIGTERM in the middle of long work" "$stopped broken off, at most $((slowest * 1000 / TICKS)) ms of CPU"

# The same on a program that does not look.
heedless() {
	IJW=$(dirname "$IJW")/ijw-heedless
	before=$stopped
	stops rebuild "$TMP/full" 0 rebuild
	want "rebuild was broken off" [ "$stopped" -gt "$before" ]
}
catches "a program that does not look" heedless
done_testing
