#!/bin/sh
# The schemas of a release that does not exist: schemas.sh FOLDER writes those of 3.3, made of ours. Another
# namespace, an element more (Aanleiding of a ToegewezenProduct), a code more (RedenWijziging 15).
set -eu
mkdir -p "$1"
for file in xsd/3.2/*.xsd; do
	sed "s|/3_2/|/3_3/|g; /LDT_BerichtSubversie/,/<\/xs:element>/s|pattern value=\"2\"|pattern value=\"3\"|
		/simpleType name=\"LDT_RedenWijziging\"/,/<\/xs:simpleType>/s|<xs:enumeration value=\"14\">|<xs:enumeration value=\"15\"/>&|
		/complexType name=\"ToegewezenProduct\"/,/<\/xs:complexType>/s|<xs:element name=\"ReferentieAanbieder\"|<xs:element name=\"Aanleiding\" type=\"xs:string\" minOccurs=\"0\"/>&|" \
		"$file" >"$1/${file##*/}"
done
