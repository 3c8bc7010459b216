# Facts as a stream: `ijw export gebeurtenis --ordered` through `ijw derive` gives the rows of every table as
# `ijw export` has them, at any two days, however the youths are divided; a line that is none of facts is named.
. tests/lib/common.sh

SEED=${SEED:-1}
exits 0 "$IJW" -q generate --youths "$(figure 150 2000)" --months 20 --seed 31 --out "$TMP/traffic"
IJW_NOW=$(awk -F, 'NR == 2 { print $2 }' "$TMP/traffic/truth.csv")
export IJW_NOW
# What the region has little of: answers without Bsn, rivals, retours that void, credits under another Bsn.
mkdir "$TMP/sequences" "$TMP/set"
awk -v seed="$SEED" -v cases="$(figure 60 150)" -v out="$TMP/sequences" -f tests/lib/orders.awk
awk -v out="$TMP/set" -f tests/lib/dossier.awk "$TMP"/sequences/*.txt || not_ok "sequences are not understood"
rm "$TMP/set/manifest"
new_home h
"$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages" "$TMP/set" >/dev/null 2>&1 || [ $? = 1 ] || not_ok "ingest"

# facts K: all of them, as $TMP/facts.
facts() {
	"$IJW" -C "$TMP/h" export gebeurtenis --ordered --kennisdatum "$1" >"$TMP/facts" || not_ok "export of facts"
}
# derives STATUS FILE TABLE: deriving it ends so.
derives() {
	"$IJW" derive "$3" <"$2" >"$TMP/out" 2>"$TMP/err"
	want "derive $3 ends with $1" [ $? = "$1" ]
}
tables="verzoek toewijzing levering wachtketen traject"

# ---- The same rows ----

today=${IJW_NOW%%T*}
for days in "$today $today" "2026-09-30 $today" "2026-09-30 2026-10-31" "2027-01-31 2026-11-30"; do
	set -- $days
	facts "$2"
	for table in $tables; do
		"$IJW" -q -C "$TMP/h" export "$table" --peildatum "$1" --kennisdatum "$2" | tail -n +2 | sort >"$TMP/expected"
		"$IJW" -q derive "$table" --peildatum "$1" --kennisdatum "$2" <"$TMP/facts" | sort >"$TMP/got"
		same "$table at $1, known at $2" "$TMP/expected" "$TMP/got"
		want "there are rows of $table" [ -s "$TMP/got" ]
	done
done
facts "$today"
want "facts of others are among them" sh -c "cut -d, -f2 '$TMP/facts' | grep -q 1"
awk -F, '$2 != 1' "$TMP/facts" >"$TMP/alone"
"$IJW" -q derive verzoek <"$TMP/facts" | sort >"$TMP/expected"
"$IJW" -q derive verzoek <"$TMP/alone" | sort >"$TMP/got"
want "and without them requests look otherwise" sh -c "! cmp -s '$TMP/expected' '$TMP/got'"
want "youths are in order" sh -c "tail -n +2 '$TMP/facts' | cut -d, -f1 | sort -c"
want "and have no BSN" [ "$(grep -c '9999[0-9]\{5\}' "$TMP/facts")" = 0 ]

# Who knows less later: facts of today derived at an earlier kennisdatum.
"$IJW" -q -C "$TMP/h" export wachtketen --peildatum 2026-08-31 | tail -n +2 | sort >"$TMP/expected"
"$IJW" -q derive wachtketen --peildatum 2026-08-31 <"$TMP/facts" | sort >"$TMP/got"
same "facts of today at an earlier day" "$TMP/expected" "$TMP/got"

# ---- Divided over four, in files with and without a header ----

"$IJW" -q derive levering <"$TMP/facts" | sort >"$TMP/expected"
for part in 0 1 2 3; do
	awk -F, -v part=$part 'BEGIN { of["0"] }
		NR == 1 { if (part % 2) print; next }
		$1 != last { last = $1; turn++ }
		turn % 4 == part' "$TMP/facts" >"$TMP/part.$part"
	"$IJW" -q derive levering <"$TMP/part.$part" || not_ok "part $part"
done | sort >"$TMP/got"
same "four parts are the whole" "$TMP/expected" "$TMP/got"
# Within a youth the order means nothing.
{
	head -1 "$TMP/facts"
	tail -n +2 "$TMP/facts" | awk 'BEGIN { srand(7) } { print substr($0, 1, 32), rand(), $0 }' | sort | cut -d' ' -f3-
} >"$TMP/shuffled"
"$IJW" -q derive levering <"$TMP/shuffled" | sort >"$TMP/got"
same "lines of a youth in another order" "$TMP/expected" "$TMP/got"
"$IJW" -q derive levering </dev/null >"$TMP/got"
want "no facts, no rows" [ ! -s "$TMP/got" ]

# ---- The definitions of a file ----

sed 's/^t_stop = .*/t_stop = 1/; s/^g_keten = .*/g_keten = 0/; s/^g_traject = .*/g_traject = 0/' "$TMP/h/ijw.conf" >"$TMP/other.conf"
cp -a "$TMP/h" "$TMP/other"
cp "$TMP/other.conf" "$TMP/other/ijw.conf"
"$IJW" -q -C "$TMP/other" rebuild
for table in levering traject; do
	"$IJW" -q -C "$TMP/other" export "$table" | tail -n +2 | sort >"$TMP/expected"
	"$IJW" -q derive "$table" --conf "$TMP/other.conf" <"$TMP/facts" | sort >"$TMP/got"
	same "$table by other definitions" "$TMP/expected" "$TMP/got"
	"$IJW" -q derive "$table" <"$TMP/facts" | sort >"$TMP/usual"
	want "which make a difference" sh -c "! cmp -s '$TMP/got' '$TMP/usual'"
