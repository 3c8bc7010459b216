# Without the keys the database tells no identity: the digest of no BSN is in it; with the key each is.
# shellcheck shell=sh disable=SC2154
mkdir "$TMP/bsn"
awk -v out="$TMP/bsn" 'BEGIN {
	for (bsn = 999900006; bsn <= 999999990; bsn++) {
		sum = -(bsn % 10)
		for (i = 1; i < 9; i++)
			sum += (10 - i) * substr(bsn, i, 1)
		if (sum % 11 == 0) {
			printf "%s", bsn >(out "/" bsn)
			close(out "/" bsn)
		}
	}
}'
# The first eight bytes: however far a digest was cut off.
(cd "$TMP/bsn" && for digest in md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum 'b2sum -l 128' \
	'b2sum -l 256' cksum; do
	find . -type f -exec $digest {} +
done) | grep -oE '^[0-9a-f]{16}' | sed 's/^/bytes /' >"$TMP/digests"
bsns=$(ls "$TMP/bsn" | wc -l)
want "there are nine digests of each BSN" [ "$(wc -l <"$TMP/digests")" = $((9 * bsns)) ]
"$seek" "$TMP/digests" "$h/ijw.db" "$TMP/copy" >"$TMP/found"
want "no digest of a BSN is in the database: $(head -n 1 "$TMP/found")" [ ! -s "$TMP/found" ]

# With the key, and with a digest that somebody put there.
ls "$TMP/bsn" | "$build/pseudonyms" "$h/keys/pseudonym.key" | sort >"$TMP/pseudonyms"
sqlite3 -readonly "$h/ijw.db" "SELECT client FROM jeugdige ORDER BY 1" >"$TMP/known"
want "with the key every youth is found" [ "$(comm -12 "$TMP/pseudonyms" "$TMP/known" | wc -l)" = "$(wc -l <"$TMP/known")" ]
want "there are youths" [ "$(wc -l <"$TMP/known")" -gt $((youths / 2)) ]
cp "$h/ijw.db" "$TMP/planted.db"
sqlite3 "$TMP/planted.db" "CREATE TABLE t (x BLOB); INSERT INTO t
	VALUES (x'$(printf '%s' "$bsn" | sha256sum | cut -c1-32)')"
"$seek" "$TMP/digests" "$TMP/planted.db" >"$TMP/found"
want "a digest that was put there is found" [ -s "$TMP/found" ]
sed 's/^/text /' "$TMP/pseudonyms" >"$TMP/keyed"
"$seek" "$TMP/keyed" "$h/ijw.db" >"$TMP/found"
want "a search with the key finds youths" [ -s "$TMP/found" ]
held 20 "no identity without the keys" "9 digests of $bsns BSNs; with the key $(wc -l <"$TMP/known") youths known"
