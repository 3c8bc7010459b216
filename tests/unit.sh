# The unit tests of every floor: tests/unit.c runs the suites of tests/*/test_*.c.
. tests/lib/common.sh

"$(dirname "$IJW")/unit" >"$TMP/out" 2>"$TMP/err"
status=$?
counts=$(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' "$TMP/out")
# shellcheck disable=SC2086 # three numbers
set -- ${counts:-0 0 1}
failed=$(($2 + $3))
passed=$(($1 - failed))
# What tests of wrong input say of it is their own: it is shown only beside a failure.
if [ "$failed" != 0 ] || [ "$status" != 0 ]; then
	grep -v '^ijw: ' "$TMP/err" | tail -n 200
	sed '1,/^[0-9]*%: Checks/d' "$TMP/out"
	want "the unit tests end well, not with $status" [ "$status" = 0 ]
fi
done_testing
