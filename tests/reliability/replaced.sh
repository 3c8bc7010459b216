# Another file is renamed over one that is being settled, before every call that looks at files or changes them
# (share.c): what was taken in is kept, and so is what came over it, on one file system and on two.
. tests/lib/reliability.sh

shim=$(dirname "$IJW")/share.so
export IJW_NOW=2026-07-01T12:00:00Z
first=fixtures/rules/TR018/good.xml
second=fixtures/rules/CS002/good-jw315.xml
bad=fixtures/rules/TR018/bad.xml
new_home empty
sed -i 's/^werkers = .*/werkers = 1/' "$TMP/empty/ijw.conf"

# is_kept FILE: these bytes lie in done/ or rejected/.
is_kept() {
	for settled in "$TMP"/h/done/* "$TMP"/h/rejected/*; do
		cmp -s "$1" "$settled" && return
	done
	return 1
}

# judged_and_kept FILE: as many files are settled as messages are stored: none was moved unread, and none was
# read and lost. The one that came over it is among them; when there are two, FILE is.
judged_and_kept() {
	stored=$(sqlite3 -readonly "$TMP/h/ijw.db" "SELECT count(*) FROM bericht")
	settled=$(find "$TMP/h/done" "$TMP/h/rejected" -type f ! -name '*.report.txt' | wc -l)
	[ "$stored" = "$settled" ] && is_kept "$second" && { [ "$stored" = 1 ] || is_kept "$1"; } &&
		[ -z "$(ls -A "$TMP/h/inbox")" ] && [ -z "$(ls "$TMP/h/work")" ]
}

# replace_everywhere PROGRAM FILE WORDS EVERY: counts the $steps, what is $wrong, and where $both are kept.
replace_everywhere() {
	for number in $(seq 1 "$4" 5000); do
		rm -rf "$TMP/h" "$TMP/replaced"
		cp -a "$TMP/empty" "$TMP/h"
		cp "$2" "$TMP/h/inbox/message.xml"
		cp "$second" "$TMP/coming.xml"
		SHARE="$3 replace=$number" LD_PRELOAD=$shim REPLACE_FROM="$TMP/coming.xml" \
			REPLACE_TO="$TMP/h/inbox/message.xml" REPLACE_DONE="$TMP/replaced" \
			"$1" -q -C "$TMP/h" ingest >/dev/null 2>&1 </dev/null
		[ -e "$TMP/replaced" ] || break
		steps=$((steps + 1))
		for later in 1 2; do
			SHARE=$3 LD_PRELOAD=$shim "$1" -q -C "$TMP/h" ingest >/dev/null 2>&1 </dev/null
		done
		if judged_and_kept "$2"; then
			both=$((both + (stored == 2)))
		else
			wrong=$((wrong + 1))
			echo "$3 $2, before call $number: $stored stored, $settled settled" >>"$TMP/wrong"
		fi
	done
}

figures=
for words in near far; do
	for file in "$first" "$bad"; do
		steps=0 wrong=0 both=0
		replace_everywhere "$IJW" "$file" "$words" "$(figure 5 1)"
		want "$words: there are steps" [ "$steps" -ge "$(figure 8 50)" ]
		want "$words: both files are judged and kept, not at $wrong of $steps steps" [ "$wrong" = 0 ]
		want "$words: the first was claimed at some of them" [ "$both" -gt 0 ]
		figures="$figures, $words $both of $steps"
	done
done
[ ! -e "$TMP/wrong" ] || sed 's/^/    /' "$TMP/wrong" | head -20
held 22 "a file replaced while it is settled" "steps at which both files came, of all: ${figures#, }"
done_testing
