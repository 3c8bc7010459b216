# Canaries: no BSN, name, address, day of birth or remark of any youth in what the program keeps, writes
# or says, whatever happens. Searched as they are, wide, backwards, in hexadecimal and in base64.
. tests/lib/reliability.sh
. tests/lib/watch.sh

build=$(dirname "$IJW")
seek=$build/seek
said=$TMP/said copies=$TMP/copies seen=$TMP/seen
mkdir "$said" "$copies" "$seen" "$TMP/messages" "$TMP/hostile" "$TMP/tmp"
export TMPDIR="$TMP/tmp"
export IJW_NOW=2026-07-01T12:00:00Z

# run NAME COMMAND...: what it says is kept, and a copy of all that it writes; how it ends is not the point.
run() {
	name=$1
	shift
	COPIES=$copies/$name LD_PRELOAD=$build/copies.so "$@" >"$said/$name.out" 2>"$said/$name.err" </dev/null
	echo "$?" >"$said/$name.status"
}
# clean WHAT FILE...: no value is in any of them.
clean() {
	what=$1
	shift
	found=$("$seek" "$TMP/values" "$@" 2>&1)
	if [ $? = 1 ]; then
		ok
		bytes=$((bytes + $(cat -- "$@" | wc -c)))
	else
		not_ok "$what: $(printf '%s\n' "$found" | head -n 5)"
	fi
}
bytes=0
# leaks WHAT FILE...: the search finds what was planted.
leaks() {
	what=$1
	shift
	"$seek" "$TMP/values" "$@" >"$TMP/found" 2>&1
	got=$?
	want "a leak is found in $what ($(head -n 1 "$TMP/found"))" [ "$got" = 0 ]
	plants=$((plants + 1))
}
plants=0
# What a home consists of, but for what others wrote: the files they sent, and its settings.
parts() {
	find "$1" \( -path "$1/inbox" -o -path "$1/work" \) -prune -o -type f ! -name ijw.conf \
		\( ! -path "$1/done/*" ! -path "$1/rejected/*" -o -name '*.report.txt' \) -exec cat {} + >"$TMP/parts"
}
# look NAME: what others can see of the processes of a daemon; NAME.N are their files.
look() {
	for pid in "$daemon" $(sed -n "s/^\([0-9]*\) ([^)]*) . $daemon .*/\1/p" /proc/[0-9]*/stat 2>/dev/null); do
		for file in cmdline comm environ status; do
			cat "/proc/$pid/$file" >"$seen/$1.$pid.$file" 2>/dev/null
		done
	done
}

# Traffic in which everybody is a canary.
youths=$(figure 60 1000)
"$IJW" -q generate --youths "$youths" --months 6 --seed 20 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' -exec awk -v out="$TMP/messages" -v values="$TMP/values" \
	-f tests/reliability/canaries/person.awk {} +
sort -u -o "$TMP/values" "$TMP/values"
rm -r "$TMP/traffic"
. tests/reliability/canaries/hostile.sh
hostile "$TMP/hostile"

# The search finds every value in every form.
mkdir "$TMP/forms"
sed -n 's/^text //p' "$TMP/values" | sort -R | head -n "$(figure 40 400)" >"$TMP/some"
while read -r value; do
	form=$TMP/forms/$value
	echo "$value" >"$form.plain"
	echo "$value" | tr '[:lower:]' '[:upper:]' >"$form.upper"
	printf '%s' "$value" | iconv -t UTF-16BE >"$form.wide-big"
	printf '%s' "$value" | iconv -t UTF-16LE >"$form.wide-little"
	od -An -v -tx1 <"$form.plain" | tr -d ' \n' >"$form.hex"
	rev <"$form.plain" >"$form.backwards"
	for before in '' a ab; do
		printf '%s%s..' "$before" "$value" | base64 -w0 >"$form.base64$before"
	done
done <"$TMP/some"
"$seek" "$TMP/values" "$TMP"/forms/* | cut -d: -f1 | sort -u >"$TMP/found"
find "$TMP/forms" -type f | sort >"$TMP/all"
same "every form is found" "$TMP/all" "$TMP/found"
echo "nobody at all" >"$TMP/other"
"$seek" "$TMP/values" "$TMP/other" >/dev/null
want "nothing is found in something else" [ $? = 1 ]

# Judged by itself.
run validate "$IJW" -v validate "$TMP/messages"
run validate-json "$IJW" validate --json "$TMP/messages"
run validate-hostile "$IJW" -v validate "$TMP/hostile"
run validate-hostile-json "$IJW" validate --json "$TMP/hostile"
run validate-hostile-dutch env LC_ALL=C.UTF-8 LANGUAGE=nl "$IJW" validate "$TMP/hostile"
run validate-schemas "$IJW" -v validate --schemas xsd/3.2 "$TMP/hostile"
want "hostile files are refused" grep -q "^1$" "$said/validate-hostile.status"

# Taken in, all at once and by a daemon that is killed in the middle: its WAL stays as it was.
# Their age is that of the clock.
find "$TMP/messages" "$TMP/hostile" -exec touch -h -d '2026-06-30 12:00' {} +
new_home h
h=$TMP/h
cp -a "$TMP"/messages/* "$TMP"/hostile/* "$h/inbox"
sed -i 's/^stiltetijd = .*/stiltetijd = 0/' "$h/ijw.conf"
cp -a "$h" "$TMP/k"
run ingest "$IJW" -v -C "$h" ingest
want "something was rejected" [ "$(ls "$h/rejected" | grep -c report)" -gt 10 ]
run ingest-again "$IJW" -v -C "$h" ingest "$TMP/messages" "$TMP/hostile"
# The journal is told by device and inode of stderr.
daemon_under() {
	: >"$1.log"
	COPIES=$copies/watch LD_PRELOAD=$build/copies.so JOURNAL_STREAM=$(stat -c %d:%i "$1.log") \
		"$IJW" -v -C "$1" watch >"$said/watch.out" 2>>"$1.log" </dev/null &
	daemon=$!
}
for round in $(seq "$(figure 3 20)"); do
	cp -a "$TMP/k" "$TMP/k.$round"
	daemon_under "$TMP/k.$round"
	soon "the daemon stores" [ -s "$TMP/k.$round/ijw.db-wal" ]
	sleep "0.0$round"
	look "killed-$round"
	kill -9 "$daemon"
	wait "$daemon" 2>/dev/null
	daemon=
