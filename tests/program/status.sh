# ijw status: the same facts for people, for programs and for Prometheus, and an exit status to watch over.
. tests/lib/common.sh
umask 022

good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml
status() {
	"$IJW" -C "$TMP/h" status "$@"
}
# json PATH: that value of the JSON in $TMP/out.
json() {
	sqlite3 :memory: "SELECT json_extract(CAST(readfile('$TMP/out') AS TEXT), '\$.$1')"
}
is() {
	want "$1 is '$3', not '$2'" [ "$2" = "$3" ]
}
# sample NAME: its value in the metrics.
sample() {
	awk -v name="$1" '$1 == name { print $2 }' "$TMP/ijw.prom"
}

# well_formed FILE: HELP, TYPE and then the samples of one name, no series twice, a counter is named _total.
well_formed() {
	awk '
	function bad(why) { print FILENAME ":" FNR ": " why; wrong = 1 }
	/^# HELP / { if ($3 in seen) bad("a second HELP"); seen[$3]; help = $3; type = ""; if (NF < 4) bad("no text"); next }
	/^# TYPE / {
		if ($3 != help) bad("TYPE of another name")
		if ($4 != "gauge" && $4 != "counter") bad("unknown type")
		if (($4 == "counter") != ($3 ~ /_total$/)) bad("_total is of counters")
		type = $3; next
	}
	!/^ijw_[a-z_]+(\{[a-z]+="[A-Za-z0-9_.]*"(,[a-z]+="[A-Za-z0-9_.]*")*\})? -?[0-9]+$/ { bad("no sample"); next }
	{ name = $1; sub(/\{.*/, "", name); if (name != type) bad("sample without TYPE"); if (($1) in series) bad("twice"); series[$1] }
	END { if (NR == 0) bad("empty"); exit wrong }' "$1" || return 1
	[ "$(tail -c 1 "$1" | od -An -tx1 | tr -d ' ')" = 0a ]
}

# A new home: all well, nothing there.
new_home h
exits 0 status
want "people read what is there" grep -qx "inbox       0 files waiting" "$TMP/out"
exits 0 status --json
valid "the status of a new home"
is schema "$(json schema)" ijw.status/1
is well "$(json well)" 1
is stored "$(json messages.stored)" 0
is last "$(json messages.last)" ""
is oldest "$(json inbox.oldest)" ""
is senders "$(json 'senders[0]')" ""
is "peildatum" "$(json tables.peildatum)" ""
is "rebuilt" "$(json tables.rebuilt)" ""
exits 0 status --prometheus "$TMP/ijw.prom"
want "it shows nothing then" [ ! -s "$TMP/out" ]
want "the metrics of a new home are well-formed" well_formed "$TMP/ijw.prom"
# The check itself finds what is wrong.
for wrong in 's/^# TYPE ijw_inbox_files.*//' 's/^ijw_inbox_files .*/& x/' 's/^ijw_inbox_files /inbox /' \
	's/^\(ijw_inbox_files .*\)/\1\n\1/' 's/ijw_messages_total/ijw_messages/' '$s/.*/ijw_free_bytes{a=b} 1/'; do
	sed "$wrong" "$TMP/ijw.prom" >"$TMP/wrong.prom"
	if well_formed "$TMP/wrong.prom" >/dev/null; then not_ok "the check does not see $wrong"; else ok; fi
done

# Messages of every kind.
IJW_NOW=2026-05-04T10:00:00Z
export IJW_NOW
mkdir "$TMP/mix"
cp "$good" "$bad" "$TMP/mix"
cp fixtures/rules/CS002/good*.xml "$TMP/mix"
echo nothing >"$TMP/mix/odd.xml"
exits 1 "$IJW" -q -C "$TMP/h" ingest "$TMP/mix"
stored=$(sqlite3 "$TMP/h/ijw.db" "SELECT count(*) FROM bericht")
exits 0 status --json
valid "the status"
is stored "$(json messages.stored)" "$stored"
for verdict in accepted:4 rejected:3 invalid:2 unknown:1 unreadable:0; do
	count=$(sqlite3 "$TMP/h/ijw.db" "SELECT count(*) FROM bericht WHERE oordeel = ${verdict#*:}")
	is "$verdict" "$(json "messages.verdicts.${verdict%:*}")" "$count"
	is "$verdict in an hour" "$(json "messages.last_hour.${verdict%:*}")" "$count"
