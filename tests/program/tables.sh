# The tool that makes the tables of the reader (src/tables.c): what the tables cannot say is refused with file and
# line, and then nothing is written.
. tests/lib/common.sh

tables=$(dirname "$IJW")/tables
cp -r xsd/3.2 "$TMP/xsd"

# refused FILE SED WORDS: the schema, changed like that, is refused for this reason.
refused() {
	sed "$2" "xsd/3.2/$1.xsd" >"$TMP/xsd/$1.xsd"
	! cmp -s "xsd/3.2/$1.xsd" "$TMP/xsd/$1.xsd" || not_ok "$2 changes nothing in $1"
	"$tables" "$TMP/xsd" >"$TMP/out" 2>"$TMP/err"
	status=$?
	if [ "$status" = 1 ] && [ ! -s "$TMP/out" ] &&
		grep -qE "^$TMP/xsd/$1.xsd:[1-9][0-9]*: " "$TMP/err" && grep -qF -- "$3" "$TMP/err"; then
		ok
	else
		not_ok "$1 with $2 ends with $status and says: $(head -c 300 "$TMP/err")"
	fi
	cp "xsd/3.2/$1.xsd" "$TMP/xsd/$1.xsd"
}

# simple TYPE SED WORDS: the same for the lines of one simple type of the basisschema.
simple() {
	refused basisschema "/name=\"$1\"/,/<.xs:simpleType/{$2}" "$3"
}

# --- what is written ---

exits 0 "$tables" xsd/3.2
mv "$TMP/out" "$TMP/first"
want "tables are written" grep -q '^const struct place tables_root\[BERICHT_TYPES\] = {$' "$TMP/first"
exits 0 "$tables" "$TMP/xsd"
same "equal schemas make equal tables" "$TMP/first" "$TMP/out"
# Remarks are nothing to the tables, but the set is another one.
sed -i 's/<xs:documentation>Root element/&,/; s/<xs:sequence>/<!-- a comment -->&/' "$TMP/xsd/jw301.xsd"
exits 0 "$tables" "$TMP/xsd"
want "the set has another digest" [ "$(diff "$TMP/first" "$TMP/out" | grep -c '^[<>] const char tables_schemas')" = 2 ]
want "and is the same else" [ "$(diff "$TMP/first" "$TMP/out" | grep -c '^[<>]')" = 2 ]
cp xsd/3.2/jw301.xsd "$TMP/xsd/jw301.xsd"
# A code that cannot be: it is too long for its type.
sed -i '0,/<xs:enumeration value="ZW"/s//<xs:enumeration value="ZWW"\/>&/' "$TMP/xsd/basisschema.xsd"
exits 0 "$tables" "$TMP/xsd"
want "a code that cannot be is left out" [ "$(diff "$TMP/first" "$TMP/out" | grep -c '^[<>]')" = 2 ]
cp xsd/3.2/basisschema.xsd "$TMP/xsd/basisschema.xsd"

# --- how it is called ---

refuses 2 "usage: tables" "$tables"
refuses 1 "$TMP/none/basisschema.xsd: this cannot be read" "$tables" "$TMP/none"
mv "$TMP/xsd/jw325.xsd" "$TMP/kept"
refuses 1 "$TMP/xsd/jw325.xsd: this cannot be read" "$tables" "$TMP/xsd"
want "nothing is written without one of the schemas" [ ! -s "$TMP/out" ]
mv "$TMP/kept" "$TMP/xsd/jw325.xsd"
refused jw319 's/<xs:sequence>/<xs:sequence/' "parser error"
# The line is the one that was changed.
line=$(grep -n 'name="Bsn"' xsd/3.2/jw301.xsd | cut -d: -f1)
refused jw301 "${line}s/name=/nillable=\"true\" &/" "jw301.xsd:$line: the attribute nillable is not known here"

# --- simple types ---

for base in token normalizedString decimal dateTime anySimpleType; do
	simple LDT_Naam "s/xs:string/xs:$base/" "the base xs:$base is not known"
done
simple LDT_Naam 's/xs:string/ijw:LDT_Naam/' "so many types behind each other"
simple LDT_Naam 's/xs:string/ijw:LDT_Niets/' "there is no type ijw:LDT_Niets"
simple LDT_Naam 's/xs:string/ijw:CDT_Naam/' "there is no type ijw:CDT_Naam"
simple LDT_Naam 's/xs:string/string/' "there is no type string"
simple LDT_Naam 's/xs:string/o:string/' "there is no type o:string"
simple LDT_Naam 's/xs:string/ijw:CDT_Huis/' "here only simpleType is known"
simple LDT_Naam 's/restriction/list/; s/base=/itemType=/' "here only restriction is known"
simple LDT_Naam 's/name="LDT_Naam"/& final="#all"/' "the attribute final is not known"
simple LDT_Naam 's/base="xs:string"/& id="i"/' "the attribute id is not known"
for facet in whiteSpace minInclusive totalDigits length; do
	simple LDT_Naam "s/xs:maxLength/xs:$facet/" "$facet is not known for xs:string"
