# What a worker of the program itself may not do: each attempt ends it, nothing comes of it, and the file
# that made it try is set aside. The unit of the service lets it do as little.
. tests/lib/reliability.sh

build=$(dirname "$IJW")
export IJW_NOW=2026-07-01T12:00:00Z
attempts=$(sed -n 's/^    {"\([^"]*\)", try_.*/\1/p' tests/reliability/forbidden.c)
new_home first
# try WHAT PROGRAM: the worker of that program tries it; its report is in $TMP/report.
try() {
	rm -rf "$TMP/h"
	cp -a "$TMP/first" "$TMP/h"
	echo "TRY $1" >"$TMP/h/inbox/$1.xml"
	cp fixtures/rules/TR018/good.xml "$TMP/h/inbox"
	touch -d '2026-06-30 12:00' "$TMP"/h/inbox/*
	exits 1 timeout 600 "$build/$2" -v -C "$TMP/h" ingest
	want "after $1 the other is taken in" [ -f "$TMP/h/done/good.xml" ]
	cp "$TMP/h/rejected/$1.xml.report.txt" "$TMP/report" || not_ok "$1 is not set aside"
}
count=0
for attempt in $attempts; do
	try "$attempt" ijw-forbidden
	want "$attempt ends the worker that tries it" grep -q IJW026 "$TMP/report"
	count=$((count + 1))
done
want "there are attempts" [ "$count" -ge 15 ]

# Without the walls the same worker lives to tell that it could.
outside=0
for attempt in openat stat socket fork execve kill-parent code memfd dumpable; do
	try "$attempt" ijw-unwalled
	want "$attempt is seen to succeed without walls" grep -q IJW009 "$TMP/report"
	outside=$((outside + 1))
done
held 19 "a worker can only judge" "$count kinds of attempts denied; $outside seen to succeed without walls"

if command -v systemd-analyze >/dev/null 2>&1; then
	# score FILE: how much the unit lets the service do, from 0 to 10; systemd wants a program that exists.
	score() {
		sed "s|/usr/local/bin/ijw|$IJW|" "$1" >"$TMP/ijw@.service"
		systemd-analyze security --offline=true --no-pager "$TMP/ijw@.service" 2>/dev/null |
			sed -n 's/.*exposure level for [^:]*: \([0-9.]*\) .*/\1/p'
	}
	unit=$(score share/systemd/ijw@.service)
	want "the unit scores ${unit:-nothing}" awk "BEGIN { exit !(${unit:-10} <= 1.0) }"
	grep -vE '^(Private|Protect|SystemCallFilter)' share/systemd/ijw@.service >"$TMP/weak"
	weak=$(score "$TMP/weak")
	want "a weaker unit scores ${weak:-nothing}" awk "BEGIN { exit !(${weak:-0} > 1.0) }"
	held 19 "systemd-analyze security" "$unit of at most 1.0; a weaker unit $weak"
else
	skipped 19 "systemd-analyze security" "there is no systemd-analyze"
fi
done_testing
