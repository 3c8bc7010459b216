# Settled files are kept for as long as ijw.conf says, and go only when all that is in them is stored.
. tests/lib/common.sh

good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml
new_home h
h=$TMP/h
conf=$h/ijw.conf
cp "$conf" "$TMP/conf"
days() {
	sed "s/^bewaren_dagen = .*/bewaren_dagen = $1/; s/^afgekeurd_dagen = .*/afgekeurd_dagen = $2/" "$TMP/conf" >"$conf"
}
# on DAY COMMAND...: as if it were that day.
on() {
	IJW_NOW=$1 "$IJW" -C "$h" ingest
}
gone() {
	for name; do want "$name is removed" [ ! -e "$h/$name" ]; done
}
kept() {
	for name; do want "$name is kept" [ -e "$h/$name" ]; done
}

# All that comes on 1 March, written the day before.
cp "$good" "$h/inbox/good.xml"
cp "$bad" "$h/inbox/bad.xml"
cp fixtures/rules/CS002/good-jw315.xml "$h/inbox/fresh.xml"
gzip -c fixtures/rules/CS002/good-jw305.xml >"$h/inbox/one.gz"
mkdir "$TMP/windows"
cp "$good" "$TMP/windows"
echo litter >"$TMP/windows/Thumbs.db"
(cd "$TMP/windows" && zip -q "$h/inbox/windows.zip" ./*)
mkdir "$TMP/pack"
cp fixtures/rules/CS002/good-jw317.xml fixtures/rules/CS002/good-jw323.xml "$TMP/pack"
tar -C "$TMP/pack" -czf "$h/inbox/whole.tar.gz" good-jw317.xml good-jw323.xml
cp "$bad" "$TMP/pack/worse.xml"
sed -i 's/TR018/&/; s/$/ /' "$TMP/pack/worse.xml"
(cd "$TMP/pack" && zip -q "$h/inbox/mixed.zip" ./*.xml)
head -c 400 "$h/inbox/whole.tar.gz" >"$h/inbox/broken.tar.gz"
mkfifo "$h/inbox/pipe"
mkdir -p "$h/inbox/folder/deep"
cp "$good" "$bad" "$h/inbox/folder/deep"
long=$(printf '%0250d.xml' 0)
cp "$bad" "$h/inbox/$long"
long=$(printf '%0244d' 0) # there is room for the name of its report
touch -d 2026-02-28T10:00:00Z "$h"/inbox/* "$h"/inbox/folder/deep/*
touch -d 2026-03-20T10:00:00Z "$h/inbox/fresh.xml"
exits 1 on 2026-03-01T10:00:00Z
cp "$h/done/good.xml" "$h/done/good.xml.2"
touch -d 2026-02-28T10:00:00Z "$h/done/good.xml.2"
kept done/good.xml done/one.gz done/whole.tar.gz done/fresh.xml rejected/bad.xml rejected/bad.xml.report.txt \
	rejected/mixed.zip rejected/broken.tar.gz rejected/pipe "rejected/$long" \
	done/folder/deep/good.xml rejected/folder/deep/bad.xml rejected/folder/deep/bad.xml.report.txt
# What was never taken in: put there by hand, in an archive too.
sed 's/$/ /' "$good" >"$h/done/stranger.xml"
cp "$h/done/stranger.xml" "$TMP/pack/stranger.xml"
tar -C "$TMP/pack" -cf "$h/done/strange.tar" good-jw317.xml stranger.xml
: >"$h/done/nothing.xml"
touch -d 2026-02-28T10:00:00Z "$h"/done/str* "$h/done/nothing.xml"

# For ever, with 0.
days 0 0
ls -R "$h/done" "$h/rejected" >"$TMP/before"
exits 0 on 2026-04-01T10:00:00Z
ls -R "$h/done" "$h/rejected" >"$TMP/after"
same "nothing goes with 0" "$TMP/before" "$TMP/after"

# A month, when nothing is said; a new home says so, in its settings and on the terminal.
want "a new home keeps settled files for a month" [ "$(grep -cE '^(bewaren|afgekeurd)_dagen = 30$' "$TMP/conf")" = 2 ]
exits 0 "$IJW" init "$TMP/month"
want "init says so" grep -q "done/ and rejected/ for 30 days" "$TMP/err"
cp "$good" "$bad" "$TMP/month/inbox"
touch -d 2026-02-28T10:00:00Z "$TMP"/month/inbox/*
IJW_NOW=2026-03-01T10:00:00Z exits 1 "$IJW" -C "$TMP/month" ingest
sed -i '/_dagen = /d' "$TMP/month/ijw.conf"
IJW_NOW=2026-03-31T09:59:59Z exits 0 "$IJW" -C "$TMP/month" ingest
kept ../month/done/good.xml ../month/rejected/bad.xml
IJW_NOW=2026-04-01T10:00:01Z exits 0 "$IJW" -C "$TMP/month" ingest
gone ../month/done/good.xml ../month/rejected/bad.xml

# Not one second too early.
days 20 30
exits 0 on 2026-03-21T10:00:00Z
kept done/good.xml
exits 0 on 2026-03-22T09:59:59Z
want "it says so" grep -q "6 settled files were kept for long enough and are removed" "$TMP/err"
gone done/good.xml done/good.xml.2 done/one.gz done/whole.tar.gz done/folder done/windows.zip
kept done/stranger.xml done/strange.tar done/nothing.xml done/fresh.xml rejected/bad.xml rejected/mixed.zip

# rejected/ has days of its own; the report goes with its file.
exits 0 on 2026-04-01T10:00:01Z
gone rejected/bad.xml rejected/bad.xml.report.txt rejected/mixed.zip rejected/mixed.zip.report.txt "rejected/$long" \
	rejected/folder
want "no report is left of what went" [ "$(ls "$h/rejected" | grep -c 'report.txt$')" = 2 ]
kept rejected/broken.tar.gz rejected/broken.tar.gz.report.txt rejected/pipe done/stranger.xml
kept done/fresh.xml
exits 0 on 2026-04-10T10:00:01Z
gone done/fresh.xml
kept done/stranger.xml done/strange.tar

# An old message that was delivered again, and one of which the archive is damaged.
cp fixtures/rules/CS002/good-jw323.xml "$h/inbox/again.xml"
cp "$TMP/pack/good-jw317.xml" "$h/inbox/damaged.xml"
touch -d 2026-04-11T10:00:00Z "$h"/inbox/*
exits 0 on 2026-04-11T10:00:00Z
sqlite3 "$h/ijw.db" "UPDATE origineel SET bytes = randomblob(length(bytes)) WHERE bericht = (SELECT id FROM bericht
	WHERE hex(kenmerk) = upper('$(sha256sum <"$TMP/pack/good-jw317.xml" | cut -d' ' -f1 |
		python3 tests/lib/kenmerk.py "$h/keys/pseudonym.key")'))"
exits 0 on 2026-04-30T10:00:00Z
kept done/again.xml done/damaged.xml
exits 0 on 2026-05-02T10:00:00Z
gone done/again.xml
kept done/damaged.xml
want "what is damaged is said" grep -q "its original cannot be opened" "$TMP/err"

# Once a day, and again when the days are others.
cp "$good" "$h/done/good.xml"
touch -d 2026-03-01T10:00:00Z "$h/done/good.xml"
exits 0 on 2026-05-02T11:00:00Z
kept done/good.xml
days 21 30
exits 0 on 2026-05-02T12:00:00Z
gone done/good.xml

# A daemon that is told to stop does not go on until all are gone; the next one does.
. tests/lib/watch.sh
days 0 0
export IJW_NOW=2026-07-01T10:00:00Z
"$IJW" -q generate --youths 300 --months 6 --seed 3 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' -exec cp -t "$h/inbox" {} +
touch -d 2026-06-30T10:00:00Z "$h"/inbox/*
exits 0 "$IJW" -q -C "$h" ingest
days 10 0
IJW_NOW=2026-08-01T10:00:00Z
left=$(ls "$h/done" | wc -l)
cp -a "$h" "$TMP/full"
for try in 1 2 3 4 5; do
	watch "$h"
	until [ "$(ls "$h/done" | wc -l)" -lt "$left" ]; do :; done
	kill -STOP "$daemon"
	half=$(ls "$h/done" | wc -l)
	kill -TERM "$daemon"
	kill -CONT "$daemon"
	wait "$daemon"
	want "it ends well in the middle of it" [ $? = 0 ]
	daemon=
	[ "$half" -lt 200 ] || break
	rm -rf "$h"
	cp -a "$TMP/full" "$h"
done
want "it stops in the middle of it" [ "$(ls "$h/done" | wc -l)" -ge $((half - 100)) ]
watch "$h"
soon "the next one goes on" sh -c "[ \$(ls '$h/done' | grep -c JW3) = 0 ]"
ends 0
want "what stays stays" [ -f "$h/done/damaged.xml" ]
unset IJW_NOW

# Days that are none.
for wrong in -1 3651 x; do
	days "$wrong" 0
	refuses 2 "bewaren_dagen must be a whole number of days" on 2026-05-02T12:00:00Z
done
done_testing
