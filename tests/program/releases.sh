# Releases side by side: sets of schemas of 3.1 and 3.0 made from our own, judged with the rules of their release; sets
# that facts and rules cannot be made of are refused by path; what is of no release that is known is named.
. tests/lib/common.sh
. tests/lib/releases.sh

# message SUBVERSION FILE [SED]: a message of ours as one of that release, in m.xml.
message() {
	sed "${3:-}" "$2" >"$TMP/m.xml"
	as_release "$1" "$TMP/m.xml"
}

# judged SET STATUS WORDS: m.xml, by that set.
judged() {
	exits "$2" "$IJW" validate --schemas "$TMP/$1" "$TMP/m.xml"
	want "$1: $3" grep -q "$3" "$TMP/out"
}

set_of 1 "$TMP/3.1"
set_of 0 "$TMP/3.0"

# All that is good in 3.2 is good in 3.1, but for what differs.
mkdir "$TMP/good"
for file in fixtures/rules/*/good*.xml; do
	rule=${file%/*}
	message 1 "$file"
	mv "$TMP/m.xml" "$TMP/good/${rule##*/}-${file##*/}"
done
"$IJW" -q validate --schemas "$TMP/3.1" "$TMP/good" >"$TMP/out" 2>&1
want "the rules of 3.1 find what they should" [ "$(sed -n 's/.*error: \(TR[0-9]*\) .*/\1/p' "$TMP/out" | sort -u | tr '\n' ' ')" = "TR101 TR416 " ]
want "and in these alone" [ "$(grep ': error: ' "$TMP/out" | sed 's|.*/\([^/]*\)\.xml:.*|\1|' | sort -u | tr '\n' ' ')" = \
	"TR101-good-prestatie-jw323 TR101-good-stopproduct-reden TR358-good-large TR416-good-categorie TR416-good-code " ]
message 2 fixtures/rules/TR018/good.xml
exits 0 "$IJW" validate --json --schemas "$TMP/3.1" "$TMP/m.xml"
want "3.2 is judged beside it" grep -q '"release":"3.2"' "$TMP/out"
message 1 fixtures/rules/TR018/bad.xml
exits 1 "$IJW" validate --json --schemas "$TMP/3.1" "$TMP/m.xml"
want "a message of 3.1 is judged" grep -q '"release":"3.1".*"verdict":"rejected".*TR018' "$TMP/out"

# What the rules of before 3.2 say otherwise.
message 1 fixtures/rules/TR101/good-stopproduct-reden.xml
judged 3.1 1 TR101
message 1 fixtures/rules/TR416/good-code.xml
judged 3.1 1 TR416
message 1 fixtures/rules/TR416/good-categorie.xml
judged 3.1 1 TR416
message 1 fixtures/rules/CS336/bad.xml
judged 3.1 1 CS336
message 0 fixtures/rules/CS336/bad.xml
exits 0 "$IJW" validate --schemas "$TMP/3.0" "$TMP/m.xml"

# Frequentie and Eenheid that 3.2 does not have any more.
set_of 0 "$TMP/more" "$codes_3_0"
message 0 fixtures/rules/CS338/bad-14-toegewezenproduct.xml 's|Frequentie>.*</|Frequentie>5</|; s|Eenheid>.*</|Eenheid>21</|'
exits 0 "$IJW" validate --schemas "$TMP/more" "$TMP/m.xml"
message 0 fixtures/rules/CS338/bad-14-toegewezenproduct.xml 's|Frequentie>.*</|Frequentie>3</|'
exits 0 "$IJW" validate --schemas "$TMP/more" "$TMP/m.xml"
message 0 fixtures/rules/CS338/bad-14-toegewezenproduct.xml 's|Frequentie>.*</|Frequentie>5</|; s|Eenheid>.*</|Eenheid>81</|'
exits 0 "$IJW" validate --schemas "$TMP/more" "$TMP/m.xml"
message 0 fixtures/rules/CS338/bad-14-toegewezenproduct.xml
judged more 1 CS338

# Elements more, longer, in another order, and without those that nothing reads.
set_of 1 "$TMP/changed" 's|<xs:element name="Bsn"|<xs:element name="Nieuw" minOccurs="0" type="xs:string"/>&|
	/<xs:element name="Communicatie"/,/<\/xs:element>/d; /simpleType name="LDT_Straatnaam"/,/<\/xs:simpleType>/s|maxLength value="24"|maxLength value="80"|'
behind RedenBeeindiging Einddatum "$TMP"/changed/jw30[78].xsd
behind Afzender Ontvanger "$TMP"/changed/jw3*.xsd
reordered='/<m:RedenBeeindiging>/{N; s/\(.*\)\n\(.*\)/\2\n\1/}; /<m:Afzender>/{N; s/\(.*\)\n\(.*\)/\2\n\1/}'
message 1 fixtures/rules/TR018/good.xml "s|<m:Bsn>|<m:Nieuw>x</m:Nieuw>&|; $reordered"
exits 0 "$IJW" validate --schemas "$TMP/changed" "$TMP/m.xml"
want "what is not kept is said, once" [ "$(grep -c '/Bericht/Client/Nieuw: it is checked by the schema, and nothing of it is kept' "$TMP/err")" = 1 ]
judged 3.1 1 XSD
message 1 fixtures/rules/TR018/bad.xml "$reordered"
judged changed 1 'TR018 (0001)'
message 1 fixtures/rules/TR018/good.xml
judged changed 1 XSD

# Values that are kept may be longer, up to what facts have room for.
longer='/simpleType name="LDT_Referentie"/,/<\/xs:simpleType>/s|maxLength value="[0-9]*"|maxLength value="REFERENCE"|
	/simpleType name="LDT_ProductCode"/,/<\/xs:simpleType>/s|maxLength value="[0-9]*"|maxLength value="CODE"|
	/simpleType name="LDT_Nummer"/,/<\/xs:simpleType>/s|maxInclusive value="[0-9]*"|maxInclusive value="NUMBER"|'
lengths() {
	echo "$longer" | sed "s|REFERENCE|$1|; s|CODE|$2|; s|NUMBER|$3|"
}
set_of 1 "$TMP/longer" "$(lengths 64 7 999999999999)"
message 1 fixtures/rules/TR018/good.xml 's|Code>45A04<|Code>45A0456<|; s|ToewijzingNummer>1001<|ToewijzingNummer>123456789012<|'
exits 0 "$IJW" validate --schemas "$TMP/longer" "$TMP/m.xml"
judged 3.1 1 XSD

# Codes that no rule knows are said.
set_of 1 "$TMP/codes" '/simpleType name="LDT_RedenBeeindiging"/,/<\/xs:simpleType>/s|<xs:enumeration value="39">|<xs:enumeration value="77"/>&|'
message 1 fixtures/rules/TR018/good.xml 's|RedenBeeindiging>31<|RedenBeeindiging>77<|'
exits 0 "$IJW" validate --schemas "$TMP/codes" "$TMP/m.xml"
want "the code is named, once" [ "$(grep -c 'RedenBeeindiging: no rule of release 3.1 knows these codes; they are kept as they are: 77$' "$TMP/err")" = 1 ]

# refused WORDS SED: a set that is changed so is refused, and the path is named.
refused() {
	rm -rf "$TMP/bad"
	set_of 1 "$TMP/bad" "$2"
	refuses 2 "$1" "$IJW" validate --schemas "$TMP/bad" "$TMP/m.xml"
}
refused "jw305.xsd: /Bericht/Client/Bsn: it is missing" '/<xs:element name="Bsn"/,/<\/xs:element>/d'
refused "/Bericht/Client/Bsn: it may be longer" '/name="LDT_BurgerServicenummer"/,/<\/xs:simpleType>/s|value="9"|value="20"|; s|\[0-9\]{9}|[0-9]{20}|'
refused "/ReferentieAanbieder: it may be longer" "$(lengths 65 7 999999999)"
refused "/Product/Code: it may be longer" "$(lengths 64 8 999999999)"
refused "/ToewijzingNummer: it may be longer" "$(lengths 64 7 9999999999999)"
refused "Begindatum: its type is another one" '/name="LDT_Datum"/,/<\/xs:simpleType>/s|xs:date|xs:string|'
refused "/Bericht/Client/Bsn: it may stand there more than once" 's|<xs:element name="Bsn"|& maxOccurs="2"|'
refused "/Bericht/Header: it may be left out" 's|<xs:element name="Header"|& minOccurs="0"|'

# Without a set the release is named, and how to give it; of a sister standard the name.
message 0 fixtures/rules/TR018/good.xml
exits 1 "$IJW" validate "$TMP/m.xml"
want "the release is named" grep -qF 'IJW014: The message is of a release of iJw whose schemas are not given ([releases] in ijw.conf): iJw 3.0' "$TMP/out"
sed 's|/ijw/3_2/|/iwmo/3_2/|g' fixtures/rules/TR018/good.xml >"$TMP/m.xml"
exits 1 "$IJW" validate "$TMP/m.xml"
want "the sister is named" grep -q 'IJW013: .*: iWmo$' "$TMP/out"
done_testing
