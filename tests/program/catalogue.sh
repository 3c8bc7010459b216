# ijw explain CODE, RETURNCODE and --list: the catalogue of rules, whole and well laid out.
. tests/lib/common.sh

# fits WHAT: $TMP/out has lines of at most 80 columns, and none ends in a blank.
fits() {
	want "$1 fits 80 columns" [ -z "$(grep -E '.{81}' "$TMP/out")" ]
	want "$1 has no blanks at its ends" [ -z "$(grep ' $' "$TMP/out")" ]
}

# The codes, in the three forms of the list.
exits 0 "$IJW" explain --list
fits "the list"
sed '1d; s/ .*//; /^$/d' "$TMP/out" >"$TMP/codes"
want "every code is named once, in order" sort -cu "$TMP/codes"
exits 0 "$IJW" explain --list --csv
cp "$TMP/out" "$TMP/list.csv"
want "one line a rule" [ "$(wc -l <"$TMP/list.csv")" = "$(($(wc -l <"$TMP/codes") + 1))" ]
want "no CR" [ -z "$(tr -dc '\r' <"$TMP/list.csv")" ]
sqlite3 "$TMP/list.db" ".mode csv" ".import $TMP/list.csv regel" >"$TMP/warnings" 2>&1
want "the CSV is read without a word" [ ! -s "$TMP/warnings" ]
sqlite3 "$TMP/list.db" "SELECT rule FROM regel" >"$TMP/listed"
same "the CSV has every code, in order" "$TMP/codes" "$TMP/listed"
exits 0 "$IJW" explain --list --json
valid "the list"
cp "$TMP/out" "$TMP/list.json"

# ask WHAT WANTED SQL: over the table regel and the JSON list `json`.
ask() {
	got=$(sqlite3 "$TMP/list.db" "CREATE TEMP VIEW json AS SELECT CAST(readfile('$TMP/list.json') AS TEXT) text; $3" 2>&1)
	want "$1: $got" [ "$got" = "$2" ]
}
standard="rule GLOB '[TCR][RDS][0-9][0-9][0-9]'"
ask "rules of the standard" 160 "SELECT count(*) FROM regel WHERE $standard"
ask "by kind" "CD 22,CS 19,RS 39,TR 80" "SELECT group_concat(kind || ' ' || n) FROM
	(SELECT substr(rule, 1, 2) kind, count(*) n FROM regel WHERE $standard GROUP BY 1)"
ask "by level" "cross-message 54,external 4,in-message 60,schema 42" "SELECT group_concat(level || ' ' || n) FROM
	(SELECT level, count(*) n FROM regel WHERE $standard GROUP BY 1)"
ask "every rule has texts" 0 "SELECT count(*) FROM regel WHERE '' IN (text, checks, remedy, severity)"
ask "the six places where text, XSLT or we differ" "CS002 CS003 CS089 CS335 TR358 TR409" \
	"SELECT group_concat(rule, ' ') FROM regel WHERE note <> ''"
ask "the schema of the JSON" ijw.rules/1 "SELECT text ->> 'schema' FROM json"
ask "JSON and CSV say the same" 0 "SELECT count(*) FROM json, json_each(json.text, '\$.rules') r JOIN regel
	ON rule = r.value ->> 'rule' WHERE checks <> r.value ->> 'checks' OR regel.text <> r.value ->> 'text'
	OR remedy <> r.value ->> 'remedy' OR level <> r.value ->> 'level' OR code <> coalesce(r.value ->> 'code', '')"
ask "the JSON has every rule" "$(wc -l <"$TMP/codes")" "SELECT json_array_length(text, '\$.rules') FROM json"

