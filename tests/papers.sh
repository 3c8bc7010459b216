#!/bin/sh
# What the papers refer to is there: files that they link to, targets of make and files of the source that they name.
set -eu
cd "$(dirname "$0")/.."
passed=0
failed=0
# have WHAT COMMAND...: the command succeeds.
have() {
	what=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$what"
	fi
}

# is_target NAME: a makefile has it, or a test of reliability has its name.
is_target() {
	cat Makefile tests/reliability/build.mk | grep -E '^[A-Za-z][A-Za-z0-9 _.-]*:' | cut -d: -f1 | tr ' ' '\n' |
		grep -qx -- "$1" || [ -f "tests/reliability/${1#test-}.sh" ]
}

for paper in README.md share/doc/*.md; do
	folder=$(dirname "$paper")
	for link in $(grep -oE '\]\([^)#]+' "$paper" | sed 's/^](//' | grep -v '^[a-z]*:' | sort -u); do
		have "$paper: $link is not there" [ -e "$folder/$link" ]
	done
	for target in $(grep -oE '`make [a-z][a-z -]*' "$paper" | sed 's/^`make //' | tr ' ' '\n' | grep -v '^-' | sort -u); do
		have "$paper: there is no target $target" is_target "$target"
	done
	for file in $(grep -oE '`(src|tests|share|fixtures|include|xsd)/[A-Za-z0-9_./-]+`' "$paper" | tr -d '`' | grep -v '[A-Z]' | sort -u); do
		have "$paper: $file is not there" [ -e "$file" ]
	done
	for header in $(grep -oE '`[a-z]+/[a-z_]+\.h`' "$paper" | tr -d '`' | sort -u); do
		have "$paper: include/ijw/$header is not there" [ -e "include/ijw/$header" ]
	done
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
