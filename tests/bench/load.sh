#!/bin/bash
# A large load against xmllint on the same files: load.sh PROGRAM. Everything is on: workers, rules, encryption,
# durability. Of loose files and of tar, on one core (CPU) and on two (wall, the median of paired runs). What is
# stored is compared with what one group after the other gives.
# Environment: MESSAGES (about so many, default 200000), ROUNDS (default 3), LONG (messages of the load whose tenths
# are compared, default 0: left out).
set -euo pipefail
ijw=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
messages=${MESSAGES:-200000}
rounds=${ROUNDS:-3}
long=${LONG:-0}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$here/common.sh"
export IJW_NOW=2026-12-01T12:00:00Z
TIMEFORMAT='%R %U %S'

# An archive has 10,000 members at most.
make_tars() { # LIST FOLDER
	mkdir -p "$2"
	split -l 8000 -d -a 4 "$1" "$tmp/members."
	for part in "$tmp"/members.*; do
		tar -cf "$2/${part##*.}.tar" -T "$part" 2>/dev/null
	done
	rm "$tmp"/members.*
}
"$ijw" -q generate --wide --youths $((messages * 35 / 200)) --months 6 --seed 1 --out "$tmp/traffic"
find "$tmp/traffic/messages" -name '*.xml' | sort >"$tmp/files"
count=$(wc -l <"$tmp/files")
by_type "$tmp/files"
make_tars "$tmp/files" "$tmp/tars"
"$ijw" -q init "$tmp/empty"

run_xmllint() { xmllint_all "$tmp/files"; }
run_loose() { "$ijw" -q -C "$tmp/home" ingest "$tmp/traffic/messages"; }
run_tar() { "$ijw" -q -C "$tmp/home" ingest "$tmp/tars"; }
run_rebuild() { "$ijw" -q -C "$tmp/home" rebuild; }
run_backup() { "$ijw" -q -C "$tmp/home" backup "$tmp/backup"; }
fresh() {
	rm -rf "$tmp/home" "$tmp/backup"
	cp -a "$tmp/empty" "$tmp/home"
}
# measure WHAT: a line "wall cpu" behind its times.
measure() {
	{ time "run_$1" >/dev/null; } 2>"$tmp/time" || true
	tail -n 1 "$tmp/time" | awk '{ print $1, $2 + $3 }' >>"$tmp/times.$2"
}
# The same on one core: of this shell, whose children inherit it.
all_cores=$(taskset -cp $$ | sed 's/.*: //')
for ((round = 0; round < rounds; round++)); do
	taskset -cp 0 $$ >/dev/null
	for what in xmllint loose tar; do
		[ $what = xmllint ] || fresh
		measure $what "$what.one"
	done
	taskset -cp "$all_cores" $$ >/dev/null
	for what in xmllint loose tar; do
		[ $what = xmllint ] || fresh
		measure $what "$what.all"
	done
	measure rebuild rebuild
	measure backup backup
done

# rows HOME: what is stored, but for what is sealed.
rows() {
	sqlite3 -readonly "$1/ijw.db" "SELECT id, hex(kenmerk), bestand, lid, oordeel, type, zelfde_als, nietig_vanaf
		FROM bericht ORDER BY id"
	for table in feit sleutel jeugdige afkeur_rij afkeur_afgeleid verzoek_rij toewijzing_rij levering_rij \
		wachtketen_rij traject_rij geraakt openstaand zender masker stand; do
		sqlite3 -readonly "$1/ijw.db" ".mode quote" "SELECT * FROM $table" | sort
	done
}
fresh
run_tar >/dev/null || true
rows "$tmp/home" | sha256sum >"$tmp/of.load"
fresh
for part in "$tmp"/tars/*; do
	"$ijw" -q -C "$tmp/home" ingest "$part" >/dev/null || true
done
rows "$tmp/home" | sha256sum >"$tmp/of.parts"
same=differ
! cmp -s "$tmp/of.load" "$tmp/of.parts" || same=same
fresh
memory=$(peak "$ijw" -q -C "$tmp/home" ingest "$tmp/tars")

ratio() { # WHAT CORES COLUMN: the median of paired runs
	paste "$tmp/times.xmllint.$2" "$tmp/times.$1.$2" | awk -v c="$3" '{ print $c / $(c + 2) }' >"$tmp/ratios"
	median "$tmp/ratios" 1
}
echo "$count messages in a load, $rounds rounds; times xmllint --noout --schema of the same files"
printf '%-34s %9.2f (at least 1.3; tar %.2f, 1.6)\n' 'one core, CPU, loose files' "$(ratio loose one 2)" "$(ratio tar one 2)"
printf '%-34s %9.2f (at least 2.2; tar %.2f, 2.7)\n' 'all cores, wall, loose files' "$(ratio loose all 1)" "$(ratio tar all 1)"
printf '%-34s %9.1f us CPU, xmllint %.1f\n' 'a message from tar, one core' \
	"$(median "$tmp/times.tar.one" 2 | awk -v n="$count" '{ print $1 * 1000000 / n }')" \
	"$(median "$tmp/times.xmllint.one" 2 | awk -v n="$count" '{ print $1 * 1000000 / n }')"
printf '%-34s %9.2f times as fast as the load (at least 1.3)\n' 'rebuild' \
	"$(paste "$tmp/times.tar.all" "$tmp/times.rebuild" | awk '{ print $1 / $3 }' >"$tmp/ratios"; median "$tmp/ratios" 1)"
printf '%-34s %9.2f times as fast as the load (at least 3)\n' 'backup' \
	"$(paste "$tmp/times.tar.all" "$tmp/times.backup" | awk '{ print $1 / $3 }' >"$tmp/ratios"; median "$tmp/ratios" 1)"
printf '%-34s %9d MB (at most 256)\n' 'largest memory of the load' $((memory / 1024))
printf '%-34s %9s\n' 'rows, part by part' "$same"

# The tenths of a long load, each by itself on top of those before.
if [ "$long" -gt 0 ]; then
	"$ijw" -q generate --wide --youths 45000 --months $((long / 22500 + 1)) --seed 2 --out "$tmp/long"
	find "$tmp/long/messages" -name '*.xml' | sort | head -n "$long" >"$tmp/files.long"
	make_tars "$tmp/files.long" "$tmp/tars.long"
	fresh
	"$ijw" -q -C "$tmp/home" ingest "$tmp/tars.long" >/dev/null 2>&1 &
	load=$!
	stored() { sqlite3 -readonly "$tmp/home/ijw.db" 'SELECT coalesce(max(id), 0) FROM bericht' 2>/dev/null || echo 0; }
	for tenth in 1 9 10; do
		until [ "$(stored)" -ge $((long / 10 * tenth)) ] || ! kill -0 "$load" 2>/dev/null; do
			sleep 0.2
		done
		echo "$tenth $(date +%s.%N) $(awk '{ print $14 + $15 }' "/proc/$load/stat" 2>/dev/null || echo 0)"
		[ "$tenth" != 1 ] || first=done
	done >"$tmp/tenths"
	wait "$load" || true
	echo "$(wc -l <"$tmp/files.long") messages"
	awk '{ cpu[$1] = $3 } END { printf "%-34s %9.2f times the first (at most 1.2)\n", "the last tenth, CPU of the writer",
		(cpu[10] - cpu[9]) / cpu[1] }' "$tmp/tenths"
fi
