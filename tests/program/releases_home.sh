# A home whose messages are of several releases: their schemas are named in ijw.conf, kept in the database and in
# backups, and messages are judged by them again. A region whose messages pass from 3.0 over 3.1 to 3.2 has the
# tables of 3.2 alone.
. tests/lib/common.sh
. tests/lib/releases.sh
export IJW_NOW=2026-09-01T10:00:00

# Sets as their owners might have them: 3.1 has an element more and one less, longer values and another order; 3.0
# has codes that are gone since, and another order too.
set_of 1 "$TMP/set 3.1" 's|<xs:element name="Bsn"|<xs:element name="Nieuw" minOccurs="0" type="xs:string"/>&|
	/<xs:element name="Commentaar"/,/<\/xs:element>/d
	/simpleType name="LDT_Referentie"/,/<\/xs:simpleType>/s|maxLength value="36"|maxLength value="60"|'
behind RedenBeeindiging Einddatum "$TMP/set 3.1/jw307.xsd" "$TMP/set 3.1/jw308.xsd"
behind Toewijzingsdatum Toewijzingstijd "$TMP/set 3.1/jw301.xsd" "$TMP/set 3.1/jw302.xsd"
set_of 0 "$TMP/3.0" "$codes_3_0"
behind Afzender Ontvanger "$TMP"/3.0/jw3*.xsd

# As what is sent in these releases: swap ELEMENT... is the script that puts each behind the line that follows it.
swap() {
	for element in "$@"; do
		printf '%s\n' "/:$element>/"'{h; s/.*//; N; s/^\n//; G}'
	done
}
sent_3_1="$(swap RedenBeeindiging Toewijzingsdatum)
/:Commentaar>/d
s|<\(jw3[0-9]*\):Bsn>|<\1:Nieuw>iets</\1:Nieuw>&|"
sent_3_0="$(swap Afzender)
/:Omvang>/,/:Omvang>/{s|Frequentie>2<|Frequentie>3<|; s|Frequentie>4<|Frequentie>5<|}
s|Eenheid>04<|Eenheid>21<|; s|Eenheid>82<|Eenheid>81<|
s|RedenWijziging>13<|RedenWijziging>01<|"

