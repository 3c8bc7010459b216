# [afzenders]: a message says itself who sent it; a sender that has a place brings messages there, and nobody else does.
. tests/lib/common.sh

good=fixtures/rules/TR018/good.xml
code=$(sed -n 's/.*Afzender>\([0-9]*\)<.*/\1/p' "$good")
want "the message is of an aanbieder" [ ${#code} = 8 ]
new_home h
h=$TMP/h
conf() {
	sed -i '/^\[afzenders\]/,/^\[bewaking\]/{/^\[/!d}' "$h/ijw.conf"
	printf '%s\n' "$@" | sed -i '/^\[afzenders\]/r /dev/stdin' "$h/ijw.conf"
}
# bring PATH FILE: as a file of inbox/.
bring() {
	mkdir -p "$(dirname "$h/inbox/$1")"
	cp "$2" "$h/inbox/$1"
}
stored() {
	sqlite3 "$h/ijw.db" "SELECT count(*) FROM bericht"
}
# refused PATH: it lies in rejected/ with the reason, and nothing of it is stored.
refused() {
	want "$1 lies in rejected/" [ -e "$h/rejected/$1" ]
	want "$1: its report says why" grep -q "IJW033" "$h/rejected/$1.report.txt"
	want "$1: nothing is stored" [ "$(stored)" = "$2" ]
}

# Nothing is said: from anywhere.
bring a.xml "$good"
exits 0 "$IJW" -q -C "$h" ingest
want "it is stored" [ "$(stored)" = 1 ]

# A folder.
new_home h
conf "$code = map zorg/oud/, map zorg2"
bring a.xml "$good"
bring zorg/b.xml "$good"
bring zorg2x/c.xml "$good"
exits 1 "$IJW" -C "$h" ingest
refused a.xml 0
refused zorg/b.xml 0
refused zorg2x/c.xml 0
want "the log of the run counts it" grep -q "3 messages, 3 rejected" "$TMP/err"
want "the report of the batch names it" grep -q "IJW033" "$h"/outbox/*.txt
sqlite3 :memory: "SELECT json_extract(CAST(readfile('$(ls "$h"/outbox/*.json)') AS TEXT),
	'\$.list[0].taken', '\$.list[0].message.findings[0].path', '\$.list[0].message.findings[0].rule')" >"$TMP/out"
want "and where it says so" grep -q '^\["none","/Bericht/Header/Afzender","IJW033"\]$' "$TMP/out"
bring zorg/oud/d.xml "$good"
exits 0 "$IJW" -q -C "$h" ingest
want "from its folder it is stored" [ "$(stored)" = 1 ]
bring zorg2/deep/e.xml "$good"
exits 0 "$IJW" -q -C "$h" ingest
want "as from a folder in it" [ -e "$h/done/zorg2/deep/e.xml" ]

# Of an archive each message by itself.
new_home h
conf "$code = map zorg"
mkdir "$TMP/tar"
cp "$good" "$TMP/tar/a.xml"
cp fixtures/stories/C01/messages/2-jw301.xml "$TMP/tar/b.xml"
want "the other one is of another sender" sh -c '! grep -q "Afzender>$1<" "$2"' - "$code" "$TMP/tar/b.xml"
tar -C "$TMP/tar" -czf "$h/inbox/x.tar.gz" a.xml b.xml
exits 1 "$IJW" -q -C "$h" ingest
refused x.tar.gz 1

# A retour is of whom it goes back from: its header is that of the message it answers.
exits 0 "$IJW" -q generate --youths 20 --months 3 --seed 2 --out "$TMP/traffic"
retour=$(find "$TMP/traffic/messages" -name '*JW302.xml' | sort | head -1)
aanbieder=$(sed -n 's/.*Ontvanger>\([0-9]*\)<.*/\1/p' "$retour")
new_home h
conf "$aanbieder = map zorg"
bring r.xml "$retour"
exits 1 "$IJW" -q -C "$h" ingest
refused r.xml 0
bring zorg/r.xml "$retour"
exits 0 "$IJW" -q -C "$h" ingest
want "from there it is stored" [ "$(stored)" = 1 ]
new_home h
conf "GM$(sed -n 's/.*Afzender>\([0-9]*\)<.*/\1/p' "$retour") = map elders"
bring r.xml "$retour"
exits 0 "$IJW" -q -C "$h" ingest
want "the other one is not its sender" [ "$(stored)" = 1 ]

# The others.
new_home h
conf "GM0153 = map elders" "overige = nee"
bring a.xml "$good"
exits 1 "$IJW" -q -C "$h" ingest
refused a.xml 0

# What the administrator names is not asked.
exits 0 "$IJW" -q -C "$h" ingest "$good"
want "it is stored" [ "$(stored)" = 1 ]

# The user whose file it is.
new_home h
conf "$code = gebruiker $(id -u)"
bring a.xml "$good"
exits 0 "$IJW" -q -C "$h" ingest
want "their own file is stored" [ "$(stored)" = 1 ]
new_home h
conf "$code = gebruiker $(($(id -u) + 1))"
bring a.xml "$good"
exits 1 "$IJW" -q -C "$h" ingest
refused a.xml 0

# Wrong lines are named.
wrong() {
	conf "$1"
	line=$(grep -n "^${1%% *}" "$h/ijw.conf" | cut -d: -f1)
	refuses 2 "ijw.conf:$line: $2" "$IJW" -C "$h" ingest
}
wrong "0153 = zorg" "0153 must be places"
wrong "0153 =" "0153 must be places"
wrong "0153 = map /" "0153 must be a folder in inbox/"
wrong "0153 = map ../x" "0153 must be a folder in inbox/"
wrong "0153 = gebruiker niemand-van-hier" "0153 must be the name or the number of a user"
wrong "15 = map x" "15 must be a gemeente"
wrong "overige = soms" "overige must be ja or nee"
done_testing
