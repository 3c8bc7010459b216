# Workers: what they judge is what this process would have judged, whatever becomes of them.
. tests/lib/common.sh

export IJW_NOW=2026-07-01T12:00:00Z
broken=$(dirname "$IJW")/ijw-broken

# fill HOME: the same traffic, in the same order.
"$IJW" -q generate --youths 800 --months 6 --seed 9 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' -exec touch -d '2026-06-30 12:00' {} +
fill() {
	find "$TMP/traffic/messages" -name '*.xml' -exec cp -pt "$1/inbox" {} +
}
# One home with its keys, again and again: pseudonyms and digests can then be compared.
new_home first
home() {
	cp -a "$TMP/first" "$TMP/$1"
	sed -i "s/^werkers = .*/werkers = $2/" "$TMP/$1/ijw.conf"
}
# dump HOME: all that is stored but the sealed originals, whose nonces are random.
dump() {
	for table in bericht feit afkeur jeugdige basis; do
		sqlite3 -readonly -quote "$1/ijw.db" "SELECT * FROM $table ORDER BY 1, 2"
	done
	for table in verzoek toewijzing levering wachtketen traject afkeur; do
		sqlite3 -readonly "$1/ijw.db" "SELECT * FROM $table"
	done
	sqlite3 -readonly "$1/ijw.db" "SELECT count(*) FROM origineel"
	(cd "$1" && ls done rejected)
}

for workers in 1 2 5; do
	home "with$workers" $workers
	fill "$TMP/with$workers"
	exits 0 "$IJW" -C "$TMP/with$workers" ingest
	dump "$TMP/with$workers" >"$TMP/dump$workers"
done
want "something was taken in" [ "$(ls "$TMP/with1/done" | wc -l)" -gt 500 ]
same "two workers do as one" "$TMP/dump1" "$TMP/dump2"
same "five workers do as one" "$TMP/dump1" "$TMP/dump5"

# A rebuild gives what is stored to workers, too.
exits 0 "$IJW" -C "$TMP/with1" rebuild
dump "$TMP/with1" >"$TMP/rebuilt"
same "workers judge stored messages as they did new ones" "$TMP/dump1" "$TMP/rebuilt"
home stored 1
sed 's|\(:Identificatie>\)[^<]*|\1LIEmany|' fixtures/rules/TR018/good.xml >"$TMP/lie.xml"
exits 0 "$IJW" -q -C "$TMP/stored" ingest "$TMP/lie.xml"
dump "$TMP/stored" >"$TMP/before"
for command in "rebuild --check" rebuild; do
	exits 3 timeout 600 "$broken" -C "$TMP/stored" $command
	want "$command does not believe what a worker says" grep -q "message 1: it broke every process" "$TMP/err"
done
dump "$TMP/stored" >"$TMP/rebuilt"
same "and changes nothing" "$TMP/before" "$TMP/rebuilt"
exits 0 "$IJW" -C "$TMP/stored" rebuild --check

# So does a backup: who has the keys expands nothing, and what breaks who does, or becomes other bytes, is found.
for word in UNDO FAKE; do
	expected=$([ $word = UNDO ] && echo 3 || echo 2)
	home $word 1
	echo "<$word xmlns='urn:word'/>" >"$TMP/$word.xml"
	exits 1 "$IJW" -q -C "$TMP/$word" ingest "$TMP/$word.xml"
	exits 0 "$IJW" -q -C "$TMP/$word" backup "$TMP/$word.backup"
	exits "$expected" timeout 600 "$broken" -C "$TMP/$word" backup "$TMP/$word.broken"
	want "no backup is left" [ ! -e "$TMP/$word.broken" ]
	cp "$TMP/err" "$TMP/$word.err"
done
want "what breaks every worker is said" grep -q "message 1: it broke every process" "$TMP/UNDO.err"
want "what is other bytes is said" grep -q "message 1: its original cannot be opened" "$TMP/FAKE.err"

# What taking in one message costs, in hundredths of a second of processor time: the program's own start and that
# of its worker, which is about half of it. The least of some: a busy machine lets a start take several times as long.
used() {
	awk '{ print $16 + $17 }' "/proc/$$/stat"
}
start=1000
for rule in TR018 TR002 TR006 TR061 CD005; do
	home "start-$rule" 1
	before=$(used)
	"$IJW" -q -C "$TMP/start-$rule" ingest "fixtures/rules/$rule/good.xml" >/dev/null
	before=$(($(used) - before))
	[ "$before" -ge "$start" ] || start=$before
done
# at_work PID: its workers that have used clearly more than half of that: they are past their start, however busy
# the machine is.
at_work() {
	for worker in $(children "$1"); do
		# A sanitizer that looks for leaks at the end has a child of its own.
		tr '\0' '\n' <"/proc/$worker/cmdline" 2>/dev/null | head -n 1 | grep -qx ijw-worker || continue
		awk -v start="$start" '4 * ($14 + $15) >= 3 * start { print $1 }' "/proc/$worker/stat" 2>/dev/null
	done
}

