# The rules of 3.1 and 3.0 against those of 3.2: each message and sequence that shows a rule of 3.2 is judged as one of
# the earlier release too. What is found otherwise is listed in fixtures/releases, and nothing else may be: a rule
# that came later, and one that said something else. GOLDEN=1 writes these lists anew.
. tests/lib/common.sh
. tests/lib/releases.sh
export IJW_NOW=2027-06-01T12:00:00

{
	echo "code,naam,geldig_vanaf,geldig_tot"
	seq -f '%04g,Gemeente,2020-01-01,' 0 9999
} >"$TMP/gemeenten.csv"
mkdir "$TMP/sequences"
# Rules between messages that differ, and what shows the same facts.
awk -v out="$TMP/sequences" -f tests/lib/dossier.awk fixtures/dossiers/TR063/*.txt fixtures/dossiers/TR07*/*.txt \
	fixtures/dossiers/TR3[789]*/*.txt fixtures/dossiers/TR41*/*.txt || not_ok "sequences are not understood"
awk '$2 == "-"' "$TMP/sequences/manifest" >"$TMP/manifest"
for release in 3.1 3.0; do
	set_of "${release#3.}" "$TMP/$release"
done

# copies RELEASE: the messages that stand alone, by rule and name, and the sequences, as ones of this release.
copies() {
	mkdir "$TMP/$1-alone" "$TMP/$1-extern" "$TMP/$1-sequences"
	for file in fixtures/rules/*/*.xml; do
		[ "$(wc -c <"$file")" -gt 100000 ] || cp "$file" "$TMP/$1-alone/$(basename "$(dirname "$file")")-${file##*/}"
	done
	for file in fixtures/extern/TR378/*.xml; do
		cp "$file" "$TMP/$1-extern/TR378-${file##*/}"
	done
	cp "$TMP"/sequences/*.xml "$TMP/$1-sequences/"
	# shellcheck disable=SC2046 # a list of names without blanks
	[ "$1" = 3.2 ] || as_release "${1#3.}" "$TMP/$1"-*/*.xml
}

# home RELEASE NAME LIST: one that judges by the set of this release and this list of municipalities.
home() {
	new_home "$2"
	sed -i "s|^gemeenten =.*|gemeenten = $3|" "$TMP/$2/ijw.conf"
	[ "$1" = 3.2 ] || sed -i "s|^\[releases\]|&\n$1 = $TMP/$1|" "$TMP/$2/ijw.conf"
}

# found RELEASE: what is found in all of these, a line each: file, rule, path.
found() {
	"$IJW" -q validate $([ "$1" = 3.2 ] || echo "--schemas $TMP/$1") "$TMP/$1-alone" 2>&1 |
		sed -n "s|.*/$1-alone/\([^:]*\):[^/]* \([A-Z]*[0-9]*\)\( ([0-9S]*)\)*: .*: \(/Bericht.*\)|\1 \2 \4|p"
	home "$1" "$1-lists" "$PWD/fixtures/extern/lijsten/gemeenten.csv"
	IJW_NOW=2026-04-15 "$IJW" -q -C "$TMP/$1-lists" ingest "$TMP/$1-extern" 2>&1 |
		sed -n "s|.*/$1-extern/\([^:]*\):[^/]* \(TR378\) .*: \(/Bericht.*\)|\1 \2 \3|p"
	home "$1" "$1-home" "$TMP/gemeenten.csv"
	for batch in $(cut -d' ' -f3 "$TMP/manifest" | sort -nu); do
		# shellcheck disable=SC2046 # a list
		"$IJW" -q -C "$TMP/$1-home" ingest $(awk -v b="$batch" '$3 == b { print $5 }' "$TMP/manifest" |
			sed "s|.*/|$TMP/$1-sequences/|") >/dev/null 2>&1
	done
	"$IJW" -C "$TMP/$1-home" export afkeur | awk -F, '
		FILENAME != "-" { split($0, part, " "); name[FNR] = part[1] " " part[4]; next }
		FNR > 1 && $8 != "signaal" { print name[$1], $6, $10 }' "$TMP/manifest.order" -
}
sort -s -n -k3,3 "$TMP/manifest" >"$TMP/manifest.order"

copies 3.2
found 3.2 | sort >"$TMP/found-3.2"
want "there are findings" [ "$(wc -l <"$TMP/found-3.2")" -gt 300 ]
for release in 3.1 3.0; do
	copies $release
	found $release | sort >"$TMP/found-$release"
	diff "$TMP/found-3.2" "$TMP/found-$release" | grep '^[<>]' | sed "s/^</only 3.2:/; s/^>/only $release:/" >"$TMP/differs"
	[ -z "${GOLDEN:-}" ] || cp "$TMP/differs" "fixtures/releases/$release.expected"
	same "what $release finds otherwise" "fixtures/releases/$release.expected" "$TMP/differs"
done
done_testing