done
for facet in maxLength totalDigits minExclusive enumeration length; do
	simple LDT_Budget "s/xs:maxInclusive/xs:$facet/" "$facet is not known for xs:integer"
done
simple LDT_Datum 's/xs:pattern value=".*"/xs:minInclusive value="1"/' "minInclusive is not known for xs:date"
simple LDT_Naam 's/maxLength value="200"/maxLength fixed="true" value="200"/' "the attribute fixed is not known"
simple LDT_Naam 's/maxLength value="200"/maxLength/' "the attribute value is missing"
simple LDT_Naam 's|maxLength value="200"/>|maxLength value="200"><xs:maxLength value="1"/></xs:maxLength>|' \
	"an element in a facet"
for number in -3 ' 3' '' 3x 1234567890123456789; do
	simple LDT_Naam "s/value=\"200\"/value=\"$number\"/" "is no whole number"
done
simple LDT_Naam 's/value="200"/value="0"/' "no value can have all that is asked of it"
simple LDT_Budget 's/value="0"/value="100000000"/' "no value can have all that is asked of it"
simple LDT_Budget '/minInclusive/d' "not known without a lowest and a highest value"
simple LDT_Budget '/maxInclusive/d' "not known without a lowest and a highest value"
simple LDT_Datum '/pattern/d' "xs:date is not known with a zone"
simple LDT_Tijd '/pattern/d' "xs:time is not known with a zone"
for pattern in '' '[0-9]+' '\\d{8}' '[0-9]{08}' '[0-9]{8}x' '.*\\S.*' '([a-z])+' ' 3'; do
	simple LDT_AgbCode "s/value=\"\[0-9\]{8}\"/value=\"$pattern\"/" "is not known for xs:string"
done
simple LDT_Datum 's/value="\[^:Z\]\*"/value="[^Z]*"/' "is not known for xs:date"
simple LDT_Datum 's/value="\[^:Z\]\*"/value="2026"/' "is not known for xs:date"
simple LDT_Tijd 's/value="\[^Z+-\]+"/value="[^:Z]*"/' "is not known for xs:time"
simple LDT_AgbCode 's|<xs:pattern.*|&<xs:pattern value="12345678"/>|' "so many patterns"
refused jw301 's/pattern value="436"/pattern value="0*436"/' "the pattern 0*436 is not known for xs:string"
refused jw301 's/pattern value="3"/pattern value="0*3"/' "the pattern 0*3 is not known for xs:integer"
refused jw301 's/pattern value="3"/pattern value="100"/' "no code is left"
refused jw301 's/pattern value="436"/pattern value="4369"/' "no code is left"
refused jw323 's/LDT_IdentificatieDeclaratie/LDT_Naam/' "FORM_WORD beside FORM_LINE is not known"
refused jw301 's|<xs:pattern value="3"/>|<xs:enumeration value="3"/>|' "enumeration is not known for xs:integer"
refused jw301 's|ijw:LDT_BerichtCode|ijw:LDT_LandCode|; s|<xs:pattern value="436"/>|<xs:enumeration value="NL"/>|' \
	"codes out of those of another type"
simple LDT_LandCode 's/maxLength value="2"/maxLength value="9"/; s/value="ZW"/value="ZWZWZWZWZ"/' \
	"the code ZWZWZWZWZ is too long"

# --- elements and complex types ---

# One of the elements of the class Client, and the sequence and the type around it.
bsn='/name="Bsn"/'
client='/complexType name="Client"/'
refused jw301 "$bsn s/type=/ref=/" "the attribute ref is not known"
refused jw301 "$bsn s/type=\"[^\"]*\"//" "here one simpleType is known"
refused jw301 "$bsn s/ijw:LDT_/ijw:LDT_Geen/" "there is no type"
refused jw301 "$bsn s/ijw:LDT_BurgerServicenummer/xs:string/" "an element of type xs:string"
refused jw301 "$bsn s|>|><xs:simpleType/>|" "or with more in it, is not known"
refused jw301 "$bsn s|>|><xs:key name=\"k\"/>|" "or with more in it, is not known"
refused jw301 "$bsn s|type=\"[^\"]*\">|><xs:complexType/>|" "here only simpleType is known"
for attribute in 'nillable="true"' 'default="1"' 'fixed="1"' 'form="unqualified"' 'block="#all"' 'xs:type="x"'; do
	refused jw301 "$bsn s/name=/$attribute &/" "is not known here"
