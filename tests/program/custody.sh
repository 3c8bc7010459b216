# The chain of custody: whatever is changed in the database past ijw, a cell of any column or a row of any table, is
# found and named; the head, its signature and who verifies it; what rebuild, backup and restore do with it.
. tests/lib/common.sh

exits 0 "$IJW" -q generate --youths 12 --months 14 --seed 3 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
mkdir "$TMP/set"
find "$TMP/traffic/messages" -name '*.xml' | sort >"$TMP/files"
# shellcheck disable=SC2046 # names without blanks
changed=$(awk -v out="$TMP/set" -f tests/lib/masks.awk $(cat "$TMP/files") pass=2 $(cat "$TMP/files"))
want "texts tell a youth ($changed)" [ "$changed" -gt 0 ]
cp fixtures/rules/TR018/bad.xml "$TMP/set/refused.xml"
new_home h
h=$TMP/h
db=$h/ijw.db
echo "AGB,ReferentieAanbieder,Aanmelddatum" >"$h/aanmelddatum.csv"
sed -n 's/.*<[^>]*Afzender>\([0-9]\{8\}\)<.*/\1/p' "$TMP"/set/*JW315* | head -1 | sed 's/$/,R1,2020-01-01/' >>"$h/aanmelddatum.csv"
# In three groups, so that names are masked in messages of earlier ones.
mkdir "$TMP/1" "$TMP/2" "$TMP/3"
number=0
for file in "$TMP"/set/*.xml; do
	number=$((number % 3 + 1))
	mv "$file" "$TMP/$number/"
done
for group in 3 1 2; do
	"$IJW" -q -C "$h" ingest "$TMP/$group" >/dev/null 2>&1
	[ $? -le 1 ] || not_ok "group $group is not taken in"
done
# One youth of a claim about three goes again.
awk -v others="999999977 999999989" 'BEGIN { n = split(others, bsn, " ") }
	/<m:Client>/ { inside = 1; text = "" }
	inside { text = text $0 "\n" }
	{ print }
	/<\/m:Client>/ { inside = 0; for (i = 1; i <= n; i++) { sub("<m:Bsn>[0-9]*", "<m:Bsn>" bsn[i], text); sub(">P[0-9]*<", ">P9" i "<", text)
		printf "%s", text } }' fixtures/stories/C11/messages/2-jw323.xml |
	sed 's/TotaalBedrag>80000/TotaalBedrag>240000/; s/999900006/999999990/' >"$TMP/claim.xml"
"$IJW" -q -C "$h" ingest "$TMP/claim.xml" >/dev/null 2>&1
echo 999999989 >"$TMP/bsn"
exits 0 sh -c '"$IJW" -q -C "$TMP/h" erase --claims --grond verzoek <"$TMP/bsn"'

# ---- The whole is well, and says so ----

exits 0 "$IJW" -C "$h" audit --chain
want "it says how much" grep -q "the chain is whole: [0-9]* rows of logboek, $(sqlite3 "$db" 'SELECT count(*) FROM bericht') messages" "$TMP/err"
want "a name was masked in an earlier message" [ "$(sqlite3 "$db" 'SELECT sum(length(berichten)) / 33 > (SELECT count(*) FROM bericht) FROM logboek')" = 1 ]
exits 0 "$IJW" -C "$h" audit
want "nothing is named" [ ! -s "$TMP/out" ]
want "a link tells who, where and by which version" [ "$(sqlite3 "$db" "SELECT count(*) FROM logboek
	WHERE gebruiker = '$(id -un)' AND host = '$(hostname)' AND programma <> '' AND uitkomst = 'gelukt'")" -ge 4 ]
want "and what" [ "$(sqlite3 "$db" "SELECT group_concat(DISTINCT daad) FROM (SELECT daad FROM logboek ORDER BY nr)")" = begonnen,ontvangen,gewist ]
sqlite3 "$db" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
cp "$db" "$TMP/well.db"

# ---- Every column of every table, and a row of each ----

# audited WHAT TABLE: ijw audit finds what was done to the database, and names a message or the table.
audited() {
	"$IJW" -C "$h" audit >"$TMP/out" 2>"$TMP/err"
	got=$?
	cp "$TMP/well.db" "$db"
	rm -f "$db-wal" "$db-shm"
	if [ "$got" != 0 ] && grep -qE "message [0-9]+|table $2|row [0-9]+ of $2|$(shown "$2")" "$TMP/out" "$TMP/err"; then
		ok
	else
		not_ok "$1 ended with $got: $(head -n 2 "$TMP/out" "$TMP/err" | tr '\n' ' ')"
	fi
}

# shown TABLE: what people know it as, where that is another name.
shown() {
	case $1 in
	afkeur_afgeleid) echo 'table afkeur' ;;
	ontvangst | zender | openstaand) echo 'table telling' ;;
	stand) echo 'table stand|key' ;;
	*_rij) echo "table ${1%_rij}" ;;
	*) echo "table $1" ;;
	esac
}

# A table of work that is still to be done is empty when there is none.
work='geraakt uitgesteld'
tables=$(sqlite3 "$db" "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
cells=0
rows=0
for table in $tables; do
	case " $work " in *" $table "*) continue ;; esac
	want "$table has rows" [ "$(sqlite3 "$db" "SELECT count(*) FROM $table")" -gt 0 ]
	key=$(sqlite3 "$db" "SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info('$table') WHERE pk > 0 ORDER BY pk)")
	one="($key) IN (SELECT $key FROM $table ORDER BY $key DESC LIMIT 1)"
	for column in $(sqlite3 "$db" "SELECT name FROM pragma_table_info('$table')"); do
		type=$(sqlite3 "$db" "SELECT type FROM pragma_table_info('$table') WHERE name = '$column'")
		case $type in
		INTEGER) new="coalesce($column, 0) + 1000003" ;;
		TEXT) new="coalesce($column, '') || 'x'" ;;
		BLOB) new="CAST(coalesce($column, x'') || x'01' AS BLOB)" ;;
		esac
		if sqlite3 "$db" "UPDATE $table SET $column = $new WHERE $one" 2>"$TMP/err"; then
			audited "another $table.$column" "$table"
			cells=$((cells + 1))
		else
			not_ok "$table.$column cannot be changed: $(cat "$TMP/err")"
		fi
	done
	sqlite3 "$db" "DELETE FROM $table WHERE $one"
	audited "a row of $table that is gone" "$table"
	rows=$((rows + 1))
done
want "there were many of them ($cells, $rows)" [ "$cells" -gt 150 ]
exits 0 "$IJW" -C "$h" audit


# ---- What stands elsewhere, several things at once, what is put in ----

# found LINE SQL: after this is done to the database, ijw audit --chain says the line.
found() {
	sqlite3 "$db" "$2"
	exits 1 "$IJW" -q -C "$h" audit --chain
	want "$2: $1" grep -qxF "$1" "$TMP/out"
	cp "$TMP/well.db" "$db"
}
last=$(sqlite3 "$db" 'SELECT max(id) FROM bericht')
links=$(sqlite3 "$db" 'SELECT max(nr) FROM logboek')
found "message 5 is the one that came as number 6" "UPDATE bericht SET id = -1 WHERE id = 5;
	UPDATE bericht SET id = 5 WHERE id = 6; UPDATE bericht SET id = 6 WHERE id = -1"
found "message 1000 is the one that came as number 5" "UPDATE bericht SET id = 1000 WHERE id = 5; INSERT INTO bericht SELECT 5, CAST(x'01' || kenmerk AS BLOB),
	ontvangen_op, bestand, lid, oordeel, basis, type, afzender, ontvanger, identificatie, dagtekening, bekend, headerline,
	verwerpt, neemt_terug, inhoud, orde, zelfde_als, nietig_vanaf FROM bericht WHERE id = 6"
found "message $((last + 1)) was added past ijw" "INSERT INTO bericht SELECT $((last + 1)), zeroblob(16), ontvangen_op,
	bestand, lid, oordeel, basis, type, afzender, ontvanger, identificatie, dagtekening, bekend, headerline, verwerpt,
	neemt_terug, inhoud, orde, zelfde_als, nietig_vanaf FROM bericht WHERE id = 6"
found "message 7: its rows in afkeur were added" "INSERT INTO afkeur_rij VALUES (7, 1000, 'TR018', '0001', 'fout', 1, '/Bericht')"
found "message 8: its rows in feit are gone" "DELETE FROM feit WHERE bericht = 8"
found "message 9 is gone" "DELETE FROM bericht WHERE id = 9; DELETE FROM origineel WHERE bericht = 9;
	DELETE FROM feit WHERE bericht = 9; DELETE FROM afkeur_rij WHERE bericht = 9"
found "row $links of logboek is gone" "DELETE FROM logboek WHERE nr = $links"
found "row 2 of logboek is gone" "DELETE FROM logboek WHERE nr = 2"
found "row 2 of logboek is not as ijw wrote it" "UPDATE logboek SET grond = 'x' WHERE nr = 2"
found "row $((links + 1)) of logboek is not as ijw wrote it" "INSERT INTO logboek SELECT nr + 1, moment, gebruiker,
	verantwoordelijke, rol, grond, daad, uitkomst, betreft, host, programma, berichten, tabellen, zegel, kop
	FROM logboek WHERE nr = $links"
found "row 1 of logboek is gone" "DELETE FROM logboek"
found "table lijst: its rows were changed" "INSERT INTO lijst VALUES ('producten', 90, 'ff')"
exits 0 "$IJW" -q -C "$h" audit --chain

# What was changed past the program is not taken for granted by what comes later.
sqlite3 "$db" "INSERT INTO stand VALUES ('vreemd', 'x'); UPDATE bericht SET bestand = 'x' WHERE id = 3"
exits 1 "$IJW" -C "$h" ingest fixtures/rules/TR018/bad.xml
want "who takes in is told" grep -q "table stand was changed past ijw" "$TMP/err"
exits 1 "$IJW" -q -C "$h" rebuild
exits 1 "$IJW" -q -C "$h" audit --chain
want "the table stays named" grep -qx "table stand: its rows were changed" "$TMP/out"
want "the message stays named" grep -qx "message 3: its rows in bericht were changed" "$TMP/out"
cp "$TMP/well.db" "$db"
# Facts can be made anew, on the long road too, which does not pass over what else was changed.
sqlite3 "$db" "UPDATE feit SET feiten = x'00' WHERE bericht = 4"
exits 1 "$IJW" -q -C "$h" audit --chain
exits 0 "$IJW" -q -C "$h" rebuild
exits 0 "$IJW" -q -C "$h" audit
want "that was an act" [ "$(sqlite3 "$db" "SELECT daad FROM logboek ORDER BY nr DESC LIMIT 1")" = herbouwd ]
cp "$TMP/well.db" "$db"
sqlite3 "$db" "UPDATE feit SET feiten = x'00' WHERE bericht = 4; UPDATE bericht SET ontvangen_op = 5 WHERE id = 3"
exits 1 "$IJW" -q -C "$h" rebuild
exits 1 "$IJW" -q -C "$h" audit --chain
want "the message stays named after the long road" [ "$(cat "$TMP/out")" = "message 3: its rows in bericht were changed" ]

# ---- Copies ----

mkdir "$TMP/copies"
exits 1 "$IJW" -q -C "$h" backup "$TMP/copies/b"
want "it names what is wrong" grep -q "message 3: its rows in bericht were changed" "$TMP/err"
want "no copy is left" [ -z "$(ls -A "$TMP/copies")" ]
cp "$TMP/well.db" "$db"
exits 0 "$IJW" -q -C "$h" backup "$TMP/copies/b"
cp "$TMP/copies/b" "$TMP/copies/bad"
sqlite3 "$TMP/copies/bad" "DELETE FROM afkeur_rij"
exits 1 "$IJW" -q -C "$TMP/back" restore "$TMP/copies/bad" --keys "$h/keys"
want "nothing is put back" [ ! -e "$TMP/back/ijw.db" ]
exits 0 "$IJW" -q -C "$TMP/back" restore "$TMP/copies/b" --keys "$h/keys"
exits 0 "$IJW" -q -C "$TMP/back" audit
want "that was an act too" [ "$(sqlite3 "$TMP/back/ijw.db" "SELECT daad FROM logboek ORDER BY nr DESC LIMIT 1")" = teruggezet ]

# ---- The head ----

exits 0 "$IJW" -C "$h" audit --head
cp "$TMP/out" "$TMP/head"
want "it tells the last row" grep -qx "nummer: $links" "$TMP/head"
want "and how many messages" grep -qx "berichten: $last" "$TMP/head"
exits 0 "$IJW" -C "$h" audit --public-key
cp "$TMP/out" "$TMP/key"
exits 0 "$IJW" -C "$h" audit --verify "$TMP/head"
exits 0 env -u IJW_HOME "$IJW" audit --verify "$TMP/head" --key "$TMP/key"
# By openssl: all but the last line is what was signed.
sed '$d' "$TMP/head" >"$TMP/signed"
sed -n 's/^handtekening: //p' "$TMP/head" | python3 -c 'import sys; sys.stdout.buffer.write(bytes.fromhex(sys.stdin.read()))' >"$TMP/signature"
exits 0 openssl pkeyutl -verify -pubin -inkey "$TMP/key" -rawin -in "$TMP/signed" -sigfile "$TMP/signature"
sed 's/^berichten: ./&0/' "$TMP/head" >"$TMP/other"
exits 1 "$IJW" audit --verify "$TMP/other" --key "$TMP/key"
sed '/^moment/s/T0/T1/' "$TMP/head" >"$TMP/other"
exits 1 "$IJW" audit --verify "$TMP/other" --key "$TMP/key"
for wrong in 's/^nummer/getal/' '/^kop/d' 's/^\(handtekening: \).*/\1zz/' '$s/$/ /' '1d' '/^kop/s/ //g' '/^kop/s/ \(.\)/\1 /3'; do
	sed "$wrong" "$TMP/head" >"$TMP/other"
	exits 2 "$IJW" audit --verify "$TMP/other" --key "$TMP/key"
