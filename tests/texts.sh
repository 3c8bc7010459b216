#!/bin/sh
# The translations are whole: every text for people is translated, none is doubtful, none is left over, and
# what ends in a full stop does so in each language. The texts are beside the program, IJW.
set -eu
pot=$(dirname "$IJW")/ijw.pot
cd "$(dirname "$0")/.."
wrong=0
complain() {
	wrong=$((wrong + 1))
	echo "$1"
}

for po in share/po/*.po; do
	msgfmt --check-format --check-domain -o /dev/null "$po" || complain "$po: see above"
	msgcmp "$po" "$pot" 2>&1 || complain "$po: not every text is translated; 'make po' shows which"
	[ -z "$(msgattrib --only-fuzzy --no-obsolete "$po")" ] || complain "$po: a translation is doubtful (fuzzy)"
	[ -z "$(msgattrib --only-obsolete "$po")" ] || complain "$po: a text is not used any more"
	msgcat --no-wrap "$po" | awk -v po="$po" '
	/^msgid / { id = $0 }
	/^msgstr / && id ~ /\.("|\\n"?)$/ && $0 !~ /\.("|\\n"?)$/ && id != "msgid \"\"" { print po ": no full stop: " $0; bad = 1 }
	/^msgstr / && id !~ /\.("|\\n"?)$/ && $0 ~ /\.("|\\n"?)$/ && id != "msgid \"\"" { print po ": a full stop: " $0; bad = 1 }
	END { exit bad }' || complain "$po: full stops differ"
done
echo "$(msgcat --no-wrap "$pot" | grep -c '^msgid "..*"') passed, $wrong failed, 0 skipped"
[ "$wrong" = 0 ]
