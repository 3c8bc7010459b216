# A copy of a home without its keys, and of all that the program says of it, tells of no youth who they are: somebody
# who knows every message but for the BSNs makes all messages anew with each BSN, and finds no digest of any.
. tests/lib/reliability.sh
. tests/lib/watch.sh

build=$(dirname "$IJW")
said=$TMP/said copies=$TMP/copies
mkdir "$said" "$copies" "$TMP/messages" "$TMP/tmp"
export TMPDIR="$TMP/tmp"
export IJW_NOW=2026-07-01T12:00:00Z

# run NAME COMMAND...: what it says is kept, and a copy of all that it writes.
run() {
	name=$1
	shift
	COPIES=$copies/$name LD_PRELOAD=$build/copies.so "$@" >"$said/$name.out" 2>"$said/$name.err" </dev/null
}
# guess MESSAGES FILE...: looks for the youths of these messages in these files and those in these folders;
# $TMP/guessed says who was found.
guess() {
	list=$1
	shift
	find "$@" -type f -size +0 >"$TMP/files"
	"$build/guess" "$(figure 1000 100)" "$TMP/space" "$list" "$TMP/files" >"$TMP/guessed"
}
# stolen HOME COPY: what a thief has who does not have the keys, nor the files that were sent.
stolen() {
	mkdir "$2"
	for part in "$1"/*; do
		case ${part##*/} in
		keys | inbox | aanmelddatum.csv) ;;
		*) cp -a "$part" "$2" ;;
		esac
	done
	find "$2/done" "$2/rejected" -type f ! -name '*.report.txt' -delete
	(cd "$1" && ls -AR) >"$2.names"
}
# found WHAT FILE...: the search finds what was planted.
found() {
	what=$1
	shift
	guess "$TMP/some" "$@"
	got=$?
	want "a youth is found by $what ($(head -n 1 "$TMP/guessed"))" [ "$got" = 0 ]
	plants=$((plants + 1))
}
plants=0

# Everybody in the traffic, and every message that is made of it.
youths=$(figure 24 1000)
"$IJW" -q generate --youths "$youths" --months 6 --seed 24 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' -exec cp {} "$TMP/messages" \;
find "$TMP/messages" -type f | sort >"$TMP/list"
xargs grep -hoE '[:<]Bsn>[0-9]{9}' <"$TMP/list" | grep -oE '[0-9]+$' | sort -u >"$TMP/space"
# Somebody's references are BSNs.
{
	echo AGB,ReferentieAanbieder,Aanmelddatum
	sed 's/.*/99010211,&,2026-01-05/' "$TMP/space"
} >"$TMP/aanmelddatum.csv"
echo "$TMP/aanmelddatum.csv" >>"$TMP/list"