done
want "a WAL stayed" [ "$(cat "$TMP"/k.*/ijw.db-wal | wc -c)" -gt 0 ]
daemon_under "$TMP/k"
soon "the daemon takes all in" sh -c "[ \"\$(ls '$TMP/k/inbox' | wc -l)\" -lt 5 ]"
look whole
printf 'stiltetijd = %s\n' "$bsn" >>"$TMP/k/ijw.conf"
kill -HUP "$daemon"
sleep 0.2
ends 0
cp "$TMP/k.log" "$said/watch.err"
want "lines for the journal have priorities" grep -q '^<6>' "$said/watch.err"

# All that can be asked.
run status "$IJW" -v -C "$h" status
run status-json "$IJW" -C "$h" status --json
run status-prometheus "$IJW" -C "$h" status --prometheus "$TMP/seen/metrics.prom"
for table in verzoek toewijzing levering wachtketen traject afkeur opgelost aanmeldwacht lijst gebeurtenis; do
	run "export-$table" "$IJW" -v -C "$h" export "$table"
done
run export-early "$IJW" -C "$h" export wachtketen --peildatum 2026-04-01 --kennisdatum 2026-03-01
run diff "$IJW" -v -C "$h" diff 2026-03-31 2026-06-30
sqlite3 -readonly "$h/ijw.db" "SELECT gemeente || '/' || toewijzingnummer FROM toewijzing
	ORDER BY 1 LIMIT $(figure 10 500)" >"$TMP/numbers"
while read -r number; do
	run "explain-$(echo "$number" | tr / -)" "$IJW" -v -C "$h" explain "$number"
	run "explain-json-$(echo "$number" | tr / -)" "$IJW" -C "$h" explain --json "$number"
done <"$TMP/numbers"
sqlite3 -readonly "$h/ijw.db" "SELECT client FROM jeugdige LIMIT $(figure 10 500)" >"$TMP/clients"
while read -r client; do
	run "client-$client" "$IJW" -v -C "$h" explain --client "$client"
	run "client-json-$client" "$IJW" -C "$h" explain --json --client "$client"
done <"$TMP/clients"
run rebuild "$IJW" -v -C "$h" rebuild
run backup "$IJW" -v -C "$h" backup "$TMP/copy"
mkdir -m 700 "$TMP/keys"
cp -a "$h"/keys/* "$TMP/keys"
run restore "$IJW" -v -C "$TMP/r" restore "$TMP/copy" --keys "$TMP/keys"
want "the backup was restored" [ "$(cat "$said/restore.status")" = 0 ]

# When things go wrong.
. tests/reliability/canaries/wrong.sh

# Nothing of it is anywhere.
parts "$h"
clean "the database, reports and keys" "$TMP/parts" "$TMP/r/ijw.db" "$TMP/copy"
for home in "$TMP"/k "$TMP"/k.* "$TMP"/wrong.*; do
	[ -d "$home" ] || continue
	parts "$home"
	[ ! -s "$TMP/parts" ] || clean "what is in $(basename "$home")" "$TMP/parts"
done
clean "what was said" "$said"/*
clean "what was written" "$copies"/*
clean "command lines, titles and metrics" "$seen"/*
left=$(find "$TMP/tmp" -type f)
want "no temporary file is left: $left" [ -z "$left" ]
(cd "$h" && find outbox feed keys -type f) >"$TMP/names"
clean "the names of files" "$TMP/names"
# Facts are numbers in the database: what they say was looked at as the table that shows them.
want "facts were looked at" [ "$(wc -l <"$said/export-gebeurtenis.out")" -gt "$youths" ]

. tests/reliability/canaries/planted.sh
held 20 "canaries" "$(wc -l <"$TMP/values") values of $youths youths in $((bytes / 1048576)) MB, $plants plants found"
. tests/reliability/canaries/keyless.sh
done_testing
