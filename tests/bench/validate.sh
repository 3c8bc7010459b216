#!/bin/bash
# Speed of ijw validate against xmllint and other validators: validate.sh PROGRAM. All judge the same generated files,
# of which 1 in 100 is invalid, by turns in one run, and their verdicts are compared; each figure is the median over
# ROUNDS of the ratio within a round, start-up included. On one core it is processor time, on all of them wall time.
# Environment: MESSAGES (about so many, default 20000), ROUNDS (default 9).
set -euo pipefail
ijw=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
xsd=$(realpath "$here/../../xsd/3.2")
rounds=${ROUNDS:-9}
messages=${MESSAGES:-20000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$here/common.sh"
TIMEFORMAT='%R %U %S'
core=$(taskset -pc $$ | sed 's/.*: //; s/[-,].*//')
cd "$tmp"

# Sets of files: all; some that the reader leaves to libxml2; some that are invalid. Names are short, so that xmllint
# is started once a type.
"$ijw" -q generate --youths $((messages * 35 / 200)) --months 6 --seed 1 --out traffic
mv traffic/messages all
find all -name '*.xml' | sort >all.files
mkdir left invalid spoilt tars
awk 'NR % 4 == 0' all.files >some.files
xargs awk -v KIND=left -v out=left -f "$here/spoil.awk" <some.files
xargs awk -v KIND=invalid -v out=invalid -f "$here/spoil.awk" <some.files
awk 'NR % 100 == 0' all.files >hundredth.files
xargs awk -v KIND=invalid -v out=spoilt -f "$here/spoil.awk" <hundredth.files
while read -r name; do mv "spoilt/${name##*/}" "$name"; done <hundredth.files
split -l 9000 all.files part. # an archive has at most 10,000 members
for part in part.*; do tar -cf "tars/$part.tar" -T "$part"; done
for set in all left invalid; do
	find $set -name '*.xml' | sort >$set.files
	by_type $set.files
done

# How each judges a set: xmllint SET and so on.
xmllint() {
	local type
	for type in $types; do
		xargs -s 1500000 -r xmllint --noout --schema "$xsd/jw$type.xsd" <"$1.files.$type"
	done
}
lxml() { "$python" "$here/lxml_validate.py" "$xsd" <"$1.files"; }
xerces() { ./xerces.program "$xsd" <"$1.files"; }
java_validator() { java -XX:+UseSerialGC -cp . Jaxp "$xsd" <"$1.files"; }
ijw() { "$ijw" -q validate "$1"; }
ijw_json() { "$ijw" -q validate --json "$1"; }

# What is installed of the others.
others=
for python in python3 /usr/bin/python3; do
	"$python" -c 'import lxml' 2>/dev/null && others="$others lxml" && break
done
c++ -O2 -o xerces.program "$here/xerces.cc" -lxerces-c 2>/dev/null && others="$others xerces"
javac -d . "$here/Jaxp.java" 2>/dev/null && others="$others java_validator"

# Which files of a set are not valid by the schema, says each.
invalid_by() {
	case $1 in
	xmllint) { xmllint "$2" 2>&1 || true; } | sed -n 's/ fails to validate$//p' ;;
	ijw) { ijw_json "$2" || true; } | sed -n 's/.*"file":"\([^"]*\)".*"verdict":"\(invalid\|unreadable\)".*/\1/p' ;;
	*) $1 "$2" ;;
	esac | sort
}
# The row about what the reader leaves is about nothing else.
left=$(LC_ALL=C "$ijw" -v validate left 2>&1 | sed -n 's/.* \([0-9]*\) messages judged by libxml2: .*/\1/p')
[ "$left" = "$(wc -l <left.files)" ] || { echo "libxml2 judged $left messages of those left to it"; exit 1; }
differ=
for set in all left invalid; do
	invalid_by xmllint $set >$set.invalid
	for who in ijw $others; do
		invalid_by "$who" $set | cmp -s - $set.invalid || differ="$differ $who($set)"
	done
done

# measure FILE COMMAND...: adds wall and processor time.
measure() {
	local file=$1
	shift
	{ time "$@" >/dev/null 2>&1 || true; } 2>time
	tail -n 1 time | awk '{ print $1, $2 + $3 }' >>"$file"
}

cores=$(taskset -pc $$ | sed 's/.*: //')
for ((round = 0; round <= rounds; round++)); do
	[ "$round" != 1 ] || rm -f times.* # the first round warms up
	taskset -pc "$core" $$ >/dev/null
	for set in all left invalid; do
		measure times.$set.xmllint xmllint $set
		measure times.$set.ijw ijw $set
	done
	measure times.all.tars ijw tars
	measure times.all.json ijw_json all
	for who in $others; do
		measure "times.all.$who" "$who" all
	done
	taskset -pc "$cores" $$ >/dev/null
	measure times.cores.xmllint xmllint all
	measure times.cores.ijw ijw all
done

# row NAME SET WHO COLUMN BAR: how many times as fast as xmllint, and in microseconds a message.
row() {
	local files=$2.files
	[ "$2" != cores ] || files=all.files
	paste "times.$2.xmllint" "times.$2.$3" | awk -v c="$4" '{ print $c / $(c + 2) }' >ratios
	awk -v name="$1" -v n="$(wc -l <"$files")" -v ratio="$(median ratios 1)" -v bar="$5" \
		-v base="$(median "times.$2.xmllint" "$4")" -v took="$(median "times.$2.$3" "$4")" 'BEGIN {
		printf "%-44s %9.1f %9.1f %9.2f %s\n", name, 1e6 * base / n, 1e6 * took / n, ratio,
			(bar == "") ? "" : (ratio >= bar) ? "(" bar ")" : "(" bar "): short of it" }'
}
printf '%d messages, 1 in 100 of them invalid; median of %d rounds, by turns\n' "$(wc -l <all.files)" "$rounds"
printf '%-44s %9s %9s %9s\n' 'us a message' xmllint '' 'times (bar)'
row 'ijw validate, one core, loose files' all ijw 2 8
row 'ijw validate, one core, from tar' all tars 2 10
row 'ijw validate, one core, --json' all json 2 6
row "ijw validate, $(nproc) cores, wall" cores ijw 1 13
row 'ijw validate, one core, left to libxml2' left ijw 2 1.3
row 'ijw validate, one core, invalid' invalid ijw 2 0.95
for who in lxml xerces java_validator; do
	case $who in
	lxml) name='lxml' ;;
	xerces) name='Xerces-C, cached grammar' ;;
	java_validator) name='javax.xml.validation' ;;
	esac
	case " $others " in
	*" $who "*) row "$name, one core" all $who 2 '' ;;
	*) printf '%-44s %s\n' "$name" 'not installed' ;;
	esac
done
for set in all left invalid; do
	printf '%-44s %d of %d\n' "invalid, says xmllint: $set" "$(wc -l <$set.invalid)" "$(wc -l <$set.files)"
done
[ -z "$differ" ] || { echo "other verdicts than those of xmllint:$differ"; exit 1; }
echo 'all say the same of every file'
