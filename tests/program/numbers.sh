# Random sequences of messages whose numbers collide (tests/rule/random_cases.awk), in one archive: what the
# archive is asked about numbers, months and retours is what a second reading finds (tests/rule/numbers.awk),
# and the same after a rebuild. CASES=400 for more of them.
. tests/lib/common.sh
export IJW_NOW=2027-06-01T12:00:00

{
	echo "code,naam,geldig_vanaf,geldig_tot"
	seq -f '%04g,Gemeente,2020-01-01,' 0 9999
} >"$TMP/gemeenten.csv"
mkdir "$TMP/cases" "$TMP/xml"
awk -v out="$TMP/cases" -v cases="${CASES:-120}" -f tests/rule/random_cases.awk
awk -v out="$TMP/xml" -f tests/lib/dossier.awk "$TMP"/cases/*.txt ||
	not_ok "the random sequences are not understood"
"$IJW" -q validate "$TMP"/xml/*.xml >"$TMP/out" 2>&1 || {
	not_ok "a message by itself is not accepted"
	head -20 "$TMP/out"
}

# Files of the same bytes would be one message.
sort -s -n -k3,3 "$TMP/xml/manifest" >"$TMP/all"
cut -d' ' -f5 "$TMP/all" | xargs cksum | paste -d' ' "$TMP/all" - | cut -d' ' -f1-7 |
	awk '!seen[$6, $7]++' >"$TMP/distinct"
# Which of two comes first that only their content tells apart is not known here: one of them is taken, and
# tests/dossier has the others.
awk '{
	day = sender = id = type = ""
	while ((getline line < $5) > 0) {
		if (!match(line, />[^<]*</))
			value = line
		else
			value = substr(line, RSTART + 1, RLENGTH - 2)
		if (line ~ /:Bericht /)
			type = line
		else if (line ~ /:Afzender>/)
			sender = value
		else if (line ~ /:Identificatie>/ && id == "")
			id = value
		else if (line ~ /:Dagtekening>/ && day == "" || line ~ /:DagtekeningRetour>/)
			day = value
	}
	close($5)
	if (!seen[$1, type, sender, id, day]++)
		print
}' "$TMP/distinct" >"$TMP/manifest"

# take_in HOME MANIFEST: batch by batch, in the order of the manifest.
take_in() {
	cp "$TMP/gemeenten.csv" "$TMP/$1/"
	sed -i "s/^gemeenten =.*/gemeenten = gemeenten.csv/" "$TMP/$1/ijw.conf"
	for batch in $(cut -d' ' -f3 "$2" | sort -nu); do
		# shellcheck disable=SC2046 # a list
		"$IJW" -q -C "$TMP/$1" ingest $(awk -v b="$batch" '$3 == b { print $5 }' "$2") \
			>"$TMP/out" 2>&1 || [ $? = 1 ] || not_ok "batch $batch is not taken in"
	done
}
new_home h
take_in h "$TMP/manifest"
sort -s -k1,1 "$TMP/manifest" >"$TMP/by-case"
awk -f tests/rule/numbers.awk "$TMP/by-case" >"$TMP/read"
grep -v '>' "$TMP/read" | sort -u >"$TMP/expected"
grep '>' "$TMP/read" | sort >"$TMP/expected-solved"