done
for occurs in 'minOccurs="2"' 'minOccurs="-1"' 'minOccurs=""' 'maxOccurs="2"' 'maxOccurs="0"' 'maxOccurs="01"'; do
	refused jw301 "$bsn s/name=/$occurs &/" "times is not known"
done
refused jw301 "$bsn s/Bsn/Bsm/" "there is no member for Bsm in &class_client"
refused jw301 "$bsn s/LDT_BurgerServicenummer/LDT_Nummer/" "but here it would be MEMBER_GETAL"
refused jw301 "$bsn s/LDT_BurgerServicenummer/CDT_Huis/" "but here it would be MEMBER_RECORD"
refused jw301 "$bsn s/name=/maxOccurs=\"unbounded\" &/" "but here it would be MEMBER_TEXTS"
refused jw302 '/name="RetourCode"/s/LDT_RetourCode/LDT_Nummer/' "a list of values that are no strings"
refused jw301 '/name="Contact" .*unbounded/s/maxOccurs="unbounded"//' "but here it would be MEMBER_RECORD"
refused jw301 '/name="Huis"/d; s/name="Geslacht"/name="Bsn"/' "a second element of that name"
for inside in choice all; do
	refused jw301 "$client,/complexType>/s/xs:sequence/xs:$inside/" "here only sequence is known"
done
refused jw301 "$client,/sequence>/s|<xs:sequence|& minOccurs=\"0\"|" "the attribute minOccurs is not known"
refused jw301 "$client s/name=/mixed=\"true\" &/" "the attribute mixed is not known"
refused jw301 "$client s/name=/abstract=\"true\" &/" "the attribute abstract is not known"
refused jw301 "$client s|>|><xs:attribute name=\"a\"/>|" "here one sequence is known"
refused jw301 "$bsn s|<xs:element|<xs:any/>&|" "here only element is known"
refused jw301 "$bsn s|<xs:element|<xs:sequence/>&|" "here only element is known"
refused jw301 "$bsn s|<xs:element|<o:element xmlns:o=\"urn:o\"/>&|" "here only element is known"
refused jw301 '/complexType name="Root"/,/complexType>/{/<xs:element/,/xs:element>/d}' \
	"a sequence without an element is not known"

# --- documents ---

refused jw301 '1s|$|<!DOCTYPE x []>|' "this is no schema for"
refused basisschema '1s|$|<!DOCTYPE x []>|' "this is no schema for"
refused jw301 's/elementFormDefault="qualified"//' "this is no schema for"
refused jw301 's/targetNamespace="[^"]*/&s/' "this is no schema for"
refused jw301 's/elementFormDefault=/attributeFormDefault="qualified" &/' "the attribute attributeFormDefault"
refused jw301 's/elementFormDefault=/blockDefault="#all" &/' "the attribute blockDefault"
refused jw301 's/<\(.\?\)xs:schema/<\1xs:schemas/' "here only schema is known"
refused jw301 '/<xs:import/d' "1 imports and elements are known here"
refused jw301 '/<xs:import/s/.*/&&/' "1 imports and elements are known here"
refused jw301 's/schemaLocation="basisschema/&s/' "only the import of basisschema.xsd is known"
refused jw301 's/import namespace="/&x/' "only the import of basisschema.xsd is known"
for top in include attribute group redefine notation; do
	refused jw301 "/<xs:import/s|^|<xs:$top/>|" "$top is not known here"
done
refused jw301 '/<xs:import/s|$|<xs:element name="S" type="jw301:Root"/>|' "1 imports and elements are known here"
refused basisschema 's|^</xs:schema>|<xs:element name="S" type="ijw:CDT_Huis"/>&|' \
	"0 imports and elements are known here"
refused jw301 '/element name="Bericht"/s/name=/abstract="true" &/' "the attribute abstract is not known"
refused jw301 '/element name="Bericht"/s/name=/minOccurs="0" &/' "the attribute minOccurs is not known"
refused jw301 '/element name="Bericht"/s/Bericht/Berichten/' "there is no member for Berichten"
refused jw301 '/element name="Bericht"/s/jw301:Root/ijw:LDT_Naam/' "but here it would be MEMBER_TEXT"

done_testing
