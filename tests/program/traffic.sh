# Synthetic traffic of a region: what is derived is what happened; the order of arrival, repetition and what
# became known later change nothing; the views show what is exported; nothing of anybody leaks.
. tests/lib/common.sh

tables="verzoek toewijzing levering wachtketen traject"
traffic=$TMP/traffic

exits 0 "$IJW" -q generate --youths 400 --months 12 --seed 7 --out "$traffic"
P=$(awk -F, 'NR == 2 { print $2 }' "$traffic/truth.csv")
export IJW_NOW="$P"

# without_client < CSV: the table without its column client.
without_client() {
	awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "client") c = i }
		{ line = ""; for (i = 1; i <= NF; i++) if (i != c) line = line "," $i; print substr(line, 2) }'
}

# truth TABLE HEADER: the rows of the truth about this table, in the columns of the header.
truth() {
	awk -F, -v table="$1" -v header="$2" '
		BEGIN { n = split(header, want, ",") ; print header }
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$1 == table {
			line = ""
			for (i = 1; i <= n; i++) {
				if (!(want[i] in at)) { print "no column " want[i]; exit }
				line = line "," $at[want[i]]
			}
			print substr(line, 2)
		}' "$traffic/truth.csv"
}

new_home a
cp -a "$TMP/a" "$TMP/b" # the same keys: the same pseudonyms
cp -a "$TMP/a" "$TMP/k"
exits 0 "$IJW" -v -C "$TMP/a" ingest "$traffic/messages"
cat "$TMP/out" "$TMP/err" >"$TMP/log"

want "all 14 types have facts" [ "$(sqlite3 "$TMP/a/ijw.db" "SELECT count(DISTINCT b.type) FROM feit f JOIN bericht b ON b.id = f.bericht")" = 14 ]
want "every fact has a Dagtekening" [ "$(sqlite3 "$TMP/a/ijw.db" "SELECT count(*) FROM feit f JOIN bericht b ON b.id = f.bericht WHERE b.bekend IS NULL")" = 0 ]
want "every message keeps its original" [ "$(sqlite3 "$TMP/a/ijw.db" "SELECT (SELECT count(*) FROM bericht) - (SELECT count(*) FROM origineel WHERE length(bytes) > 60)")" = 0 ]

for table in $tables; do
	"$IJW" -C "$TMP/a" export "$table" >"$TMP/a.$table"
	without_client <"$TMP/a.$table" >"$TMP/derived"
	truth "$table" "$(head -1 "$TMP/derived")" >"$TMP/truth"
	want "$table has rows" [ "$(wc -l <"$TMP/truth")" -gt 100 ]
	sort "$TMP/derived" >"$TMP/derived.sorted"
	sort "$TMP/truth" >"$TMP/truth.sorted"
	same "$table is what happened" "$TMP/truth.sorted" "$TMP/derived.sorted"
	# The order of the contract: numbers as numbers, the rest as bytes.
	numbers=1
	case $table in verzoek | traject) numbers=0 ;; esac
	want "$table is sorted" awk -F, -v numbers=$numbers 'NR > 1 {
		n = numbers ? $2 + 0 : $2 ""
		if ($1 "" < g "" || ($1 == g && NR > 2 && n < before)) exit 1
		g = $1; before = n }' "$TMP/a.$table"
	sqlite3 -csv -header "$TMP/a/ijw.db" "SELECT * FROM $table" | tr -d '\r' | sort >"$TMP/view"
	sort "$TMP/a.$table" >"$TMP/export"
	same "the view $table" "$TMP/export" "$TMP/view"
done

# Every order of arrival, here: shuffled, one transaction for a few files, every file twice.
find "$traffic/messages" -name '*.xml' | awk -v seed=3 'BEGIN { srand(seed) } { print rand(), $0 }' | sort | cut -d' ' -f2- >"$TMP/files"
xargs -n 150 "$IJW" -q -C "$TMP/b" ingest <"$TMP/files" || not_ok "ingest in another order"
xargs "$IJW" -q -C "$TMP/b" ingest <"$TMP/files" || not_ok "ingest again"
for table in $tables; do
	"$IJW" -C "$TMP/b" export "$table" >"$TMP/b.$table"
	same "$table in another order of arrival, twice" "$TMP/a.$table" "$TMP/b.$table"
	sqlite3 -csv -header "$TMP/b/ijw.db" "SELECT * FROM $table" | tr -d '\r' | sort >"$TMP/view"
	sort "$TMP/a.$table" >"$TMP/export"
	same "the view $table in another order" "$TMP/export" "$TMP/view"
