# Publications of invented regions, three of each, are attacked by linear programming: no hidden count lies
# in an interval narrower than 10. REGIONS: another number.
. tests/lib/reliability.sh

regions=${REGIONS:-$(figure 20 1000)}
attack=$(dirname "$IJW")/attack
# In parts, one a processor.
parts=$(nproc)
for part in $(seq 0 $((parts - 1))); do
	first=$((regions * part / parts + 1))
	count=$((regions * (part + 1) / parts + 1 - first))
	"$attack" "$first" "$count" >"$TMP/part.$part" 2>"$TMP/leaks.$part" || : >"$TMP/failed.$part" &
done
wait
cat "$TMP"/part.* "$TMP"/leaks.*
for part in $(seq 0 $((parts - 1))); do
	want "part $part finds no leak" [ ! -e "$TMP/failed.$part" ]
done
want "every region is attacked" [ "$(awk '{ sum += $1 } END { print sum }' "$TMP"/part.*)" = "$regions" ]
want "nor of more gemeenten" "$attack" wide 1 "$(figure 2 60)" >"$TMP/wide"
cat "$TMP/wide"
catches "only small counts are hidden" want "no leak" "$attack" naive 1 1
want "most of a large region is shown" "$attack" shown 2 6000 >"$TMP/shown"
cat "$TMP/shown"
held 26 "no hidden count is found again" "$(cat "$TMP"/part.* "$TMP/shown" | paste -sd ";")"
done_testing
