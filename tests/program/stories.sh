# The worked examples of the definitions: messages in, tables out, as known on each of their dates, in
# several orders of arrival, and with every message twice.
. tests/lib.sh

tables="verzoek toewijzing levering wachtketen traject"

# show HOME DATES: all tables on all dates.
show() {
	while read -r p k; do
		for table in $tables; do
			echo "# $table, peildatum $p, kennisdatum $k"
			rows "$1" "$table" --peildatum "$p" --kennisdatum "$k"
		done
	done <"$2"
}

# configure HOME CONF: the lines "key = value" of CONF replace those keys in ijw.conf; no CONF, no change.
configure() {
	[ -f "$2" ] || return 0
	while read -r line; do
		key=${line%% =*}
		want "ijw.conf has $key" grep -q "^$key = " "$1/ijw.conf"
		sed -i "s/^$key = .*/$line/" "$1/ijw.conf"
	done <"$2"
}

# arrive FILE...: takes the messages in one by one, into a home with the configuration of the story.
arrive() {
	new_home h
	configure "$TMP/h" "${folder}conf"
	for file in "$@"; do
		"$IJW" -q -C "$TMP/h" ingest "$file" || not_ok "ingest $file"
	done
}

for folder in fixtures/stories/*/; do
	name=$(basename "$folder")
	story=${folder}messages
	dates=${folder}dates
	# shellcheck disable=SC2012,SC2046 # names without blanks
	for order in "ls" "ls -r" "ls | sort -t- -k2"; do
		arrive $(cd "$story" && eval "$order" | sed "s|^|$story/|")
		show "$TMP/h" "$dates" >"$TMP/tables"
		# A change of the definitions: GOLDEN=1 writes the tables anew; the commit says why.
		[ -z "${GOLDEN:-}" ] || cp "$TMP/tables" "${folder}expected"
		same "$name in the order '$order'" "${folder}expected" "$TMP/tables"
	done
	# Twice the same bytes, then the same content in another layout.
	"$IJW" -q -C "$TMP/h" ingest "$story" || not_ok "ingest $story again"
	mkdir -p "$TMP/layout"
	for file in "$story"/*.xml; do
		tr -d '\t\r' <"$file" | sed 's/m:/x:/g; s/xmlns:m=/xmlns:x=/' >"$TMP/layout/$(basename "$file")"
	done
	"$IJW" -q -C "$TMP/h" ingest "$TMP/layout" >/dev/null || not_ok "ingest $story in another layout"
	rm -rf "$TMP/layout"
	show "$TMP/h" "$dates" >"$TMP/tables"
	same "$name with every message three times" "${folder}expected" "$TMP/tables"
done
done_testing
