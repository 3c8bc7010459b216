# In Dutch: what people read follows the locale, what programs read does not.
. tests/lib/common.sh

unset LC_ALL LANG LANGUAGE LC_MESSAGES LC_CTYPE IJW_LOCALEDIR
# dutch COMMAND...: under a locale that every Debian has.
dutch() {
	LC_ALL=C.UTF-8 LANGUAGE=nl "$@"
}

# fits WHAT: $TMP/out has lines of at most 80 characters.
fits() {
	want "$1 fits 80 columns: $(LC_ALL=C.UTF-8 grep -E '.{81}' "$TMP/out" | head -1)" \
		[ -z "$(LC_ALL=C.UTF-8 grep -E '.{81}' "$TMP/out")" ]
}

# says WORDS: $TMP/out has them.
says() {
	want "'$1' in: $(head -c 300 "$TMP/out")" grep -qF -- "$1" "$TMP/out"
}

good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml

# Which locale is Dutch, and which is not.
exits 0 dutch "$IJW" explain TR018
says "TR018: Einddatum ligt vóór Begindatum"
says "  te doen   Vraag de afzender welke van de twee datums klopt."
cp "$TMP/out" "$TMP/dutch"
for locale in nl_NL.UTF-8 nl_NL nl_BE.UTF-8; do
	exits 0 env LANG="$locale" "$IJW" explain TR018
	same "Dutch with LANG=$locale" "$TMP/dutch" "$TMP/out"
done
exits 0 env LANG=en_US.UTF-8 LC_MESSAGES=nl_NL.UTF-8 "$IJW" explain TR018
same "Dutch with LC_MESSAGES" "$TMP/dutch" "$TMP/out"
for locale in C POSIX C.UTF-8 en_GB.UTF-8; do
	exits 0 env LC_ALL="$locale" "$IJW" explain TR018
	says "TR018: Einddatum lies before Begindatum"
done
exits 0 env LC_ALL=C LANGUAGE=nl "$IJW" explain TR018
says "lies before"
exits 0 env IJW_LOCALEDIR="$TMP" LANG=nl_NL.UTF-8 "$IJW" explain TR018
says "lies before"
exits 0 env IJW_LOCALEDIR="$PWD/share/locale" LANG=nl_NL.UTF-8 "$IJW" explain TR018
same "Dutch with IJW_LOCALEDIR" "$TMP/dutch" "$TMP/out"

# Where it is installed.
mkdir -p "$TMP/usr/bin" "$TMP/usr/share"
cp "$IJW" "$TMP/usr/bin/ijw"
exits 0 dutch "$TMP/usr/bin/ijw" explain TR018
says "lies before"
cp -r share/locale "$TMP/usr/share/locale"
exits 0 dutch "$TMP/usr/bin/ijw" explain TR018
same "Dutch where it is installed" "$TMP/dutch" "$TMP/out"

# What a command does is told in one form: what it does, not that you are to do it or that there is something.
exits 0 dutch "$IJW" --help
want "verbs: $(sed -n 's/^  \([a-z]*\)  *\([a-z]*\) .*/\2/p' "$TMP/out" | grep -v 't$' | tr '\n' ' ')" \
	[ "$(sed -n '/^Opdrachten:$/,/^$/s/^  [a-z]*  *[a-z]*t .*/x/p' "$TMP/out" | wc -l)" = \
	"$("$IJW" --help | sed -n '/^Commands:$/,/^$/s/^  [a-z]*  *[a-z].*/x/p' | wc -l)" ]

# Whatever is printed fits, and nothing of it is English.
for command in init validate ingest explain publish; do
	exits 0 dutch "$IJW" "$command" --help
	says "Gebruik: ijw"
	fits "$command --help"
done
exits 0 dutch "$IJW" --help
says "Opdrachten:"
fits "--help"
exits 0 dutch "$IJW" explain --list
says "wat er mis is"
fits "the list"
: >"$TMP/pages"
for code in $("$IJW" explain --list --csv | sed '1d; s/,.*//') 0001 0200 0233 8001 9326; do
	dutch "$IJW" explain "$code" >>"$TMP/pages"
done
cp "$TMP/pages" "$TMP/out"
fits "every page"
want "no English on the pages: $(grep -wE 'the|message|Ask' "$TMP/pages" | head -1)" \
	[ -z "$(grep -wE 'the|message|Ask' "$TMP/pages")" ]
