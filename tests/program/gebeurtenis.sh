# The table gebeurtenis shows every line of every message that counts as it was sent, as far as it was known,
# and nothing by which a youth can be known.
. tests/lib/common.sh
export IJW_NOW=2027-01-01T12:00:00Z

# pick FILTER COLUMN...: of the lines of $TMP/table for which the filter of awk holds these columns; in it,
# c("NAME") is a cell.
pick() {
	filter=$1
	shift
	awk -F, -v names="$*" "
		function c(name) { return \$(at[name]) }
		NR == 1 { for (i = 1; i <= NF; i++) at[\$i] = i; n = split(names, name, \" \"); next }
		$filter { for (i = 1; i <= n; i++) printf \"%s%s\", c(name[i]), i < n ? \",\" : \"\\n\" }" "$TMP/table"
}
# lines OPTION...: the table.
lines() {
	exits 0 "$IJW" -C "$TMP/h" export gebeurtenis "$@"
	cp "$TMP/out" "$TMP/table"
}

"$IJW" -q generate --youths 40 --months 8 --seed 20 --out "$TMP/traffic"
new_home h
"$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages" >/dev/null 2>&1
"$IJW" export --columns | sed -n '/^## gebeurtenis/,/^# Views/s/^| `\([a-z_]*\)`.*/\1/p' >"$TMP/documented"
lines
head -1 "$TMP/table" | tr ',' '\n' >"$TMP/header"
same "every column is documented, in order" "$TMP/documented" "$TMP/header"
want "the lines stand in the order of receipt" sh -c "tail -n +2 '$TMP/table' | sort -c -t, -k1,1n -k2,2n"

# The lines of JW301 and JW323 as the messages have them.
find "$TMP/traffic/messages" -name '*JW301.xml' -o -name '*JW323.xml' | xargs cat | tr -d '\r' | awk -F'[<>]' '
	function euros(cents) { return sprintf("%d.%02d", cents / 100, cents % 100) }
	{ element = $2; sub(/[a-z0-9]+:/, "", element); at[element] = $3 }
	element == "ToegewezenProduct" {
		split("Einddatum Volume Eenheid Frequentie Budget RedenWijziging", gone, " ")
		for (i in gone) delete at[gone[i]]
	}
	element == "Prestatie" { delete at["ProductTarief"] }
	element == "/Geboortedatum" { month = substr(at["Datum"], 1, 7) }
	element == "/ToegewezenProduct" {
		print "toewijzing", at["Identificatie"], at["Dagtekening"], "GM" at["Afzender"], at["Ontvanger"],
			at["ToewijzingNummer"], at["Categorie"], at["Toewijzingsdatum"], at["Toewijzingstijd"],
			at["Ingangsdatum"], at["Einddatum"], at["RedenWijziging"], at["Volume"], at["Eenheid"],
			at["Frequentie"], "", at["Budget"] == "" ? "" : euros(at["Budget"]), month
	}
	element == "/Prestatie" {
		print "prestatie", at["Identificatie"], at["Dagtekening"], "GM" at["Ontvanger"], at["Afzender"],
			at["ToewijzingNummer"], at["ProductCategorie"], "", "", "", at["Einddatum"], "",
			at["GeleverdVolume"], at["Eenheid"], "", at["ProductTarief"] == "" ? "" : euros(at["ProductTarief"]),
			(at["DebetCredit"] == "C" ? "-" : "") euros(at["Bedrag"]), ""
	}' OFS=, | sort >"$TMP/sent"
pick 'c("soort") ~ /^(toewijzing|prestatie)$/' soort identificatie dagtekening gemeente aanbieder toewijzingnummer \
	productcategorie toewijzingsdatum toewijzingstijd ingangsdatum einddatum reden volume eenheid frequentie tarief \
	budget geboortemaand | sort >"$TMP/shown"
same "assignments and claims are shown as they were sent" "$TMP/sent" "$TMP/shown"
want "there are some of both" [ "$(cut -d, -f1 "$TMP/shown" | uniq | wc -l)" = 2 ]

# A youth goes by the pseudonym of the other tables.
pick 'c("client") != ""' client | sort -u >"$TMP/clients"
sqlite3 "$TMP/h/ijw.db" "SELECT client FROM jeugdige ORDER BY 1" >"$TMP/youths"
same "youths by their pseudonym" "$TMP/youths" "$TMP/clients"

# As far as it was known: neither a message nor a retour that came later.
void=$(pick 'c("nietig_vanaf") != ""' ontvangen_volgnummer nietig_vanaf dagtekening | head -n 1)
number=${void%%,*}
from=$(echo "$void" | cut -d, -f2)
want "a retour voids a message" [ "$from" \> "$(echo "$void" | cut -d, -f3)" ]
before=$(date -d "$from - 1 day" +%F)
pick 'c("dagtekening") <= "'"$before"'"' ontvangen_volgnummer regel soort >"$TMP/known"
lines --kennisdatum "$before"
pick 1 ontvangen_volgnummer regel soort >"$TMP/shown"
same "only what was told by then" "$TMP/known" "$TMP/shown"
want "not voided yet" [ -z "$(pick "c(\"ontvangen_volgnummer\") == $number" nietig_vanaf | tr -d '\n')" ]
lines --kennisdatum "$from"
want "voided by now" [ "$(pick "c(\"ontvangen_volgnummer\") == $number" nietig_vanaf | sort -u)" = "$from" ]

# A text with a BSN that a sender chose is masked, and a cell may hold a comma.
for text in 999900006 b,c; do
	sed -i "s/\(ijw:Identificatie>\)B[0-9]*/\1$text/; s/\(Toewijzingstijd>\)[^<]*/\100:00:09.5/" \
		"$(find "$TMP/traffic/messages" -name '*JW301.xml' | sort | sed -n "${#text}p")"
done
"$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages" >/dev/null 2>&1
lines
want "a BSN is not shown" [ "$(grep -c 999900006 "$TMP/table")" = 0 ]
want "a part of a second is shown" grep -q ',00:00:09\.500000000,' "$TMP/table"
want "its mask is" grep -q ',~[0-9a-f]\{12\},' "$TMP/table"
want "a comma is" grep -q ',"b,c",' "$TMP/table"

# The same from the originals.
exits 0 "$IJW" -q -C "$TMP/h" rebuild
cp "$TMP/table" "$TMP/before"
lines
same "the same after a rebuild" "$TMP/before" "$TMP/table"
done_testing
