# Folders in inbox/: walked file by file, whoever fills them meanwhile; what is settled keeps its path, and a
# folder goes when all that it was for has been done.
. tests/lib/common.sh
. tests/lib/watch.sh

good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml
another=fixtures/rules/CS002/good-jw305.xml
third=fixtures/rules/CS002/good-jw315.xml
half() {
	head -c 500 "$good"
}
# old NAME...: nothing happened to it for a day.
old() {
	touch -h -d '1 day ago' "$@"
}
# Root may go everywhere, unless it is told that it may not.
drop=
[ "$(id -u)" != 0 ] || drop="setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-all"

# Nested, with one that is not whole yet and one that is still being brought: each file by itself.
new_home h
h=$TMP/h
mkdir -p "$h/inbox/map/sub dir/deep" "$h/inbox/map/.hidden" "$h/inbox/map/__MACOSX"
cp "$good" "$h/inbox/map/a.xml"
cp "$bad" "$h/inbox/map/sub dir/b.xml"
(cd fixtures/rules/CS002 && zip -q "$h/inbox/map/sub dir/deep/c.zip" good-jw305.xml good-jw317.xml)
half >"$h/inbox/map/slow.xml"
cp "$third" "$h/inbox/map/d.xml.filepart"
cp "$third" "$h/inbox/map/.hidden/e.xml"
cp "$third" "$h/inbox/map/__MACOSX/e.xml"
touch -d '1 day ago' "$h/inbox/map/sub dir/deep/c.zip"
exits 1 "$IJW" -C "$h" ingest
want "a good file keeps its path" cmp -s "$good" "$h/done/map/a.xml"
want "a rejected one too" cmp -s "$bad" "$h/rejected/map/sub dir/b.xml"
want "with its report beside it" grep -q TR018 "$h/rejected/map/sub dir/b.xml.report.txt"
want "which names the path" grep -q "why map/sub dir/b.xml lies in rejected" "$h/rejected/map/sub dir/b.xml.report.txt"
want "an archive too" [ -f "$h/done/map/sub dir/deep/c.zip" ]
want "the batch is reported by paths" grep -q '"file":"map/sub dir/b.xml"' "$h"/outbox/*.json
want "what is not whole waits" [ -f "$h/inbox/map/slow.xml" ]
want "so does what is being brought" [ -f "$h/inbox/map/d.xml.filepart" ]
want "litter stays" [ -f "$h/inbox/map/.hidden/e.xml" -a -f "$h/inbox/map/__MACOSX/e.xml" ]
want "one file is said to wait" grep -q "1 file in inbox/ left" "$TMP/err"
want "folders that have not been quiet stay" [ -d "$h/inbox/map/sub dir/deep" ]
want "only their owner may look into folders of settled files" [ "$(stat -c %a "$h/done/map/sub dir")" = 700 ]
exits 0 "$IJW" -C "$h" status
want "status counts files, not folders" grep -q "^inbox       1 file waiting" "$TMP/out"
cp "$another" "$h/inbox/map/slow.xml" # the writer is ready
mv "$h/inbox/map/d.xml.filepart" "$h/inbox/map/d.xml"
exits 0 "$IJW" -C "$h" ingest
want "a file that was written slowly follows" cmp -s "$another" "$h/done/map/slow.xml"
want "and one that was brought slowly" cmp -s "$third" "$h/done/map/d.xml"

# Removed when empty and quiet, from the bottom up; litter in it keeps it.
rm -r "$h/inbox/map/.hidden"
old "$h/inbox/map/sub dir/deep" "$h/inbox/map/sub dir" "$h/inbox/map"
exits 0 "$IJW" -C "$h" ingest
want "quiet folders are removed" [ ! -e "$h/inbox/map/sub dir" ]
want "but for one with litter in it" [ -d "$h/inbox/map/__MACOSX" ]
rm -r "$h/inbox/map/__MACOSX"
exits 0 "$IJW" -C "$h" ingest
want "one that changed is not quiet" [ -d "$h/inbox/map" ]
old "$h/inbox/map"
exits 0 "$IJW" -C "$h" ingest
want "it goes then" [ -z "$(ls -A "$h/inbox")" ]
want "and nothing is remembered of it" [ -z "$(ls -A "$h/work")" ]

# A folder that was empty before anything came stays, for ever; so does one of another owner than its files.
mkdir -p "$h/inbox/postvak/leverancier"
old "$h/inbox/postvak/leverancier" "$h/inbox/postvak"
exits 0 "$IJW" -C "$h" ingest
want "an empty folder stays" [ -d "$h/inbox/postvak/leverancier" ]
mkdir "$h/inbox/postvak/leverancier/2026-11"
cp "$good" "$h/inbox/postvak/leverancier"
cp "$good" "$h/inbox/postvak/leverancier/2026-11"
exits 0 "$IJW" -C "$h" ingest
old "$h/inbox/postvak/leverancier/2026-11" "$h/inbox/postvak/leverancier" "$h/inbox/postvak"
exits 0 "$IJW" -C "$h" ingest
want "what a sender made in it goes" [ ! -e "$h/inbox/postvak/leverancier/2026-11" ]
old "$h/inbox/postvak/leverancier"
exits 0 "$IJW" -C "$h" ingest
want "what the sender was given stays" [ -d "$h/inbox/postvak/leverancier" ]
want "nobody reads in work/ what it is called" [ "$(grep -c postvak "$h/work/folders")" = 0 ]
rm -r "$h/inbox/postvak"
if [ "$(id -u)" = 0 ]; then
	mkdir "$h/inbox/van-root"
	cp "$good" "$h/inbox/van-root"
	chown 65534 "$h/inbox/van-root/good.xml"
	exits 0 "$IJW" -C "$h" ingest
	old "$h/inbox/van-root"
	exits 0 "$IJW" -C "$h" ingest
	want "a folder of another owner than its files stays" [ -d "$h/inbox/van-root" ]
	rmdir "$h/inbox/van-root"
else
	skip "a folder of another owner" "only root can give files to others"
fi

# Names that others have: a file where a folder is to be, and the other way about; a report of another file.
new_home n
n=$TMP/n
cp "$good" "$n/inbox/x"
cp "$bad" "$n/inbox/y.xml"
exits 1 "$IJW" -q -C "$n" ingest
mkdir -p "$n/inbox/x" "$n/inbox/y.xml.report.txt" "$n/inbox/z"
cp "$another" "$n/inbox/x/a.xml"
cp "$bad" "$n/inbox/x/b.xml"
cp "$bad" "$n/inbox/y.xml.report.txt/c.xml"
cp "$good" "$n/inbox/z/a.xml"
exits 1 "$IJW" -q -C "$n" ingest
want "a folder beside a file of its name" cmp -s "$another" "$n/done/x.2/a.xml"
want "which is not touched" cmp -s "$good" "$n/done/x"
want "where nothing has it, it has its own name" [ -f "$n/rejected/x/b.xml" ]
want "a folder with the name of a report is none" [ -f "$n/rejected/y.xml.report.txt.1/c.xml" ]
want "the report stays" grep -q TR018 "$n/rejected/y.xml.report.txt"
rm -r "$n/inbox"/*
cp "$third" "$n/inbox/z"
mkdir "$n/inbox/x"
cp "$third" "$n/inbox/x/a.xml"
exits 0 "$IJW" -q -C "$n" ingest
want "a file beside a folder of its name" cmp -s "$third" "$n/done/z.2"
want "the next file joins those of its folder" cmp -s "$third" "$n/done/x.2/a.xml.2"

# Links lead nowhere, wherever they lie.
new_home l
l=$TMP/l
mkdir -p "$TMP/outside" "$l/inbox/map"
cp "$good" "$TMP/outside/secret.xml"
ln -s "$TMP/outside" "$l/inbox/map/link"
ln -s "$TMP/outside/secret.xml" "$l/inbox/map/file.xml"
ln -s "$TMP/outside" "$l/inbox/top"
exits 1 "$IJW" -q -C "$l" ingest
want "a link to a folder is set aside as a link" [ -L "$l/rejected/map/link" -a -L "$l/rejected/top" ]
want "one to a file too" [ -L "$l/rejected/map/file.xml" ]
want "what they lead to is untouched" cmp -s "$good" "$TMP/outside/secret.xml"
want "and unread" [ "$(sqlite3 "$l/ijw.db" "SELECT count(*) FROM bericht")" = 0 ]

# Deeper than 32 folders, lost+found, and a folder that may not be read: left, named once, and in status.
new_home d
d=$TMP/d
sed -i 's/^interval = .*/interval = 1/' "$d/ijw.conf"
deep=$(printf 'd/%.0s' $(seq 32))
mkdir -p "$d/inbox/${deep}e" "$d/inbox/lost+found" "$d/inbox/shut"
cp "$good" "$d/inbox/${deep}in.xml"
cp "$another" "$d/inbox/${deep}e/out.xml"
cp "$another" "$d/inbox/lost+found"
cp "$third" "$d/inbox/shut"
exits 3 "$IJW" -C "$d" ingest
want "32 folders deep is well" [ -f "$d/done/${deep}in.xml" ]
want "deeper is left" [ -f "$d/inbox/${deep}e/out.xml" ]
want "and said" grep -q "d/e: this folder in inbox/ is left alone" "$TMP/err"
want "lost+found is left" [ -f "$d/inbox/lost+found/good-jw305.xml" ]
exits 1 "$IJW" -C "$d" status
want "status names it" sh -c 'tr -s " \n" " " <"$TMP/out" | grep -q "look at .*1 folder in inbox/ cannot be looked through: .*d/e"'
want "and lost+found, without a warning" grep -q "; its lost+found is left alone" "$TMP/out"
exits 1 "$IJW" -C "$d" status --json
valid status
want "JSON too" grep -q '"folders_left":1,.*"lost_found":true' "$TMP/out"
want "as a reason" grep -q '"what":"folders"' "$TMP/out"
rm -r "$d/inbox"/*
mkdir "$d/inbox/shut"
cp "$good" "$d/inbox/shut"
chmod 000 "$d/inbox/shut"
watch "$d" $drop
cp "$third" "$d/inbox/free.xml"
soon "others are taken in" [ -f "$d/done/free.xml" ]
sleep 3
want "a folder that may not be read is named once" [ "$(said "$d" "shut: this folder in inbox/")" = 1 ]
$drop "$IJW" -C "$d" status >"$TMP/out"
want "and in status" grep -q "1 folder in inbox/ cannot be looked through: shut" "$TMP/out"
$drop "$IJW" -C "$d" status --prometheus "$TMP/prom"
want "and in metrics" grep -q 'ijw_attention{reason="folders"} 1' "$TMP/prom"
mkdir "$d/inbox/half-shut"
cp "$good" "$d/inbox/half-shut"
chmod 444 "$d/inbox/half-shut"
soon "nor is one of which the names alone may be read" grep -q "half-shut: this folder in inbox/" "$d.log"
chmod 700 "$d/inbox/half-shut"
chmod 700 "$d/inbox/shut"
soon "when it may, its files are taken in" [ -f "$d/done/shut/good.xml" ]

# Filled slowly, under the eyes of a daemon.
mkdir "$d/inbox/slow"
for file in good-jw305 good-jw315 good-jw317 good-jw323; do
	cp "fixtures/rules/CS002/$file.xml" "$d/inbox/slow"
	soon "$file is taken in before the next comes" [ -f "$d/done/slow/$file.xml" ]
	want "the folder is there for the next" [ -d "$d/inbox/slow" ]
done
# Renamed while it is there.
mkdir "$d/inbox/old-name"
half >"$d/inbox/old-name/a.xml"
sleep 2
mv "$d/inbox/old-name" "$d/inbox/new-name"
cp "$good" "$d/inbox/new-name/a.xml"
soon "a folder that was renamed goes on under its name" [ -f "$d/done/new-name/a.xml" ]
ends 0
want "no folder was lost" [ -z "$(find "$d/inbox" -type f)" ]

# Where files cannot be renamed they stay unread: named once in the log, and by status as long as that lasts.
new_home u
u=$TMP/u
sed -i 's/^interval = .*/interval = 1/' "$u/ijw.conf"
mkdir "$u/inbox/vast"
cp "$good" "$u/inbox/vast/999900006.xml"
cp "$bad" "$u/inbox/vast/b.xml"
chmod 500 "$u/inbox/vast"
watch "$u" $drop
cp "$third" "$u/inbox/free.xml"
soon "others are taken in" [ -f "$u/done/free.xml" ]
told() {
	[ "$(cut -d' ' -f1 "$u/work/refused")" = 2 ]
}
soon "both are counted" told
sleep 3
want "each is named once" [ "$(said "$u" "cannot be renamed and stays unread")" = 2 ]
want "nothing of them is stored" [ "$(sqlite3 "$u/ijw.db" "SELECT count(*) FROM bericht")" = 1 ]
exits 1 "$IJW" -C "$u" status
want "status says what to do" sh -c 'tr -s " \n" " " <"$TMP/out" | grep -q "look at .*2 files in inbox/ cannot be renamed and stay unread: .*give this"'
want "without a BSN" sh -c '! grep -rq 999900006 "$0" "$1"' "$TMP/out" "$u/work"
exits 1 "$IJW" -C "$u" status --json
want "JSON too" grep -q '"unread":2,' "$TMP/out"
want "as a reason" grep -q '"what":"unread"' "$TMP/out"
"$IJW" -C "$u" status --prometheus "$TMP/prom"
want "metrics too" grep -qx 'ijw_inbox_unread_files 2' "$TMP/prom"
chmod 700 "$u/inbox/vast"
rm "$u/inbox/vast/b.xml"
soon "when they can be renamed they are taken in" sh -c 'test -f "$0"/done/vast/~*.xml' "$u"
soon "and nothing is told of them" [ ! -e "$u/work/refused" ]
ends 0
exits 0 "$IJW" -C "$u" status
# A run that empties the inbox once says it too.
mkdir "$u/inbox/los"
cp "$good" "$u/inbox/los"
chmod 500 "$u/inbox/los"
exits 3 $drop "$IJW" -C "$u" ingest
exits 1 "$IJW" -C "$u" status
want "after one run too" grep -q "1 file in inbox/ cannot be renamed and stays unread: los/good.xml" "$TMP/out"
rm -r "$u/inbox/los"
exits 0 "$IJW" -C "$u" status

# Many files in one folder.
new_home many
mkdir "$TMP/many/inbox/stapel"
many=$(figure 1000 10000)
for number in $(seq "$many"); do
	printf '<a>%d</a>' "$number" >"$TMP/many/inbox/stapel/$number.xml"
done
exits 1 "$IJW" -q -C "$TMP/many" ingest
want "many files of one folder" [ "$(ls "$TMP/many/rejected/stapel" | grep -cv report)" = "$many" ]
done_testing
