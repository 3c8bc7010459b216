# A flood of what is wrong: an archive of very many members, each with a thousand faults and different bytes. It
# is taken in piece by piece: neither the process nor what it reports grows with it.
. tests/lib/reliability.sh
. tests/lib/watch.sh

members=$(figure 300 1200)
peak_kb=$((128 * 1024))

# make_members COUNT FAULTS FOLDER: so many JW307, each with that many stops whose Begindatum is no date, and with
# an Identificatie of its own.
make_members() {
	mkdir "$3"
	awk -v count="$1" -v faults="$2" -v out="$3" '
		/<m:StopProduct>/ { inside = 1 }
		{ if (inside) stop = stop $0 "\n"; else if (stop == "") head = head $0 "\n"; else tail = tail $0 "\n" }
		/<\/m:StopProduct>/ { inside = 0 }
		END {
			gsub(/<m:Begindatum>[^<]*/, "<m:Begindatum>x", stop)
			for (i = 0; i < faults; i++)
				stops = stops stop
			for (i = 1; i <= count; i++) {
				file = out "/" sprintf("%05d", i) ".xml"
				text = head
				sub(/R30700001/, sprintf("R307%05d", i), text)
				printf "%s%s%s", text, stops, tail >file
				close(file)
			}
		}' fixtures/rules/TR018/bad.xml
}

# peak PID: the most memory it ever had, in kB, seen as long as it lives.
peak() {
	most=0
	while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$1/status" 2>/dev/null) && [ -n "$now" ]; do
		most=$now
		sleep 0.1
	done
	echo "$most"
}

