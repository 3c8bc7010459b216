# A share that misbehaves (share.c): busy, stale, done and denied all the same, other inodes, no types; now and
# then, and for good with some of the files. Nothing is lost, nothing comes twice, the others are not held up,
# and once the share is well all is as if nothing had happened.
. tests/lib/reliability.sh
. tests/lib/waves.sh
# A file that waits is judged after others than those it came with.
DUMP=dump_any_order
. tests/lib/watch.sh

shim=$(dirname "$IJW")/share.so

# Requests of youths who are asked for once: no finding depends on which came first. Faults that last meet the
# files with "hit" in their names.
"$IJW" -q generate --youths "$(figure 100 1500)" --months 6 --seed 13 --out "$TMP/traffic"
set="$TMP/set"
mkdir "$set"
find "$TMP/traffic/messages" -name '*-JW315.xml' | sort | head -n "$(figure 60 1000)" | xargs cp -t "$set"
for file in "$set"/*5-JW315.xml; do
	mv "$file" "$set/hit-${file##*/}"
done
(cd "$set" && zip -qm hit-pack.zip *3-JW315.xml && tar -czf hit-pack.tar.gz *7-JW315.xml && rm *7-JW315.xml)
for name in bad hit-bad; do
	sed "s/Identificatie>[^<]*</Identificatie>X$name</" fixtures/rules/TR018/bad.xml >"$set/$name.xml"
done
cp "$(ls "$set"/hit-*5-JW315.xml | head -n 1)" "$set/again.xml"
cp "$(ls "$set"/0*1-JW315.xml | head -n 1)" "$set/hit-again.xml"
head -c 300 "$set/again.xml" | tee "$set/broken.xml" >"$set/hit-broken.xml"
# Some of them in a folder.
mkdir -p "$set/map/sub"
mv "$set"/0*1-JW315.xml "$set"/hit-[0-4]*-JW315.xml "$set/map/sub"
mv "$set"/0*9-JW315.xml "$set/hit-bad.xml" "$set/map"
find "$set" -type f -exec touch -d '2027-01-31 12:00' {} +
files=$(find "$set" -type f | wc -l)

new_home empty
sed -i 's/^interval = .*/interval = 1/' "$TMP/empty/ijw.conf"
home() {
	rm -rf "$TMP/share" "$TMP/share.log"
	cp -a "$TMP/empty" "$TMP/share"
	cp -rp "$set"/* "$TMP/share/inbox"
}
home
exits 1 "$IJW" -q -C "$TMP/share" ingest
$DUMP "$TMP/share" >"$TMP/calm.dump"

# run WORDS [PROGRAM]: one run on a share of which this is wrong.
run() {
	SHARE=$1 LD_PRELOAD=$shim timeout 600 "${2:-$IJW}" -q -C "$TMP/share" ingest \
		>/dev/null 2>>"$TMP/share.log" </dev/null
}
left() {
	(cd "$TMP/share/inbox" && find . -type f ! -name '.*')
}
# all_well WORDS: the share is well again, and everything is as it must be.
all_well() {
	case $1 in
	far*) run far ;;
	*) "$IJW" -q -C "$TMP/share" ingest >/dev/null 2>>"$TMP/share.log" ;;
	esac
	[ $? -le 1 ] || not_ok "$1: a run on a share that is well ends well"
	before=$failed
	is_as "$TMP/share" "$TMP/calm.dump"
	want "what was rejected has its report" explained "$TMP/share"
	[ "$failed" = "$before" ] || echo "    that was: $1"
}

# passing WORDS: now and then; runs until all is done.
passing() {
	home
	for number in $(seq 1000); do
		run "$1"
		status=$?
		[ "$status" -le 3 ] && [ "$status" != 2 ] || not_ok "$1: a run ended with $status"
		[ -n "$(left)" ] || break
	done
	runs=$((runs + number))
	want "$1: all is settled" [ -z "$(left)" ]
	all_well "$1"
}
# lasting all|others WORDS: for good, with the files that are hit; which of them are settled all the same.
lasting() {
	home
	for number in 1 2 3; do
		run "lasting $2"
		status=$?
		[ -n "$(left)" ] || break
	done
	runs=$((runs + number))
	if [ "$1" = all ]; then
		want "$2 for good: a run ends well, not with $status" [ "$status" -le 1 ]
		want "$2 for good: all is settled" [ -z "$(left)" ]
	else
		case $2 in *move*)
			want "$2 for good: status names what stays" sh -c \
				'"$IJW" -C "$0" status | grep -q "cannot be renamed and stay.* unread: .*hit"' "$TMP/share"
		esac
		want "$2 for good: the others are settled" [ -z "$(left | grep -v hit)" ]
		want "$2 for good: it goes wrong" [ -n "$(left)" ]
	fi
	all_well "$2 for good"
}

runs=0
kinds=0
for near in "" "far "; do
	for words in fail=EBUSY fail=EPERM move=EBUSY stale read workers; do
		passing "$near$words"
		lasting others "$near$words"
		kinds=$((kinds + 2))
	done
	for words in after=EPERM after=ENOENT after=EIO inode swap unknown nosync; do
		[ "$FORM" = short ] || passing "$near$words"
		lasting all "$near$words"
		kinds=$((kinds + 1))
	done
done

# The daemon goes on by itself, without a flood of reports, and names a file once.
home
sed -i 's/^stiltetijd = .*/stiltetijd = 0/' "$TMP/share/ijw.conf"
watch "$TMP/share" env LD_PRELOAD="$shim" SHARE="lasting fail=EBUSY inode"
sleep "$(figure 4 30)"
want "the daemon settles the others" [ -z "$(left | grep -v hit)" ]
want "it reports once" [ "$(ls "$TMP/share/outbox" | wc -l)" -le 4 ]
want "it names a file once" [ "$(sort "$TMP/share.log" | uniq -d | grep -c hit)" = 0 ]
ends 0
all_well "the daemon, busy for good"
home
watch "$TMP/share" env LD_PRELOAD="$shim" SHARE="stale read inode swap after=EPERM unknown"
for number in $(seq "$(figure 30 600)"); do
	[ -n "$(left)" ] || break
	sleep 1
done
ends 0
all_well "the daemon, all at once"
held 13 "errors of a share" "$kinds kinds in $runs runs over $files files, and the daemon"

# A program that gives up a file that it cannot move is found out by the same.
home
run "lasting move=EBUSY" "$(dirname "$IJW")/ijw-drop"
"$IJW" -q -C "$TMP/share" ingest >/dev/null 2>&1
$DUMP "$TMP/share" >"$TMP/share.dump"
want "losing a file is found" sh -c '! cmp -s "$1" "$2"' - "$TMP/calm.dump" "$TMP/share.dump"

# So is one to which a folder that it cannot open is empty: the names of what is in it are lost. That takes a folder
# that can be opened when a file is claimed, and not when it is given back: seven times in eight there is one.
blind() {
	IJW=$(dirname "$IJW")/ijw-blind
	for words in fail=EBUSY "far fail=EBUSY" stale fail=EBUSY; do
		[ "$failed" != 0 ] || passing "$words"
	done
}
want "there is a program that is blind" [ -x "$(dirname "$IJW")/ijw-blind" ]
catches "a folder that cannot be opened is empty" blind
done_testing
