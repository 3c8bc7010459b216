# A worker that lies about what it read: more events than there can be, texts and numbers that the schema has no
# room for, a BSN where none may be, the answer on another message. Each answer is refused and its file set aside;
# nothing of it is in the archive, and the others flow.
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
# An original that its worker compressed to something else is in the archive all the same, as it came.
h=$TMP/packed
cp -a "$TMP/empty" "$h"
sed "s/R30700001/LIEpacked/" fixtures/rules/TR018/good.xml >"$h/inbox/LIEpacked.xml"
exits 0 "$programs/ijw-broken" -C "$h" ingest
want "what was compressed wrongly is said" grep -q "message 1: .* compressed anew" "$TMP/err"
exits 0 "$IJW" -q -C "$h" backup "$TMP/backup" # that looks whether each original has the digest of what came

want "there is a program that believes all" [ -x "$programs/ijw-gullible" ]
catches "what a worker says is not looked at" hears ijw-gullible
held 28 "a worker that lies" "$((2 * count)) lies of $count kinds among $others messages"
done_testing
