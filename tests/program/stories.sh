# The worked examples of the definitions: messages in, tables out, as known on each of their dates, in
# several orders of arrival (two of the four in the short form, others for each story), and with every message
# twice. What is published from the tables of C16 to C18
# is computed from them by the unit tests (tests/monitor/test_survival_stories.c).
. tests/lib/common.sh

tables="verzoek toewijzing levering wachtketen traject"

# show HOME DATES: all tables on all dates.
show() {
	while read -r p k; do
		for table in $tables; do
			echo "# $table, peildatum $p, kennisdatum $k"
			"$IJW" -C "$1" export "$table" --peildatum "$p" --kennisdatum "$k"
		done
	done <"$2" | hide_client | settle
}

# settle: rows that only the pseudonym told apart, in an order that does not depend on its key.
settle() {
	awk '
	/^# / { if (sort != "") close(sort); sort = ""; heading = 1 }
	/^# levering/ { sort = "sort -t, -k1,1 -k2,2n -k3" }
	/^# traject/ { sort = "sort" }
	heading && !/^# / { heading = 0; print; fflush(); next }
	/^# / || sort == "" { print; fflush(); next }
	{ print | sort }'
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

# arrive GROUP FILE...: takes the messages in by groups of so many (hundreds never one by one), into a home with
# the configuration of the story.
arrive() {
	group=$1
	shift
	new_home h
	configure "$TMP/h" "${folder}conf"
	sed -i 's/^werkers = .*/werkers = 1/' "$TMP/h/ijw.conf"
	[ $# -lt 100 ] || group=7
	printf '%s\n' "$@" | xargs -n "$group" "$IJW" -q -C "$TMP/h" ingest || not_ok "ingest of $folder"
}

# messages_of FOLDER: where the messages of a story are. A story of hundreds of youths is a list of them and
# a template.
messages_of() {
	if [ -f "${1}youths" ]; then
		rm -rf "$TMP/messages"
		mkdir "$TMP/messages"
		awk -v out="$TMP/messages" -f tests/lib/many.awk "${1}jw305.xml" "${1}youths"
		echo "$TMP/messages"
	else
		realpath "${1}messages"
	fi
}

# In order, the last first, by type, and as a die has it.
in_order() {
	case $1 in
	1) ls -r ;;
	2) ls | sort -t- -k2 ;;
	3) ls | awk 'BEGIN { srand(5) } { print rand(), $0 }' | sort | cut -d' ' -f2 ;;
	*) ls ;;
	esac
}

told=0
for folder in fixtures/stories/*/; do
	name=$(basename "$folder")
	story=$(messages_of "$folder")
	dates=${folder}dates
	told=$((told + 1))
	for order in 0 $(figure $((told % 3 + 1)) "1 2 3"); do
		# One by one in order, else in groups of a few.
		# shellcheck disable=SC2046 # names without blanks
		arrive $((order > 0 ? $(figure 3 1) : 1)) $(cd "$story" && in_order "$order" | sed "s|^|$story/|")
		show "$TMP/h" "$dates" >"$TMP/tables"
		# A change of the definitions: GOLDEN=1 writes the tables anew; the commit says why.
		[ -z "${GOLDEN:-}" ] || cp "$TMP/tables" "${folder}expected"
		same "$name in order $order" "${folder}expected" "$TMP/tables"
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
