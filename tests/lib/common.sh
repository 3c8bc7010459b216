# Sourced by the tests of the whole program. They run with IJW (the program) and TMP (an empty folder of
# their own) and stand in the root of the source.
# shellcheck shell=sh disable=SC2034

set -u
export LC_ALL=C
unset IJW_HOME IJW_NOW NO_COLOR
passed=0
failed=0
skips=0
FORM=${FORM:-short}

# figure SHORT LONG: how many of something, in this form: `short` (every day) or `long` (the whole figures).
figure() {
	if [ "$FORM" = long ]; then echo "$2"; else echo "$1"; fi
}

ok() {
	passed=$((passed + 1))
}

# not_ok WHAT: says what should have held.
not_ok() {
	failed=$((failed + 1))
	echo "  failed: $*"
}

# skip WHAT WHY: this cannot be tested on this machine.
skip() {
	skips=$((skips + 1))
	echo "  skipped: $1: $2"
}

# want WHAT COMMAND...: the command succeeds.
want() {
	what=$1
	shift
	if "$@"; then ok; else not_ok "$what"; fi
}

# soon WHAT COMMAND...: the command succeeds in the end. It is waited for patiently, since other work may keep the
# processors busy: two minutes, or SOON twentieths of a second.
soon() {
	what=$1
	shift
	for tick in $(seq "${SOON:-2400}"); do
		if "$@" 2>/dev/null; then
			ok
			return
		fi
		sleep 0.05
	done
	not_ok "$what"
}

# exits STATUS COMMAND...: the command ends with this status; its output is in $TMP/out and $TMP/err.
exits() {
	status=$1
	shift
	"$@" >"$TMP/out" 2>"$TMP/err" </dev/null
	got=$?
	if [ "$got" = "$status" ]; then
		ok
	else
		not_ok "$* ended with $got, not $status"
		sed 's/^/    /' "$TMP/err" | head -5
	fi
}

# refuses STATUS WORDS COMMAND...: ends with the status and says these words on stderr, in one sentence.
refuses() {
	status=$1
	words=$2
	shift 2
	exits "$status" "$@"
	if grep -qF -- "$words" "$TMP/err"; then
		ok
	else
		not_ok "$* does not say '$words' but: $(head -2 "$TMP/err")"
	fi
}

# same WHAT EXPECTED ACTUAL: two files with the same bytes.
same() {
	if cmp -s "$2" "$3"; then
		ok
	else
		not_ok "$1"
		diff "$2" "$3" | head -10 | sed 's/^/    /'
	fi
}

# valid WHAT: $TMP/out is one JSON object.
valid() {
	want "$1 is JSON" [ "$(sqlite3 :memory: "SELECT json_valid(CAST(readfile('$TMP/out') AS TEXT))")" = 1 ]
}

# older_database VERSION HOME DB: the database that a home of that version with the messages of this home would have.
older_database() {
	rm -f "$3.old"
	sqlite3 "$3.old" <"fixtures/schema/$1.sql"
	"$(dirname "$IJW")/older" "$2" "$3.old" || not_ok "no database of version $1"
	[ "${1%%-*}" = 1 ] || [ ! -e "$2/aanmelddatum.csv" ] ||
		sqlite3 "$3.old" "INSERT INTO stand VALUES ('aanmelddatum', '$(sha256sum <"$2/aanmelddatum.csv" | cut -d' ' -f1)')"
	case $3 in *ijw.db) sqlite3 "$3.old" "PRAGMA journal_mode = WAL" >/dev/null ;; esac
	chmod 600 "$3.old"
	rm -f "$3-wal" "$3-shm"
	mv "$3.old" "$3"
}

# new_home NAME: an empty home in $TMP.
new_home() {
	rm -rf "${TMP:?}/$1"
	"$IJW" -q init "$TMP/$1" || not_ok "init $1"
}

# children PID: the processes whose parent this is.
children() {
	sed -n "s/^\([0-9]*\) ([^)]*) . $1 .*/\1/p" /proc/[0-9]*/stat 2>/dev/null
}

# The pseudonym depends on the key of the home: one word for all.
hide_client() {
	sed -E 's/[0-9a-f]{32}/CLIENT/'
}

# rows HOME TABLE [OPTION...]: a table without the pseudonyms.
rows() {
	home=$1
	table=$2
	shift 2
	"$IJW" -C "$home" export "$table" "$@" | hide_client
}

done_testing() {
	echo "$passed passed, $failed failed, $skips skipped"
	[ "$failed" = 0 ]
}