done

# As known on K: the archive cut at K gives the same.
K=2026-06-15
xargs awk -v k="$K" '
	FNR == 1 { if (file != "" && day <= k) print file; file = FILENAME; day = "" }
	/DagtekeningRetour>/ || (/[:<]Dagtekening>/ && day == "") {
		match($0, /[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/); day = substr($0, RSTART, 10) }
	END { if (day <= k) print file }' <"$TMP/files" >"$TMP/cut"
want "the cut has files" [ "$(wc -l <"$TMP/cut")" -gt 500 ]
want "the cut leaves files out" [ "$(wc -l <"$TMP/cut")" -lt "$(wc -l <"$TMP/files")" ]
xargs "$IJW" -q -C "$TMP/k" ingest <"$TMP/cut" || not_ok "ingest of the cut"
for table in $tables; do
	"$IJW" -C "$TMP/a" export "$table" --peildatum 2026-08-01 --kennisdatum "$K" >"$TMP/a.$table"
	"$IJW" -C "$TMP/k" export "$table" --peildatum 2026-08-01 --kennisdatum 2026-12-31 >"$TMP/k.$table"
	same "$table as known on $K" "$TMP/k.$table" "$TMP/a.$table"
done

# A day later the stored rows are those of that day.
IJW_NOW=2027-03-01 "$IJW" -q -C "$TMP/a" ingest || not_ok "ingest of an empty inbox"
IJW_NOW=2027-03-01 "$IJW" -C "$TMP/a" export wachtketen | sort >"$TMP/export"
sqlite3 -csv -header "$TMP/a/ijw.db" "SELECT * FROM wachtketen" | tr -d '\r' | sort >"$TMP/view"
same "the view wachtketen another day" "$TMP/export" "$TMP/view"

# Canaries: no BSN, name, day of birth or address of anybody outside the encrypted bytes.
cat $(cat "$TMP/files") >"$TMP/all"
{
	grep -oE '[:<]Bsn>[0-9]{9}' "$TMP/all" | cut -d'>' -f2
	grep -oE '[:<](Achternaam|Voornamen|Straatnaam|Emailadres)>[^<]{6,}' "$TMP/all" | cut -d'>' -f2
	grep -A1 -E 'Geboortedatum>' "$TMP/all" | grep -oE '[:<]Datum>[0-9-]{10}' | cut -d'>' -f2 | grep -vE '^202[4-9]'
} | sort -u >"$TMP/canaries"
want "there are canaries" [ "$(wc -l <"$TMP/canaries")" -gt 500 ]
cp "$traffic"/messages/*/*1.xml "$TMP/b/inbox/"
exits 0 "$IJW" -v -C "$TMP/b" ingest
cat "$TMP/out" "$TMP/err" >>"$TMP/log"
for place in "$TMP/a/ijw.db" "$TMP/b/ijw.db" "$TMP/b/outbox" "$TMP/b/feed" "$TMP/b/work" "$TMP/log" "$TMP/a.wachtketen" "$TMP/a.levering" "$TMP/a.toewijzing" "$TMP/a.verzoek" "$TMP/a.traject"; do
	want "no canary in $place" [ "$(grep -rlaFf "$TMP/canaries" "$place" | wc -l)" = 0 ]
done
want "the canaries are found where they may be" grep -rlaqFf "$TMP/canaries" "$TMP/b/done"

# The same options, the same bytes.
exits 0 "$IJW" -q generate --youths 400 --months 12 --seed 7 --out "$TMP/again"
want "same seed, same bytes" diff -rq "$traffic" "$TMP/again"
exits 0 "$IJW" -q generate --youths 400 --months 12 --seed 8 --out "$TMP/other"
want "another seed, other bytes" [ "$(cksum <"$TMP/other/truth.csv")" != "$(cksum <"$traffic/truth.csv")" ]
refuses 2 "not empty" "$IJW" generate --youths 4 --months 1 --seed 8 --out "$TMP/other"
done_testing