# The whole of it as a page, in both languages.
exits 0 "$IJW" explain --list --markdown
same "share/doc/rules.md is current (make doc)" share/doc/rules.md "$TMP/out"
exits 0 env LC_ALL=nl_NL.UTF-8 "$IJW" explain --list --markdown
same "share/doc/regels.md is current (make doc)" share/doc/regels.md "$TMP/out"
sed -n 's/^## //p' "$TMP/out" >"$TMP/listed"
same "the page has every code, in order" "$TMP/codes" "$TMP/listed"
# field NAME RULES: so many rules have it.
field() {
	want "$2 rules have '$1'" [ "$(grep -c "^- $1: ." "$TMP/out")" = "$2" ]
}
for name in soort niveau releases controle retour 'te doen'; do field "$name" "$(wc -l <"$TMP/codes")"; done
field berichten "$(sqlite3 "$TMP/list.db" "SELECT count(*) FROM regel WHERE messages <> ''")"
field 'let op' "$(sqlite3 "$TMP/list.db" "SELECT count(*) FROM regel WHERE note <> ''")"
while IFS='|' read -r rule code; do
	want "$rule has the return code $code" sh -c "sed -n '/^## $rule\$/,/^## /s/^- retour: $code, .*/y/p' '$TMP/out' | grep -qx y"
done <<END
$(sqlite3 "$TMP/list.db" "SELECT rule, code FROM regel WHERE code <> ''")
END

# A page for each.
: >"$TMP/pages"
while read -r code; do
	exits 0 "$IJW" explain "$code"
	want "$code begins with itself" grep -q "^$code: ." "$TMP/out"
	cat "$TMP/out" >>"$TMP/pages"
	exits 0 "$IJW" explain --json "$code"
	valid "$code"
done <"$TMP/codes"
cp "$TMP/pages" "$TMP/out"
fits "every page"
exits 0 "$IJW" explain TR018
[ -z "${GOLDEN:-}" ] || cp "$TMP/out" fixtures/explain/TR018.txt
same "the page of TR018" fixtures/explain/TR018.txt "$TMP/out"
exits 0 "$IJW" explain cs089
[ -z "${GOLDEN:-}" ] || cp "$TMP/out" fixtures/explain/CS089.txt
same "the page of CS089, in small letters" fixtures/explain/CS089.txt "$TMP/out"
exits 0 "$IJW" explain RS048
want "a rule of the schema says where" grep -q 'Header/XsltVersie (JW302' "$TMP/out"
exits 0 "$IJW" explain CS002
want "a number that the published checks let through is named" \
	grep -q '^  note .*published checks let 000000000 through' "$TMP/out"

# Return codes: each that a rule has, and those that no rule has.
sqlite3 "$TMP/list.db" "SELECT DISTINCT code FROM regel WHERE code <> ''" >"$TMP/retourcodes"
want "56 return codes have rules" [ "$(wc -l <"$TMP/retourcodes")" = 56 ]
while read -r code; do
	exits 0 "$IJW" explain "$code"
	want "$code is a return code" grep -q "^Return code $code$" "$TMP/out"
	for rule in $(sqlite3 "$TMP/list.db" "SELECT rule FROM regel WHERE code = '$code'"); do
		want "$code names $rule" grep -q "^  $rule  " "$TMP/out"
	done
	fits "return code $code"
done <"$TMP/retourcodes"
for code in 0200 0233 8001; do
	exits 0 "$IJW" explain "$code"
	want "$code has no rule but a meaning" grep -q "^  No rule: " "$TMP/out"
	exits 0 "$IJW" explain "$code" --json
	valid "$code"
done
exits 0 "$IJW" explain 0001 --json
valid "0001"

# What is not there.
refuses 2 "no rule or return code 'TR999'; near it: TR418" "$IJW" explain TR999
refuses 2 "near it: TR019, TR056" "$IJW" explain TR050
refuses 2 "'ijw explain --list' lists all" "$IJW" explain 9999
refuses 2 "no rule or return code" "$IJW" explain TR0181818
refuses 2 "no rule or return code ''" "$IJW" explain ""
refuses 2 "explain what" "$IJW" explain --list TR018
refuses 2 "explain what" "$IJW" explain --list --client 0123
refuses 2 "--csv goes with --list" "$IJW" explain --csv TR018
refuses 2 "--csv goes with --list" "$IJW" explain --list --csv --json
refuses 2 "--markdown goes with --list" "$IJW" explain --markdown TR018
refuses 2 "--markdown goes with --list" "$IJW" explain --list --markdown --json
exits 3 sh -c '"$IJW" explain --list >/dev/full'
done_testing
