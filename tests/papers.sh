#!/bin/sh
# What the papers refer to is there: files that they link to, targets of make and files of the source that they name.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
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

# Every attack that the paper on security names has a test that is there (above).
security=share/doc/beveiliging.md
sed -n '/^| aanval |/,/^$/p' "$security" | sed 1,2d | grep . >"$work/attacks"
have "$security: there is no table of attacks" [ "$(wc -l <"$work/attacks")" -ge 10 ]
have "$security: an attack has no test: $(grep -vE '\| `tests/[a-z]+/[a-z_]+\.sh` \|$' "$work/attacks" | head -1)" \
	[ -z "$(grep -vE '\| `tests/[a-z]+/[a-z_]+\.sh` \|$' "$work/attacks")" ]

# The page for who installs has every field that the journal gets, every act and outcome, and the priorities of the log.
install=share/doc/installeren.md
for field in $(grep -o '"IJW_[A-Z]*"' src/store/logboek.c | tr -d '"' | sort -u); do
	have "$install: the field $field is not told" grep -qF "\`$field\`" "$install"
done
sed -n 's/^#define CUSTODY_[A-Z_]* "\([a-z ]*\)".*/\1/p' include/ijw/store/custody.h >"$work/acts"
have "$install: no acts are known" [ "$(wc -l <"$work/acts")" -ge 10 ]
while IFS= read -r act; do
	have "$install: the act '$act' is not told" grep -qE "IJW_(DAAD|UITKOMST).*[ ,|]$act( of |,| \\|)" "$install"
done <"$work/acts"
for priority in $(grep -o 'PRIORITY_[A-Z]* = [0-9]' src/base/log.c | sed 's/.* = //'); do
	have "$install: priority $priority is not told" grep -qE "\| $priority \|" "$install"
done

# The picture in the README is a PNG and small; a page that it sends somebody to has that heading.
have "README.md: no picture" grep -qF '](share/doc/site.png)' README.md
have "share/doc/site.png: no PNG" [ "$(head -c 4 share/doc/site.png | od -An -tx1 | tr -d ' ')" = 89504e47 ]
have "share/doc/site.png: more than 120 kB ('make picture')" [ "$(wc -c <share/doc/site.png)" -le 120000 ]
for link in $(grep -oE '\]\([^)]+#[^)]+' README.md | sed 's/^](//'); do
	have "README.md: there is no heading for $link" sh -c \
		'sed -n "s/^##* //p" "${1%%#*}" | tr "A-Z " "a-z-" | tr -d ",.:()" | grep -qx -- "${1#*#}"' sh "$link"
done

# publiccode.yml has what version 0.4 of its standard asks for, and the version of the program.
public=share/doc/publiccode.yml
for key in publiccodeYmlVersion name url platforms developmentStatus softwareType description legal maintenance \
	localisation; do
	have "$public: $key is not there" grep -q "^$key:" "$public"
done
for key in license type contacts localisationReady availableLanguages; do
	have "$public: $key is not there" grep -q "^  $key:" "$public"
done
have "$public: not of version 0.4" grep -qx 'publiccodeYmlVersion: "0.4"' "$public"
version=$(sed -n 's/^VERSION := //p' Makefile)
have "$public: softwareVersion is not $version" grep -qx "softwareVersion: \"$version\"" "$public"
day=$(sed -n "s/^ijw $version (\(.*\))/\1/p" share/doc/NEWS)
have "$public: releaseDate is not $day, as in NEWS" grep -qx "releaseDate: \"$day\"" "$public"
have "$public: a shortDescription has more than 150 characters" \
	awk '/shortDescription:/ { sub(/.*shortDescription: /, ""); if (length > 150) exit 1 }' "$public"

# Sections and key words of the definitions that the columns and the source refer to are there in both languages.
for definitions in share/doc/definities.md share/doc/definitions.md; do
	{
		sed -n 's/^| `.* | \([^|]*\) |$/\1/p' share/doc/tabellen.md | tr ';' '\n' | sed 's/^ *//; s/ *$//'
		find src include -name '*.[ch]' -exec cat {} + | tr '\n' ' ' | sed 's/[[:space:]]\{1,\}\*\{0,1\}[[:space:]]*/ /g' |
			grep -oE 'definitions,? (section )?[0-9]+(, "[^"]*")?' | sed 's/^[^0-9]*//; s/"//g'
	} | grep -E '^[0-9]+(, |$)' | sort -u >"$work/references"
	while IFS= read -r reference; do
		section=${reference%%,*}
		word=${reference#"$section"}
		sed -n "/^## $section\\. /,/^## $((section + 1))\\. /p" "$definitions" >"$work/section"
		have "$definitions: no section for '$reference'" \
			grep -qF -- "${word#, }" "$work/section"
	done <"$work/references"
done

# The two have the same headings, examples and key words, in the same order.
outline() {
	grep -oE '^##+ [0-9]*|^\*\*C[0-9]+|^\* \*\*|^[0-9]+\. |^\|---.*' "$1"
}
have "definities.md and definitions.md have another outline" \
	[ "$(outline share/doc/definities.md)" = "$(outline share/doc/definitions.md)" ]
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
