# The tables in PostgreSQL: the SQL of `ijw export --ddl` on a server of our own, filled with CSV; the questions of
# share/sql are answered there as in ijw.db; other days are loaded while somebody reads; parts lie on a second server.
. tests/lib/common.sh

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
# It refuses to run as root.
as=
[ "$(id -u)" != 0 ] || as="setpriv --reuid=postgres --regid=postgres --clear-groups"
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
	skip "the tables in PostgreSQL" "there is no server of PostgreSQL (package postgresql)"
	done_testing
	exit
fi
servers=$(mktemp -d)
trap 'for server in "$servers"/*/data; do $as "$bin/pg_ctl" -s -D "$server" -m immediate stop 2>/dev/null; done; rm -rf "$servers"' EXIT
chmod 755 "$servers"
# server NAME: one that listens on a socket in its own folder alone.
server() {
	mkdir "$servers/$1"
	[ -z "$as" ] || chown postgres "$servers/$1"
	(cd "$servers/$1" && $as "$bin/initdb" -A trust -U ijw -E UTF8 --locale=C -D "$servers/$1/data" >/dev/null &&
		$as "$bin/pg_ctl" -s -w -D "$servers/$1/data" -l "$servers/$1/log" \
			-o "-c listen_addresses='' -c fsync=off -k $servers/$1" start) || not_ok "server $1"
}
# sql SERVER [OPTION...]: asks it.
sql() {
	at=$1
	shift
	PGOPTIONS="-c search_path=ijw,public -c client_min_messages=warning" \
		psql -X -q -v ON_ERROR_STOP=1 -h "$servers/$at" -U ijw -d postgres "$@"
}
server one

exits 0 "$IJW" -q generate --youths "$(figure 500 3000)" --months 20 --seed 31 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
new_home h
db=$TMP/h/ijw.db
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages"

# What the page says: make, copy, take over.
exits 0 "$IJW" export --ddl
cp "$TMP/out" "$TMP/ddl.sql"
refuses 2 "takes no table" "$IJW" export --ddl levering
LC_ALL=C "$IJW" export --ddl | cmp -s - "$TMP/ddl.sql" || not_ok "it is the same in every language"
want "it is made" sql one -f "$TMP/ddl.sql"
tables="verzoek toewijzing levering wachtketen traject"
# export_all DIR [OPTION...]: the tables of the home as CSV.
export_all() {
	dir=$1
	shift
	mkdir -p "$dir"
	for table in $tables; do
		"$IJW" -C "$TMP/h" export "$table" "$@" >"$dir/$table.csv" || not_ok "export $table"
	done
	sqlite3 -readonly -csv -header "$db" "SELECT soort, code, naam FROM naam" >"$dir/naam.csv"
}
# load SERVER DIR PEILDATUM: in one transaction.
load() {
	{
		echo "BEGIN;"
		for table in $tables naam; do
			printf "%s\n" "\\copy ijw_in.$table FROM '$2/$table.csv' WITH (FORMAT csv, HEADER)"
		done
		echo "CALL ijw.overnemen('$3', '$3');"
		echo "COMMIT;"
	} | sql "$1"
}
export_all "$TMP/csv"
want "it is loaded" load one "$TMP/csv" "$IJW_NOW"
# same_rows SERVER DIR: the rows of each table are those of the CSV.
same_rows() {
	for table in $tables; do
		sql "$1" -c "COPY (SELECT * FROM ijw.$table) TO STDOUT WITH (FORMAT csv)" | sort >"$TMP/there"
		tail -n +2 "$2/$table.csv" | sort >"$TMP/here"
		want "$table has rows" [ -s "$TMP/here" ]
		same "$1: $table is as in the CSV" "$TMP/here" "$TMP/there"
	done
}
same_rows one "$TMP/csv"
want "the rows are divided" [ "$(sql one -Atc "SELECT count(DISTINCT tableoid) FROM ijw.levering")" = 16 ]
want "every column is told in Dutch" [ "$(sql one -Atc "SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
	WHERE c.relkind = 'p' AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NULL")" = 0 ]
want "as this one" [ "$(sql one -Atc "SELECT col_description('ijw.levering'::regclass, 3)")" = "eerste dag van de hulp" ]

# The questions, and the views they are asked of: the same numbers. 12 is 12.0.
plain() {
	sed -E 's/\.0+(\||$)/\1/g; s/(\.[0-9]*[1-9])0+(\||$)/\1\2/g' | sort
}
printf 'gemeente,jaar,inwoners\nGM0153,2026,32000\nGM0141,2026,15111\nGM0153,2027,31234\n' >"$TMP/csv/bevolking.csv"
awk -F, 'NR == 1 { print "client,geboortemaand"; next }
	!seen[$1]++ { printf "%s,%s\n", $1, n++ % 7 ? sprintf("%04d-%02d", 2008 + n % 3, n % 12 + 1) : "" }' \
	"$TMP/csv/traject.csv" >"$TMP/csv/jeugdige.csv"
