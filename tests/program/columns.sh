# What is said about the columns is said of every column that there is, in their order; the rows of a youth are
# found by their key.
. tests/lib/common.sh

exits 0 "$IJW" export --columns
cp "$TMP/out" "$TMP/columns.md"
same "share/doc/tables.md is current (make doc)" share/doc/tables.md "$TMP/columns.md"
LC_ALL=nl_NL.UTF-8 "$IJW" export --columns >"$TMP/kolommen.md"
same "share/doc/tabellen.md is current (make doc)" share/doc/tabellen.md "$TMP/kolommen.md"
want "they have the same columns" [ "$(grep -c '^| `' "$TMP/kolommen.md")" = "$(grep -c '^| `' "$TMP/columns.md")" ]
refuses 2 "takes no table" "$IJW" export --columns levering
# Behind the columns the page has codes (sql.sh).
sed -i '/^# Codes$/,$d' "$TMP/columns.md"
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
		type=view
		[ "$table" != lijst ] || type=table
		want "$table is a $type" [ "$(sqlite3 "$db" "SELECT type FROM sqlite_schema WHERE name = '$table'")" = $type ]
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

# The rows of a youth lie together: what is asked about one is found without the others.
for table in verzoek toewijzing levering wachtketen traject; do
	sqlite3 "$db" "EXPLAIN QUERY PLAN SELECT * FROM $table WHERE client = '0'" >"$TMP/plan"
	want "the $table of a youth is found by the key" grep -q "SEARCH r USING PRIMARY KEY (jeugdige=?)" "$TMP/plan"
done
done_testing
