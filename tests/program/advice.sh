# What a sentence says to do is done in that very state, and works.
. tests/lib/common.sh

good=fixtures/rules/TR018/good.xml

# No home there: the command that is named makes one.
refuses 2 "make one with 'ijw init $TMP/new'" "$IJW" -C "$TMP/new" status
exits 0 "$IJW" init "$TMP/new"
exits 0 "$IJW" -C "$TMP/new" status
refuses 2 "name the folder" "$IJW" -C "$good" status
mkdir "$TMP/other"
refuses 2 "'ijw init' in a new or empty folder" "$IJW" -C "$TMP/other" status
exits 0 "$IJW" init "$TMP/other"

# Its ijw.conf is lost: an empty one is as good as the defaults, and 'ijw init' would be none.
new_home lost
cp "$good" "$TMP/a.xml"
exits 0 "$IJW" -q -C "$TMP/lost" ingest "$TMP/a.xml"
rm "$TMP/lost/ijw.conf"
refuses 2 "make an empty file of that name" "$IJW" -C "$TMP/lost" status
refuses 2 "must be a new or an empty folder" "$IJW" init "$TMP/lost"
: >"$TMP/lost/ijw.conf"
exits 0 "$IJW" -C "$TMP/lost" status
want "its message is there" grep -q "^messages    1 stored" "$TMP/out"

# A folder that this user may not look into is not said to be no home.
if setpriv --reuid=65534 --regid=65534 --clear-groups true 2>/dev/null; then
	cp "$IJW" "$TMP/ijw"
	chmod 755 "$TMP" "$TMP/ijw"
	refuses 2 "call ijw as the user who owns the home" \
		setpriv --reuid=65534 --regid=65534 --clear-groups "$TMP/ijw" -C "$TMP/lost" status
	want "it is not said to make one" sh -c '! grep -q "ijw init" "$TMP/err"'
	chmod 700 "$TMP"
else
	skip "a home of another user" "setpriv is not here or may not"
fi

# A copy goes with its keys.
exits 0 "$IJW" -q -C "$TMP/lost" backup "$TMP/copy"
refuses 2 "name the folder with its two keys: --keys DIR" "$IJW" -C "$TMP/back" restore "$TMP/copy"
want "nothing was made" [ ! -e "$TMP/back" ]
exits 0 "$IJW" -C "$TMP/back" restore "$TMP/copy" --keys "$TMP/lost/keys"
exits 0 "$IJW" -C "$TMP/back" status
want "the message is back" grep -q "^messages    1 stored" "$TMP/out"
refuses 2 "a backup is put into a new one" "$IJW" -C "$TMP/back" restore "$TMP/copy"

# A backup that is there already.
refuses 2 "name another one, or replace it with --force" "$IJW" -C "$TMP/lost" backup "$TMP/copy"
exits 0 "$IJW" -q -C "$TMP/lost" backup --force "$TMP/copy"
exits 0 "$IJW" -q -C "$TMP/lost" backup "$TMP/another"

# Rights on a key and on the database.
chmod 640 "$TMP/lost/keys/archive.key"
refuses 3 "after 'chmod 400' it is used again" "$IJW" -C "$TMP/lost" ingest "$TMP/a.xml"
chmod 400 "$TMP/lost/keys/archive.key"
exits 0 "$IJW" -q -C "$TMP/lost" ingest "$TMP/a.xml"
chmod 644 "$TMP/lost/ijw.db"
refuses 3 "after 'chmod 600' it is used again" "$IJW" -C "$TMP/lost" status
chmod 600 "$TMP/lost/ijw.db"
exits 0 "$IJW" -C "$TMP/lost" status

# A day that has not come.
exits 0 env IJW_NOW=2026-05-04 "$IJW" -C "$TMP/lost" export levering --peildatum 2026-05-05
want "it is said" grep -q "2026-05-05 has not come yet" "$TMP/err"
exits 0 env IJW_NOW=2026-05-04 "$IJW" -C "$TMP/lost" export levering --peildatum 2026-05-04
want "today has" [ ! -s "$TMP/err" ]

