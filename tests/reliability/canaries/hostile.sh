# Files with canaries where somebody might quote them: in what libxml2 complains about, in names, in what
# surrounds a message.
# shellcheck shell=sh disable=SC2154

# change NAME SED: a message that is spoilt, by a name that says how.
change() {
	sed -E "$2" "$good" >"$out/$1.xml"
}
spoil_values() {
	change value-sex "s|(Geslacht>)[^<]*|\1$name|"
	change value-bsn "s|(Bsn>)[^<]*|\1${bsn}9|"
	change value-bsn-fails "s|(Bsn>)[^<]*|\199990000$name|"
	change value-day "s|(Geboortedatum>)|\1$name|"
	change value-number "s|(ToewijzingNummer>)[^<]*|\1$bsn$name|"
	change value-message "s|(Identificatie>)[^<]*|\1$name-$bsn-$name-$bsn|"
	change value-sender "s|(Afzender>)[^<]*|\1$bsn|"
	change value-version "s|(BerichtVersie>)[^<]*|\1$bsn|"
	change value-code "s|(BerichtCode>)[^<]*|\1$bsn|"
	change value-comment "s|(Bsn>)([0-9]{4})|\1\2<!-- $name -->|"
	change value-cdata "s|(Achternaam>)[^<]*|\1<![CDATA[$name]]>|"
	change value-instruction "s|(Achternaam>)|\1<?$name $bsn?>|"
	change value-nul "s|(Achternaam>)[^<]*|\1$name\x00$bsn|"
	change value-latin "s|(Achternaam>)[^<]*|\1$name\xE9$bsn|"
	change value-control "s|(Achternaam>)[^<]*|\1$name\x01$bsn|"
}
spoil_markup() {
	change element-name "s|Geslacht>|$name>|g"
	change element-inside "s|(Achternaam>)[^<]*|\1<$name>$bsn</$name>|"
	change element-bsn "s|Geslacht>|B$bsn>|g"
	change element-prefix "s|jw301:Geslacht>|$name:Geslacht>|g"
	change element-open "s|</jw301:Geslacht>|</jw301:$name>|"
	change attribute-name "s|<jw301:Geslacht>|<jw301:Geslacht $name=\"$bsn\">|"
	change attribute-value "s|<jw301:Geslacht>|<jw301:Geslacht lang=\"$name\">|"
	change attribute-twice "s|<jw301:Geslacht>|<jw301:Geslacht $name=\"1\" $name=\"2\">|"
	change attribute-type "s|<jw301:Geslacht>|<jw301:Geslacht xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"$name\">|"
	change attribute-open "s|<jw301:Geslacht>|<jw301:Geslacht $name=$bsn>|"
	change entity "s|(Achternaam>)[^<]*|\1\&$name;|"
	change reference "s|(Achternaam>)[^<]*|\1\&#x$bsn;|"
	change namespace "s|xmlns:jw301=\"[^\"]*|&/$name|"
	change namespace-none "s|xmlns:jw301=|xmlns:$name=|"
	change doctype "s|<jw301:Bericht|<!DOCTYPE $name [<!ENTITY $name \"$bsn\">]>&|"
	change external "s|<jw301:Bericht|<!DOCTYPE x SYSTEM \"/nowhere/$name-$bsn\">&|"
	change encoding "s|encoding=\"[^\"]*\"|encoding=\"$name\"|"
	change declaration "s|version=\"1.0\"|version=\"$name\"|"
	change stylesheet "s|<jw301:Bericht|<?xml-stylesheet href=\"$name\"?>&|"
	change location "s|<jw301:Bericht|& xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"$name $bsn\"|"
	{ cat "$good"; echo "$name $bsn"; } >"$out/after.xml"
	{ echo "$name $bsn"; cat "$good"; } >"$out/before.xml"
	iconv -f UTF-8 -t UTF-16 "$good" >"$out/wide.xml"
	for part in 3 5 7 9; do
		head -c $(($(wc -c <"$good") * part / 10)) "$good" >"$out/cut-$part.xml"
	done
	printf '<%s>%s</%s>' "$name" "$bsn" "$name" >"$out/other.xml"
	printf '<%s xmlns="urn:%s"/>' "$name" "$bsn" >"$out/nothing.xml"
	printf '%s,%s\n' "$bsn" "$name" >"$out/list.csv"
}
spoil_archives() {
	mkdir "$TMP/pack" "$TMP/pack/$bsn"
	cp "$good" "$TMP/pack/$bsn/JW-$bsn.xml"
	cp "$out/value-sex.xml" "$TMP/pack/$bsn.xml"
	cp "$out/cut-5.xml" "$TMP/pack/cut_$bsn.xml"
	(cd "$TMP/pack" && zip -q -r "$out/names.zip" . && tar -cf "$out/names.tar" . && tar -czf "$out/names.tar.gz" .)
	zip -q -z "$out/names.zip" <<-NOTE
		$name $bsn
	NOTE
	head -c 700 "$out/names.zip" >"$out/cut.zip"
	head -c 1500 "$out/names.tar" >"$out/cut.tar"
	gzip -c <"$TMP/pack/$bsn.xml" >"$out/$bsn.gz"
	head -c 300 "$out/$bsn.gz" >"$out/cut-$bsn.gz"
	(cd "$TMP/pack" && zip -q -P "$name" "$out/locked.zip" "$bsn.xml")
	ln -s "/nowhere/$bsn" "$TMP/pack/link-$bsn"
	(cd "$TMP/pack" && tar -cf "$out/link.tar" "link-$bsn")
}
spoil_names() {
	cp "$good" "$out/JW301_$bsn.xml"
	cp "$out/value-sex.xml" "$out/sex-$bsn-.xml"
	cp "$out/cut-5.xml" "$out/cut $bsn.xml"
	echo "$bsn" >"$out/$bsn"
	mkdir "$out/folder-$bsn"
	ln -s "/nowhere/$name" "$out/link-$bsn.xml"
	mkfifo "$out/pipe-$bsn.xml"
}
spoil_envelopes() {
	envelope='<ggk:ggkBericht xmlns:ggk="http://www.stufstandaarden.nl/koppelvlak/ggk0210">'
	printf '%s<ggk:%s>%s</ggk:%s></ggk:ggkBericht>' "$envelope" "$name" "$bsn" "$name" >"$out/envelope.xml"
	sed "s|<Bsn>[^<]*|<Bsn>$bsn|; s|\(inhoud[^>]*>\)[^<]*|\1$name$bsn|" fixtures/stories/*nvelop*.xml >"$out/envelope-2.xml" 2>/dev/null ||
		rm -f "$out/envelope-2.xml"
}

# hostile FOLDER: fills it. $bsn and $name are a canary of each kind.
hostile() {
	out=$1
	name=$(sed -n 's/^text \(Zq.*\)/\1/p' "$TMP/values" | head -n 1)
	bsn=$(sed -n 's/^text \(9999[0-9]*\)$/\1/p' "$TMP/values" | head -n 1)
	good=$(grep -l 'Commentaar>Jz' "$TMP"/messages/*301.xml | head -n 1)
	spoil_values
	spoil_markup
	spoil_archives
	spoil_names
	spoil_envelopes
}
