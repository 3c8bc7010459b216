#!/bin/sh
# Writes an assembler file that holds the named files: embed.sh SYMBOL FILE... makes SYMBOL a table of
# {name, first byte, end} with a NULL name behind the last one.
set -eu
symbol=$1
shift
echo '	.section .rodata'
n=0
for file in "$@"; do
	n=$((n + 1))
	printf 'name%d:\t.asciz "%s"\nfile%d:\t.incbin "%s"\nend%d:\t.byte 0\n' \
		"$n" "$(basename "$file")" "$n" "$file" "$n"
done
echo '	.section .data.rel.ro,"aw"'
echo '	.balign 8'
printf '\t.globl %s\n%s:\n' "$symbol" "$symbol"
i=0
while [ "$i" -lt "$n" ]; do
	i=$((i + 1))
	printf '\t.quad name%d, file%d, end%d\n' "$i" "$i" "$i"
done
echo '	.quad 0, 0, 0'
echo '	.section .note.GNU-stack,"",%progbits'