done
want "there are rejected ones" [ "$(json messages.verdicts.rejected)" -gt 0 ]
want "and unreadable ones" [ "$(json messages.verdicts.unreadable)" -gt 0 ]
is last "$(json messages.last)" 2026-05-04T10:00:00Z
for severity in error warning signaal; do
	is "open $severity" "$(json "findings_open.$severity")" "$(sqlite3 "$TMP/h/ijw.db" \
		"SELECT count(*) FROM afkeur WHERE opgelost_door IS NULL AND ernst = '$severity'")"
done
want "there are findings" [ "$(json findings_open.error)" -gt 0 ]
is version "ijw $(json versions.ijw)" "$("$IJW" --version)"
is database "$(json versions.database)" "$(sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version")"
is schemas "$(json versions.schemas)" "$(sqlite3 "$TMP/h/ijw.db" "SELECT DISTINCT lower(hex(schemas)) FROM basis")"
is bytes "$(json bytes.database)" "$(stat -c %s "$TMP/h/ijw.db")"
is parameters "$(json parameters.normen)" 28,70,98
is lists "$(json lists.gemeenten.sha256)" "$(sha256sum <share/lijsten/gemeenten.csv | cut -d' ' -f1)"
is "no list" "$(json lists.tarieven)" ""
cp "$TMP/out" "$TMP/json"

# The three say the same.
exits 0 status --prometheus "$TMP/ijw.prom"
want "the metrics are well-formed" well_formed "$TMP/ijw.prom"
cp "$TMP/json" "$TMP/out"
is "stored in the metrics" "$(awk '/^ijw_messages_total/ { n += $2 } END { print n }' "$TMP/ijw.prom")" "$stored"
is rejected "$(sample 'ijw_messages_total{verdict="rejected"}')" "$(json messages.verdicts.rejected)"
is "open errors" "$(sample 'ijw_findings_open{severity="error"}')" "$(json findings_open.error)"
is "the last message" "$(sample ijw_message_last_timestamp_seconds)" "$(date -u -d 2026-05-04T10:00:00Z +%s)"
is now "$(sample ijw_status_timestamp_seconds)" "$(date -u -d 2026-05-04T10:00:00Z +%s)"
exits 0 status
want "people read the rate" grep -q "^rate        $stored in the last hour; $stored in the last day" "$TMP/out"
want "the status fits 80 columns" [ -z "$(grep -v '^home' "$TMP/out" | grep -E '.{81}')" ]
want "the file is for all to read" [ "$(stat -c %a "$TMP/ijw.prom")" = 644 ]
mkdir "$TMP/textfile"
exits 0 status --json --prometheus "$TMP/textfile/ijw.prom"
valid "both at once"
exits 0 status --prometheus "$TMP/textfile/ijw.prom"
want "written in one step, nothing beside it" [ "$(ls -A "$TMP/textfile")" = ijw.prom ]
refuses 3 "metrics could not be written" status --prometheus "$TMP/nowhere/ijw.prom"
refuses 3 "metrics could not be written" status --prometheus "$TMP/textfile/"
refuses 2 "no argument" status --json now

# When all was made anew.
exits 0 status --prometheus "$TMP/ijw.prom"
is "never rebuilt" "$(sample ijw_rebuild_timestamp_seconds)" 0
exits 0 status
want "people read never" grep -qx "rebuilt     never" "$TMP/out"
IJW_NOW=2026-05-04T10:30:00Z exits 0 "$IJW" -q -C "$TMP/h" rebuild
IJW_NOW=2026-05-04T10:00:00Z
exits 0 status
want "people read when" grep -qx "rebuilt     2026-05-04 12:30" "$TMP/out"
exits 0 status --json
is "rebuilt" "$(json tables.rebuilt)" 2026-05-04T10:30:00Z
exits 0 status --prometheus "$TMP/ijw.prom"
is "rebuilt" "$(sample ijw_rebuild_timestamp_seconds)" "$(date -u -d 2026-05-04T10:30:00Z +%s)"

# Rates: of an hour, of a day.
IJW_NOW=2026-05-04T11:00:01Z exits 0 status --json
is "nothing in the last hour" "$(json messages.last_hour.accepted)" 0
is "all in the last day" "$(json messages.last_day.accepted)" "$(json messages.verdicts.accepted)"
IJW_NOW=2026-05-05T10:00:01Z exits 0 status --json
is "nothing in the last day" "$(json messages.last_day.accepted)" 0


