# Fuzzing: bytes to a verdict, archives, files that people write, and what a worker may say, in code
# that is instrumented down to libxml2. The short form has the same luck every time; the long one goes
# on where the last one stopped, in build-fuzz/corpus. RUNS is how many runs in all.
. tests/lib/reliability.sh

row="fuzzing, with ASan and UBSan"
runs=${RUNS:-$(figure 12000 5000000)}
made=$PWD/build-fuzz
corpus=$TMP/corpus
random=1
if [ "$FORM" = long ]; then
	corpus=$made/corpus
	random=0 # one of its own
fi
export TMPDIR="$TMP"
export ASAN_OPTIONS=malloc_context_size=3:quarantine_size_mb=16:allocator_may_return_null=0

# What is built here is built as it wants, not as the caller was built.
alone() {
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u CC -u CFLAGS -u BUILD -u SANITIZE -u OPTIMIZE "$@"
}

alone sh tests/fuzz/libxml2.sh "$made/libxml2" >"$TMP/why"
case $? in
0) ;;
77)
	skipped 8 "$row" "$(tail -1 "$TMP/why")"
	done_testing
	exit
	;;
*)
	cat "$TMP/why"
	not_ok "libxml2 cannot be built"
	held 8 "$row" "nothing"
	done_testing
	exit
	;;
esac
want "the fuzzers are built" alone make -j2 fuzzers >"$TMP/made" 2>&1
[ "$failed" = 0 ] || tail "$TMP/made"

# Names and values of the schemas.
sed -n 's/.* \(name\|value\)="\([A-Za-z0-9_.:-]*\)".*/"\2"/p' xsd/3.2/*.xsd | sort -u >"$TMP/dictionary"

# seeds FOLDER EVERY: out of every so manieth fixture, and some messages of a region that does not exist.
seeds() {
	mkdir -p "$1"
	find fixtures "$TMP/region" -name '*.xml' | sort | awk -v every="$2" 'NR % every == 0' |
		xargs "$made/seeds" "$1" fixtures/extern/lijsten/*.csv
}
"$IJW" -q generate --youths 4 --months 3 --seed 8 --out "$TMP/region"
seeds "$corpus" "$(figure 8 1)"
seeds "$TMP/few" 40

# fuzz TARGET PERCENT [OPTION...]: so many of all runs.
done=0
fuzz() {
	target=$1
	share=$((runs * $2 / 100))
	shift 2
	"$made/fuzz-$target" -runs="$share" -seed=$random -max_len=8192 -timeout=300 -print_final_stats=1 \
		-dict="$TMP/dictionary" -artifact_prefix="$TMP/found-" "$@" "$corpus/$target" \
		>"$TMP/$target.log" 2>&1
	status=$?
	count=$(awk '/^stat::number_of_executed_units:/ { print $2 }' "$TMP/$target.log")
	done=$((done + ${count:-0}))
	want "fuzz-$target did its runs" [ "${count:-0}" -ge "$share" ]
	if [ $status = 0 ]; then
		ok
		return
	fi
	mkdir -p "$made/found"
	cp "$TMP"/found-* "$made/found/"
	not_ok "fuzz-$target found something: see build-fuzz/found"
	grep -E 'does not hold|runtime error|SUMMARY|Test unit' "$TMP/$target.log"
}
fuzz judge 50
fuzz archive 15
fuzz words 15 -close_fd_mask=2
fuzz wire 20

# The same judge with a fault in it, of which no seed knows.
plants="overflow quote remember"
found=0
for plant in $plants; do
	PLANT=$plant "$made/fuzz-planted" -runs=20000 -seed=2 -max_len=4096 -dict="$TMP/dictionary" \
		-artifact_prefix="$TMP/planted-" "$TMP/few/judge" >"$TMP/planted.log" 2>&1
	if [ $? != 0 ] && grep -q 'SUMMARY' "$TMP/planted.log"; then
		found=$((found + 1))
		ok
	else
		not_ok "the planted fault '$plant' is not found"
	fi
done
"$made/fuzz-planted" -runs=0 "$TMP/few/judge" >"$TMP/planted.log" 2>&1
want "without a fault none is found" [ $? = 0 ]
library=$(sed -n 's/^Description: \([^,]*\).*/\1/p' "$made/libxml2/libxml-2.0.pc")
held 8 "$row" "$done runs on $library; $found planted faults found"
done_testing
