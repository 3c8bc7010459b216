#!/bin/sh
# The whole road on synthetic traffic, in forty lines: demo.sh PROGRAM FOLDER. The folder is made anew. YOUTHS says of how many.
set -eu
program=$(realpath "$1")
folder=$2
language=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}

# say ENGLISH DUTCH: one of the two.
say() {
	case $language in
	nl*) printf '%s\n' "$2" ;;
	*) printf '%s\n' "$1" ;;
	esac
}

rm -rf "$folder"
mkdir "$folder"
cd "$folder"
# Three years that ended with the last month, so that "today" has something to say about them.
from=$(date -d "$(date +%Y-%m-01) 36 months ago" +%Y-%m-%d)

say "1. Three years of traffic of 14 municipalities and 41 providers, from $from" \
	"1. Drie jaar verkeer van 14 gemeenten en 41 aanbieders, vanaf $from"
"$program" -q generate --youths "${YOUTHS:-6000}" --months 36 --seed 2026 --from "$from" --out traffic
"$program" -q init home
cp traffic/region/* home/
say "2. The back offices drop their messages, ijw takes them in; one has a fault, and a report lies beside it" \
	"2. De backoffices leveren hun berichten, ijw neemt ze op; een deugt niet, en krijgt een verslag naast zich"
broken=$(find traffic/messages -name '*JW305.xml' | sort | head -n 1)
sed -i 's/Begindatum>20/Begindatum>29/' "$broken"
find traffic/messages -name '*.xml' -exec mv -t home/inbox {} +
"$program" -q -C home ingest >/dev/null 2>&1 || [ $? = 1 ]
"$program" -C home status | sed -n '2,4p' || :
sed -n "/^${broken##*/}/,/^\$/p" home/rejected/*.report.txt | head -n 5
say "3. The story of one assignment" "3. Het verhaal van een toewijzing"
assignment=$("$program" -C home export levering | awk -F, 'NR > 1 && $2 != "" && $7 != "" { print $1 "/" $2; exit }')
"$program" -C home explain "$assignment" | sed -n '1p; /^  W3a /p; /^  W3b /p; /^  A1 /p'
say "4. The figures of the region are published, and a website is made of them" \
	"4. De cijfers van de regio worden gepubliceerd, met een website ervan"
"$program" -q -C home publish >/dev/null
"$program" -q -C home report --out site >/dev/null
say "5. Who waits, and the median wait of who began, in days; a dot: too few to be shown" \
	"5. Wie wacht, en de mediane wachttijd van wie begon, in dagen; een punt: te weinig om te tonen"
sqlite3 -column home/feed/actueel/monitor.db <<-'END'
	.headers on
	WITH w AS (SELECT * FROM waarneming WHERE Aanbieder = 'T' AND Productcategorie = 'T' AND Leeftijd = 'T'
		AND Verwijzer = 'T' AND Pilot = 'T'),
	k AS (SELECT max(Perioden) AS kwartaal FROM w WHERE Indicator = 'F05' AND Perioden LIKE '%KW%'),
	-- Of the region there is a figure a month: that of the last month of the quarter.
	p AS (SELECT kwartaal, substr(kwartaal, 1, 4) || 'MM' || printf('%02d', 3 * substr(kwartaal, 7)) AS maand FROM k)
	SELECT iif(n.RegioS = 'T', 'Twente', c.Titel) AS gemeente, iif(n.Status = 'Q', '.', CAST(n.Waarde AS INTEGER)) AS wacht,
		iif(v.Status = 'Q', '.', v.Waarde) AS mediaan
	FROM p JOIN w n ON n.Perioden = iif(n.RegioS = 'T', maand, kwartaal)
	LEFT JOIN w v ON v.RegioS = n.RegioS AND v.Indicator = 'V01' AND v.Klok = 'W3a' AND v.Maat = 'mediaan' AND v.Perioden = kwartaal
	LEFT JOIN code c ON c.Lijst = 'RegioS' AND c.Code = n.RegioS
	WHERE n.Indicator = 'F05' ORDER BY n.RegioS = 'T', 1;
END
say "Open $PWD/site/index.html: the website; rapport.html is all of it to print." \
	"Open $PWD/site/index.html: de website; rapport.html is alles om te printen."
say "Also in $PWD: home/feed/actueel (the publication: CSV, Excel, SQL), home/ijw.db (tables and
views), home/outbox (the report on the batch), traffic/truth*.csv (what really happened)" \
	"Ook in $PWD: home/feed/actueel (de publicatie: CSV, Excel, SQL), home/ijw.db (tabellen en
views), home/outbox (het verslag van de batch), traffic/truth*.csv (wat er echt gebeurde)"