"$IJW" -q generate --youths 160 --months 12 --seed 6 --out "$TMP/gen" --from 2025-09-01
cp -r "$TMP/gen/messages" "$TMP/mixed"
# The first third of the months in 3.0, the second in 3.1.
count=0
months=$(ls "$TMP/mixed" | wc -l)
for month in "$TMP/mixed"/*; do
	count=$((count + 1))
	subversion=$((count * 3 <= months ? 0 : count * 3 <= 2 * months ? 1 : 2))
	[ "$subversion" = 2 ] && continue
	[ "$subversion" = 1 ] && sent=$sent_3_1 || sent=$sent_3_0
	find "$month" -name '*.xml' >"$TMP/files"
	# shellcheck disable=SC2046 # a list of names without blanks
	as_release "$subversion" $(cat "$TMP/files")
	xargs sed -i "$sent" <"$TMP/files"
done
for code in 'Frequentie>3<' 'Frequentie>5<' 'Eenheid>21<' 'Eenheid>81<' 'RedenWijziging>01<' 'Nieuw>iets<'; do
	want "the region has $code" grep -rq "$code" "$TMP/mixed"
done

# tables HOME: what is exported of it, without when it was made. What was deleted with 01 was deleted all the same.
tables() {
	for table in verzoek levering wachtketen traject; do
		"$IJW" -q -C "$1" export $table
	done
	"$IJW" -q -C "$1" export toewijzing | sed '/,vervallen,/s/,01,/,13,/'
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
"$IJW" -q -C "$TMP/mixed.home" export toewijzing >"$TMP/toewijzing"
want "01 deletes as 13 does" grep -q ',01,.*,vervallen,' "$TMP/toewijzing"
# An assignment of each release: what explains it says of whose rules not all are known.
explained() { # SUBVERSION
	number=$(grep -rlF "/3_$1/jw301/" "$TMP/mixed" | sort | head -n 1 | xargs sed -n 's|.*:Afzender>\([0-9]*\)<.*|\1|p; s|.*:ToewijzingNummer>\([0-9]*\)<.*|\1|p' |
		head -n 2 | tr '\n' '/')
	exits 0 "$IJW" -C "$TMP/mixed.home" explain "${number%/}" ${2:+"$2"}
}
for subversion in 0 1; do
	explained $subversion --json
	want "explain --json: 3.$subversion in part" grep -q "\"release\":\"3.$subversion\",\"rules_in_part\":true" "$TMP/out"
	explained $subversion
	want "explain: 3.$subversion in part" grep -qF "[rules of 3.$subversion in part]" "$TMP/out"
done
explained 2 --json
want "explain --json: 3.2 whole" grep -q '"release":"3.2","rules_in_part":false' "$TMP/out"
want "each message has the basis of its release" [ "$(sqlite3 "$TMP/mixed.home/ijw.db" "SELECT group_concat(release, ' ') FROM
	(SELECT DISTINCT release FROM basis ORDER BY release)")" = "3.0 3.1 3.2" ]
want "and tells whose rules are known in part" [ "$(sqlite3 "$TMP/mixed.home/ijw.db" "SELECT group_concat(releases, '; ') FROM
	(SELECT group_concat(release, ' ') AS releases FROM (SELECT DISTINCT release, regels FROM basis ORDER BY release)
	GROUP BY regels ORDER BY min(release))")" = "3.0 3.1; 3.2" ]
want "with three sets" [ "$(sqlite3 "$TMP/mixed.home/ijw.db" "SELECT count(DISTINCT schemas) FROM basis")" = 3 ]

# Another set of 3.1: what is in the home is judged by that of then, and what comes in by this one.
judged() {
	sqlite3 "$1/ijw.db" "SELECT b.id, oordeel, release, hex(schemas) FROM bericht b JOIN basis s ON s.id = b.basis ORDER BY b.id"
}
sets() {
	sqlite3 "$1/ijw.db" "SELECT count(*) FROM stand WHERE sleutel LIKE 'schemas 3.1%'"
}
cp -r "$TMP/mixed.home" "$TMP/other.home"
judged "$TMP/other.home" >"$TMP/judged"
count=$(wc -l <"$TMP/judged")
set_of 1 "$TMP/other 3.1"
sed -i "s|$TMP/set 3.1|$TMP/other 3.1|" "$TMP/other.home/ijw.conf"
mkdir "$TMP/late"
late=$(grep -rlF '/3_1/jw305/' "$TMP/mixed" | sort | head -n 1)
sed 's|\(Identificatie>\)[^<]*<|\1L1<|' "$late" >"$TMP/late/1.xml"
sed 's|<jw305:Nieuw>iets</jw305:Nieuw>||; s|\(Identificatie>\)[^<]*<|\1L2<|' "$late" >"$TMP/late/2.xml"
"$IJW" -C "$TMP/other.home" ingest "$TMP/late" >"$TMP/out" 2>"$TMP/err"
want "it is told that the earlier set stays" grep -q 'that came before are still judged by the schemas of then, SHA-256 [0-9a-f]\{64\}, which are kept too$' "$TMP/err"
want "both sets are kept" [ "$(sets "$TMP/other.home")" = 2 ]
judged "$TMP/other.home" | tail -n +$((count + 1)) >"$TMP/judged.late"
want "the new set judges: one is invalid, the other is not" [ "$(cut -d'|' -f2,3 "$TMP/judged.late" | sort -u | wc -l)" = 2 ]
tables "$TMP/other.home" >"$TMP/other.tables"
judged "$TMP/other.home" >"$TMP/judged.other"
exits 0 "$IJW" -C "$TMP/other.home" rebuild
want "nothing differs then" grep -q "nothing differs from what was stored" "$TMP/err"
# The long road: all is made anew.
sqlite3 "$TMP/other.home/ijw.db" "UPDATE feit SET feiten = x'01'"
exits 0 "$IJW" -C "$TMP/other.home" rebuild
judged "$TMP/other.home" >"$TMP/judged.again"
tables "$TMP/other.home" >"$TMP/again.tables"
want "each message is judged by the set of its basis" cmp "$TMP/judged.other" "$TMP/judged.again"
want "and the tables are the same" cmp "$TMP/other.tables" "$TMP/again.tables"
want "both sets are kept after that" [ "$(sets "$TMP/other.home")" = 2 ]
# Without the earlier set its messages would be judged by the other one, and refused.
cp -r "$TMP/other.home" "$TMP/lost.home"
sqlite3 "$TMP/lost.home/ijw.db" "DELETE FROM stand WHERE sleutel LIKE 'schemas 3.1 %'"
exits 3 "$IJW" -C "$TMP/lost.home" rebuild
exits 0 "$IJW" -q -C "$TMP/other.home" backup "$TMP/other.copy"
exits 0 "$IJW" -q -C "$TMP/other.new" restore "$TMP/other.copy" --keys "$TMP/other.home/keys"
want "a backup has both" [ "$(sets "$TMP/other.new")" = 2 ]
# Back to the first: nothing is kept twice.
sed -i "s|$TMP/other 3.1|$TMP/set 3.1|" "$TMP/other.home/ijw.conf"
"$IJW" -C "$TMP/other.home" ingest "$TMP/late/1.xml" >"$TMP/out" 2>"$TMP/err"
want "two sets, each once" [ "$(sets "$TMP/other.home")" = 2 ]
exits 0 "$IJW" -C "$TMP/other.home" rebuild
judged "$TMP/other.home" | head -n "$(wc -l <"$TMP/judged.other")" >"$TMP/judged.again"
want "each is still judged by its own" cmp "$TMP/judged.other" "$TMP/judged.again"

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
set_of 0 "$TMP/nowhere" 's|<xs:element name="Bsn"|& maxOccurs="2"|'
refuses 3 "Bsn: it may stand there more than once" "$IJW" -C "$TMP/mixed.home" ingest "$TMP/m.xml"
sed -i "s|^3.0 = .*|3.2 = $TMP/away|" "$TMP/mixed.home/ijw.conf"
refuses 3 "3.2 is no release whose schemas can be named" "$IJW" -C "$TMP/mixed.home" ingest "$TMP/m.xml"
done_testing
