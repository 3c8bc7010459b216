# Sourced by what measures (bash); $tmp is a folder of the measurement, $here this one.
# shellcheck shell=bash

types='301 302 305 306 307 308 315 316 317 318 319 320 323 325'

# by_type LIST: LIST.301 and so on, of a list of files named after their type.
by_type() {
	for type in $types; do
		{ grep "JW$type.xml$" "$1" || true; } >"$1.$type"
	done
}

# xmllint_all LIST: judges the files of a list that by_type has divided by the schemas.
xmllint_all() {
	for type in $types; do
		xargs -r xmllint --noout --schema "$here/../../xsd/3.2/jw$type.xsd" <"$1.$type" 2>/dev/null
	done
}

median() { # FILE COLUMN
	awk -v c="$2" '{ print $c }' "$1" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
peak() { # COMMAND...: its largest resident size in kB
	sh -c 'echo $$ >"$1"; shift; exec "$@"' - "$tmp/pid" "$@" >/dev/null 2>&1 &
	local child=$! most=0 now
	while kill -0 "$child" 2>/dev/null; do
		now=$(awk '/VmHWM/ { print $2 }' "/proc/$child/status" 2>/dev/null || true)
		[ "${now:-0}" -le "$most" ] || most=$now
		sleep 0.02
	done
	wait "$child" || true
	echo "$most"
}
