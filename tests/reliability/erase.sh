# ijw erase, killed before every call that writes, one by one: the same call then does the rest, and nothing of the youth
# is left anywhere, as after a run that was not disturbed. What is gone is never without its line in the erasure list.
. tests/lib/reliability.sh
. tests/lib/erase.sh

title="erase killed at every write-class call"
if ! strace -o "$TMP/trace" true 2>/dev/null; then
	skipped 2 "$title" "strace cannot trace here"
	done_testing
	exit
fi
new_home base
sed -i "s/^werkers = .*/werkers = 1/; s|^lijst =.*|lijst = $TMP/gewist|" "$TMP/base/ijw.conf"
two_youths "$TMP/base"
values_of "$TMP/base" >"$TMP/values"

# What is left in a home, whatever it was killed at.
left() {
	dump "$1"
	sqlite3 "$1/ijw.db" "SELECT grond FROM logboek WHERE daad = 'gewist' AND length(berichten) > 0"
	cat "$1/aanmelddatum.csv"
	(cd "$1" && find done rejected -type f | sort)
}

# kept HOME: how much of a home can go.
kept() {
	sqlite3 -readonly "$1/ijw.db" "SELECT count(*) FROM bericht"
	find "$1/done" "$1/rejected" -type f | wc -l
	wc -l <"$1/aanmelddatum.csv"
}

kept "$TMP/base" >"$TMP/base.kept"
cp -a "$TMP/base" "$TMP/calm"
export TRACED="strace -f -o $TMP/trace"
erase "$TMP/calm" -q --claims --grond verzoek || not_ok "an undisturbed run ends well"
want "an undisturbed run leaves nothing" [ -z "$(seen "$TMP/calm")" ]
left "$TMP/calm" >"$TMP/calm.left"
main=$(head -n 1 "$TMP/trace" | cut -d' ' -f1)
grep "^$main " "$TMP/trace" >"$TMP/main"
every=$(figure 7 1)
writing "$TMP/main" | awk -v every="$every" 'NR % every == 0' >"$TMP/plan"
killed=0 wrong=0
while read -r call number; do
	rm -rf "$TMP/h" "$TMP/gewist"
	cp -a "$TMP/base" "$TMP/h"
	TRACED="strace -qq -o /dev/null -e inject=$call:signal=KILL:when=$number"
	erase "$TMP/h" -q --claims --grond verzoek >/dev/null 2>&1
	[ $? = 137 ] || continue
	killed=$((killed + 1))
	TRACED=
	kept "$TMP/h" >"$TMP/h.kept"
	if ! cmp -s "$TMP/base.kept" "$TMP/h.kept" && [ "$(cat "$TMP/gewist" 2>/dev/null | wc -l)" != 2 ]; then
		wrong=$((wrong + 1))
		echo "before $call number $number: something is gone, and the erasure list has no line" >>"$TMP/wrong"
	fi
	erase "$TMP/h" -q --claims --grond verzoek >/dev/null 2>"$TMP/err" || cat "$TMP/err" >>"$TMP/wrong"
	left "$TMP/h" >"$TMP/h.left"
	seen "$TMP/h" >"$TMP/seen"
	if ! cmp -s "$TMP/calm.left" "$TMP/h.left" || [ -s "$TMP/seen" ] || ! "$IJW" -q -C "$TMP/h" audit >"$TMP/audit" 2>&1; then
		wrong=$((wrong + 1))
		{
			echo "before $call number $number:"
			diff "$TMP/calm.left" "$TMP/h.left" | head -3
			head -n 3 "$TMP/seen" "$TMP/audit"
		} >>"$TMP/wrong"
	fi
done <"$TMP/plan"
planned=$(wc -l <"$TMP/plan")
want "there are calls to be killed at: $planned" [ "$planned" -ge "$(figure 5 40)" ]
want "$killed of $planned calls were reached" [ "$killed" -ge $((planned * 9 / 10)) ]
want "$wrong of $killed kills left something else" [ "$wrong" = 0 ]
[ ! -e "$TMP/wrong" ] || sed 's/^/    /' "$TMP/wrong" | head -20
held 2 "$title" "one kill in every $every calls: $killed"
done_testing
