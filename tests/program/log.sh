# The log: who was shown what of which youth, why and with what outcome; in the journal of the system where the home
# cannot be written, and refused where there is none; never a BSN in it.
. tests/lib/common.sh
export IJW_NOW=2026-05-04T10:00:00Z

new_home h
h=$TMP/h
db=$h/ijw.db
"$IJW" -q -C "$h" ingest fixtures/stories >/dev/null 2>&1
number=$(sqlite3 "$db" "SELECT substr(gemeente, 3) || '/' || toewijzingnummer FROM toewijzing LIMIT 1")
client=$(sqlite3 "$db" "SELECT client FROM toewijzing LIMIT 1")
# Of the youth with this BSN, which the fixtures have.
bsn=$(grep -rhoE '<[a-z0-9:]*Bsn>[0-9]{9}<' fixtures/stories | sed 's/.*>\([0-9]*\)<.*/\1/' | sort -u | head -1)
rows() {
	sqlite3 "$db" "SELECT $1 FROM logboek ORDER BY nr DESC LIMIT ${2:-1}"
}

# ---- What is written down ----

exits 0 "$IJW" -C "$h" explain "$number" --rol jeugdconsulent --grond "vraag van de ouders"
want "who was shown" [ "$(rows "daad || '|' || uitkomst || '|' || betreft || '|' || rol || '|' || grond")" = \
	"getoond|gelukt|$client|jeugdconsulent|vraag van de ouders" ]
want "by whom, where, when" [ "$(rows "gebruiker || '|' || host || '|' || moment")" = "$(id -un)|$(hostname)|1777888800" ]
exits 0 env SUDO_USER=jansen "$IJW" -C "$h" explain --client "$client" --json
login=$(cat /proc/self/loginuid 2>/dev/null || echo 4294967295)
[ "$login" != 4294967295 ] || want "who called sudo" [ "$(rows verantwoordelijke)" = jansen ]
exits 2 "$IJW" -C "$h" explain --client "$bsn"
want "nobody was found, and nothing says who was looked for" [ "$(rows "uitkomst || '|' || betreft")" = "niet gevonden|" ]
for table in toewijzing gebeurtenis; do
	exits 0 "$IJW" -C "$h" export "$table"
	want "the export of $table" [ "$(rows "daad || '|' || betreft")" = "geexporteerd|$table" ]
done
count=$(rows nr)
exits 0 "$IJW" -C "$h" export afkeur
exits 0 "$IJW" -C "$h" status
exits 0 "$IJW" explain TR018
want "what shows no youth is not written down" [ "$(rows nr)" = "$count" ]
exits 0 "$IJW" -C "$h" diff 2024-01-01 2026-01-01
want "what became known" [ "$(rows "daad || '|' || betreft")" = "geexporteerd|diff" ]
refuses 2 "--grond: a BSN stands in it" "$IJW" -C "$h" explain "$number" --grond "om $bsn"
refuses 2 "--rol: a BSN stands in it" "$IJW" --rol "$bsn" -C "$h" status
exits 0 "$IJW" -q -C "$h" audit --chain

# ---- Reading it ----

exits 0 "$IJW" -C "$h" log --csv
cp "$TMP/out" "$TMP/all"
want "its columns" [ "$(head -1 "$TMP/all")" = "nr,moment,gebruiker,verantwoordelijke,rol,grond,daad,uitkomst,betreft,host,programma,berichten,eerste_bericht,laatste_bericht" ]
want "a row for each row" [ "$(tail -n +2 "$TMP/all" | cut -d, -f1 | tr '\n' ' ')" = "$(seq -s ' ' "$(rows nr)") " ]
want "messages by number" grep -qE "^2,.*,ontvangen,gelukt,,$(hostname),[0-9.]+,[1-9][0-9]*,1,[1-9][0-9]*$" "$TMP/all"
want "that it is read is the last row" [ "$(tail -1 "$TMP/all" | cut -d, -f7,8)" = "logboek gelezen,gelukt" ]
exits 0 "$IJW" -C "$h" log --client "$client" --csv
want "of one youth" [ "$(tail -n +2 "$TMP/out" | cut -d, -f7,9 | sort -u | tr '\n' ' ')" = "getoond,$client logboek gelezen,$client " ]
cp "$TMP/out" "$TMP/one"
exits 0 "$IJW" -C "$h" log
want "in words" grep -q "getoond: gelukt: $client; role: jeugdconsulent; reason: vraag van de ouders" "$TMP/out"
exits 0 "$IJW" -C "$h" log --json
want "a schema a row" [ "$(grep -c '^{"schema":"ijw.log/1","nr":' "$TMP/out")" = "$(rows nr)" ]
if python3 -c 'import jsonschema' 2>/dev/null; then
	cp "$TMP/out" "$TMP/log.json"
	exits 0 python3 tests/lib/conforms.py --lines log "$TMP/log.json"
