# The manual in both languages: the Dutch page, which is made of what the program says, and the English one name the same
# commands and options, of every command.
. tests/lib/common.sh

english=share/man/ijw.1
dutch=$TMP/ijw.1
sh share/man/nl.sh "$IJW" >"$dutch" 2>"$TMP/err" || not_ok "the page is not made: $(head -1 "$TMP/err")"
want "it is Dutch" grep -q "^Bewijst dat aan wat is bewaard" "$dutch"
want "nothing of it is English" sh -c '! grep -qE "Usage:|Exit status|Options of every" "$0"' "$dutch"

# chunk COMMAND: what each page has of it, as E.CMD and D.CMD.
for command in $("$IJW" --help | sed -n 's/^  \([a-z][a-z]*\)  *[a-z].*/\1/p'); do
	echo "$command"
	awk -v command="$command" '/^\.(It Nm|Sh)/ { inside = $1 == ".It" && $4 == command } inside' "$english" >"$TMP/E.$command"
	awk -v command="$command" '/^\.S[SH]/ { inside = $1 == ".SS" && $3 == command } inside' "$dutch" | sed 's/\\-/-/g' >"$TMP/D.$command"
done >"$TMP/commands"
want "there are commands" [ "$(wc -l <"$TMP/commands")" -gt 15 ]
sed -n 's/^\.It Nm Cm \([a-z]*\).*/\1/p' "$english" | sort -u >"$TMP/english"
sed -n 's/^\.SS ijw \([a-z]*\)$/\1/p' "$dutch" | sort -u >"$TMP/dutch"
sort -u "$TMP/commands" >"$TMP/expected"
same "the commands of the English page" "$TMP/expected" "$TMP/english"
same "the commands of the Dutch page" "$TMP/english" "$TMP/dutch"

# The options that a page describes; those of every command are told once.
while read -r command; do
	grep -oE '(Fl|[|]) -[a-z][a-z-]*' "$TMP/E.$command" | sed 's/.* -//' | sort -u >"$TMP/english"
	sed -n 's/^\.B "\(-[a-zA-Z], \)*--\([a-z-]*\).*/\2/p' "$TMP/D.$command" | grep -vxE 'quiet|verbose|help' | sort -u >"$TMP/dutch"
	want "ijw $command: only in Dutch: $(comm -13 "$TMP/english" "$TMP/dutch" | tr '\n' ' ')" \
		[ -z "$(comm -13 "$TMP/english" "$TMP/dutch")" ]
	want "ijw $command is told of in Dutch" grep -q "ijw .*$command" "$TMP/D.$command"
	want "with its exit status" grep -q "^Exitstatus: 0 " "$TMP/D.$command"
	cat "$TMP/dutch" >>"$TMP/D.options"
	cat "$TMP/english" >>"$TMP/E.options"
done <"$TMP/commands"
sort -u "$TMP/D.options" >"$TMP/dutch"
sort -u "$TMP/E.options" >"$TMP/english"
same "the options of both pages" "$TMP/english" "$TMP/dutch"
want "there are many" [ "$(wc -l <"$TMP/dutch")" -gt 30 ]
# The other names of options are those of the source (usage.sh looks at the English ones).
sed -n 's/^\.It Fl -\([a-z-]*\) Ta Fl -\([a-z-]*\)$/--\1 --\2/p' "$english" >"$TMP/english"
sed -n '/^\.TS/,/^\.TE/s/^\\-\\-\(.*\)\t\\-\\-\(.*\)$/--\1 --\2/p' "$dutch" | sed 's/\\-/-/g' >"$TMP/dutch"
same "the other names of options" "$TMP/english" "$TMP/dutch"

# Both are read without a complaint.
if command -v groff >/dev/null 2>&1; then
	for page in "man -t -Kutf8:$dutch" "mdoc:$english" mdoc:share/man/ijw-retour.1 mdoc:share/man/ijw-watch.8; do
		# shellcheck disable=SC2086 # words
		groff -m${page%%:*} -Tutf8 -ww -Wbreak -z "${page#*:}" 2>"$TMP/err"
		want "${page#*:} is well-formed: $(head -1 "$TMP/err")" [ ! -s "$TMP/err" ]
	done
else
	skip "how pages are read" "there is no groff here"
fi
mkdir -p "$TMP/man/nl/man1" "$TMP/man/man1"
cp "$dutch" "$TMP/man/nl/man1"
cp "$english" "$TMP/man/man1"
if command -v man >/dev/null 2>&1; then
	want "man -L nl shows it" sh -c 'MANPATH=$0 LC_ALL=C.UTF-8 man -L nl ijw 2>/dev/null | grep -q OPDRACHTEN' "$TMP/man"
	want "man shows the other" sh -c 'MANPATH=$0 LC_ALL=C.UTF-8 man ijw | grep -q COMMANDS' "$TMP/man"
else
	skip "man -L nl" "there is no man here"
fi
done_testing