# Workers are killed at any time, as long as they are given the time to do anything.
# A quick machine may be ready before one was killed at work: then once more.
for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	rm -rf "$TMP/killed"
	home killed 2
	fill "$TMP/killed"
	"$IJW" -v -C "$TMP/killed" ingest >"$TMP/out" 2>"$TMP/err" &
	ijw=$!
	sleep "0.0$((try % 9 + 1))"
	while kill -0 "$ijw" 2>/dev/null; do
		at_work "$ijw" | sort -R | head -n 1 | xargs -r kill -9 2>/dev/null
		sleep 0.01
	done
	wait "$ijw"
	ended=$?
	! grep -q "is replaced" "$TMP/err" || break
done
want "an ingest whose workers are killed ends well" [ "$ended" = 0 ]
want "workers were killed" grep -q "is replaced" "$TMP/err"
dump "$TMP/killed" >"$TMP/dumpkilled"
same "killed workers change nothing" "$TMP/dump1" "$TMP/dumpkilled"

# Nobody stays behind, not even when the parent has no time to say goodbye.
workers() {
	cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' '\n' | grep -A1 '^ijw-worker$' | grep -c "^$TMP/"
}
want "no worker outlives an ingest" [ "$(workers)" = 0 ]
home orphans 2
fill "$TMP/orphans"
"$IJW" -q -C "$TMP/orphans" ingest >/dev/null 2>&1 &
ijw=$!
has_workers() {
	[ "$(workers)" -gt 0 ]
}
soon "there are workers meanwhile" has_workers
kill -9 "$ijw"
wait "$ijw" 2>/dev/null
soon "no worker outlives its parent" eval "! has_workers"

# A file that crashes its worker, one in an archive, one whose worker talks nonsense: set aside, with a
# report; all others are taken in.
home broken 2
fill "$TMP/broken"
echo CRASH >"$TMP/broken/inbox/a.xml"
echo BABBLE >"$TMP/broken/inbox/JW.xml"
echo LEAVE >"$TMP/broken/inbox/z.xml"
mkdir "$TMP/pack"
cp fixtures/rules/TR018/good.xml "$TMP/pack/1.xml"
echo CRASH >"$TMP/pack/2.xml"
(cd "$TMP/pack" && zip -q "$TMP/broken/inbox/b.zip" 1.xml 2.xml)
touch -d '2026-06-30 12:00' "$TMP"/broken/inbox/*
exits 1 timeout 600 "$broken" -C "$TMP/broken" ingest
for name in a.xml JW.xml z.xml b.zip; do
	want "$name is set aside" [ -f "$TMP/broken/rejected/$name" ]
	want "$name has its report" grep -q "IJW026" "$TMP/broken/rejected/$name.report.txt"
done
want "only those" [ "$(ls "$TMP/broken/rejected" | grep -vc report)" = 4 ]
want "all others are done" [ "$(ls "$TMP/broken/done")" = "$(ls "$TMP/with1/done")" ]
want "what came before in the archive is taken in" grep -q '"member":"1.xml".*"verdict":"accepted"' "$TMP"/broken/outbox/*.json
"$IJW" -C "$TMP/broken" export wachtketen >"$TMP/broken.csv"
"$IJW" -C "$TMP/with2" export wachtketen >"$TMP/with.csv"
same "the waits are the same" "$TMP/with.csv" "$TMP/broken.csv"

# The same for files that are named.
echo CRASH >"$TMP/crash.xml"
home named 1
exits 1 "$broken" -C "$TMP/named" ingest fixtures/rules/TR018/good.xml "$TMP/crash.xml" fixtures/rules/TR018/bad.xml
want "the file is named" grep -q "crash.xml: error: IJW026" "$TMP/out"
want "the others are judged" grep -q "3 messages, 1 accepted, 1 rejected, 1 unreadable" "$TMP/err"

# A task is sent and answered at once: to give out files and hear what they are takes a few calls a task, and not
# a few a file.
if strace -o "$TMP/trace" true 2>/dev/null; then
	home traced 1
	ASAN_OPTIONS=detect_leaks=0 strace -f -c -o "$TMP/trace" "$IJW" -q -C "$TMP/traced" ingest "$TMP/traffic/messages" >/dev/null
	calls=$(awk '$NF ~ /^(sendmsg|sendto|recvmsg|recvfrom|poll|getrusage|prlimit64)$/ { sum += $4 } END { print sum + 0 }' "$TMP/trace")
	files=$(find "$TMP/traffic/messages" -name '*.xml' | wc -l)
	want "$calls calls pass $files files to a worker" [ $((calls * 2)) -le "$files" ]
	want "they are counted" [ $((calls * 50)) -ge "$files" ]
else
	skip "calls to pass files to a worker" "strace cannot trace here"
fi

# Settings.
home wrong 65
refuses 2 "werkers must be a whole number from 0 to 64" "$IJW" -C "$TMP/wrong" ingest
done_testing
