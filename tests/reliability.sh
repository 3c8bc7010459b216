#!/bin/sh
# The tests of reliability: tests/reliability.sh PROGRAM short|long [NAME...], each a file of
# tests/reliability. At the end a table of what was done and whether it held.
set -u
cd "$(dirname "$0")/.."
program=$1
FORM=$2
shift 2
RESULTS=$(mktemp)
export FORM RESULTS
if [ $# -gt 0 ]; then
	for name in "$@"; do
		set -- "$@" "tests/reliability/$name.sh"
		shift
	done
else
	set -- tests/reliability/*.sh
fi
sh tests/program.sh "$program" "$@"
status=$?
echo
sort -n "$RESULTS" | awk -F'\t' '
	BEGIN { printf "%3s  %-34s %-8s %s\n", "nr", "what must hold", "held", "what was done" }
	{ printf "%3s  %-34s %-8s %s\n", $1, $2, $3, $4 }'
rm -f "$RESULTS"
exit $status
