# The completions that 'ijw help --completion' prints, in the shells themselves: what each offers is what the help
# lists.
. tests/lib/common.sh

for shell in bash zsh fish; do
	exits 0 "$IJW" help --completion "$shell"
	mv "$TMP/out" "$TMP/$shell"
done
refuses 2 "must be bash, zsh or fish" "$IJW" help --completion csh
refuses 2 "shows one command" "$IJW" help --completion bash export
"$IJW" --help | sed -n 's/^  \([a-z][a-z]*\)  *[a-z].*/\1/p' | sort >"$TMP/commands"
"$IJW" export 2>&1 | sed 's/.* knows //; s/, /\n/g' | sort >"$TMP/tables"
mkdir -p "$TMP/place/folder"
: >"$TMP/place/file.xml"

# offers SHELL WORD...: what completes the last word, sorted, in $TMP/offered.
offers() {
	shell=$1
	shift
	case $shell in
	bash) bash --norc -c 'cd "$2/place" && . "$1"; shift 2; COMP_WORDS=(ijw "$@"); COMP_CWORD=$#; _ijw
		printf "%s\n" "${COMPREPLY[@]}"' bash "$TMP/bash" "$TMP" "$@" ;;
	fish) HOME=$TMP fish --no-config -c "cd $TMP/place; source $TMP/fish; complete -C 'ijw $*'" | sed 's/\t.*//; s|/$||' ;;
	esac | sort >"$TMP/offered"
}
offered() { # WHAT WORD...: exactly these
	what=$1
	shift
	printf '%s\n' "$@" | sort >"$TMP/expected"
	same "$shell: $what" "$TMP/expected" "$TMP/offered"
}
for shell in bash fish; do
	if ! command -v "$shell" >/dev/null 2>&1; then
		skip "completions of $shell" "there is no $shell here"
		continue
	fi
	offers "$shell" ""
	same "$shell: commands" "$TMP/commands" "$TMP/offered"
	offers "$shell" export ""
	same "$shell: tables" "$TMP/tables" "$TMP/offered"
	offers "$shell" help re
	offered "commands of help" rebuild report restore retour
	offers "$shell" -C folder sta
	offered "a command behind -C" status
	offers "$shell" export --pe
	offered "an option" --peildatum
	offers "$shell" init --taal ""
	offered "the words of an option" en nl
	offers "$shell" report --out fo
	offered "a folder" folder
	offers "$shell" validate fi
	offered "a file" file.xml
	while read -r command; do
		"$IJW" "$command" --help | sed -n 's/^  *-*[a-zA-Z]*,* *--\([a-z-]*\).*/--\1/p' | sort -u |
			grep -vxE -e '--(quiet|verbose|help)' >"$TMP/listed"
		offers "$shell" "$command" --
		grep -vxE -e '--(quiet|verbose|help)|-C|' "$TMP/offered" >"$TMP/own"
		same "$shell: options of $command are those of its help" "$TMP/listed" "$TMP/own"
	done <"$TMP/commands"
done

# zsh completes in its editor only: here what is given to its own functions is looked at.
if command -v zsh >/dev/null 2>&1; then
	cat >"$TMP/zsh.run" <<-'END'
		_arguments() { [[ $1 == -C ]] && state=$wanted || print -rl -- "$@"; }
		_describe() { print -rl -- ${(P)2}; }
		wanted=$1 words=($2 '')
		source $3
	END
	zsh -f "$TMP/zsh.run" command "" "$TMP/zsh" | sed 's/:.*//' | sort >"$TMP/offered"
	same "zsh: commands" "$TMP/commands" "$TMP/offered"
	zsh -f "$TMP/zsh.run" argument export "$TMP/zsh" >"$TMP/given"
	sed -n 's/^\*:argument:(\(.*\))$/\1/p' "$TMP/given" | tr ' ' '\n' | sort >"$TMP/offered"
	same "zsh: tables" "$TMP/tables" "$TMP/offered"
	while read -r command; do
		"$IJW" "$command" --help | sed -n 's/^  *-*[a-zA-Z]*,* *--\([a-z-]*\).*/--\1/p' | sort -u >"$TMP/listed"
		zsh -f "$TMP/zsh.run" argument "$command" "$TMP/zsh" | sed -n 's/^\(--[a-z-]*\).*/\1/p' | sort -u >"$TMP/own"
		printf '%s\n' --quiet --verbose --help | sort -u - "$TMP/listed" >"$TMP/expected"
		same "zsh: options of $command" "$TMP/expected" "$TMP/own"
	done <"$TMP/commands"
else
	skip "completions of zsh" "there is no zsh here"
fi
done_testing
