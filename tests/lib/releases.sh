# Sourced by the tests of other releases, behind common.sh: sets of schemas and messages of them, made of ours.
# shellcheck shell=sh

# set_of SUBVERSION DIR [SED]: our schemas as those of release 3.SUBVERSION.
set_of() {
	mkdir -p "$2"
	for file in xsd/3.2/*.xsd; do
		sed "s|/3_2/|/3_$1/|g; /LDT_BerichtSubversie/,/<\/xs:element>/s|pattern value=\"2\"|pattern value=\"$1\"|; ${3:-}" \
			"$file" >"$2/${file##*/}"
	done
}

# as_release SUBVERSION FILE... [SED]: these messages of ours become ones of that release, in their place.
as_release() {
	release_of=$1
	shift
	sed -i "s|/3_2/|/3_$release_of/|g; s|BerichtSubversie>2<|BerichtSubversie>$release_of<|" "$@"
}

# behind FIRST SECOND FILE...: in these schemas the element FIRST comes behind SECOND, which followed it.
behind() {
	first=$1
	second=$2
	shift 2
	for file in "$@"; do
		awk -v first="<xs:element name=\"$first\"" -v second="<xs:element name=\"$second\"" '
			function ends(line) { return line ~ /<\/xs:element>/ || line ~ /<xs:element[^>]*\/>/ }
			state == 0 && index($0, first) { held = $0; state = ends($0) ? 2 : 1; next }
			state == 1 { held = held "\n" $0; if (ends($0)) state = 2; next }
			state == 2 && index($0, second) { print; state = 3; if (ends($0)) { print held; state = 0 }; next }
			state == 2 { print held; state = 0; print; next }
			{ print }
			state == 3 && ends($0) { print held; state = 0 }' "$file" >"$file.new" && mv "$file.new" "$file"
	done
}

# Codes that 3.0 had and 3.2 has not any more, for set_of.
codes_3_0='/simpleType name="LDT_Frequentie"/,/<\/xs:simpleType>/s|<xs:enumeration value="2">|<xs:enumeration value="3"/><xs:enumeration value="5"/>&|
	/simpleType name="LDT_Eenheid"/,/<\/xs:simpleType>/s|<xs:enumeration value="04">|<xs:enumeration value="21"/><xs:enumeration value="81"/>&|'
