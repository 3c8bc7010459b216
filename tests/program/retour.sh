# ijw retour --proef: what is shown is what the standard has the receiver answer, and is a valid message itself.
. tests/lib/common.sh

export IJW_NOW=2026-05-01
good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml

# One of each outcome. The key of a run is its own, so the identification is left out.
shown() {
	sed 's|\(IdentificatieRetour>\)[A-Z0-9]\{12\}<|\1-<|' "$TMP/out" | tr -d '\r' >"$TMP/shown"
}
# codes: all RetourCodes, in order.
codes() {
	sed -n 's|.*RetourCode>\(.*\)</.*|\1|p' "$TMP/out" | paste -sd' '
}
exits 0 "$IJW" retour --proef "$good"
shown
cat >"$TMP/want" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<jw308:Bericht xmlns:ijw="http://www.istandaarden.nl/ijw/3_2/basisschema/schema" xmlns:jw308="http://www.istandaarden.nl/ijw/3_2/jw308/schema">
	<jw308:Header>
		<jw308:BerichtCode>441</jw308:BerichtCode>
		<jw308:BerichtVersie>3</jw308:BerichtVersie>
		<jw308:BerichtSubversie>2</jw308:BerichtSubversie>
		<jw308:Afzender>91000001</jw308:Afzender>
		<jw308:Ontvanger>0153</jw308:Ontvanger>
		<jw308:BerichtIdentificatie>
			<ijw:Identificatie>R30700001</ijw:Identificatie>
			<ijw:Dagtekening>2026-04-15</ijw:Dagtekening>
		</jw308:BerichtIdentificatie>
		<jw308:XsdVersie>
			<ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
			<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>
		</jw308:XsdVersie>
		<jw308:IdentificatieRetour>-</jw308:IdentificatieRetour>
		<jw308:DagtekeningRetour>2026-05-01</jw308:DagtekeningRetour>
		<jw308:XsdVersieRetour>
			<ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
			<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>
		</jw308:XsdVersieRetour>
	</jw308:Header>
</jw308:Bericht>
END
same "nothing wrong" "$TMP/want" "$TMP/shown"
want "it says so" grep -qx "ijw: $good: JW308: nothing wrong" "$TMP/err"

exits 1 "$IJW" retour --dry-run "$bad"
shown
want "0001" [ "$(codes)" = 0001 ]
want "XsltVersie" grep -q '<jw308:XsltVersie>2.10.5<' "$TMP/shown"
exits 1 env IJW_NOW=2026-04-01 "$IJW" retour --proef "$good"
want "a date ahead (TR135)" [ "$(codes)" = 8848 ]
exits 1 "$IJW" -q retour --proef fixtures/extern/TR378/bad-woonplaats.xml
want "nothing else is said with -q" [ ! -s "$TMP/err" ]
want "codes at the classes" [ "$(codes)" = "0200 S300 0200" ]
exits 1 "$IJW" retour --proef fixtures/rules/CS003/bad-contact.xml "$bad"
want "a rule read more strictly" [ "$(codes)" = 0001 ]
exits 1 "$IJW" retour --proef fixtures/rules/CS335/bad-open-end.xml
want "alone it gives no code" [ -z "$(codes)" ]
want "a person is told of it, once" [ "$(grep -c "bad-open-end.xml: CS335 gives no code in the return message" "$TMP/err")" = 1 ]

# What gets none.
exits 1 "$IJW" retour --proef README.md
want "no message" grep -q "README.md: no retour: .*outside the traffic" "$TMP/err"
want "and nothing is shown" [ ! -s "$TMP/out" ]
exits 0 "$IJW" retour --proef fixtures/rules/TR315/good.xml
want "a claim" grep -q "good.xml: no retour: this is no message that is answered by one" "$TMP/err"
refuses 2 "retour: nothing is sent" "$IJW" retour "$good"
refuses 2 "$TMP/none: there is no such file or folder" "$IJW" retour --proef "$TMP/none"
exits 3 sh -c '"$IJW" retour --proef "$1" >/dev/full' - "$good"

