# The daemon: files that come in any way, signals, failures that pass, what it tells the service manager.
. tests/lib/common.sh
. tests/lib/watch.sh

good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml
# A home in which only hints make anything happen soon.
new_home h
h=$TMP/h
sed -i 's/^interval = .*/interval = 3600/' "$h/ijw.conf"
watch "$h"

# In any way: rename, copy, slowly, into zeros that were there before, an archive.
cp "$good" "$h/.a" && mv "$h/.a" "$h/inbox/renamed.xml"
soon "a file that is renamed into the inbox is taken in by a hint" [ -f "$h/done/renamed.xml" ]
cp "$bad" "$h/inbox/copied.xml"
soon "a file that is copied is judged" [ -f "$h/rejected/copied.xml.report.txt" ]
soon "the log names it" grep -q "ijw: copied.xml: rejected, accepted of it: 0 of 1 messages" "$h.log"
want "and none that was accepted" [ -z "$(grep renamed.xml "$h.log")" ]
cp "$bad" "$h/inbox/999990019 Jansen.xml"
soon "one whose name tells a person is named masked" grep -qE '^ijw: ~[0-9a-f]{12}\.xml: rejected' "$h.log"
want "and not by its name" [ -z "$(grep 999990019 "$h.log")" ]
{
	head -c 700 fixtures/rules/CS002/good-jw305.xml
	sleep 1
	tail -c +701 fixtures/rules/CS002/good-jw305.xml
} >"$h/inbox/slow.xml"
soon "a file that is written slowly is taken in whole" \
	cmp -s fixtures/rules/CS002/good-jw305.xml "$h/done/slow.xml"
size=$(wc -c <fixtures/rules/CS002/good-jw315.xml)
head -c "$size" /dev/zero >"$h/inbox/zeros.xml"
cp "$good" "$h/inbox/next.xml"
soon "zeros do not hold up what comes next" [ -f "$h/done/next.xml" ]
want "zeros are not whole" [ -f "$h/inbox/zeros.xml" ]
dd if=fixtures/rules/CS002/good-jw315.xml of="$h/inbox/zeros.xml" conv=notrunc status=none
soon "zeros that are filled are" [ -f "$h/done/zeros.xml" ]
# In a folder that came this moment, in one in it, and in one that has been there for long.
mkdir -p "$h/inbox/map/sub"
cp fixtures/rules/CS002/good-jw301.xml "$h/inbox/map/first.xml"
soon "a file in a new folder is taken in by a hint" [ -f "$h/done/map/first.xml" ]
sleep 1 # no round is under way
cp fixtures/rules/CS002/good-jw307.xml "$h/inbox/map/sub/second.xml"
soon "one in a folder in it too" [ -f "$h/done/map/sub/second.xml" ]
sleep 1
mkdir "$h/inbox/map/sub/empty"
sleep 1
cp "$good" "$h/inbox/map/sub/empty/third.xml"
soon "one in a folder that was empty" [ -f "$h/done/map/sub/empty/third.xml" ]
mkdir "$TMP/pack"
cp fixtures/rules/CS002/good-jw317.xml fixtures/rules/CS002/good-jw323.xml "$TMP/pack"
tar -C "$TMP/pack" -czf "$h/inbox/pack.tar.gz" .
soon "an archive is taken in" [ -f "$h/done/pack.tar.gz" ]

# One daemon a home; the lock goes with a kill.
refuses 3 "another ijw" "$IJW" -C "$h" watch
refuses 3 "another ijw" "$IJW" -C "$h" ingest

# Settings: wrong ones are refused with file and line, and those from before are kept.
cp "$h/ijw.conf" "$TMP/conf"
sed -i 's/^stiltetijd = .*/stiltetijd = soms/' "$h/ijw.conf"
kill -HUP "$daemon"
soon "wrong settings are refused" grep -qF "the new settings are refused" "$h".log
want "with file and line" grep -q "ijw.conf:[0-9]*: stiltetijd must be" "$h.log"
cp "$bad" "$h/inbox/afterwards.xml"
soon "it goes on as before" [ -f "$h/rejected/afterwards.xml" ]
# Whoever takes the place of a worker judges by what is in use too, whatever lies on disk by now.
replaced() {
	workers=$(children "$daemon")
	want "there are workers" [ -n "$workers" ]
	kill -9 $workers
	cp fixtures/rules/CS002/good-jw323.xml "$h/inbox/$1.xml"
	soon "$1" [ -f "$h/done/$1.xml" ]
}
replaced "replaced-while-settings-are-wrong"
echo nonsense >"$h/gemeenten.csv"
sed 's/^gemeenten =.*/gemeenten = gemeenten.csv/' "$TMP/conf" >"$h/ijw.conf"
kill -HUP "$daemon"
soon "a wrong list is refused" grep -q "gemeenten.csv:1: the first line must be" "$h.log"
replaced "replaced-while-a-list-is-wrong"
printf 'code,naam,geldig_vanaf,geldig_tot\n9999,Nergens,2020-01-01,\n' >"$h/gemeenten.csv"
replaced "replaced-before-a-list-is-used"
want "nothing failed meanwhile" [ "$(said "$h" "nothing is lost")" = 0 ]
sed 's/^stiltetijd = .*/stiltetijd = 0/' "$TMP/conf" >"$h/ijw.conf"
head -c 500 "$good" >"$h/inbox/half.xml"
sleep 0.5
want "half a file waits" [ -f "$h/inbox/half.xml" ]
kill -HUP "$daemon"
soon "right settings are used" [ -f "$h/rejected/half.xml" ]
ends 0
want "SIGTERM leaves nothing half-done" [ -z "$(find "$h" -name '.*.tmp')" ]
watch "$h"
ends 0 INT

