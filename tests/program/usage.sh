# Bad use: each a sentence that says what and what to do, the right exit status, nothing half-done.
. tests/lib/common.sh

good=fixtures/rules/TR018/good.xml

# The call.
refuses 2 "which command" "$IJW"
refuses 2 "no command 'explode'; 'ijw --help' lists all" "$IJW" explode
refuses 2 "no command 'exprot'; did you mean 'export'?" "$IJW" exprot
refuses 2 "'ijw' has no option --explode; see 'ijw --help'" "$IJW" --explode
refuses 2 "beside --version" "$IJW" --json
refuses 2 "-C wants a value" "$IJW" -C
commands=$("$IJW" --help | sed -n 's/^  \([a-z][a-z]*\)  *[a-z].*/\1/p')
want "the commands are known" [ "$(echo "$commands" | wc -l)" = 23 ]
for command in $commands; do
	refuses 2 "'ijw $command' has no option --explode; see 'ijw $command --help'" "$IJW" "$command" --explode
	refuses 2 "'ijw $command' has no option -Z" "$IJW" "$command" -Z
	refuses 2 "'ijw $command': -C wants a value" "$IJW" "$command" -C
	refuses 2 "'ijw $command': --quiet takes no value" "$IJW" "$command" --quiet=1
	exits 0 "$IJW" "$command" --help
	cp "$TMP/out" "$TMP/help"
	want "ijw $command --help begins with its usage" grep -q "^Usage: ijw .*$command" "$TMP/out"
	want "ijw $command --help fits 80 columns" [ -z "$(grep -E '.{81}' "$TMP/out")" ]
	want "ijw $command --help says its exit status, once" [ "$(grep -c '^Exit status: 0 ' "$TMP/out")" = 1 ]
	exits 0 "$IJW" help "$command"
	same "ijw help $command" "$TMP/help" "$TMP/out"
	want "the manual has $command" grep -q "^\.It Nm Cm $command" share/man/ijw.1
done
for command in watch status rebuild keys; do
	refuses 2 "'ijw $command' takes no argument; see 'ijw $command --help'" "$IJW" "$command" now
done
refuses 2 "did you mean --peildatum?" "$IJW" export --peildtum 2025-01-01
refuses 2 "--peildatum wants a value" "$IJW" export --peildatum
refuses 2 "--open takes no value" "$IJW" export --open=yes
refuses 2 "no command 'halp'; did you mean 'help'?" "$IJW" halp
refuses 2 "no command 'valdiate'; did you mean 'validate'?" "$IJW" help valdiate
refuses 2 "shows one command" "$IJW" help export status
for version in --version -V --versie; do
	exits 0 "$IJW" "$version"
	want "the version" grep -qE '^ijw [0-9]+\.[0-9]+\.[0-9]+$' "$TMP/out"
done
exits 0 "$IJW" --help
want "ijw --help fits 80 columns" [ -z "$(grep -E '.{81}' "$TMP/out")" ]
cp "$TMP/out" "$TMP/help"
exits 0 "$IJW" help
same "ijw help" "$TMP/help" "$TMP/out"
exits 3 sh -c '"$IJW" --help >/dev/full'

# The manual has every alias of the source, and no other.
sed 's/}, *{/\n{/g' src/cmd/*.c | sed -n 's/.*{"\([a-z-]*\)", "\([a-z-]*\)", .*CMD_.*/\1 \2/p' | sort -u >"$TMP/expected"
sed -n 's/^\.It Fl -\([a-z-]*\) Ta Fl -\([a-z-]*\)$/\1 \2/p' share/man/ijw.1 | sort -u >"$TMP/manual"
same "the aliases in the manual" "$TMP/expected" "$TMP/manual"

