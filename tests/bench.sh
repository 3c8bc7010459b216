#!/bin/bash
# Speed as ratios: bench.sh PROGRAM BENCH. All on the same generated files, all in one run, in turn, so
# that what disturbs the machine disturbs all of them. Each figure is the median of ROUNDS runs.
# Environment: MESSAGES (about so many, default 20000), ROUNDS (default 5).
set -euo pipefail
ijw=$(realpath "$1")
bench=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
rounds=${ROUNDS:-5}
messages=${MESSAGES:-20000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Some six messages a youth in half a year.
"$ijw" -q generate --youths $((messages * 35 / 200)) --months 6 --seed 1 --out "$tmp/traffic"
find "$tmp/traffic/messages" -name '*.xml' | sort >"$tmp/files"
count=$(wc -l <"$tmp/files")
size=$(xargs cat <"$tmp/files" | wc -c)
for type in 301 302 305 306 307 308 315 316 317 318 319 320 323 325; do
	{ grep "JW$type.xml$" "$tmp/files" || true; } >"$tmp/files.$type"
done

run_read() { "$bench" read <"$tmp/files"; }
run_sax() { "$bench" sax <"$tmp/files"; }
run_xmllint() {
	for type in 301 302 305 306 307 308 315 316 317 318 319 320 323 325; do
		xargs -r xmllint --noout --schema "$here/../xsd/jw$type.xsd" <"$tmp/files.$type" 2>/dev/null
	done
}
run_validate() { "$ijw" -q validate "$tmp/traffic/messages"; }
run_ingest() { "$ijw" -q -C "$tmp/home" ingest "$tmp/traffic/messages"; }
before_ingest() { rm -rf "$tmp/home"; "$ijw" -q init "$tmp/home"; }

TIMEFORMAT='%R %U %S'
for ((round = 0; round <= rounds; round++)); do # round 0 warms up
	for what in read sax xmllint validate ingest; do
		[ "$what" != ingest ] || before_ingest
		{ time "run_$what" >/dev/null; } 2>"$tmp/time"
		[ "$round" = 0 ] || tail -n 1 "$tmp/time" | awk '{ print $1, $2 + $3 }' >>"$tmp/times.$what"
	done
done

median() { # FILE COLUMN
	awk -v c="$2" '{ print $c }' "$1" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
peak() { # COMMAND...: its largest resident size in kB
	sh -c 'echo $$ >"$1"; shift; exec "$@"' - "$tmp/pid" "$@" >/dev/null 2>&1 &
	local child=$! most=0 now
	while kill -0 "$child" 2>/dev/null; do
		now=$(awk '/VmHWM/ { print $2 }' "/proc/$child/status" 2>/dev/null || true)
		[ "${now:-0}" -le "$most" ] || most=$now
		sleep 0.02
	done
	wait "$child" || true
	echo "$most"
}

before_ingest
peak_validate=$(peak "$ijw" -q validate "$tmp/traffic/messages")
peak_ingest=$(peak "$ijw" -q -C "$tmp/home" ingest "$tmp/traffic/messages")

echo "$count messages, $((size / 1000000)) MB; median of $rounds rounds, in turn"
printf '%-34s %9s %9s %12s %14s\n' '' 'wall s' 'cpu s' 'messages/s' 'times xmllint'
base=$(median "$tmp/times.xmllint" 1)
for what in read sax xmllint validate ingest; do
	case $what in
	read) name='read only' ;;
	sax) name='libxml2 SAX parse only' ;;
	xmllint) name='xmllint --noout --schema' ;;
	*) name="ijw $what" ;;
	esac
	wall=$(median "$tmp/times.$what" 1)
	cpu=$(median "$tmp/times.$what" 2)
	awk -v name="$name" -v wall="$wall" -v cpu="$cpu" -v n="$count" -v base="$base" \
		'BEGIN { printf "%-34s %9.2f %9.2f %12.0f %14.2f\n", name, wall, cpu, n / wall, base / wall }'
done
printf '%-34s %9s MB\n' 'largest memory of ijw validate' "$((peak_validate / 1024))"
printf '%-34s %9s MB\n' 'largest memory of ijw ingest' "$((peak_ingest / 1024))"
