# A home of every earlier version is brought up to date by the first command that writes, which says what it does
# before it begins. Nothing is lost, all is made anew as in a new home, and nothing is left of what could be traced.
# fixtures/schema has the tables of each version as it made them.
. tests/lib/common.sh

exits 0 "$IJW" -q generate --youths 60 --months 12 --seed 5 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
new_home new
"$IJW" -q -C "$TMP/new" ingest "$TMP/traffic/messages" fixtures/rules >/dev/null 2>&1
new=$TMP/new/ijw.db
{
	echo AGB,ReferentieAanbieder,Aanmelddatum
	sqlite3 -csv "$new" "SELECT aanbieder, referentie, '2024-01-01' FROM verzoek LIMIT 5" | tr -d '\r'
} >"$TMP/new/aanmelddatum.csv"
exits 0 "$IJW" -q -C "$TMP/new" ingest
messages=$(sqlite3 "$new" "SELECT count(*) FROM bericht")
newest=$(sqlite3 "$new" "PRAGMA user_version")
keys="SELECT * FROM stand WHERE sleutel LIKE 'sleutel_%' ORDER BY 1"
want "there are check values" [ "$(sqlite3 "$new" "$keys" | wc -l)" = 2 ]

# dump HOME: all that is kept, but for what only the version knows that took the messages in: by what they were judged.
# A seal is another one each time.
dump() {
	for table in bericht feit sleutel jeugdige stand naam lijst geraakt aanmelding afkeur_rij afkeur_afgeleid verzoek_rij \
		toewijzing_rij levering_rij wachtketen_rij traject_rij aanmeldwacht; do
		echo "# $table"
		sqlite3 -quote "$1/ijw.db" "SELECT * FROM $table ORDER BY 1, 2" | grep -v "^'herbouwd'\|^'aanmelddatum'," | sort
	done
	sqlite3 "$1/ijw.db" "SELECT bericht FROM origineel ORDER BY 1"
	sqlite3 "$1/ijw.db" "SELECT s.release, hex(s.schemas) FROM bericht b JOIN basis s ON s.id = b.basis ORDER BY b.id"
}
# without VERSION: what that version did not know yet.
without() {
	sed -e "$([ "$1" -ge 2 ] || echo '/^# aanmeld/,/^#/{/^#/!d}; /^.aanmelddatum_/d')" \
		-e "$([ "$1" -ge 4 ] || echo '/^# lijst/,/^#/{/^#/!d}')" \
		-e "$([ "$1" -ge 10 ] || echo '/^# naam/,/^#/{/^#/!d}')"
}
dump "$TMP/new" >"$TMP/new.dump"
want "there is something to lose" grep -q "'error'" "$TMP/new.dump"

# Every plain SHA-256 of a message, as text; hexadecimal FILE: its bytes as text.
find "$TMP/traffic/messages" fixtures/rules -name '*.xml' -exec sha256sum {} + | cut -c1-16 | sort -u >"$TMP/plain"
hexadecimal() {
	od -An -v -tx1 "$1" | tr -d ' \n'
}
# finds FILE...: whether a head of one of these is in a file.
finds() {
	for file in "$@"; do
		[ ! -e "$file" ] || { hexadecimal "$file" | grep -qF -f "$TMP/plain"; } && [ -e "$file" ] && return 0
	done
	return 1
}

# at VERSION: a home of that version in $TMP/h.
at() {
	rm -rf "$TMP/h"
	cp -a "$TMP/new" "$TMP/h"
	older_database "$1" "$TMP/new" "$TMP/h/ijw.db"
}

# up_to_date VERSION HOME: that was just opened.
up_to_date() {
	db=$2/ijw.db
	want "$1: the database is of today" [ "$(sqlite3 "$db" "PRAGMA user_version")" = "$newest" ]
	want "$1: it knows its keys" [ "$(sqlite3 "$db" "$keys")" = "$(sqlite3 "$new" "$keys")" ]
	want "$1: it is whole" [ "$(sqlite3 "$db" "PRAGMA integrity_check; PRAGMA foreign_key_check")" = ok ]
	want "$1: no page and no log has a plain digest" eval '! finds "$db" "$db-wal"'
	dump "$2" >"$TMP/old.dump"
	without "${1%%[-,]*}" <"$TMP/new.dump" >"$TMP/wanted"
	without "${1%%[-,]*}" <"$TMP/old.dump" >"$TMP/got"
	same "$1: all is as in a new home" "$TMP/wanted" "$TMP/got"
}

