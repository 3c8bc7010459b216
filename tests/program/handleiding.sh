# The commands that the papers show exist, with their options; what the guide says that a clerk sees is what they see.
. tests/lib/common.sh

# Lines of code blocks and code within sentences that call ijw, without what follows > or |.
grep -hoE '^ijw [^>|<]*|^sudo -u ijw ijw [^>|<]*|`ijw [^`]*`' README.md share/doc/*.md |
	sed -e 's/`//g' -e 's/^sudo -u ijw //' -e 's/^ijw -C [^ ]* /ijw /' -e 's/#.*//' | sort -u >"$TMP/calls"
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
		case $option in --help) continue ;; esac
		want "ijw $command has $option, as the papers say" grep -q -- "$option\b" "$TMP/help-$command"
	done
done <"$TMP/calls"

# A day of a clerk: each line of its texts is shown by the commands above it.
export LC_ALL=nl_NL.UTF-8
guide=$PWD/share/doc/handleiding.md
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
sed -n '/^## Een dag/,/^## Een maand/p' "$guide" | awk '/^```text/ { on = 1; next } /^```/ { on = 0 } on && NF' |
	sed -e 's/^  *//' -e 's|/var/lib/ijw/regio|regio|g' >"$TMP/shown"
want "the guide shows what a clerk sees" [ "$(wc -l <"$TMP/shown")" -gt 20 ]
while IFS= read -r line; do
	want "a clerk sees: $line" grep -qxF -- "$line" "$TMP/seen"
done <"$TMP/shown"
done_testing
