# A claim that breaks a rule by itself is not among the messages that are compared; an answer to it names a
# claim that was sent all the same (TR337).
. tests/lib.sh
export IJW_NOW=2027-06-01T12:00:00

mkdir "$TMP/xml"
cat >"$TMP/case.txt" <<'CASE'
JW301
  ToegewezenProduct
JW323 Dagtekening=2026-02-02
  Declaratie TotaalIngediendBedrag=1
  Prestatie
JW325 Dagtekening=2026-02-09 RetourCodes=0001
JW325 Dagtekening=2026-02-09 RetourCodes=0001 Heen=M9 HeenDagtekening=2026-02-02
CASE
awk -v out="$TMP/xml" -f tests/dossier.awk "$TMP/case.txt" || not_ok "the case is not understood"

new_home h
exits 1 "$IJW" -q -C "$TMP/h" ingest "$TMP/xml"/*.xml
"$IJW" -C "$TMP/h" export afkeur | cut -d, -f1,6 | grep -v TR378 >"$TMP/found" # the parties are invented
printf '%s\n' ontvangen_volgnummer,regel 2,TR358 4,TR337 >"$TMP/expected"
same "an answer to a claim that was refused by itself" "$TMP/expected" "$TMP/found"
done_testing
