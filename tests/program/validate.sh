# ijw validate: text, JSON, archives, envelopes, folders, schema sets.
. tests/lib/common.sh

good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml

# Text: one line a finding, file first; nothing about what is accepted.
exits 1 "$IJW" validate "$good" "$bad"
cat >"$TMP/want" <<END
$bad:54: error: TR018 (0001): Einddatum lies before Begindatum: /Bericht/Client/StopProducten/StopProduct[2]
END
same "the text" "$TMP/want" "$TMP/out"
want "the summary" grep -qx "ijw: 2 messages, 1 accepted, 1 rejected" "$TMP/err"
exits 1 "$IJW" -q validate "$bad"
want "-q has no summary" [ ! -s "$TMP/err" ]
exits 0 "$IJW" validate "$good"
want "nothing on what is accepted" [ ! -s "$TMP/out" ]

# JSON: one object a line.
hash=$(sha256sum "$bad" | cut -d' ' -f1)
exits 1 "$IJW" validate --json "$bad"
cat >"$TMP/want" <<END
{"schema":"ijw.validate/1","file":"$bad","member":null,"type":"JW307","release":"3.2","sha256":"$hash","verdict":"rejected","findings":[{"rule":"TR018","code":"0001","severity":"error","line":54,"path":"/Bericht/Client/StopProducten/StopProduct[2]","text":"Einddatum lies before Begindatum"}]}
END
same "the JSON" "$TMP/want" "$TMP/out"
exits 1 "$IJW" validate --json fixtures
sed "s/'/''/g; s/.*/SELECT json_valid('&');/" "$TMP/out" | sqlite3 :memory: >"$TMP/valid"
want "every line is JSON" [ "$(sort "$TMP/valid" | uniq -c | tr -s ' ')" = " $(wc -l <"$TMP/out") 1" ]
exits 1 "$IJW" validate --json "$TMP/err"
want "what is unknown is null" grep -q '"type":null,"release":null' "$TMP/out"

# The same again, in another process: the same bytes.
"$IJW" validate --json fixtures >"$TMP/one" 2>/dev/null
"$IJW" validate --json fixtures >"$TMP/two" 2>/dev/null
same "the same answer twice" "$TMP/one" "$TMP/two"

# What the name of a file tells of the persons of the message is masked, with or without JSON, also of a folder, an
# archive and its members; the digest of the message says which file it is.
mkdir -p "$TMP/named/Familie Duin"
cp "$bad" "$TMP/named/van-duin_stop.XML"
{ cat "$bad" && printf '\r\n'; } >"$TMP/named/Familie Duin/9-999900006-1.xml"
cp "$bad" "$TMP/named/Rotterdam.xml"
(cd "$TMP/named" && cp Rotterdam.xml "DUIN a.xml" && zip -q Duin.zip "DUIN a.xml" Rotterdam.xml && rm "DUIN a.xml")
short() { sha256sum <"$1" | cut -c1-12; }
one=$(short "$bad")
two=$(short "$TMP/named/Familie Duin/9-999900006-1.xml")
rest="54: error: TR018 (0001): Einddatum lies before Begindatum: /Bericht/Client/StopProducten/StopProduct[2]"
exits 1 "$IJW" validate "$TMP/named"
cat >"$TMP/want" <<END
$TMP/named/*********-$one.zip!*********-$one.xml:$rest
$TMP/named/*********-$one.zip!Rotterdam.xml:$rest
$TMP/named/*********/*********-$two.xml:$rest
$TMP/named/Rotterdam.xml:$rest
$TMP/named/*********-$one.XML:$rest
END
same "names are masked in the text" "$TMP/want" "$TMP/out"
exits 1 "$IJW" validate --json "$TMP/named"
sed -E 's/.*"file":"([^"]*)","member":(null|"([^"]*)").*/\1!\3/; s/!$//' "$TMP/out" >"$TMP/names"
sed 's/:54:.*//' "$TMP/want" >"$TMP/expected"
same "names are masked in the JSON" "$TMP/expected" "$TMP/names"
want "the digest in it begins so" [ "$(grep -c "\"sha256\":\"$one" "$TMP/out")" = 4 ]
mkdir "$TMP/named/999900006"
refuses 2 "/*********: there is no file in this folder" "$IJW" validate "$TMP/named/999900006"

