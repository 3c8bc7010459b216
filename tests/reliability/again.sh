# A message judged again gets the same judgement: later, in another order, in a process of its own,
# behind 10,000 others, as a member of an archive, by a worker, and when all is made anew.
. tests/lib/reliability.sh

build=$(dirname "$IJW")
root=$PWD
others=10000

# The messages: fixtures, traffic of a region, and both with something changed in them.
cd "$TMP" || exit
mkdir m others
"$IJW" -q generate --youths "$(figure 20 900)" --months 6 --seed 10 --out region
"$IJW" -q generate --youths 40 --months 6 --seed 11 --out elsewhere
find "$root/fixtures" -name '*.xml' | sort | awk -v every="$(figure 4 1)" 'NR % every == 0' >files
find "$TMP/region/messages" -name '*.xml' | sort >>files
awk '{ printf "cp %s m/%05d.xml\n", $0, NR }' files | sh
cat files | xargs "$build/mutants" m "$(figure 200 14000)"
find elsewhere/messages -name '*.xml' | head -250 >them
count=$(find m -type f | wc -l)

# What is said of each message, whatever its file is called.
told() {
	sed -En 's/^\{"schema":"ijw.validate\/1","file":"m[^"]*","member":("[^"]*"|null),/{/p' | sort -u
}

# Each way to judge all of them again, with PROGRAM.
plain() { "$1" -q validate --json m | told; }
alone() { find m -type f | xargs -n 1 "$1" -q validate --json | told; }
turned() { find m -type f | sort -r | xargs -s 1900000 -x "$1" -q validate --json | told; }
later() { IJW_NOW=2041-03-02T01:02:03Z TZ=Asia/Tokyo "$1" -q validate --json m | told; }
behind() {
	for again in $(seq $((others / $(wc -l <them)))); do cat them; done >before
	(cat before && echo m) | xargs -s 1900000 -x "$1" -q validate --json | told
}
packed() {
	rm -f m-*.tar
	find m -type f | sort -r | split -l 9000 - part-
	for part in part-*; do tar -cf "m-$part.tar" -T "$part"; done
	"$1" -q validate --json m-*.tar | told
	rm -f part-* m-*.tar
}

export IJW_NOW=2026-09-01T12:00:00Z
plain "$IJW" >plain
want "all were judged" [ "$(sort -u plain | wc -l)" = "$(sha256sum m/* | cut -c1-64 | sort -u | wc -l)" ]
ways="alone turned later behind packed"
for way in $ways; do
	$way "$IJW" >again
	same "$way" plain again
done

# What the database says of the same: verdicts, and findings on the message alone.
within=$("$IJW" explain --list --csv | awk -F, '$2 == "in-message" { printf "%c%s%c,", 39, $1, 39 }')
of_json() {
	(echo '[' && paste -sd, "$1" && echo ']') >json
	sqlite3 :memory: "SELECT value ->> 'sha256', value ->> 'verdict' FROM json_each(readfile('json'));
		SELECT m.value ->> 'sha256', f.value ->> 'rule', f.value ->> 'code', f.value ->> 'severity',
		f.value ->> 'line', f.value ->> 'path' FROM json_each(readfile('json')) m,
		json_each(m.value, '\$.findings') f" | python3 "$root/tests/lib/kenmerk.py" h/keys/pseudonym.key | sort
}
of_home() {
	sqlite3 -readonly "$1/ijw.db" "SELECT lower(hex(kenmerk)), CASE oordeel WHEN 0 THEN 'unreadable'
		WHEN 1 THEN 'unknown' WHEN 2 THEN 'invalid' WHEN 3 THEN 'rejected' ELSE 'accepted' END FROM bericht;
		SELECT lower(hex(b.kenmerk)), a.regel, a.retourcode, a.ernst, a.regelnummer, a.pad FROM afkeur a
		JOIN bericht b ON b.id = a.ontvangen_volgnummer
		WHERE a.regel IN ($within 'XSD') OR a.regel LIKE 'IJW0%'" | sort
}
new_home h
cp -a h empty
of_json plain >expected
cp m/* h/inbox/
touch -d 2026-08-01 h/inbox/* # whole, though they may not look it
"$IJW" -q -C h ingest >"$TMP/out" 2>"$TMP/err"
of_home h >stored
same "by workers" expected stored
cp -a empty g
find m -type f | sort -r | split -l 9000 - part-
for part in part-*; do tar -cf "g/inbox/$part.tar" -T "$part"; done
sed -i 's/^werkers.*/werkers = 1/' g/ijw.conf
IJW_NOW=2031-09-01T12:00:00Z "$IJW" -q -C g ingest >"$TMP/out" 2>"$TMP/err"
of_home g >stored
same "by one worker, in another order, later" expected stored
for home in h g; do
	IJW_NOW=2036-09-01T12:00:00Z exits 0 "$IJW" -q -C $home rebuild
	of_home $home >stored
	same "made anew in $home" expected stored
done

# A program with a memory, or with an eye on the clock, is caught by the way that looks for it; some
# hundreds of the messages are enough.
find m -type f | sort | tail -n +500 | xargs rm -f
plain "$IJW" >plain
of_json plain >expected
forgetful=$build/ijw-forgetful
caught() {
	if cmp -s "$2" "$3"; then not_ok "the planted fault '$1' is not caught"; else ok; fi
}
for plant in before:alone before:turned many:behind clock:later; do
	export PLANT="${plant%:*}"
	plain "$forgetful" >plain-planted
	${plant#*:} "$forgetful" >again
	caught $plant plain-planted again
done
export PLANT=before
cp -a empty f
cp m/* f/inbox/
touch -d 2026-08-01 f/inbox/*
"$forgetful" -q -C f ingest >"$TMP/out" 2>"$TMP/err"
of_home f >stored
caught "before, in a worker" expected stored
unset PLANT
plain "$forgetful" >again
same "without a fault it says the same" plain again
cd "$root" || exit
held 10 "judged again: the same" "$count messages in 9 other ways; 5 planted faults caught"
done_testing
