# Sourced by the tests that run a daemon, after tests/lib/common.sh: at most one at a time, in $daemon, which is
# killed when the test ends.
# shellcheck shell=sh disable=SC2034

hear=$(dirname "$IJW")/hear
daemon=
trap '[ -z "$daemon" ] || kill -9 "$daemon" 2>/dev/null' EXIT

# watch HOME [PROGRAM...]: starts a daemon; what it says is in HOME.log.
watch() {
	home=$1
	shift
	: >"$home.log"
	"$@" "$IJW" -C "$home" watch 2>>"$home.log" </dev/null &
	daemon=$!
	soon "the daemon begins" grep -q "watching inbox/" "$home.log"
}
# ends STATUS [SIGNAL]: the daemon ends with it, after the signal. After ENDS seconds, when they are given,
# it is killed.
ends() {
	kill -s "${2:-TERM}" "$daemon"
	[ -z "${ENDS:-}" ] || (sleep "$ENDS" && kill -9 "$daemon") >/dev/null 2>&1 &
	wait "$daemon"
	got=$?
	daemon=
	want "it ends with $1, not $got" [ "$got" = "$1" ]
}
said() {
	grep -cF -- "$2" "$1.log"
}