# take_flood NAME: the archive and a good file come into a new home; $most is the memory that it took.
take_flood() {
	(cd "$TMP/$1.members" && zip -q1r "$TMP/$1.zip" .)
	new_home "$1"
	h=$TMP/$1
	cp "$TMP/$1.zip" "$h/inbox"
	cp fixtures/rules/TR018/good.xml "$h/inbox/good.xml"
	touch -d '1 day ago' "$h"/inbox/*
	"$IJW" -q -C "$h" ingest 2>"$TMP/err" &
	ijw=$!
	most=$(peak $ijw)
	wait $ijw
	want "the archive is settled" [ -f "$h/rejected/$1.zip" ]
	want "and the file beside it" [ -f "$h/done/good.xml" ]
	want "its memory was seen" [ "$most" -gt 0 ]
	want "$most kB are no more than $peak_kb" [ "$most" -le "$peak_kb" ]
	stored=$(sqlite3 -readonly "$h/ijw.db" "SELECT count(*) FROM bericht")
	want "each member is stored ($stored)" [ "$stored" = $(($(ls "$TMP/$1.members" | wc -l) + 1)) ]
	for report in "$h"/outbox/*.json; do
		want "no report lists more than 2,000 findings" [ "$(grep -o '"rule":' "$report" | wc -l)" -le 2000 ]
	done
}

make_members "$members" 1000 "$TMP/faults.members"
take_flood faults
want "findings_total tells how many there were" grep -q '"findings_total":' "$h"/outbox/*.json
size=$(cat "$h"/outbox/* "$h"/rejected/*.txt | wc -c)
want "the reports are small ($size bytes)" [ "$size" -lt 4000000 ]
held 25 "a flood of faults" "$members members of 1,000: $((most / 1024)) MB, $((size / 1024)) kB of reports"

make_members 5200 1 "$TMP/many.members"
take_flood many
reports=$(ls "$h"/outbox/*.json | wc -l)
want "a batch ends inside the archive" [ "$reports" -gt 1 ]
told=$(cat "$h"/outbox/*.json | grep -o '"messages":[0-9]*' | cut -d: -f2 | awk '{ sum += $1 } END { print sum }')
want "and each message is in one report ($told)" [ "$told" = 5201 ]
held 25 "a flood of members" "5,200 members: $((most / 1024)) MB, $reports reports"

# Members that are slow, each within its own time: an archive ends when it has had its own, which is shorter here
# than in the program. What was judged until then is taken in.
mkdir "$TMP/slow"
cp fixtures/rules/TR018/good.xml "$TMP/slow/00.xml"
for i in $(seq 10 60); do
	echo "DAWDLE $i" >"$TMP/slow/$i.xml"
done
(cd "$TMP/slow" && zip -q "$TMP/slow.zip" *.xml)
new_home slow_home
h=$TMP/slow_home
cp "$TMP/slow.zip" "$h/inbox"
cp fixtures/rules/TR018/bad.xml "$h/inbox/other.xml"
touch -d '1 day ago' "$h"/inbox/*
exits 1 "$(dirname "$IJW")/ijw-hasty" -C "$h" ingest
want "a slow archive is set aside" grep -q IJW030 "$h/rejected/slow.zip.report.txt"
want "the file beside it is judged" grep -q TR018 "$h/rejected/other.xml.report.txt"
want "its first member is taken in" grep -q '"member":"00.xml".*"verdict":"accepted"' "$h"/outbox/*.json
judged=$(grep -c '"member":"[1-6]' "$h"/outbox/*.json)
want "what was judged in its time stays ($judged)" [ "$judged" -ge 5 ]
want "the rest is not read" [ "$judged" -le 20 ]
held 25 "a slow archive" "of 50 members of 0.1 s $judged are judged in 1 s"

# Archives of one sender that take long, in a home with one worker: what others bring later overtakes them, and what
# comes of all of it is the same.
export IJW_NOW=2026-07-01T12:00:00Z
"$IJW" -q generate --youths 20 --months 3 --seed 7 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' | sort >"$TMP/list"
new_home overtaken
h=$TMP/overtaken
sed -i "s/^werkers = .*/werkers = 1/; s/^interval = .*/interval = 1/" "$h/ijw.conf"
cp -a "$h" "$TMP/calm"
xargs cp -t "$TMP/calm/inbox" <"$TMP/list"
"$IJW" -q -C "$TMP/calm" ingest
"$IJW" -q -C "$TMP/calm" export wachtketen >"$TMP/expected"
mkdir "$TMP/half"
awk 'NR % 2' "$TMP/list" | xargs cp -t "$TMP/half"
for i in $(seq 100 400); do
	echo "DAWDLE $i" >"$TMP/half/$i.xml"
done
for i in 1 2 3; do
	(cd "$TMP/half" && zip -q "$h/inbox/slow-$i.zip" *.xml)
done
touch -d '1 day ago' "$h"/inbox/*
IJW=$(dirname "$IJW")/ijw-broken
watch "$h"
begun() {
	ls "$h/inbox"/.ijw-* >/dev/null 2>&1
}
soon "an archive is begun" begun
awk 'NR % 2 == 0' "$TMP/list" | xargs cp -t "$h/inbox"
others=$(($(wc -l <"$TMP/list") / 2))
overtook() {
	[ "$(ls "$h/done" | wc -l)" = "$others" ]
}
soon "the files of others are done" overtook
want "while an archive is at work" begun
want "and none is settled" [ -z "$(ls "$h/rejected")" ]
ends 0
want "a stop leaves the archives as they came" [ "$(ls -A "$h/inbox" | tr '\n' ' ')" = "slow-1.zip slow-2.zip slow-3.zip " ]
# This one does not dawdle.
IJW=$(dirname "$IJW")/ijw
"$IJW" -q -C "$h" ingest
want "then they are settled" [ "$(ls "$h/rejected" | wc -l)" = 6 ]
"$IJW" -q -C "$h" export wachtketen >"$TMP/got"
same "the order in which files came off changes nothing" "$TMP/expected" "$TMP/got"
held 25 "a slow archive is overtaken" "$others files of others before the first of 3 archives"
done_testing
