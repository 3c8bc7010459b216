# ijw explain: the story of an assignment, the timeline of a youth. The words are golden texts under
# fixtures/explain; the numbers are those of the tables.
. tests/lib/common.sh

golden=fixtures/explain

# tell NAME ARGUMENT...: the story is the golden text, whatever the key of the home.
tell() {
	name=$1
	shift
	exits 0 "$IJW" -C "$TMP/h" explain "$@"
	hide_client <"$TMP/out" >"$TMP/told"
	# GOLDEN=1 writes the texts anew; the commit says why.
	[ -z "${GOLDEN:-}" ] || cp "$TMP/told" "$golden/$name"
	same "$name" "$golden/$name" "$TMP/told"
	case $name in
	*.txt) want "$name fits 80 columns" [ -z "$(grep -E '.{81}' "$TMP/out")" ] ;;
	*) valid "$name" ;;
	esac
}

# arrive STORY...: a home with these stories.
arrive() {
	new_home h
	for story in "$@"; do
		"$IJW" -q -C "$TMP/h" ingest "fixtures/stories/$story/messages" || not_ok "ingest $story"
	done
}

client_of() {
	sqlite3 "$TMP/h/ijw.db" "SELECT client FROM toewijzing WHERE toewijzingnummer = $1"
}

export IJW_NOW=2025-12-31
arrive C01
tell C01.txt 0153/1
tell C01-before.txt GM0153/0001 --peildatum 2025-01-31
tell C01.json GM0153/1 --json
tell C01-client.txt --client "$(client_of 1)"
arrive C03
tell C03.txt 0153/3 --peildatum 2025-08-31
tell C03-onderbroken.txt 0153/3 --peildatum 2025-04-15
arrive C05
tell C05-unknown.txt 0153/5 --peildatum 2025-01-09
tell C05-first.txt 0153/5 --peildatum 2025-02-28 --kennisdatum 2025-02-10
tell C05.txt 0153/5 --peildatum 2025-02-28
tell C05-client.txt --client "$(client_of 5)" --peildatum 2025-02-28
arrive C08
tell C08.txt 0153/8 --peildatum 2025-06-30
tell C08.json 0153/8 --peildatum 2025-06-30 --json
arrive C10
tell C10.txt 0153/11 --peildatum 2025-06-30
exits 0 "$IJW" -C "$TMP/h" explain --json --client "$(client_of 11)"
valid "a youth"

# A chain, a deletion and a rejected message.
for story in C06 C07 C09 C14 C15; do
	arrive "$story"
	for number in $("$IJW" -C "$TMP/h" export toewijzing | cut -d, -f2 | grep '^[0-9]'); do
		tell "$story-$number.txt" "153/$number"
	done
done

# The youth waits on when the assignment goes to another aanbieder.
arrive C07
tell C07-8.json 0153/8 --json

# A request that moves to another gemeente; on the day of the refusal there is no assignment yet.
arrive C02
tell C02.txt 0141/2 --peildatum 2025-06-30
tell C02.json 0141/2 --peildatum 2025-06-30 --json
tell C02-refused.txt --client "$(client_of 2)" --peildatum 2025-03-14

# A claim tells of care that no start told of: the wait is an interval. Without waits for category 48.
arrive C11
tell C11.txt 0153/12 --peildatum 2025-06-30
tell C11.json 0153/12 --peildatum 2025-06-30 --json
tell C11-client.txt --client "$(client_of 12)" --peildatum 2025-06-30
arrive C11-cat48
tell C11-cat48.txt 0153/12 --peildatum 2025-06-30

# Care without an assignment, and a start whose assignment comes later.
arrive C12
youth=$(sqlite3 "$TMP/h/ijw.db" "SELECT client FROM levering")
tell C12-client.txt --client "$youth" --peildatum 2025-07-31
tell C12-client.json --client "$youth" --peildatum 2025-07-31 --json
arrive C12-wees
tell C12-wees.txt 0153/99 --peildatum 2025-03-31

# Three aanbieders, two trajects.
arrive C13
tell C13-2.txt 0153/2 --peildatum 2025-06-30
tell C13-2.json 0153/2 --peildatum 2025-06-30 --json
tell C13-client.txt --client "$(client_of 1)" --peildatum 2025-06-30
tell C13-client.json --client "$(client_of 1)" --peildatum 2025-06-30 --json

# Another order of arrival tells the same.
new_home h
for file in fixtures/stories/C05/messages/3* fixtures/stories/C05/messages/2* fixtures/stories/C05/messages/1*; do
	"$IJW" -q -C "$TMP/h" ingest "$file" || not_ok "ingest $file"
