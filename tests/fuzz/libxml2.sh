#!/bin/sh
# A static libxml2 out of Debian's source package, with what a fuzzer must see built into it:
# tests/fuzz/libxml2.sh FOLDER. Made once: FOLDER/libxml-2.0.pc is its last file. Debian's own binary
# gives a fuzzer no feedback. Ends with 77 and a reason when this machine cannot get or build it.
set -eu
CC=${CC:-clang}
# Without the trace of comparisons: it halves the speed, and a dictionary tells as much.
instrument="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-coverage=trace-cmp
	-fno-sanitize-recover=all -fno-omit-frame-pointer -gline-tables-only"

cannot() {
	echo "$*"
	exit 77
}

mkdir -p "$1"
cd "$1"
[ ! -e libxml-2.0.pc ] || exit 0

# The sources of packages come from where the packages come from; nothing of the system is changed.
get_source() {
	mkdir -p apt/parts apt/lists/partial apt/cache/archives/partial
	for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
		case $list in
		*.list) sed -n 's/^deb[[:blank:]]/deb-src /p' "$list" ;;
		*.sources) sed 's/^Types:.*/Types: deb-src/' "$list" ;;
		esac 2>/dev/null | grep -v '^#' >apt/part || true
		# Only Debian's own: whatever else the machine knows has no libxml2.
		! grep -q '/debian' apt/part || cp apt/part "apt/parts/$(basename "$list")"
	done
	touch apt/none
	set -- -qq -o "Dir::Etc::sourcelist=$PWD/apt/none" -o "Dir::Etc::sourceparts=$PWD/apt/parts" \
		-o "Dir::State::lists=$PWD/apt/lists" -o "Dir::Cache=$PWD/apt/cache" -o APT::Sandbox::User=
	apt-get "$@" update && {
		apt-get "$@" source --download-only "libxml2=$version" ||
			apt-get "$@" source --download-only libxml2
	}
}

# What the judge needs: the parser and schemas.
units="SAX SAX2 buf chvalid dict encoding entities error globals hash list parser parserInternals pattern
	relaxng threads tree uri valid xmlIO xmlmemory xmlregexp xmlsave xmlschemas xmlschemastypes xmlstring
	xmlunicode xpath xlink"

build() {
	set -- --disable-shared --disable-dependency-tracking
	for part in c14n catalog debug docbook ftp history html http legacy lzma modules python reader \
		readline schematron writer xinclude xptr zlib; do
		set -- "$@" "--without-$part"
	done
	# shellcheck disable=SC2086 # in one line, as configure wants it
	(cd made && CC=$CC CFLAGS="$(echo -w $instrument)" ../source/configure "$@")
	# shellcheck disable=SC2086 # lists of words
	printf '%s\n' $units | (cd made && xargs -P2 -I{} "$CC" -O1 -w $instrument -DHAVE_CONFIG_H -I. \
		-Iinclude -I../source -I../source/include -c ../source/{}.c)
	ar rcs made/libxml2.a made/*.o
}

command -v "$CC" >/dev/null || cannot "there is no $CC"
command -v dpkg-source >/dev/null || cannot "there is no dpkg-source"
echo 'int main(void) { return 0; }' >probe.c
# shellcheck disable=SC2086
"$CC" $instrument -o probe probe.c 2>/dev/null || cannot "$CC has no sanitizers here"
version=$(dpkg-query -W -f '${Version}' libxml2-dev)
rm -f libxml2_*
get_source >log 2>&1 || cannot "the source package of libxml2 cannot be reached"
rm -rf source made
mkdir made
dpkg-source --no-check -x libxml2_*.dsc source >>log 2>&1
build >>log 2>&1 || {
	tail -5 log
	exit 1
}
cat >libxml-2.0.pc.new <<END
Name: libxml2
Version: ${version%%+*}
Description: $(basename libxml2_*.dsc .dsc), instrumented
Cflags: -I$PWD/source/include -I$PWD/made/include
Libs: $PWD/made/libxml2.a -lm
END
rm -rf apt probe probe.c
mv libxml-2.0.pc.new libxml-2.0.pc
