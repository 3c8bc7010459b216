# Findings are a function of the set of messages that is stored (definitions, section 10): in whatever order, batches
# and files they came, and after a rebuild, the table afkeur has the same rows; and so it has after each commit on the
# way. Rows are compared by sender, type, Identificatie and Dagtekening of their message, rule, path, and what resolved
# them: the number of a message, its file and its lines are those of its arrival. The messages are the random sequences
# of tests/lib/orders.awk with many ties, and a small invented region; of some there is a copy in other bytes. SEED and
# CASES change the sequences.
. tests/lib/common.sh
export IJW_NOW=2026-12-01T12:00:00

SEED=${SEED:-1}
CASES=${CASES:-$(figure 12 40)}

# shuffled SEED: the lines of stdin as a die has them.
shuffled() {
	awk -v seed="$1" 'BEGIN { srand(seed) } { print rand(), $0 }' | sort | cut -d' ' -f2-
}

# ---- The set ----

mkdir "$TMP/sequences" "$TMP/set"
awk -v seed="$SEED" -v cases="$CASES" -v out="$TMP/sequences" -f tests/lib/orders.awk
awk -v out="$TMP/set" -f tests/lib/dossier.awk "$TMP"/sequences/*.txt || not_ok "sequences are not understood"
rm "$TMP/set/manifest"
exits 0 "$IJW" -q generate --youths "$(figure 6 40)" --months 4 --seed "$SEED" --out "$TMP/region"
find "$TMP/region/messages" -name '*.xml' -exec cp {} "$TMP/set/" \;
# shellcheck disable=SC2012 # names without blanks
for file in $(ls "$TMP/set" | shuffled 1 | head -$((CASES * 2))); do
	tr -d '\t\r' <"$TMP/set/$file" | sed 's/m:/x:/g; s/xmlns:m=/xmlns:x=/' >"$TMP/set/copy-$file"
done
find "$TMP/set" -name '*.xml' | sort >"$TMP/files"
want "there are messages" [ "$(wc -l <"$TMP/files")" -gt $((CASES * 14)) ]

new_home empty
sed -i 's/^werkers = .*/werkers = 1/; s/^gemeenten =.*/gemeenten = gemeenten.csv/' "$TMP/empty/ijw.conf"
{
	echo "code,naam,geldig_vanaf,geldig_tot"
	seq -f '%04g,Gemeente,2020-01-01,' 0 9999
} >"$TMP/empty/gemeenten.csv"

# ---- Findings ----

# anew HOME: an empty home with the keys and lists of all others.
anew() {
	rm -rf "${TMP:?}/$1"
	cp -a "$TMP/empty" "$TMP/$1"
}

# take_in HOME [BATCH]: the files on stdin, so many at a time. That there are findings is no failure.
take_in() {
	xargs -n "${2:-100000}" sh -c '"$IJW" -q -C "$0" ingest "$@" >/dev/null 2>&1 || [ $? = 1 ]' "$TMP/$1" ||
		not_ok "ingest into $1"
}

# findings HOME NAME: the rows of afkeur as $TMP/NAME, without what is of the arrival.
findings() {
	sqlite3 -separator , "$TMP/$1/ijw.db" \
		"SELECT id, afzender || ' JW' || type || ' ' || identificatie || ' ' || bekend FROM bericht
		WHERE type IS NOT NULL" >"$TMP/messages"
	"$IJW" -C "$TMP/$1" export afkeur >"$TMP/afkeur" || not_ok "export afkeur"
	awk -F, -v OFS='|' '
		FILENAME == ARGV[1] { message[$1] = $2; next }
		FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{
			print message[$1], $at["regel"], $at["retourcode"], $at["ernst"], $at["pad"],
				!at["opgelost_door"] || $at["opgelost_door"] == "" ? "-" : message[$at["opgelost_door"]],
				at["opgelost_dagtekening"] ? $at["opgelost_dagtekening"] : "?"
		}' "$TMP/messages" "$TMP/afkeur" | sort >"$TMP/$2"
}

anew all
take_in all <"$TMP/files"
findings all whole
sed 1q "$TMP/afkeur" | tr ',' '\n' >"$TMP/columns"
for column in afzender identificatie dagtekening bestand lid opgelost_door opgelost_dagtekening; do
	want "afkeur has the column $column" grep -qx "$column" "$TMP/columns"
done
# This test needs findings of many rules, and some that something later resolved.
want "findings of many rules" [ "$(cut -d'|' -f2 "$TMP/whole" | sort -u | wc -l)" -gt 35 ]
want "some are resolved" [ "$(cut -d'|' -f6 "$TMP/whole" | grep -vcx -e -)" -gt "$CASES" ]

# ---- Other ways to come ----

# same_findings HOME WHAT
same_findings() {
	findings "$1" other
	same "findings $2" "$TMP/whole" "$TMP/other"
}

for seed in 1 2 3; do
	anew b
	shuffled "$seed" <"$TMP/files" | take_in b
	same_findings b "in another order ($seed)"
done
for batch in 7 97; do
	anew b
	shuffled "1$batch" <"$TMP/files" | take_in b "$batch"
	same_findings b "in batches of $batch"
done
# The later ones first: almost every message comes late.
anew b
sort -r "$TMP/files" | take_in b 29
same_findings b "from behind"

mkdir "$TMP/named"
number=0
shuffled 5 <"$TMP/files" | while read -r file; do
	number=$((number + 1))
	cp "$file" "$TMP/named/$number.xml"
done
anew b
find "$TMP/named" -name '*.xml' | sort | take_in b
same_findings b "under other names"

# ---- One by one, and on the way ----

# After each commit of some the findings are those of a home that got these messages at once.
anew one
shuffled 6 <"$TMP/files" >"$TMP/order"
taken=0
compared=0
awk 'BEGIN { srand(7) } rand() < 0.06 { print NR } END { print NR }' "$TMP/order" |
	sort -nu >"$TMP/stops"
while read -r upto; do
	sed -n "$((taken + 1)),${upto}p" "$TMP/order" | take_in one 1
	taken=$upto
	anew b
	head -"$upto" "$TMP/order" | sort | take_in b
	findings b whole
	same_findings one "after $upto messages, one by one, as all of them at once"
	compared=$((compared + 1))
done <"$TMP/stops"
want "compared on the way" [ "$compared" -gt 8 ]

exits 0 "$IJW" -q -C "$TMP/one" rebuild
same_findings one "after a rebuild"

# What nothing resolved is a part of the same rows.
"$IJW" -C "$TMP/one" export afkeur >"$TMP/afkeur"
awk -F, 'FNR == 1 { for (i = 1; i <= NF; i++) if ($i == "opgelost_door") at = i } FNR == 1 || $at == ""' \
	"$TMP/afkeur" >"$TMP/open"
exits 0 "$IJW" -C "$TMP/one" export afkeur --open
same "what is open" "$TMP/open" "$TMP/out"
done_testing
