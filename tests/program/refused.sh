# A message that breaks a rule by itself is not among the messages that are compared, but it was sent all
# the same: a retour or JW325 on it answers a message that is known (IJW214, TR337), and the JW325 repeats its
# XsdVersie (TR371). What came in another order is known when it came, and after a rebuild.
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

# The first answer came before the claim was known, and is dated after it; the second came after it.
cat >"$TMP/claim-later.txt" <<'CASE'
JW325 Dagtekening=2026-02-09 RetourCodes=0001 Heen=M9 HeenDagtekening=2026-02-02
---
JW323 Dagtekening=2026-02-02 Identificatie=M9
  Declaratie TotaalIngediendBedrag=1
  Prestatie
---
JW325 Dagtekening=2026-02-10 RetourCodes=0001
CASE
expect claim-later 2,TR358 3,TR056

# In one batch with its answer, whatever the files are called.
cat >"$TMP/claim-of-a-day.txt" <<'CASE'
JW325 Dagtekening=2026-02-02 RetourCodes=0001 Heen=M9 HeenDagtekening=2026-02-02
JW323 Dagtekening=2026-02-02 Identificatie=M9
  Declaratie TotaalIngediendBedrag=1
  Prestatie
CASE
expect claim-of-a-day 2,TR358

cat >"$TMP/other-version.txt" <<'CASE'
JW323 Dagtekening=2026-02-02 XsdVersie=1.0.1
  Declaratie TotaalIngediendBedrag=1
  Prestatie
JW325 Dagtekening=2026-02-09 RetourCodes=0001 XsdVersieDeclaratie=1.0.0
CASE
expect other-version 1,TR358 2,TR371

# Its lines were not sent: an answer is not compared with them (TR304, TR366, TR367, TR376).
cat >"$TMP/answered.txt" <<'CASE'
JW323 Dagtekening=2026-02-02
  Declaratie TotaalIngediendBedrag=1
  Prestatie
JW325 Dagtekening=2026-02-09
  DeclaratieAntwoord DeclaratieNummer=D9 TotaalIngediendBedrag=40000 TotaalToegekendBedrag=20000
  Client Jeugdige=2
  Prestatie GeleverdVolume=4 Begindatum=2026-01-01 Einddatum=2026-01-31
CASE
expect answered 1,TR358

# What is right is sent with the same numbers, for an earlier month too (TR314, TR318, TR333); the
# BerichtIdentificatie is spent (TR056).
cat >"$TMP/sent-again.txt" <<'CASE'
JW301
  ToegewezenProduct
JW323 Dagtekening=2026-03-02
  Declaratie TotaalIngediendBedrag=1 DeclaratieNummer=D1
  Prestatie ReferentieNummer=P1
JW323 Dagtekening=2026-03-02
  Declaratie DeclaratieNummer=D1 Begindatum=2026-01-01 Einddatum=2026-01-31
  Prestatie ReferentieNummer=P1
JW323 Dagtekening=2026-03-03 Identificatie=M00001-02
  Declaratie DeclaratieNummer=D2
  Prestatie ReferentieNummer=P2
CASE
expect sent-again 2,TR358 4,TR056

# Beside a claim of the same name that was accepted the answer is compared with that one. Which of two messages of one
# day, type and name is the first their content decides, under the key of the home: TR056 is said of the second when it
# counts.
cat >"$TMP/two-of-a-name.txt" <<'CASE'
JW301
  ToegewezenProduct
JW323 Dagtekening=2026-02-02 Identificatie=M9 XsdVersie=1.0.1
  Declaratie TotaalIngediendBedrag=1
  Prestatie
JW323 Dagtekening=2026-02-02 Identificatie=M9
  Declaratie DeclaratieNummer=D9
  Prestatie
JW325 Dagtekening=2026-02-09
  DeclaratieAntwoord DeclaratieNummer=D8
CASE
take two-of-a-name
grep -vx 3,TR056 "$TMP/found" >"$TMP/others"
printf '%s\n' 2,TR358 4,TR376 >"$TMP/expected"
same two-of-a-name "$TMP/expected" "$TMP/others"

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
expect retour-first 2,TR134
done_testing
