# Bad and good messages for every rule: the findings are exactly the expected ones, a bad message breaks its
# own rule and no other, a good one none. Two rules can be two sides of one fact; then the name of the bad
# message ends in the other one: bad-and-TR101.xml.
. tests/lib/common.sh

exits 1 "$IJW" validate fixtures/rules
[ -z "${GOLDEN:-}" ] || cp "$TMP/out" fixtures/rules.expected
same "the findings of fixtures/rules" fixtures/rules.expected "$TMP/out"

# What each message breaks, by its name and by its judgement: FILE VERDICT RULE...
for file in fixtures/rules/*/*.xml; do
	code=${file#fixtures/rules/}
	code=${code%%/*}
	name=$(basename "$file" .xml)
	case $name in
	bad*-and-*) echo "$file rejected $(printf '%s\n' "$code" "${name##*-and-}" | sort | tr '\n' ' ')" ;;
	bad*) echo "$file rejected $code " ;;
	good*) echo "$file accepted " ;;
	*) echo "$file is neither good nor bad" ;;
	esac
done | sort >"$TMP/named"
"$IJW" -q validate --json fixtures/rules | while read -r line; do
	file=$(printf '%s' "$line" | sed 's/.*"file":"\([^"]*\)".*/\1/')
	verdict=$(printf '%s' "$line" | sed 's/.*"verdict":"\([^"]*\)".*/\1/')
	rules=$(printf '%s' "$line" | grep -o '"rule":"[A-Z0-9]*"' | cut -d'"' -f4 | sort -u | tr '\n' ' ')
	echo "$file $verdict $rules"
done | sort >"$TMP/judged"
same "every message breaks what its name says" "$TMP/named" "$TMP/judged"

for code in $(sed -n 's/.*{RULE_\([A-Z0-9]*\), .*&class_.*/\1/p' src/rule/rules.c | sort -u); do
	want "$code has a bad message" ls "fixtures/rules/$code/"bad*.xml >/dev/null
	want "$code has a good message" ls "fixtures/rules/$code/"good*.xml >/dev/null
done
want "all 60 in-message rules have rows" [ "$(sed -n 's/.*{RULE_\([A-Z0-9]*\), .*&class_.*/\1/p' src/rule/rules.c | sort -u | wc -l)" = 60 ]
done_testing
