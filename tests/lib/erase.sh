# Sourced by the tests of ijw erase: a home with what is kept of a youth in every way, and how it is searched.
# shellcheck shell=sh disable=SC2034

export IJW_NOW=2025-12-31
bsn=999900006
other=999900018

# erase HOME [OPTION...]: the youth. IJW may be several words.
erase() {
	home=$1
	shift
	# shellcheck disable=SC2086 # words
	printf '%s\n' "$bsn" | ${TRACED:-} "$IJW" -C "$home" erase "$@"
}

# two_youths HOME: requests with answers that name nobody, a claim of two youths, an archive of both, what was not
# accepted, registrations. The messages are in $TMP/in.
two_youths() {
	mkdir "$TMP/in"
	cp fixtures/stories/C02/messages/*.xml "$TMP/in"
	for file in fixtures/stories/C01/messages/*.xml; do
		sed "s/$bsn/$other/; s/S00000\([0-9]\)</S10000\1</; s/>r1</>r9</; s/ToewijzingNummer>1</ToewijzingNummer>91</" \
			"$file" >"$TMP/in/other-$(basename "$file")"
	done
	awk -v other="$other" '
		/<m:Client>/ { inside = 1; text = "" }
		inside { text = text $0 "\n" }
		{ print }
		/<\/m:Client>/ { inside = 0; sub("<m:Bsn>[0-9]*", "<m:Bsn>" other, text); sub(">P1<", ">P2<", text); printf "%s", text }' \
		fixtures/stories/C11/messages/2-jw323.xml | sed 's/TotaalBedrag>80000/TotaalBedrag>160000/' >"$TMP/in/claim.xml"
	(cd "$TMP/in" && zip -q both.zip 5-jw301.xml other-2-jw301.xml && zip -q others.zip other-3-jw305.xml other-4-jw307.xml &&
		rm 5-jw301.xml other-2-jw301.xml)
	sed 's/<m:Geslacht>2</<m:Geslacht>7</' fixtures/stories/C01/messages/2-jw301.xml >"$TMP/in/invalid.xml"
	sed "s/$bsn/$other/" "$TMP/in/invalid.xml" >"$TMP/in/invalid-other.xml"
	printf 'AGB,ReferentieAanbieder,Aanmelddatum\r\n"91000001","%s",2025-01-02\r\n91000001,nobody,2025-01-03\r\n\r\n91000001,r9,2025-01-04' \
		"$(sed -n 's/.*ReferentieAanbieder>\(.*\)<.*/\1/p' "$TMP/in/1-jw315.xml")" >"$1/aanmelddatum.csv"
	cp "$TMP"/in/* "$1/inbox"
	find "$1/inbox" -type f -exec touch -d '2025-12-30' {} +
	"$IJW" -q -C "$1" ingest >/dev/null 2>&1
}

# values_of HOME: what tells of the youth, in hexadecimal, a line each: their BSN, their pseudonym ($client), what is
# sealed of them and the identity of each message.
values_of() {
	client=$(sqlite3 "$1/ijw.db" "SELECT DISTINCT client FROM jeugdige j JOIN feit f ON f.jeugdige = j.id
		JOIN bericht b ON b.id = f.bericht WHERE bestand = '1-jw315.xml'")
	for value in "$bsn" "$client"; do
		printf '%s' "$value" | od -An -v -tx1 | tr -d ' \n'
		echo
	done
	sqlite3 "$1/ijw.db" "WITH their(id) AS (SELECT bericht FROM feit f JOIN jeugdige j ON j.id = f.jeugdige WHERE client = '$client'
			AND bericht NOT IN (SELECT bericht FROM origineel_deel)
			UNION SELECT id FROM bericht WHERE bestand = 'invalid.xml' OR type = 319)
		SELECT lower(substr(hex(bytes), 1, 60)) FROM origineel JOIN their ON id = bericht
		UNION SELECT lower(hex(kenmerk)) FROM bericht JOIN their USING (id)
		UNION SELECT lower(substr(hex(bytes), 1, 60)) FROM origineel_deel d JOIN jeugdige j ON j.id = d.jeugdige
			WHERE client = '$client'"
}

# seen HOME: which of the values in $TMP/values stand anywhere in the bytes of a home but its keys, each behind its file.
seen() {
	find "$1" -path "$1/keys" -prune -o -type f -print | while read -r file; do
		od -An -v -tx1 "$file" | tr -d ' \n' | grep -oFf "$TMP/values" | sed "s|^|$file |"
	done
}
