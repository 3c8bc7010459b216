#!/bin/sh
# The whole road on synthetic traffic: demo.sh PROGRAM FOLDER. The folder is made anew.
set -eu
program=$(realpath "$1")
folder=$2
here=$(dirname "$(realpath "$0")")
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
"$program" generate --youths 6000 --months 36 --seed 2026 --from "$from" --out traffic
say "2. A home, with what it says of this region: pilots, groups, lists" \
	"2. Een ijw-map, met wat die over deze regio zegt: pilots, groepen, lijsten"
"$program" init home
cp traffic/region/* home/
say "3. The back offices drop their messages, ijw takes them in" \
	"3. De backoffices leveren hun berichten, ijw neemt ze op"
find traffic/messages -name '*.xml' -exec mv -t home/inbox {} +
"$program" -q -C home ingest >/dev/null 2>&1 || [ $? = 1 ]
"$program" -C home status
say "4. Waiting times, in days from the decision to the first day of care" \
	"4. Wachttijden, in dagen van het besluit tot de eerste dag hulp"
sqlite3 -column -header home/ijw.db <"$here/sql/wachttijden.sql"
say "5. The figures of the region are published" "5. De cijfers van de regio worden gepubliceerd"
"$program" -C home publish
say "6. A website is made of them" "6. Daar wordt een website van gemaakt"
"$program" -C home report --out site

echo
say "What was made, in $PWD:" "Wat er is gemaakt, in $PWD:"
say "  site/index.html     the website: open it in a browser; rapport.html is all of
                      it to print, wijzer.html says where there is room
  home/feed/actueel/  the publication: waarneming.csv has every figure, one a
                      row; monitor.xlsx is the same for Excel, monitor.db for
                      SQL; indicator.csv says what each code means
  home/ijw.db         the tables and views for analysts: wachtketen, levering, ...
  home/outbox/        the report on what was taken in and what was wrong with it
  traffic/            the messages are in home/done now; here is what really
                      happened: truth.csv, and truth-region.csv on purpose" \
	"  site/index.html     de website: open die in een browser; rapport.html is alles
                      bij elkaar om te printen, wijzer.html zegt waar plek is
  home/feed/actueel/  de publicatie: waarneming.csv heeft elk cijfer, een per rij;
                      monitor.xlsx is hetzelfde voor Excel, monitor.db voor SQL;
                      indicator.csv zegt wat elke code betekent
  home/ijw.db         de tabellen en views voor analisten: wachtketen, levering, ...
  home/outbox/        het verslag van wat is opgenomen en wat eraan mankeerde
  traffic/            de berichten staan nu in home/done; hier staat wat er echt
                      gebeurde: truth.csv, en met opzet: truth-region.csv"
echo
say "How to read it: take a row of waarneming.csv with Indicator F05 (who waits),
RegioS T, Perioden 2025KW02. Status Q is hidden because fewer than ten youths are
behind it, P can still change. Look for what was put into the region:" \
	"Zo leest u het: neem een rij van waarneming.csv met Indicator F05 (wie wacht),
RegioS T, Perioden 2025KW02. Status Q is verborgen omdat er minder dan tien
jeugdigen achter zitten, P kan nog veranderen. Zoek wat in de regio is gestopt:"
say "  - F02 and F05 rise before every summer, F03 falls in it
  - the pilot 'Snelle start' shortens waits (V01), 'Samen aan tafel' does not
  - one provider has fallen silent (Q05), one reports weeks late (Q02)" \
	"  - F02 en F05 stijgen voor elke zomer, F03 zakt erin
  - de pilot 'Snelle start' verkort wachttijden (V01), 'Samen aan tafel' niet
  - een aanbieder is stilgevallen (Q05), een meldt weken te laat (Q02)"
