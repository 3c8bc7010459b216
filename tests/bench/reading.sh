#!/bin/bash
# What the commands cost that read a large home: reading.sh PROGRAM. CPU of the process, not what else runs.
# Environment: ROUNDS (default 5), READING (messages of the home, default 100000; with 1000000 it takes a quarter
# of an hour), HOME_READ (a home that is there already, of READING messages whose last day was IJW_NOW).
set -euo pipefail
ijw=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
rounds=${ROUNDS:-5}
messages=${READING:-100000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$here/common.sh"
TIMEFORMAT='%R %U %S'
tables='verzoek toewijzing levering wachtketen traject afkeur'

if [ -n "${HOME_READ:-}" ]; then
	home=$HOME_READ
else
	home=$tmp/home
	export IJW_NOW=2029-05-01T12:00:00Z
	"$ijw" -q generate --wide --youths $((messages * 33 / 400)) --months 40 --seed 2 --out "$tmp/traffic"
	"$ijw" -q init "$home"
	"$ijw" -q -C "$home" ingest "$tmp/traffic/messages" >/dev/null 2>&1 || [ $? = 1 ]
	messages=$(find "$tmp/traffic/messages" -name '*.xml' | wc -l)
	# Some youths to be erased at the end; there are none to be had from a home that is there already.
	grep -rhoE -m 1 'Bsn>[0-9]{9}' "$tmp/traffic/messages" | awk -F'>' -v every="$((messages / 6 + 1))" \
		'NR % every == 0 { print $2 }' >"$tmp/youths"
fi
run_erase() { "$ijw" -q -C "$home" erase --claims --grond bench <<<"$1"; }

run_export() { "$ijw" -C "$home" export "$1" "${@:2}"; }
run_status() { "$ijw" -C "$home" status "$@"; }

# measure NAME COMMAND...: its CPU seconds, in turn, in times.NAME.
measure() {
	local name=$1
	shift
	{ time "$@" >/dev/null || [ $? = 1 ]; } 2>"$tmp/time"
	tail -n 1 "$tmp/time" | awk '{ print $2 + $3 }' >>"$tmp/times.$name"
}
for ((round = 0; round <= rounds; round++)); do # round 0 warms up
	[ "$round" != 1 ] || rm -f "$tmp"/times.*
	for table in $tables; do
		measure "$table" run_export "$table"
	done
	measure derived run_export wachtketen --peildatum 2028-03-01 --kennisdatum 2028-02-15
	measure status run_status
	measure json run_status --json
	measure metrics run_status --prometheus "$tmp/metrics"
done

# tell NAME WHAT UNIT FACTOR MOST
tell() {
	awk -v name="$2" -v cpu="$(median "$tmp/times.$1" 1)" -v unit="$3" -v factor="$4" -v most="$5" 'BEGIN {
		printf "%-34s %9.2f %s (at most %s)\n", name, cpu * factor, unit, most }'
}
printf '\nReading a home of %d messages, CPU\n' "$messages"
for table in $tables; do
	tell "$table" "ijw export $table" 'us a message' "$(awk -v n="$messages" 'BEGIN { print 1000000 / n }')" 5
done
tell derived 'the same at another P and K' 'us a message' "$(awk -v n="$messages" 'BEGIN { print 1000000 / n }')" 5
tell status 'ijw status' ms 1000 50
tell json 'ijw status --json' ms 1000 50
tell metrics 'ijw status --prometheus' ms 1000 50
printf '%-34s %9d MB\n' 'largest memory of ijw export' "$(($(peak "$ijw" -C "$home" export toewijzing) / 1024))"
printf '%-34s %9d MB\n' 'the same at another P and K' \
	"$(($(peak "$ijw" -C "$home" export wachtketen --peildatum 2028-03-01 --kennisdatum 2028-02-15) / 1024))"
if [ -s "$tmp/youths" ]; then
	while read -r youth; do
		measure erase run_erase "$youth"
	done <"$tmp/youths"
	tell erase 'ijw erase, one youth' s 1 5
fi
