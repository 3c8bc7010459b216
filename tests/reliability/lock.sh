# Two daemons on one home: the second refuses, and a kill leaves no lock behind.
. tests/lib_reliability.sh
. tests/lib_watch.sh

rounds=$(figure 5 200)
new_home h
h=$TMP/h
for round in $(seq "$rounds"); do
	watch "$h"
	refuses 3 "another" timeout 20 "$IJW" -C "$h" watch
	want "the first goes on" kill -0 "$daemon"
	kill -9 "$daemon"
	wait "$daemon" 2>/dev/null
	daemon=
done
watch "$h"
ends 0
held 14 "one daemon a home" "$rounds kills, each with a second daemon refused before"
done_testing
