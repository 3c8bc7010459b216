#!/bin/bash
# Speed as ratios: bench.sh PROGRAM BENCH. All on the same generated files, all in one run, in turn, so
# that what disturbs the machine disturbs all of them. Each figure is the median of ROUNDS runs.
# Environment: MESSAGES (about so many, default 20000), ROUNDS (default 5), LARGE (messages of the large
# region, default 100000; 0 leaves it out), IDLE (seconds that a daemon is watched doing nothing, default 60).
set -euo pipefail
ijw=$(realpath "$1")
bench=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
rounds=${ROUNDS:-5}
large=${LARGE:-100000}
messages=${MESSAGES:-20000}
idle=${IDLE:-60}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$here/common.sh"

# Some six messages a youth in half a year.
"$ijw" -q generate --youths $((messages * 35 / 200)) --months 6 --seed 1 --out "$tmp/traffic"
find "$tmp/traffic/messages" -name '*.xml' | sort >"$tmp/files"
count=$(wc -l <"$tmp/files")
size=$(xargs cat <"$tmp/files" | wc -c)
by_type "$tmp/files"

run_read() { "$bench" read <"$tmp/files"; }
run_sax() { "$bench" sax <"$tmp/files"; }
run_xmllint() { xmllint_all "$tmp/files"; }
run_rules() { "$bench" rules <"$tmp/files" >>"$tmp/rules"; }
run_validate() { "$ijw" -q validate "$tmp/traffic/messages"; }
run_ingest() { "$ijw" -v -C "$tmp/home" ingest "$tmp/traffic/messages" 2>"$tmp/log"; }
run_alone() { "$(dirname "$bench")/ijw-alone" -q -C "$tmp/home" ingest "$tmp/traffic/messages"; }
run_core() { taskset -c 0 "$ijw" -q -C "$tmp/home" ingest "$tmp/traffic/messages"; }
run_rebuild() { "$ijw" -q -C "$tmp/home" rebuild; }
run_audit() { "$ijw" -q -C "$tmp/home" audit; }
run_chain() { "$ijw" -q -C "$tmp/home" audit --chain; }
run_export() { "$ijw" -q -C "$tmp/home" export wachtketen --peildatum 2026-06-30 --kennisdatum 2026-04-15; }
run_diff() { "$ijw" -q -C "$tmp/home" diff 2026-04-15 2026-04-22; }
new_home() { rm -rf "$tmp/home"; "$ijw" -q init "$tmp/home"; }

# The messages of one half of the youths and of the other, by the last free digit of the first BSN in them;
# answers have none and go by turns.
mkdir "$tmp/half.1" "$tmp/half.2"
xargs awk 'FNR == 1 { if (file != "") print file, half; file = FILENAME; half = NR % 2 + 1; found = 0 }
	!found && match($0, /[:<]Bsn>[0-9]+/) { half = substr($0, RSTART + RLENGTH - 2, 1) % 2 + 1; found = 1 }
	END { print file, half }' <"$tmp/files" >"$tmp/halves"
for half in 1 2; do
	awk -v half=$half '$2 == half { print $1 }' "$tmp/halves" | xargs ln -t "$tmp/half.$half"
done
half1=$(find "$tmp/half.1" -name '*.xml' | wc -l)
half2=$(find "$tmp/half.2" -name '*.xml' | wc -l)
run_large1() { "$ijw" -v -C "$tmp/home" ingest "$tmp/large.1" 2>"$tmp/log"; }
run_large2() { "$ijw" -v -C "$tmp/home" ingest "$tmp/large.2" 2>"$tmp/log"; }
# judged: out of the last log, the ms that went to deriving rows and to judging messages against each other.
judged() { sed -n 's/.* ms, of them \([0-9.]*\) deriving rows and \([0-9.]*\) judging.*/\1 \2/p' "$tmp/log"; }
run_large_rebuild() { "$ijw" -q -C "$tmp/home" rebuild; }
run_large_export() { run_export; }
run_half1() { "$ijw" -q -C "$tmp/home" ingest "$tmp/half.1"; }
run_half2() { "$ijw" -q -C "$tmp/home" ingest "$tmp/half.2"; }

TIMEFORMAT='%R %U %S'
for ((round = 0; round <= rounds; round++)); do # round 0 warms up
	for what in read sax xmllint rules validate half1 half2 alone core ingest chain audit rebuild export diff; do
		case $what in half1 | alone | core | ingest) new_home ;; esac
		{ time "run_$what" >/dev/null; } 2>"$tmp/time"
		[ "$round" = 0 ] || tail -n 1 "$tmp/time" | awk '{ print $1, $2 + $3 }' >>"$tmp/times.$what"
		[ "$round" = 0 ] || [ "$what" != ingest ] ||
			sed -n 's/.* \([0-9]*\) ms, of them \([0-9.]*\) deriving.*/\1 \2/p' "$tmp/log" |
			awk '{ print 100 * $2 / $1 }' >>"$tmp/share"
	done
