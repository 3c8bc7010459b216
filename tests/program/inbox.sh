# The inbox: files in, settled files and reports out; nothing lost, nothing overwritten, nothing twice.
. tests/lib/common.sh

good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml
new_home h
h=$TMP/h
old() {
	touch -h -d '1 day ago' "$@"
}
drop() {
	cp "$1" "$h/inbox/$2"
	old "$h/inbox/$2"
}

# An empty inbox: nothing happens, no report.
exits 0 "$IJW" -C "$h" ingest
want "no report on nothing" [ -z "$(ls "$h/outbox")" ]

# What Windows and macOS leave is nobody's delivery: it stays, counts for nothing, and is passed over in a folder
# that is named; a file that is named is judged, whatever its name.
mkdir "$TMP/left" "$h/inbox/__MACOSX"
for name in Thumbs.db thumbs.DB desktop.ini .DS_Store 'good.xml:Zone.Identifier'; do
	echo litter >"$TMP/left/$name"
	drop "$TMP/left/$name" "$name"
done
old "$h/inbox/__MACOSX"
exits 0 "$IJW" -C "$h" ingest
want "litter stays where it is" [ "$(ls -A "$h/inbox" | wc -l)" = 6 ]
want "and is reported nowhere" [ -z "$(ls "$h/outbox" "$h/done" "$h/rejected" | grep -v :)" ]
exits 0 "$IJW" -C "$h" status
want "nor does it wait" grep -qx "inbox       0 files waiting" "$TMP/out"
refuses 2 "there is no file in this folder" "$IJW" -C "$h" ingest "$TMP/left"
exits 1 "$IJW" validate "$TMP/left/Thumbs.db"
rm -r "$h"/inbox/.DS_Store "$h"/inbox/*

# What is being brought is left alone, and named when nothing happens to it for a day.
new_home uploads
for name in a.xml.part b.zip.FILEPART c.tmp d.xml.crdownload; do
	cp "$good" "$TMP/uploads/inbox/$name"
done
exits 0 "$IJW" -C "$TMP/uploads" ingest
want "uploads stay where they are" [ "$(ls "$TMP/uploads/inbox" | wc -l)" = 4 ]
exits 0 "$IJW" -C "$TMP/uploads" status
want "a young one is not spoken of" sh -c '! grep -q "look at" "$0"' "$TMP/out"
old "$TMP/uploads/inbox/d.xml.crdownload"
exits 0 "$IJW" -C "$TMP/uploads" ingest
exits 1 "$IJW" -C "$TMP/uploads" status
want "an old one is" grep -q "^look at *1 upload in inbox/ did not end for a day: bring d.xml.crdownload" "$TMP/out"
exits 1 "$IJW" -C "$TMP/uploads" status --json
valid "status"
want "in JSON too" grep -q '"uploads":1' "$TMP/out"
want "no upload is rejected" [ -z "$(ls "$TMP/uploads/rejected")" ]
mv "$TMP/uploads/inbox/d.xml.crdownload" "$TMP/uploads/inbox/d.xml"
exits 0 "$IJW" -C "$TMP/uploads" ingest
want "with its name it is taken in" [ -f "$TMP/uploads/done/d.xml" ]
exits 0 "$IJW" validate "$TMP/uploads/inbox/a.xml.part"

# In an archive it is passed over, and counted; with nothing else an archive has no message.
new_home litter
mkdir -p "$TMP/mac/__MACOSX" "$TMP/mac/map"
cp "$good" "$TMP/mac/map/a.xml"
for name in __MACOSX/._a.xml map/.DS_Store map/Thumbs.db 'map/~$a.xml'; do
	echo litter >"$TMP/mac/$name"
done
(cd "$TMP/mac" && zip -qr "$TMP/mac.zip" . && zip -q "$TMP/none.zip" map/Thumbs.db)
exits 0 "$IJW" validate "$TMP/mac.zip"
want "validate says so" grep -q "1 message, 1 accepted; 4 passed over" "$TMP/err"
cp "$TMP/mac.zip" "$TMP/none.zip" "$TMP/litter/inbox"
old "$TMP/litter/inbox/mac.zip"
old "$TMP/litter/inbox/none.zip"
exits 1 "$IJW" -C "$TMP/litter" ingest
want "an archive with litter is done" [ -f "$TMP/litter/done/mac.zip" ]
want "one of nothing else is rejected" grep -q IJW024 "$TMP/litter/rejected/none.zip.report.txt"
want "the report counts it" grep -q "^ *5  other files in archives were passed over by their names" "$TMP"/litter/outbox/*.txt
want "in the JSON too" grep -q '"messages":2,"litter":5,' "$TMP"/litter/outbox/*.json
want "nothing of it is stored" [ "$(sqlite3 "$TMP/litter/ijw.db" "SELECT count(*) FROM bericht")" = 1 ]
exits 0 "$IJW" -C "$TMP/litter" ingest "$TMP/mac.zip"
want "ingest of a path says so" grep -q "4 passed over" "$TMP/err"

# What is left alone and passed over is told by ijw.conf: in the inbox, in folders that are named and in archives.
# An upload in a folder that is named, or in an archive, is passed over by the default too.
new_home names
n=$TMP/names
mkdir -p "$TMP/mixed/Map"
cp "$good" "$TMP/mixed/Map/a.xml"
for name in b.xml.PART Thumbs.db c.xml.bak LEESMIJ.txt; do
	echo litter >"$TMP/mixed/Map/$name"
done
(cd "$TMP/mixed" && zip -qr "$TMP/mixed.zip" Map && zip -q "$TMP/only.zip" Map/b.xml.PART)
exits 1 "$IJW" validate "$TMP/mixed.zip"
want "an upload in an archive is passed over" grep -q "3 messages, 1 accepted, 2 unreadable; 2 passed over" "$TMP/err"
exits 1 "$IJW" validate "$TMP/mixed"
want "and in a folder" grep -q "3 messages, 1 accepted, 2 unreadable$" "$TMP/err"
exits 1 "$IJW" validate "$TMP/only.zip"
want "an archive of nothing else has no message" grep -q IJW024 "$TMP/out"
sed -i 's/^overslaan = .*/overslaan = *.bak, leesmij*/' "$n/ijw.conf"
exits 1 "$IJW" -C "$n" ingest "$TMP/mixed.zip"
want "the list holds in an archive" grep -q "3 messages, 1 accepted, 2 unreadable;.* 2 passed over by" "$TMP/err"
exits 1 "$IJW" -C "$n" ingest "$TMP/mixed"
want "and in a folder that is named" grep -q "3 messages, 1 accepted, 2 unreadable; 3 taken in before" "$TMP/err"
exits 1 "$IJW" -C "$n" ingest "$TMP/mixed/Map/c.xml.bak"
want "a file that is named is judged" grep -q "1 message, 1 unreadable" "$TMP/err"
cp -r "$TMP/mixed/Map" "$TMP/mixed.zip" "$n/inbox"
old "$n/inbox"/* "$n/inbox/Map"/*
exits 1 "$IJW" -C "$n" ingest
want "and in inbox/" [ "$(ls "$n/inbox/Map" | tr '\n' ' ')" = "LEESMIJ.txt c.xml.bak " ]
want "what is not in the list any more is judged" [ -f "$n/rejected/Map/b.xml.PART" -a -f "$n/rejected/Map/Thumbs.db" ]
want "of an archive too" [ "$(grep -c "mixed.zip, in it .*\(PART\|Thumbs\)" "$n/rejected/mixed.zip.report.txt")" -ge 2 ]
exits 1 "$IJW" -C "$n" status
want "status names what has the end of an upload" grep -q "1 upload in inbox/ did not end for a day: bring Map/c.xml.bak" "$TMP/out"
want "and nothing else" grep -q "^inbox       0 files waiting" "$TMP/out"
sed -i 's/^overslaan = .*/overslaan =/' "$n/ijw.conf"
touch "$n/inbox/.nog-niet"
exits 1 "$IJW" -C "$n" ingest
want "with an empty list only names with a dot are left" [ "$(find "$n/inbox" -type f)" = "$n/inbox/.nog-niet" ]
for wrong in '*' '*.*' 'a/b' 'a,,b' '*.part,'; do
	sed -i "s|^overslaan = *.*|overslaan = $wrong|" "$n/ijw.conf"
	refuses 2 "overslaan must be names with commas" "$IJW" -C "$n" ingest