# What came more than a day before the last message is counted together; all is counted once, also when a message
# resolves what was found on another.
cp -r "$TMP/h" "$TMP/kept"
IJW_NOW=2026-05-06T10:00:01Z exits 0 "$IJW" -q -C "$TMP/h" ingest fixtures/stories/C01/messages
IJW_NOW=2026-05-06T10:00:01Z exits 0 status --json
for verdict in accepted:4 rejected:3 invalid:2 unknown:1 unreadable:0; do
	is "$verdict in the end" "$(json "messages.verdicts.${verdict%:*}")" \
		"$(sqlite3 "$TMP/h/ijw.db" "SELECT count(*) FROM bericht WHERE oordeel = ${verdict#*:}")"
	is "$verdict of the last day" "$(json "messages.last_day.${verdict%:*}")" "$(sqlite3 "$TMP/h/ijw.db" \
		"SELECT count(*) FROM bericht WHERE oordeel = ${verdict#*:} AND ontvangen_op > $(date -u -d 2026-05-05T10:00:01Z +%s)")"
done
is "seconds that are known" "$(sqlite3 "$TMP/h/ijw.db" "SELECT count(DISTINCT moment) FROM ontvangst WHERE moment > 0")" 1
rm -rf "$TMP/h"
mv "$TMP/kept" "$TMP/h"

# What is to be looked at: the exit status, and why.
conf=$TMP/h/ijw.conf
cp "$conf" "$TMP/conf"
limit() {
	sed "s/^$1 = .*/$1 = $2/" "$TMP/conf" >"$conf"
}
# looks_at NAME WORDS
looks_at() {
	exits 1 status
	want "people read '$2'" grep -q "^look at     $2" "$TMP/out"
	want "in 80 columns" [ -z "$(grep '^look at' "$TMP/out" | grep -E '.{81}')" ]
	exits 1 status --json
	valid "$1"
	is "$1: well" "$(json well)" 0
	is "$1: what" "$(json 'attention[0].what')" "$1"
	is "$1: nothing else" "$(json 'attention[1]')" ""
	exits 1 status --prometheus "$TMP/ijw.prom"
	is "$1: metric" "$(sample "ijw_attention{reason=\"$1\"}")" 1
}
cp "$good" "$TMP/h/inbox/waits.xml"
touch -d 2026-05-04T09:00:00Z "$TMP/h/inbox/waits.xml"
exits 0 status --json
is "a file waits" "$(json inbox.files)" 1
is "which one" "$(json inbox.first)" waits.xml
is "since" "$(json inbox.oldest)" 2026-05-04T09:00:00Z
is "for" "$(json inbox.oldest_seconds)" 3600
limit oudste_minuten 59
looks_at oudste_minuten "the oldest file waits for 60 minutes, more than 59: waits.xml"
is "its age" "$(sample ijw_inbox_oldest_age_seconds)" 3600
limit oudste_minuten 0
touch -d 2025-05-04T09:00:00Z "$TMP/h/inbox/waits.xml"
exits 0 status
rm "$TMP/h/inbox/waits.xml"
limit vrij_mb 100000000
looks_at vrij_mb ".* MB are left where the home is, less than 100000000"
limit niet_aanvaard 1
looks_at niet_aanvaard "[0-9]* messages were not accepted in a day, more than 1"
limit niet_aanvaard 1000
exits 0 status
limit stil_uren 2
IJW_NOW=2026-05-04T12:00:00Z exits 0 status
IJW_NOW=2026-05-04T12:00:01Z
looks_at stil_uren "no message came for more than 2 hours"
IJW_NOW=2026-05-04T10:00:00Z
for wrong in "oudste_minuten = -1" "vrij_mb = veel" "stil_uren = 1.5" "niet_aanvaard = 100000001"; do
	limit "${wrong%% =*}" "${wrong#*= }"
	refuses 2 "${wrong%% =*} must be a whole number" status
done
sed '/^\[bewaking\]/,/^$/d' "$TMP/conf" >"$conf"
exits 0 status --json
is "the defaults" "$(json limits)" '{"oudste_minuten":60,"vrij_mb":500,"stil_uren":0,"niet_aanvaard":0,"verwerpend_procent":20,"nieuwe_afzenders":10,"verre_dagtekening":20}'
cp "$TMP/conf" "$conf"

# Who sent what last: a retour repeats the header of what it answers, but goes the other way.
exits 0 "$IJW" -q generate --youths 60 --months 4 --seed 3 --out "$TMP/traffic"
new_home h
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages"
find "$TMP/traffic/messages" -name '*.xml' | sort | while read -r file; do
	type=$(echo "$file" | sed 's/.*JW\(3[0-9]*\).*/\1/')
	tag=$([ $((type % 2)) = 1 ] && echo Afzender || echo Ontvanger)
	code=$(sed -n "s/.*[:<]$tag>\([0-9]*\)<.*/\1/p" "$file" | head -1)
	[ ${#code} = 4 ] && code=GM$code
	echo "$code JW$type"
done | awk '{ last[$1] = $2 } END { for (code in last) print code, last[code] }' | sort >"$TMP/expected"
exits 0 status --json
sqlite3 -separator ' ' :memory: "SELECT value ->> 'sender', value ->> 'type' FROM
	json_each(CAST(readfile('$TMP/out') AS TEXT), '\$.senders')" | sort >"$TMP/actual"
same "each sender with its last message" "$TMP/expected" "$TMP/actual"
want "both kinds of senders, and retours" sh -c 'grep -q ^GM "$0" && grep -q "^9.* JW302" "$0"' "$TMP/actual"
exits 0 status
is "people read the silent ones" "$(grep -c '^            .* JW3[0-9]* on ' "$TMP/out")" 5
exits 0 status -v
is "and with -v all" "$(grep -c '^            .* JW3[0-9]* on ' "$TMP/out")" "$(wc -l <"$TMP/expected")"
exits 0 status --prometheus "$TMP/ijw.prom"
want "the metrics with senders are well-formed" well_formed "$TMP/ijw.prom"
is "senders" "$(grep -c '^ijw_sender_last' "$TMP/ijw.prom")" "$(wc -l <"$TMP/expected")"

# Jumps: who speaks for others sends retours that reject, under codes that nobody knew, or dates them far away. A home
# that is filled on its first day has nothing to compare with. forge NAME AFTER: JW302s that reject every JW301,
# their ontvanger changed by sed.
forge() {
	mkdir -p "$TMP/$1"
	grep -l '^<jw301:Bericht' -r "$TMP/traffic/messages" | while read -r file; do
		sed -e '/<jw301:Client>/,$d' -e 's/jw301/jw302/g' -e 's/Code>436</Code>437</' -e '/<\/jw302:Header>/d' -e "$2" "$file"
		identificatie=$(sed -n 's/.*<ijw:Identificatie>\(.*\)<.*/\1/p' "$file")
		day=$(sed -n 's/.*<ijw:Dagtekening>\(.*\)<.*/\1/p' "$file")
		echo "<jw302:IdentificatieRetour>X$identificatie</jw302:IdentificatieRetour><jw302:DagtekeningRetour>$day</jw302:DagtekeningRetour>"
		sed -n '/<jw301:XsdVersie>/,/<\/jw301:XsdVersie>/p' "$file" | sed 's/jw301:XsdVersie/jw302:XsdVersieRetour/'
		echo "<jw302:RetourCodes><jw302:RetourCode>0001</jw302:RetourCode></jw302:RetourCodes></jw302:Header></jw302:Bericht>"
	done | awk -v to="$TMP/$1" '/^<\?xml/ { n++ } { print > (to "/" n ".xml") }'
}
cp -r "$TMP/h" "$TMP/kept"
cp "$TMP/h/ijw.conf" "$TMP/conf"
forge retours ''
forged=$(find "$TMP/retours" -type f | wc -l)
want "there are many" [ "$forged" -ge 40 ]
"$IJW" -q -C "$TMP/h" ingest "$TMP/retours" >/dev/null 2>&1
exits 0 status
want "the first day is no jump" [ "$(sqlite3 "$TMP/h/ijw.db" "SELECT sum(aantal) FROM ontvangst WHERE soort = 5")" -ge "$forged" ]
fresh() {
	rm -rf "$TMP/h"
	cp -r "$TMP/kept" "$TMP/h"
	conf=$TMP/h/ijw.conf
	limit "$@"
}
IJW_NOW=2026-05-06T10:00:00Z
fresh verre_dagtekening 0
"$IJW" -q -C "$TMP/h" ingest "$TMP/retours" >/dev/null 2>&1
looks_at verwerpend_procent "$forged of $forged messages of the last day are retours that reject"
is "in the metrics" "$(sample ijw_messages_rejecting)" "$forged"
exits 1 status --json
is "and as a number" "$(json messages.jumps.rejecting)" "$forged"
IJW_NOW=2026-05-08T10:00:00Z exits 0 status
fresh verwerpend_procent 0
exits 0 status
find "$TMP/retours" -type f | head -20 | xargs "$IJW" -q -C "$TMP/h" ingest >/dev/null 2>&1
exits 0 status
fresh nieuwe_afzenders 10
forge far 's/\(<ijw:Dagtekening>\)20../\12019/'
rm -f "$TMP/far/"[2-9]*.xml
"$IJW" -q -C "$TMP/h" ingest "$TMP/far" >/dev/null 2>&1
far=$(find "$TMP/far" -type f | wc -l)
limit verre_dagtekening $((far - 1))
looks_at verre_dagtekening "$far messages of the last day are dated in the future or more than a"
fresh nieuwe_afzenders 11
for n in 11 12 13 14 15 16 17 18 19 20 21 22; do
	sed "s/\(Ontvanger>\)[0-9]*/\1990199$n/" "$TMP/retours/1.xml" >"$TMP/new$n.xml"
	"$IJW" -q -C "$TMP/h" ingest "$TMP/new$n.xml" >/dev/null 2>&1
done
looks_at nieuwe_afzenders "12 senders of the last day were never heard of before, more than 11:"
is "in the metrics" "$(sample ijw_senders_new)" 12
rm -rf "$TMP/h"
mv "$TMP/kept" "$TMP/h"
IJW_NOW=2026-05-04T10:00:00Z

# A flood of codes hides no sender that was there before; those behind it are counted.
cp -r "$TMP/h" "$TMP/kept"
sqlite3 "$TMP/h/ijw.db" "WITH n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 3000) INSERT INTO zender
	SELECT printf('%08d', n), (SELECT max(id) FROM bericht), unixepoch('2026-05-04T10:00:00Z') + 1 FROM n"
exits 0 status --json
is "at most" "$(json 'senders[#]' >/dev/null; sqlite3 :memory: "SELECT json_array_length(CAST(readfile('$TMP/out') AS TEXT), '\$.senders')")" 2000
is "all there are" "$(json senders_known)" $((3000 + $(wc -l <"$TMP/expected")))
sqlite3 :memory: "SELECT value ->> 'sender' FROM json_each(CAST(readfile('$TMP/out') AS TEXT), '\$.senders')" | sort >"$TMP/shown"
cut -d' ' -f1 "$TMP/expected" | sort | comm -23 - "$TMP/shown" >"$TMP/missing"
want "those that were known stay visible" [ ! -s "$TMP/missing" ]
exits 0 status
want "people read how many more" grep -qx "            $((1000 + $(wc -l <"$TMP/expected"))) that were heard of later are not listed" "$TMP/out"
rm -rf "$TMP/h"
mv "$TMP/kept" "$TMP/h"

# Nothing of a youth: no BSN, no pseudonym, not even how many there are where others read.
find "$TMP/traffic/messages" -name '*.xml' -exec sed -n 's/.*[:<]Bsn>\([0-9]*\)<.*/\1/p' {} + | sort -u >"$TMP/bsn"
want "there are BSNs to look for" [ -s "$TMP/bsn" ]
status --json >"$TMP/out"
want "no BSN" sh -c '! cat "$1" "$2" | grep -qwFf "$3"' - "$TMP/out" "$TMP/ijw.prom" "$TMP/bsn"
sqlite3 "$TMP/h/ijw.db" "SELECT client FROM jeugdige" >"$TMP/clients"
want "no pseudonym" sh -c '! cat "$1" "$2" | grep -qFf "$3"' - "$TMP/out" "$TMP/ijw.prom" "$TMP/clients"
want "no count of youths in the metrics" sh -c '! grep -qi youth "$0"' "$TMP/ijw.prom"
done_testing
