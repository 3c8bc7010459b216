# The site in a browser: every page of a region, of a home with three messages and of an empty one is opened in
# Chromium from a file and served under the policy of the site (tests/browser/check.mjs).
. tests/lib/common.sh

tools=$(dirname "$IJW")/browser
if [ ! -d "$tools/node_modules" ] || [ -f "$tools/missing" ]; then
	skip "the site in a browser" "$(cat "$tools/missing" 2>/dev/null || echo "make test-browser installs what it needs")"
	done_testing
	exit
fi
export IJW_NOW=2026-02-10T12:00:00Z

# site NAME [OPTION]: the site of a home of that name; --intern: of what is not published of it.
site() {
	exits 0 "$IJW" -q -C "$TMP/$1" report ${2:+"$2"} --out "$TMP/site-$1$2"
	want "all charts of $1$2 are drawn" sh -c "! grep -q error '$TMP/err'"
}

"$IJW" -q generate --youths 4000 --months 30 --from 2023-07-01 --seed 12 --out "$TMP/traffic"
new_home region
cp "$TMP"/traffic/region/* "$TMP/region/"
"$IJW" -q -C "$TMP/region" ingest "$TMP/traffic/messages" >/dev/null 2>&1
exits 0 "$IJW" -q -C "$TMP/region" publish --intern
site region ""
site region --intern

new_home empty
site empty ""

# Three messages, of which hardly a figure can be made.
new_home three
find "$TMP/traffic/messages" -type f | sort | head -3 | xargs "$IJW" -q -C "$TMP/three" ingest >/dev/null 2>&1
"$IJW" -q -C "$TMP/three" publish >/dev/null 2>&1
site three ""

# In English.
cp -a "$TMP/region" "$TMP/english"
sed -i "s|^taal = .*|taal = en|" "$TMP/english/ijw.conf"
site english ""

TMPDIR=$TMP MODULES=$tools node tests/browser/check.mjs "$TMP/site-region" "$TMP/site-three" "$TMP/site-empty" \
	--samples "$TMP/site-english" "$TMP/site-region--intern" >"$TMP/told" 2>&1
status=$?
cat "$TMP/told"
passed=$((passed + $(grep -c '^passed: ' "$TMP/told")))
failed=$((failed + $(grep -c '^failed: ' "$TMP/told")))
want "the browser looked at all of it ($status)" grep -q ': site-region: planted faults are found' "$TMP/told"
[ "$status" = 0 ] || [ "$failed" -gt 0 ] || not_ok "the checks ended with $status"
done_testing
