# No text for people escapes translation. The program runs under a language that is made here of the Dutch one: every
# a, e and o of a translation has an accent. A word with a plain one was not translated, whatever language it is in; what
# is no text (names of commands, tables, files, elements) is known.
. tests/lib/common.sh

unset LC_ALL LANG LANGUAGE LC_MESSAGES LC_CTYPE
mkdir -p "$TMP/locale/nl/LC_MESSAGES" "$TMP/none"
msgcat --no-wrap share/po/nl.po | awk '
	/^msgid ""$/ { head = !seen++ }
	/^(msgid|msgctxt|#|$)/ { translated = 0 }
	/^msgstr/ { translated = 1 }
	translated && !head { gsub(/a/, "à"); gsub(/e/, "è"); gsub(/o/, "ò") }
	/^msgid / && $0 != "msgid \"\"" { head = 0 }
	{ print }' >"$TMP/accents.po"
# By this translation the program knows that it speaks Dutch.
sed -i '/^msgid "en"$/,/^$/s/^msgstr.*/msgstr "nl"/' "$TMP/accents.po"
want "the language can be made" msgfmt --check-format -o "$TMP/locale/nl/LC_MESSAGES/ijw.mo" "$TMP/accents.po"
accents() {
	IJW_LOCALEDIR=$TMP/locale LC_ALL=C.UTF-8 LANGUAGE=nl "$@"
}

# What is the same in every language: commands, tables, columns, keys and sections of ijw.conf, files of a home, codes
# and values of tables, elements of the standard, names in lists, and what the tests call their files.
new_home names
# The names of codes are Dutch in both; those with an accent are none of the words below.
words() {
	LC_ALL=C sed '/^# Codes$/,$s/[A-Za-z]*[^ -~][^ |]*//g'
}
{
	"$IJW" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'
	# The columns page in both languages has these in common, and the tables are in its headings.
	"$IJW" export --columns | words | tr -cs 'A-Za-z_' '\n' | sort -u >"$TMP/english"
	LC_ALL=C.UTF-8 LANGUAGE=nl "$IJW" export --columns | words | tr -cs 'A-Za-z_' '\n' | sort -u | comm -12 - "$TMP/english"
	cat share/lijsten/gemeenten.csv
	grep -v '^;' "$TMP/names/ijw.conf"
	ls "$TMP/names" "$TMP/names/keys"
	cat xsd/3.2/*.xsd | grep -o 'name="[^"]*"'
	echo "ijw home conf csv txt json xml sh key keys export peildatum kennisdatum actueel feed rapport report index"
	echo "om SQLite AGB ReferentieAanbieder Aanmelddatum taal good bad aanmelddatum tar zip naam locale none error fout Europe Amsterdam"
} | LC_ALL=C grep -oE '[A-Za-z]+' | LC_ALL=C sort -u >"$TMP/known"

# plain: the words of standard input with a plain a, e or o that are none of those, with their lines. Paths, options and
# what is in quotes are said back as they were given.
plain() {
	LC_ALL=C sed -E "s,$TMP[^ :;]*,,g; s,[^ ]*/[^ ]*,,g; s/[^ ]*\\.(xml|csv|txt|json|db|conf|zip)//g; s/'[^']*'//g
		s/(^|[^a-z])--?[a-z][a-z-]*//g; s/~?[0-9a-f]{12,}//g; s/[^ -~]+/_/g" |
		LC_ALL=C awk '
		NR == FNR { known[$0]; next }
		{
			n = split($0, words, /[^A-Za-z0-9_]+/)
			for (i = 1; i <= n; i++)
				if (words[i] ~ /^[A-Za-z]*[aeo][A-Za-z]*$/ && !(words[i] in known))
					print words[i] ": " $0
		}' "$TMP/known" - | sort -u
}

# says COMMAND...: what it says under that language is kept, to be looked at together.
says() {
	echo "$(echo "$*" | LC_ALL=C tr 'aeo' '...'):"
	accents "$@" 2>&1 </dev/null
} >>"$TMP/said"

# whole WHAT: nothing that was said is left untranslated.
whole() {
	left=$(plain <"$TMP/said" | head -5)
	want "$1: not translated: $left" [ -z "$left" ]
	want "$1: something was said" [ "$(wc -l <"$TMP/said")" -gt 5 ]
	: >"$TMP/said"
}

# The test itself sees what is not translated.
want "plain words are seen" [ "$(echo 'dè file could nòt be réàd' | plain | cut -d: -f1 | tr '\n' ' ')" = "be could file " ]
want "a mixed line is seen" [ "$(echo 'fòut: nothing wàs vèrwijdèrd' | plain | cut -d: -f1)" = nothing ]

# Help: of it only the names of commands are plain.
commands=$("$IJW" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p')
for command in "" $commands; do
	exits 0 accents "$IJW" $command --help
	left=$(LC_ALL=C grep -oE '[A-Za-z]*[aeo][A-Za-z]*' "$TMP/out" | LC_ALL=C grep -vxF "$commands" | head -3 | tr '\n' ' ')
	want "ijw $command --help: not translated: $left" [ -z "$left" ]
	exits 0 env LC_ALL=C.UTF-8 LANGUAGE=nl "$IJW" $command --help
	wide=$(LC_ALL=C.UTF-8 grep -E '.{81}' "$TMP/out" | head -1)
	want "ijw $command --help fits 80 columns in Dutch: $wide" [ -z "$wide" ]
done

# Wrong calls.
cd "$TMP/none" || exit
for command in $commands; do
	says "$IJW" "$command" --explode
	says "$IJW" "$command" -Z
	says "$IJW" "$command" -C
	says "$IJW" "$command" --quiet=1
	says "$IJW" "$command" a b c
	says timeout 10 "$IJW" "$command"
	says timeout 10 "$IJW" -C "$TMP/nothing" "$command" 2026-01-01 2026-02-01
	rm -rf "$TMP/nothing"
done
cd - >/dev/null || exit
for call in "" "--explode" "exprot" "explode" "--json" "export leverng" "export --peildatum x levering" \
	"export --open levering" "explain tr18" "explain TR999" "explain 1/2/3" "diff 2026-02-30 2026-03-01" \
	"diff 2026-03-01 2026-02-01" "init --taal fr $TMP/fr" "generate --youths 0 --months 1 --seed 1 --out $TMP/x" \
	"generate --youths 9" "help --completion ksh" "validate $TMP/nothing.xml" "validate $TMP/none" \
	"validate --schemas $TMP/none fixtures/rules/TR018/good.xml" "retour x" "retour --proef $TMP/nothing.xml"; do
	# shellcheck disable=SC2086 # words
	says "$IJW" $call
done
whole "wrong calls"

# A home from its first to its last day: rounds, reports, tables, stories, a copy, figures, a site.
export IJW_NOW=2026-11-28T15:18:00Z
home=$TMP/home
says "$IJW" -v init "$home"
grep -vE '^; (\[|[A-Za-z0-9_]+ =)' "$home/ijw.conf" >>"$TMP/said"
cp fixtures/rules/TR018/*.xml "$home/inbox"
: >"$home/inbox/empty.xml"
printf '%%PDF-1.7' >"$home/inbox/pdf.xml"
printf 'PK' >"$home/inbox/damaged.zip"
touch -d '2026-11-28' "$home"/inbox/*
says "$IJW" -v -C "$home" ingest
cat "$home"/outbox/*.txt "$home"/rejected/*.report.txt >>"$TMP/said"
"$IJW" -q generate --youths 60 --months 12 --seed 3 --from 2025-09-01 --out "$TMP/traffic"
says "$IJW" generate --youths 5 --months 2 --seed 3 --out "$TMP/more"
cp "$TMP"/traffic/region/*.csv "$home"
says "$IJW" -v -C "$home" ingest "$TMP/traffic/messages"
says "$IJW" -v -C "$home" ingest fixtures/rules/TR018/good.xml
says "$IJW" -v -C "$home" status
says "$IJW" -C "$home" status
IFS=, read -r gemeente nummer client rest <<-EOF
	$("$IJW" -C "$home" export toewijzing | sed -n 2p)
EOF
says "$IJW" -C "$home" explain "$gemeente/$nummer"
says "$IJW" -C "$home" explain "$gemeente/999999999"
says "$IJW" -C "$home" explain --client "$client"
says "$IJW" -C "$home" diff 2026-01-01 2026-11-01 --peildatum x
says "$IJW" -v -C "$home" rebuild
says "$IJW" -v -C "$home" rebuild --check
says "$IJW" -v -C "$home" backup "$TMP/copy"
says "$IJW" -v -C "$home" backup "$TMP/copy"
says "$IJW" -v -C "$home" backup "$home/copy"
says "$IJW" -v -C "$TMP/back" restore "$TMP/copy"
says "$IJW" -v -C "$TMP/back" restore "$TMP/copy" --keys "$home/keys"
accents "$IJW" -C "$home" keys --papier 2>>"$TMP/said" | tee "$TMP/paper" | grep -vE "^ +([AP][1-4]|Z) |$(uname -n)" >>"$TMP/said"
accents "$IJW" -C "$home" keys --lees <"$TMP/paper" >>"$TMP/said" 2>&1
sed 's/[0-9a-f]$/x/; /A1/d' "$TMP/paper" | accents "$IJW" -C "$home" keys --lees >>"$TMP/said" 2>&1
accents "$IJW" keys --lees --out "$TMP/other" <"$TMP/paper" >>"$TMP/said" 2>&1
says "$IJW" -C "$home" keys --papier --lees
says "$IJW" -C "$home" report --out "$TMP/site"
says "$IJW" -v -C "$home" publish --intern
says "$IJW" -v -C "$home" report --out "$TMP/site"
says "$IJW" -v validate fixtures/rules/*/bad.xml
says "$IJW" -v validate --authority fixtures/rules/TR018/*.xml
accents "$IJW" retour --proef fixtures/rules/TR018/bad.xml 2>>"$TMP/said" >/dev/null
says timeout -s TERM 2 "$IJW" -v -C "$home" watch
whole "a home"
for code in TR018 IJW026 XSD 0001 0200 8001 9326; do
	says "$IJW" explain "$code"
done
says "$IJW" explain --list --markdown
says "$IJW" explain --list
whole "the rules"

# A home that is not as it must be.
printf '\n[algemeen]\ntaal = nl\nkleur = rood\n' >>"$home/ijw.conf"
says "$IJW" -C "$home" status
cp "$TMP/back/ijw.conf" "$home/ijw.conf"
echo 'no ini' >>"$home/ijw.conf"
says "$IJW" -C "$home" status
sed 's/^t_stop.*/t_stop = veel/' "$TMP/back/ijw.conf" >"$home/ijw.conf"
says "$IJW" -C "$home" status
sed 's/^gemeenten = *$/gemeenten = l.csv/' "$TMP/back/ijw.conf" >"$home/ijw.conf"
says "$IJW" -C "$home" ingest
printf 'code,naam\n' >"$home/l.csv"
says "$IJW" -C "$home" ingest
printf 'code,naam,geldig_vanaf,geldig_tot\nx,y,z\n1,2,3,4\n' >"$home/l.csv"
says "$IJW" -C "$home" ingest
cp "$TMP/back/ijw.conf" "$home/ijw.conf"
printf 'AGB,x\n' >"$home/aanmelddatum.csv"
says "$IJW" -C "$home" ingest
printf 'AGB,ReferentieAanbieder,Aanmelddatum\n1,2,3\n' >"$home/aanmelddatum.csv"
says "$IJW" -C "$home" ingest
chmod 440 "$home/keys/archive.key"
says "$IJW" -C "$home" ingest
chmod 400 "$home/keys/archive.key"
head -c 5000 /dev/zero >"$home/ijw.db"
says "$IJW" -C "$home" ingest
rm "$home/ijw.conf"
says "$IJW" -C "$home" ingest
says "$IJW" init "$home"
whole "a home that is damaged"
done_testing
