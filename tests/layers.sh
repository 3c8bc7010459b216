#!/bin/sh
# The floors of the house: a file includes headers of its own floor or lower ones, never higher ones, and
# neighbours do not know each other. Only named rooms see libxml2, SQLite, libarchive, libsodium and libcrypto.
set -eu
cd "$(dirname "$0")/.."

# What each folder may include besides itself.
allowed() {
	case $1 in
	base) echo ;;
	message) echo base ;;
	rule) echo base message ;;
	dossier) echo base message rule ;;
	care) echo base message ;;
	retour) echo base message rule ;;
	traffic) echo base message ;;
	worker) echo base message rule ;;
	store) echo base message rule dossier care worker ;;
	audit) echo base message rule dossier care store ;;
	monitor) echo base message rule dossier care store audit ;;
	site) echo base ;;
	intake) echo base message rule dossier care worker store monitor ;;
	cmd) echo base message rule dossier care retour traffic worker store monitor audit site intake cmd ;;
	*) echo "unknown floor $1" >&2; exit 1 ;;
	esac
}

wrong=0
complain() {
	wrong=$((wrong + 1))
	echo "$1"
}

for folder in src/*/ include/ijw/*/; do
	allowed "$(basename "$folder")" >/dev/null
done
# Each as FILE:FLOOR, once.
for include in $(grep -oE '^#include "ijw/[a-z]*/' src/*/*.[ch] include/ijw/*/*.h |
	sed 's|:#include "ijw/|:|; s|/$||' | sort -u); do
	file=${include%:*}
	other=${include##*:}
	floor=${file%/*}
	floor=${floor##*/}
	case " $floor $(allowed "$floor") " in
	*" $other "*) ;;
	*) complain "$file: the floor $floor may not include ijw/$other" ;;
	esac
done
checked=$(printf '%s\n' src/*/*.[ch] include/ijw/*/*.h | wc -l)

# Who may see a library: the pattern of its headers, then the files.
only() {
	pattern=$1
	shift
	for file in $(grep -lE "^#include <($pattern)" -r src include); do
		case " $* " in
		*" $file "*) ;;
		*) complain "$file: may not include <$pattern>" ;;
		esac
	done
}
only 'libxml/' src/message/libxml.h src/message/xml.c src/message/xsd.c src/message/xsd_paths.h src/message/xsd_set.h \
	src/tables.c src/tables_schema.h \
	src/tables_simple.c
only 'sqlite3' src/store/db.h
only 'archive' src/message/container.c
only 'sodium' src/base/random.c src/base/digest.c src/base/pseudonym.c src/base/seal.c src/base/secret.c src/base/signature.c \
	src/message/envelope.c src/tables.c
only 'openssl/' src/base/digest.c
only 'zlib' src/base/compress.c src/message/gunzip.c src/monitor/feed_zip.c
only 'zstd|zdict' src/base/compress.c src/train.c
only 'xlsxwriter' src/monitor/feed_workbook.c
only 'ini\.h' src/base/config.c
only 'libintl' include/ijw/base/text.h
only 'duktape' src/site/chart_child.c
only 'seccomp|linux/landlock' src/base/sandbox.c
# What a byte is does not depend on the locale of the user: include/ijw/base/ascii.h.
only 'ctype'
for file in $(grep -lE "[<>]=? '9'" -r src include); do
	[ "$file" = include/ijw/base/ascii.h ] || complain "$file: has a class of characters beside ascii.h"
done

# JSON is written by src/base/json.c: no other file spells it.
for file in $(grep -lF '\":' -r src include); do
	complain "$file: writes JSON by hand"
done

# The clock is asked in one place.
for file in $(grep -lE '\b(time|clock_gettime|gettimeofday)\(' -r src | grep -v '^src/base/clock\.c$'); do
	if grep -qE '[^_a-z](time\(NULL\)|clock_gettime\(|gettimeofday\()' "$file"; then
		complain "$file: asks the system what time it is"
	fi
done

echo "$checked passed, $wrong failed, 0 skipped"
[ "$wrong" = 0 ]