# Archives: the member beside the file; the bytes decide, not the name.
mkdir "$TMP/in" "$TMP/pack"
cp "$good" "$TMP/in/good.xml"
cp "$bad" "$TMP/in/bad.xml"
(cd "$TMP/in" && zip -q "$TMP/pack/a.zip" good.xml bad.xml && tar -cf "$TMP/pack/a.tar" good.xml bad.xml)
gzip -c "$TMP/pack/a.tar" >"$TMP/pack/a.tar.gz"
gzip -c "$bad" >"$TMP/pack/b.xml"
cp "$good" "$TMP/pack/good.zip"
for archive in a.zip a.tar a.tar.gz; do
	exits 1 "$IJW" validate --json "$TMP/pack/$archive"
	want "$archive has two members" [ "$(wc -l <"$TMP/out")" = 2 ]
	want "$archive names the members" grep -q "\"file\":\"$TMP/pack/$archive\",\"member\":\"bad.xml\"" "$TMP/out"
	want "$archive judges them" grep -q '"member":"good.xml".*"verdict":"accepted"' "$TMP/out"
done
exits 1 "$IJW" validate "$TMP/pack/a.zip"
want "a member in text" grep -qF "$TMP/pack/a.zip!bad.xml:54: error: TR018" "$TMP/out"
exits 1 "$IJW" validate --json "$TMP/pack/b.xml"
want "a gzip that is called .xml" grep -q '"member":"".*"verdict":"rejected"' "$TMP/out"
exits 0 "$IJW" validate "$TMP/pack/good.zip"

# A member with holes is what the file was.
{ cat "$good" && head -c 300000 /dev/zero && cat "$bad"; } >"$TMP/in/whole"
cp --sparse=always "$TMP/in/whole" "$TMP/in/holes"
hash=$(sha256sum "$TMP/in/whole" | cut -d' ' -f1)
for format in gnu oldgnu posix; do
	(cd "$TMP/in" && tar --sparse --format=$format -cf "$TMP/pack/s.tar" holes)
	"$IJW" -q validate --json "$TMP/pack/s.tar" >"$TMP/out"
	want "a member with holes in the $format format" grep -q "\"member\":\"holes\".*$hash" "$TMP/out"
done
want "the archives left the holes out" [ "$(wc -c <"$TMP/pack/s.tar")" -lt 100000 ]

# Envelopes: the message inside is judged; a difference is a warning.
envelope() { # FUNCTIE SUBVERSIE FILE
	cat <<END
<g:envelopHeenbericht-ggk_Di01 xmlns:g="http://www.stufstandaarden.nl/koppelvlak/ggk0210" xmlns:s="http://www.egem.nl/StUF/StUF0301"><g:stuurgegevens><s:berichtcode>Di01</s:berichtcode><s:zender><s:organisatie>91000001</s:organisatie></s:zender><s:ontvanger><s:organisatie>0153</s:organisatie></s:ontvanger><s:functie>$1</s:functie></g:stuurgegevens><g:parameters><g:functieVersie>0003</g:functieVersie><g:functieSubversie>$2</g:functieSubversie><g:bericht><g:xmlBestand>$(base64 "$3")</g:xmlBestand></g:bericht></g:parameters></g:envelopHeenbericht-ggk_Di01>
END
}
envelope JW307 0002 "$good" >"$TMP/e.xml"
exits 0 "$IJW" validate --json "$TMP/e.xml"
want "an envelope" grep -q '"type":"JW307".*"verdict":"accepted","findings":\[\]' "$TMP/out"
envelope JW307 0002 "$bad" >"$TMP/e.xml"
exits 1 "$IJW" validate "$TMP/e.xml"
want "a bad message in an envelope, at its own line" grep -q "e.xml:54: error: TR018" "$TMP/out"
envelope JW305 0002 "$good" >"$TMP/e.xml"
exits 0 "$IJW" validate "$TMP/e.xml"
want "another type is a warning" grep -q "warning: IJW021" "$TMP/out"
envelope JW307 0001 "$good" >"$TMP/e.xml"
exits 0 "$IJW" validate "$TMP/e.xml"
want "another release is a warning" grep -q "warning: IJW021" "$TMP/out"

