# Bad and good messages for every external rule, judged at ingest by a small set of lists on 2026-04-15: a bad
# message breaks its own rule and no other external one, a good one none. All are accepted all the same.
. tests/lib/common.sh
export IJW_NOW=2026-04-15

codes=$(cd fixtures/extern && echo TR*)
only=$(echo "$codes" | tr ' ' '|')
new_home h
h=$TMP/h
cp "$h/ijw.conf" "$TMP/conf"
for list in gemeenten producten tarieven aanbieders; do
	sed -i "s|^$list =.*|$list = $PWD/fixtures/extern/lijsten/$list.csv|" "$h/ijw.conf"
done

exits 0 "$IJW" -q -C "$h" ingest fixtures/extern/TR*
grep -E ": ($only) \(" "$TMP/out" | sort >"$TMP/findings"
[ -z "${GOLDEN:-}" ] || cp "$TMP/findings" fixtures/extern.expected
same "the findings of fixtures/extern" fixtures/extern.expected "$TMP/findings"

# What each message breaks, by its name and by its findings: FILE RULE...
for file in fixtures/extern/TR*/*.xml; do
	code=$(basename "$(dirname "$file")")
	case $(basename "$file") in
	bad*) echo "$file $code" ;;
	good*) echo "$file" ;;
	*) echo "$file is neither good nor bad" ;;
	esac
done >"$TMP/named"
for file in fixtures/extern/TR*/*.xml; do
	echo "$file $(grep -F "$file:" "$TMP/findings" | grep -oE "($only) \(" | cut -d' ' -f1 | sort -u | tr '\n' ' ')"
done | sed 's/ *$//' >"$TMP/judged"
same "every message breaks what its name says" "$TMP/named" "$TMP/judged"

# The findings are kept, with their return code.
kept() { "$IJW" -C "$1" export afkeur | cut -d, -f6,7 | grep -E "^($only)," | sort | uniq -c; }
sed -E "s/.*: ($only) \(([0-9S]*)\).*/\1,\2/" "$TMP/findings" | sort | uniq -c >"$TMP/printed"
kept "$h" >"$TMP/kept"
same "afkeur has what was printed" "$TMP/printed" "$TMP/kept"
exits 0 "$IJW" -C "$h" status
want "all are accepted" grep -qE " $(ls fixtures/extern/TR*/*.xml | wc -l) accepted" "$TMP/out"
# No other command knows the lists.
exits 0 "$IJW" -q validate fixtures/extern/TR*

# By which lists: a row for each from the first message on, and another when one changes.
lists() { sqlite3 "$h/ijw.db" "SELECT naam, vanaf, substr(sha256, 1, 8) FROM lijst ORDER BY vanaf, naam"; }
hash_of() { sha256sum "$1" | cut -c1-8; }
expected=$(for list in aanbieders gemeenten producten tarieven; do
	echo "$list|1|$(hash_of "fixtures/extern/lijsten/$list.csv")"
done)
want "the lists are written down" [ "$(lists)" = "$expected" ]
next=$(($(ls fixtures/extern/TR*/*.xml | wc -l) + 1))
cp "$TMP/conf" "$h/ijw.conf"
exits 0 "$IJW" -q -C "$h" ingest fixtures/rules/TR018/good.xml
changed=$(printf 'aanbieders|%s|\ngemeenten|%s|%s\nproducten|%s|\ntarieven|%s|' \
	"$next" "$next" "$(hash_of share/lijsten/gemeenten.csv)" "$next" "$next")
want "and when they change" [ "$(lists)" = "$(printf '%s\n%s' "$expected" "$changed")" ]
exits 0 "$IJW" -q -C "$h" ingest fixtures/rules/CS002/good-jw305.xml
want "and only then" [ "$(lists)" = "$(printf '%s\n%s' "$expected" "$changed")" ]

# Without lists: TR135 as before, TR346 by the claim, TR378 by the municipalities of the program. By the claim
# three bad amounts could be right, and those beside two tariffs that are not contracted could not.
new_home none
exits 0 "$IJW" -q -C "$TMP/none" ingest fixtures/extern/TR135 fixtures/extern/TR346 fixtures/extern/TR381 fixtures/extern/TR418 \
	fixtures/extern/TR378/bad-jw301.xml
grep -oE ": ($only) \(" "$TMP/out" | sort | uniq -c | tr -d ':(' | awk '{ print $2, $1 }' >"$TMP/without"
printf 'TR135 %s\nTR346 %s\nTR378 1\n' "$(grep -c TR135 fixtures/extern.expected)" \
	"$(($(grep -c TR346 fixtures/extern.expected) - 3 + 2))" >"$TMP/expected"
same "what is left without lists" "$TMP/expected" "$TMP/without"

# The same content in other bytes is one message, found wrong once; that its lines end otherwise is said of each.
new_home copies
mkdir "$TMP/copy"
tr -d '\r' <fixtures/extern/TR378/bad-jw301.xml >"$TMP/copy/b.xml"
awk '/^<.xml/ || done { print; next } { sub(/>/, " >"); done = 1; print }' "$TMP/copy/b.xml" >"$TMP/copy/c.xml"
exits 0 "$IJW" -q -C "$TMP/copies" ingest fixtures/extern/TR378/bad-jw301.xml "$TMP/copy/b.xml" "$TMP/copy/c.xml"
want "three files are kept" [ "$(sqlite3 "$TMP/copies/ijw.db" "SELECT count(*) FROM bericht")" = 3 ]
want "one finding is told" [ "$(grep -c TR378 "$TMP/out")" = 1 ]
want "and one is kept" [ "$("$IJW" -C "$TMP/copies" export afkeur | grep -c ,TR378,)" = 1 ]
want "line ends are told of each" [ "$(grep -c IJW012 "$TMP/out")" = 2 ]
exits 0 "$IJW" -q -C "$TMP/copies" rebuild
want "also after a rebuild" [ "$("$IJW" -C "$TMP/copies" export afkeur | grep -c ,TR378,)" = 1 ]

# The report names them among what is to be done, though the message is accepted.
new_home inbox
cp fixtures/extern/TR378/bad-jw301.xml "$TMP/inbox/inbox/a.xml"
exits 0 "$IJW" -C "$TMP/inbox" ingest
want "the file is done" [ -f "$TMP/inbox/done/a.xml" ]
want "the report has the finding" grep -q "(TR378)" "$TMP"/inbox/outbox/*.txt
want "and what to do" grep -q "Ask the sender for the code that is valid now" "$TMP"/inbox/outbox/*.txt
want "and so has the JSON" grep -q '"rule":"TR378","code":"S300"' "$TMP"/inbox/outbox/*.json
done_testing
