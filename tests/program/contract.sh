# What share/doc/contract.md, and afspraken.md in Dutch, tell of commands, tables, the home and JSON is what the
# program has.
. tests/lib/common.sh

"$IJW" --help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' | sort >"$TMP/commands"
"$IJW" validate --json fixtures/rules/TR018/bad.xml 2>/dev/null | grep -oE '"[a-z0-9_]+":' >"$TMP/names"
new_home h

# commands_in: the commands that lines from stdin call.
commands_in() {
	grep -oE '`ijw [a-z]+' | sed 's/`ijw //' | sort -u
}

# holds PAPER: what it tells is so.
holds() {
	# Section 2 has every command, and none that is not there but those that it names as promised.
	sed -n '/^## 2\./,/^## 3\./p' "$1" | grep '^|' | commands_in >"$TMP/told"
	grep -E '^(Promised here and not in this version|Hier beloofd en niet in deze versie):' "$1" | commands_in >"$TMP/promised"
	grep -vx help "$TMP/commands" | sort - "$TMP/promised" >"$TMP/expected"
	same "$1 has the commands of the program" "$TMP/expected" "$TMP/told"
	for command in $(cat "$TMP/promised"); do
		refuses 2 "there is no command '$command'" "$IJW" "$command"
	done

	# Section 4: the columns of each table, in their order. What is in brackets explains the word before it.
	sed -n '/^## 4\./,$p' "$1" | grep '^| `' >"$TMP/tables"
	want "$1 has the tables" [ "$(wc -l <"$TMP/tables")" -ge 10 ]
	while IFS='|' read -r _ name columns _; do
		table=$(echo "$name" | cut -d'`' -f2)
		[ "$table" != gebeurtenis ] || continue
		echo "$columns" | sed -e 's/([^()]*)//g' -e 's/\*//g' | tr -d ' ' | tr ',' '\n' >"$TMP/told"
		"$IJW" -C "$TMP/h" export "$table" | head -1 | tr ',' '\n' >"$TMP/header"
		same "$1 has the columns of $table" "$TMP/header" "$TMP/told"
	done <"$TMP/tables"

	# Section 1: the home.
	for path in ijw.conf ijw.db keys/pseudonym.key keys/archive.key inbox work done rejected outbox feed; do
		want "the home has $path" [ -e "$TMP/h/$path" ]
		want "$1 has $path" grep -q "\`$path/\?\`" "$1"
	done

	# Section 3: the names of the line that --json writes are those of the example, in their order.
	sed -n 's/^`\({"schema":"ijw.validate\/1".*}\)`$/\1/p' "$1" | grep -oE '"[a-z0-9_]+":' >"$TMP/told"
	same "$1 has the names of the JSON of validate" "$TMP/names" "$TMP/told"
}

holds share/doc/contract.md
holds share/doc/afspraken.md
want "the home is its owner's alone" [ "$(stat -c %a "$TMP/h")" = 700 ]
for key in "$TMP"/h/keys/*; do
	want "$key is the owner's and has 32 bytes" [ "$(stat -c %a-%s "$key")" = 400-32 ]
done
done_testing