# The returns on all messages of the fixtures and of generated traffic, each a message that is accepted.
exits 0 "$IJW" -q generate --youths 60 --months 6 --seed 3 --out "$TMP/traffic"
mkdir "$TMP/retour"
exits 1 "$IJW" retour --proef fixtures "$TMP/traffic/messages"
awk -v dir="$TMP/retour" '/^<\?xml/ { if (file) close(file); file = sprintf("%s/%06d.xml", dir, ++n) } { print > file }' "$TMP/out"
returns=$(find "$TMP/retour" -type f | wc -l)
want "there are many" [ "$returns" -gt 700 ]
want "one for each that is said to have one" [ "$returns" = "$(grep -c ': JW3[0-9][0-9]: ' "$TMP/err")" ]
exits 0 "$IJW" validate "$TMP/retour"
want "all are accepted" grep -qx "ijw: $returns messages, $returns accepted" "$TMP/err"
want "what is told of them is about texts of the message" [ -z "$(grep -v ': IJW0[23][0-9]: ' "$TMP/out")" ]
exits 0 "$IJW" retour --proef "$TMP/retour"
want "no retour on a retour" [ ! -s "$TMP/out" ]

# A home: for whom it acts, and what that answers to what was received. Each wrong setting is named with its line.
new_home h
conf=$TMP/h/ijw.conf
# acts CODES RETOUR
acts() {
	sed -i "s/^codes =.*/codes = $1/; s/^retour =.*/retour = $2/" "$conf"
}
of_home() {
	exits "$1" "$IJW" -C "$TMP/h" retour --proef
}
refuses 2 "which home?" "$IJW" retour --proef
refuses 2 "this home acts for nobody; name your codes in [organisatie] of ijw.conf" "$IJW" -C "$TMP/h" retour --proef
acts GM0153 nee
refuses 2 "[organisatie] of ijw.conf has retour = nee" "$IJW" -C "$TMP/h" retour --proef
acts "GM0153, GM99" proef
refuses 2 "$conf:$(grep -n '^codes' "$conf" | cut -d: -f1): codes must be codes with commas between them: a gemeente (GM0153)" "$IJW" -C "$TMP/h" retour --proef
acts GM0153 ja
refuses 2 "$conf:$(grep -n '^retour' "$conf" | cut -d: -f1): retour must be nee or proef; this version of ijw sends no return messages" "$IJW" -C "$TMP/h" retour --proef

# A stop without a start: another system found nothing wrong with it. The same stop in other bytes is no other message.
acts "GM0141,GM0153" proef
exits 0 "$IJW" -C "$TMP/h" -q ingest "$good"
of_home 1
want "a rule between messages" [ "$(cat "$TMP/out")" = "1: JW307 91000001 R30700001 2026-04-15: JW308: rejected: a code in a class: 9019 9069; its term of 3 working days has passed" ]
want "the count" grep -qx "ijw: messages to this organisation: 1; without a return message: 1, of them past the term: 1; answered as ijw would: 0, answered otherwise: 0" "$TMP/err"
exits 1 env IJW_NOW=2026-04-20 "$IJW" -C "$TMP/h" retour --proef
want "3 working days" grep -q "9069$" "$TMP/out"
exits 1 env IJW_NOW=2026-04-21 "$IJW" -C "$TMP/h" retour --proef
want "4 working days" grep -q "has passed$" "$TMP/out"
(cat "$good" && echo "<!-- again -->") >"$TMP/copy.xml"
"$IJW" -q retour --proef "$good" >"$TMP/answer.xml"
exits 0 "$IJW" -C "$TMP/h" -q ingest "$TMP/copy.xml" "$TMP/answer.xml"
of_home 1
want "it was answered otherwise" [ "$(cat "$TMP/out")" = "1: JW307 91000001 R30700001 2026-04-15: JW308: rejected: a code in a class: 9019 9069; the return message that was received finds nothing wrong" ]
want "once" grep -qx "ijw: messages to this organisation: 1; without a return message: 0, of them past the term: 0; answered as ijw would: 0, answered otherwise: 1" "$TMP/err"

