# A region over years: what is derived is what happened, only the findings that are meant come up, and what
# was put into it on purpose can be seen in the truth: two seeds.
. tests/lib/common.sh

YOUTHS=$(figure 1500 6000)
months=36
# Planted mistakes that are refused, and terms that were not kept.
meant="IJW103 IJW105 IJW106 IJW107 IJW108 IJW201 IJW216 TR019 TR382"

# columns HEADER: the rows on stdin of truth.csv about table $1 in the columns of the header $2.
truth() {
	awk -F, -v table="$1" -v header="$2" '
		BEGIN { n = split(header, want, ","); print header }
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$1 == table {
			line = $(at[want[1]])
			for (i = 2; i <= n; i++) line = line "," $(at[want[i]])
			print line
		}' "$traffic/truth.csv" | sort
}

# ask SQL: one figure of the truth.
ask() {
	sqlite3 "$truth" "$1"
}

for seed in 3 31; do
	traffic=$TMP/traffic.$seed
	truth=$TMP/truth.$seed
	exits 0 "$IJW" -q generate --youths "$YOUTHS" --months $months --seed $seed --from 2023-01-01 --out "$traffic"
	P=$(awk -F, 'NR == 2 { print $2; exit }' "$traffic/truth.csv")
	want "the last day is that of the last month" [ "$P" = 2025-12-31 ]
	export IJW_NOW="$P"
	new_home "home.$seed"
	cp "$traffic"/region/* "$TMP/home.$seed/"
	"$IJW" -q -C "$TMP/home.$seed" ingest "$traffic/messages" >/dev/null 2>&1
	for table in verzoek toewijzing levering wachtketen traject; do
		"$IJW" -C "$TMP/home.$seed" export "$table" >"$TMP/derived"
		header=$(head -1 "$TMP/derived" | tr ',' '\n' | grep -v '^client$' | paste -sd, -)
		awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "client") c = i }
			{ line = ""; for (i = 1; i <= NF; i++) if (i != c) line = line "," $i; print substr(line, 2) }' \
			"$TMP/derived" | sort >"$TMP/is"
		truth "$table" "$header" >"$TMP/was"
		want "$table has rows" [ "$(wc -l <"$TMP/was")" -gt $((YOUTHS / 2)) ]
		same "$table of seed $seed is what happened" "$TMP/was" "$TMP/is"
	done
	sqlite3 "$TMP/home.$seed/ijw.db" "SELECT DISTINCT regel FROM afkeur ORDER BY regel" >"$TMP/rules"
	want "no finding but those that are meant: $(paste -sd' ' "$TMP/rules")" \
		[ -z "$(grep -vwF "$(echo "$meant" | tr ' ' '\n')" "$TMP/rules")" ]
	want "every message is accepted" \
		[ "$(sqlite3 "$TMP/home.$seed/ijw.db" "SELECT count(*) FROM bericht WHERE oordeel <> 4")" = 0 ]

	sqlite3 "$truth" ".mode csv" ".import $traffic/truth.csv t" ".import $traffic/truth-region.csv r" \
		"CREATE VIEW w AS SELECT * FROM t WHERE tabel = 'wachtketen' AND status <> 'uitgesloten'" \
		"CREATE VIEW l AS SELECT * FROM t WHERE tabel = 'levering'" \
		"CREATE VIEW g AS SELECT *, CAST(w3a_dagen AS INTEGER) AS wacht FROM w WHERE status = 'gestart'"

	# Chains.
	want "chains of two assignments and more" [ "$(ask "SELECT count(*) FROM w WHERE toewijzingen > 1")" -gt $((YOUTHS / 60)) ]
	want "care that goes on under another number" \
		[ "$(ask "SELECT count(*) FROM t WHERE tabel = 'toewijzing' AND rol = 'vervolg'")" -gt $((YOUTHS / 60)) ]
	want "reissues end on 31 December" [ "$(ask "SELECT count(*) FROM t WHERE tabel = 'toewijzing' AND reden_wijziging = '03'
		AND einddatum NOT LIKE '%-12-31'")" = 0 ]
	want "deleted numbers have a successor" [ "$(ask "SELECT count(*) FROM t a JOIN t b ON a.tabel = b.tabel
		AND a.gemeente = b.gemeente AND a.keten = b.keten WHERE a.tabel = 'toewijzing' AND a.status = 'vervallen'
		AND b.rol = 'voortzetting'")" -gt 3 ]
	for reden in 03 04 09 13; do
		want "RedenWijziging $reden" [ "$(ask "SELECT count(*) FROM t WHERE tabel = 'toewijzing'
			AND reden_wijziging = '$reden'")" -gt 10 ]
	done
	want "care for which nobody waits" \
		[ "$(ask "SELECT count(*) FROM l WHERE productcategorie IN ('47', '48', '49')")" -gt 20 ]
	want "residential care" [ "$(ask "SELECT count(*) FROM l WHERE productcategorie = '44'")" -gt 20 ]
	want "several trajectories of one youth" \
		[ "$(ask "SELECT count(*) FROM t WHERE tabel = 'traject' AND draaideur <> ''")" -gt $((YOUTHS / 12)) ]
	want "screenings" [ "$(ask "SELECT count(*) FROM l WHERE productcode = '45C01'")" -gt $((YOUTHS / 20)) ]

	# The calendar: by day more in June and July than in February and March, few in August; starts after it.
	month() { # DATE MONTHS: how many of the view $3 in these months
		ask "SELECT count(*) FROM $3 WHERE substr($1, 6, 2) IN ($2)"
	}
	before=$(month klokstart "'02', '03'" w)
	summer=$(month klokstart "'06', '07'" w)
	holiday=$(month klokstart "'08'" w)
	want "a rise before the summer ($before, $summer)" [ $((summer * 100)) -gt $((before * 120)) ]
	want "a dip in it ($holiday)" [ $((holiday * 100)) -lt $((summer * 40)) ]
	starts=$(month startdatum "'08'" g)
	after=$(month startdatum "'09'" g)
	want "starts come after it ($starts, $after)" [ $((after * 10)) -gt $((starts * 15)) ]

	# The pilots.
	mean() { # PILOT DURING(1, 0) CONDITION
		ask "SELECT CAST(avg(wacht) * 10 AS INTEGER) FROM g WHERE $3 AND $2 = (klokstart BETWEEN
			(SELECT waarde FROM r WHERE code = '$1' AND kenmerk = 'van') AND
			(SELECT waarde FROM r WHERE code = '$1' AND kenmerk = 'tot'))"
	}
	works="gemeente IN ('GM0164', 'GM0147', 'GM0173') AND productcategorie = '45'"
	idle="gemeente IN ('GM0141', 'GM0189')"
	during=$(mean 'Snelle start' 1 "$works")
	other=$(mean 'Snelle start' 0 "$works")
	want "the pilot that works does ($during, $other)" [ $((during * 100)) -lt $((other * 80)) ]
	during=$(mean 'Samen aan tafel' 1 "$idle")
	other=$(mean 'Samen aan tafel' 0 "$idle")
	want "the other one does not ($during, $other)" [ $((during * 100)) -gt $((other * 80)) ]
	want "ijw.conf has both" [ "$(grep -c '^\[pilot ' "$traffic/region/ijw.conf")" = 2 ]

	# Providers: in the truth nothing of the silent one is known after its day, and no message of it.
	silent=$(ask "SELECT code FROM r WHERE kenmerk = 'stil_vanaf'")
	since=$(ask "SELECT waarde FROM r WHERE kenmerk = 'stil_vanaf'")
	want "it reports no start from $since on" [ "$(ask "SELECT count(*) FROM l WHERE aanbieder = '$silent'
		AND begindatum >= '$since'")" = 0 ]
	want "it did before" [ "$(ask "SELECT count(*) FROM l WHERE aanbieder = '$silent'")" -gt 10 ]
	want "and sends no message" [ "$(sqlite3 "$TMP/home.$seed/ijw.db" "SELECT count(*) FROM bericht
		WHERE afzender = '$silent' AND type IN (305, 307, 315, 317, 323)
		AND dagtekening >= CAST(julianday('$since') - 2440587.5 AS INTEGER)")" = 0 ]
	late=$(ask "SELECT code FROM r WHERE kenmerk = 'laat_promille' ORDER BY CAST(waarde AS INTEGER) DESC LIMIT 1")
	want "one reports weeks late" [ "$(ask "SELECT avg(a1_dagen) >= 15 FROM l WHERE aanbieder = '$late'")" = 1 ]
	want "the others do not" [ "$(ask "SELECT avg(a1_dagen) < 12 FROM l WHERE aanbieder <> '$late'")" = 1 ]
	want "some wait months, some weeks" [ "$(ask "SELECT max(a) > 3 * min(a) AND max(a) > 100 FROM
		(SELECT avg(wacht) AS a FROM g GROUP BY aanbieder HAVING count(*) > 10)")" = 1 ]
done
done_testing
