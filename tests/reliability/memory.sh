# No memory, at every allocation, once and lasting: never a wrong verdict, and nothing half done that stays.
#
# Every allocation: a copy is made of the process, and fails there. It must end at once and do nothing but say
# why, so it leaves what was there at that moment; and what a process leaves that ends at any moment is what
# calls.sh is about, which kills it before every call that writes. Besides, at many places, spread evenly, whole
# runs in which an allocation fails, once or from then on, and what comes after them.
. tests/lib/reliability.sh
. tests/lib/batch.sh
. tests/lib/watch.sh

build=$(dirname "$IJW")
# Else the first line that is logged asks whether stderr is the journal.
unset JOURNAL_STREAM
kinds "$TMP/kinds"

# starve "ROLE MODE NUMBER" COMMAND...: with allocations that fail (tests/reliability/memory.c); its output is
# in $TMP/out and $TMP/err, its status in $got.
starve() {
	wish=$1
	shift
	count_anew
	MEMORY_STATE=$state MEMORY_FAIL=$wish LD_PRELOAD=$build/memory.so "$@" >"$TMP/out" 2>"$TMP/err" </dev/null
	got=$?
}
# What a process says that ends for want of memory, by abort().
says_so() {
	[ "$got" = 134 ] && grep -q "no memory left" "$TMP/err"
}

# A home with one worker and an inbox of all kinds, what it becomes undisturbed, and a home with one file.
batch_homes "$TMP/kinds"
cp -a "$TMP/empty" "$TMP/one"
cp -p "$TMP/full/inbox/good.xml" "$TMP/one/inbox/"

# watches "ROLE MODE NUMBER": a daemon that takes in the batch; its status is in $got.
watches() {
	fresh full
	# What is half is judged at once, as an ingest of these old files does.
	sed -i 's/^stiltetijd = .*/stiltetijd = 0/' "$TMP/h/ijw.conf"
	count_anew
	MEMORY_STATE=$state MEMORY_FAIL=$1 LD_PRELOAD=$build/memory.so \
		"$IJW" -C "$TMP/h" watch >/dev/null 2>"$TMP/err" </dev/null &
	daemon=$!
	soon "watch, $1: nothing happens" is_over
	kill -TERM "$daemon" 2>/dev/null
	wait "$daemon"
	got=$?
	daemon=
}

# Every allocation, or one in every so many, fails in a copy of the process, which ends at once and changes
# nothing (tests/reliability/walk.h).
stride=$(figure 197 1)
tried=0 commands=0
# walked WHAT: looks at what was counted. Adds to $tried, $commands.
walked() {
	walked=$1
	# shellcheck disable=SC2046
	set -- $(od -v -An -tu8 -w48 -N48 "$state")
	# But for the one at which a worker was ended because nobody needed it any more.
	want "$walked: $2 of $1 are tried" [ "$2" -ge "$(($1 / stride - 1))" ]
	want "$walked: some are tried" [ "$2" -gt 0 ]
	want "$walked: $3 of $2 copies do not end as they must, first that of $4, status $5" [ "$3" = 0 ]
	tried=$((tried + $2))
	commands=$((commands + 1))
	late=$6
}
# walk ROLE STATUS COMMAND...: the command itself ends undisturbed, with its usual status.
walk() {
	role=$1
	usual=$2
	shift 2
	starve "$role walk $stride" "$@"
	want "$*, undisturbed: $got" [ "$got" = "$usual" ]
	walked "$*, $role"
}

