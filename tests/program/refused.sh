# A message that breaks a rule by itself is not among the messages that are compared, but it was sent all
# the same: a retour or JW325 on it answers a message that is known (IJW214, TR337). What came in another
# order is known when it came, and after a rebuild.
. tests/lib/common.sh
export IJW_NOW=2027-06-01T12:00:00

# take NAME: takes the batches of a case in, one after the other; $TMP/found are the findings.
take() {
	rm -rf "$TMP/xml"
	mkdir "$TMP/xml"
	awk -v out="$TMP/xml" -f tests/lib/dossier.awk "$TMP/$1.txt" || not_ok "the case is not understood"
	new_home h
	for batch in $(cut -d' ' -f3 "$TMP/xml/manifest" | sort -nu); do
		# shellcheck disable=SC2046 # a list
		"$IJW" -q -C "$TMP/h" ingest $(awk -v b="$batch" '$3 == b { print $5 }' "$TMP/xml/manifest") \
			>"$TMP/out" 2>&1 || [ $? = 1 ] || not_ok "batch $batch is not taken in"
	done
	findings
	cp "$TMP/found" "$TMP/first"
	exits 0 "$IJW" -q -C "$TMP/h" rebuild
	findings
	same "$1 after a rebuild" "$TMP/first" "$TMP/found"
}
findings() { # the parties are invented
	"$IJW" -C "$TMP/h" export afkeur | cut -d, -f1,6 | grep -vE 'TR378|regel' >"$TMP/found"
	"$IJW" -C "$TMP/h" export opgelost | cut -d, -f1,3,4 | grep -v regel | tr , ' ' >>"$TMP/found"
}
expect() { # NAME FINDING...
	take "$1"
	what=$1
	shift
	printf '%s\n' "$@" >"$TMP/expected"
	same "$what" "$TMP/expected" "$TMP/found"
}

cat >"$TMP/claim.txt" <<'CASE'
JW301
  ToegewezenProduct
JW323 Dagtekening=2026-02-02
  Declaratie TotaalIngediendBedrag=1
  Prestatie
JW325 Dagtekening=2026-02-09 RetourCodes=0001
JW325 Dagtekening=2026-02-09 RetourCodes=0001 Heen=M9 HeenDagtekening=2026-02-02
CASE
expect claim 2,TR358 4,TR337

# The first answer came before the claim was known, the second after it; only the first is said.
cat >"$TMP/claim-later.txt" <<'CASE'
JW325 Dagtekening=2026-02-09 RetourCodes=0001 Heen=M9 HeenDagtekening=2026-02-02
---
JW323 Dagtekening=2026-02-02 Identificatie=M9
  Declaratie TotaalIngediendBedrag=1
  Prestatie
---
JW325 Dagtekening=2026-02-10 RetourCodes=0001
CASE
expect claim-later 1,TR337 2,TR358 3,TR056

cat >"$TMP/retour.txt" <<'CASE'
JW305 Dagtekening=2026-02-02
  StartProduct Begindatum=2026-03-03
JW306 Dagtekening=2026-02-03 RetourCodes=0001
CASE
expect retour 1,TR134

cat >"$TMP/retour-first.txt" <<'CASE'
JW306 Dagtekening=2026-02-03 RetourCodes=0001 Heen=M9 HeenDagtekening=2026-02-02
---
JW305 Dagtekening=2026-02-02 Identificatie=M9
  StartProduct Begindatum=2026-03-03
CASE
expect retour-first 1,IJW214 2,TR134 '1 IJW214 2'
done_testing
