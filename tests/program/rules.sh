# Bad and good messages for every rule: the findings are exactly the expected ones, a bad message breaks its
# own rule and no other, a good one none. Two rules can be two sides of one fact; then the name of the bad
# message ends in the other one: bad-and-TR101.xml.
. tests/lib/common.sh

exits 1 "$IJW" validate fixtures/rules
[ -z "${GOLDEN:-}" ] || cp "$TMP/out" fixtures/rules.expected
same "the findings of fixtures/rules" fixtures/rules.expected "$TMP/out"

# What each message breaks, by its name and by its judgement: FILE VERDICT RULE...
printf '%s\n' fixtures/rules/*/*.xml | awk -F/ '
	{
		name = substr($4, 1, length($4) - 4)
		rules = $3 " "
		if (name ~ /^bad.*-and-/) {
			other = name
			sub(/.*-and-/, "", other)
			rules = other < $3 ? other " " rules : rules other " "
		}
		if (name ~ /^bad/)
			# Checks of our own reject nothing.
			print $0, $3 ~ /^IJW/ ? "accepted" : "rejected", rules
		else if (name ~ /^good/)
			print $0, "accepted "
		else
			print $0, "is neither good nor bad"
	}' | sort >"$TMP/named"
"$IJW" -q validate --json fixtures/rules | awk '
	# field NAME TEXT: the value of a string.
	function field(name, text) {
		match(text, "\"" name "\":\"[^\"]*\"")
		return substr(text, RSTART + length(name) + 4, RLENGTH - length(name) - 5)
	}
	{
		file = field("file", $0)
		verdict = field("verdict", $0)
		print file, verdict, "" # one that breaks none has a line too
		rest = $0
		while (match(rest, /"rule":"[A-Z0-9]*"/)) {
			print file, verdict, substr(rest, RSTART + 8, RLENGTH - 9)
			rest = substr(rest, RSTART + RLENGTH)
		}
	}' | sort -u | awk '
	$1 != file { if (file != "") print file, verdict, rules; file = $1; verdict = $2; rules = "" }
	$3 != "" { rules = rules $3 " " }
	END { print file, verdict, rules }' | sort >"$TMP/judged"
same "every message breaks what its name says" "$TMP/named" "$TMP/judged"

# A date stays the date that was sent, in every table and story; only the end of time is no end.
for end in 12026-12-31 2200-01-01; do
	sed "s/Einddatum>2026-09-30/Einddatum>$end/" fixtures/rules/CS002/good-jw301.xml >"$TMP/end.xml"
	new_home h
	exits 0 "$IJW" -q -C "$TMP/h" ingest "$TMP/end.xml"
	exits 0 "$IJW" -C "$TMP/h" export toewijzing
	want "export has the end $end" grep -q ",$end," "$TMP/out"
	want "the view has it too" [ "$(sqlite3 "$TMP/h/ijw.db" 'SELECT einddatum FROM toewijzing')" = "$end" ]
	exits 0 "$IJW" -C "$TMP/h" explain "$(sqlite3 "$TMP/h/ijw.db" "SELECT gemeente || '/' || toewijzingnummer FROM toewijzing")"
	want "explain has it too" grep -q "$end" "$TMP/out"
	want "and no other" sh -c '! grep -q 9999-12-31 "$TMP/out"'
	want "a warning" [ "$(sqlite3 "$TMP/h/ijw.db" "SELECT ernst FROM afkeur WHERE regel = 'IJW027'")" = warning ]
	exits 0 "$IJW" -C "$TMP/h" rebuild
done
new_home h
exits 0 "$IJW" -q -C "$TMP/h" ingest fixtures/rules/IJW028/bad-toegewezenproduct.xml
want "9999-12-31 is no end" [ "$(sqlite3 "$TMP/h/ijw.db" 'SELECT einddatum IS NULL, status FROM toewijzing')" = "1|actief" ]
want "with a signal" [ "$(sqlite3 "$TMP/h/ijw.db" "SELECT ernst FROM afkeur WHERE regel = 'IJW028'")" = signaal ]
done_testing