for file in "$TMP"/kinds/*; do
	"$IJW" validate --json "$file" >"$TMP/want" 2>"$TMP/err"
	walk writer $? "$IJW" validate --json "$file"
	same "validate $file, undisturbed" "$TMP/want" "$TMP/out"
	want "nothing is asked for when a part of the verdict is out: $late" [ "$late" = 0 ]
done
for command in rebuild "export wachtketen" "backup $TMP/copy"; do
	fresh done
	# shellcheck disable=SC2086
	"$IJW" -q -C "$TMP/h" $command >"$TMP/want"
	rm -rf "$TMP/copy"
	fresh done
	# shellcheck disable=SC2086
	walk writer 0 "$IJW" -q -C "$TMP/h" $command
	same "$command, undisturbed" "$TMP/want" "$TMP/out"
	is_done "$TMP/h" && ok || not_ok "after $command, undisturbed, it is another home"
done
# Files that were taken in are no part of a copy.
exits 0 "$IJW" -q -C "$TMP/new" restore "$TMP/copy" --keys "$TMP/done/keys"
dump "$TMP/new" | sed '/^# inbox/,$d' >"$TMP/new.dump"
sed '/^# inbox/,$d' "$expected" >"$TMP/want"
same "a copy made undisturbed" "$TMP/want" "$TMP/new.dump"
fresh full
walk writer 1 "$IJW" -C "$TMP/h" ingest
is_done "$TMP/h" && ok || not_ok "ingest, undisturbed: another home"
fresh full
walk worker 1 "$build/ijw-unhurried" -C "$TMP/h" ingest
is_done "$TMP/h" && ok || not_ok "ingest, its worker undisturbed: another home"
SOON=12000
watches "writer walk $stride"
SOON=
want "watch, undisturbed: $got" [ "$got" = 0 ]
walked watch
is_done "$TMP/h" && ok || not_ok "watch, undisturbed: another home"

# A program that tells its libraries, and one that does something else first: with a message that libxml2 sees.
for name in frail tidy; do
	catches "ijw-$name" walk writer 1 "$build/ijw-$name" validate --json "$TMP/kinds/xsd-order.xml"
	want "by how it ends" grep -q "do not end as they must" "$TMP/planted"
done
held 7 "no memory: every allocation" "one in every $stride: $tried, of $commands commands, each in a copy of its process"

# From here on whole runs.
# verdicts PROGRAM FILE MANY: judges FILE with so many allocations failing, each once and lasting. What it says
# is what it says undisturbed, or that there is no memory. Adds to $runs, $ended, $wrong.
verdicts() {
	starve "writer once 0" "$1" validate --json "$2"
	cp "$TMP/out" "$TMP/want"
	status=$got
	last=$(counted)
	for number in $(spread 1 "$last" "$3") $(spread "$((last - 150))" "$last" "$3"); do
		for mode in once lasting; do
			starve "writer $mode $number" "$1" validate --json "$2"
			runs=$((runs + 1))
			if says_so && [ ! -s "$TMP/out" ]; then
				ended=$((ended + 1))
			elif [ "$got" != "$status" ] || ! cmp -s "$TMP/out" "$TMP/want"; then
				wrong=$((wrong + 1))
				trouble="$(basename "$2"), $mode $number: $got"
			fi
		done
	done
}
runs=0 ended=0 wrong=0 trouble=
many=$(figure 5 300)
for file in "$TMP"/kinds/*; do
	verdicts "$IJW" "$file" "$many"
done
want "no file is judged wrongly: $trouble" [ "$wrong" = 0 ]
want "a failed allocation ends the process" [ "$ended" -gt "$((runs / 2))" ]
held 7 "no memory: validate" "$runs allocations of $(find "$TMP/kinds" -type f | wc -l) kinds of files failed"

# The same harness, with libraries that are told that there is no memory.
wrong=0
for file in "$TMP/kinds/rule.xml" "$TMP/kinds/a.tar"; do
	verdicts "$build/ijw-frail" "$file" 20
done
want "a program that tells its libraries is caught" [ "$wrong" -gt 0 ]

# is_late HOME: the same, of a home to which some files came again after others: only what a message was found to
# miss when it came is different.
is_late() {
	is_done "$1" || {
		for file in "$1.dump" "$expected"; do
			awk '/^# / { keep = $2 != "afkeur" } keep' "$file" >"$file.late"
		done
		cmp -s "$1.dump.late" "$expected.late"
	}
}
# put_back: what was set aside because workers broke is given another chance.
put_back() {
	for report in "$TMP/h"/rejected/*.report.txt; do
		grep -qs IJW026 "$report" && mv "${report%.report.txt}" "$TMP/h/inbox/" && rm "$report" &&
			aside=$((aside + 1))
	done
}

fresh full
starve "writer once 0" "$IJW" -C "$TMP/h" ingest
writer=$(counted)
fresh full
starve "judge once 0" "$IJW" -C "$TMP/h" ingest
judging=$(counted)
fresh one
starve "worker once 0" "$IJW" -C "$TMP/h" ingest
worker=$(counted) # nearly all of them for the schemas
# places STARTING JUDGING: so many places at which a worker may fail, as ROLE:NUMBER.
places() {
	spread 1 "$worker" "$1" | sed 's/^/worker:/'
	spread 1 "$judging" "$2" | sed 's/^/judge:/'
}

# The writer ends, and the next start goes on.
runs=0
for number in $(spread 1 "$writer" "$(figure 12 300)"); do
	turns once lasting
	fresh full
	starve "writer $mode $number" "$IJW" -C "$TMP/h" ingest
	if ! says_so && [ "$got" != 1 ]; then
		not_ok "ingest, writer $mode $number ends with $got: $(head -1 "$TMP/err")"
	fi
	again || not_ok "after writer $mode $number: $(head -1 "$TMP/err")"
	is_done "$TMP/h" && ok || not_ok "after writer $mode $number it is another home"
	runs=$((runs + 1))
done
held 7 "no memory: ingest" "$runs allocations of the writer failed"

# Once in a worker: it is replaced, and all is as if nothing happened.
runs=0
for place in $(places "$(figure 2 100)" "$(figure 8 300)"); do
	role=${place%:*} number=${place#*:}
	fresh full
	starve "$role once $number" "$IJW" -C "$TMP/h" ingest
	want "$role once $number: $got" [ "$got" = 1 ]
	is_done "$TMP/h" && ok || not_ok "with $role once $number it is another home"
	runs=$((runs + 1))
done
held 7 "no memory: a worker, once" "$runs allocations failed"

# From then on in all workers: they end before they are ready, and nothing is settled without them.
# In every worker at the same place: its file is set aside, with a report that says so, and nothing else.
runs=0 aside=0
for place in $(places "$(figure 1 100)" "$(figure 8 300)"); do
	role=${place%:*} number=${place#*:}
	turns lasting each
	before=$aside
	fresh full
	starve "$role $mode $number" "$IJW" -C "$TMP/h" ingest
	[ "$got" = 3 ] || [ "$got" = 1 ] || not_ok "$role $mode $number ends with $got"
	[ "$got" != 3 ] || grep -q "nothing can be judged" "$TMP/err" ||
		not_ok "$role $mode $number: $(head -1 "$TMP/err")"
	put_back
	again || not_ok "after $role $mode $number: $(head -1 "$TMP/err")"
	if [ "$aside" = "$before" ]; then is_done "$TMP/h"; else is_late "$TMP/h"; fi && ok ||
		not_ok "after $role $mode $number it is another home"
	runs=$((runs + 1))
done
want "some files were set aside" [ "$aside" -gt 0 ]
held 7 "no memory: all workers, lasting" "$runs allocations failed; $aside files were set aside and put back"

# The same harness again, with workers that misjudge: a message that is in order and spelled so that libxml2 sees
# it. No two runs count quite the same, so a place that matters may be missed; there are several.
cp -a "$TMP/one" "$TMP/spelled"
sed -i 's|="http:|="http\&#58;|' "$TMP/spelled/inbox/good.xml"
fresh spelled
starve "judge once 0" "$build/ijw-frail" -C "$TMP/h" ingest
last=$(counted)
caught=no
for number in $(seq "$last" -1 $((last > 200 ? last - 200 : 1))); do
	fresh spelled
	starve "judge once $number" "$build/ijw-frail" -C "$TMP/h" ingest
	[ ! -e "$TMP/h/rejected/good.xml" ] || { caught=yes && break; }
done
want "a program whose workers misjudge is caught" [ "$caught" = yes ]

# The daemon: a worker is replaced, and the daemon itself is started again by others.
runs=0
for number in $(spread 1 "$judging" "$(figure 2 200)"); do
	watches "judge once $number"
	runs=$((runs + 1))
	want "watch, judge once $number: $got" [ "$got" = 0 ]
	is_done "$TMP/h" && ok || not_ok "watch, judge once $number: another home"
done
for number in $(spread 1 "$writer" "$(figure 2 200)"); do
	watches "writer once $number"
	runs=$((runs + 1))
	says_so || [ "$got" = 0 ] || not_ok "watch, writer once $number: $got, $(head -1 "$TMP/err")"
	again || not_ok "after watch, writer once $number: $(head -1 "$TMP/err")"
	is_done "$TMP/h" && ok || not_ok "after watch, writer once $number: another home"
done
held 7 "no memory: watch" "$runs allocations failed"

# rebuild and backup leave the old or the new; what export wrote is right as far as it goes.
runs=0
for command in rebuild "backup $TMP/copy" "export wachtketen"; do
	fresh done
	# shellcheck disable=SC2086
	starve "writer once 0" "$IJW" -q -C "$TMP/h" $command
	cp "$TMP/out" "$TMP/want"
	want "$command" [ "$got" = 0 ]
	for number in $(spread 1 "$(counted)" "$(figure 4 300)"); do
		fresh done
		rm -rf "$TMP/copy"
		# shellcheck disable=SC2086
		starve "writer lasting $number" "$IJW" -q -C "$TMP/h" $command
		says_so || [ "$got" = 0 ] || not_ok "$command, $number: $got, $(head -1 "$TMP/err")"
		head -c "$(wc -c <"$TMP/out")" "$TMP/want" | cmp -s - "$TMP/out" || not_ok "$command, $number: $(head -1 "$TMP/out")"
		is_done "$TMP/h" && ok || not_ok "after $command, $number, it is another home"
		[ "$got" = 0 ] || [ ! -e "$TMP/copy" ] || not_ok "half a copy, $number"
		runs=$((runs + 1))
	done
	"$IJW" -q -C "$TMP/h" rebuild && is_done "$TMP/h" && ok || not_ok "rebuild after $command"
done
held 7 "no memory: rebuild, backup, export" "$runs allocations failed"
done_testing
