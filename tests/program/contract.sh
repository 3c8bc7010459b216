# What share/doc/contract.md tells of commands, tables, the home and JSON is what the program has.
. tests/lib/common.sh

contract=share/doc/contract.md
"$IJW" --help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' | sort >"$TMP/commands"
# Section 2 has every command, and none that is not there but those that it names as promised.
sed -n '/^## 2\./,/^## 3\./p' "$contract" | grep '^|' | grep -oE '`ijw [a-z]+' | sed 's/`ijw //' | sort -u >"$TMP/told"
grep '^Promised here and not in this version' "$contract" | grep -oE '`ijw [a-z]+' | sed 's/`ijw //' | sort >"$TMP/promised"
grep -vx help "$TMP/commands" | sort - "$TMP/promised" >"$TMP/expected"
same "the contract has the commands of the program" "$TMP/expected" "$TMP/told"
for command in $(cat "$TMP/promised"); do
	refuses 2 "there is no command '$command'" "$IJW" "$command"
done

# Section 4: the columns of each table, in their order. What is in brackets explains the word before it.
new_home h
sed -n '/^## 4\./,$p' "$contract" | grep '^| `' >"$TMP/tables"
want "the contract has its tables" [ "$(wc -l <"$TMP/tables")" -ge 9 ]
while IFS='|' read -r _ name columns _; do
	table=$(echo "$name" | cut -d'`' -f2)
	[ "$table" != gebeurtenis ] || continue
	echo "$columns" | sed -e 's/([^()]*)//g' -e 's/: which list judged.*//' -e 's/\*//g' | tr -d ' ' | tr ',' '\n' >"$TMP/told"
	"$IJW" -C "$TMP/h" export "$table" | head -1 | tr ',' '\n' >"$TMP/header"
	same "the contract has the columns of $table" "$TMP/header" "$TMP/told"
done <"$TMP/tables"

# Section 1: the home.
for path in ijw.conf ijw.db keys/pseudonym.key keys/archive.key inbox work done rejected outbox feed; do
	want "the home has $path" [ -e "$TMP/h/$path" ]
	want "the contract has $path" grep -q "\`$path/\?\`" "$contract"
done
want "the home is its owner's alone" [ "$(stat -c %a "$TMP/h")" = 700 ]
for key in "$TMP"/h/keys/*; do
	want "$key has 32 bytes" [ "$(stat -c %a-%s "$key")" = 400-32 ]
done

# Section 3: the names of the line that --json writes are those of the example, in their order.
sed -n 's/^`\({"schema":"ijw.validate\/1".*}\)`$/\1/p' "$contract" | grep -oE '"[a-z0-9_]+":' >"$TMP/told"
"$IJW" validate --json fixtures/rules/TR018/bad.xml 2>/dev/null | sed 's/},{.*\]/}]/' | grep -oE '"[a-z0-9_]+":' >"$TMP/names"
same "the contract has the names of the JSON of validate" "$TMP/names" "$TMP/told"
done_testing
