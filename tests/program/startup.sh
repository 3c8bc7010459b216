# Any command starts in less than 15 ms of processor time: the least of some tries, since what else the machine
# does costs time too. Nothing is compiled, digested or made that this command does not need. Where the machine is
# so slow that this cannot be, six times what xmllint takes at that moment to read one message: as on a fast one.
. tests/lib/common.sh

most=15
bad=fixtures/rules/TR018/bad.xml

# least COMMAND...: `$least` is its processor time in ms, with that of the processes it waited for; at most $enough
# is looked no further. A command that fails costs too much.
least() {
	least=1000
	for try in $(seq 20); do
		ms=$(bash -c 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1' - "$@" 2>&1 |
			awk '{ print int(1000 * ($1 + $2) + 0.5) }')
		[ "$ms" -ge "$least" ] || least=$ms
		[ "$least" -gt "$enough" ] || break
	done
}
# quick WHAT MS: WHAT took at most what it may.
quick() {
	may=$most
	if [ "$2" -gt "$most" ]; then
		enough=0
		least xmllint --noout "$bad"
		[ $((6 * least)) -le "$most" ] || may=$((6 * least))
	fi
	want "$1 takes at most $may ms, not $2" [ "$2" -le "$may" ]
}
starts() {
	enough=$most
	"$@" >/dev/null 2>"$TMP/err" || [ $? = 1 ] || not_ok "$* says: $(cat "$TMP/err")"
	least "$@"
	quick "$*" "$least"
}

h="$TMP/home"
"$IJW" -q init "$h"
"$IJW" -q -C "$h" ingest "$bad" >/dev/null

starts "$IJW" --version
starts "$IJW" --help
starts "$IJW" validate "$bad"
starts "$IJW" validate --json "$bad"
starts "$IJW" explain TR018
starts "$IJW" explain --list
starts "$IJW" export --columns
starts "$IJW" -C "$h" status
starts "$IJW" -C "$h" export wachtketen
starts "$IJW" -C "$h" diff 2026-01-01 2026-02-01
starts "$IJW" -C "$h" ingest

# What needs libxml2 compiles the schemas of all messages, once.
sed 's/<m:Begindatum>2026-04-01/<m:Begindatum>2026-04-31/' "$bad" >"$TMP/invalid.xml"
starts "$IJW" validate "$TMP/invalid.xml"
starts "$IJW" validate --authority "$bad"

# A worker: what it costs more to take in a file than nothing.
sed -i 's/^#* *werkers *=.*/werkers = 1/' "$h/ijw.conf"
want "one worker is asked for" grep -q '^werkers = 1$' "$h/ijw.conf"
enough=0
least "$IJW" -C "$h" ingest
none=$least
least "$IJW" -C "$h" ingest "$bad"
quick "a worker" $((least - none))
done_testing
