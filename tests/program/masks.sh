# Texts that senders choose and that tell a youth are masked, on every road: in the database, in what the program says
# and writes, in the names of settled files. In whatever order messages come, and after a rebuild, the same texts are
# masked: those of messages too that say nothing of the youth themselves.
. tests/lib/common.sh

exits 0 "$IJW" -q generate --youths "$(figure 12 60)" --months 14 --seed "${SEED:-3}" --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
mkdir "$TMP/set"
find "$TMP/traffic/messages" -name '*.xml' | sort >"$TMP/files"
# shellcheck disable=SC2046 # names without blanks
changed=$(awk -v out="$TMP/set" -f tests/lib/masks.awk $(cat "$TMP/files") pass=2 $(cat "$TMP/files"))
want "texts tell a youth ($changed)" [ "$changed" -gt 60 ]
grep -rhoE 'Bsn>[0-9]{9}' "$TMP/set" | cut -d'>' -f2 | sort -u >"$TMP/canaries"
grep -rhoE 'Achternaam>Q[a-j]{6}' "$TMP/set" | cut -d'>' -f2 | sort -u >>"$TMP/canaries"
want "there are canaries" [ "$(wc -l <"$TMP/canaries")" -gt 20 ]
find "$TMP/set" -name '*.xml' -print0 | sort -z >"$TMP/order"
messages=$(find "$TMP/set" -name '*.xml' | wc -l)

# silent WHAT FILE...: no canary is in any of them.
silent() {
	what=$1
	shift
	want "$what: $(grep -aiF -m 1 -f "$TMP/canaries" -- "$@" | head -n 1)" \
		sh -c '! grep -qaiF -f "$0" -- "$@"' "$TMP/canaries" "$@"
}

# Registrations have the references as they were sent.
new_home empty
{
	echo "AGB,ReferentieAanbieder,Aanmelddatum"
	grep -lE 'Referentie.*Q[a-j]' "$TMP"/set/*JW315*.xml | while IFS= read -r file; do
		sed -n 's/.*Afzender>\([0-9]*\)<.*/\1/p; s/.*ReferentieAanbieder>\([^<]*\)<.*/,\1,2020-01-01/p' "$file" | tr -d '\n'
		echo
	done | awk -F, 'NF == 4 { print $1 $2 "," $3 "," $4 } NF == 3'
} | sort -u -r >"$TMP/empty/aanmelddatum.csv"
want "some are registered" [ "$(wc -l <"$TMP/empty/aanmelddatum.csv")" -gt 2 ]

tables="verzoek toewijzing levering wachtketen traject aanmeldwacht"
# dump HOME NAME: what follows from the set of its messages as $TMP/NAME; a message goes by what it is.
dump() {
	for table in $tables; do
		echo "# $table"
		"$IJW" -C "$1" export "$table" || not_ok "export $table"
	done >"$TMP/$2"
	"$IJW" -C "$1" export gebeurtenis | cut -d, -f2- | sort >>"$TMP/$2"
	sqlite3 "$1/ijw.db" "SELECT * FROM masker;
		SELECT m.type, m.afzender, m.identificatie, m.bekend, a.regel, a.pad, d.type, d.identificatie
		FROM (SELECT bericht, regel, pad, NULL AS door FROM afkeur_rij
			UNION SELECT bericht, regel, pad, opgelost_door FROM afkeur_afgeleid) a
		JOIN bericht m ON m.id = a.bericht LEFT JOIN bericht d ON d.id = a.door" | sort >>"$TMP/$2"
}

# ---- Through the inbox, loose and in archives whose name tells a youth in the second place ----

