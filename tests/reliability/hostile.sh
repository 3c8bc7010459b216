# Hostile and odd files, each with its exact verdict and rules, within 2 s of CPU and 256 MB.
. tests/lib/reliability.sh

build=$(dirname "$IJW")
export TMPDIR="$TMP"

want "each has its verdict" "$build/hostile" "$IJW" >"$TMP/out"
[ "$failed" = 0 ] || cat "$TMP/out"
files=$(sed -n 's/^\([0-9]*\) passed, 0 failed, .*/\1/p' "$TMP/out")
unread=$(sed -n 's/.* failed, \([0-9]*\) skipped$/\1/p' "$TMP/out")
[ "${unread:-0}" = 0 ] || skip "$unread files that may not be read" "root may read everything"
want "there are 150 of them" [ "${files:-0}" -ge 150 ]

# caught WHAT PATTERN COMMAND...: it fails, and names whom it should.
caught() {
	plant=$1
	pattern=$2
	shift 2
	exits 1 "$@"
	if grep -q "$pattern" "$TMP/out"; then ok; else not_ok "$plant is not caught"; fi
}
most=$(sed -n 's/^at most //p' "$TMP/out")
plants=2
# Under the sanitizers nothing has limits that a planted fault could break.
if [ -z "${SANITIZE:-}" ]; then
	caught "a program without limits on tags" "^tag-100000-attributes.xml: still busy" \
		"$build/hostile" "$build/ijw-lax" --only tag-
	plants=3
fi
cp -r fixtures/hostile "$TMP/turned"
sed -i '/^doctype.xml\t/s/unreadable/accepted/' "$TMP/turned/expected.tsv"
caught "another verdict" "^doctype.xml: expected" "$build/hostile" "$IJW" --fixtures "$TMP/turned" \
	--only doctype.
sed -i '/^doctype.xml\t/s/accepted/unreadable/; /^doctype.xml\t/s/IJW005/IJW006/' "$TMP/turned/expected.tsv"
caught "another rule" "^doctype.xml: expected" "$build/hostile" "$IJW" --fixtures "$TMP/turned" \
	--only doctype.
held 9 "hostile files get their verdict" "${files:-0} files, at most $most; $plants planted faults caught"
done_testing