# Both names of an option are known to the command that has it: each is refused for what it lacks, by the name it was
# called by.
pairs() {
	sed 's/}, *{/\n{/g' "src/cmd/$1.c" | sed -n 's/.*{"\([a-z-]*\)", "\([a-z-]*\)", .*CMD_\([A-Z]*\).*/\1 \2 \3/p'
}
# Those of every command are in one table, which one command answers for.
for command in $commands; do
	{ pairs "$command"; [ "$command" != status ] || pairs options; } >"$TMP/pairs"
	while read -r name alias takes; do
		for option in "$name" "$alias"; do
			if [ "$takes" = NOTHING ]; then
				refuses 2 "'ijw $command': --$option takes no value" "$IJW" "$command" "--$option=x"
			else
				refuses 2 "'ijw $command': --$option wants a value" "$IJW" "$command" "--$option"
			fi
			echo "$option" >>"$TMP/tried"
		done
	done <"$TMP/pairs"
done
awk '{ print $1; print $2 }' "$TMP/expected" | grep -vxE 'version|versie' | sort -u >"$TMP/names"
sort -u "$TMP/tried" | comm -23 "$TMP/names" - >"$TMP/untried"
want "all were tried, but: $(tr '\n' ' ' <"$TMP/untried")" [ ! -s "$TMP/untried" ]

# Who watches at a terminal sees how far it is: of a thousand files, and of an unknown number of messages in an archive.
if command -v script >/dev/null 2>&1 && script -qec true /dev/null >/dev/null 2>&1; then
	mkdir "$TMP/files"
	for i in $(seq 1500); do ln "$TMP/files/1.xml" "$TMP/files/$i.xml" 2>/dev/null || cp "$good" "$TMP/files/$i.xml"; done
	script -qec "$IJW validate $TMP/files" /dev/null | tr '\r' '\n' >"$TMP/out"
	want "a terminal shows how far it is" grep -qE '^[0-9]+ of 1500 files' "$TMP/out"
	script -qec "$IJW -q validate $TMP/files" /dev/null >"$TMP/out"
	want "not with -q" [ ! -s "$TMP/out" ]
	tar -czf "$TMP/files.tar.gz" -C "$TMP" files
	script -qec "$IJW validate $TMP/files.tar.gz" /dev/null | tr '\r' '\n' >"$TMP/out"
	want "of an archive what was judged" grep -qE '^[0-9]+ messages ?\.\.\.|^[0-9]+ messages, [0-9]+/s' "$TMP/out"
	rm -r "$TMP/files"
else
	skip "progress at a terminal" "there is no script(1) here"
fi
exits 0 "$IJW" validate "$good"
want "nothing of it without a terminal" [ "$(cat "$TMP/err")" = "ijw: 1 message, 1 accepted" ]

# What it is made of: every library that it is linked with, each with a version and a licence.
exits 0 "$IJW" --version --json
valid "the bill of materials"
bill() {
	sqlite3 :memory: "WITH b(j) AS (SELECT CAST(readfile('$TMP/out') AS TEXT)) $1"
}
want "it is CycloneDX 1.5" [ "$(bill "SELECT j ->> 'bomFormat', j ->> 'specVersion' FROM b")" = "CycloneDX|1.5" ]
want "of this version" [ "ijw $(bill "SELECT j ->> '\$.metadata.component.version' FROM b")" = "$("$IJW" -V)" ]
want "every part is whole" [ "$(bill "SELECT count(*) FROM b, json_each(j, '\$.components') c
	WHERE coalesce(c.value ->> 'version', '') GLOB '[0-9]*' AND c.value ->> '\$.licenses[0].license.id' <> ''")" = \
	"$(bill "SELECT json_array_length(j, '\$.components') FROM b")" ]
# The libraries of the C compiler and those that our libraries bring are none of ours.
for library in libxml2:libxml2 libsqlite3:sqlite libz:zlib libzstd:zstd libarchive:libarchive libsodium:libsodium \
	libcrypto:openssl libinih:inih libseccomp:libseccomp libxlsxwriter:libxlsxwriter libduktape:duktape; do
	want "$library is linked with" sh -c 'readelf -d "$IJW" | grep -q "NEEDED.*\['"${library%:*}"'\."'
	want "$library is in the bill" [ "$(bill "SELECT count(*) FROM b, json_each(j, '\$.components') c
		WHERE c.value ->> 'name' = '${library#*:}'")" = 1 ]