# Another schema set, and what it is.
cp -r xsd/3.2 "$TMP/xsd"
exits 0 "$IJW" validate --json --schemas "$TMP/xsd" "$good"
own=$(grep -o '"schemas_sha256":"[0-9a-f]*"' "$TMP/out")
want "the hash of the set is recorded" [ -n "$own" ]
sed -i 's/value="440"/value="441"/' "$TMP/xsd/jw307.xsd"
exits 1 "$IJW" validate --json --schemas "$TMP/xsd" "$good"
want "the other set decides" grep -q '"verdict":"invalid"' "$TMP/out"
want "and has another hash" [ "$(grep -o '"schemas_sha256":"[0-9a-f]*"' "$TMP/out")" != "$own" ]
: >"$TMP/xsd/jw307.xsd"
exits 2 "$IJW" validate --schemas "$TMP/xsd" "$good"
want "an empty file is no schema" grep -q "jw307.xsd:1: this is no schema" "$TMP/err"
exits 0 "$IJW" validate --json "$good"
want "the built-in set needs no hash" [ -z "$(grep schemas_sha256 "$TMP/out")" ]

# What computes digests reads no configuration.
if strace -o "$TMP/trace" true 2>/dev/null; then
	# What looks for leaks cannot be traced itself.
	exits 0 env ASAN_OPTIONS=detect_leaks=0 OPENSSL_CONF="$TMP/openssl.cnf" \
		strace -f -o "$TMP/trace" -e trace=%file "$IJW" validate --json "$good"
	want "the trace shows files" grep -q "$good" "$TMP/trace"
	want "no openssl.cnf is looked for" [ "$(grep -c 'openssl\.cnf' "$TMP/trace")" = 0 ]
else
	skip "that no openssl.cnf is read" "strace is not installed or may not trace"
fi

# However many threads judge, what is printed stands in the order of the arguments, names and members: what one
# processor prints, which does it without a thread.
mkdir -p "$TMP/many/b" "$TMP/many/d"
find fixtures/rules -name 'bad*.xml' | sort | head -150 | while read -r file; do
	cp "$file" "$TMP/many/b/$(echo "$file" | tr / -)"
done
for i in $(seq -w 1 90); do
	cp "$bad" "$TMP/many/d/$i-bad.xml"
	cp "$good" "$TMP/many/d/$i-good.xml"
