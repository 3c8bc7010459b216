# Clock steps of two hours, files from the future, midnight in a daemon that has nothing to do.
. tests/lib/reliability.sh
. tests/lib/watch.sh

rounds=$(figure 1 40)
build=$(dirname "$IJW")
good=fixtures/rules/TR018/good.xml
number=0
export CLOCK_FILE="$TMP/clock"

# step SECONDS: from now on the clock is off by so much. In one go: nobody reads half a number.
step() {
	echo "$1" >"$TMP/clock.new"
	mv "$TMP/clock.new" "$TMP/clock"
}
# whole: a file that was never here, with a name of its own in $name.
whole() {
	number=$((number + 1))
	name=whole$number.xml
	sed "s/<\/[a-z0-9]*:Bericht>/<!-- $number -->&/" "$good" >"$h/.$name"
	mv "$h/.$name" "$h/inbox/$name"
}
# starts SECONDS [COMMAND...]: a daemon whose clock is off by so much.
starts() {
	step "$1"
	shift
	watch "$h" env LD_PRELOAD="$build/clock.so" "$@"
}
# flows FROM TO: what comes is taken in when the clock is set from one to the other, and what is half does
# not become rejected before its time, nor stay for ever.
flows() {
	step "$1"
	number=$((number + 1))
	half=half$number.xml
	head -c 500 "$good" >"$h/inbox/$half"
	sleep 1.2
	step "$2"
	whole
	soon "a whole file is taken in from $1 to $2" [ -f "$h/done/$name" ]
	want "a file that is being written is left alone" [ -f "$h/inbox/$half" ]
	tail -c +501 "$good" >>"$h/inbox/$half"
	soon "until it is whole" [ -f "$h/done/$half" ]
	head -c 600 "$good" >"$h/inbox/never$number.xml"
	soon "a half file is rejected in time" [ -f "$h/rejected/never$number.xml" ]
}
# future TIME: files that say they are from then.
future() {
	whole
	touch -d "$1" "$h/inbox/$name"
	head -c 700 "$good" >"$h/.f"
	touch -d "$1" "$h/.f"
	mv "$h/.f" "$h/inbox/future$number.xml"
	soon "a file from $1 is taken in" [ -f "$h/done/$name" ]
	soon "half a file from $1 is rejected" [ -f "$h/rejected/future$number.xml" ]
}
home() {
	new_home "$1"
	h=$TMP/$1
	sed -i 's/^interval = .*/interval = 1/; s/^stiltetijd = .*/stiltetijd = 4/' "$h/ijw.conf"
}

home steps
starts 0
for round in $(seq "$rounds"); do
	flows 0 7200
	flows 7200 0
	flows 0 -7200
	future "2 hours"
	step 0
	future "10 years"
done
ends 0
want "nothing is left" [ -z "$(ls "$h/inbox")" ]
# The harness finds pauses that hang on a clock that can be set.
hangs() {
	home hangs
	starts 0 CLOCK_TICKS=1
	flows 0 -7200
}
catches "pauses by the clock on the wall" hangs
held 16 "clock steps, files from the future" "$((3 * rounds)) steps of 2 hours, $((4 * rounds)) files from the future"

# seconds WHEN: how far away that is.
seconds() {
	echo $(($(date -u -d "$1" +%s) - $(date +%s)))
}
# rows_of HOME: all that depends on the day.
rows_of() {
	for table in verzoek toewijzing levering wachtketen traject; do
		sqlite3 -readonly "$1/ijw.db" "SELECT * FROM $table"
	done
}
day_of() {
	sqlite3 -readonly "$h/ijw.db" "SELECT waarde FROM stand WHERE sleutel = 'peildatum'"
}
is_of() {
	[ "$(day_of)" = "$1" ]
}
# midnight MOMENT DAY: three seconds before midnight, in UTC, and the day that then begins. The daemon
# looks into its inbox once an hour, and nothing comes.
midnight() {
	rm -rf "$TMP/night"
	cp -a "$TMP/evening" "$TMP/night"
	h=$TMP/night
	starts "$(seconds "$1")"
	soon "the rows are of the evening" is_of "$(date -u -d "$2 - 1 day" +%F)"
	soon "the rows are of $2 when it begins" is_of "$2"
	ends 0
	cp -a "$h" "$TMP/again"
	IJW_NOW=${2}T12:00:00Z "$IJW" -q -C "$TMP/again" rebuild
	rows_of "$h" >"$TMP/rows"
	rows_of "$TMP/again" >"$TMP/expected"
	same "the rows after midnight are those of a rebuild" "$TMP/expected" "$TMP/rows"
	rm -rf "$TMP/again"
}
home evening
sed -i 's/^interval = .*/interval = 3600/' "$TMP/evening/ijw.conf"
IJW_NOW=2026-06-01T12:00:00Z "$IJW" -q generate --youths 30 --months 5 --seed 5 --out "$TMP/traffic"
IJW_NOW=2026-06-01T12:00:00Z "$IJW" -q -C "$TMP/evening" ingest "$TMP/traffic/messages"
midnight "2026-07-01 21:59:57" 2026-07-02
midnight "2026-12-31 22:59:57" 2027-01-01
held 16 "midnight in an idle daemon" "a summer's and a winter's, rows as of a rebuild"
done_testing