# The search finds what is in no other file, however it is written, and nothing in something else.
bsn=$(sed -n 2p "$TMP/space")
message=$(grep -lF "$bsn" "$TMP/messages"/*301.xml | head -n 1)
{
	head -n 100 "$TMP/list"
	echo "$message"
} >"$TMP/some"
mkdir "$TMP/forms"
digest=$(sha256sum <"$message" | cut -c 1-16)
# write NAME SQL: what that gives is the file.
write() {
	sqlite3 :memory: "SELECT writefile('$TMP/forms/$1', $2)" >"$TMP/out"
}
write bytes "x'$digest'"
write turned "x'$(echo "$digest" | fold -w 2 | tac | tr -d '\n')'"
write hex "'a message of $digest'"
write upper "upper('$digest')"
write cut-off "'a message of $(echo "$digest" | cut -c 1-12)...'"
write signed "printf('%d', 0x$digest)"
write unsigned "printf('%u', 0x$digest)"
# Of three places in a longer text.
for before in '' a ab; do
	write long "CAST('$before' AS BLOB) || x'$digest'"
	base64 "$TMP/forms/long" >"$TMP/forms/base64$before"
done
rm "$TMP/forms/long"
sqlite3 "$TMP/forms/number.db" "CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (0x$digest)"
# In two pieces, of which 36 bytes lie apart from the others; and on a page that is free.
sqlite3 "$TMP/forms/pieces.db" "PRAGMA page_size = 512; CREATE TABLE t (n BLOB);
	INSERT INTO t VALUES (x'$(printf '%064d%s%01920d' 0 "$digest" 0)')"
sqlite3 "$TMP/forms/free.db" "PRAGMA secure_delete = OFF; CREATE TABLE t (n BLOB); INSERT INTO t VALUES (x'$digest');
	DELETE FROM t" >"$TMP/out"
for hash in md5sum sha1sum sha224sum sha384sum sha512sum b2sum 'b2sum -l 256' 'b2sum -l 128'; do
	$hash <"$message" | cut -d' ' -f 1 >"$TMP/forms/$hash"
	printf '%s' "$bsn" | $hash | cut -d' ' -f 1 >"$TMP/forms/bsn-$hash"
done
birth=$(grep -F -A 4 "$bsn" "$message" | sed -n 's/.*Datum>\([0-9-]*\)<.*/\1/p')
printf '%s%s' "$bsn" "$birth" | sha256sum >"$TMP/forms/birth"
sha256sum <"$message" | cut -d' ' -f 1 | tr -d '\n' | sha256sum >"$TMP/forms/twice"
guess "$TMP/some" "$TMP/forms"
want "nobody else is found" grep -q "^1 of " "$TMP/guessed"
find "$TMP/forms" -type f | sort >"$TMP/all"
sed -n "s|^youth 2: \($TMP/forms/.*\):[0-9]*: .* of .*|\1|p" "$TMP/guessed" | sed 's/ ([a-z.]*)$//' | sort >"$TMP/found"
same "every form is found" "$TMP/all" "$TMP/found"
want "what lies in pieces is found by its column" grep -q "pieces.db (t.n)" "$TMP/guessed"
guess "$TMP/some" share
want "in other files is nobody" [ $? = 1 ]

# All that the program does with a home. Some messages are spoilt, some come twice or in an archive.
mkdir "$TMP/inbox"
cp "$TMP/messages"/* "$TMP/inbox"
for message in $(head -n 8 "$TMP/list"); do
	spoilt=$TMP/inbox/spoilt-$(basename "$message")
	sed 's/Geslacht>[0-9]/&9/' "$message" >"$spoilt"
	echo "$spoilt" >>"$TMP/list"
done
cp "$(head -n 1 "$TMP/list")" "$TMP/inbox/again.xml"
head -n 20 "$TMP/list" | zip -q -j -@ "$TMP/inbox/a.zip"
(cd "$TMP/messages" && tar -czf "$TMP/inbox/a.tar.gz" ./*JW30[57].xml)
find "$TMP/inbox" -exec touch -d '2026-06-30 12:00' {} +
# home NAME: one with all of that in its inbox.
home() {
	new_home "$1"
	sed -i 's/^stiltetijd = .*/stiltetijd = 0/' "$TMP/$1/ijw.conf"
	cp -a "$TMP/inbox"/* "$TMP/$1/inbox"
}
home h
h=$TMP/h
cp "$TMP/aanmelddatum.csv" "$h"
run ingest "$IJW" -v -C "$h" ingest
want "messages are taken in" [ "$(ls "$h/done" | wc -l)" -gt "$youths" ]
want "some are not" [ -n "$(ls "$h/rejected")" ]
run ingest-again "$IJW" -v -C "$h" ingest "$TMP/inbox"
run status "$IJW" -v -C "$h" status
run status-json "$IJW" -C "$h" status --json
run status-prometheus "$IJW" -C "$h" status --prometheus "$said/metrics.prom"
tables=$("$IJW" -C "$h" export 2>&1 | sed -n 's/.*knows //p' | tr -d ,)
want "the tables are known" [ "$(echo "$tables" | wc -w)" -ge 9 ]
for table in $tables; do
	run "export-$table" "$IJW" -v -C "$h" export "$table"
done
run diff "$IJW" -v -C "$h" diff 2026-03-31 2026-06-30
number=$("$IJW" -C "$h" export toewijzing | sed -n '2s/^GM\([0-9]*\),\([0-9]*\),.*/\1\/\2/p')
run explain "$IJW" -v -C "$h" explain "$number"
run explain-json "$IJW" -C "$h" explain --json "$number"
run report "$IJW" -v -C "$h" report --out "$said/report"
run publish "$IJW" -v -C "$h" publish --intern
run rebuild "$IJW" -v -C "$h" rebuild
run backup "$IJW" -v -C "$h" backup "$said/copy"
# What is wrong with an original is told; what is seen here must tell of nobody either.
cp -a "$h" "$TMP/damaged"
sqlite3 "$TMP/damaged/ijw.db" "UPDATE origineel SET bytes = x'00' WHERE bericht % 2 = 0"
run rebuild-damaged "$IJW" -v -C "$TMP/damaged" rebuild
run backup-damaged "$IJW" -v -C "$TMP/damaged" backup "$TMP/damaged.copy"
# A daemon that is killed: its log and what it was at stay.
home k
: >"$said/k.log"
daemon_home() {
	COPIES=$copies/watch LD_PRELOAD=$build/copies.so "$IJW" -v -C "$TMP/k" watch >>"$said/k.log" 2>&1 </dev/null &
	daemon=$!
}
daemon_home
soon "the daemon stores" [ -s "$TMP/k/ijw.db-wal" ]
kill -9 "$daemon"
wait "$daemon" 2>/dev/null
stolen "$TMP/k" "$TMP/stolen.killed"
daemon_home
soon "the daemon takes all in" sh -c "[ -z \"\$(ls '$TMP/k/inbox')\" ]"
# A copy that is made while pages are written is none that anybody can read.
for again in 1 2 3 4 5 6 7 8 9 10; do
	rm -rf "$TMP/stolen.running" "$TMP/stolen.running.names"
	stolen "$TMP/k" "$TMP/stolen.running"
	[ "$(sqlite3 "file:$TMP/stolen.running/ijw.db?immutable=1" 'PRAGMA quick_check' 2>&1)" != ok ] || break
	sleep "0.$again"
done
ends 0
# One of an earlier version, in which messages went by plain digests.
cp -a "$h" "$TMP/older"
older_database 12 "$h" "$TMP/older/ijw.db"
stolen "$TMP/older" "$TMP/planted.older"
run rebuild-older "$IJW" -v -C "$TMP/older" rebuild
want "it is brought up to date" grep -q "brought up to" "$said/rebuild-older.err"
stolen "$TMP/older" "$TMP/stolen.older"
stolen "$h" "$TMP/stolen"
stolen "$TMP/damaged" "$TMP/stolen.damaged"

guess "$TMP/list" "$TMP"/stolen* "$said" "$copies"
got=$?
want "nobody is found: $(head -n 3 "$TMP/guessed")" [ "$got" = 1 ]
figures=$(tail -n 1 "$TMP/guessed")
want "everybody was looked for ($figures)" grep -q "^0 of $(wc -l <"$TMP/space") youths" "$TMP/guessed"

found "a database of version 12" "$TMP/planted.older/ijw.db"
# A program with a fault, in each kind of place.
for plain in fact log cut content bsn report; do
	home "$plain"
	run "plain-$plain" env PLAIN=$plain "$build/ijw-plain" -v -C "$TMP/$plain" ingest
	stolen "$TMP/$plain" "$TMP/planted.$plain"
	case $plain in
	fact) found "a fact" "$TMP/planted.fact" ;;
	report) found "a report" "$TMP/planted.report/outbox" ;;
	*) found "a line of a log ($plain)" "$said/plain-$plain.err" ;;
	esac
done
# What the table shows of a fact is looked at as well.
run plain-shown "$build/ijw-plain" -C "$TMP/fact" export gebeurtenis
found "a fact that is shown" "$said/plain-shown.out"
# The key makes the difference: with it the youths are in the database by their pseudonyms.
held 24 "a copy without keys" "$figures, $plants plants found"
done_testing