done

# Good and bad.
drop "$good" good.xml
drop "$bad" bad.xml
exits 1 "$IJW" -C "$h" ingest
want "good is done" cmp -s "$good" "$h/done/good.xml"
want "bad is rejected" cmp -s "$bad" "$h/rejected/bad.xml"
want "with its report beside it" grep -q "Einddatum lies before Begindatum" "$h/rejected/bad.xml.report.txt"
want "that names the rule" grep -q "TR018" "$h/rejected/bad.xml.report.txt"
want "and what to do" grep -q "Ask the sender" "$h/rejected/bad.xml.report.txt"
want "the inbox is empty" [ -z "$(ls -A "$h/inbox")" ]
# Of what breaks the schema the header is looked at, as far as it can be read.
new_home glance
sed 's/<b:Datum>2013-05-01/<b:Datum>2013-05-41/' fixtures/rules/TR018/good.xml >"$TMP/glance/inbox/a.xml"
sed 's/<b:Datum>2013-05-01/<b:Datum>2013-05-41/; s/R30700001/Jansen1/' fixtures/rules/TR018/good.xml >"$TMP/glance/inbox/b.xml"
sed 's/<m:Afzender>91000001/<m:Afzender>9100000x/' fixtures/rules/TR018/good.xml >"$TMP/glance/inbox/c.xml"
touch -d 2020-01-01 "$TMP"/glance/inbox/*
exits 1 "$IJW" -q -C "$TMP/glance" ingest
want "the sender is known" grep -q "^Sender: 91000001$" "$TMP/glance/rejected/a.xml.report.txt"
want "and the message" grep -q "invalid: JW307, Identificatie R30700001, Dagtekening 2026-04-15" "$TMP/glance/rejected/a.xml.report.txt"
want "what may be a name is not shown" grep -qF "Identificatie *********, Dagtekening" "$TMP/glance/rejected/b.xml.report.txt"
want "a code that is none names nobody" grep -q "^Sender: cannot be read$" "$TMP/glance/rejected/c.xml.report.txt"
want "nothing of it is stored" [ -z "$(sqlite3 "$TMP/glance/ijw.db" "SELECT afzender FROM bericht WHERE afzender IS NOT NULL")" ]

want "one report to read" [ "$(ls "$h/outbox" | grep -c '\.txt$')" = 1 ]
want "one report for programs" [ "$(ls "$h/outbox" | grep -c '\.json$')" = 1 ]
want "it names the sender" grep -q "^Sender: 91000001$" "$h"/outbox/*.txt
want "and the message" grep -q "rejected: JW307, Identificatie R30700001, Dagtekening 2026-04-15" "$h"/outbox/*.txt
want "and what to send" grep -q "^To send to 91000001, by secure mail (via veilige mail):" "$h"/outbox/*.txt
want "the report fits 80 columns" [ -z "$(cat "$h"/outbox/*.txt | grep -E '.{81}')" ]
want "what does not go with earlier messages is to look at" grep -q "(TR382)" "$h"/outbox/*.txt
want "under the name of the file" grep -q "^good.xml" "$h"/outbox/*.txt
want "and in the JSON of its message" grep -q '"file":"good.xml".*},"dossier":.*"rule":"TR382","code":"9069"' "$h"/outbox/*.json
want "it has the number of its message and no digest" grep -q \
	'"taken":"new","ontvangen_volgnummer":[1-9][0-9]*,"afzender":"91000001","identificatie":"R30700001","dagtekening":"2026-04-15","message":{.*"file":"good.xml".*"sha256":null' "$h"/outbox/*.json
want "the JSON counts" grep -q '"accepted":1' "$h"/outbox/*.json
want "no value of the message in a report" [ "$(grep -l 9999 "$h"/outbox/* "$h"/rejected/*.txt | wc -l)" = 0 ]

# The same bytes again, under the same and another name: nothing changes, nothing is overwritten.
"$IJW" -C "$h" export afkeur >"$TMP/afkeur"
rm "$h"/outbox/*
drop "$good" good.xml
drop "$good" other.xml
drop "$bad" bad.xml
exits 1 "$IJW" -C "$h" ingest
want "the summary says so" grep -q "3 taken in before" "$TMP/err"
want "the report says so" grep -q "3  of these were here before" "$h"/outbox/*.txt
want "a second good.xml" cmp -s "$good" "$h/done/good.xml.2"
want "other.xml is done" cmp -s "$good" "$h/done/other.xml"
want "a second bad.xml" cmp -s "$bad" "$h/rejected/bad.xml.2"
want "with its own report" [ -f "$h/rejected/bad.xml.2.report.txt" ]
"$IJW" -C "$h" export afkeur >"$TMP/afkeur2"
same "the findings are not doubled" "$TMP/afkeur" "$TMP/afkeur2"
want "two messages are stored" sh -c '"$IJW" -C "'"$h"'" status | grep -q "messages    2 stored"'

# Same name, other bytes.
drop fixtures/rules/CS002/good-jw305.xml good.xml
exits 0 "$IJW" -C "$h" ingest
want "a third good.xml" cmp -s fixtures/rules/CS002/good-jw305.xml "$h/done/good.xml.3"

# Not whole yet: left alone while it is young, refused when it has been quiet.
head -c 500 "$good" >"$h/inbox/slow.xml"
: >"$h/inbox/empty.xml"
head -c 3000 /dev/zero >"$h/inbox/zeros.xml"
gzip -c "$good" | head -c 300 >"$h/inbox/slow.gz"
exits 0 "$IJW" -C "$h" ingest
want "they are said to wait" grep -q "4 files in inbox/ left for the next round" "$TMP/err"
want "they are still there" [ "$(ls "$h/inbox" | wc -l)" = 4 ]
cp "$good" "$h/inbox/slow.xml" # the writer is ready
gzip -c fixtures/rules/CS002/good-jw315.xml >"$h/inbox/slow.gz"
exits 0 "$IJW" -C "$h" ingest
want "whole files go, young as they are" [ "$(ls "$h/inbox" | sort | tr '\n' ' ')" = "empty.xml zeros.xml " ]
old "$h"/inbox/*
exits 1 "$IJW" -C "$h" ingest
want "quiet ones are refused" [ -f "$h/rejected/empty.xml.report.txt" ] 
want "and so are zeros" grep -q IJW004 "$h/rejected/zeros.xml.report.txt"

# Of a tar that is not compressed nothing tells whether more of it is to come.
mkdir "$TMP/two"
cp fixtures/rules/CS002/good-jw315.xml fixtures/rules/CS002/good-jw317.xml "$TMP/two"
tar -C "$TMP/two" -cf "$TMP/two.tar" good-jw315.xml good-jw317.xml
tar -C "$TMP/two" -cf "$h/inbox/grows.tar" good-jw315.xml
exits 0 "$IJW" -C "$h" ingest
want "a tar waits" [ -f "$h/inbox/grows.tar" ]
cp "$TMP/two.tar" "$h/inbox/grows.tar"
old "$h/inbox/grows.tar"
exits 0 "$IJW" -C "$h" ingest
want "until it has been quiet" cmp -s "$TMP/two.tar" "$h/done/grows.tar"

# Archives: one file, one verdict for the file, a line for each member.
mkdir "$TMP/pack"
cp fixtures/rules/CS002/good-jw317.xml "$bad" "$TMP/pack"
(cd "$TMP/pack" && zip -q "$h/inbox/mixed.zip" ./*.xml)
tar -C "$TMP/pack" -czf "$h/inbox/whole.tar.gz" good-jw317.xml
old "$h"/inbox/*
exits 1 "$IJW" -C "$h" ingest
want "an archive with a bad message is rejected" [ -f "$h/rejected/mixed.zip" ]
want "its report names the member" grep -q "mixed.zip, in it .*bad.xml" "$h/rejected/mixed.zip.report.txt"
want "its good message is taken in" sh -c '"$IJW" -C "'"$h"'" ingest fixtures/rules/CS002/good-jw317.xml 2>&1 | grep -q "taken in before"'
want "an archive that is all good is done" [ -f "$h/done/whole.tar.gz" ]

# What is no file: never followed, never waited for.
echo "secret" >"$TMP/secret"
ln -s "$TMP/secret" "$h/inbox/link.xml"
mkfifo "$h/inbox/fifo.xml"
old "$h"/inbox/*
exits 1 timeout 600 "$IJW" -C "$h" ingest
want "a link is set aside as a link" [ -L "$h/rejected/link.xml" ]
want "what it points to is untouched" [ "$(cat "$TMP/secret")" = secret ]
want "a FIFO is set aside" [ -p "$h/rejected/fifo.xml" ]
want "each says why" grep -q IJW023 "$h/rejected/link.xml.report.txt" "$h/rejected/fifo.xml.report.txt"
want "hidden files are somebody's work in progress" sh -c 'touch "'"$h"'/inbox/.hidden" && "$IJW" -q -C "'"$h"'" ingest && [ -f "'"$h"'/inbox/.hidden" ]'
rm "$h/inbox/.hidden"

# Names with every byte: shown escaped, kept; a name with a BSN is masked, all but its end.
name=$(printf 'a\nb\033[31m\377.xml')
cp "$bad" "$h/inbox/$name"
sed 's/$/ /' "$bad" >"$h/inbox/jw307 9999-000.06.xml"
long=$(printf '%0251d.xml' 0)
cp "$good" "$h/inbox/$long"
cp "$good" "$h/done/$long"
old "$h"/inbox/*
rm "$h"/outbox/*
exits 1 "$IJW" -C "$h" ingest
want "an odd name is rejected under its own name" [ -f "$h/rejected/$name" ]
want "it is shown escaped" grep -qF 'a\x0Ab\x1B[31m\xFF.xml' "$h"/outbox/*.txt
masked=$(cd "$h/rejected" && ls -d '~'????????????.xml)
want "a BSN is masked" [ -f "$h/rejected/$masked.report.txt" ]
want "also where it is told" grep -qxF "$masked" "$h"/outbox/*.txt
want "and nowhere shown" sh -c '! grep -rqF 9999-000 "$0"/outbox "$0"/rejected/*.report.txt' "$h"
want "the JSON is one that can be read" sh -c 'sqlite3 :memory: "SELECT json_valid(readfile('"'$(ls "$h"/outbox/*.json)'"'))" | grep -q 1'
want "a name of 255 bytes gives way" [ "$(ls "$h/done" | grep -cE '^.{253}\.2$')" = 1 ]

# Reports overwrite no file and no report of another.
for end in a b; do
	cp "$bad" "$h/inbox/$(printf '%0250d' 0)$end.xml"
done
drop "$bad" mine.xml
echo "from a sender" >"$h/inbox/mine.xml.report.txt"
old "$h"/inbox/*
exits 1 "$IJW" -C "$h" ingest
want "a file with the name of a report is another" grep -q "from a sender" "$h/rejected/mine.xml.report.txt.1"
want "and has a report itself" [ -f "$h/rejected/mine.xml.report.txt.1.report.txt" ]
want "which is not the report it looks like" grep -q TR018 "$h/rejected/mine.xml.report.txt"
want "long names keep apart" [ "$(ls "$h/rejected" | grep -cE '^0{242}(00|\.2)$')" = 2 ]
want "and so do their reports" [ "$(ls "$h/rejected" | grep -cE '^0{242}(00|\.2)\.report\.txt$')" = 2 ]

# Two at a time: the second says so.
mkfifo "$TMP/hold"
flock "$h/work" cat "$TMP/hold" >/dev/null &
sleep 0.2
refuses 3 "another ijw" "$IJW" -C "$h" ingest
echo >"$TMP/hold"
wait

# A crash between commit and move: the file is still there, its messages count once.
"$IJW" -q -C "$h" ingest fixtures/rules/CS002/good-jw323.xml
"$IJW" -C "$h" status | grep messages >"$TMP/before"
drop fixtures/rules/CS002/good-jw323.xml late.xml
exits 0 "$IJW" -C "$h" ingest
"$IJW" -C "$h" status | grep messages >"$TMP/after"
want "a file left by a crash is settled" [ -f "$h/done/late.xml" ]
want "and stored once" [ "$(cut -d, -f1 "$TMP/before")" = "$(cut -d, -f1 "$TMP/after")" ]

# Killed at a random moment, again and again: in the end everything is as in an undisturbed home.
"$IJW" -q generate --youths 150 --months 4 --seed 5 --out "$TMP/traffic"
new_home calm
cp -a "$TMP/calm" "$TMP/storm"
find "$TMP/traffic/messages" -name '*.xml' -exec cp -t "$TMP/calm/inbox" {} +
find "$TMP/traffic/messages" -name '*.xml' -exec cp -t "$TMP/storm/inbox" {} +
exits 0 "$IJW" -C "$TMP/calm" ingest
for pause in 0.01 0.03 0.05 0.08 0.1 0.12 0.15 0.2 0.25 0.3; do
	timeout --foreground -s KILL "$pause" "$IJW" -q -C "$TMP/storm" ingest >/dev/null 2>&1
done
exits 0 "$IJW" -C "$TMP/storm" ingest
want "the storm's inbox is empty" [ -z "$(ls "$TMP/storm/inbox")" ]
want "every file is done, once" [ "$(ls "$TMP/storm/done" | sort | cksum)" = "$(ls "$TMP/calm/done" | sort | cksum)" ]
for table in verzoek toewijzing levering wachtketen traject; do
	"$IJW" -C "$TMP/calm" export "$table" >"$TMP/calm.csv"
	"$IJW" -C "$TMP/storm" export "$table" >"$TMP/storm.csv"
	same "$table after a storm" "$TMP/calm.csv" "$TMP/storm.csv"
done
done_testing
