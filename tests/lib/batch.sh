# Sourced by the tests that disturb the taking in of one batch at many places, after
# tests/lib/reliability.sh: the batch, the homes before and after it, and whether they are the same.
# shellcheck shell=sh disable=SC2034

export IJW_NOW=2026-07-01T12:00:00Z
good=fixtures/rules/TR018/good.xml
bad=fixtures/rules/TR018/bad.xml

# spread FROM TO MANY: so many numbers, evenly; all of them when there are not more.
spread() {
	step=$((($2 - $1) / $3))
	seq "$1" "$((step > 0 ? step : 1))" "$2"
}

# kinds FOLDER: a file of every kind: accepted, rejected, invalid, unreadable, an envelope, archives.
kinds() {
	mkdir "$1" "$TMP/pack"
	cp "$good" "$TMP/pack/gïd.xml"
	cp "$bad" "$TMP/pack/bad.xml"
	(cd "$TMP/pack" && zip -q "$1/a.zip" ./*.xml && tar -cf "$1/a.tar" ./*.xml)
	tar -C "$TMP/pack" --format=pax -czf "$1/a.tar.gz" .
	gzip -c "$bad" >"$1/one.gz"
	cp "$good" "$1/good.xml"
	cp "$bad" "$1/rule.xml"
	for name in xsd-order cut-in-tag doctype envelope entity-undefined; do
		cp "fixtures/hostile/$name.xml" "$1/"
	done
	rm -r "$TMP/pack"
}

# batch_homes KINDS: $TMP/empty, a home with one worker; $TMP/full, with a batch in its inbox: those files, one
# of them twice, and messages that rows are made of; $TMP/done, what it becomes; $expected, the dump of that.
batch_homes() {
	new_home empty
	sed -i 's/^werkers = .*/werkers = 1/' "$TMP/empty/ijw.conf"
	cp -a "$TMP/empty" "$TMP/full"
	cp "$1"/* "$TMP/full/inbox/"
	cp "$good" "$TMP/full/inbox/again.xml"
	for story in C01 C14; do
		for message in "fixtures/stories/$story"/messages/*.xml; do
			cp "$message" "$TMP/full/inbox/$story-$(basename "$message")"
		done
	done
	find "$TMP/full/inbox" -type f -exec touch -d 2026-06-30 {} +
	cp -a "$TMP/full" "$TMP/done"
	exits 1 "$IJW" -q -C "$TMP/done" ingest
	expected=$TMP/done.dump
	dump "$TMP/done" >"$expected"
	want "rows are made of the batch" grep -q ^GM "$expected"
	want "some files are taken in" [ -f "$TMP/done/done/again.xml" ]
	want "others are not" [ -f "$TMP/done/rejected/a.zip" ]
}

# fresh TEMPLATE: a copy of it, $TMP/h.
fresh() {
	rm -rf "$TMP/h"
	cp -a "$TMP/$1" "$TMP/h"
}

# What a shim counts in, and how many calls it counted.
state=$TMP/state
count_anew() {
	: >"$state"
	truncate -s 4096 "$state"
}
counted() {
	od -An -tu8 -N8 "$state" | tr -d ' '
}

# is_over: the daemon in $TMP/h has done all, or has ended.
is_over() {
	[ -z "$(ls "$TMP/h/inbox")" ] || ! kill -0 "$daemon"
}

is_whole() {
	[ "$(sqlite3 "$1/ijw.db" "PRAGMA integrity_check")" = ok ]
}

# is_done HOME: it is as it would be undisturbed, $expected.
is_done() {
	is_whole "$1" && dump "$1" >"$1.dump" && cmp -s "$1.dump" "$expected"
}

# again: the next start, without faults. What was taken in before the end may leave it nothing to find.
again() {
	"$IJW" -q -C "$TMP/h" ingest >/dev/null 2>"$TMP/err"
	[ $? = 1 ] || [ -z "$(ls "$TMP/h/inbox")" ]
}

# turns A B: the one and the other, in turn, in $mode.
mode=
turns() {
	if [ "$mode" = "$1" ]; then mode=$2; else mode=$1; fi
}