cp -a "$TMP/empty" "$TMP/inbox"
h=$TMP/inbox
name=$(sed -n '$p' "$TMP/canaries")
find "$TMP/set" -name '*JW30*' -exec cp {} "$h/inbox" \;
mkdir "$h/inbox/$name" "$TMP/pack"
find "$TMP/set" -name '*JW31*' -exec cp {} "$h/inbox" \;
find "$h/inbox" -type f -exec grep -l "Achternaam>$name" {} + | while IFS= read -r file; do mv "$file" "$h/inbox/$name"; done
want "a folder tells a youth" [ "$(ls "$h/inbox/$name" | wc -l)" -gt 2 ]
find "$TMP/set" -name '*JW32*' -exec cp {} "$TMP/pack" \;
(cd "$TMP/pack" && find . -name '*.xml' | sort | zip -q -@ "$h/inbox/claims.zip")
rm -r "$TMP/pack" && mkdir "$TMP/pack"
awk '{ print } /<\/.*Header>/ { exit }' "$(find "$TMP/set" -name '*JW301*' | head -n 1)" >"$TMP/pack/1.xml"
sed 's/TR018/TR018 /; s/$/ /' fixtures/rules/TR018/bad.xml >"$TMP/pack/2.xml"
sed "s/$/ /" "$(grep -l "$name" "$TMP"/set/*JW301*.xml | head -n 1)" >"$TMP/pack/$name.xml"
(cd "$TMP/pack" && zip -q "$h/inbox/all of $name.zip" 1.xml 2.xml "$name.xml")
find "$h/inbox" -exec touch -d 2020-01-01 {} +
exits 1 "$IJW" -v -C "$h" ingest
mv "$TMP/out" "$TMP/said.out"
mv "$TMP/err" "$TMP/said.err"
silent "ingest says no canary" "$TMP/said.out" "$TMP/said.err"
want "all is taken in" [ "$(find "$h/inbox" -type f | wc -l)" = 0 ]
silent "the database has none" "$h"/ijw.db*
find "$h/outbox" "$h/work" -type f -exec cat {} + >"$TMP/written"
silent "nor do reports" "$TMP/written"
find "$h/rejected" -name '*.report.txt' -exec cat {} + >"$TMP/beside"
want "there are some beside files" [ -s "$TMP/beside" ]
silent "nor those beside files" "$TMP/beside"
find "$h" -mindepth 1 >"$TMP/names"
silent "no file has such a name" "$TMP/names"
want "names keep their end" [ "$(find "$h/done" "$h/rejected" -name '~*' -type f | grep -vcE '~[0-9a-f]{12}\.(xml|zip)(\.report\.txt)?$')" = 0 ]
want "many are masked" [ "$(find "$h/done" -name '~*.xml' | wc -l)" -gt 20 ]

for table in $tables afkeur opgelost gebeurtenis; do
	exits 0 "$IJW" -C "$h" export "$table"
	silent "export $table has none" "$TMP/out" "$TMP/err"
done
exits 0 "$IJW" -C "$h" diff 2026-03-01 2026-09-01
silent "diff has none" "$TMP/out" "$TMP/err"
exits 0 "$IJW" -C "$h" status --json
silent "status has none" "$TMP/out" "$TMP/err"
sqlite3 "$h/ijw.db" "SELECT DISTINCT substr(gemeente, 3) || '/' || toewijzingnummer FROM toewijzing" >"$TMP/assignments"
while read -r assignment; do
	"$IJW" -C "$h" explain "$assignment"
	"$IJW" -C "$h" explain --json "$assignment"
done <"$TMP/assignments" >"$TMP/out" 2>"$TMP/err"
want "there are stories" [ "$(wc -l <"$TMP/out")" -gt 60 ]
silent "explain has none" "$TMP/out" "$TMP/err"
want "the sender is told" [ "$(sqlite3 "$h/ijw.db" "SELECT count(*) FROM afkeur WHERE regel = 'IJW031'")" -gt 50 ]

