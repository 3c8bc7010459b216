# ijw report: a publication goes in, a website comes out, whole or not at all; it shows what is published and nothing else.
. tests/lib/common.sh

export IJW_NOW=2026-02-10T12:00:00Z
"$IJW" -q generate --youths "$(figure 800 6000)" --months 30 --from 2023-07-01 --seed 12 --out "$TMP/traffic"
h=$TMP/h

# report DIR OPTION...: the site of the home.
report() {
	out=$1
	shift
	"$IJW" -q -C "$h" report --out "$out" "$@"
}

# Bad use.
refuses 2 "needs --out DIR" "$IJW" -C "$h" report
refuses 2 "takes no arguments" "$IJW" -C "$h" report --out "$TMP/s" feed
refuses 2 "there is no home here" "$IJW" -C "$TMP/nobody" report --out "$TMP/s"

# Nothing was published: one page that says so, and so does --text.
new_home h
exits 0 "$IJW" -C "$h" report --out "$TMP/none"
want "it is said" grep -q "nothing was published yet; 'ijw publish'" "$TMP/err"
want "and on the page" grep -q "Er zijn nog geen cijfers" "$TMP/none/index.html"
want "which is alone" [ "$(ls "$TMP/none" | xargs)" = "index.html style.css tabel.js" ]
exits 0 "$IJW" -q -C "$h" report --text
want "and on the terminal" grep -q "Er zijn nog geen cijfers" "$TMP/out"
refuses 2 "there is no publication here" "$IJW" -C "$h" report --feed "$TMP/nothing" --out "$TMP/s"
want "nothing was made" [ ! -e "$TMP/s" ]

# A region with names that want to be markup.
cp "$TMP"/traffic/region/* "$h/"
evil='<script>alert(1)</script>"'\''&'
quoted=$(printf '%s' "$evil" | sed 's/"/""/g')
first=$(sed -n 2p "$h/aanbieders.csv" | cut -d, -f1)
sed -i "s|^$first,.*|$first,\"$(printf '%s' "$quoted" | sed 's/&/\\&/g')\"|" "$h/aanbieders.csv"
sed -i "s|^regio = .*|regio = Twente <b>\&|; /^regio = /a contact = <img src=x>" "$h/ijw.conf"
"$IJW" -q -C "$h" ingest "$TMP/traffic/messages" >/dev/null 2>&1
exits 0 "$IJW" -q -C "$h" publish --intern
exits 0 report "$TMP/site"
want "it says where" grep -q "wrote $TMP/site/index.html" "$TMP/out"

# Every page is there.
codes() {
	awk -F, -v list="$1" '$1 == list && $2 != "T" && $2 != "onbekend" { print $2 }' "$h/feed/actueel/code.csv"
}
{
	for page in index gemeenten aanbieders soorten wijzer kwaliteit uitleg rapport; do echo "$page.html"; done
	codes RegioS | sed 's/.*/gemeente-&.html/'
	codes Aanbieder | sed 's/.*/aanbieder-&.html/'
	codes Productcategorie | sed 's/.*/soort-&.html/'
	printf '%s\n' style.css tabel.js beschikbaarheid.csv beschikbaarheid.json
} | LC_ALL=C sort >"$TMP/expected"
ls "$TMP/site" >"$TMP/actual"
same "every page is there" "$TMP/expected" "$TMP/actual"
want "and more than forty" [ "$(wc -l <"$TMP/actual")" -gt 40 ]
for file in beschikbaarheid.csv beschikbaarheid.json; do
	same "$file is that of the feed" "$h/feed/actueel/$file" "$TMP/site/$file"
	want "and linked" grep -q "href=\"$file\"" "$TMP/site/wijzer.html"
done
want "everybody may read it" [ "$(stat -c %a "$TMP/site" "$TMP/site/index.html" "$TMP/site/style.css" | xargs)" = "755 644 644" ]

# links FOLDER: addresses that lead to nothing, ids that stand twice.
links() {
	(
		cd "$1" || exit
		for page in *.html; do
			grep -oE ' id="[^"]*"' "$page" | sed "s|^ id=\"\(.*\)\"|$page#\1|"
		done >../ids
		sort ../ids | uniq -d
		sort -u ../ids >../anchors
		for page in *.html; do
			grep -oE ' (href|src)="[^"]*"' "$page" | sed 's/^ [a-z]*="//; s/"$//' |
				grep -vE '^(https?|mailto|tel):' | sed "s|^#|$page#|" | sort -u
		done | sort -u | while read -r address; do
			[ -e "${address%%#*}" ] || echo "$address"
			case $address in *'#'*) grep -qxF "$address" ../anchors || echo "$address" ;; esac
		done
	)
}
links "$TMP/site" >"$TMP/broken"
: >"$TMP/nothing"
same "every address leads to something, every id stands once" "$TMP/nothing" "$TMP/broken"
want "in rapport.html links go inside" sh -c "! grep -oE 'href=\"[a-z-]+[A-Za-z0-9-]*\.html' '$TMP/site/rapport.html' | grep -q ."

