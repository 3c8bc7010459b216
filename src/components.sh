#!/bin/sh
# The libraries of the program, with the version it is built with and its licence, as rows of a table in C:
# components.sh PACKAGE... names them as pkg-config does; an argument with a file name in it is ECharts, which lies
# beside its package.json. A library without a licence here is an error: the bill of materials would be wrong.
set -eu

row() {
	printf '    {"%s", "%s", "%s"},\n' "$1" "$2" "$3"
}

for package in "$@"; do
	case $package in
	*/*)
		version=$(sed -n 's/^  "version": "\(.*\)".*/\1/p' "$(dirname "$package")/../package.json" 2>/dev/null || :)
		row echarts "${version:-unknown}" Apache-2.0
		continue
		;;
	libxml-2.0) name=libxml2 licence=MIT ;;
	sqlite3) name=sqlite licence=blessing ;;
	zlib) name=zlib licence=Zlib ;;
	libzstd) name=zstd licence=BSD-3-Clause ;;
	libarchive) name=libarchive licence=BSD-2-Clause ;;
	libsodium) name=libsodium licence=ISC ;;
	libcrypto) name=openssl licence=Apache-2.0 ;;
	inih) name=inih licence=BSD-3-Clause ;;
	libseccomp) name=libseccomp licence=LGPL-2.1-only ;;
	xlsxwriter) name=libxlsxwriter licence=BSD-2-Clause ;;
	duktape) name=duktape licence=MIT ;;
	*)
		echo "$0: what is the licence of $package?" >&2
		exit 1
		;;
	esac
	row "$name" "$(pkg-config --modversion "$package")" "$licence"
done