done
want "nothing else is linked with" [ -z "$(readelf -d "$IJW" | sed -n 's/.*NEEDED.*\[\(lib[a-z0-9]*\)\..*/\1/p' |
	grep -vxE 'libxml2|libsqlite3|libz|libzstd|libarchive|libsodium|libcrypto|libinih|libseccomp|libxlsxwriter|libduktape|libc|libm|libasan|libubsan')" ]

# What went before stands before an error, in whole lines.
printf '<a>' >"$TMP/one.xml"
exits 2 sh -c '"$IJW" validate "$TMP/one.xml" "$TMP/nothing.xml" "$TMP/one.xml" 2>&1'
want "lines are whole" [ -z "$(grep -vE '^(ijw: |/)' "$TMP/out")" ]

# No files, missing files, empty folders, wrong schemas.
refuses 2 "which files" "$IJW" validate
refuses 2 "no such file" "$IJW" validate "$TMP/nothing.xml"
mkdir "$TMP/empty"
refuses 2 "no file in this folder" "$IJW" validate "$TMP/empty"
refuses 2 "basisschema.xsd" "$IJW" validate --schemas "$TMP/empty" "$good"
refuses 2 "schema set needs this file" "$IJW" validate --schemas "$TMP/nowhere" "$good"
cp -r xsd/3.2 "$TMP/xsd"
echo '<broken' >"$TMP/xsd/jw301.xsd"
refuses 2 "jw301.xsd" "$IJW" validate --schemas "$TMP/xsd" "$good"

# No home, a folder that is none.
refuses 2 "which home" sh -c 'cd "$TMP/empty" && "$IJW" status'
refuses 2 "no home here" "$IJW" -C "$TMP/nothing" status
refuses 2 "ijw.conf" "$IJW" -C "$TMP/empty" status
refuses 2 "no home here" env IJW_HOME="$TMP/nothing" "$IJW" ingest
refuses 2 "where" "$IJW" init
refuses 2 "empty folder" "$IJW" init "$TMP/xsd"
want "a folder that is no home stays as it is" [ "$(ls "$TMP/xsd" | wc -l)" = 15 ]
exits 0 "$IJW" init "$TMP/empty"
want "the home is the owner's alone" [ "$(stat -c %a "$TMP/empty")" = 700 ]
want "the keys are read-only" [ "$(stat -c %a "$TMP/empty/keys/archive.key" "$TMP/empty/keys/pseudonym.key" | sort -u)" = 400 ]
want "nothing is readable by others" [ -z "$(find "$TMP/empty" -perm /077)" ]
refuses 2 "empty folder" "$IJW" init "$TMP/empty"
# What fails halfway leaves nothing, and a folder that was there as it was.
exits 3 sh -c 'ulimit -f 40; "$IJW" init "$TMP/halfway"'
want "a home that could not be made is not there" [ ! -e "$TMP/halfway" ]
mkdir -m 750 "$TMP/halfway"
exits 3 sh -c 'ulimit -f 40; "$IJW" init "$TMP/halfway"'
want "the folder is as it was" [ "$(stat -c %a "$TMP/halfway") $(ls -A "$TMP/halfway")" = "750 " ]
exits 0 sh -c 'cd "$TMP/empty" && "$IJW" status'
exits 0 env IJW_HOME="$TMP/empty" "$IJW" status

# Tables and dates.
new_home h
exits 0 "$IJW" -C "$TMP/h" ingest "$good"
refuses 2 "verzoek, toewijzing, levering, wachtketen, traject" "$IJW" -C "$TMP/h" export
refuses 2 "which table" "$IJW" -C "$TMP/h" export kleding
refuses 2 "no table 'leverng'; did you mean 'levering'?" "$IJW" -C "$TMP/h" export leverng
refuses 2 "did you mean TR018?" "$IJW" explain tr18
# The alias of an option is the option.
exits 0 "$IJW" -C "$TMP/h" export toewijzing --peildatum 2025-03-01 --kennisdatum 2025-04-01
cp "$TMP/out" "$TMP/same"
exits 0 "$IJW" -C "$TMP/h" export toewijzing --as-of 2025-03-01 --known=2025-04-01
same "--as-of and --known" "$TMP/same" "$TMP/out"
refuses 2 "YYYY-MM-DD" "$IJW" -C "$TMP/h" export levering --peildatum 2025-02-29
refuses 2 "YYYY-MM-DD" "$IJW" -C "$TMP/h" export levering --kennisdatum yesterday
exits 3 sh -c '"$IJW" -C "$TMP/h" export levering >/dev/full'

