# Killed before every call that writes, one by one: whatever was reached, a run after it makes of it what an
# undisturbed run does. The calls are counted by the kernel (strace), whoever makes them: this program, SQLite,
# or a library. Only one thread of one process has anything to write, which is looked at too.
. tests/lib/reliability.sh

export IJW_NOW=2026-07-01T12:00:00Z
title="kill at every write-class call"
if ! strace -o "$TMP/trace" true 2>/dev/null; then
	skipped 2 "$title" "strace cannot trace here"
	done_testing
	exit
fi

# The base: a home with one message, and each case a copy of it with one file more; `far` as if the inbox were on
# another file system (share.c).
new_home base
sed -i 's/^werkers = .*/werkers = 1/' "$TMP/base/ijw.conf"
lay() {
	cp "$1" "$TMP/$2/inbox/$3"
	touch -d '2026-06-30 12:00' "$TMP/$2/inbox/$3"
}
lay fixtures/rules/CS002/good-jw315.xml base first.xml
exits 0 "$IJW" -q -C "$TMP/base" ingest
mkdir "$TMP/pack"
cp fixtures/rules/TR018/bad.xml fixtures/rules/CS002/good-jw317.xml fixtures/rules/CS002/good-jw315.xml "$TMP/pack"
(cd "$TMP/pack" && zip -q ../pack.zip ./*.xml)
for case in accepted rejected archive duplicate far; do
	cp -a "$TMP/base" "$TMP/$case"
done
lay fixtures/rules/TR018/good.xml accepted good.xml
lay fixtures/rules/TR018/bad.xml rejected bad.xml
lay "$TMP/pack.zip" archive pack.zip
lay fixtures/rules/CS002/good-jw315.xml duplicate first.xml
lay fixtures/rules/TR018/good.xml far good.xml

# kill_all PROGRAM CASE EVERY: kills this program before every so many of the calls that a run of it makes. Counts
# $killed, and in $wrong the runs after them that made something else of it.
kill_all() {
	cp -a "$TMP/$2" "$TMP/calm"
	strace $far -o "$TMP/trace" "$1" -q -C "$TMP/calm" ingest >/dev/null 2>&1
	[ $? -le 1 ] || not_ok "$2: an undisturbed run ends well"
	dump "$TMP/calm" >"$TMP/calm.dump"
	files=$(find "$TMP/$2/inbox" "$TMP/$2/done" "$TMP/$2/rejected" -type f | wc -l)
	writing "$TMP/trace" | awk -v every="$3" 'NR % every == 0' >"$TMP/plan"
	while read -r call number; do
		rm -rf "$TMP/h"
		cp -a "$TMP/$2" "$TMP/h"
		strace $far -qq -o /dev/null -e inject="$call:signal=KILL:when=$number" \
			"$1" -q -C "$TMP/h" ingest >/dev/null 2>&1 </dev/null
		[ $? = 137 ] || continue
		killed=$((killed + 1))
		count=$(find "$TMP/h/inbox" "$TMP/h/done" "$TMP/h/rejected" -type f ! -name '*.report.txt' ! -name '.*.tmp' | wc -l)
		# Across file systems it may lie in both places for a while.
		if [ "$count" != "$files" ] && [ "$case $count" != "far $((files + 1))" ]; then
			wrong=$((wrong + 1))
			echo "$2, before $call number $number: $count files, not $files" >>"$TMP/wrong"
		fi
		if ! explained "$TMP/h"; then
			wrong=$((wrong + 1))
			echo "$2, before $call number $number: a rejected file without its report" >>"$TMP/wrong"
		fi
		strace $far -qq -o /dev/null -e trace=none "$1" -q -C "$TMP/h" ingest >/dev/null 2>&1 </dev/null
		status=$?
		dump "$TMP/h" >"$TMP/h.dump"
		if [ "$status" -gt 1 ] || ! cmp -s "$TMP/calm.dump" "$TMP/h.dump"; then
			wrong=$((wrong + 1))
			echo "$2, before $call number $number: ended with $status" >>"$TMP/wrong"
			diff "$TMP/calm.dump" "$TMP/h.dump" | head -3 >>"$TMP/wrong"
		fi
	done <"$TMP/plan"
	rm -rf "$TMP/calm" "$TMP/h"
}

every=$(figure 9 1)
figures=
for case in accepted rejected archive duplicate far; do
	far=
	[ "$case" != far ] || far="-E LD_PRELOAD=$(dirname "$IJW")/share.so -E SHARE=far"
	killed=0 wrong=0
	kill_all "$IJW" "$case" "$every"
	planned=$(wc -l <"$TMP/plan")
	want "$case: there are calls to be killed at" [ "$planned" -ge "$(figure 3 30)" ]
	want "$case: $killed of $planned calls were reached" [ "$killed" -ge $((planned * 9 / 10)) ]
	want "$case: $wrong of $killed kills left something else" [ "$wrong" = 0 ]
	figures="$figures, $case $killed"
done
[ ! -e "$TMP/wrong" ] || sed 's/^/    /' "$TMP/wrong" | head -20

# Nothing is written by anybody else: the threads write nothing, and a worker only to its socket.
cp -a "$TMP/accepted" "$TMP/h"
exits 0 strace -f -o "$TMP/trace" "$IJW" -q -C "$TMP/h" ingest
main=$(head -n 1 "$TMP/trace" | cut -d' ' -f1)
grep -v "^$main " "$TMP/trace" | grep -v ' write(3, ' >"$TMP/others"
want "others were looked at" [ -s "$TMP/others" ]
writing "$TMP/others" >"$TMP/out"
want "others write: $(head -3 "$TMP/out")" [ ! -s "$TMP/out" ]
held 2 "$title" "one kill in every $every calls: ${figures#, }"

# A program that moves before it commits is found out by the same.
wrong=0 far=
kill_all "$(dirname "$IJW")/ijw-late" accepted "$(figure 5 1)"
want "moving before committing is found" [ "$wrong" -gt 0 ]
done_testing
