# Settings, lists and homes that are wrong, with canaries in them; machines that fail in the middle.
# shellcheck shell=sh disable=SC2154

# wrong NAME: a home that is to be spoilt; $w.
wrong() {
	w=$TMP/wrong.$1
	cp -a "$TMP/first" "$w"
}
new_home first
wrong setting
echo "g_keten = $bsn $name" >>"$w/ijw.conf"
run wrong-setting "$IJW" -v -C "$w" status
want "the setting is refused" grep -q 2 "$said/wrong-setting.status"
wrong line
printf '[regels]\n%s %s\n' "$bsn" "$name" >>"$w/ijw.conf"
run wrong-line "$IJW" -v -C "$w" ingest
for list in gemeenten producten tarieven aanbieders; do
	wrong "list-$list"
	{ sed -n "s/^; \(.*,.*\)$/\1/p" "$w/ijw.conf" | grep -F "$(
		case $list in
		gemeenten) echo code,naam ;;
		producten) echo gemeente,categorie ;;
		tarieven) echo gemeente,aanbieder ;;
		*) echo agb,naam ;;
		esac)" | sed 's/;.*//'
	echo "$bsn,$name,$bsn,$name,$bsn,$name,$bsn"
	echo "\"$name"; } >"$w/list.csv"
	sed -i "s/^$list =.*/$list = list.csv/" "$w/ijw.conf"
	run "wrong-list-$list" "$IJW" -v -C "$w" ingest
	run "wrong-list-status-$list" "$IJW" -v -C "$w" status
	want "the list of $list is refused" [ "$(cat "$said/wrong-list-$list.status")" -gt 0 ]
	rm "$w/list.csv"
done
wrong aanmelding
printf 'aanbieder,referentie,aanmelddatum\n%s,%s,%s\n' "$bsn" "$name" "$name" >"$w/aanmelddatum.csv"
run wrong-aanmelding "$IJW" -v -C "$w" ingest
rm "$w/aanmelddatum.csv"
wrong key
chmod 600 "$w/keys/archive.key"
echo "$bsn" >"$w/keys/archive.key"
run wrong-key "$IJW" -v -C "$w" ingest
rm "$w/keys/archive.key"
wrong database
head -c 20000 "$h/ijw.db" >"$w/ijw.db"
run wrong-database "$IJW" -v -C "$w" status
run wrong-database-rebuild "$IJW" -v -C "$w" rebuild
wrong other-key
cp "$h/ijw.db" "$w/ijw.db"
run wrong-other-key "$IJW" -v -C "$w" rebuild
run wrong-other-ingest "$IJW" -v -C "$w" ingest "$TMP/messages"
want "another key is refused" [ "$(cat "$said/wrong-other-key.status")" = 2 ]
run wrong-restore "$IJW" -v -C "$TMP/wrong.restored" restore "$TMP/copy" --keys "$w/keys"
head -c 100000 "$TMP/copy" >"$TMP/half"
run wrong-restore-half "$IJW" -v -C "$TMP/wrong.restored" restore "$TMP/half" --keys "$TMP/keys"
want "nothing was restored" [ ! -e "$TMP/wrong.restored/ijw.db" ]
run wrong-backup "$IJW" -v -C "$h" backup "$TMP/nowhere/copy"

# No room: a limit on the size of files, at some points.
for blocks in 40 200 400 800; do
	wrong "room-$blocks"
	cp "$TMP"/messages/* "$w/inbox"
	run "wrong-room-$blocks" sh -c "ulimit -f $blocks; exec \"\$0\" -v -C '$w' ingest" "$build/ijw"
done
want "there was no room" grep -q 3 "$said/wrong-room-40.status"
# Memory that ends.
for kilobytes in 60000 90000 140000; do
	wrong "memory-$kilobytes"
	cp "$TMP"/messages/* "$w/inbox"
	run "wrong-memory-$kilobytes" sh -c "ulimit -v $kilobytes; exec \"\$0\" -v -C '$w' ingest" "$build/ijw"
done
# Two at a time.
wrong locked
flock "$w/ijw.db" sleep 1 &
run wrong-locked timeout 5 "$IJW" -v -C "$w" ingest "$TMP/hostile"
wait $!
