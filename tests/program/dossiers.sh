# Messages judged against each other: the sequences of fixtures/dossiers (its README says what their
# lines mean). A sequence breaks exactly what its marks say: a bad one its own rule and no other (unless
# the name ends in the other: bad-x-and-TR387), a good one none. All of them stand in one archive
# together, each with parties of its own; once more with the files of every batch in the opposite order;
# and after a rebuild. CASES='fixtures/dossiers/TR019/*' shows the findings of these alone.
. tests/lib/common.sh
export IJW_NOW=2027-06-01T12:00:00

# The parties are invented: every number is a gemeente.
{
	echo "code,naam,geldig_vanaf,geldig_tot"
	seq -f '%04g,Gemeente,2020-01-01,' 0 9999
} >"$TMP/gemeenten.csv"
mkdir "$TMP/xml"
# shellcheck disable=SC2086 # a list
awk -v out="$TMP/xml" -f tests/lib/dossier.awk ${CASES:-fixtures/dossiers/*/*.txt} ||
	not_ok "sequences are not understood"
touch "$TMP/xml/marks" "$TMP/xml/solved"

# Every message by itself is accepted: what is wrong shows between them.
"$IJW" -q validate "$TMP"/xml/*.xml >"$TMP/out" 2>&1 || {
	not_ok "a message by itself is not accepted"
	head -20 "$TMP/out"
}

# What the names and the marks say agree: CASE RULE...
for file in ${CASES:-fixtures/dossiers/*/*.txt}; do
	name=${file#fixtures/dossiers/}
	name=${name%.txt}
	code=${name%%/*}
	case ${name#*/} in
	bad*-and-*) echo "$name $(printf '%s\n' "$code" "${name##*-and-}" | sort -u | tr '\n' ' ')" ;;
	bad*) echo "$name $code " ;;
	good*) echo "$name " ;;
	*) echo "$name is neither good nor bad" ;;
	esac
done | sort >"$TMP/named"
sort -u -k1,1 -k3,3 "$TMP/xml/marks" | awk '
	FILENAME == ARGV[1] { rules[$1] = rules[$1] $3 " "; next }
	!seen[$1]++ { print $1 " " rules[$1] }' - "$TMP/xml/manifest" | sort >"$TMP/marked"
same "every sequence breaks what its name says" "$TMP/named" "$TMP/marked"

# Findings as the marks write them. Signals are asked of their own folder and where a mark names them.
as_marks() { # MANIFEST AFKEUR
	awk '
	FILENAME == ARGV[1] { named[$1, $3] = 1; next }
	FILENAME == ARGV[2] {
		split($1, part, "/")
		own[FNR] = part[1]
		name[FNR] = $1
		message[FNR] = $4
		next
	}
	FNR == 1 { next }
	{
		split($0, column, ",")
		at = column[1]
		rule = column[6]
		if (column[8] == "signaal" && rule != own[at] && !((name[at], rule) in named))
			next
		print name[at], message[at], rule, column[10]
	}' "$TMP/xml/marks" "$1" "$2" | sort
}
as_solved() { # MANIFEST OPGELOST
	awk '
	FILENAME == ARGV[1] {
		split($1, part, "/")
		own[FNR] = part[1]
		name[FNR] = $1
		message[FNR] = $4
		next
	}
	FNR > 1 {
		split($0, column, ",")
		if (column[3] !~ /^IJW/ || column[3] == own[column[1]])
			print name[column[1]], message[column[1]], column[3], message[column[4]]
	}' "$1" "$2" | sort
}
sort "$TMP/xml/marks" >"$TMP/marks"
sort "$TMP/xml/solved" >"$TMP/solved"

# judge CONF ORDER: takes the batches of the sequences with this configuration in, one after the other.
judge() {
	new_home h
	cp "$TMP/gemeenten.csv" "$TMP/h/"
	sed -i "s/^gemeenten =.*/gemeenten = gemeenten.csv/" "$TMP/h/ijw.conf"
	[ "$1" = - ] || sed -i "s/^${1%%=*} = .*/${1%%=*} = ${1#*=}/" "$TMP/h/ijw.conf"
	# shellcheck disable=SC2086 # options
	grep -F " $1 " "$TMP/xml/manifest" | sort -s $2 >"$TMP/manifest"
	for batch in $(cut -d' ' -f3 "$TMP/manifest" | sort -nu); do
		# shellcheck disable=SC2046 # a list
		"$IJW" -q -C "$TMP/h" ingest $(awk -v b="$batch" '$3 == b { print $5 }' "$TMP/manifest") \
			>"$TMP/out" 2>&1 || [ $? = 1 ] || not_ok "batch $batch is not taken in"
	done
	"$IJW" -C "$TMP/h" export afkeur >"$TMP/afkeur"
	"$IJW" -C "$TMP/h" export opgelost >"$TMP/opgelost"
	as_marks "$TMP/manifest" "$TMP/afkeur" >>"$TMP/found"
	as_solved "$TMP/manifest" "$TMP/opgelost" >>"$TMP/found-solved"
}

# In the order of the sequences, rebuilt, and with every batch the other way round.
for order in "-n -k3,3" "-k3,3n -k5,5r"; do
	: >"$TMP/found"
	: >"$TMP/found-solved"
	for conf in $(cut -d' ' -f2 "$TMP/xml/manifest" | sort -u); do
		judge "$conf" "$order"
		[ "$order" = "-n -k3,3" ] || continue
		exits 0 "$IJW" -q -C "$TMP/h" rebuild
		"$IJW" -C "$TMP/h" export afkeur >"$TMP/afkeur-again"
		"$IJW" -C "$TMP/h" export opgelost >"$TMP/opgelost-again"
		same "afkeur after a rebuild ($conf)" "$TMP/afkeur" "$TMP/afkeur-again"
		same "opgelost after a rebuild ($conf)" "$TMP/opgelost" "$TMP/opgelost-again"
	done
	sort -o "$TMP/found" "$TMP/found"
	sort -o "$TMP/found-solved" "$TMP/found-solved"
	same "the findings are those that are marked (order $order)" "$TMP/marks" "$TMP/found"
	same "what came later resolves what is marked (order $order)" "$TMP/solved" "$TMP/found-solved"
done
if [ -n "${CASES:-}" ]; then
	cat "$TMP/found"
	done_testing
	exit
fi

done_testing
