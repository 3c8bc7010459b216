# The unit tests of every floor: tests/unit.c runs the suites of tests/*/test_*.c, half of them in a process.
. tests/lib/common.sh

unit=$(dirname "$IJW")/unit
UNIT_PART=1/2 "$unit" >"$TMP/out.1" 2>"$TMP/err.1" &
UNIT_PART=0/2 "$unit" >"$TMP/out.0" 2>"$TMP/err.0"
first=$?
wait $!
second=$?
for part in 0 1; do
	[ "$part" = 0 ] && status=$first || status=$second
	counts=$(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' "$TMP/out.$part")
	# shellcheck disable=SC2086 # three numbers
	set -- ${counts:-0 0 1}
	failed=$((failed + $2 + $3))
	passed=$((passed + $1 - $2 - $3))
	# What tests of wrong input say of it is their own: it is shown only beside a failure.
	if [ "$(($2 + $3))" != 0 ] || [ "$status" != 0 ]; then
		grep -v '^ijw: ' "$TMP/err.$part" | tail -n 200
		sed '1,/^[0-9]*%: Checks/d' "$TMP/out.$part"
		want "the unit tests end well, not with $status" [ "$status" = 0 ]
	fi
done
done_testing
