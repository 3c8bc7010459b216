# kill -9 of an ingest and of the daemon, at random moments, alone and with their workers: in the end
# everything is as if nothing had happened.
. tests/lib/reliability.sh
. tests/lib/waves.sh

shim=$(dirname "$IJW")/share.so
seed=${SEED:-$(date +%s)}
kills=$(figure 20 1000)
make_waves "$(figure 12 1000)" "$(figure 20 10)" "$seed"
calm_home calm

# A line a kill: after how long (sooner more often: a wave is taken in soon), who, and whether the workers go
# with it.
awk -v seed="$seed" -v most="$((pace < 60 ? 150 : pace * 5 / 2))" 'BEGIN {
	srand(seed)
	for (i = 0; i < 100000; i++)
		printf "%.3f %s %s\n", 0.005 + most / 1000 * rand() ^ 2, rand() < 0.5 ? "ingest" : "watch", rand() < 0.5 ? "alone" : "all"
}' >"$TMP/plan"

# strike PROGRAM HOME PAUSE COMMAND WHOM: starts it, and kills it after the pause; counts the kills with the whole
# wave of $all files still in the inbox, some of it, and nothing. What lies in coming/ comes meanwhile.
strike() {
	"$1" -q -C "$2" "$4" >/dev/null 2>>"$2.log" </dev/null &
	pid=$!
	if [ -n "$(ls "$2/coming")" ]; then
		mv "$2/coming"/* "$2/inbox"
	fi
	sleep "$3"
	workers=
	[ "$5" = alone ] || workers=$(children "$pid")
	kill -9 "$pid" $workers 2>/dev/null
	wait "$pid" 2>/dev/null
	[ $? = 137 ] || return
	killed=$((killed + 1))
	case $(find "$2/inbox" -type f ! -name '.*' | wc -l) in
	"$all") first=$((first + 1)) ;;
	0) after=$((after + 1)) ;;
	*) amid=$((amid + 1)) ;;
	esac
}

# storm PROGRAM NAME COUNT: so many kills, spread over the waves, of this program in a home of this name. In one
# that is called `far` the inbox is on another file system (share.c).
storm() {
	home=$TMP/$2
	if [ "$2" = far ]; then
		LD_PRELOAD=$shim SHARE=far
		export LD_PRELOAD SHARE
	fi
	cp -a "$TMP/empty" "$home"
	mkdir "$home/coming"
	killed=0 first=0 amid=0 after=0
	for number in $(seq "$waves"); do
		# A file alone may come when the program runs already: it is one group at any moment.
		where=inbox
		[ $((number % 6)) != 5 ] || where=coming
		cp -rp "$TMP/waves/$number"/* "$home/$where"
		all=$(find "$home/$where" -type f | wc -l)
		tries=0
		until [ -z "$(ls "$home/inbox")" ] && [ "$killed" -ge $((number * $3 / waves)) ] && [ "$tries" -gt 0 ]; do
			read -r pause command whom
			tries=$((tries + 1))
			# It is to go on between kills, also on a slow machine.
			[ $((tries % 4)) != 0 ] || pause=$((tries / 40)).$((tries / 4 % 10))
			strike "$1" "$home" "$pause" "$command" "$whom"
		done
	done <"$TMP/plan"
	rmdir "$home/coming"
	"$1" -q -C "$home" ingest >/dev/null 2>>"$home.log"
	[ $? -le 1 ] || not_ok "a run after the storm ends well"
	unset LD_PRELOAD SHARE
	want "nobody was refused" [ "$(grep -c "another ijw" "$home.log")" = 0 ]
}

for name in near far; do
	storm "$IJW" $name $((kills / 2))
	is_as "$TMP/$name" "$TMP/calm.dump"
	want "$killed kills are enough" [ "$killed" -ge $((kills / 2)) ]
	counts="$name: $killed ($first, $amid, $after)"
	[ $name = far ] || before=$counts
done
held 1 "kill -9 at random moments" "kills over $messages messages (and how many with none, some and all of the files settled): $before, $counts; seed $seed"

# A program that moves before it commits is found out by the same.
if [ "$FORM" = long ]; then
	rm -rf "$TMP/waves"
	make_waves 12 20 "$seed"
	mv "$TMP/calm" "$TMP/calm.long"
	calm_home calm
fi
storm "$(dirname "$IJW")/ijw-late" late 20
dump "$TMP/late" >"$TMP/late.dump"
want "moving before committing is found" sh -c '! cmp -s "$1" "$2"' - "$TMP/calm.dump" "$TMP/late.dump"
done_testing
