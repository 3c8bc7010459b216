# What is said about the columns is said of every column that there is, in their order; the questions that
# are asked most find an index.
. tests/lib/common.sh

exits 0 "$IJW" export --columns
cp "$TMP/out" "$TMP/columns.md"
same "share/doc/tabellen.md is current (make doc)" share/doc/tabellen.md "$TMP/columns.md"
refuses 2 "takes no table" "$IJW" export --columns levering
want "every column has a kind and a meaning" awk -F'|' '/^\| `/ && ($3 !~ /[a-z]/ || $4 !~ /[a-z]/) { exit 1 }' "$TMP/columns.md"

# table,column in the order of the document; and of the views.
awk -F'`' '/^## / { table = substr($0, 4) } /^\| `/ { print table "," $2 }' "$TMP/columns.md" >"$TMP/documented"
want "there are columns" [ "$(wc -l <"$TMP/documented")" -gt 60 ]
new_home h
db=$TMP/h/ijw.db
# (moment is only there for other views.)
for view in $(sqlite3 "$db" "SELECT name FROM sqlite_schema WHERE type = 'view' AND name <> 'moment'"); do
	sqlite3 "$db" "SELECT '$view,' || name FROM pragma_table_info('$view') ORDER BY cid" >"$TMP/view"
	grep "^$view," "$TMP/documented" >"$TMP/said"
	same "the columns of the view $view are documented" "$TMP/view" "$TMP/said"
	# Of the views for analysts there is no export.
	! awk '/^# Views/ { views = 1 } views && /^## / { print $2 }' "$TMP/columns.md" | grep -qx "$view" || continue
	"$IJW" -C "$TMP/h" export "$view" | head -1 | tr ',' '\n' | sed "s/^/$view,/" >"$TMP/header"
	same "the export of $view has the columns of the view" "$TMP/view" "$TMP/header"
done
# Every documented table that the program knows is a view, but for what no SQL can read.
for table in $(cut -d, -f1 "$TMP/documented" | uniq | grep -vx gebeurtenis); do
	if "$IJW" -C "$TMP/h" export "$table" >/dev/null 2>&1; then
		want "$table is a view" [ "$(sqlite3 "$db" "SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND name = '$table'")" = 1 ]
	fi
done

# The views for analysts are made of the tables of the contract, of each other and of names, and of nothing that
# may change beneath them. Each name after FROM or JOIN is one of those, or one that the view itself defines.
sed -n '/^# Views/,$p' "$TMP/columns.md" | sed -n 's/^## //p' >"$TMP/views"
want "there are views for analysts" [ "$(wc -l <"$TMP/views")" -ge 8 ]
{
	cut -d, -f1 "$TMP/documented" | sort -u
	echo naam
} >"$TMP/known"
while read -r view; do
	sqlite3 "$db" "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = '$view'" |
		awk 'NR == FNR { known[$1] = 1; next } { text = text " " $0 }
		END {
			for (rest = text; match(rest, /[a-z_]+ (\([a-z_, ]+\) )?AS \(/); rest = substr(rest, RSTART + RLENGTH)) {
				split(substr(rest, RSTART), word, " ")
				known[word[1]] = 1
			}
			for (rest = text; match(rest, /(FROM|JOIN) [^ ,;)]+/); rest = substr(rest, RSTART + RLENGTH)) {
				split(substr(rest, RSTART, RLENGTH), word, " ")
				if (!(word[2] in known) && word[2] != "(SELECT") print word[2]
			}
		}' "$TMP/known" - >"$TMP/strange"
	want "$view reads tables of the contract alone: $(tr '\n' ' ' <"$TMP/strange")" [ ! -s "$TMP/strange" ]
done <"$TMP/views"

# plan QUESTION: the question searches with an index, and no derived table is read from end to end.
plan() {
	sqlite3 "$db" "EXPLAIN QUERY PLAN $1" >"$TMP/plan"
	want "an index for: $1" grep -qE "SEARCH r USING (COVERING )?INDEX" "$TMP/plan"
	want "no table is read whole for: $1" sh -c '! grep -q "SCAN r" "$TMP/plan"'
}
for table in toewijzing levering wachtketen; do
	plan "SELECT * FROM $table WHERE gemeente = 'GM0153'"
	plan "SELECT * FROM $table WHERE gemeente = 'GM0153' AND status = 'x'"
	plan "SELECT * FROM $table WHERE aanbieder = '91000001'"
	plan "SELECT * FROM $table WHERE status = 'x'"
done
plan "SELECT * FROM toewijzing WHERE gemeente = 'GM0153' AND toewijzingnummer = 5"
plan "SELECT * FROM toewijzing WHERE toewijzingsdatum BETWEEN '2025-01-01' AND '2025-01-31'"
plan "SELECT * FROM levering WHERE gemeente = 'GM0153' AND toewijzingnummer = 5"
plan "SELECT * FROM levering WHERE begindatum BETWEEN '2025-01-01' AND '2025-01-31'"
plan "SELECT * FROM levering WHERE einddatum BETWEEN '2025-01-01' AND '2025-01-31'"
plan "SELECT * FROM wachtketen WHERE gemeente = 'GM0153' AND keten = 5"
plan "SELECT * FROM wachtketen WHERE klokstart BETWEEN '2025-01-01' AND '2025-01-31'"
plan "SELECT * FROM wachtketen WHERE startdatum BETWEEN '2025-01-01' AND '2025-01-31'"
plan "SELECT * FROM levering r WHERE client = '0'"
done_testing
