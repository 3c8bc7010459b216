# No core file of any process, however it ends; and were there one, the keys would not be in it.
. tests/lib/reliability.sh
. tests/lib/watch.sh

build=$(dirname "$IJW")
seek=$build/seek
export IJW_NOW=2026-07-01T12:00:00Z
pattern=$(cat /proc/sys/kernel/core_pattern)
case $pattern in
*/* | '|'*)
	skipped 20 "no core files" "core files go to $pattern here"
	done_testing
	exit
	;;
esac
mkdir "$TMP/cwd"
cd "$TMP/cwd" || exit
ulimit -c unlimited

# The harness sees a core file where there is one.
sh -c 'kill -ABRT $$' 2>/dev/null
cores() {
	find "$TMP" -name "core*" -type f | wc -l
}
if [ "$(cores)" = 0 ]; then
	skipped 20 "no core files" "this machine writes none"
	done_testing
	exit
fi
rm -f "$TMP"/cwd/core*

"$IJW" -q generate --youths "$(figure 200 600)" --months 6 --seed 21 --out "$TMP/traffic"
find "$TMP/traffic/messages" -name '*.xml' -exec touch -d '2026-06-30 12:00' {} +
new_home first
find "$TMP/traffic/messages" -name '*.xml' -exec cp -pt "$TMP/first/inbox" {} +
grep -rhoE 'Bsn>[0-9]{9}' "$TMP/traffic/messages" | sort -u | sed 's/^Bsn>/text /' >"$TMP/bsns"
{
	od -An -v -tx1 "$TMP/first/keys/pseudonym.key"
	od -An -v -tx1 "$TMP/first/keys/archive.key"
} | tr -d ' ' | sed 's/^/bytes /' >"$TMP/keys"
want "a half of a key is looked for" [ "$(wc -l <"$TMP/keys")" = 4 ]

# is_walled PID: it came to the first thing it does; before that it is the shell, or knows nothing. Or it is over
# before anybody looked.
is_walled() {
	grep -q "^Max core file size *0 " "/proc/$1/limits" || grep -q "^State:.*Z" "/proc/$1/status"
}
# fall SIGNAL COMMAND...: each process of it is sent the signal at a moment of chance.
fall() {
	signal=$1
	shift
	rm -rf "$TMP/h"
	cp -a "$TMP/first" "$TMP/h"
	"$@" >"$TMP/out" 2>"$TMP/err" </dev/null &
	daemon=$!
	soon "it has no core files" is_walled "$daemon"
	sleep "0.$(printf %02d $((round * 7 % 40)))"
	for pid in $(children "$daemon") "$daemon"; do
		kill -s "$signal" "$pid" 2>/dev/null && count=$((count + 1))
	done
	wait "$daemon" 2>/dev/null
	daemon=
}
count=0
for round in $(seq "$(figure 8 400)"); do
	signal=$(echo ABRT SEGV TRAP BUS | cut -d' ' -f$((round % 4 + 1)))
	fall "$signal" "$IJW" -C "$TMP/h" ingest
	fall "$signal" "$IJW" -C "$TMP/h" watch
done
want "no core file, but $(cores)" [ "$(cores)" = 0 ]
held 20 "no core files" "$count processes ended by four signals"

# A program that may be dumped, at a write when keys were used: the core file has BSNs and no keys.
dumped=0
telling=0
for round in $(seq "$(figure 4 100)"); do
	rm -rf "$TMP/h" "$TMP"/cwd/core*
	cp -a "$TMP/first" "$TMP/h"
	timeout 600 env FALL=$((round * $(figure 37 10))) LD_PRELOAD="$build/cores.so" "$IJW" -C "$TMP/h" ingest >/dev/null 2>&1
	for core in "$TMP"/cwd/core*; do
		[ -f "$core" ] || continue
		dumped=$((dumped + 1))
		found=$("$seek" "$TMP/keys" "$core")
		want "no key is in a core file: $found" [ $? = 1 ]
		"$seek" "$TMP/bsns" "$core" >"$TMP/found"
		[ ! -s "$TMP/found" ] || telling=$((telling + 1))
	done
done
want "there were core files" [ "$dumped" -ge "$(figure 2 50)" ]
want "core files would hold BSNs" [ "$telling" -gt 0 ]
# A key in memory that is no secret is found: the shell that read it.
rm -f "$TMP"/cwd/core*
sh -c "key=\$(od -An -v -tx1 '$TMP/h/keys/archive.key' | tr -d ' \n'); kill -ABRT \$\$" 2>/dev/null
"$seek" "$TMP/keys" "$TMP"/cwd/core* >"$TMP/found"
want "a key in a core file is found" [ -s "$TMP/found" ]
held 20 "no keys in core files" "$dumped core files of a program that may be dumped: BSNs in $telling, keys in none"
cd "$TMP" || exit
done_testing