# What cannot be read now is tried again, the others are not held up. Root may read everything, unless it
# is told that it may not.
drop=
[ "$(id -u)" != 0 ] || drop="setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-all"
new_home p
p=$TMP/p
sed -i 's/^interval = .*/interval = 1/' "$p/ijw.conf"
cp "$good" "$p/inbox/locked.xml"
chmod 000 "$p/inbox/locked.xml"
watch "$p" $drop
cp "$bad" "$p/inbox/free.xml"
soon "others are taken in" [ -f "$p/rejected/free.xml" ]
sleep 2
want "a file without permission stays" [ -f "$p/inbox/locked.xml" ]
want "and is named once" [ "$(said "$p" "locked.xml: this file in inbox/ cannot be read now")" = 1 ]
chmod 600 "$p/inbox/locked.xml"
soon "and is taken in when it can be read" [ -f "$p/done/locked.xml" ]

# A file that cannot be moved: its messages count, and once it can be moved it is.
before=$(ls "$p/outbox" | wc -l)
chmod 500 "$p/done"
cp fixtures/rules/CS002/good-jw305.xml "$p/inbox/stuck.xml"
soon "a move that fails is told" grep -qF "stuck.xml: its messages are taken in" "$p".log
sleep 2
chmod 700 "$p/done"
soon "the file is moved later" [ -f "$p/done/stuck.xml" ]
want "it is reported once" [ "$(ls "$p/outbox" | wc -l)" = $((before + 2)) ]

# The report cannot be written: the round is given up, and tried again after 1, 2, 4 and more seconds.
began=$(date +%s)
chmod 500 "$p/outbox"
cp fixtures/rules/CS002/good-jw315.xml "$p/inbox/noreport.xml"
soon "a round that fails is told" grep -qF "nothing is lost; this is tried again" "$p".log
sleep 3
times=$(said "$p" "the report could not be written")
elapsed=$(($(date +%s) - began + 1))
want "ever less often" [ $(((1 << (times - 1)) - 1)) -le "$elapsed" ]
want "the file stays" [ -f "$p/inbox/noreport.xml" ]
chmod 700 "$p/outbox"
soon "it goes on when it can" [ -f "$p/done/noreport.xml" ]
soon "and says so" grep -q "it works again" "$p.log"
ends 0

# The metrics: written when something changed, for all to read, whatever the umask; by default not at all.
want "nothing is written unasked" [ -z "$(find "$p" "$h" -name '*.prom')" ]
mkdir "$TMP/textfile"
sed -i "s|^prometheus =.*|prometheus = $TMP/textfile/ijw.prom|" "$p/ijw.conf"
metric() {
	awk -v name="$1" '$1 == name { print $2 }' "$TMP/textfile/ijw.prom"
}
umask 077
watch "$p"
umask 022
soon "metrics are written at the start" [ -f "$TMP/textfile/ijw.prom" ]
want "for all to read" [ "$(stat -c %a "$TMP/textfile/ijw.prom")" = 644 ]
accepted=$(metric 'ijw_messages_total{verdict="accepted"}')
cp fixtures/rules/CS002/good-jw323.xml "$p/inbox/counted.xml"
counted() {
	[ "$(metric 'ijw_messages_total{verdict="accepted"}')" = $((accepted + 1)) ]
}
soon "a message is counted" counted
"$IJW" -C "$p" status --prometheus "$TMP/status.prom"
grep -v "timestamp\|bytes\|age" "$TMP/status.prom" >"$TMP/expected"
grep -v "timestamp\|bytes\|age" "$TMP/textfile/ijw.prom" >"$TMP/got"
same "the daemon and status write the same" "$TMP/expected" "$TMP/got"
stamp=$(stat -c %Y.%i "$TMP/textfile/ijw.prom")
sleep 3
want "not again when nothing changes" [ "$(stat -c %Y.%i "$TMP/textfile/ijw.prom")" = "$stamp" ]
mv "$TMP/textfile" "$TMP/elsewhere"
cp "$bad" "$p/inbox/unseen.xml"
soon "a folder that is gone is told" grep -qF "the metrics could not be written" "$p.log"
want "and holds up nothing" [ -f "$p/rejected/unseen.xml" ]
want "once" [ "$(said "$p" "the metrics could not be written")" = 1 ]
sed -i "s|^prometheus =.*|prometheus = ijw.prom|" "$p/ijw.conf"
kill -HUP "$daemon"
soon "a name without a slash is in the home" [ -s "$p/ijw.prom" ]
ends 0