# Another one under its name; a rule read more strictly; and a Bsn that may be one of zeros, which would give no code.
acts "GM0153,91000001" proef
sed 's/R30700001/N1/' fixtures/rules/CS002/bad-jw307.xml >"$TMP/bsn.xml"
sed 's/R30700001/999900006/' "$good" >"$TMP/tells.xml"
exits 1 "$IJW" -C "$TMP/h" -q ingest "$bad" fixtures/rules/CS335/bad-open-end.xml "$TMP/bsn.xml" "$TMP/tells.xml"
of_home 1
want "an Identificatie that is a BSN is masked" [ "$(grep -c ": JW307 .*: rejected" "$TMP/out")$(cat "$TMP/out" "$TMP/err" | grep -c 999900006)" = 10 ]
want "both have none" [ "$(grep -c "JW307 91000001 R30700001 2026-04-15: no retour: another message has this Identificatie and day" "$TMP/out")" = 2 ]
want "no code" grep -qx "[0-9]*: JW301 0153 R30100001 2026-04-15: JW302: nothing wrong; its term of 3 working days has passed" "$TMP/out"
want "and who reads it is told" grep -q "JW301 0153 R30100001 2026-04-15: CS335 gives no code" "$TMP/err"
want "not sure" grep -qx "[0-9]*: JW307 91000001 N1 2026-04-15: no retour: what is wrong is not all known; its term.*" "$TMP/out"
exits 3 sh -c '"$IJW" -C "$1" retour --proef >/dev/full' - "$TMP/h"
sqlite3 "$TMP/h/ijw.db" "INSERT INTO geraakt SELECT id, 0 FROM jeugdige; UPDATE jeugdige SET gebeurtenissen = 3000"
refuses 2 "messages wait to be judged against each other" "$IJW" -C "$TMP/h" retour --proef
sqlite3 "$TMP/h/ijw.db" "DELETE FROM geraakt; UPDATE jeugdige SET gebeurtenissen = NULL"
acts GM0999 proef
of_home 0
want "nothing is for this organisation" [ ! -s "$TMP/out" ]

# In generated traffic each message was answered as the standard wants it.
new_home region
conf=$TMP/region/ijw.conf
acts "$(grep -ho '[^a-z]Ontvanger>[0-9][0-9]*' "$TMP"/traffic/messages/*/* | cut -d'>' -f2 | sort -u | head -15 | paste -sd,)" proef
exits 0 env IJW_NOW=2026-08-01 "$IJW" -C "$TMP/region" -q ingest "$TMP/traffic/messages"
exits 0 "$IJW" -C "$TMP/region" retour --proef
want "as it is answered here" grep -Eqx "ijw: messages to this organisation: ([0-9]{2,}); without a return message: 0, of them past the term: 0; answered as ijw would: \1, answered otherwise: 0" "$TMP/err"

# One Identificatie twice: to one organisation that is 9056; of a message to another one it may not be told.
# twice HOME DAY ONTVANGER
twice() {
	new_home "$1"
	conf=$TMP/$1/ijw.conf
	acts GM0153,GM0141 proef
	sed "s/2026-04-15/2026-04-$2/; s/0153</$3</" "$good" >"$TMP/twice.xml"
	exits 0 "$IJW" -C "$TMP/$1" -q ingest "$good" "$TMP/twice.xml"
	exits 1 "$IJW" -C "$TMP/$1" retour --proef
}
twice one 16 0153
want "9056" grep -qx "2: JW307 91000001 R30700001 2026-04-16: JW308: rejected: a code in the header: 9056; its term.*" "$TMP/out"
twice other 16 0141
want "what another organisation received is not told" grep -qx "2: JW307 91000001 R30700001 2026-04-16: no retour: it was compared with messages of other organisations.*" "$TMP/out"

# Archives.
(cd fixtures/rules/TR018 && tar cf "$TMP/two.tar" good.xml bad.xml)
exits 1 "$IJW" retour --proef "$TMP/two.tar"
want "the members" [ "$(grep -c '^<?xml' "$TMP/out")" = 2 ]
want "by their names" grep -q "two.tar!bad.xml: JW308: rejected" "$TMP/err"

done_testing
