# Sourced by the tests of reliability in which files come in waves, after tests/lib/reliability.sh. A wave
# is taken in as one group: which messages are judged together is then the same in every home.
# shellcheck shell=sh disable=SC2034

export IJW_NOW=2027-02-01T12:00:00Z

# odd_one NUMBER: what else comes with this wave, and where some of it is packed.
odd_one() {
	wave=$TMP/waves/$1
	first=$(ls "$wave" | head -n 1)
	before=$TMP/waves/$(($1 - 1))
	case $(($1 % 6)) in
	0) head -c 300 "$wave/$first" >"$wave/broken-$1.xml" ;;
	1) sed "s/Identificatie>[^<]*</Identificatie>X$1</" fixtures/rules/TR018/bad.xml >"$wave/refused-$1.xml" ;;
	2)
		cp "$before"/*-JW3* "$wave"
		for file in "$before"/*-JW3*; do
			cp "$file" "$wave/again-$1-${file##*/}"
		done
		;;
	3)
		cp fixtures/rules/TR018/bad.xml "$wave/bad.xml"
		(cd "$wave" && zip -qm "mixed-$1.zip" bad.xml "$first")
		;;
	4) for file in "$before"/*-JW3*; do tr -d '\t\n' <"$file" >"$wave/spelt-$1-${file##*/}"; done ;;
	5)
		(cd "$wave" && tar -czf "../wave-$1.tar.gz" ./*)
		rm "$wave"/*
		mv "$TMP/waves/wave-$1.tar.gz" "$wave"
		;;
	esac
}

# in_folders NUMBER: of every third wave some of the files come in a folder, and in one in that.
in_folders() {
	[ $(($1 % 3)) = 0 ] || return 0
	mkdir -p "$TMP/waves/$1/map-$1/sub"
	mv "$TMP/waves/$1"/*1-JW3*.xml "$TMP/waves/$1/map-$1"
	mv "$TMP/waves/$1"/*2-JW3*.xml "$TMP/waves/$1/map-$1/sub"
}

# make_waves COUNT SIZE SEED: $TMP/waves/1 .. COUNT, each of so many messages, and $messages, all of them;
# among them rejected files, broken ones, archives, and messages that came before.
make_waves() {
	"$IJW" -q generate --youths $(($1 * $2 / 6 + 30)) --months 12 --seed "$3" --out "$TMP/traffic"
	find "$TMP/traffic/messages" -name '*.xml' | sort | head -n $(($1 * $2)) | split -a 4 -l "$2" - "$TMP/part."
	waves=0
	for part in "$TMP"/part.*; do
		waves=$((waves + 1))
		mkdir -p "$TMP/waves/$waves"
		xargs cp -t "$TMP/waves/$waves" <"$part"
		odd_one "$waves"
		in_folders "$waves"
		find "$TMP/waves/$waves" -type f -exec touch -d "2027-01-01 12:00 $waves minutes" {} +
	done
	messages=$(($1 * $2))
	want "there are $1 waves" [ "$waves" = "$1" ]
	rm -rf "$TMP"/part.* "$TMP/traffic"
}

# calm_home NAME: what becomes of the waves when nothing happens; its dump is $TMP/NAME.dump. The empty home
# it began as stays, as $TMP/empty. $pace is what a wave takes, in milliseconds.
calm_home() {
	new_home empty
	cp -a "$TMP/empty" "$TMP/$1"
	begin=$(date +%s%3N)
	for number in $(seq "$waves"); do
		cp -rp "$TMP/waves/$number"/* "$TMP/$1/inbox"
		"$IJW" -q -C "$TMP/$1" ingest >/dev/null 2>&1
		[ $? -le 1 ] || not_ok "wave $number is taken in"
	done
	pace=$((($(date +%s%3N) - begin) / waves))
	${DUMP:-dump} "$TMP/$1" >"$TMP/$1.dump"
	want "both accepted and rejected" [ -n "$(ls "$TMP/$1/done")" ] && [ -n "$(ls "$TMP/$1/rejected")" ]
}

# unreported HOME: files that were settled without a word in any report.
unreported() {
	cat "$1"/outbox/*.json | grep -o '"file":"[^"]*"' | cut -d'"' -f4 | sort -u >"$TMP/reported"
	(cd "$1" && find done rejected -type f ! -name '*.report.txt') | sed -E 's/^[a-z]*.//; s/(xml|gz|zip)\.[0-9]+$/\1/' |
		sort -u | comm -23 - "$TMP/reported"
}

# is_as HOME DUMP: after all that happened to it, everything in this home is as in the dump.
is_as() {
	${DUMP:-dump} "$1" >"$1.dump"
	same "${1##*/} is as if nothing had happened" "$2" "$1.dump"
	want "every file of ${1##*/} that was settled is in a report" [ -z "$(unreported "$1")" ]
	want "the database of ${1##*/} is whole" \
		[ "$(sqlite3 -readonly "$1/ijw.db" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ]
}
