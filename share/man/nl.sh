#!/bin/sh
# Writes the manual page of ijw in Dutch: sh share/man/nl.sh IJW >ijw.1. Commands and their options stand in it as the
# program itself tells them ('ijw help'), so that a text is translated once; names of options in the other language come
# from the English page; the rest is written here.
set -eu
ijw=$1
here=$(dirname "$0")

# The program, whatever the language of who builds it.
dutch() {
	LC_ALL=C.UTF-8 LANGUAGE=nl IJW_LOCALEDIR="$here/../locale" "$ijw" "$@"
}
version=$("$ijw" --version)
day=$(sed -n '1s/.*(\([0-9-]*\)).*/\1/p' "$here/../doc/NEWS")

# What the help of a command says as man(7): its calls as they stand, an option or another term with what it means, and
# the sentences between.
as_roff() {
	awk '
	function escape(text) {
		gsub(/\\/, "\\e", text)
		gsub(/-/, "\\-", text)
		sub(/^[.\047]/, "\\\\\\&&", text)
		return text
	}
	function end_call() {
		if (called) print ".fi"
		called = 0
	}
	/^Gebruik: / { print ".PP\n.nf"; called = 1; sub(/^Gebruik: */, "") }
	called && /^ +ijw / { sub(/^ +/, "") }
	called && /^(ijw| +[[-])/ { print escape($0); next }
	{ end_call() }
	/^$/ { print ".PP"; inside = 0; next }
	/^ / {
		match($0, /^ +/)
		if (inside && RLENGTH >= inside) {
			sub(/^ +/, "")
			print escape($0)
			next
		}
		indent = RLENGTH
		text = substr($0, RLENGTH + 1)
		term = text
		if (match(text, /  +/)) {
			term = substr(text, 1, RSTART - 1)
			text = substr(text, RSTART + RLENGTH)
		} else {
			text = ""
		}
		print ".TP\n.B \"" escape(term) "\""
		if (text != "") print escape(text)
		inside = indent + 4
		next
	}
	{
		if (inside) print ".PP"
		inside = 0
		print escape($0)
	}
	END { end_call() }'
}

cat <<END
'\\" t
.\\" Made by share/man/nl.sh of what 'ijw help' says in Dutch.
.TH IJW 1 "$day" "$version" "Opdrachten"
.SH NAAM
ijw \- beoordeelt iJw\-berichten en leidt er zorgtrajecten en wachttijden uit af
.SH OVERZICHT
END
dutch --help | sed '/^Opdrachten:$/,$d' | as_roff
cat <<'END'
Gegevens gaan naar de standaarduitvoer, mededelingen aan mensen naar stderr.
Het handboek (\fIhandleiding.md\fP, onder \fBBESTANDEN\fP) vertelt een dag van een medewerker, een maand van een
onderzoeker en een jaar van een beheerder.
.SH OPDRACHTEN
END
for command in $(dutch --help | sed -n '/^Opdrachten:$/,/^$/s/^  \([a-z]*\)  .*/\1/p'); do
	printf '.SS ijw %s\n' "$command"
	dutch help "$command" | as_roff
done
cat <<'END'
.SH OPTIES
END
dutch --help | sed -n '/^Opties van elke opdracht:$/,/^$/{/^ /p;}' | as_roff
cat <<'END'
.PP
Een optie heeft ook een naam in de andere taal:
.PP
.TS
l l.
END
sed -n 's/^\.It Fl -\([a-z-]*\) Ta Fl -\([a-z-]*\)$/--\1\t--\2/p' "$here/ijw.1" | sed 's/-/\\-/g'
cat <<'END'
.TE
.SH OMGEVING
.TP
.B IJW_HOME
De ijw\-map.
.TP
.B IJW_NOW
Het moment dat voor nu geldt, als JJJJ\-MM\-DD of JJJJ\-MM\-DDTUU:MM:SSZ: voor herhalingen en proeven.
.TP
.B IJW_LOCALEDIR
De map met de vertalingen, in plaats van \fIshare/locale\fP naast de map van het programma.
.TP
.BR LC_ALL ", " LC_MESSAGES ", " LANG ", " LANGUAGE
De taal van wat mensen lezen, als \fB[algemeen] taal\fP van de ijw\-map er geen noemt.
.SH BESTANDEN
.TP
.I ijw.conf
De instellingen, elk met uitleg.
Een sleutel die er niet is, is een fout, met bestand en regel.
.TP
.I ijw.db
De database.
.TP
.IR keys/pseudonym.key ", " keys/archive.key
De sleutels van de pseudoniemen en van de bewaarde berichten.
Zet ze op papier: \fBijw keys \-\-papier\fP.
.TP
.I inbox/
Hier komen bestanden en mappen binnen.
.TP
.IR done/ ", " rejected/
Bestanden die zijn afgehandeld.
Naast een afgekeurd bestand ligt \fINAAM\fP.report.txt.
.TP
.I outbox/
Van elke ronde een verslag, als tekst en als JSON.
.TP
.I feed/
De publicaties; \fIfeed/actueel/\fP is de nieuwste.
.TP
.I share/ijw/doc/
De papieren: \fIhandleiding.md\fP, \fIdefinities.md\fP, \fIafspraken.md\fP, \fItabellen.md\fP, \fIregels.md\fP,
\fIjson.md\fP, \fItermen.md\fP, \fIverantwoording.md\fP.
.SH EXITSTATUS
.TP
.B 0
alles goed
.TP
.B 1
bevindingen: een bericht is niet aanvaard, of er moet naar iets gekeken worden
.TP
.B 2
de aanroep was fout
.TP
.B 3
storing van de machine of de database; probeer het opnieuw
.SH ZIE OOK
.BR ijw\-retour (1),
.BR ijw\-watch (8),
.BR sqlite3 (1)
.PP
De Engelse bladzijde, \fBman \-L en ijw\fP, vertelt meer van de regels, de instellingen, de bestanden en de publicaties.
END