versions=0
for schema in fixtures/schema/*.sql; do
	version=$(basename "$schema" .sql)
	versions=$((versions + 1))
	at "$version"
	[ "${version%%-*}" -ge 13 ] || want "$version: it can be traced" finds "$TMP/h/ijw.db"

	# Who only reads changes nothing, and the advice works.
	sum=$(sha256sum <"$TMP/h/ijw.db")
	for command in status "export wachtketen" "rebuild --check" "backup $TMP/none"; do
		# shellcheck disable=SC2086 # words
		refuses 3 "of version ${version%%-*}, from an older ijw; 'ijw rebuild' brings it up" "$IJW" -C "$TMP/h" $command
	done
	want "$version: reading changes nothing" [ "$(sha256sum <"$TMP/h/ijw.db")" = "$sum" ]
	command=rebuild
	[ $((versions % 2)) = 0 ] || command=ingest
	exits 0 "$IJW" -C "$TMP/h" $command
	want "$version: it is said" grep -q "of version ${version%%-*} is brought up to version $newest: its $messages messages" "$TMP/err"
	lines="1 2 "
	[ "${version%%-*}" -ge 13 ] || {
		want "$version: and what older backups are" grep -q "backups made before can be traced" "$TMP/err"
		lines="1 2 3 "
	}
	want "$version: before it begins" [ "$(grep -n "brought up\|made before\|is of version $newest now" "$TMP/err" | cut -d: -f1 | tr '\n' ' ')" = "$lines" ]
	want "$version: nothing is left in work/" [ -z "$(ls -A "$TMP/h/work" | grep db)" ]
	up_to_date "$version" "$TMP/h"
	exits 0 "$IJW" -C "$TMP/h" rebuild --check
	want "$version: nothing differs" grep -q "nothing differs" "$TMP/err"
	exits 0 "$IJW" -C "$TMP/h" ingest "$TMP/traffic/messages"
	want "$version: what came before is known" [ "$(sqlite3 "$TMP/h/ijw.db" "SELECT count(*) FROM bericht")" = "$messages" ]
done
want "every earlier version was there" [ "$versions" -ge $((newest - 1)) ]

# A backup of an earlier version is brought up to date as it is restored.
for version in 1 5 12; do
	rm -rf "$TMP/r" "$TMP/old.copy"
	older_database $version "$TMP/new" "$TMP/old.copy"
	sum=$(sha256sum <"$TMP/old.copy")
	exits 0 "$IJW" -C "$TMP/r" restore "$TMP/old.copy" --keys "$TMP/new/keys"
	want "$version: it is said" grep -q "of version $version is brought up to version $newest" "$TMP/err"
	want "$version: the backup stays as it is" [ "$(sha256sum <"$TMP/old.copy")" = "$sum" ]
	up_to_date "$version, restored" "$TMP/r"
done

# What a message was judged by then stays known.
want "the program that took it in" [ "$(sqlite3 "$TMP/r/ijw.db" "SELECT DISTINCT programma FROM basis")" = "s$(sqlite3 "$new" "SELECT DISTINCT programma FROM basis")" ]

# Killed at any moment, and without room: the old database is whole, and the next command does it.
at 12
sqlite3 "$TMP/h/ijw.db" "PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
sum=$(sha256sum <"$TMP/h/ijw.db")
for pause in 0.02 0.05 0.1 0.15 0.2 0.3 0.4; do
	timeout --foreground -s KILL $pause "$IJW" -q -C "$TMP/h" rebuild 2>/dev/null
	case $(sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version; PRAGMA integrity_check" | tr '\n' ' ') in
	"12 ok ") want "killed after $pause s it is what it was" [ "$(sha256sum <"$TMP/h/ijw.db")" = "$sum" ] ;;
	"$newest ok ") ok ;;
	*) not_ok "killed after $pause s: $(sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version; PRAGMA integrity_check")" ;;
	esac
done
exits 0 "$IJW" -q -C "$TMP/h" rebuild
up_to_date "12, killed" "$TMP/h"
for blocks in 100 1000 2000; do
	at 12
	exits 3 sh -c "ulimit -f $blocks; exec \"\$IJW\" -q -C \"\$TMP/h\" rebuild"
	want "without room for $blocks blocks it is what it was" [ "$(sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version; SELECT count(*) FROM bericht; PRAGMA integrity_check" | tr '\n' ' ')" = "12 $messages ok " ]
done
exits 0 "$IJW" -q -C "$TMP/h" rebuild
up_to_date "12, without room" "$TMP/h"

# Who reads meanwhile sees the old one to the end; two that write do it once.
at 12
mkfifo "$TMP/go"
(
	echo "BEGIN; SELECT count(*) FROM bericht;"
	read -r _ <"$TMP/go"
	echo "SELECT count(*), (SELECT user_version FROM pragma_user_version) FROM bericht; SELECT count(DISTINCT sha256) FROM bericht; COMMIT;"
) | sqlite3 "$TMP/h/ijw.db" >"$TMP/seen" &
reader=$!
soon "somebody reads" [ -s "$TMP/seen" ]
"$IJW" -C "$TMP/h" rebuild >/dev/null 2>"$TMP/first" &
first=$!
"$IJW" -C "$TMP/h" ingest "$TMP/traffic/messages" >/dev/null 2>"$TMP/second"
want "the second one goes on" [ $? = 0 ]
wait $first
want "the first one too: $(cat "$TMP/first")" [ $? = 0 ]
echo >"$TMP/go"
wait $reader
want "the reader saw the old one" [ "$(tr '\n' ' ' <"$TMP/seen")" = "$messages $messages|12 $messages " ]
exits 0 "$IJW" -q -C "$TMP/h" ingest
up_to_date "12, read meanwhile" "$TMP/h"

# What is damaged is named, and stays as it is.
at 12
sqlite3 "$TMP/h/ijw.db" "UPDATE origineel SET bytes = zeroblob(100) WHERE bericht = 7"
refuses 3 "message 7: its original cannot be opened" "$IJW" -C "$TMP/h" ingest
want "it is of its version" [ "$(sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version")" = 12 ]

# A newer one is left alone.
sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version = $((newest + 1))"
refuses 3 "use a newer ijw" "$IJW" -C "$TMP/h" status
done_testing
