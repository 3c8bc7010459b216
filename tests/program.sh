#!/bin/sh
# Runs tests of the whole program: tests/program.sh PROGRAM [FILE...], all of tests/program when none is named.
# JOBS of them run at a time: as many as there are processors. What a test says is shown when it failed.
# At the end come tables: what each test took (CPU of all its processes), what could not be tested here and
# why, what the tests of reliability held, and what failed.
set -u
cd "$(dirname "$0")/.."
IJW=$(realpath -m "$1")
shift
RUN=$(mktemp -d)
RESULTS=$RUN/results
export IJW RUN RESULTS
trap 'rm -rf "$RUN"' EXIT
trap 'exit 130' INT TERM
: >"$RUN/rows" >"$RUN/skipped" >"$RUN/failed" >"$RESULTS"
[ $# -gt 0 ] || set -- tests/program/*.sh

# Files in memory cost less; where they have to be on a disk, TMPDIR names it.
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print int($4 / 1048576) }')
if [ -z "${TMPDIR:-}" ] && [ "${FORM:-short}" = short ] && [ "${room:-0}" -ge 4 ] && [ -w /dev/shm ]; then
	TMPDIR=/dev/shm
	export TMPDIR
fi

printf '%s\n' "$@" | xargs -n 1 -P "${JOBS:-$(nproc)}" sh tests/lib/run.sh

echo
sort "$RUN/rows" | awk -F'\t' '
	BEGIN { printf "%-28s %7s %6s %7s %8s %8s\n", "test", "passed", "failed", "skipped", "CPU s", "s" }
	{ printf "%-28s %7d %6d %7d %8.1f %8.1f\n", $1, $2, $3, $4, $5, $6 }'
if [ -s "$RUN/skipped" ]; then
	echo
	sort "$RUN/skipped"
fi
if [ -s "$RESULTS" ]; then
	echo
	sort -n "$RESULTS" | awk -F'\t' '
		BEGIN { printf "%3s  %-34s %-8s %s\n", "nr", "what must hold", "held", "what was done" }
		{ printf "%3s  %-34s %-8s %s\n", $1, $2, $3, $4 }'
fi
# Once more, where everybody looks first.
if [ -s "$RUN/failed" ]; then
	echo
	cut -c 1-300 "$RUN/failed" | head -n 40
fi
awk -F'\t' -v tests=$# '
	{ passed += $2; failed += $3; skipped += $4; cpu += $5 }
	END {
		failed += tests - NR # a test without a row has not been run
		printf "\n%d s of CPU\n%d passed, %d failed, %d skipped\n", cpu, passed, failed, skipped
		exit failed > 0
	}' "$RUN/rows"
