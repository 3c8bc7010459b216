# A database of an older version is brought up to date: nothing is lost, status says what is not judged yet, and
# ijw rebuild makes it what a new one would be.
. tests/lib.sh

exits 0 "$IJW" -q generate --youths 300 --months 12 --seed 5 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
new_home h
"$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages" >/dev/null || not_ok "ingest"
db=$TMP/h/ijw.db
newest=$(sqlite3 "$db" "PRAGMA user_version")

dump() {
	for table in verzoek toewijzing levering wachtketen traject afkeur opgelost; do
		echo "# $table"
		"$IJW" -C "$TMP/h" export "$table"
	done
	sqlite3 "$db" "SELECT id, volgorde, nietig_volgorde, headerline, hex(inhoud) FROM bericht ORDER BY id"
}
dump >"$TMP/new"
want "there is something to lose" grep -q ",error," "$TMP/new"

# columns TABLE LAST: takes the columns behind LAST away.
columns() {
	sqlite3 "$db" "SELECT 'ALTER TABLE $1 DROP COLUMN ' || name || ';' FROM pragma_table_info('$1')
		WHERE cid > (SELECT cid FROM pragma_table_info('$1') WHERE name = '$2')" | sqlite3 "$db"
}
# Version 2: messages were not judged against each other, and content had another digest.
sqlite3 "$db" "DELETE FROM afkeur_rij WHERE gebeurtenis IS NOT NULL; DROP VIEW opgelost; DROP TABLE lijst;
	DROP INDEX bericht_nietig; DROP INDEX bericht_oordeel; DROP INDEX bericht_zender;
	DROP INDEX bericht_ongeoordeeld; DROP INDEX afkeur_rij_open; DELETE FROM stand WHERE sleutel = 'volgorde';
	UPDATE bericht SET inhoud = randomblob(16) WHERE inhoud IS NOT NULL"
for index in toewijzingnummer toegewezen declaratie declaratienummer prestatie; do
	sqlite3 "$db" "DROP INDEX event_$index"
done
columns event betreft_dagtekening
columns bericht versie
columns afkeur_rij pad
sqlite3 "$db" "PRAGMA user_version = 2"
cp "$db" "$TMP/old.db"

exits 1 "$IJW" -C "$TMP/h" status
want "status counts what was not judged" grep -q "came from an older ijw: 'ijw rebuild'" "$TMP/out"
want "the database is of today" [ "$(sqlite3 "$db" "PRAGMA user_version")" = "$newest" ]
want "no message is lost" [ "$(sqlite3 "$db" "SELECT count(*) FROM bericht")" = "$(find "$TMP/traffic/messages" -name '*.xml' | wc -l)" ]
exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages"
want "what came before is known" [ "$(sqlite3 "$db" "SELECT count(*) FROM bericht")" = "$(find "$TMP/traffic/messages" -name '*.xml' | wc -l)" ]
exits 0 "$IJW" -q -C "$TMP/h" rebuild
dump >"$TMP/old"
same "rebuilt it is what a new one is" "$TMP/new" "$TMP/old"
exits 0 "$IJW" -C "$TMP/h" status
want "nothing is left to judge" sh -c '! grep -q "older ijw" "$0"' "$TMP/out"

# A backup of that version is brought up to date as it is restored.
exits 0 "$IJW" -q -C "$TMP/r" restore "$TMP/old.db" --keys "$TMP/h/keys"
want "the restored database is of today" [ "$(sqlite3 "$TMP/r/ijw.db" "PRAGMA user_version")" = "$newest" ]
want "the backup stays as it is" [ "$(sqlite3 "$TMP/old.db" "PRAGMA user_version")" = 2 ]
exits 0 "$IJW" -q -C "$TMP/r" rebuild
mv "$TMP/h" "$TMP/away"
mv "$TMP/r" "$TMP/h"
dump >"$TMP/old"
same "restored and rebuilt it is what a new one is" "$TMP/new" "$TMP/old"
done_testing