rules='TR056 TR314 TR318 TR332 TR333 TR347 TR390 IJW214 IJW215 IJW216'
compare() { # WHEN
	"$IJW" -C "$TMP/h" export afkeur >"$TMP/afkeur"
	"$IJW" -C "$TMP/h" export opgelost >"$TMP/opgelost"
	awk -v rules="$rules" 'FILENAME == ARGV[1] { at[FNR] = $1 " " $4; next }
		FNR > 1 { split($0, c, ","); if (index(rules, c[6])) print at[c[1]], c[6], c[10] }' \
		"$TMP/manifest" "$TMP/afkeur" | sort >"$TMP/found"
	awk 'FILENAME == ARGV[1] { at[FNR] = $1 " " $4; number[FNR] = $4; next }
		FNR > 1 { split($0, c, ","); if (c[3] == "IJW214") print at[c[1]], c[3], ">", number[c[4]] }' \
		"$TMP/manifest" "$TMP/opgelost" | sort >"$TMP/found-solved"
	same "the rules and the second reading agree, $1" "$TMP/expected" "$TMP/found"
	same "and so they do on what came later, $1" "$TMP/expected-solved" "$TMP/found-solved"
}
compare "as it came"
cp "$TMP/afkeur" "$TMP/afkeur-came"
cp "$TMP/opgelost" "$TMP/opgelost-came"
exits 0 "$IJW" -q -C "$TMP/h" rebuild
compare "after a rebuild"
same "all findings after a rebuild" "$TMP/afkeur-came" "$TMP/afkeur"
same "all that came later after a rebuild" "$TMP/opgelost-came" "$TMP/opgelost"

# Names and arrival say nothing: the files of every batch in another order, with another key of the archive.
# all_found HOME MANIFEST: every finding by message, and by which message it is resolved.
all_found() {
	{
		"$IJW" -C "$TMP/$1" export afkeur | sed 's/^/afkeur,/'
		"$IJW" -C "$TMP/$1" export opgelost | sed 's/^/opgelost,/'
	} | awk -F, 'FILENAME == ARGV[1] { split($0, part, " "); at[FNR] = part[1] " " part[4]; next }
		/volgnummer/ { next }
		{ print at[$2], $1 == "afkeur" ? $7 " " $11 : $4 " > " at[$5] }' "$2" - | sort
}
all_found h "$TMP/manifest" >"$TMP/all"
for seed in 1 2; do
	new_home "other$seed"
	awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand(), $0 }' "$TMP/manifest" | sort |
		cut -d' ' -f2- | sort -s -n -k3,3 >"$TMP/shuffled"
	take_in "other$seed" "$TMP/shuffled"
	all_found "other$seed" "$TMP/shuffled" >"$TMP/found"
	same "all findings with the files in another order ($seed)" "$TMP/all" "$TMP/found"
	exits 0 "$IJW" -q -C "$TMP/other$seed" rebuild
	all_found "other$seed" "$TMP/shuffled" >"$TMP/found"
	same "and after a rebuild ($seed)" "$TMP/all" "$TMP/found"
done

for rule in $rules; do
	hits=$(grep -c " $rule " "$TMP/expected")
	want "$rule is hit by $hits random messages" [ "$hits" -ge 10 ]
done
want "retours are resolved" [ "$(wc -l <"$TMP/expected-solved")" -ge 3 ]

# In the tables too a credit counts for the debit that it names, whatever Bsn it carries and whichever came first.
mkdir "$TMP/credit"
awk -v out="$TMP/credit" -f tests/lib/dossier.awk fixtures/dossiers/TR390/bad-for-another-youth-and-TR323.txt
started() { "$IJW" -C "$TMP/$1" export wachtketen --peildatum 2026-02-28 | grep -c ',gestart_volgens_declaratie,'; }
new_home tables
"$IJW" -q -C "$TMP/tables" ingest "$TMP"/credit/*-0[123].xml >"$TMP/out" 2>&1
want "what was claimed began" [ "$(started tables)" = 1 ]
for file in "$TMP"/credit/*-04.xml "$TMP"/credit/*-05.xml; do
	"$IJW" -q -C "$TMP/tables" ingest "$file" >"$TMP/out" 2>&1
	want "what was taken back did not" [ "$(started tables)" = 0 ]
	want "and the stored rows say so" [ "$(sqlite3 "$TMP/tables/ijw.db" \
		"SELECT count(*) FROM wachtketen WHERE status = 'gestart_volgens_declaratie'")" = 0 ]
done
new_home reverse
"$IJW" -q -C "$TMP/reverse" ingest "$TMP"/credit/*-0[45].xml >"$TMP/out" 2>&1
"$IJW" -q -C "$TMP/reverse" ingest "$TMP"/credit/*-0[123].xml >"$TMP/out" 2>&1
want "nor when the credit came first" [ "$(started reverse)" = 0 ]
done_testing
