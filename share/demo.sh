#!/bin/sh
# The whole road on synthetic traffic: demo.sh PROGRAM FOLDER. The folder is made anew.
set -eu
program=$(realpath "$1")
folder=$2
here=$(dirname "$(realpath "$0")")

rm -rf "$folder"
mkdir "$folder"
cd "$folder"
# Half a year that ended with the last month, so that "today" has something to say about it.
from=$(date -d "$(date +%Y-%m-01) 6 months ago" +%Y-%m-%d)

echo "1. A home"
"$program" init home
echo "2. Half a year of traffic for the 14 municipalities of Twente, from $from"
"$program" generate --youths 2000 --months 6 --seed 2026 --from "$from" --out traffic
echo "3. The back offices drop it, ijw takes it in"
find traffic/messages -name '*.xml' -exec mv {} home/inbox/ \;
"$program" -C home ingest || [ $? = 1 ]
"$program" -C home status
echo "4. Waiting times, in days from the decision to the first day of care"
sqlite3 -column -header home/ijw.db <"$here/sql/wachttijden.sql"
cat <<END

The database:   $PWD/home/ijw.db   (views verzoek, toewijzing, levering, wachtketen,
                traject, afkeur)
The report:     $PWD/home/outbox
The same as CSV: $program -C $PWD/home export wachtketen
What happened:  $PWD/traffic/truth.csv
END