done

# A large region, in the order in which its messages were sent: most youths of the second half are known from
# the first.
large_rounds=0
if [ "$large" -gt 0 ]; then
	"$ijw" -q generate --youths 9000 --months 40 --seed 2 --out "$tmp/large"
	find "$tmp/large/messages" -name '*.xml' | sort >"$tmp/files.all"
	head -n "$large" "$tmp/files.all" >"$tmp/files.large"
	large=$(wc -l <"$tmp/files.large")
	mkdir "$tmp/large.1" "$tmp/large.2"
	head -n $((large / 2)) "$tmp/files.large" | xargs ln -t "$tmp/large.1"
	tail -n +$((large / 2 + 1)) "$tmp/files.large" | xargs ln -t "$tmp/large.2"
	large_rounds=$(((rounds + 1) / 2))
fi
for ((round = 1; round <= large_rounds; round++)); do
	for what in large1 large2 large_rebuild large_export; do
		[ $what != large1 ] || new_home
		{ time "run_$what" >/dev/null; } 2>"$tmp/time"
		tail -n 1 "$tmp/time" | awk '{ print $1, $2 + $3 }' >>"$tmp/times.$what"
		case $what in large[12]) judged >>"$tmp/judged.$what" ;; esac
	done
done

# A youth with a hundred messages gets one more: a hundred starts and stops on one assignment.
{
	printf 'JW301\n  ToegewezenProduct Einddatum=\n'
	for ((day = 0; day < 50; day++)); do
		begin=$(date -u -d "2026-01-06 + $((day * 4)) days" +%F)
		end=$(date -u -d "$begin + 2 days" +%F)
		printf 'JW305 Dagtekening=%s\n  StartProduct Begindatum=%s\n' "$begin" "$begin"
		printf 'JW307 Dagtekening=%s\n  StopProduct Begindatum=%s Einddatum=%s\n' "$end" "$begin" "$end"
	done
} >"$tmp/youth.txt"
mkdir "$tmp/youth"
awk -v out="$tmp/youth" -f "$here/../lib/dossier.awk" "$tmp/youth.txt"
find "$tmp/youth" -name '*.xml' | sort >"$tmp/files.youth"
for ((round = 1; round <= rounds; round++)); do
	new_home
	head -n -1 "$tmp/files.youth" | xargs "$ijw" -q -C "$tmp/home" ingest || true
	tail -n 1 "$tmp/files.youth" | xargs "$ijw" -v -C "$tmp/home" ingest 2>"$tmp/log" || true
	judged >>"$tmp/judged.youth"
done

new_home
peak_validate=$(peak "$ijw" -q validate "$tmp/traffic/messages")
peak_ingest=$(peak "$ijw" -q -C "$tmp/home" ingest "$tmp/traffic/messages")
peak_rebuild=$(peak "$ijw" -q -C "$tmp/home" rebuild)

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
awk -v judging="$(median "$tmp/rules" 1)" -v rules="$(median "$tmp/rules" 2)" 'BEGIN {
	printf "%-34s %9.1f %% of judging (at most 10): %.2f of %.2f us a message\n", "the in-message rules",
		100 * rules / judging, rules, judging }'
printf '%-34s %9s MB\n' 'largest memory of ijw validate' "$((peak_validate / 1024))"
printf '%-34s %9s MB\n' 'largest memory of ijw ingest' "$((peak_ingest / 1024))"
printf '%-34s %9s MB\n' 'largest memory of ijw rebuild' "$((peak_rebuild / 1024))"

# Against the ingest of the same messages.
printf '\n%-34s %9s %9s %12s\n' '' 'wall s' 'cpu s' 'of ingest'
ingest=$(median "$tmp/times.ingest" 1)
for what in ingest audit chain rebuild export diff; do
	case $what in
	audit) name='ijw audit (at most 1)' ;;
	chain) name='ijw audit --chain (at most 0.1)' ;;
	export) name='ijw export at another K' ;;
	diff) name='ijw diff over a week' ;;
	*) name="ijw $what" ;;
	esac
	awk -v name="$name" -v wall="$(median "$tmp/times.$what" 1)" -v cpu="$(median "$tmp/times.$what" 2)" \
		-v base="$ingest" 'BEGIN { printf "%-34s %9.2f %9.2f %12.2f\n", name, wall, cpu, wall / base }'
