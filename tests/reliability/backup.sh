# Backups of a home whose daemon takes in messages and is killed now and then: each has all that was committed
# when it began, opens in a new home, and that one, gone on with, ends as if it had been there all the time.
. tests/lib/reliability.sh
. tests/lib/waves.sh
. tests/lib/watch.sh

# A wave is one archive here: it comes at once, and is one group.
make_waves "$(figure 6 100)" "$(figure 60 100)" 21
for number in $(seq "$waves"); do
	(cd "$TMP/waves/$number" && tar -czf ../wave.tar.gz ./* && rm -r ./* && mv ../wave.tar.gz "packed-$number.tar.gz")
	touch -d "2027-01-01 12:00 $number minutes" "$TMP/waves/$number"/*
done
calm_home calm
stored() {
	sed '/^# inbox/,$d' "$1"
}
count() {
	sqlite3 -readonly "$1" "SELECT count(*) FROM bericht"
}

# Two ways to make a copy: ours, and the one that whoever does not know better would take.
backup() {
	"$IJW" -q -C "$1" backup "$2" 2>>"$TMP/err"
}
naive() {
	cp "$1/ijw.db" "$2"
}

# restored COPY HOME: a new home of it, with as many messages.
restored() {
	"$IJW" -q -C "$2" restore "$1" --keys "$TMP/calm/keys" 2>>"$TMP/err" && [ "$(count "$2/ijw.db")" = "$(count "$1")" ]
}

# under_load WAY HOME: copies of it as often as can be made, in HOME.copies, while all waves are taken in and every
# third of them has its daemon killed. Counts the $copies, and in $lacking those without all they should have.
under_load() {
	home=$2
	cp -a "$TMP/empty" "$home"
	mkdir "$home.copies"
	copies=0 lacking=0
	watch "$home"
	for number in $(seq "$waves"); do
		cp -rp "$TMP/waves/$number"/* "$home"
		mv "$home"/packed-*.gz "$home/inbox"
		first=$copies
		while [ -n "$(ls "$home/inbox")" ] || [ "$copies" = "$first" ]; do
			copies=$((copies + 1))
			before=$(count "$home/ijw.db")
			$1 "$home" "$home.copies/$copies" || lacking=$((lacking + 1))
			got=$(count "$home.copies/$copies" 2>/dev/null)
			after=$(count "$home/ijw.db")
			[ "${got:--1}" -ge "$before" ] && [ "$got" -le "$after" ] || lacking=$((lacking + 1))
			if [ $((number % 3)) = 0 ] && [ "$copies" = $((first + 1)) ]; then
				kill -9 "$daemon"
				wait "$daemon" 2>/dev/null
				watch "$home"
			fi
		done
	done
	ends 0
}

under_load backup "$TMP/busy"
is_as "$TMP/busy" "$TMP/calm.dump"
want "$lacking of $copies copies lack something" [ "$lacking" = 0 ]
want "only copies are left" [ "$(ls -A "$TMP/busy.copies" | wc -l)" = "$copies" ]
want "they are the owner's alone" [ -z "$(find "$TMP/busy.copies" -type f -perm /077)" ]

# Each opens in a home. Some of them, spread over the run, go on to the end.
every=$((copies / $(figure 3 20)))
went_on=0
midway=0
for copy in $(seq "$copies"); do
	home=$TMP/again
	rm -rf "$home"
	want "copy $copy of $copies can be restored" restored "$TMP/busy.copies/$copy" "$home"
	had=$(count "$home/ijw.db")
	[ $((copy % (every > 0 ? every : 1))) = 0 ] || continue
	went_on=$((went_on + 1))
	[ "$had" = 0 ] || [ "$had" = "$(count "$TMP/calm/ijw.db")" ] || midway=$((midway + 1))
	for number in $(seq "$waves"); do
		cp -rp "$TMP/waves/$number"/* "$home/inbox"
		"$IJW" -q -C "$home" ingest >/dev/null 2>>"$TMP/err"
	done
	is_as "$home" "$TMP/calm.dump"
done
want "some of them were made midway" [ "$midway" -gt 0 ]
exits 0 "$IJW" -q -C "$TMP/busy" backup "$TMP/last"
want "the last can be restored" restored "$TMP/last" "$TMP/end"
dump "$TMP/end" >"$TMP/end.dump"
stored "$TMP/end.dump" >"$TMP/end.stored"
stored "$TMP/calm.dump" >"$TMP/calm.stored"
same "nothing that is stored differs" "$TMP/calm.stored" "$TMP/end.stored"
held 21 "backup under load, restored" "$copies copies over $messages messages, each restored; $went_on gone on with, of them $midway from midway"

# A copy of the file alone is found out by the same.
if [ "$FORM" = long ]; then
	waves=6
fi
under_load naive "$TMP/naive"
want "a copy of the file alone is found" [ "$lacking" -gt 0 ]
done_testing
