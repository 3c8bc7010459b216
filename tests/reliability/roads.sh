# Two roads, one answer: whatever is in a document and however it is spelled, the reader and libxml2 say
# the same of it, to the last byte of what is known: verdict, fault, lines, findings, facts. With the
# reference schemas of the standard beside them, where there are any.
. tests/lib/reliability.sh

build=$(realpath "$(dirname "$IJW")")
reference=$(realpath "$PWD/../shared/standard/xsd-reference" 2>/dev/null)
[ -d "$reference" ] || reference=
count=$(figure 30000 2000000)

# Messages of all types: the fixtures, and some traffic.
"$IJW" -q generate --youths 60 --months 6 --seed 12 --out "$TMP/region"
find "$PWD/fixtures" "$TMP/region/messages" -name '*.xml' | sort >"$TMP/files"
cd "$TMP" || exit

want "no document is judged in two ways" "$build/roads" "$count" $reference <files >told
read -r whole root markup element value <told
want "the reader reads many itself" [ "${whole:-0}" -gt $((count / 10)) ]
for left in "$root" "$markup" "$element" "$value"; do
	want "each doubt comes up" [ "${left:-0}" -gt $((count / 100)) ]
done

found=0
for plant in value reference line scope; do
	if PLANT=$plant "$build/roads-planted" 20000 <files >planted; then
		not_ok "the planted fault '$plant' is not found"
	else
		ok
		found=$((found + 1))
	fi
done
held - "two roads, one answer" "$count mutants, ${whole:-0} of them read without libxml2; $found planted faults found"
done_testing
