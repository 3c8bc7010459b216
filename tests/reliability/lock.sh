# Two daemons on one home: the second refuses, and a kill leaves no lock behind.
. tests/lib/reliability.sh
. tests/lib/watch.sh

rounds=$(figure 5 200)
new_home h
h=$TMP/h
for round in $(seq "$rounds"); do
	watch "$h"
	refuses 3 "another" timeout 600 "$IJW" -C "$h" watch
	want "the first goes on" kill -0 "$daemon"
	kill -9 "$daemon"
	wait "$daemon" 2>/dev/null
	daemon=
done
watch "$h"
ends 0

# A process that was killed while it started a worker leaves a child that has the lock a little longer.
if strace -o "$TMP/trace" true 2>/dev/null; then
	cp fixtures/rules/TR018/good.xml "$h/inbox"
	strace -f -o "$TMP/trace" -e trace=execve -e inject=execve:delay_enter=200000 \
		"$IJW" -q -C "$h" ingest >/dev/null 2>&1 &
	tracer=$!
	soon "a worker is being started" grep -q ijw-worker "$TMP/trace"
	kill -9 "$(sed -n '1s/ .*//p' "$TMP/trace")"
	exits 0 "$IJW" -q -C "$h" ingest
	wait "$tracer"
fi
held 14 "one daemon a home" "$rounds kills, each with a second daemon refused before"
done_testing
