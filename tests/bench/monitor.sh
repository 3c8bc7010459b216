#!/bin/bash
# Speed of the monitor: monitor.sh PROGRAM. Publishing against xmllint over the same messages, and the site.
# Environment: ROUNDS (default 5), DEMO (youths of a region as `make demo` has it, default 6000), MILLION
# (messages of the largest region, default 0: left out; 1000000 takes a quarter of an hour).
set -euo pipefail
ijw=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
rounds=${ROUNDS:-5}
million=${MILLION:-0}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$here/common.sh"
TIMEFORMAT='%R %U %S'
export IJW_NOW=2026-02-10T12:00:00Z

# region YOUTHS MONTHS: a home with its messages taken in, and the list of them.
region() {
	rm -rf "$tmp/traffic" "$tmp/home"
	"$ijw" -q generate --youths "$1" --months "$2" --seed 2026 --from 2023-02-01 $3 --out "$tmp/traffic"
	find "$tmp/traffic/messages" -name '*.xml' | sort >"$tmp/files"
	[ "${4:-0}" = 0 ] || { head -n "$4" "$tmp/files" >"$tmp/some" && mv "$tmp/some" "$tmp/files"; }
	by_type "$tmp/files"
	"$ijw" -q init "$tmp/home"
	cp "$tmp"/traffic/region/* "$tmp/home"
	xargs "$ijw" -q -C "$tmp/home" ingest <"$tmp/files" >/dev/null 2>&1 || [ $? = 123 ] || [ $? = 1 ]
}

run_xmllint() { xmllint_all "$tmp/files"; }
run_publish() { "$ijw" -q -C "$tmp/home" publish; }
run_report() { "$ijw" -q -C "$tmp/home" report --out "$tmp/site"; }

# measure ROUNDS WHAT...: times by turns; a publication begins without earlier ones.
measure() {
	local n=$1 round what
	shift
	rm -f "$tmp"/times.*
	for ((round = 1; round <= n; round++)); do
		for what in "$@"; do
			[ "$what" != publish ] || rm -rf "$tmp/home/feed/"*
			{ time "run_$what" >/dev/null; } 2>"$tmp/time"
			tail -n 1 "$tmp/time" | awk '{ print $1, $2 + $3 }' >>"$tmp/times.$what"
		done
	done
}

tell_publish() {
	local memory
	rm -rf "$tmp/home/feed/"*
	memory=$(peak "$ijw" -q -C "$tmp/home" publish)
	awk -v n="$(wc -l <"$tmp/files")" -v wall="$(median "$tmp/times.publish" 1)" \
		-v cpu="$(median "$tmp/times.publish" 2)" -v base="$(median "$tmp/times.xmllint" 1)" \
		-v memory="$memory" 'BEGIN {
		printf "%-34s %9.2f %9.2f %14.2f\n", "ijw publish, " n " messages", wall, cpu, base / wall
		printf "%-34s %9d MB\n", "largest memory of ijw publish", memory / 1024 }'
}

printf '\n%-34s %9s %9s %14s\n' '' 'wall s' 'cpu s' 'times xmllint'
region "${DEMO:-6000}" 36 ''
measure "$rounds" xmllint publish report
tell_publish
awk -v wall="$(median "$tmp/times.report" 1)" -v cpu="$(median "$tmp/times.report" 2)" \
	-v memory="$(peak "$ijw" -q -C "$tmp/home" report --out "$tmp/site")" \
	-v most="$(find "$tmp/site" -name '*.html' ! -name rapport.html -printf '%s\n' | sort -n | tail -n 1)" 'BEGIN {
	printf "%-34s %9.2f %9.2f\n", "ijw report, its site", wall, cpu
	printf "%-34s %9d MB\n%-34s %9d kB\n", "largest memory of ijw report", memory / 1024,
		"largest page", most / 1000 }'
if [ "$million" -gt 0 ]; then
	region $((million * 9 / 100)) 60 --wide "$million"
	measure 1 xmllint publish
	tell_publish
fi