# The configuration: file, line and remedy.
conf=$TMP/h/ijw.conf
cp "$conf" "$TMP/conf"
echo "kleur = rood" >>"$conf"
refuses 2 "ijw.conf:$(wc -l <"$conf"): there is no key 'kleur' in section [lijsten]" "$IJW" -C "$TMP/h" status
cp "$TMP/conf" "$conf"
echo "gemeente = x.csv" >>"$conf"
refuses 2 "there is no key 'gemeente' in section [lijsten]; did you mean gemeenten?" "$IJW" -C "$TMP/h" status
cp "$TMP/conf" "$conf"
echo "g_traject = 7" >>"$conf"
refuses 2 "there is no key 'g_traject' in section [lijsten]; it stands in [definities]" "$IJW" -C "$TMP/h" status
line=$(grep -n '^stiltetijd' "$TMP/conf" | cut -d: -f1)
sed 's/^stiltetijd.*/&\n&/' "$TMP/conf" >"$conf"
refuses 2 "ijw.conf:$((line + 1)): stiltetijd stands in line $line too; take one out" "$IJW" -C "$TMP/h" status
sed 's/^t_stop.*/t_stop = veel/' "$TMP/conf" >"$conf"
refuses 2 "t_stop must be a whole number of days" "$IJW" -C "$TMP/h" status
for categories in 4,2 42,4x '42,, ' 42,; do
	sed "s/^uitgesloten_cat.*/uitgesloten_cat = $categories/" "$TMP/conf" >"$conf"
	refuses 2 "uitgesloten_cat must be" "$IJW" -C "$TMP/h" status
done
# A line behind a blank goes on with the value of the one before it: the two are one value, right or wrong.
line=$(grep -n '^normen' "$TMP/conf" | cut -d: -f1)
sed 's/^normen = .*/normen = 28,\n  70,\n\t98/' "$TMP/conf" >"$conf"
exits 0 "$IJW" -C "$TMP/h" status
want "a value on three lines is one" grep -qE "^(parameters)? +normen=28,70,98$" "$TMP/out"
for more in 7 x 28; do
	sed "s/^normen = .*/normen = 28,70\n  ,$more/" "$TMP/conf" >"$conf"
	refuses 2 "ijw.conf:$line: normen must be" "$IJW" -C "$TMP/h" status
done
sed 's/^g_traject = .*/g_traject = 28\n  7/' "$TMP/conf" >"$conf"
refuses 2 "g_traject must be a whole number of days" "$IJW" -C "$TMP/h" status
# A value of a parameter that is refused, and one that is taken and shown.
for wrong in "g_traject = -1" "g_traject = 3651" "normen = " "normen = 28,28" "normen = 0" "normen = 28," \
	"normen = 1,2,3,4,5,6,7,8,9" "normen = 28;70" "min_cel = 0" "min_p90 = tien" "negatief = min" \
	"nowcast_maanden = 61" "tijdzone = UTC" "erf_13 = yes" "vroegste = 2015" "vroegste = 0001-01-01"; do
	key=${wrong%% =*}
	sed "s/^$key = .*/$wrong/" "$TMP/conf" >"$conf"
	refuses 2 "$key must be" "$IJW" -C "$TMP/h" status