# Names are texts.
want "a name is escaped" grep -q '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;' "$TMP/site/aanbieder-$first.html"
for page in aanbieders wijzer rapport; do
	want "and in $page.html" grep -q '&lt;script&gt;alert(1)' "$TMP/site/$page.html"
done
want "no name is markup" sh -c "! grep -lE '<script>|<img|<b>&' '$TMP'/site/*.html | grep -q ."

# Nobody can be found in it.
want "no pseudonym" sh -c "! grep -qE '[0-9a-f]{32}' '$TMP'/site/*.html"
want "no BSN" sh -c "grep -ohE '(^|[^0-9.])[0-9]{9}([^0-9]|\$)' '$TMP'/site/*.html | tr -cd '0-9\n' |
	awk 'length == 9 { s = -substr(\$0, 9, 1); for (i = 1; i < 9; i++) s += (10 - i) * substr(\$0, i, 1); if (s % 11 == 0) bad++ }
	END { exit bad > 0 }'"
for page in "$TMP"/site/*.html; do
	case $(head -c 5000 "$page") in
	*"lang=\"nl\""*"default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'"*"<a class=\"sla\""*"<main"*) ;;
	*) not_ok "$page: language, policy, skip link and main part" ;;
	esac
	grep -qE ' (style|on[a-z]+)="' "$page" && not_ok "$page: a style or handler in an attribute"
	grep -q "geen landelijke norm" "$page" || not_ok "$page: the norm is regional"
done
ok

# Pages are small.
want "a page is under 300 kB" [ -z "$(find "$TMP/site" -name '*.html' ! -name rapport.html -size +300k)" ]

# The same bytes again, over the site that is there.
echo old >"$TMP/site/aanbieder-gone.html"
cp -r "$TMP/site" "$TMP/before"
rm "$TMP/before/aanbieder-gone.html"
exits 0 report "$TMP/site/"
exits 0 diff -r "$TMP/before" "$TMP/site"
want "nothing is left beside it" [ -z "$(ls -A "$TMP" | grep '^\.')" ]
exits 0 "$IJW" report --feed "$h/feed/actueel" --out "$TMP/copy"
exits 0 diff -r "$TMP/site" "$TMP/copy"

# Killed at any moment: the site that was there is whole, and the next run clears away what was left.
echo old >"$TMP/site/aanbieder-gone.html"
cp -r "$TMP/site" "$TMP/older"
for pause in 0.02 0.1 0.2 0.4; do
	report "$TMP/site" >/dev/null 2>&1 &
	victim=$!
	sleep "$pause"
	kill -9 "$victim" 2>/dev/null
	wait "$victim" 2>/dev/null
	want "it is the old one or the new one" sh -c "diff -r '$TMP/older' '$TMP/site' >/dev/null || diff -r '$TMP/before' '$TMP/site'"
done
exits 0 report "$TMP/site"
exits 0 diff -r "$TMP/before" "$TMP/site"
want "nothing is left beside it" [ -z "$(ls -A "$TMP" | grep '^\.')" ]

# Where the site lies is the same for a small one: that of a home that published nothing.
new_home bare
bare() {
	"$IJW" -q -C "$TMP/bare" report --out "$1"
}
# as_before DIR: the small site is there, and nothing beside it.
as_before() {
	exits 0 diff -r "$TMP/none" "$1"
	want "nothing is left beside it" [ -z "$(ls -A "$TMP" | grep '^\.')" ]
}

# Where two folders cannot be exchanged in one step, as on some shares.
cp -r "$TMP/none" "$TMP/share"
echo old >"$TMP/share/aanbieder-gone.html"
cp -r "$TMP/share" "$TMP/older-share"
if strace -o "$TMP/trace" true 2>/dev/null; then
	# What looks for leaks cannot be traced itself.
	without="env ASAN_OPTIONS=detect_leaks=0 strace -f -o $TMP/trace -e trace=renameat2 -e inject=renameat2:error="
	# shellcheck disable=SC2086 # a command of several words
	exits 3 ${without}EACCES "$IJW" -q -C "$TMP/bare" report --out "$TMP/share"
	exits 0 diff -r "$TMP/older-share" "$TMP/share"
	# shellcheck disable=SC2086
	exits 0 ${without}EINVAL "$IJW" -q -C "$TMP/bare" report --out "$TMP/share"
	want "it was tried" grep -q "EINVAL.*INJECTED" "$TMP/trace"
	as_before "$TMP/share"
	# shellcheck disable=SC2086
	exits 0 ${without}EINVAL "$IJW" -q -C "$TMP/bare" report --out "$TMP/share-new"
	as_before "$TMP/share-new"
else
	skip "a share that cannot exchange folders" "strace is not installed or may not trace"
fi
# What a run left that ended between its two steps.
mv "$TMP/share" "$TMP/.share.ijw-old"
cp -r "$TMP/older-share" "$TMP/.share.ijw-new"
exits 0 bare "$TMP/share"
as_before "$TMP/share"

# Some at a time: one after the other.
others=
for turn in 1 2 3; do
	bare "$TMP/share" >/dev/null 2>&1 &
	others="$others $!"
done
for other in $others; do
	exits 0 wait "$other"
done
as_before "$TMP/share"

# Folders of others stay as they are.
mkdir "$TMP/mine" "$TMP/pages" "$TMP/empty"
echo mine >"$TMP/mine/letter.txt"
echo '<h1>mine</h1>' >"$TMP/pages/index.html"
echo mine >"$TMP/file"
refuses 2 "holds letter.txt, which is of no site" bare "$TMP/mine"
refuses 2 "are not of 'ijw report'" bare "$TMP/pages"
refuses 2 "this is a file, no folder" bare "$TMP/file"
refuses 2 "lies in $TMP/bare/feed" bare "$TMP/bare/feed/site"
refuses 2 "lies in $TMP/bare/inbox" bare "$TMP/bare/inbox"
refuses 2 "lies in $h/feed" report "$h/feed/actueel"
ln -s "$TMP/bare/feed" "$TMP/link"
refuses 2 "lies in $TMP/bare/feed" bare "$TMP/link/site"
refuses 2 "which is of no site" bare "$TMP/bare"
refuses 3 "cannot be made" bare "$TMP/no/such/folder"
want "they are as they were" [ "$(cat "$TMP/mine/letter.txt" "$TMP/file" "$TMP/pages/index.html" | xargs)" = "mine mine <h1>mine</h1>" ]
exits 0 bare "$TMP/empty"
as_before "$TMP/empty"
exits 0 bare "$TMP/bare/site"
as_before "$TMP/bare/site"
ln -s "$TMP/empty" "$TMP/elsewhere"
exits 0 bare "$TMP/elsewhere"
want "a link stays a link" [ -L "$TMP/elsewhere" ]
exits 0 sh -c 'cd "$TMP/empty" && exec "$0" -q -C "$TMP/bare" report --out .' "$(realpath "$IJW")"
as_before "$TMP/empty"

# With what is secret: watermark, owner alone, a word in the log.
exits 0 "$IJW" -C "$h" report --out "$TMP/intern" --intern
want "it is logged" grep -q "intern was read: youths can be recognised" "$TMP/err"
want "the owner alone reads it" [ "$(stat -c %a "$TMP/intern" "$TMP/intern"/* | sort -u | xargs)" = "600 700" ]
for page in "$TMP/intern"/*.html; do
	grep -q 'class="proef intern"' "$page" || not_ok "$page: the watermark"
done
want "public pages have none" sh -c "! grep -q 'proef intern' '$TMP'/site/*.html"
want "it shows more" [ "$(grep -o 'data-w="[0-9]' "$TMP/intern/rapport.html" | wc -l)" -gt "$(grep -o 'data-w="[0-9]' "$TMP/site/rapport.html" | wc -l)" ]
exits 0 "$IJW" -q -C "$h" publish
refuses 2 "'ijw publish --intern' makes one" report "$TMP/intern" --intern
refuses 2 "'ijw publish --intern' makes one" report "$TMP/intern" --intern --feed "$h/feed/actueel"

# The terminal.
exits 0 "$IJW" -q -C "$h" report --text
want "at most 80 columns" [ "$(LC_ALL=C.UTF-8 wc -L <"$TMP/out")" -le 80 ]
want "how many wait" grep -qE "^Kinderen en jongeren die wachten +[0-9]+" "$TMP/out"
want "what cannot be seen" grep -q "Wat u hier niet ziet" "$TMP/out"
waiting=$(awk -F, '$1 == "F07" && $2 == "T" && $3 ~ /MM/ && $4 $5 $6 $7 $8 == "TTTTT" && $12 != "E" { n = $11 } END { print n }' \
	"$h/feed/actueel/waarneming.csv")
want "as it was published" grep -qE "die wachten +$waiting " "$TMP/out"
exits 3 sh -c '"$IJW" -q -C "$TMP/h" report --text >/dev/full'

# English.
cp -a "$h" "$TMP/english"
printf '\n[algemeen]\ntaal = en\n' >>"$TMP/english/ijw.conf"
exits 0 "$IJW" -q -C "$TMP/english" report --out "$TMP/en"
want "the language is told" sh -c "! grep -L '<html lang=\"en\">' '$TMP'/en/*.html | grep -q ."
want "the menu is English" grep -q '>Kinds of help</a>' "$TMP/en/index.html"
exits 0 "$IJW" -q -C "$TMP/english" report --text
want "so is the terminal" grep -q "^Youths who wait" "$TMP/out"
sed -i 's/^taal = en/taal = fr/' "$TMP/english/ijw.conf"
refuses 2 "ijw.conf:$(wc -l <"$TMP/english/ijw.conf"): taal must be nl or en" "$IJW" -C "$TMP/english" report --text

# A damaged publication: the file, the line, what to do; nothing is written.
# broken: a copy of the publication, to be damaged.
broken() {
	rm -rf "$TMP/copied"
	cp -r "$h/feed/actueel" "$TMP/copied"
}

# damaged WORDS SED FILE: a copy of the publication with a change in a file.
damaged() {
	broken
	sed -i "$2" "$TMP/copied/$3"
	refuses 1 "$1" "$IJW" report --feed "$TMP/copied" --out "$TMP/damaged"
	want "it says what to do" grep -q "publish again" "$TMP/err"
	want "nothing was written" [ ! -e "$TMP/damaged" ]
}
damaged "waarneming.csv:1: column 2 must be RegioS" '1s/RegioS/Regio/' waarneming.csv
damaged "stroom.csv:3: Begin_status must be one of" '3s/,[AMOPQU],[AMOPQU],[AMOPQU],[AMOPQU],[AMOPQU]$/,X,A,A,A,A/' stroom.csv
damaged "waarneming.csv:3: Kennisdatum must be a date" '3s/-[0-9]*$/-99/' waarneming.csv
damaged "waarneming.csv: this is not the file that was published" '$d' waarneming.csv
broken
refuses 2 "lies in $TMP/copied" "$IJW" report --feed "$TMP/copied" --out "$TMP/copied/site"
sed -i '/^publicatie,/d' "$TMP/copied/code.csv"
rm "$TMP/copied/SHA256SUMS"
refuses 1 "an older ijw made this publication; publish again" "$IJW" report --feed "$TMP/copied" --out "$TMP/damaged"
broken
truncate -s -20 "$TMP/copied/waarneming.csv"
refuses 1 "waarneming.csv:$(wc -l <"$h/feed/actueel/waarneming.csv"): the file ends in the middle of a line" \
	"$IJW" report --feed "$TMP/copied" --out "$TMP/damaged"
broken
rm "$TMP/copied/kwaliteit.csv"
refuses 1 "kwaliteit.csv: this file of the publication is not there" "$IJW" report --feed "$TMP/copied" --out "$TMP/damaged"

# Nothing can be written: a sentence, nothing half-done, and the site that was there stays.
exits 3 sh -c 'ulimit -f 20; exec "$IJW" -q -C "$TMP/h" report --out "$TMP/site"'
exits 0 diff -r "$TMP/before" "$TMP/site"
want "nothing is left beside it" [ -z "$(ls -A "$TMP" | grep '^\.')" ]
if [ "$(id -u)" = 0 ] && mkdir "$TMP/small" && mount -t tmpfs -o size=400k tmpfs "$TMP/small" 2>/dev/null; then
	refuses 3 "No space left" report "$TMP/small/site"
	want "a full disk leaves nothing" [ -z "$(ls -A "$TMP/small")" ]
	umount "$TMP/small"
else
	skip "a site on a full disk" "no file system can be mounted here"
fi
mkdir "$TMP/closed"
somebody=
if [ "$(id -u)" = 0 ]; then
	somebody="setpriv --reuid=65534 --regid=65534 --clear-groups"
	chmod 755 "$TMP"
	chmod -R a+rX "$TMP/copy"
	cp -r "$h/feed/actueel" "$TMP/readable"
	chmod -R a+rX "$TMP/readable"
	cp "$IJW" "$TMP/ijw"
	# shellcheck disable=SC2086 # a command of several words
	refuses 3 "cannot be made" $somebody "$TMP/ijw" report --feed "$TMP/readable" --out "$TMP/closed/site"
	# shellcheck disable=SC2086
	refuses 3 "there is no publication here" $somebody "$TMP/ijw" report --feed "$h/feed/actueel" --out "$TMP/closed/site"
else
	chmod 500 "$TMP/closed"
	refuses 3 "cannot be made" report "$TMP/closed/site"
	chmod 700 "$TMP/closed"
fi
want "nothing was written" [ -z "$(ls -A "$TMP/closed")" ]
done_testing
