# A dictionary for the compression of originals is made by 'make dictionary': the same bytes every time.
. tests/lib/common.sh

train=$(dirname "$IJW")/train
"$train" >"$TMP/one" && "$train" >"$TMP/other"
want "the same bytes every time" cmp "$TMP/one" "$TMP/other"
want "of every type in every shape" [ "$(grep -a -o "<[a-z0-9]*:*Bericht " "$TMP/one" | wc -l)" = 56 ]

done_testing