done
for right in "g_traject = 0" "normen = 5" "normen = 1,2,3,4,5,6,7,3650" "min_cel = 1" "min_p90 = 100" \
	"negatief = nul" "negatief = teken" "nowcast_maanden = 0" "tijdzone = Europe\/Amsterdam" "erf_13 = nee" "vroegste = 2016-01-01"; do
	key=${right%% =*}
	sed "s/^$key = .*/$right/" "$TMP/conf" >"$conf"
	exits 0 "$IJW" -C "$TMP/h" status
	value=$(printf '%s' "${right#*= }" | tr -d '\\')
	want "status shows $right" grep -qxE "(parameters)? +$key=$value" "$TMP/out"
done
# Tables of other parameters are of no use: the next round makes them anew.
sed 's/^g_traject = .*/g_traject = 7/' "$TMP/conf" >"$conf"
exits 0 "$IJW" -C "$TMP/h" status
want "status tells of other parameters" grep -q "^tables .*with other parameters than these" "$TMP/out"
exits 0 "$IJW" -q -C "$TMP/h" ingest
exits 0 "$IJW" -C "$TMP/h" status
want "the tables are of these parameters now" grep -qE "^tables  +of [0-9-]{10}$" "$TMP/out"
echo 'no ini' >"$conf"
refuses 2 "ijw.conf:1:" "$IJW" -C "$TMP/h" status
sed '/^t_stop/d' "$TMP/conf" >"$conf"
exits 0 "$IJW" -C "$TMP/h" status
cp "$TMP/conf" "$conf"

# Keys.
key=$TMP/h/keys/archive.key
chmod 440 "$key"
refuses 3 "group or others can read this key" "$IJW" -C "$TMP/h" status
chmod 400 "$key"
mv "$key" "$TMP/key"
refuses 3 "the key cannot be read" "$IJW" -C "$TMP/h" ingest "$good"
head -c 31 "$TMP/key" >"$key"
chmod 400 "$key"
refuses 3 "must be 32 bytes" "$IJW" -C "$TMP/h" ingest "$good"
rm -f "$key"
ln -s "$TMP/key" "$key"
refuses 3 "the key cannot be read" "$IJW" -C "$TMP/h" ingest "$good"
rm "$key"
mv "$TMP/key" "$key"

# What is the owner's alone: refused when it is not, by every command.
for open in ijw.db:640 ijw.db:602 work:710 work:702; do
	chmod "${open#*:}" "$TMP/h/${open%:*}"
	for command in status "export levering" ingest rebuild "backup $TMP/none"; do
		# shellcheck disable=SC2086 # words
		refuses 3 "h/${open%:*}: group or others can read or write this" "$IJW" -C "$TMP/h" $command
	done
	chmod go= "$TMP/h/${open%:*}"
done
exits 0 "$IJW" -C "$TMP/h" status

