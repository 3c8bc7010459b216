# The JSON that the program writes is what share/doc/schema says of it: of every command, of an empty home and of a full
# one, of messages of every kind. What no schema knows is found, and so is what a schema asks for and does not get.
. tests/lib/common.sh

if ! python3 -c 'import jsonschema' 2>/dev/null; then
	skip "JSON against its schemas" "no jsonschema for Python"
	done_testing
	exit
fi
export IJW_NOW=2025-12-31
good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml
j=$TMP/json
mkdir "$j"

# conforms OPTION... SCHEMA FILE...: the files are what the schema says; its faults are shown.
conforms() {
	exits 0 python3 tests/lib/conforms.py "$@"
	grep -v '0 faults$' "$TMP/out" | sed 's/^/    /' | head -20
	sed -n 's/.*, \([0-9]*\) planted faults.*/\1/p' "$TMP/out" >"$TMP/planted"
}
# write NAME STATUS ARGUMENT...: what the program writes, as a file in $j.
write() {
	name=$1
	shift
	exits "$@"
	cp "$TMP/out" "$j/$name.json"
}

# ---- The check itself: an object as it was written, and what is wrong with others
write sample 1 "$IJW" -q validate --json "$bad"
conforms --lines validate "$j/sample.json"
# wrong WHAT SED: a fault that is found.
wrong() {
	sed "$2" "$j/sample.json" >"$TMP/wrong.json"
	want "$1: the text has changed" sh -c '! cmp -s "$0" "$1"' "$j/sample.json" "$TMP/wrong.json"
	exits 1 python3 tests/lib/conforms.py --lines validate "$TMP/wrong.json"
}
wrong "a field less" 's/"member":null,//'
wrong "a field with another name" 's/"verdict":/"oordeel":/'
wrong "a field of another type" 's/"line":\([0-9]*\)/"line":"\1"/'
wrong "a field more" 's/"member":/"size":7,"member":/'
wrong "a word that is none of them" 's/"rejected"/"refused"/'
wrong "a field twice" 's/"member":null/&,&/'
# A field that the program wrote and a schema does not know: the schema without it finds it.
mkdir -p "$TMP/older/tests/lib" "$TMP/older/share/doc/schema"
cp tests/lib/conforms.py "$TMP/older/tests/lib"
cp share/doc/schema/*.json "$TMP/older/share/doc/schema"
sed -i 's/"severity"/"ernst"/' "$TMP/older/share/doc/schema/validate.schema.json"
exits 1 python3 "$TMP/older/tests/lib/conforms.py" --lines validate "$j/sample.json"
want "it is named" grep -q "findings/0: .*severity" "$TMP/out"

# ---- Every schema is in the page, and every command that writes JSON has one
python3 src/json_page.py share/doc/schema >"$TMP/json.md"
same "share/doc/json.md is current (make doc)" share/doc/json.md "$TMP/json.md"
for schema in share/doc/schema/*; do
	want "$schema is in the page" grep -qF "(schema/$(basename "$schema"))" share/doc/json.md
done
for command in $("$IJW" --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p'); do
	! "$IJW" "$command" --help | grep -q -e '--json' || echo "$command"
done >"$TMP/commands"
want "the commands with --json: $(xargs <"$TMP/commands")" [ "$(sort "$TMP/commands" | xargs)" = "explain inzage log show status validate" ]

# ---- validate: messages of every kind, archives, what cannot be read, more findings than are listed
mkdir "$TMP/drop" "$TMP/many"
cp "$good" "$TMP/drop/brief 999911120.xml"
(cd "$TMP/drop" && zip -q "two.zip" *.xml && printf x >junk.txt && zip -q "two.zip" junk.txt)
head -c 300 "$TMP/drop/two.zip" >"$TMP/drop/cut.zip"
: >"$TMP/drop/empty.xml"
write drop 1 "$IJW" -q validate --json "$TMP/drop"
write rules 1 "$IJW" -q validate --json fixtures/rules fixtures/dossiers fixtures/stories
write hostile 1 "$IJW" -q validate --json fixtures/hostile
write schemas 0 "$IJW" -q validate --json --schemas xsd/3.2 "$good"
write nowhere 2 "$IJW" -q validate --json "$TMP/nowhere"
want "what is not there has no object" [ ! -s "$j/nowhere.json" ]
awk '/<[a-z]*:*StopProduct>/ { inside = 1; text = "" }
	inside { text = text $0 "\n" }
	/<\/[a-z]*:*StopProduct>/ { inside = 0; for (i = 0; i < 150; i++) printf "%s", text; next }
	!inside' "$bad" >"$TMP/many/many.xml"
write many 1 "$IJW" -q validate --json "$TMP/many"
want "there are more findings than are listed" grep -q '"findings_total":' "$j/many.json"
conforms --lines --used --plant validate "$j/drop.json" "$j/rules.json" "$j/hostile.json" "$j/schemas.json" "$j/many.json"
want "faults were planted: $(cat "$TMP/planted")" [ "$(cat "$TMP/planted")" -ge 30 ]

# ---- status: an empty home, one with a bit of everything
new_home h
h=$TMP/h
write empty 0 "$IJW" -C "$h" status --json
for list in gemeenten producten tarieven aanbieders; do
	cp "fixtures/extern/lijsten/$list.csv" "$h/$list.csv"
	sed -i "s|^$list =.*|$list = $list.csv|" "$h/ijw.conf"
done
# In a batch: what is taken in, what is of a known content, known byte for byte, refused, and not whole yet.
for file in "$good" "$bad" fixtures/rules/CS002/good*.xml fixtures/rules/TR056/*.xml fixtures/hostile/*.xml; do
	[ ! -e "$file" ] || cp "$file" "$h/inbox/$(echo "$file" | tr / -)"
done
cp "$good" "$h/inbox/again.xml"
sed 's/$/ /' "$good" >"$h/inbox/layout.xml"
cp "$TMP/drop/two.zip" "$h/inbox"
find "$h/inbox" -type f -exec touch -d '1 day ago' '{}' +
head -c 300 "$TMP/drop/two.zip" >"$h/inbox/young.zip"
unset IJW_NOW
exits 1 "$IJW" -q -C "$h" ingest
export IJW_NOW=2025-12-31
cat "$h"/outbox/*.json >"$j/batch.json"
for word in '"stays":\[{' '"dossier":\[{' '"taken":"repeated"' '"taken":"duplicate"' '"afzender":"'; do
	want "the report has $word" grep -q "$word" "$j/batch.json"
done
sed -i "s/^vrij_mb = .*/vrij_mb = 99999999/" "$h/ijw.conf"
write full 1 "$IJW" -C "$h" status --json
want "there is something to look at" grep -q '"what":"' "$j/full.json"

