# The commands that the papers show exist, with their options; what the guide says that they show, they show.
. tests/lib/common.sh

# Lines of code blocks and code within sentences that call ijw, without what follows > or |.
grep -hoE '^ *ijw [^>|<]*|^ *sudo -u ijw ijw [^>|<]*|`ijw [^`]*`' README.md share/doc/*.md |
	sed -e 's/`//g' -e 's/^ *//' -e 's/^sudo -u ijw //' -e 's/^ijw -C [^ ]* /ijw /' -e 's/#.*//' | sort -u >"$TMP/calls"
want "the papers show commands" [ "$(wc -l <"$TMP/calls")" -gt 20 ]
for command in $("$IJW" --help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }'); do
	"$IJW" help "$command" >"$TMP/help-$command" 2>/dev/null || not_ok "there is no help of $command"
done
promised=$(grep '^Promised here and not in this version' share/doc/contract.md)
while read -r _ command rest; do
	case $command in -* | COMMA* | "") continue ;; esac
	case $promised in *"\`ijw $command"*) continue ;; esac
	want "the papers name a command: ijw $command" [ -e "$TMP/help-$command" ] || continue
	for option in $(echo "$rest" | grep -oE -- '(^| |\[)--[a-z-]+' | tr -d ' ['); do
		case $option in --help | --grond | --rol) continue ;; esac # of every command
		want "ijw $command has $option, as the papers say" grep -q -- "$option\b" "$TMP/help-$command"
	done
done <"$TMP/calls"

# What the guide shows in its parts on a day, a month and a year is shown by the commands above it.
export LC_ALL=nl_NL.UTF-8
guide=$PWD/share/doc/handleiding.md
# shows FROM TO LEAST: each line of the texts between two headings is in $TMP/seen; there are at least so many.
shows() {
	sed -n "/^## $1/,/^## $2/p" "$guide" | awk '/^```text/ { on = 1; next } /^```/ { on = 0 } on && NF' |
		sed -e 's/^  *//' -e 's|/var/lib/ijw/regio|regio|g' >"$TMP/shown"
	want "the guide shows something: $1" [ "$(wc -l <"$TMP/shown")" -ge "$3" ]
	while IFS= read -r line; do
		want "this is shown: $line" grep -qxF -- "$line" "$TMP/seen"
	done <"$TMP/shown"
}

"$IJW" -q init --taal nl "$TMP/regio"
cp fixtures/rules/TR018/bad.xml "$TMP/stop-van-maandag.xml"
(
	cd "$TMP" || exit
	"$IJW" validate stop-van-maandag.xml
	cp stop-van-maandag.xml regio/inbox/
	"$IJW" -C regio ingest
	"$IJW" -C regio status
	cat regio/outbox/*.txt
	"$IJW" explain TR018
) 2>&1 | sed 's/^  *//' >"$TMP/seen"
shows "Een dag" "Een maand" 20

(
	export IJW_NOW=2026-11-30T12:00:00Z
	cd "$TMP" || exit
	"$IJW" generate --youths 300 --months 18 --seed 7 --from 2025-01-01 --out verkeer
	"$IJW" init proef
	cp verkeer/region/* proef/
	"$IJW" -C proef ingest verkeer/messages
	"$IJW" -C proef publish --peildatum 2026-03-31
	"$IJW" -C proef report --text
	"$IJW" -C proef backup proef.ijw
	"$IJW" -C hersteld restore proef.ijw --keys proef/keys
	"$IJW" -C hersteld rebuild --check
) 2>&1 | sed 's/^  *//' >"$TMP/seen"
shows "Een maand" "Een jaar" 2
shows "Een jaar" "einde" 1
done_testing