# An analyst who has the references finds them in the tables.
sed -n 's/.*ReferentieAanbieder>\([^<]*\)<.*/\1/p' "$TMP"/set/*JW31[57]*.xml | sort -u >"$TMP/references"
exits 0 "$IJW" -C "$h" export --sleutel "$TMP/references"
silent "what is translated is not repeated" "$TMP/out" "$TMP/err"
want "a line for each" [ "$(wc -l <"$TMP/out")" = $(($(wc -l <"$TMP/references") + 1)) ]
want "by its number" [ "$(sed -n 2p "$TMP/out" | grep -cE '^1,~[0-9a-f]{12}$')" = 1 ]
"$IJW" -C "$h" export verzoek | cut -d, -f2 | grep '^~' | sort -u >"$TMP/masked"
tail -n +2 "$TMP/out" | cut -d, -f2 | sort -u >"$TMP/sleutels"
want "all masked requests are among them" [ -z "$(comm -23 "$TMP/masked" "$TMP/sleutels")" ]
want "and there are some" [ "$(comm -12 "$TMP/masked" "$TMP/sleutels" | wc -l)" -gt 3 ]
"$IJW" -C "$h" export --sleutel - <"$TMP/references" >"$TMP/again"
same "also from stdin" "$TMP/out" "$TMP/again"
refuses 2 "takes no table" "$IJW" -C "$h" export verzoek --sleutel "$TMP/references"
refuses 2 "this list cannot be read" "$IJW" -C "$h" export --sleutel "$TMP/nowhere"
mv "$h/keys" "$TMP/keys"
refuses 2 "has no keys here" "$IJW" -C "$h" export --sleutel "$TMP/references"
mv "$TMP/keys" "$h/keys"

# In validate names are the user's own, who finds them by a digest.
exits 0 "$IJW" validate "$TMP/set"
mv "$TMP/out" "$TMP/said.out"
mv "$TMP/err" "$TMP/said.err"
silent "validate says no canary" "$TMP/said.out" "$TMP/said.err"
digest=$(grep -oE 'set/\*{9}-[0-9a-f]{12}\.xml' "$TMP/said.out" | head -1 | grep -oE '[0-9a-f]{12}')
want "the digest is that of a file" sh -c 'sha256sum "$1"/* | grep -q "^$0"' "$digest" "$TMP/set"

# What waits has no youth yet, but a number that could be one is no name to show.
cp "$TMP/pack/1.xml" "$h/inbox/9999.000.06.xml"
"$IJW" -C "$h" status >"$TMP/out" 2>&1
"$IJW" -C "$h" status --json >>"$TMP/out" 2>&1
want "status shows that it waits" grep -qF '*********.xml' "$TMP/out"
want "status does not show a number that passes" sh -c '! grep -q 9999.000 "$0"' "$TMP/out"
rm "$h"/inbox/*.xml

# ---- In any order ----

# take_in HOME [BATCH]: the files on stdin, so many at a time.
take_in() {
	xargs -0 -n "${2:-100000}" sh -c '"$IJW" -q -C "$0" ingest "$@" >"$0/said" 2>&1 || cat "$0/said"' "$1" >>"$TMP/troubles"
}
shuffled() {
	tr '\0' '\n' <"$TMP/order" | awk -v seed="$1" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' | sort |
		cut -f2- | tr '\n' '\0'
}
: >"$TMP/troubles"
cp -a "$TMP/empty" "$TMP/all"
take_in "$TMP/all" <"$TMP/order"
want "all messages are stored" [ "$(sqlite3 "$TMP/all/ijw.db" "SELECT count(*) FROM bericht")" = "$messages" ]
dump "$TMP/all" whole
silent "nothing of it tells a youth" "$TMP/whole"
want "joins hold: requests are answered" grep -qE '~[0-9a-f]{12},VO[TW],.*,toegewezen,' "$TMP/whole"
want "joins hold: registrations are found" [ "$("$IJW" -C "$TMP/all" export aanmeldwacht | grep -c '~')" -gt 1 ]
for way in 1:100000 2:7 3:1 4:1; do
	cp -a "$TMP/empty" "$TMP/one"
	shuffled "${way%:*}" | take_in "$TMP/one" "${way#*:}"
	dump "$TMP/one" other
	same "the same in another order ($way)" "$TMP/whole" "$TMP/other"
	exits 0 "$IJW" -C "$TMP/one" rebuild --check
	want "as a rebuild would make it ($way)" grep -q "nothing differs" "$TMP/err"
	[ "$way" = 4:1 ] || rm -r "$TMP/one"
done
want "without a word" [ ! -s "$TMP/troubles" ]
head -3 "$TMP/troubles"

# The long road of a rebuild.
sqlite3 "$TMP/one/ijw.db" "DELETE FROM masker"
exits 0 "$IJW" -C "$TMP/one" rebuild
want "what is masked is remembered again" grep -q "masker" "$TMP/err"
dump "$TMP/one" other
same "the same after a rebuild" "$TMP/whole" "$TMP/other"
sqlite3 "$TMP/one/ijw.db" "UPDATE bericht SET identificatie = 'x' WHERE identificatie LIKE '~%'"
exits 0 "$IJW" -C "$TMP/one" rebuild
dump "$TMP/one" other
same "and after another one" "$TMP/whole" "$TMP/other"

# ---- An archive of several batches, whose last message tells that its name tells a youth ----

new_home batches
h=$TMP/batches
mkdir "$TMP/many"
awk -v to="$TMP/many/" 'BEGIN { for (i = 10001; i <= 15100; i++) { file = to i ".xml"; print "<a/>" > file; close(file) } }'
cp fixtures/rules/TR018/bad.xml "$TMP/many/z.xml"
(cd "$TMP/many" && find . -name '*.xml' | sort | zip -q -@ "$h/inbox/all of 'Duin'.zip")
touch -d 2020-01-01 "$h/inbox"/*
exits 1 "$IJW" -q -C "$h" ingest
want "there are reports of two batches" [ "$(find "$h/outbox" -name '*.txt' | wc -l)" = 2 ]
want "no report names the youth" [ "$(grep -rliF "Duin" "$h/outbox" "$h/rejected" | wc -l)" = 0 ]
want "the first has the mask" grep -qE '^~[0-9a-f]{12}\.zip, in it 10001.xml' "$(find "$h/outbox" -name '*.txt' | sort | head -1)"
for report in "$h"/outbox/*.json; do
	want "a report is JSON" [ "$(sqlite3 :memory: "SELECT json_valid(CAST(readfile('$report') AS TEXT))")" = 1 ]
	want "with the mask" grep -qE '"file":"~[0-9a-f]{12}\.zip"' "$report"
	want "for the owner alone" [ "$(stat -c %a "$report")" = 600 ]
done

done_testing