# ---- explain: assignments and youths of all stories, rules, return codes
: >"$j/stories.json"
for story in fixtures/stories/*/messages; do
	"$IJW" -q -C "$h" ingest "$story" >/dev/null 2>&1
done
"$IJW" -C "$h" export toewijzing | sed -n 's/^GM\([0-9]*\),\([0-9]*\),\([0-9a-f]*\),.*/\1\/\2 \3/p' >"$TMP/assignments"
want "there are assignments: $(wc -l <"$TMP/assignments")" [ "$(wc -l <"$TMP/assignments")" -ge 15 ]
while read -r assignment client; do
	"$IJW" -C "$h" explain "$assignment" --json >>"$j/stories.json" || not_ok "explain $assignment"
	"$IJW" -C "$h" explain "$assignment" --json --peildatum 2025-02-28 >>"$j/stories.json" || not_ok "explain $assignment"
	"$IJW" -C "$h" explain --client "$client" --json >>"$j/stories.json" || not_ok "explain --client $client"
done <"$TMP/assignments"
mkdir "$j/codes"
for code in $("$IJW" explain --list --csv | sed '1d; s/,.*//') 0001 0200 0233 8001 9326 S300; do
	"$IJW" explain "$code" --json >"$j/codes/$code.json" || not_ok "explain $code"
done
mkdir "$j/stories"
split -l 1 -a 4 "$j/stories.json" "$j/stories/"
conforms --used --plant explain "$j/stories" "$j/codes"
want "faults were planted: $(cat "$TMP/planted")" [ "$(cat "$TMP/planted")" -ge 350 ]
refuses 2 "no message names" "$IJW" -C "$h" explain 0153/999999999 --json
want "what is not there has no object" [ ! -s "$TMP/out" ]
write list 0 "$IJW" explain --list --json
conforms --used --plant rules "$j/list.json"

