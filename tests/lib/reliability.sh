# Sourced by the tests of reliability, besides what tests/lib/common.sh asks for. A test ends with one or
# more `held` and then `done_testing`.
# shellcheck shell=sh disable=SC2034
. tests/lib/common.sh

RESULTS=${RESULTS:-/dev/null}
failed_before=0

# held NUMBER WHAT FIGURES: a row of the table; whether it held is whether anything failed since the last.
held() {
	verdict=yes
	[ "$failed" = "$failed_before" ] || verdict=NO
	failed_before=$failed
	printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$verdict" "$3" >>"$RESULTS"
}

# skipped NUMBER WHAT WHY: a row for what this machine cannot do.
skipped() {
	skip "$2" "$3"
	printf '%s\t%s\t-\t%s\n' "$1" "$2" "$3" >>"$RESULTS"
}

# catches WHAT COMMAND...: the same harness, run on a fault that was planted, finds something. What it
# prints is in $TMP/planted.
catches() {
	if (
		planted=$1
		shift
		failed=0
		SOON=60
		ENDS=3
		"$@"
		[ -z "${daemon:-}" ] || kill -9 "$daemon"
		echo "$planted: $failed"
		[ "$failed" = 0 ]
	) >"$TMP/planted" 2>&1; then
		not_ok "a planted fault was not found: $1"
	else
		ok
	fi
}

# dump_any_order HOME: the same for files that came in another order: what was missing when a message was
# judged against the others is told by that order.
dump_any_order() {
	dump "$1" | sed '/^# afkeur/,/^# end of afkeur/d'
}

# dump HOME: what must be identical: the tables of the contract, what is stored of every message in the
# order of its content, and where its file went. Two homes are comparable when they have the same keys.
dump() {
	for table in verzoek toewijzing levering wachtketen traject; do
		echo "# $table"
		"$IJW" -q -C "$1" export "$table" || echo "export $table: $?"
	done
	echo "# bericht"
	sqlite3 -readonly "$1/ijw.db" "SELECT hex(b.kenmerk), b.oordeel, b.type, hex(b.inhoud),
		length(o.bytes) > 40, b.zelfde_als IS NULL FROM bericht b
		LEFT JOIN origineel o ON o.bericht = b.id ORDER BY 1, 2, 3"
	echo "# afkeur"
	sqlite3 -readonly "$1/ijw.db" "SELECT hex(b.kenmerk), a.regel, a.retourcode, a.ernst, a.regelnummer, a.pad
		FROM afkeur a JOIN bericht b ON b.id = a.ontvangen_volgnummer ORDER BY 1, 2, 3, 4, 5, 6"
	echo "# end of afkeur"
	for folder in inbox work done rejected; do
		echo "# $folder"
		# work/folders only says which folders of the inbox may still be written to.
		(cd "$1/$folder" && find . -type f ! -name '*.report.txt' ! -path ./folders | sort)
	done
}

# explained HOME: what lies in rejected/ has its report beside it.
explained() {
	find "$1/rejected" -type f ! -name '*.report.txt' ! -name '.*.tmp' | while read -r file; do
		[ -s "$file.report.txt" ] || return 1
	done
}

# writing TRACE: of each call that writes its name and its number among those of that name.
writing() {
	sed -E 's/^[0-9]+ +//' "$1" | awk -F'(' '
		/^[a-z]/ { number[$1]++ }
		/^(p?writev?2?|pwrite64|pwritev2?|f(data)?sync|sync|syncfs|sync_file_range|f?truncate|fallocate)\(/ ||
		/^(rename|renameat2?|unlink(at)?|link(at)?|symlink(at)?|mkdir(at)?|rmdir|mknod(at)?|creat)\(/ ||
		/^(f?chmod|fchmodat2?|f?chown|lchown|fchownat|utimensat|f?setxattr|copy_file_range|sendfile|splice)\(/ ||
		(/^open/ && /O_CREAT|O_TRUNC|O_TMPFILE/) { print $1, number[$1] }'
}
