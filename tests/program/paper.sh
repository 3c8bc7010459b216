# The keys on paper: printed, asked for until they are, and typed back into keys that are the same; what is typed
# wrong is named by its line, and no key is ever replaced.
. tests/lib/common.sh
export IJW_NOW=2026-05-04T10:00:00Z

# print HOME NAME: its paper as $TMP/NAME, with what was said in $TMP/err.
print() {
	"$IJW" -C "$1" keys --papier >"$TMP/$2" 2>"$TMP/err" || not_ok "keys --papier of $1"
}
# reads STATUS PAPER [OPTION...]: what becomes of a paper that is typed into the home.
reads() {
	status=$1
	paper=$2
	shift 2
	"$IJW" -C "$TMP/h" keys --lees "$@" <"$paper" >"$TMP/out" 2>"$TMP/err"
	got=$?
	want "the paper $(basename "$paper") $*: status $got, not $status: $(head -1 "$TMP/err")" [ "$got" = "$status" ]
}
says() {
	want "'$1' in: $(cat "$TMP/err")" grep -qF -- "$1" "$TMP/err"
}
# change NAME SCRIPT: a paper with something changed by sed.
change() {
	sed "$2" "$TMP/paper" >"$TMP/$1"
	want "$1 is another paper" sh -c '! cmp -s "$TMP/paper" "$TMP/$0"' "$1"
}
# is WHAT ACTUAL EXPECTED
is() {
	want "$1: '$2', not '$3'" [ "$2" = "$3" ]
}
keys() {
	(cd "$TMP/h/keys" && sha256sum ./*.key && stat -c '%a %n' ./*)
}
status_of() {
	"$IJW" -C "$TMP/h" status "$@" >"$TMP/out" 2>&1
	sqlite3 :memory: "SELECT coalesce(CAST(readfile('$TMP/out') AS TEXT) ->> '\$.keys.paper', 'none')" 2>/dev/null
}

# Asked for from the first day, and not once it was made; that is no alarm.
exits 0 "$IJW" init "$TMP/h"
says "keys --papier | lp' prints its keys for a safe place"
exits 0 "$IJW" -C "$TMP/h" status
want "status asks for it" grep -qx "keys        no copy on paper yet: 'ijw keys --papier' prints one" "$TMP/out"
is "in JSON" "$(status_of --json)" none
keys >"$TMP/keys"
print "$TMP/h" paper
says "this paper holds the keys"
cp "$TMP/err" "$TMP/said"
exits 0 "$IJW" -C "$TMP/h" status
want "status says when" grep -qx "keys        printed for a copy on paper, 2026-05-04 12:00" "$TMP/out"
is "when, in JSON" "$(status_of --json)" 2026-05-04T10:00:00Z
want "it is an act" [ "$(sqlite3 "$TMP/h/ijw.db" "SELECT daad FROM logboek ORDER BY nr DESC LIMIT 1")" = "sleutels gedrukt" ]
exits 0 "$IJW" -q -C "$TMP/h" audit --chain
exits 0 "$IJW" -q -C "$TMP/h" rebuild
is "also after a rebuild" "$(status_of --json)" 2026-05-04T10:00:00Z

# It has the keys and says what it is, on one A4, in both languages; the lines are the same.
env -u LC_ALL LANG=C.UTF-8 LANGUAGE=nl "$IJW" -C "$TMP/h" keys --papier >"$TMP/papier" 2>/dev/null
lines() {
	sed -nE 's/^ +([AP][1-4]|Z) +/\1 /p' "$1"
}
want "Dutch" grep -q "SLEUTELS VAN EEN IJW-MAP" "$TMP/papier"
want "English" grep -q "KEYS OF AN IJW HOME" "$TMP/paper"
for page in paper papier; do
	want "$page has where it is of" grep -q " $TMP/h$" "$TMP/$page"
	want "$page fits 80 columns" [ -z "$(grep -v "$TMP" "$TMP/$page" | LC_ALL=C.UTF-8 grep -E '.{81}')" ]
	want "$page fits 60 lines" [ "$(wc -l <"$TMP/$page")" -le 60 ]
	is "lines of $page" "$(lines "$TMP/$page" | wc -l)" 9
	for key in archive:A pseudonym:P; do
		is "${key%:*}.key on $page" "$(lines "$TMP/$page" | sed -n "s/^${key#*:}. //p" | cut -d' ' -f1-4 | tr -d ' \n')" \
			"$(od -An -v -tx1 "$TMP/h/keys/${key%:*}.key" | tr -d ' \n')"
	done
done
want "nothing of a key is said beside it" sh -c '! grep -qE "[0-9a-f]{4} [0-9a-f]{4}" "$TMP/said"'

# The two ways on the paper are walked. Keys that are there are compared; keys that are lost come back, from either
# language, as they were.
reads 0 "$TMP/paper"
says "the paper is right: these are the keys that are here"
keys >"$TMP/after"
same "that changes nothing" "$TMP/keys" "$TMP/after"
exits 0 "$IJW" -q -C "$TMP/h" ingest fixtures/rules/TR018/good.xml
exits 0 "$IJW" -q -C "$TMP/h" backup "$TMP/copy"
rm -rf "$TMP/h/keys"
refuses 3 "or from paper with 'ijw keys --lees'" "$IJW" -C "$TMP/h" ingest
reads 0 "$TMP/papier"
says "2 keys were written"
keys >"$TMP/after"
same "the keys are back" "$TMP/keys" "$TMP/after"
rm -f "$TMP/h/keys/archive.key"
reads 0 "$TMP/paper"
says "1 key was written"
keys >"$TMP/after"
same "one key is back" "$TMP/keys" "$TMP/after"
reads 0 "$TMP/paper" --out "$TMP/out.keys"
exits 0 "$IJW" -q -C "$TMP/back" restore "$TMP/copy" --keys "$TMP/out.keys"
exits 0 "$IJW" -C "$TMP/back" status
want "with its message" grep -q "^messages    1 stored" "$TMP/out"
want "the paper of this home is known there" grep -q "^keys        printed" "$TMP/out"
lines "$TMP/paper" | sort -r | tr 'a-f' 'A-F' | sed 's/ //2g' >"$TMP/typed"
reads 0 "$TMP/typed"

# Typed wrong: the line is named, and no other one; nothing is written.
rm -rf "$TMP/h/keys"
wrong() {
	reads 1 "$TMP/$1"
	shift
	is "lines that are named" "$(grep -oE 'line [AP][1-4Z]|line Z' "$TMP/err" | cut -d' ' -f2 | tr '\n' ' ')" "$* "
	says "nothing was written"
	want "no keys were written" [ ! -e "$TMP/h/keys" ]
}
last=$(sed -nE 's/^ *A3 .*(.)$/\1/p' "$TMP/paper")
change digit "/ A3 /s/.\$/$([ "$last" = 7 ] && echo 8 || echo 7)/"
change swapped '/ P1 /{s/P1/P2/;n;s/P2/P1/}'
change missing '/ P4 /d'
change short '/ Z /s/.$//'
change letter '/ A1 /s/.$/o/'
change two '/ A2 /d; / P3 /s/ ....$//'
wrong missing P4
says "line P4 is missing"
wrong swapped P1 P2
wrong short Z
says "line Z does not have 20 digits"
wrong letter A1
says "no digit"
wrong two A2 P3
wrong digit A3
says "is not as it was printed"
: >"$TMP/nothing"
wrong nothing A1 A2 A3 A4 P1 P2 P3 P4 Z
head -c 400000 /dev/zero >"$TMP/zero"
wrong zero A1 A2 A3 A4 P1 P2 P3 P4 Z

# The paper of another home, whole or in one line.
new_home other
print "$TMP/other" others
reads 2 "$TMP/others"
says "this paper is of another home"
want "nothing was written" [ ! -e "$TMP/h/keys" ]
{ lines "$TMP/paper" | grep -v '^A2'; lines "$TMP/others" | grep '^A2'; } >"$TMP/mixed"
reads 1 "$TMP/mixed"
says "not all of one paper"
want "nothing was written" [ ! -e "$TMP/h/keys" ]

# Another key that is there already stays, and the one that is absent stays so.
mkdir -m 700 "$TMP/h/keys"
head -c 32 /dev/urandom >"$TMP/h/keys/archive.key"
chmod 400 "$TMP/h/keys/archive.key"
keys >"$TMP/keys"
reads 2 "$TMP/paper"
says "another key is here already, and stays"
keys >"$TMP/after"
same "another key is not replaced" "$TMP/keys" "$TMP/after"
rm -f "$TMP/h/keys/archive.key"
ln -s /nowhere "$TMP/h/keys/archive.key"
reads 3 "$TMP/paper"
want "nor is a link" [ -L "$TMP/h/keys/archive.key" ]
want "nothing beside it" [ "$(ls "$TMP/h/keys")" = archive.key ]
rm "$TMP/h/keys/archive.key"
reads 0 "$TMP/paper"

# A paper that did not come out was not made; one that came out, though that could not be written down, is asked for.
exits 3 sh -c '"$IJW" -C "$TMP/other" keys --papier >/dev/full'
if setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
	new_home closed
	cp "$IJW" "$TMP/ijw"
	chmod 755 "$TMP" "$TMP/ijw"
	chmod 400 "$TMP/closed/ijw.db"
	chmod 500 "$TMP/closed" "$TMP/closed/work"
	chown -R 65534:65534 "$TMP/closed"
	refuses 3 "'ijw status' goes on asking for it" setpriv --reuid=65534 --regid=65534 --clear-groups \
		"$TMP/ijw" -C "$TMP/closed" keys --papier
	is "the paper is whole" "$(lines "$TMP/out" | wc -l)" 9
	chmod 700 "$TMP" "$TMP/closed"
else
	skip "a home that cannot be written" "setpriv is not here or may not"
fi

# Calls; and a screen, where keys come only when that is asked for, and an error is told before the next line.
refuses 2 "what with the keys?" "$IJW" -C "$TMP/h" keys
refuses 2 "what with the keys?" "$IJW" -C "$TMP/h" keys --papier --lees
refuses 2 "--out with --lees" "$IJW" -C "$TMP/h" keys --papier --out "$TMP/x"
exits 0 "$IJW" -q -C "$TMP/h" keys --paper
"$IJW" -q -C "$TMP/h" keys --read <"$TMP/paper" || not_ok "--read"
if command -v script >/dev/null 2>&1 && script -qec true /dev/null >/dev/null 2>&1; then
	script -qec "$IJW -C $TMP/h keys --papier" /dev/null >"$TMP/out"
	want "no key on a screen" sh -c '! grep -qE "^ +[APZ]" "$TMP/out" && grep -q "this is a screen" "$TMP/out"'
	script -qec "$IJW -C $TMP/h keys --papier --terminal" /dev/null >"$TMP/out"
	is "where it is asked for" "$(tr -d '\r' <"$TMP/out" | lines /dev/stdin | wc -l)" 9
	{ cat "$TMP/digit"; lines "$TMP/paper" | grep '^A3'; } | script -qec "$IJW -C $TMP/h keys --lees" /dev/null >"$TMP/out"
	want "an error is told and mended" sh -c 'grep -q "line A3 is not as it was printed" "$TMP/out" &&
		grep -q "the paper is right" "$TMP/out"'
else
	skip "a screen" "there is no script(1) here"
fi
done_testing