done
# A publication has the head too: of the chain as it was before that act.
exits 0 "$IJW" -q -C "$h" publish
want "the publication is an act" [ "$(sqlite3 "$db" "SELECT daad || ' ' || betreft FROM logboek ORDER BY nr DESC LIMIT 1")" = \
	"gepubliceerd $(ls "$h/feed" | grep -v actueel)" ]
package=$h/feed/actueel/datapackage.json
exits 0 "$IJW" -C "$h" audit --verify "$package"
want "it says what was verified" grep -q "datapackage.json: row $links of logboek, $last messages" "$TMP/err"
exits 0 "$IJW" audit --verify "$package" --key "$TMP/key"
sed '/bewijsketen/s/berichten: ./&0/' "$package" >"$TMP/other"
exits 1 "$IJW" audit --verify "$TMP/other" --key "$TMP/key"
sed '/bewijsketen/d' "$package" >"$TMP/other"
exits 2 "$IJW" audit --verify "$TMP/other" --key "$TMP/key"
exits 0 "$IJW" -q -C "$h" audit --chain
new_home stranger
exits 1 "$IJW" -C "$TMP/stranger" audit --verify "$TMP/head"
exits 2 "$IJW" audit --verify "$TMP/head" --key "$TMP/head"
exits 2 "$IJW" -C "$h" audit --head --key "$TMP/key"

# An older copy of the whole is well in itself: only a head that was kept elsewhere tells.
exits 1 "$IJW" -q -C "$h" ingest fixtures/rules/TR061/bad.xml
exits 0 "$IJW" -q -C "$h" audit --verify "$TMP/head"
exits 0 "$IJW" -C "$h" audit --head
cp "$TMP/out" "$TMP/later"
cp "$TMP/well.db" "$db"
rm -f "$db-wal" "$db-shm"
exits 0 "$IJW" -q -C "$h" audit
refuses 1 "does not go on from this head" "$IJW" -C "$h" audit --verify "$TMP/later"

# A home of an older ijw has its messages in the chain from its upgrade on.
cp -a "$h" "$TMP/old"
rm "$TMP/old/aanmelddatum.csv"
older_database 13 "$TMP/old" "$TMP/old/ijw.db"
exits 1 "$IJW" -q -C "$TMP/old" ingest fixtures/rules/TR061/bad.xml
exits 0 "$IJW" -q -C "$TMP/old" audit
want "its first row is the upgrade" [ "$(sqlite3 "$TMP/old/ijw.db" "SELECT daad, length(berichten) >= 33 * $last FROM logboek WHERE nr = 1")" = "begonnen|1" ]

done_testing