done
if [ "$large_rounds" -gt 0 ]; then
	paste "$tmp/judged.large1" "$tmp/judged.large2" | awk -v n="$large" '{
		print 1000 * ($2 + $4) / n, $4 / $2 }' >"$tmp/judged"
	printf '%-34s %9.1f us a message (at most 10), the second half %.2f times the first (1.1)\n' \
		'findings between messages' "$(median "$tmp/judged" 1)" "$(median "$tmp/judged" 2)"
fi
awk '{ print $1 + $2 }' "$tmp/judged.youth" >"$tmp/judged"
printf '%-34s %9.1f ms (at most 2), of one with a hundred before\n' 'a message of a youth' "$(median "$tmp/judged" 1)"
printf '%-34s %9.0f %%\n' 'of ijw ingest: deriving rows' "$(median "$tmp/share" 1)"
awk -v with="$(median "$tmp/times.ingest" 2)" -v without="$(median "$tmp/times.alone" 2)" \
	-v wall="$(median "$tmp/times.ingest" 1)" -v alone="$(median "$tmp/times.alone" 1)" 'BEGIN {
	printf "%-34s %9.0f %% of its cpu; judged in the process itself it takes %.2f s, %.2f times as long\n",
		"of ijw ingest: sandbox and pipes", 100 * (with - without) / with, alone, alone / wall }'

awk -v one="$(median "$tmp/times.core" 1)" -v all="$(median "$tmp/times.ingest" 1)" -v n="$(nproc)" 'BEGIN {
	printf "%-34s %9.2f times that on one core\n", "of ijw ingest: speed on " n " cores", one / all }'

# What is stored already must not slow down what comes.
paste "$tmp/times.half1" "$tmp/times.half2" |
	awk -v n="$half1" -v m="$half2" '{ print 1000 * $1 / n, 1000 * $3 / m, ($3 / m) / ($1 / n) }' >"$tmp/times.halves"
printf '\n%-34s %9s\n' 'ingest, one half of the youths' "$(median "$tmp/times.halves" 1 | cut -c1-6) ms/message"
printf '%-34s %9s\n' 'then the other half on top' "$(median "$tmp/times.halves" 2 | cut -c1-6) ms/message"
printf '%-34s %9.2f\n' 'times as long' "$(median "$tmp/times.halves" 3)"

# A daemon that is idle: how soon a file is taken in, and what it uses when none comes, with a thousand files in
# done/ and a look every 2 seconds.
new_home
head -n 1000 "$tmp/files" | xargs cp -t "$tmp/home/inbox"
"$ijw" -q -C "$tmp/home" ingest
"$ijw" -q -C "$tmp/home" watch &
daemon=$!
trap 'kill "$daemon" 2>/dev/null || true; rm -rf "$tmp"' EXIT
used() { # ms of processor time, of the daemon and its workers
	for pid in "$daemon" $(sed -n "s/^\([0-9]*\) ([^)]*) . $daemon .*/\1/p" /proc/[0-9]*/stat 2>/dev/null); do
		awk '{ print $1 / 1000000 }' "/proc/$pid/schedstat"
	done | awk '{ sum += $1 } END { print sum }'
}
sleep 3
before=$(used)
sleep "$idle"
after=$(used)
sed -n 1001,1040p "$tmp/files" | "$bench" latency "$tmp/home" >"$tmp/latency"
kill "$daemon"
wait "$daemon" || true
printf '\n%-34s %9.1f ms\n' 'from rename to committed, median' "$(median "$tmp/latency" 1)"
awk -v used="$before $after" -v s="$idle" 'BEGIN { split(used, u, " ")
	printf "%-34s %9.3f %% of a core\n", "an idle daemon", (u[2] - u[1]) / (10 * s) }'

if [ "$large" -gt 0 ]; then
	for what in large1 large2 large_rebuild large_export; do
		median "$tmp/times.$what" 1
	done | paste -s - | awk -v n="$large" '{
		printf "\n%d messages in the order of sending\n", n
		printf "%-34s %9.2f s\n%-34s %9.2f s, %.2f times the first\n", "ingest, the first half", $1,
			"ingest, the second half", $2, $2 / $1
		printf "%-34s %9.2f s, %.1f times as fast as ingest\n", "rebuild", $3, ($1 + $2) / $3
		printf "%-34s %9.2f s, %.1f times as fast as ingest\n", "export at another K", $4, ($1 + $2) / $4 }'
fi

# Commands that read a large home.
bash "$here/reading.sh" "$ijw"

# A large load.
bash "$here/load.sh" "$ijw"

# The monitor: bars of its own, on regions of its own.
bash "$here/monitor.sh" "$ijw"
