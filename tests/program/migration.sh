# A home of every earlier version is brought up to date by the first command that writes, which says so: nothing is
# lost, status says what is not judged yet, and ijw rebuild makes it what a new one would be. fixtures/schema has the tables of each version as it made them.
. tests/lib/common.sh

exits 0 "$IJW" -q generate --youths 200 --months 12 --seed 5 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
new_home new
"$IJW" -q -C "$TMP/new" ingest "$TMP/traffic/messages" >/dev/null || not_ok "ingest"
new=$TMP/new/ijw.db
messages=$(find "$TMP/traffic/messages" -name '*.xml' | wc -l)
newest=$(sqlite3 "$new" "PRAGMA user_version")
application=$(sqlite3 "$new" "PRAGMA application_id")
keys="SELECT * FROM stand WHERE sleutel LIKE 'sleutel_%' ORDER BY 1"
want "there are check values" [ "$(sqlite3 "$new" "$keys" | wc -l)" = 2 ]

dump() {
	for table in verzoek toewijzing levering wachtketen traject afkeur opgelost; do
		echo "# $table"
		"$IJW" -C "$1" export "$table"
	done
	sqlite3 "$1/ijw.db" "SELECT id, neemt_terug, orde, headerline, hex(inhoud) FROM bericht ORDER BY id"
}
dump "$TMP/new" >"$TMP/new.dump"
findings="SELECT bericht, regel, pad, opgelost_door FROM afkeur_afgeleid ORDER BY 1, 2, 3"
sqlite3 "$new" "$findings" >"$TMP/new.findings"
want "there is something to lose" grep -q ",error," "$TMP/new.dump"

# tables DB: everything that has a name, and its columns; an older table has them in another order.
tables() {
	sqlite3 "$1" "SELECT type, name, tbl_name, iif(type IN ('index', 'view'), sql, '') FROM sqlite_master
		WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2;
		SELECT m.name, c.name, c.type, c.pk FROM sqlite_master m, pragma_table_info(m.name) c
		WHERE m.type = 'table' ORDER BY 1, 2"
}
tables "$new" >"$TMP/new.tables"
sqlite3 "$new" "SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid;
	SELECT 'PRAGMA application_id = ' || application_id || ';' FROM pragma_application_id;
	SELECT 'PRAGMA user_version = ' || user_version || ';' FROM pragma_user_version" >"$TMP/newest.sql"
same "the newest tables are those of fixtures/schema: else a migration was changed" \
	"fixtures/schema/$newest.sql" "$TMP/newest.sql"

# old VERSION DB: a database of that version with the same messages, which have no place in the order of judging
# yet. Before version 3 content had another digest.
old() {
	sqlite3 "$2" "PRAGMA journal_mode = WAL" >/dev/null
	sqlite3 "$2" <"fixtures/schema/$1.sql"
	copy_rows "$new" "$2"
	[ "${1%%-*}" -ge 3 ] ||
		sqlite3 "$2" "UPDATE bericht SET inhoud = randomblob(16) WHERE inhoud IS NOT NULL"
}

# up_to_date VERSION HOME: that was just opened.
up_to_date() {
	db=$2/ijw.db
	want "$1: the database is of today" [ "$(sqlite3 "$db" "PRAGMA user_version")" = "$newest" ]
	want "$1: no message is lost" [ "$(sqlite3 "$db" "SELECT count(*) FROM bericht")" = "$messages" ]
	want "$1: it says whose it is" [ "$(sqlite3 "$db" "PRAGMA application_id")" = "$application" ]
	want "$1: it knows its keys" [ "$(sqlite3 "$db" "$keys")" = "$(sqlite3 "$new" "$keys")" ]
	tables "$db" >"$TMP/old.tables"
	same "$1: the tables are those of today" "$TMP/new.tables" "$TMP/old.tables"
}
# rebuilt VERSION HOME
rebuilt() {
	exits 0 "$IJW" -q -C "$2" rebuild
	dump "$2" >"$TMP/old.dump"
	same "$1: rebuilt it is what a new one is" "$TMP/new.dump" "$TMP/old.dump"
	exits 0 "$IJW" -C "$2" status
	want "$1: nothing is left to judge" sh -c '! grep -q "older ijw" "$0"' "$TMP/out"
	want "$1: it is whole" [ "$(sqlite3 "$2/ijw.db" "PRAGMA integrity_check; PRAGMA foreign_key_check")" = ok ]
}

versions=0
for schema in fixtures/schema/*.sql; do
	version=$(basename "$schema" .sql)
	[ "$version" != "$newest" ] || continue
	versions=$((versions + 1))
	rm -rf "$TMP/h" "$TMP/r" "$TMP"/old.db*
	old "$version" "$TMP/old.db"
	cp -a "$TMP/new" "$TMP/h"
	rm "$TMP/h/ijw.db"
	cp "$TMP/old.db" "$TMP/h/ijw.db"
	chmod 600 "$TMP/h/ijw.db"

	# Who only reads changes nothing: messages have other columns by now.
	sum=$(sha256sum <"$TMP/h/ijw.db")
	refuses 3 "of version ${version%%-*}, from an older ijw; 'ijw rebuild' brings it up" "$IJW" -C "$TMP/h" status
	want "$version: reading changes nothing" [ "$(sha256sum <"$TMP/h/ijw.db")" = "$sum" ]
	exits 0 "$IJW" -C "$TMP/h" ingest "$TMP/traffic/messages"
	want "$version: it is said" \
		grep -q "this database of version ${version%%-*} is brought up to version $newest" "$TMP/err"
	up_to_date "$version" "$TMP/h"
	"$IJW" -C "$TMP/h" export toewijzing | sort >"$TMP/export"
	sqlite3 -csv -header "$TMP/h/ijw.db" "SELECT * FROM toewijzing" | tr -d '\r' | sort >"$TMP/view"
	same "$version: the rows have the columns of today" "$TMP/export" "$TMP/view"
	# Everything is judged anew at once, as far as all is known of the events; what content tells apart is after a
	# rebuild.
	sqlite3 "$TMP/h/ijw.db" "$findings" >"$TMP/old.findings"
	[ "${version%%-*}" -lt 6 ] ||
		same "$version: findings are those of a new one" "$TMP/new.findings" "$TMP/old.findings"
	# From version 12 on messages have their place in the order of judging.
	if [ "${version%%-*}" -lt 12 ]; then
		exits 1 "$IJW" -C "$TMP/h" status
		want "$version: status counts what has no place" \
			grep -q "came from an older ijw: 'ijw rebuild'" "$TMP/out"
	fi
	want "$version: what came before is known" \
		[ "$(sqlite3 "$TMP/h/ijw.db" "SELECT count(*) FROM bericht")" = "$messages" ]
	rebuilt "$version" "$TMP/h"

	# A backup of that version is brought up to date as it is restored.
	sqlite3 "$TMP/old.db" "PRAGMA journal_mode = DELETE" >/dev/null
	exits 0 "$IJW" -q -C "$TMP/r" restore "$TMP/old.db" --keys "$TMP/new/keys"
	want "$version: the backup stays as it is" [ "$(sqlite3 "$TMP/old.db" "PRAGMA user_version")" = "${version%%-*}" ]
	cp "$TMP/new/ijw.conf" "$TMP/r/"
	up_to_date "$version, restored" "$TMP/r"
	rebuilt "$version, restored" "$TMP/r"
done
want "every earlier version was there" [ "$versions" -ge $((newest - 1)) ]

# A newer one is left alone.
sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version = $((newest + 1))"
refuses 3 "use a newer ijw" "$IJW" -C "$TMP/h" status
done_testing
