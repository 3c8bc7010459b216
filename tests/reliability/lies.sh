# A worker that lies about what it read: more events than there can be, texts and numbers that the schema has no
# room for, a BSN where none may be, the answer on another message. Each answer is refused and its file set aside;
# nothing of it is in the archive, and the others flow. A lie that could be true is found by a second worker.
. tests/lib/reliability.sh
. tests/lib/watch.sh

programs=$(dirname "$IJW")
export IJW_NOW=2026-07-01T12:00:00Z
lies=$(grep -o '"LIE[a-z]*", lie_' tests/worker/planted.c | grep -o 'LIE[a-z]*')
count=$(echo "$lies" | wc -l)
want "there are lies" [ "$count" -ge 9 ]
"$IJW" -q generate --youths "$(figure 30 400)" --months 4 --seed 28 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' >"$TMP/list"
others=$(wc -l <"$TMP/list")
new_home empty
sed -i "s/^werkers = .*/werkers = 2/; s/^interval = .*/interval = 1/" "$TMP/empty/ijw.conf"

# Without the lies, and then what a liar would have liked to change.
cp -a "$TMP/empty" "$TMP/calm"
xargs cp -t "$TMP/calm/inbox" <"$TMP/list"
exits 0 "$IJW" -q -C "$TMP/calm" ingest
# stored HOME: all that the archive has of messages that were taken in.
stored() {
	dump "$1" | sed '/^# inbox/,$d'
	sqlite3 -readonly "$1/ijw.db" "SELECT count(*) FROM bericht; SELECT count(*) FROM feit"
}
stored "$TMP/calm" >"$TMP/expected"

# fill: the home $h, in which some of the files, and members of archives, are those about which is lied.
fill() {
	rm -rf "$h"
	cp -a "$TMP/empty" "$h"
	for lie in $lies; do
		sed "s/R30700001/$lie/" fixtures/rules/TR018/good.xml >"$h/inbox/$lie.xml"
		(cd "$h/inbox" && zip -q "$lie.zip" "$lie.xml")
	done
	xargs cp -t "$h/inbox" <"$TMP/list"
}
# sees: what was lied about is set aside, all others are taken in.
sees() {
	want "nothing is left" [ -z "$(ls "$h/inbox")" ]
	want "all others are taken in" [ "$(ls "$h/done" | wc -l)" = "$others" ]
	for lie in $lies; do
		for name in "$lie.xml" "$lie.zip"; do
			want "$name says why" grep -qs IJW026 "$h/rejected/$name.report.txt"
		done
	done
	stored "$h" >"$TMP/got"
	same "nothing of a lie is stored" "$TMP/expected" "$TMP/got"
}
# hears PROGRAM: whose workers lie.
hears() {
	h=$TMP/hears
	fill
	exits 1 timeout 600 "$programs/$1" -q -C "$h" ingest
	sees
}
hears ijw-broken
# The daemon lives, and is the same one all the time.
h=$TMP/daemon
fill
is_empty() {
	[ -z "$(ls "$h/inbox")" ]
}
IJW=$programs/ijw-broken watch "$h"
soon "all is settled" is_empty
ends 0
sees
want "every message would have been taken in" [ "$(for lie in $lies; do
	sed "s/R30700001/$lie/" fixtures/rules/TR018/good.xml >"$TMP/$lie.xml"
	"$IJW" -q validate "$TMP/$lie.xml" >"$TMP/out" && echo "$lie"
done)" = "$lies" ]
# An original that its worker compressed to something else is in the archive all the same, as it came, and the
# worker judges nothing more.
h=$TMP/packed
cp -a "$TMP/empty" "$h"
sed -i "s/^werkers = .*/werkers = 1/" "$h/ijw.conf"
IJW=$programs/ijw-broken watch "$h"
sed "s/R30700001/LIEpacked/" fixtures/rules/TR018/good.xml >"$h/inbox/LIEpacked.xml"
soon "it is settled" is_empty
echo "<a xmlns='urn:after'/>" >"$h/inbox/after.xml"
soon "what comes after it too" is_empty
ends 0
want "what was compressed wrongly is said" grep -q "message 1: .* compressed anew" "$h.log"
want "another worker judges what comes after it" \
	[ "$(sqlite3 -readonly "$h/ijw.db" "SELECT group_concat(oordeel, ' ') FROM bericht")" = "4 1" ]
