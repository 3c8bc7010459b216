# What stands in the schema of a database: whatever ijw did not put there is named and refused, in a home and in a
# backup, of any version; who wrote it there could change what every query finds.
. tests/lib/common.sh
export IJW_NOW=2026-05-04T10:00:00

new_home h
"$IJW" -q -C "$TMP/h" ingest fixtures/stories >/dev/null 2>&1
exits 0 "$IJW" -q -C "$TMP/h" backup "$TMP/copy"
want "it says whose it is" [ "$(sqlite3 "$TMP/copy" "SELECT printf('%x', application_id) FROM pragma_application_id")" = 694a7733 ]

# finds WORDS SQL: in a home, in a backup, and in those of an earlier version.
finds() {
	for age in today older; do
		rm -rf "$TMP/w"
		cp -a "$TMP/h" "$TMP/w"
		cp "$TMP/copy" "$TMP/bitten"
		for db in "$TMP/w/ijw.db" "$TMP/bitten"; do
			[ $age = today ] || older_database 6 "$TMP/h" "$db"
			sqlite3 "$db" "PRAGMA writable_schema = ON; $2"
		done
		for command in status "export wachtketen" ingest rebuild "backup $TMP/none" "diff 2025-01-01 2026-01-01"; do
			# shellcheck disable=SC2086 # words
			refuses 3 "ijw.db: the $1" "$IJW" -C "$TMP/w" $command
		done
		want "no copy is made" [ ! -e "$TMP/none" ]
		refuses 3 "bitten: the $1" "$IJW" -C "$TMP/new" restore "$TMP/bitten" --keys "$TMP/h/keys"
		want "no home is made" [ ! -e "$TMP/new" ]
	done
}
finds "trigger cap was not put there by ijw" "CREATE TRIGGER cap AFTER INSERT ON wachtketen_rij WHEN new.w3a_dagen > 28
	BEGIN UPDATE wachtketen_rij SET w3a_dagen = 28 WHERE jeugdige = new.jeugdige; END"
finds "view mijn was not put there by ijw" "CREATE VIEW mijn AS SELECT * FROM wachtketen"
finds "index snel was not put there by ijw" "CREATE INDEX snel ON wachtketen_rij (reden)"
finds "table kopie was not put there by ijw" "CREATE TABLE kopie AS SELECT * FROM jeugdige"
finds "view wachtketen is another than that of ijw" \
	"UPDATE sqlite_schema SET sql = replace(sql, 'r.w3a_dagen', 'min(r.w3a_dagen, 28) AS w3a_dagen') WHERE name = 'wachtketen'"
finds "table levering_rij is another than that of ijw" \
	"UPDATE sqlite_schema SET sql = replace(sql, 'd1_dagen INTEGER, d2_dagen INTEGER', 'd2_dagen INTEGER, d1_dagen INTEGER')
	WHERE name = 'levering_rij'"
finds "table bericht is another than that of ijw" \
	"UPDATE sqlite_schema SET sql = replace(sql, 'oordeel INTEGER NOT NULL', 'oordeel INTEGER NOT NULL DEFAULT 4')
	WHERE name = 'bericht'"
finds "view afkeur is missing" "DROP VIEW afkeur"
# A name is shown so that no terminal obeys it.
rm -rf "$TMP/w"
cp -a "$TMP/h" "$TMP/w"
sqlite3 "$TMP/w/ijw.db" "CREATE VIEW \"$(printf 'x\033[31m\ny')\" AS SELECT 1"
refuses 3 'view x\x1B[31m\x0Ay was not' "$IJW" -C "$TMP/w" status

# Another database is none of ours; what ANALYZE counts does no harm.
rm -rf "$TMP/w"
cp -a "$TMP/h" "$TMP/w"
sqlite3 "$TMP/w/ijw.db" "ANALYZE"
exits 0 "$IJW" -C "$TMP/w" ingest
sqlite3 "$TMP/w/ijw.db" "PRAGMA application_id = 7"
refuses 3 "no database of ijw" "$IJW" -C "$TMP/w" status
done_testing
