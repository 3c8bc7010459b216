# ijw restore with an erasure list, killed before every call that writes, one by one: who is in the list is in no home that
# can be opened, and the same call then ends as one that was not disturbed.
. tests/lib/reliability.sh
. tests/lib/erase.sh

title="restore with an erasure list killed at every write-class call"
if ! strace -o "$TMP/trace" true 2>/dev/null; then
	skipped 2 "$title" "strace cannot trace here"
	done_testing
	exit
fi
new_home base
sed -i "s/^werkers = .*/werkers = 1/; s|^lijst =.*|lijst = $TMP/gewist|" "$TMP/base/ijw.conf"
two_youths "$TMP/base"
values_of "$TMP/base" >"$TMP/values"
"$IJW" -q -C "$TMP/base" backup "$TMP/b"
erase "$TMP/base" -q --claims --grond verzoek

# put_back HOME: the call.
put_back() {
	# shellcheck disable=SC2086 # words
	${TRACED:-} "$IJW" -q -C "$1" restore "$TMP/b" --keys "$TMP/base/keys" --gewist "$TMP/gewist"
}
# theirs HOME: how many rows of youths tell of them, past ijw.
theirs() {
	sqlite3 "$1/ijw.db" "SELECT count(*) FROM jeugdige WHERE client = '$client'" 2>/dev/null || echo 0
}

TRACED="strace -f -o $TMP/trace" put_back "$TMP/calm" || not_ok "an undisturbed run ends well"
want "an undisturbed run leaves nothing" [ -z "$(seen "$TMP/calm")" ]
dump "$TMP/calm" >"$TMP/calm.dump"
main=$(head -n 1 "$TMP/trace" | cut -d' ' -f1)
grep "^$main " "$TMP/trace" >"$TMP/main"
# Until the home waits for it there is nothing in it.
sed '/te-wissen/q' "$TMP/main" >"$TMP/before"
every=$(figure 29 1)
writing "$TMP/main" | awk -v every="$every" -v from="$(writing "$TMP/before" | wc -l)" 'NR > from && NR % every == 0' >"$TMP/plan"
killed=0 wrong=0 half=0
while read -r call number; do
	rm -rf "$TMP/h"
	TRACED="strace -qq -o /dev/null -e inject=$call:signal=KILL:when=$number"
	put_back "$TMP/h" >/dev/null 2>&1
	[ $? = 137 ] || continue
	killed=$((killed + 1))
	TRACED=
	found=
	if "$IJW" -q -C "$TMP/h" export toewijzing >"$TMP/out" 2>/dev/null && [ "$(theirs "$TMP/h")" != 0 ]; then
		found="it can be opened with them in it"
	fi
	[ ! -e "$TMP/h/te-wissen" ] || [ "$(theirs "$TMP/h")" = 0 ] || half=$((half + 1))
	# A home that was not ready when it was killed has nothing in it, and is made anew.
	[ -e "$TMP/h/te-wissen" ] || [ "$(theirs "$TMP/h")" != 0 ] || rm -rf "$TMP/h"
	put_back "$TMP/h" 2>"$TMP/err" || found="$found $(cat "$TMP/err")"
	dump "$TMP/h" >"$TMP/h.dump" 2>&1
	if [ -n "$found" ] || ! cmp -s "$TMP/calm.dump" "$TMP/h.dump" || [ -n "$(seen "$TMP/h")" ] ||
		! "$IJW" -q -C "$TMP/h" audit >/dev/null 2>&1; then
		wrong=$((wrong + 1))
		echo "before $call number $number: $found $(diff "$TMP/calm.dump" "$TMP/h.dump" | head -3)" >>"$TMP/wrong"
	fi
done <"$TMP/plan"
planned=$(wc -l <"$TMP/plan")
want "there are calls to be killed at: $planned" [ "$planned" -ge "$(figure 5 60)" ]
want "$killed of $planned calls were reached" [ "$killed" -ge $((planned * 9 / 10)) ]
want "some were killed with the youth in the home: $half" [ "$half" -gt 0 ]
want "$wrong of $killed kills left something else" [ "$wrong" = 0 ]
[ ! -e "$TMP/wrong" ] || sed 's/^/    /' "$TMP/wrong" | head -20
held 2 "$title" "one kill in every $every calls: $killed"
done_testing
