# Files that crash the process that reads them, stall it, use it up or make it talk nonsense: set aside
# after three tries, while the others flow.
. tests/lib/reliability.sh
. tests/lib/watch.sh

rounds=$(figure 1 25)
programs=$(dirname "$IJW")
export IJW_NOW=2026-07-01T12:00:00Z
"$IJW" -q generate --youths 60 --months 4 --seed 13 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' | sort | head -n 100 >"$TMP/list"
new_home empty
sed -i "s/^werkers = .*/werkers = 2/; s/^interval = .*/interval = 1/" "$TMP/empty/ijw.conf"
cp -a "$TMP/empty" "$TMP/calm"
xargs cp -t "$TMP/calm/inbox" <"$TMP/list"
exits 0 "$IJW" -q -C "$TMP/calm" ingest
"$IJW" -q -C "$TMP/calm" export wachtketen >"$TMP/expected"

is_done() {
	[ "$(ls "$h/done" | wc -l)" = "$1" ]
}
is_rejected() {
	[ "$(ls "$h/rejected" | grep -vc report)" = "$1" ]
}
# flows PROGRAM WORD...: whole files among those that begin with these words and break their worker. All
# whole ones are done, all others set aside, and the daemon is the same all the time.
flows() {
	IJW=$programs/$1
	shift
	h=$TMP/flows
	rm -rf "$h"
	cp -a "$TMP/empty" "$h"
	watch "$h"
	files=0
	evil=0
	while read -r file; do
		cp "$file" "$h/inbox"
		files=$((files + 1))
		[ $((files % 20)) = 10 ] || continue
		for word; do
			evil=$((evil + 1))
			echo "$word $files" >"$h/inbox/$files.$word.xml"
		done
		echo "$1 $files" >"$TMP/member.xml"
		(cd "$TMP" && zip -q "$h/inbox/$files.zip" member.xml)
		evil=$((evil + 1))
	done <"$TMP/list"
	soon "all others are taken in" is_done "$files"
	soon "what breaks a worker is set aside" is_rejected "$evil"
	want "nothing is left" [ -z "$(ls "$h/inbox")" ]
	for name in "$h"/rejected/*.report.txt; do
		want "$name says why" grep -q IJW026 "$name"
	done
	want "after three tries, no more and no less" [ "$(said "$h" "the process that reads it 3 times")" = "$evil" ]
	want "the daemon lives" kill -0 "$daemon"
	ends 0
	"$IJW" -q -C "$h" export wachtketen >"$TMP/got"
	same "the waits are those of the others" "$TMP/expected" "$TMP/got"
	IJW=$programs/ijw
}
broken=0
for round in $(seq "$rounds"); do
	flows ijw-broken CRASH BABBLE LEAVE OPEN
	broken=$((broken + evil))
done
# By the clock: the limits are shorter here than in the program.
sed -i 20q "$TMP/list"
cp -a "$TMP/empty" "$TMP/calm2"
xargs cp -t "$TMP/calm2/inbox" <"$TMP/list"
exits 0 "$IJW" -q -C "$TMP/calm2" ingest
"$IJW" -q -C "$TMP/calm2" export wachtketen >"$TMP/expected"
flows ijw-hasty STALL SPIN
broken=$((broken + evil))
if [ "$FORM" = long ]; then
	SOON=20000 flows ijw-broken STALL SPIN EATS
	broken=$((broken + evil))
fi
catches "a file is never given up" flows ijw-lenient CRASH
catches "a worker may take all the time there is" flows ijw-patient STALL
held 17 "what breaks a worker is set aside" "$broken files that break it, $((100 * rounds)) that do not"
done_testing