done
tell C05.txt 0153/5 --peildatum 2025-02-28

# What is not there.
refuses 2 "explain what" "$IJW" explain
refuses 2 "explain what" "$IJW" explain TR018 CS002
refuses 2 "near it are 5" "$IJW" -C "$TMP/h" explain 0153/999
refuses 2 "no message names an assignment of gemeente GM0141" "$IJW" -C "$TMP/h" explain 0141/5
refuses 2 "no client" "$IJW" -C "$TMP/h" explain --client 0123
refuses 2 "GEMEENTE/TOEWIJZINGNUMMER" "$IJW" -C "$TMP/h" explain 0153/x
refuses 2 "GEMEENTE/TOEWIJZINGNUMMER" "$IJW" -C "$TMP/h" explain 01530/5
refuses 2 "GEMEENTE/TOEWIJZINGNUMMER" "$IJW" -C "$TMP/h" explain /
refuses 2 "--kennisdatum must be a date" "$IJW" -C "$TMP/h" explain 0153/5 --kennisdatum 2025-02-30

# A region: every story fits the page, its numbers are those of the tables, and nobody is named.
unset IJW_NOW
exits 0 "$IJW" -q generate --youths 60 --months 12 --seed 11 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
new_home r
exits 0 "$IJW" -q -C "$TMP/r" ingest "$TMP/traffic/messages"
sqlite3 "$TMP/r/ijw.db" "SELECT substr(gemeente, 3) || '/' || toewijzingnummer FROM toewijzing" >"$TMP/all"
: >"$TMP/texts"
: >"$TMP/objects"
while read -r assignment; do
	"$IJW" -C "$TMP/r" explain "$assignment" >>"$TMP/texts" </dev/null || not_ok "explain $assignment"
	"$IJW" -C "$TMP/r" explain "$assignment" --json >>"$TMP/objects" </dev/null || not_ok "explain $assignment"
done <"$TMP/all"
for client in $(sqlite3 "$TMP/r/ijw.db" "SELECT client FROM jeugdige"); do
	"$IJW" -C "$TMP/r" explain --client "$client" >>"$TMP/texts" || not_ok "explain --client"
done
want "the stories are there" [ "$(wc -l <"$TMP/objects")" -gt 40 ]
want "every story fits 80 columns" [ -z "$(grep -E '.{81}' "$TMP/texts")" ]
sqlite3 "$TMP/r/ijw.db" >"$TMP/wrong" 2>&1 <<SQL
CREATE TEMP TABLE line (text TEXT);
.mode ascii
.separator "\001" "\n"
.import $TMP/objects line
SELECT 'no JSON' FROM line WHERE NOT json_valid(text);
SELECT 'levering', c.value FROM line, json_each(text, '\$.levering') c
 WHERE NOT EXISTS (SELECT 1 FROM levering l WHERE l.gemeente = c.value ->> 'gemeente'
 AND l.toewijzingnummer = c.value ->> 'toewijzingnummer' AND l.begindatum = c.value ->> 'begindatum'
 AND l.status = c.value ->> 'status' AND l.d2_dagen IS c.value ->> 'd2_dagen');
SELECT 'clock', c.value FROM line, json_each(text, '\$.clocks') c
 WHERE c.value ->> 'clock' = 'W3a' AND NOT EXISTS (SELECT 1 FROM wachtketen w
 WHERE w.gemeente = c.value ->> 'gemeente' AND w.keten = c.value ->> 'nummer'
 AND coalesce(w.w3a_dagen, w.open_dagen) = c.value ->> 'dagen' AND w.klokstart = c.value ->> 'from');
SELECT 'days', c.value FROM line, json_each(text, '\$.clocks') c
 WHERE c.value ->> 'clock' NOT IN ('D1', 'D2')
 AND julianday(c.value ->> 'to') - julianday(c.value ->> 'from') <> c.value ->> 'dagen';
SELECT 'unnamed', c.value FROM line, json_each(text, '\$.clocks') c
 WHERE c.value ->> 'started_by' IS NULL OR (c.value ->> 'stopped_by' IS NULL AND NOT c.value ->> 'open');
SQL
want "the stories say what the tables say: $(head -c 300 "$TMP/wrong")" [ ! -s "$TMP/wrong" ]
grep -rhoE '<[a-z0-9]*:?Bsn>[0-9]{9}' "$TMP/traffic/messages" | grep -oE '[0-9]{9}' | sort -u >"$TMP/bsn"
want "there are BSNs" [ -s "$TMP/bsn" ]
want "no BSN in a story" sh -c '! cat "$TMP/texts" "$TMP/objects" | grep -qFf "$TMP/bsn"'
done_testing