# ---- show: every message of this home that is accepted or not, in an archive or not
mkdir "$j/show"
for name in $(sqlite3 "$h/ijw.db" "SELECT id FROM bericht WHERE id % 10 = 0 OR nietig_vanaf IS NOT NULL OR lid IS NOT NULL OR zelfde_als IS NOT NULL
	OR id IN (SELECT opgelost_door FROM afkeur_afgeleid UNION SELECT bericht FROM afkeur_afgeleid WHERE opgelost_door IS NOT NULL)"); do
	"$IJW" -C "$h" show "$name" --json >"$j/show/$name.json" || not_ok "show $name"
done
conforms --used --plant show "$j/show"
want "faults were planted: $(cat "$TMP/planted")" [ "$(cat "$TMP/planted")" -ge 80 ]

# ---- inzage: a youth with all that can be kept of one, and one of whom nothing is known
printf 'AGB,ReferentieAanbieder,Aanmelddatum\n91000001,r1,2025-01-02\n' >"$h/aanmelddatum.csv"
"$IJW" -q -C "$h" ingest >/dev/null 2>&1
sqlite3 "$h/ijw.db" "INSERT INTO logboek SELECT (SELECT max(nr) FROM logboek) + id, 1767139200, 'user', 'responsible', 'role',
	'ground', 'act', 'gelukt', client, 'host', '0', x'', x'', x'', x'' FROM jeugdige"
echo 999900006 >"$TMP/bsn"
write youth 0 sh -c '"$IJW" -C "$TMP/h" inzage --json <"$TMP/bsn"'
echo 999900055 >"$TMP/bsn"
write nobody 0 sh -c '"$IJW" -C "$TMP/h" inzage --json <"$TMP/bsn"'
conforms --used --plant inzage "$j/youth.json" "$j/nobody.json"
want "faults were planted: $(cat "$TMP/planted")" [ "$(cat "$TMP/planted")" -ge 30 ]

# The rows in it have the columns of the tables, with their meanings.
for table in verzoek toewijzing levering wachtketen traject; do
	awk -F' *[|] *' -v table="$table" '/^## / { inside = $0 == "## " table } inside && /^\| `/ { gsub(/`/, "", $2); print $2 "|" $4 }' \
		share/doc/tabellen.md | grep -v '^client|' >"$TMP/columns"
	sqlite3 :memory: "SELECT key || '|' || (value ->> 'description') FROM
		json_each(CAST(readfile('share/doc/schema/explain.schema.json') AS TEXT), '\$.\$defs.$table.properties')" >"$TMP/fields"
	same "the schema has the columns of $table" "$TMP/columns" "$TMP/fields"
done

# ---- The invented traffic of a region: a long report, a status of many senders, a publication
unset IJW_NOW
"$IJW" -q generate --youths "$(figure 1200 3000)" --months 30 --from 2023-07-01 --seed 12 --out "$TMP/traffic"
new_home r
r=$TMP/r
cp "$TMP"/traffic/region/* "$r/"
printf "\n[definities]\nmin_cel = 3\n" >>"$r/ijw.conf" # so that waits are published of so few
for key in contact licentie verwerkingsverantwoordelijke verwerker grondslag; do
	sed -i "/^regio = /a $key = CC-BY-4.0" "$r/ijw.conf"
done
IJW_NOW=2026-02-10T12:00:00Z
export IJW_NOW
exits 0 "$IJW" -q -C "$r" ingest "$TMP/traffic/messages"
write region 0 "$IJW" -C "$r" status --json
conforms --used --plant status "$j/empty.json" "$j/full.json" "$j/region.json"
want "faults were planted: $(cat "$TMP/planted")" [ "$(cat "$TMP/planted")" -ge 200 ]
exits 0 "$IJW" -q -C "$r" publish --intern
exits 0 "$IJW" -q -C "$r" report --out "$TMP/site"
conforms --used --plant datapackage "$r/feed/actueel/datapackage.json" "$r"/feed/*/intern/datapackage.json
# (The class of a number is shown from larger numbers on.)
conforms --used --but=Gemeten_n_klasse --plant beschikbaarheid "$r/feed/actueel/beschikbaarheid.json" "$TMP/site/beschikbaarheid.json"
# (What is over 2,000 findings is tests/intake/test_report.c.)
conforms --used --but=findings_total,schemas_sha256,dossier_total --plant report "$h"/outbox/*.json

# No other file of JSON lies in a home, a feed or a site.
find "$h" "$r" "$TMP/site" -name '*.json' | sed 's|.*/||; s/^20.*/REPORT/' | grep -vx 'REPORT\|datapackage.json\|beschikbaarheid.json' >"$TMP/strange"
want "every file of JSON has a schema: $(head -3 "$TMP/strange" | xargs)" [ ! -s "$TMP/strange" ]

# ---- The program itself
write version 0 "$IJW" --version --json
conforms --used --plant version "$j/version.json"
done_testing
