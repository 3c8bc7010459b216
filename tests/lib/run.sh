# Runs one test for tests/program.sh: tests/lib/run.sh FILE, in an empty folder of its own, TMP. Leaves a row
# of figures and the lines that say what was skipped or failed in RUN; shows the output of a test that failed.
set -u
test=$1
name=${test#tests/}
name=${name%.sh}
TMP=$(mktemp -d)
export TMP
output=$TMP.output
trap 'chmod -R u+rwx "$TMP" 2>/dev/null; rm -rf "$TMP" "$output"' EXIT
trap 'exit 130' INT TERM
[ ! -t 1 ] || echo "  $name"
begin=$(date +%s%N)
sh "$test" >"$output" 2>&1
status=$?
# The shell tells what its children used, and theirs, as "1m2.34s 0m0.56s" in the second line.
times >"$TMP.times"
cpu=$(awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, part, /[ms]/); sum += part[1] * 60 + part[2] } print sum }' "$TMP.times")
rm -f "$TMP.times"

last=$(tail -n 1 "$output")
passed=$(expr "$last" : '\([0-9]*\) passed, [0-9]* failed')
failed=$(expr "$last" : '[0-9]* passed, \([0-9]*\) failed')
skipped=$(expr "$last" : '.* failed, \([0-9]*\) skipped$')
# A test that ends without its closing line, or with another status than its line says, has failed.
if [ -z "$passed" ] || { [ "$status" != 0 ] && [ "${failed:-0}" = 0 ]; }; then
	echo "  ended with $status without its closing line" >>"$output"
	failed=$((${failed:-0} + 1))
fi
took=$((($(date +%s%N) - begin) / 10000000))
{
	flock 9
	printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$name" "${passed:-0}" "$failed" "${skipped:-0}" "$cpu" \
		"$((took / 100)).$(printf %02d $((took % 100)))" >>"$RUN/rows"
	sed -n "s|^  skipped: |$name: skipped: |p" "$output" >>"$RUN/skipped"
	sed -n "s|^  failed: |$name: failed: |p; s|^tests/.*:[FE]:|$name: failed: &|p; /^  ended with /s|^ |$name:|p" \
		"$output" >>"$RUN/failed"
	if [ "$failed" -gt 0 ]; then
		echo "$name failed:"
		cat "$output"
	fi
} 9>"$RUN/lock"