# ask SERVER: each question there and in ijw.db.
ask() {
	answers=0
	for query in share/sql/*.sql; do
		name=$(basename "$query")
		for dialect in sql sql/postgresql; do
			sed "s/'45A48'/'45A04'/" "share/$dialect/$name" >"$TMP/$(basename $dialect).query"
		done
		(cd "$TMP/csv" && sqlite3 -readonly "$db" <"$TMP/sql.query") | plain >"$TMP/here"
		(cd "$TMP/csv" && sql "$1" -At -f "$TMP/postgresql.query") 2>&1 | plain >"$TMP/there"
		want "$name finds something" [ -s "$TMP/here" ]
		same "$1: $name" "$TMP/here" "$TMP/there"
		want "$name has at most ten lines" [ "$(wc -l <"share/sql/postgresql/$name")" -le 10 ]
		answers=$((answers + 1))
	done
	want "every question is asked" [ "$answers" -ge 9 ]
	for view in gemeente aanbieder productcategorie periode traject_levering wacht_kwartaal stroom_maand client_jaar; do
		sqlite3 -readonly "$db" "SELECT * FROM $view" | plain >"$TMP/here"
		sql "$1" -Atc "SELECT * FROM $view" | plain >"$TMP/there"
		same "$1: the view $view" "$TMP/here" "$TMP/there"
	done
}
ask one

# Another day comes while somebody reads: they see the rows of before to the end, and nobody waits.
exits 0 "$IJW" -q -C "$TMP/h" ingest fixtures/stories/C01/messages
export_all "$TMP/later" --peildatum 2027-01-31
before=$(sql one -Atc "SELECT count(*) FROM levering")
mkfifo "$TMP/go"
(
	echo "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM levering;"
	read -r _ <"$TMP/go"
	echo "SELECT count(*) FROM levering; COMMIT; SELECT count(*), (SELECT peildatum FROM moment) FROM levering;"
) | sql one -At >"$TMP/seen" &
reader=$!
soon "somebody reads" [ -s "$TMP/seen" ]
want "the next day is loaded meanwhile" load one "$TMP/later" 2027-01-31
echo >"$TMP/go"
wait $reader
after=$(($(wc -l <"$TMP/later/levering.csv") - 1))
want "there are others" [ "$after" != "$before" ]
want "they saw those of before" [ "$(tr '\n' ' ' <"$TMP/seen")" = "$before $before $after|2027-01-31 " ]
same_rows one "$TMP/later"

# A load that breaks changes nothing.
cp -r "$TMP/later" "$TMP/broken"
echo 'x,y' >>"$TMP/broken/traject.csv"
if load one "$TMP/broken" 2027-01-31 2>/dev/null; then not_ok "it is refused"; else ok; fi
same_rows one "$TMP/later"

# Dates that PostgreSQL does not have are left empty, and keep nobody out.
sed -i '2s/[0-9]*-[0-9]*-[0-9]*/-0044-03-15/; 3s/[0-9]*-[0-9]*-[0-9]*/99999999-01-01/; 4s/[0-9]*-[0-9]*-[0-9]*/12026-01-01/' \
	"$TMP/broken/verzoek.csv"
cp "$TMP/later/traject.csv" "$TMP/broken"
want "strange dates are loaded" load one "$TMP/broken" 2027-01-31
want "two of them are empty" [ "$(sql one -Atc "SELECT count(*) FROM verzoek WHERE dagtekening IS NULL")" = 2 ]
want "one is what it is" [ "$(sql one -Atc "SELECT count(*) FROM verzoek WHERE dagtekening = DATE '12026-01-01'")" = 1 ]

# Parts on a second server, by postgres_fdw.
server two
want "it is made there" sql two -f "$TMP/ddl.sql"
{
	echo "CREATE EXTENSION postgres_fdw SCHEMA public;
	CREATE SERVER two FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$servers/two', dbname 'postgres');
	CREATE USER MAPPING FOR ijw SERVER two OPTIONS (user 'ijw');"
	for table in $tables; do
		for part in 12 13 14 15; do
			echo "DROP TABLE ijw.${table}_$part;
			CREATE FOREIGN TABLE ijw.${table}_$part PARTITION OF ijw.$table FOR VALUES WITH (MODULUS 16, REMAINDER $part)
				SERVER two OPTIONS (schema_name 'ijw', table_name '${table}_$part');"
		done
	done
} | sql one || not_ok "parts on the second server"
want "it is loaded over both" load one "$TMP/csv" "$IJW_NOW"
same_rows one "$TMP/csv"
want "a part lies there" [ "$(sql two -Atc "SELECT count(*) > 0 FROM levering")" = t ]
sql one -Atc "SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY w3a_dagen)::numeric, 1) FROM wacht_kwartaal" >"$TMP/median"
want "a question goes over both" grep -q '^[0-9]' "$TMP/median"
done_testing
