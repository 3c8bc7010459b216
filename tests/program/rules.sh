# A bad and a good message for every rule: the findings are exactly the expected ones, and every rule of
# the catalogue's in-message part has both.
. tests/lib.sh

exits 1 "$IJW" validate fixtures/rules
[ -z "${GOLDEN:-}" ] || cp "$TMP/out" fixtures/rules.expected
same "the findings of fixtures/rules" fixtures/rules.expected "$TMP/out"

for rule in fixtures/rules/*/; do
	code=$(basename "$rule")
	want "$code has a bad message" ls "$rule"bad*.xml >/dev/null
	want "$code has a good message" ls "$rule"good*.xml >/dev/null
	for file in "$rule"bad*.xml; do
		exits 1 "$IJW" validate --json "$file"
		want "$file breaks $code and no other" [ "$(grep -o '"rule":"[A-Z0-9]*"' "$TMP/out" | sort -u)" = "\"rule\":\"$code\"" ]
		want "$file is rejected" grep -q '"verdict":"rejected"' "$TMP/out"
	done
	for file in "$rule"good*.xml; do
		exits 0 "$IJW" validate --json "$file"
		want "$file has no finding" grep -q '"findings":\[\]' "$TMP/out"
	done
done
for code in $(sed -n 's/.*{RULE_\([A-Z0-9]*\), .*&class_.*/\1/p' src/rule/rules.c | sort -u); do
	want "the rule $code has fixtures" [ -d "fixtures/rules/$code" ]
done
done_testing