refuses 2 "het dichtst erbij: TR418" dutch "$IJW" explain TR999

# A finding, a summary.
exits 1 dutch "$IJW" validate "$good" "$bad"
says ": fout: TR018 (0001): Einddatum ligt vóór Begindatum: /Bericht/"
want "a summary in Dutch" grep -q '2 berichten, 1 aanvaard, 1 afgekeurd' "$TMP/err"
sed 's/<[a-z]*:*Bsn>/&x/' "$good" >"$TMP/broken.xml"
exits 1 dutch "$IJW" validate "$TMP/broken.xml"
says "XSD: Het bericht voldoet niet aan het schema: de waarde "

# Programs read English, byte for byte.
for call in "validate --json $bad" "explain --list --csv" "explain --list --json" "explain TR018 --json" \
	"explain 0001 --json"; do
	# shellcheck disable=SC2086 # words
	"$IJW" -q $call >"$TMP/english"
	# shellcheck disable=SC2086 # words
	dutch "$IJW" -q $call >"$TMP/other"
	same "$call is English" "$TMP/english" "$TMP/other"
done

# The reports of a batch.
new_home h
cp "$bad" "$TMP/h/inbox/a.xml"
cp "$good" "$TMP/h/inbox/b.xml"
touch -d '1 minute ago' "$TMP"/h/inbox/*
exits 1 dutch "$IJW" -C "$TMP/h" ingest
cat "$TMP"/h/outbox/*.txt "$TMP"/h/rejected/*.report.txt >"$TMP/out"
says "ijw: verslag van een batch uit de inbox"
says "      2  bestanden met 2 berichten"
says "Te doen: elk bericht met een fout"
says "        Vraag de afzender welke van de twee datums klopt."
says "ijw: waarom a.xml in rejected ligt"
fits "the reports"
want "no English in the reports: $(grep -wE "the|message|Ask|to do" "$TMP/out" | head -1)" [ -z "$(grep -wE "the|message|Ask|to do" "$TMP/out")" ]
says "Afzender: 91000001"
says "Te versturen aan 91000001, via veilige mail:"
cat "$TMP"/h/outbox/*.json >"$TMP/out"
says '"title":"ijw: report on a batch from the inbox"'
says '"text":"Einddatum lies before Begindatum"'
want "nothing Dutch in the JSON" [ -z "$(grep -E 'ligt|aanvaard' "$TMP/out")" ]
# What ijw.conf says of its settings is in the language that was asked for, else in that of the locale; its keys and
# defaults are the same. What was asked for is in it.
exits 0 "$IJW" init --taal nl "$TMP/nl"
exits 0 dutch "$IJW" init --taal en "$TMP/en"
exits 0 dutch "$IJW" init "$TMP/locale"
exits 0 "$IJW" init "$TMP/none"
for home in nl locale; do
	want "$home: in Dutch" grep -q "^; Zoveel processen beoordelen berichten" "$TMP/$home/ijw.conf"
	want "$home: not in English" [ -z "$(grep -E '^; .* (the|are|is not|this many) ' "$TMP/$home/ijw.conf")" ]
done
for home in en none; do
	want "$home: in English" grep -q "^; So many processes judge messages" "$TMP/$home/ijw.conf"
	want "$home: not in Dutch" [ -z "$(grep -E '^; .* (het|zijn|niet|zoveel) ' "$TMP/$home/ijw.conf")" ]
done
want "Dutch is asked for" grep -qx "taal = nl" "$TMP/nl/ijw.conf"
want "English is asked for" grep -qx "taal = en" "$TMP/en/ijw.conf"
for home in nl en locale; do
	grep -v -e '^;' -e '^taal' "$TMP/none/ijw.conf" >"$TMP/expected"
	grep -v -e '^;' -e '^taal' "$TMP/$home/ijw.conf" >"$TMP/out"
	same "$home: the same keys" "$TMP/expected" "$TMP/out"
	exits 0 "$IJW" -C "$TMP/$home" status
done
want "nothing is asked for under another locale" grep -qx "; taal = nl" "$TMP/none/ijw.conf"
want "no line is too long to read" [ -z "$(LC_ALL=C.UTF-8 grep -E '^; .{99}' "$TMP"/*/ijw.conf)" ]