# A database of a newer version, a damaged one, one that cannot be written.
before=$(sha256sum <"$TMP/h/ijw.db")
version=$(sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version")
sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version = 99" >/dev/null
newer=$(sha256sum <"$TMP/h/ijw.db")
refuses 3 "use a newer ijw" "$IJW" -C "$TMP/h" ingest "$good"
want "a newer database stays as it is" [ "$(sha256sum <"$TMP/h/ijw.db")" = "$newer" ]
sqlite3 "$TMP/h/ijw.db" "PRAGMA user_version = $version" >/dev/null
exits 0 "$IJW" -C "$TMP/h" status
new_home damaged
head -c 5000 /dev/urandom >"$TMP/damaged/ijw.db"
refuses 3 "put back a copy" "$IJW" -C "$TMP/damaged" status
: "$before"

# As somebody without rights (root has them all).
if [ "$(id -u)" = 0 ]; then
	chmod 755 "$TMP"
	cp "$IJW" "$TMP/ijw"
	chmod 755 "$TMP/ijw"
	somebody="setpriv --reuid=65534 --regid=65534 --clear-groups"
else
	cp "$IJW" "$TMP/ijw"
	somebody=
fi
cp -a "$TMP/h" "$TMP/theirs"
[ -z "$somebody" ] || chown -R 65534:65534 "$TMP/theirs"
exits 0 $somebody "$TMP/ijw" -C "$TMP/theirs" status
chmod 400 "$TMP/theirs/ijw.db"
refuses 3 "right to write" $somebody "$TMP/ijw" -C "$TMP/theirs" ingest
exits 0 $somebody "$TMP/ijw" -C "$TMP/theirs" status
chmod 600 "$TMP/theirs/ijw.db"
cp "$good" "$TMP/theirs/inbox/a.xml"
[ -z "$somebody" ] || chown 65534:65534 "$TMP/theirs/inbox/a.xml"
touch -d '1 day ago' "$TMP/theirs/inbox/a.xml"
chmod 500 "$TMP/theirs/outbox"
refuses 3 "the report could not be written" $somebody "$TMP/ijw" -C "$TMP/theirs" ingest
want "the file stays in the inbox" [ -f "$TMP/theirs/inbox/a.xml" ]
chmod 700 "$TMP/theirs/outbox"
chmod 500 "$TMP/theirs/inbox"
refuses 3 "cannot be renamed and stays unread" $somebody "$TMP/ijw" -C "$TMP/theirs" ingest
want "the file stays in an inbox that cannot be written" [ -f "$TMP/theirs/inbox/a.xml" ]
chmod 700 "$TMP/theirs/inbox"
exits 0 $somebody "$TMP/ijw" -C "$TMP/theirs" ingest
want "then it is moved" [ -f "$TMP/theirs/done/a.xml" ]
chmod 000 "$TMP/theirs/keys/archive.key"
refuses 3 "the key cannot be read" $somebody "$TMP/ijw" -C "$TMP/theirs" ingest
exits 0 $somebody "$TMP/ijw" -C "$TMP/theirs" status
chmod 400 "$TMP/theirs/keys/archive.key"

# A home in a folder that somebody was given, in a place where he may write nothing.
mkdir "$TMP/place" "$TMP/place/h"
[ -z "$somebody" ] || chown 65534:65534 "$TMP/place/h"
chmod 555 "$TMP/place"
before=$(stat -c %i "$TMP/place/h")
exits 0 $somebody "$TMP/ijw" init "$TMP/place/h"
want "the folder stays the same" [ "$(stat -c '%i %a' "$TMP/place/h")" = "$before 700" ]
chmod 755 "$TMP/place"

# Root in the home of somebody else becomes its owner: nothing in it is root's.
if [ "$(id -u)" = 0 ]; then
	cp "$good" "$TMP/place/h/inbox/a.xml"
	cp fixtures/rules/TR018/bad.xml "$TMP/place/h/inbox/b.xml"
	chown 65534:65534 "$TMP/place/h/inbox"/*
	touch -d '1 day ago' "$TMP/place/h/inbox"/*
	exits 1 "$TMP/ijw" -C "$TMP/place/h" ingest
	exits 0 "$TMP/ijw" -C "$TMP/place/h" rebuild
	want "all of it is the owner's" [ -z "$(find "$TMP/place/h" ! -user 65534)" ]
	want "and was settled" [ -f "$TMP/place/h/done/a.xml" ]
fi

# A full disk: a file system of 1 MB.
if mkdir "$TMP/small" && mount -t tmpfs -o size=1m tmpfs "$TMP/small" 2>/dev/null; then
	exits 0 "$IJW" init "$TMP/small/h"
	cp fixtures/rules/CS002/good*.xml "$TMP/small/h/inbox/"
	touch -d '1 day ago' "$TMP"/small/h/inbox/*
	files=$(ls "$TMP/small/h/inbox" | wc -l)
	dd if=/dev/zero of="$TMP/small/fill" bs=1k 2>/dev/null
	exits 3 "$IJW" -C "$TMP/small/h" ingest
	want "a full disk loses no file" [ "$(ls "$TMP/small/h/inbox" | wc -l)" = "$files" ]
	rm "$TMP/small/fill"
	exits 0 "$IJW" -C "$TMP/small/h" ingest
	want "with room again all are settled" [ "$(ls "$TMP/small/h/done" | wc -l)" = "$files" ]
	umount "$TMP/small"
else
	skip "a full disk" "no file system can be mounted here"
fi
done_testing
