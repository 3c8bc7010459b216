#!/bin/sh
# Writes an assembler file that holds the named files: a table of {name, first byte, end} with a NULL
# name behind the last one, as include/ijw/message/xsd.h reads it.
set -eu
echo '	.section .rodata'
n=0
for file in "$@"; do
	n=$((n + 1))
	printf 'name%d:\t.asciz "%s"\nfile%d:\t.incbin "%s"\nend%d:\t.byte 0\n' \
		"$n" "$(basename "$file")" "$n" "$file" "$n"
done
echo '	.section .data.rel.ro,"aw"'
echo '	.balign 8'
echo '	.globl xsd_embedded'
echo 'xsd_embedded:'
i=0
while [ "$i" -lt "$n" ]; do
	i=$((i + 1))
	printf '\t.quad name%d, file%d, end%d\n' "$i" "$i" "$i"
done
echo '	.quad 0, 0, 0'
echo '	.section .note.GNU-stack,"",%progbits'