# What the service manager hears, through a path and through an abstract name; signs of life.
for socket in "$TMP/socket" "@ijw-test-$$"; do
	"$hear" "$socket" >"$TMP/heard" &
	listener=$!
	soon "somebody listens" grep -q LISTENING "$TMP/heard"
	NOTIFY_SOCKET=$socket WATCHDOG_USEC=400000 watch "$p"
	soon "READY=1 is heard" grep -qx "READY=1" "$TMP/heard"
	soon "a state is heard" grep -q "^STATUS=messages since" "$TMP/heard"
	soon "a sign of life is heard" grep -qx "WATCHDOG=1" "$TMP/heard"
	kill -HUP "$daemon"
	soon "RELOADING=1 is heard" grep -qx "RELOADING=1" "$TMP/heard"
	soon "READY=1 is heard again" sh -c "[ \$(grep -cx READY=1 '$TMP/heard') = 2 ]"
	want "with the moment" grep -q "^MONOTONIC_USEC=[0-9]*$" "$TMP/heard"
	ends 0
	soon "STOPPING=1 is heard" grep -qx "STOPPING=1" "$TMP/heard"
	kill "$listener"
	wait "$listener" 2>/dev/null
done

# Keys that the service manager hands out: used when the home has none, whatever their mode shows.
mkdir "$TMP/credentials"
mv "$p/keys/pseudonym.key" "$p/keys/archive.key" "$TMP/credentials"
chmod 440 "$TMP/credentials"/*.key
refuses 3 "the key cannot be read" "$IJW" -C "$p" watch
CREDENTIALS_DIRECTORY=$TMP/credentials watch "$p"
cp fixtures/rules/CS002/good-jw317.xml "$p/inbox/credentials.xml"
soon "a home can do without its keys" [ -f "$p/done/credentials.xml" ]
ends 0

# To the journal: lines carry their priority, and no name.
: >"$TMP/journal"
JOURNAL_STREAM=$(stat -c %d:%i "$TMP/journal") "$IJW" -C "$TMP/nowhere" watch 2>>"$TMP/journal"
want "an error has priority 3" grep -q "^<3>.*no home here" "$TMP/journal"
JOURNAL_STREAM=1:1 "$IJW" -C "$TMP/nowhere" watch 2>>"$TMP/journal"
want "elsewhere it is an error to read" grep -q "^ijw: error: .*no home here" "$TMP/journal"

# The unit leaves next to nothing open.
if command -v systemd-analyze >/dev/null; then
	systemd-analyze --no-pager security --offline=true share/systemd/ijw@.service >"$TMP/out" 2>&1
	want "the unit is exposed at most 1.0" grep -qE "Overall exposure level.* (0\.[0-9]|1\.0) " "$TMP/out"
	want "every line of it is understood" [ -z "$(grep -i "unknown" "$TMP/out")" ]
else
	skip "how much the unit leaves open" "there is no systemd-analyze"
fi

# Killed at any moment, again and again: as in a home where nothing happened; the lock is gone each time.
export IJW_NOW=2026-07-01T12:00:00Z
"$IJW" -q generate --youths 100 --months 4 --seed 7 --out "$TMP/traffic"
new_home calm
cp -a "$TMP/calm" "$TMP/storm"
find "$TMP/traffic/messages" -name '*.xml' -exec cp -t "$TMP/calm/inbox" {} +
find "$TMP/traffic/messages" -name '*.xml' -exec cp -t "$TMP/storm/inbox" {} +
exits 0 "$IJW" -C "$TMP/calm" ingest
for pause in 0.1 0.2 0.3 0.4 0.6; do
	"$IJW" -q -C "$TMP/storm" watch 2>>"$TMP/storm.log" </dev/null &
	daemon=$!
	sleep $pause
	kill -9 "$daemon"
	wait "$daemon" 2>/dev/null
done
# A stop in the middle of it, which loses nothing either.
watch "$TMP/storm"
ends 0
watch "$TMP/storm"
soon "the inbox is emptied" sh -c "[ -z \"\$(ls '$TMP/storm/inbox')\" ]"
ends 0
want "nobody was refused" [ "$(said "$TMP/storm" "another ijw")" = 0 ]
want "every file is done, once" [ "$(ls "$TMP/storm/done" | cksum)" = "$(ls "$TMP/calm/done" | cksum)" ]
for table in verzoek toewijzing levering wachtketen traject; do
	"$IJW" -C "$TMP/calm" export "$table" >"$TMP/calm.csv"
	"$IJW" -C "$TMP/storm" export "$table" >"$TMP/storm.csv"
	same "$table after a storm" "$TMP/calm.csv" "$TMP/storm.csv"
done
done_testing