done
echo 't_stop = often' >>"$TMP/other.conf"
exits 2 "$IJW" derive levering --conf "$TMP/other.conf"
exits 2 "$IJW" derive levering --conf "$TMP/none.conf"

# ---- What is none of facts ----

# broken NAME LINE SCRIPT: a stream changed by a script of sed is refused, naming line and column.
broken() {
	sed "$3" "$TMP/facts" >"$TMP/broken"
	derives 1 "$TMP/broken" traject
	want "$1: the line is named" grep -q "line $2 of the facts.*$1" "$TMP/err"
	want "$1: no value of it" [ "$(grep -c 'ongeldig' "$TMP/err")" = 0 ]
}
broken jeugdige 3 '3s/^[0-9a-f]*,/ongeldig,/'
broken jeugdige 4 '4s/^[0-9a-f]*,/00000000000000000000000000000000,/'
broken vreemd 2 '2s/,[01],/,ongeldig,/'
broken columns 5 '5s/,[^,]*$//'
broken columns 5 '5s/$/,ongeldig/'
for column in bericht soort oordeel dagtekening nietig_vanaf regel gemeente toewijzingnummer toewijzingstijd \
	geboortemaand budget ontvangen_volgnummer; do
	at=$(head -1 "$TMP/facts" | tr ',' '\n' | grep -nx "$column" | cut -d: -f1)
	broken "$column" 2 "2s/[^,]*/ongeldig/$at"
done
cat "$TMP/facts" "$TMP/facts" >"$TMP/twice"
derives 1 "$TMP/twice" traject
want "one youth in two places is refused" grep -q "of the facts: jeugdige" "$TMP/err"
exits 2 "$IJW" derive
exits 2 "$IJW" derive afkeur
exits 2 "$IJW" derive traject levering
exits 2 "$IJW" -C "$TMP/h" export levering --ordered
if [ -w /dev/full ]; then
	"$IJW" derive levering <"$TMP/facts" >/dev/full 2>"$TMP/err"
	want "a full disk is told" [ $? = 3 ]
fi

# ---- One youth in memory ----

youths=$(tail -n +2 "$TMP/facts" | cut -d, -f1 | uniq | wc -l)
mkfifo "$TMP/pipe"
for times in 1 8; do
	awk -F, -v times=$times 'NR > 1 { line[NR] = substr($0, 33); who[NR] = $1 }
		END { for (t = 0; t < times; t++) for (i = 2; i <= NR; i++)
			print sprintf("%x", t) substr(who[i], 2) line[i] }' "$TMP/facts" | sort -s -t, -k1,1 >"$TMP/many"
	"$IJW" derive levering <"$TMP/pipe" >/dev/null &
	exec 3>"$TMP/pipe"
	cat "$TMP/many" >&3
	awk '/VmHWM/ { print $2 }' "/proc/$!/status" >"$TMP/memory.$times"
	exec 3>&-
	wait $! || not_ok "$times times as many youths"
done
want "eight times $youths youths take no more memory" \
	[ "$(cat "$TMP/memory.8")" -lt $(($(cat "$TMP/memory.1") + 2000)) ]
done_testing
