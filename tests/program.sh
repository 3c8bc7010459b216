#!/bin/sh
# Runs the tests of the whole program: tests/program.sh PROGRAM [NAME...]
set -u
cd "$(dirname "$0")/.."
IJW=$(realpath "$1")
shift
export IJW
[ $# -gt 0 ] || set -- tests/program/*.sh
passed=0
failed=0
for test in "$@"; do
	TMP=$(mktemp -d)
	export TMP
	output=$(sh "$test" 2>&1)
	status=$?
	last=$(printf '%s\n' "$output" | tail -n 1)
	printf '%-32s %s\n' "$(basename "$test")" "$last"
	printf '%s\n' "$output" | sed '$d'
	p=$(printf '%s' "$last" | sed -n 's/^\([0-9]*\) passed.*/\1/p')
	f=$(printf '%s' "$last" | sed -n 's/.*, \([0-9]*\) failed$/\1/p')
	passed=$((passed + ${p:-0}))
	failed=$((failed + ${f:-0}))
	# A test that ends without its closing line, or with another status than its line says, has failed.
	if [ -z "$p" ] || { [ "$status" != 0 ] && [ "${f:-0}" = 0 ]; }; then
		failed=$((failed + 1))
	fi
	chmod -R u+rwx "$TMP" 2>/dev/null
	rm -rf "$TMP"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
