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
refuses 2 "which files?" "$IJW" retour --proef
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

# Archives.
(cd fixtures/rules/TR018 && tar cf "$TMP/two.tar" good.xml bad.xml)
exits 1 "$IJW" retour --proef "$TMP/two.tar"
want "the members" [ "$(grep -c '^<?xml' "$TMP/out")" = 2 ]
want "by their names" grep -q "two.tar!bad.xml: JW308: rejected" "$TMP/err"

done_testing