# What is to be shown was not made yet: the command that is named makes it.
exits 0 "$IJW" -q generate --youths 20 --months 4 --seed 2 --out "$TMP/traffic"
new_home figures
refuses 1 "take some in with 'ijw ingest' first" "$IJW" -C "$TMP/figures" publish
exits 0 "$IJW" -q -C "$TMP/figures" ingest "$TMP/traffic/messages"
exits 0 "$IJW" -C "$TMP/figures" report --out "$TMP/site"
want "the report says what makes figures" grep -q "'ijw publish' makes the figures" "$TMP/err"
exits 0 "$IJW" -q -C "$TMP/figures" publish
refuses 2 "'ijw publish --intern' makes one that has" "$IJW" -C "$TMP/figures" report --intern --out "$TMP/site"
exits 0 "$IJW" -q -C "$TMP/figures" publish --intern
exits 0 "$IJW" -q -C "$TMP/figures" report --intern --out "$TMP/site"
refuses 2 "take one from the column client of 'ijw export toewijzing'" "$IJW" -C "$TMP/figures" explain --client \
	0123456789abcdef0123456789abcdef
client=$("$IJW" -C "$TMP/figures" export toewijzing | sed -n '2s/^[^,]*,[^,]*,\([^,]*\),.*/\1/p')
exits 0 "$IJW" -C "$TMP/figures" explain --client "$client"
refuses 2 "'ijw export toewijzing' lists all" "$IJW" -C "$TMP/figures" explain 0153/999999999
assignment=$("$IJW" -C "$TMP/figures" export toewijzing | sed -n '2s/^\([^,]*\),\([^,]*\),.*/\1\/\2/p')
exits 0 "$IJW" -C "$TMP/figures" explain "$assignment"

# A line of ijw.conf that is too long goes on with its value on the next one, behind a blank.
long=$(printf '%0300d' 0 | tr 0 x)
{
	echo "[lijsten]"
	printf 'gemeenten = %s\n' "$long"
} >"$TMP/figures/ijw.conf"
refuses 2 "go on with its value on the next line, behind a blank" "$IJW" -C "$TMP/figures" status
printf '[definities]\nnormen = 28,70,\n  98\n' >"$TMP/figures/ijw.conf"
exits 0 "$IJW" -C "$TMP/figures" status
want "its value is whole" grep -qE "normen=28,70,98" "$TMP/out"
printf '[definities]\nnormem = 28\n' >"$TMP/figures/ijw.conf"
refuses 2 "did you mean normen?" "$IJW" -C "$TMP/figures" status
printf '[definities]\nnormen = 28\n' >"$TMP/figures/ijw.conf"
exits 0 "$IJW" -C "$TMP/figures" status

# A list that is not in UTF-8, as Excel saves one that is only called CSV; what is named is.
printf '[lijsten]\naanbieders = a.csv\n' >"$TMP/figures/ijw.conf"
printf 'agb;naam\r\n91000001;Caf\351\r\n' >"$TMP/figures/a.csv"
refuses 2 "a.csv:2: the file must be in UTF-8; Excel writes it as 'CSV UTF-8'" "$IJW" -C "$TMP/figures" status
printf '\357\273\277agb;naam\r\n91000001;Caf\303\251\r\n' >"$TMP/figures/a.csv"
exits 0 "$IJW" -C "$TMP/figures" status
want "the list is read" grep -q "aanbieders 1 line, " "$TMP/out"

# A file that the reading process cannot stand holds data of youths: nobody is told to send it.
exits 0 "$IJW" explain IJW026
want "it goes to nobody" sh -c 'tr -s " \n" " " <"$TMP/out" | grep -q "send it to nobody"'
want "what to tell instead can be had" sh -c '"$0" --version | grep -q "^ijw "' "$IJW"
done_testing
