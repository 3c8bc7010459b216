# A home whose messages are of several releases: their schemas are named in ijw.conf, kept in the database and in
# backups, and messages are judged by them again. A region whose messages pass from 3.0 over 3.1 to 3.2 has the
# tables of 3.2 alone.
. tests/lib/common.sh
export IJW_NOW=2026-09-01T10:00:00

# set_of VERSION SUBVERSION DIR [SED]: our schemas as those of another release.
set_of() {
	mkdir -p "$3"
	for file in xsd/3.2/*.xsd; do
		sed "s|/3_2/|/$1_$2/|g; /LDT_BerichtSubversie/,/<\/xs:element>/s|pattern value=\"2\"|pattern value=\"$2\"|; ${4:-}" \
			"$file" >"$3/${file##*/}"
	done
}
set_of 3 1 "$TMP/set 3.1" 's|<xs:element name="Bsn"|<xs:element name="Nieuw" minOccurs="0" type="xs:string"/>&|'
set_of 3 0 "$TMP/3.0"

"$IJW" -q generate --youths 60 --months 9 --seed 5 --out "$TMP/gen" --from 2025-12-01
cp -r "$TMP/gen/messages" "$TMP/mixed"
# The first third of the months in 3.0, the second in 3.1. A retour is of the release of what it answers or later.
count=0
months=$(ls "$TMP/mixed" | wc -l)
for month in "$TMP/mixed"/*; do
	count=$((count + 1))
	subversion=$((count * 3 <= months ? 0 : count * 3 <= 2 * months ? 1 : 2))
	[ "$subversion" = 2 ] && continue
	find "$month" -name '*.xml' -exec sed -i "s|/3_2/|/3_$subversion/|g; s|BerichtSubversie>2<|BerichtSubversie>$subversion<|" {} +
done

# tables HOME: what is exported of it, without when it was made.
tables() {
	for table in verzoek toewijzing levering wachtketen traject; do
		"$IJW" -q -C "$1" export $table
	done
}

new_home plain
cp "$TMP/plain/keys/pseudonym.key" "$TMP/pseudonym.key"
exits 0 "$IJW" -q init "$TMP/mixed.home" --pseudonym-key "$TMP/pseudonym.key"
"$IJW" -q -C "$TMP/plain" ingest "$TMP/gen/messages" >/dev/null 2>&1
tables "$TMP/plain" >"$TMP/plain.tables"

# Without the sets nothing of 3.0 counts; the release is named, with what to do.
exits 1 "$IJW" -C "$TMP/mixed.home" ingest "$TMP/mixed"
want "the release is named" grep -q 'iJw 3\.[01]' "$TMP/out" "$TMP/err"
rm -rf "$TMP/mixed.home"
exits 0 "$IJW" -q init "$TMP/mixed.home" --pseudonym-key "$TMP/pseudonym.key"
sed -i "s|^; 3.1 = .*|3.1 = $TMP/set 3.1\n3.0 = $TMP/3.0|" "$TMP/mixed.home/ijw.conf"
"$IJW" -C "$TMP/mixed.home" ingest "$TMP/mixed" >"$TMP/out" 2>"$TMP/err"
want "the set is kept" grep -q 'the schemas of release 3.1 are kept in this home, SHA-256 [0-9a-f]\{64\}$' "$TMP/err"
tables "$TMP/mixed.home" >"$TMP/mixed.tables"
want "there are tables" [ "$(wc -l <"$TMP/plain.tables")" -gt 100 ]
want "the tables of three releases are those of one" cmp "$TMP/plain.tables" "$TMP/mixed.tables"
want "each message has the basis of its release" [ "$(sqlite3 "$TMP/mixed.home/ijw.db" "SELECT group_concat(release, ' ') FROM
	(SELECT DISTINCT release FROM basis ORDER BY release)")" = "3.0 3.1 3.2" ]
want "with three sets" [ "$(sqlite3 "$TMP/mixed.home/ijw.db" "SELECT count(DISTINCT schemas) FROM basis")" = 3 ]

# Judged again by what the database keeps: the folders are gone, and no key names them.
sed -i 's|^3\.[01] = .*||' "$TMP/mixed.home/ijw.conf"
mv "$TMP/3.0" "$TMP/away"
exits 0 "$IJW" -C "$TMP/mixed.home" rebuild
tables "$TMP/mixed.home" >"$TMP/again.tables"
want "nothing differs" cmp "$TMP/mixed.tables" "$TMP/again.tables"
exits 0 "$IJW" -q -C "$TMP/mixed.home" backup "$TMP/copy"
exits 0 "$IJW" -q -C "$TMP/new" restore "$TMP/copy" --keys "$TMP/mixed.home/keys"
message=$(find "$TMP/mixed" -name '*.xml' | sort | head -n 1)
sed 's|\(Identificatie>\)[^<]*<|\1Z1<|' "$message" >"$TMP/m.xml"
"$IJW" -C "$TMP/new" ingest "$TMP/m.xml" >"$TMP/out" 2>"$TMP/err"
want "a restored home judges by the sets" sh -c "! grep -q 'IJW014' '$TMP/out' '$TMP/err'"

# A set that will not do is refused before anything is judged.
sed -i "s|^\[releases\]|&\n3.0 = $TMP/nowhere|" "$TMP/mixed.home/ijw.conf"
refuses 3 "nothing is judged before the schemas of [releases]" "$IJW" -C "$TMP/mixed.home" ingest "$TMP/m.xml"
set_of 3 0 "$TMP/nowhere" 's|<xs:element name="Bsn"|& maxOccurs="2"|'
refuses 3 "Bsn: it may stand there more than once" "$IJW" -C "$TMP/mixed.home" ingest "$TMP/m.xml"
sed -i "s|^3.0 = .*|3.2 = $TMP/away|" "$TMP/mixed.home/ijw.conf"
refuses 3 "3.2 is no release whose schemas can be named" "$IJW" -C "$TMP/mixed.home" ingest "$TMP/m.xml"
done_testing