done
(cd "$TMP/many/d" && tar -cf ../c.tar . && zip -q ../e.zip ./* && tar -czf ../d/45-middle.tgz 1*)
head -c 3000 "$TMP/many/c.tar" >"$TMP/many/f.tar"
many="$TMP/many $bad $TMP/many/b $good $TMP/many/e.zip $bad $TMP/many/b"
one=$(taskset -pc $$ | sed 's/.*: //; s/[-,].*//')
for form in '' --json; do
	# shellcheck disable=SC2086 # a list of paths
	taskset -c "$one" "$IJW" -q validate $form $many >"$TMP/one"
	for i in 1 2 3; do
		# shellcheck disable=SC2086
		"$IJW" -q validate $form $many >"$TMP/all"
		cmp -s "$TMP/one" "$TMP/all" || break
	done
	same "threads print in order ($form)" "$TMP/one" "$TMP/all"
done
want "all of it was judged" [ "$(wc -l <"$TMP/one")" -gt 700 ]
want "members stand where their archive does" [ "$(grep -o '"file":"[^"]*d/4[45]-[^"]*"' "$TMP/one" | uniq -c | tr -s ' ' |
	cut -d' ' -f2 | paste -sd' ')" = "1 1 1 1 20" ]
if strace -o "$TMP/trace" true 2>/dev/null; then
	export ASAN_OPTIONS=detect_leaks=0 # what looks for leaks cannot be traced itself
	strace -f -o "$TMP/trace" taskset -c "$one" "$IJW" -q validate "$TMP/many" >/dev/null
	want "one processor needs no thread" [ "$(grep -c 'clone' "$TMP/trace")" = 0 ]
	# Of a file it is asked what it is, what is in it, and nothing twice.
	strace -o "$TMP/trace" taskset -c "$one" "$IJW" -q validate "$TMP/many/d" >/dev/null
	sed -n '/"01-bad.xml"/,/^close/p' "$TMP/trace" | sed 's/(.*//' | paste -sd' ' >"$TMP/calls"
	if [ -s "$TMP/calls" ]; then
		want "four calls read a file, not $(cat "$TMP/calls")" \
			grep -qE '^openat (newfstatat|fstat) read close$' "$TMP/calls"
	else
		skip "calls to read a file" "strace sees no names in a process that shows nothing of itself"
	fi
	unset ASAN_OPTIONS
else
	skip "threads, and calls to read a file" "strace cannot trace here"
fi

# Only so much is held of what is found ahead of what is printed, however much it is.
awk '/<m:StopProduct>/ { at = ++blocks } { print } blocks == 1 { block = block $0 "\n" }
	/<\/m:StopProduct>/ && at == 1 { at = 0; gsub(/2026-/, "26-", block); for (i = 0; i < 90; i++) printf "%s", block }' \
	"$bad" >"$TMP/findings.xml"
mkdir "$TMP/few" "$TMP/lots"
ln "$TMP/findings.xml" "$TMP/few/1.xml"
for i in $(seq 800); do ln "$TMP/findings.xml" "$TMP/lots/$i.xml"; done
# Under the sanitizers what was freed is not kept for once.
peak() { # FOLDER SECONDS: the most memory that judging it took on two processors, in kB, when nobody reads at first
	ASAN_OPTIONS=quarantine_size_mb=0:thread_local_quarantine_size_kb=0 python3 -c 'import os, resource, subprocess, sys, time
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
judging = subprocess.Popen(sys.argv[2:], stdout=subprocess.PIPE)
time.sleep(int(sys.argv[1]))
while judging.stdout.read(65536):
    pass
judging.wait()
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$2" "$IJW" -q validate --json "$1"
}
few=$(peak "$TMP/few" 0)
lots=$(peak "$TMP/lots" 3)
size=$("$IJW" -q validate --json "$TMP/lots" | wc -c)
want "much is found: $size bytes" [ "$size" -gt 18000000 ]
want "and it takes little memory: $few and $lots kB" [ "$lots" -lt $((few + 18000)) ]

# libxml2 alone says the same; and -v tells what it judged, and why.
"$IJW" -q validate --json fixtures >"$TMP/one"
exits 1 "$IJW" -v validate --json --authority fixtures
same "libxml2 alone says the same" "$TMP/one" "$TMP/out"
want "for one reason" [ "$(grep -c 'judged by libxml2' "$TMP/err")" = 1 ]
want "of all that can be read" [ "$(sed -n 's/^ijw: \([0-9]*\) messages judged by libxml2: libxml2 was asked for$/\1/p' \
	"$TMP/err")" -ge "$(grep -cv '"verdict":"unreadable"' "$TMP/one")" ]
mkdir "$TMP/doubts"
cp "$good" "$TMP/doubts/a.xml"
sed 's/<m:Begindatum>2026-04-01/<m:Begindatum>2026-04-31/' "$bad" >"$TMP/doubts/b.xml"
sed 's/<m:Begindatum>2026-04-01/<m:Begindatum><![CDATA[]]>2026-04-01/' "$bad" >"$TMP/doubts/c.xml"
sed 's/<m:Begindatum>2026-04-01/<m:Begindatum>2026-04-32/' "$bad" >"$TMP/doubts/d.xml"
sed '/<m:Einddatum>/d' "$bad" >"$TMP/doubts/e.xml"
exits 1 "$IJW" -v validate "$TMP/doubts"
grep 'judged by libxml2' "$TMP/err" >"$TMP/said"
cat >"$TMP/want" <<END
ijw: 1 message judged by libxml2: not well-formed, or markup that no message needs
ijw: 1 message judged by libxml2: an element that is not expected, or is missing
ijw: 2 messages judged by libxml2: a value that may not be of its type
END
same "how many libxml2 judged, and why" "$TMP/want" "$TMP/said"
exits 1 "$IJW" validate "$TMP/doubts"
want "which is told on asking only" [ "$(grep -c libxml2 "$TMP/err")" = 0 ]

# A closed pipe, a full disk.
exits 3 sh -c '"$IJW" validate --json fixtures >/dev/full'

# The schemas of the program are compiled together, those of a folder one by one: that says the same.
"$IJW" -q validate --json fixtures >"$TMP/together"
"$IJW" -q validate --json --schemas xsd/3.2 fixtures | sed 's/,"schemas_sha256":"[0-9a-f]*"}$/}/' >"$TMP/alone"
same "all schemas together say what each says alone" "$TMP/alone" "$TMP/together"
want "of the schema too" [ "$(grep -c '"rule":"XSD"' "$TMP/together")" -gt 10 ]
# Standard input is a file named -: a message, an archive, nothing, too much.
cat fixtures/rules/TR018/bad.xml | "$IJW" -q validate - >"$TMP/out"
want "a message of a pipe is judged" [ $? = 1 ]
"$IJW" -q validate fixtures/rules/TR018/bad.xml | sed 's/^[^:]*/-/' >"$TMP/expected"
same "as the file is" "$TMP/expected" "$TMP/out"
"$IJW" -q validate --json - <fixtures/rules/TR018/good.xml >"$TMP/out"
want "one that is accepted" [ $? = 0 ]
want "its file is -" grep -q '"file":"-","member":null' "$TMP/out"
tar -cf - -C fixtures/rules/TR018 good.xml bad.xml | gzip | "$IJW" -q validate --json fixtures/rules/TR018/good.xml - \
	fixtures/rules/TR018/bad.xml >"$TMP/out"
want "an archive of a pipe, in its place" [ "$(sed 's/.*"file":"\([^"]*\)","member":\([^,]*\),.*"verdict":"\([a-z]*\)".*/\1 \2 \3/' "$TMP/out" | tr '\n' ' ')" = \
	"fixtures/rules/TR018/good.xml null accepted - \"good.xml\" accepted - \"bad.xml\" rejected fixtures/rules/TR018/bad.xml null rejected " ]
exits 1 sh -c '"$IJW" validate - </dev/null'
refuses 3 "standard input cannot be read" sh -c '"$IJW" validate - <&-'
refuses 3 "standard input cannot be read" sh -c '"$IJW" validate - <"$TMP"'

# Where both go to one file, lines stay whole and the summary is the last.
mkdir "$TMP/torn"
for copy in $(seq 200); do cp fixtures/rules/TR018/bad.xml "$TMP/torn/$copy.xml"; done
"$IJW" -v validate "$TMP/torn" >"$TMP/log" 2>&1
want "findings are whole: $(grep -vE "^(.*/[0-9]+\.xml:[0-9]+: (error|warning|signaal): |ijw: )" "$TMP/log" | head -1)" \
	[ -z "$(grep -vE "^(.*/[0-9]+\.xml:[0-9]+: (error|warning|signaal): |ijw: )" "$TMP/log")" ]
want "what is said after them stands after them" sh -c 'tail -n 1 "$TMP/log" | grep -q "^ijw: "'
done_testing
