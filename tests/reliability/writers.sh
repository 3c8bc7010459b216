# Slow writers: files in pieces, with stalls, into zeros, in any order, renamed into place, many at once.
# What is stored is what is stored when all files lie there whole.
. tests/lib/reliability.sh
. tests/lib/watch.sh

files=$(figure 60 1000)
writers=$(figure 10 20)
stall=$(figure 700 3000)
export IJW_NOW=2026-07-01T12:00:00Z

# Documents whose last byte is needed: without a line end behind them. Of every six some are
# packed together.
"$IJW" -q generate --youths $((files / 2 + 50)) --months 4 --seed 11 --out "$TMP/traffic"
mkdir "$TMP/sources" "$TMP/pack"
find "$TMP/traffic/messages" -name '*.xml' | sort | head -n $((files * 2)) >"$TMP/list"
number=0
while [ "$number" -lt "$files" ] && read -r a && read -r b; do
	number=$((number + 1))
	for file in "$a" "$b"; do
		printf %s "$(cat "$file")" >"$TMP/pack/$(basename "$file")"
	done
	(
		cd "$TMP/pack" || exit
		case $((number % 6)) in
		0) zip -q -r "$TMP/sources/$number.zip" . ;;
		1) tar -czf "$TMP/sources/$number.tar.gz" ./*.xml ;;
		2) tar -cf "$TMP/sources/$number.tar" ./*.xml ;;
		3) gzip -c "$(basename "$a")" >"$TMP/sources/$number.xml.gz" ;;
		*) cp "$(basename "$a")" "$TMP/sources/$number.xml" ;;
		esac
		rm ./*
	)
done <"$TMP/list"
find "$TMP/sources" -type f | sort >"$TMP/list"
count=$(wc -l <"$TMP/list")
want "there are sources" [ "$count" = "$files" ]

new_home empty
cp -a "$TMP/empty" "$TMP/calm"
cp "$TMP"/sources/* "$TMP/calm/inbox"
touch -d 2026-06-30 "$TMP"/calm/inbox/*
exits 0 "$IJW" -q -C "$TMP/calm" ingest
dump_any_order "$TMP/calm" >"$TMP/expected"

# slowly HOME: the same, by slow writers, while a daemon watches; in $TMP/got what came of it.
slowly() {
	cp -a "$TMP/empty" "$TMP/$1"
	[ -z "${quiet:-}" ] || sed -i "s/^stiltetijd = .*/stiltetijd = $quiet/" "$TMP/$1/ijw.conf"
	watch "$TMP/$1"
	want "all are written" "$(dirname "$IJW")/writers" "$TMP/$1/inbox" "$writers" 1 "$stall" <"$TMP/list"
	# A half file that lies there may have to wait half a minute for its next try.
	soon "all are taken in" sh -c "[ \"\$(ls '$TMP/$1/inbox' | wc -l)\" = 0 ]"
	ends 0
	dump_any_order "$TMP/$1" >"$TMP/got"
	want "no half file is accepted, no whole one refused" cmp -s "$TMP/expected" "$TMP/got"
}
# A tar that is not compressed must have been quiet for longer than any stall.
quiet=$(figure 8 12)
slowly slow
same "all is stored as in calm" "$TMP/expected" "$TMP/got"
want "nothing was rejected" [ -z "$(ls "$TMP/slow/rejected")" ]
# Without patience for half files the same writers must show it.
quiet=0
catches "no patience" slowly hasty
held 11 "slow writers" "$files files by $writers writers at a time, stalls up to $stall ms"
done_testing
