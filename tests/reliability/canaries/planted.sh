# Leaks that were planted, one in every kind of place, are found: by a program that does not hide the BSN in
# the names of files, by one that takes it for a fact, and by hand where it writes nothing of its own.
# shellcheck shell=sh disable=SC2154
leaky=$build/ijw-leaky
new_home leaky
l=$TMP/leaky
cp "$TMP/hostile/JW301_$bsn.xml" "$TMP/hostile/sex-$bsn-.xml" "$TMP/hostile/names.zip" "$l/inbox"
run leaky-validate "$leaky" validate "$TMP/hostile"
run leaky-validate-json "$leaky" validate --json "$TMP/hostile"
leaks "findings" "$said/leaky-validate.out"
leaks "findings as JSON" "$said/leaky-validate-json.out"
# It is held before it ends: the WAL is there then.
sqlite3 "$l/ijw.db" 'BEGIN; SELECT count(*) FROM bericht;' \
	".system touch '$TMP/reads'; while [ ! -e '$TMP/read' ]; do sleep 0.05; done" >/dev/null 2>&1 &
reader=$!
soon "somebody reads" [ -e "$TMP/reads" ]
run leaky-ingest "$leaky" -v -C "$l" ingest
run leaky-log "$leaky" -C "$l" ingest "$TMP/none-$bsn.xml"
leaks "the log" "$said/leaky-log.err"
leaks "the WAL" "$l/ijw.db-wal"
touch "$TMP/read"
wait "$reader"
run leaky-rebuild "$leaky" -v -C "$l" rebuild
leaks "the database" "$l/ijw.db"
leaks "a report for people" "$l"/outbox/*.txt
leaks "a report for programs" "$l"/outbox/*.json
leaks "a report beside a file" "$l"/rejected/*.report.txt
leaks "what was written" "$copies"/leaky-ingest.*
# Among the facts a number, which the database has in its own way and the table shows.
new_home told
cp "$TMP/messages"/*301.xml "$TMP/told/inbox"
run told-ingest env PLAIN=told "$build/ijw-plain" -C "$TMP/told" ingest
run told-export "$IJW" -C "$TMP/told" export gebeurtenis
leaks "a fact" "$said/told-export.out"
# By hand: a temporary file that is gone at once, a command line, an environment, a name of a file, a
# number in a column.
run gone sh -c "echo $bsn | dd of='$TMP/gone' 2>/dev/null; rm '$TMP/gone'"
leaks "a file that is gone" "$copies"/gone.*
CANARY=$bsn sh -c "sleep 5 # $bsn" &
daemon=$!
soon "the command runs" grep -q "$bsn" "/proc/$daemon/cmdline" # else it is still this shell
look planted
kill "$daemon"
wait "$daemon" 2>/dev/null
daemon=
leaks "a command line" "$seen"/planted.*.cmdline
leaks "an environment" "$seen"/planted.*.environ
echo "outbox/$bsn.json" >"$TMP/names.planted"
leaks "a name" "$TMP/names.planted"