# The language of the home is that of everything people read, whatever the locale; what programs read is English. A line
# is in one language: no word of the other is in it.
# english: the first line of $TMP/out or $TMP/err with a word of English.
english() {
	grep -hwE 'the|this|to|and|cannot|file|files|message|messages|error|other|there|with|which|know|known' "$TMP/out" "$TMP/err" |
		grep -v "^ijw-map" | head -1
}
# speaks STATUS COMMAND...: the command ends with the status and says nothing in English.
speaks() {
	exits "$@"
	want "'$*' is in Dutch: $(english)" [ -z "$(english)" ]
}
export IJW_NOW=2026-11-28T15:18:00Z
cp "$bad" "$good" "$TMP/nl/inbox"
touch -d '2026-11-28' "$TMP"/nl/inbox/*
speaks 1 "$IJW" -C "$TMP/nl" ingest
speaks 0 "$IJW" -C "$TMP/nl" status
says "berichten   2 opgeslagen, het laatste op 28 november 2026 om 16.18 uur"
says "tabellen    van 28 november 2026"
fits "status"
speaks 0 "$IJW" -C "$TMP/nl" explain TR018
client=$("$IJW" -C "$TMP/nl" export gebeurtenis | sed -n 2p | grep -oE '[0-9a-f]{32}')
speaks 0 "$IJW" -C "$TMP/nl" explain --client "$client"
fits "the timeline of a youth"
speaks 0 env IJW_HOME="$TMP/nl" "$IJW" --help
speaks 0 sh -c 'cd "$TMP/nl" && exec "$0" --help' "$(realpath "$IJW")"
speaks 2 "$IJW" -C "$TMP/nl" explain 0153/1
speaks 2 "$IJW" -C "$TMP/nl" nothing
speaks 2 "$IJW" -C "$TMP/nl" backup
speaks 2 "$IJW" -C "$TMP/nl" diff 2026-01-01
speaks 2 "$IJW" -C "$TMP/nl" export
speaks 2 "$IJW" -C "$TMP/nl" backup "$TMP/no/such/folder"
want "the system speaks Dutch: $(cat "$TMP/err")" grep -q ": Dit bestand of deze map bestaat niet$" "$TMP/err"
speaks 0 "$IJW" -C "$TMP/nl" backup "$TMP/copy"
speaks 2 "$IJW" -C "$TMP/nl" backup "$TMP/copy"
speaks 0 "$IJW" -C "$TMP/nl" rebuild
exits 0 dutch "$IJW" -C "$TMP/en" status
says "messages    0 stored"
for call in "status --json" "explain --client $client --json"; do
	# shellcheck disable=SC2086 # words
	"$IJW" -C "$TMP/nl" $call | sed 's/"free":[0-9]*//' >"$TMP/other"
	cp "$TMP/nl/ijw.conf" "$TMP/conf"
	sed -i 's/^taal = nl/taal = en/' "$TMP/nl/ijw.conf"
	# shellcheck disable=SC2086 # words
	"$IJW" -C "$TMP/nl" $call | sed 's/"free":[0-9]*//' >"$TMP/english"
	cp "$TMP/conf" "$TMP/nl/ijw.conf"
	same "$call is English" "$TMP/english" "$TMP/other"
done
# Figures are written as Dutch people do.
"$IJW" -q generate --youths 400 --months 6 --seed 3 --out "$TMP/traffic"
"$IJW" -q -C "$TMP/nl" ingest "$TMP/traffic/messages" >/dev/null 2>&1
speaks 0 "$IJW" -C "$TMP/nl" status
want "thousands have a point: $(grep ^berichten "$TMP/out")" grep -qE '^berichten   [0-9]\.[0-9]{3} opgeslagen' "$TMP/out"
# What stands twice in ijw.conf is refused, with both places.
printf '\n[algemeen]\ntaal = en\n' >>"$TMP/nl/ijw.conf"
refuses 2 "ijw.conf:$(wc -l <"$TMP/nl/ijw.conf"): taal staat ook op regel 7; haal er één weg" "$IJW" -C "$TMP/nl" status
unset IJW_NOW

refuses 2 "--taal must be nl or en" "$IJW" init --taal fr "$TMP/fr"
want "no home is made" [ ! -e "$TMP/fr" ]
done_testing