fi

# By BSN, which stands on no command line: of the youth who has it.
echo "$bsn" | "$IJW" -C "$h" log --client - --csv >"$TMP/out" 2>"$TMP/err"
of=$(printf %s "$bsn" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$(od -An -v -tx1 "$h/keys/pseudonym.key" | tr -d ' \n')" |
	sed 's/.* //' | cut -c 1-32)
want "of the pseudonym of this youth" [ "$(rows betreft)" = "$of" ]
want "who is one of the tables" [ "$(sqlite3 "$db" "SELECT count(*) FROM jeugdige WHERE client = '$of'")" = 1 ]
want "their rows" grep -q "logboek gelezen,gelukt,$of" "$TMP/out"
echo 123456789 | "$IJW" -C "$h" log --client - >"$TMP/out" 2>"$TMP/err"
want "no BSN" grep -q "this is no BSN" "$TMP/err"
refuses 2 "--client must be a pseudonym" "$IJW" -C "$h" log --client "$bsn"
want "what was wrong is not repeated" [ -z "$(grep "$bsn" "$TMP/err")" ]
refuses 2 "do not go together" "$IJW" -C "$h" log --csv --json
want "no BSN anywhere in the log" [ -z "$(sqlite3 "$db" "SELECT * FROM logboek" | grep -a "$bsn")" ]

# ---- Where nothing can be written down ----

mv "$h/keys" "$TMP/keys"
if [ ! -S /run/systemd/journal/socket ]; then
	refuses 3 "written down neither in the database nor in the journal" "$IJW" -C "$h" explain "$number"
	want "nothing was shown" [ ! -s "$TMP/out" ]
	refuses 3 "or let 'lezen = nee' stand under [log]" "$IJW" -C "$h" log
	exits 0 "$IJW" -C "$h" export toewijzing
	want "an export says so" grep -q "written down nowhere" "$TMP/err"
fi
refuses 2 "without its keys nobody is found by a BSN" "$IJW" -C "$h" log --client -
sed -i 's/^lezen = ja/lezen = nee/' "$h/ijw.conf"
exits 0 "$IJW" -C "$h" explain "$number"
exits 0 "$IJW" -C "$h" export toewijzing
want "nothing is said" [ ! -s "$TMP/err" ]
sed -i 's/^lezen = nee/lezen = ja/' "$h/ijw.conf"

# A journal of our own, in the place of that of the system, which only these processes see.
cat >"$TMP/journal.sh" <<'S'
mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/journal || exit 77
"$HEAR" /run/systemd/journal/socket >"$TMP/heard" &
until [ -s "$TMP/heard" ] || ! kill -0 $! 2>/dev/null; do sleep 0.02; done
"$IJW" -C "$TMP/h" explain "$1" --rol jeugdconsulent
got=$?
kill $!
exit $got
S
HEAR=$(dirname "$IJW")/hear
export HEAR IJW TMP
unshare -m sh "$TMP/journal.sh" "$number" >"$TMP/out" 2>"$TMP/err"
case $? in
0)
	want "the youth is shown" [ -s "$TMP/out" ]
	for field in SYSLOG_IDENTIFIER=ijw IJW_DAAD=getoond IJW_UITKOMST=gelukt "IJW_BETREFT=$client" IJW_ROL=jeugdconsulent "IJW_GEBRUIKER=$(id -un)"; do
		want "the journal has $field" grep -qxF "$field" "$TMP/heard"
	done
	;;
1 | 77) skip "the journal of the system" "no file system can be mounted here" ;;
*) not_ok "explain into the journal: $(cat "$TMP/err")" ;;
esac
mv "$TMP/keys" "$h/keys"
exits 0 "$IJW" -q -C "$h" audit --chain
done_testing