"$IJW" -q -C "$h" status >"$TMP/out"
want "status says so" grep -q "a worker said of a message what is not so" "$TMP/out"
exits 0 "$IJW" -q -C "$h" backup "$TMP/backup" # that looks whether each original has the digest of what came

# Two messages take over the worker that reads them: it lies from then on about all that are not in order, in a way
# that could be true. Each is judged by a second worker; what is stored is what is without the lies.
cp -a "$TMP/empty" "$TMP/believed"
for turned in believed turned; do
	h=$TMP/$turned
	[ -d "$h" ] || cp -a "$TMP/empty" "$h"
	for number in 1 2; do
		echo "TURN $number" >"$h/inbox/$number.turn.xml"
	done
	for number in 3 4 5 6; do
		echo "<a xmlns='urn:$number'/>" >"$h/inbox/$number.unknown.xml"
	done
	cp fixtures/rules/TR018/good.xml "$h/inbox/good.xml"
done
exits 1 "$IJW" -q -C "$TMP/believed" ingest
stored "$TMP/believed" >"$TMP/expected"
# turns PROGRAM: whose workers are taken over.
turns() {
	h=$TMP/turns
	rm -rf "$h"
	cp -a "$TMP/turned" "$h"
	exits 1 "$programs/$1" -C "$h" ingest
	want "the lie is found" grep -q "error: two workers judged a message each in another way" "$TMP/err"
	stored "$h" >"$TMP/got"
	same "no lie that could be true is stored" "$TMP/expected" "$TMP/got"
}
turns ijw-wary
# Until everything was made anew status says so.
alarm() {
	exits "$1" "$IJW" -q -C "$h" status
	want "text" [ "$(grep -c "a worker said of a message what is not so" "$TMP/out")" = "$1" ]
	"$IJW" -q -C "$h" status --json >"$TMP/json"
	want "JSON" [ "$(grep -c '"workers_disagreed":"2026-07-01T12:00:00Z"' "$TMP/json")" = "$1" ]
	want "a reason" [ "$(grep -c '"what":"workers"' "$TMP/json")" = "$1" ]
	"$IJW" -q -C "$h" status --prometheus "$TMP/prom"
	want "metrics" grep -qx "ijw_attention{reason=\"workers\"} $1" "$TMP/prom"
}
sed -i 's/^niet_aanvaard = .*/niet_aanvaard = 0/' "$h/ijw.conf"
alarm 1
exits 0 "$IJW" -q -C "$h" rebuild --check
alarm 1
exits 0 "$IJW" -q -C "$h" rebuild
alarm 0
# A rebuild whose workers do not agree changes nothing.
echo "<TWIST xmlns='urn:7'/>" >"$h/inbox/twist.xml"
exits 1 "$IJW" -q -C "$h" ingest
stored "$h" >"$TMP/expected"
exits 3 "$programs/ijw-wary" -C "$h" rebuild
want "the lie is found" grep -q "error: two workers judged a message each in another way" "$TMP/err"
stored "$h" >"$TMP/got"
same "no lie of a rebuild is stored" "$TMP/expected" "$TMP/got"
stored "$TMP/believed" >"$TMP/expected"
catches "nothing is judged again" turns ijw-gullible

want "there is a program that believes all" [ -x "$programs/ijw-gullible" ]
catches "what a worker says is not looked at" hears ijw-gullible
held 28 "a worker that lies" "$((2 * count)) lies of $count kinds among $others messages, 4 that could be true"
done_testing
