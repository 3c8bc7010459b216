# A large load stores its messages first, and derives them at its end: every row is the same as when each part
# of it is taken in by itself, also when it is killed at random moments; meanwhile readers show what is stored.
. tests/lib/reliability.sh

kills=$(figure 6 200)
seed=${SEED:-$(date +%s)}
export IJW_NOW=2026-07-01T12:00:00Z
"$IJW" -q generate --youths "$(figure 4200 40000)" --months 6 --seed 29 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' | sort >"$TMP/list"
messages=$(wc -l <"$TMP/list")
mkdir "$TMP/load" "$TMP/parts"
split -l 6000 -d -a 3 "$TMP/list" "$TMP/parts/"
for part in "$TMP"/parts/*; do
	tar -cf "$TMP/load/${part##*/}.tar" -T "$part" 2>/dev/null
done
"$IJW" -q init "$TMP/empty"

# rows HOME: all that is stored, but for when it came, what is sealed, and the seconds in which messages were counted.
rows() {
	sqlite3 -readonly "$1/ijw.db" "SELECT id, hex(kenmerk), bestand, lid, oordeel, basis, type, afzender, ontvanger,
		identificatie, dagtekening, bekend, headerline, verwerpt, neemt_terug, hex(inhoud), orde, zelfde_als,
		nietig_vanaf FROM bericht ORDER BY id"
	for table in feit sleutel jeugdige afkeur_rij afkeur_afgeleid verzoek_rij toewijzing_rij levering_rij \
		wachtketen_rij traject_rij geraakt openstaand zender masker stand; do
		echo "# $table"
		sqlite3 -readonly "$1/ijw.db" ".mode quote" "SELECT * FROM $table ORDER BY 1, 2" | sort
	done
	sqlite3 -readonly "$1/ijw.db" "SELECT oordeel, sum(aantal) FROM ontvangst GROUP BY 1"
}
waiting() {
	"$IJW" -C "$1" status --json | sed -n 's/.*"messages_postponed": *\([0-9]*\).*/\1/p'
}

cp -a "$TMP/empty" "$TMP/calm"
for part in "$TMP"/load/*; do
	"$IJW" -q -C "$TMP/calm" ingest "$part" >/dev/null || true
done
rows "$TMP/calm" >"$TMP/wanted"
for table in wachtketen verzoek; do
	"$IJW" -q -C "$TMP/calm" export $table >"$TMP/$table.wanted"
done

# one NAME: the load in one command, from where the home stands.
one() {
	"$IJW" -q -C "$TMP/$1" ingest "$TMP/load" >/dev/null 2>>"$TMP/$1.log"
	[ "$(waiting "$TMP/$1")" = 0 ] || not_ok "$1: the load is not finished"
	rows "$TMP/$1" >"$TMP/rows"
	want "$1: each row is that of a load part by part" cmp "$TMP/wanted" "$TMP/rows"
}
cp -a "$TMP/empty" "$TMP/whole"
one whole
# What is there already: a part of it, then the rest on top.
cp -a "$TMP/empty" "$TMP/second"
"$IJW" -q -C "$TMP/second" ingest "$TMP/load/000.tar" >/dev/null || true
one second
held 1 "a load derived at its end" "$messages messages, into an empty home and on top of others"

# strike SECONDS: a load that is killed after them.
strike() {
	"$IJW" -q -C "$TMP/killed" ingest "$TMP/load" >/dev/null 2>>"$TMP/killed.log" &
	pid=$!
	sleep "$1"
	kill -9 "$pid" 2>/dev/null && killed=$((killed + 1))
	wait "$pid" 2>/dev/null
}
killed=0
left=0
begin=$(date +%s%N)
cp -a "$TMP/empty" "$TMP/timed"
"$IJW" -q -C "$TMP/timed" ingest "$TMP/load" >/dev/null || true
takes=$((($(date +%s%N) - begin) / 1000000))
for pause in $(awk -v seed="$seed" -v n="$kills" -v ms="$takes" 'BEGIN { srand(seed)
	for (i = 0; i < n; i++) printf "%.3f\n", ms / 1000 * (0.2 + 0.9 * rand()) }'); do
	[ -d "$TMP/killed" ] && [ "$(waiting "$TMP/killed")" != 0 ] || {
		rm -rf "$TMP/killed"
		cp -a "$TMP/empty" "$TMP/killed"
	}
	strike "$pause"
	[ "$(waiting "$TMP/killed")" = 0 ] || left=$((left + 1))
done
# A load that is left in the middle for certain.
rm -rf "$TMP/killed"
cp -a "$TMP/empty" "$TMP/killed"
"$IJW" -q -C "$TMP/killed" ingest "$TMP/load" >/dev/null 2>>"$TMP/killed.log" &
pid=$!
until [ "$(waiting "$TMP/killed")" -gt 0 ] || ! kill -0 "$pid" 2>/dev/null; do
	sleep 0.05
done
kill -9 "$pid" 2>/dev/null
wait "$pid" 2>/dev/null
if [ "$(waiting "$TMP/killed")" -gt 0 ]; then
	"$IJW" -C "$TMP/killed" export afkeur >/dev/null 2>"$TMP/said"
	want "who asks for findings hears that they are not complete" grep -q "not judged against each other yet" "$TMP/said"
	"$IJW" -C "$TMP/killed" rebuild --check >/dev/null 2>"$TMP/said"
	want "who compares hears why rows differ" grep -q "still to be derived, as a load was not finished" "$TMP/said"
	"$IJW" -q -C "$TMP/killed" export wachtketen >"$TMP/aside"
	cp -a "$TMP/killed" "$TMP/ended"
	"$IJW" -q -C "$TMP/ended" ingest >/dev/null 2>&1
	want "the next command finishes it" test "$(waiting "$TMP/ended")" = 0
	"$IJW" -q -C "$TMP/ended" export wachtketen >"$TMP/stored"
	want "what was derived aside is what is stored" cmp "$TMP/aside" "$TMP/stored"
	left=$((left + 1))
fi
one killed
for table in wachtketen verzoek; do
	"$IJW" -q -C "$TMP/killed" export $table >"$TMP/exported"
	want "the table $table" cmp "$TMP/$table.wanted" "$TMP/exported"
done
want "some were killed in the middle" test "$left" -gt 0
held 1 "kill -9 of a large load" "$killed kills, $left with a part that waited, seed $seed"
done_testing
