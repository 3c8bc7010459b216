# The unit under a systemd of its own, in namespaces: installed, started with keys from outside, killed,
# stalled, stopped. Needs root and a minute: only in the long form.
. tests/lib/reliability.sh

row="the service under systemd"
why=
[ "$FORM" = long ] || why="only in the long form"
[ "$(id -u)" = 0 ] || why="needs root"
[ -x /lib/systemd/systemd ] || why="there is no systemd"
[ -d /sys/fs/cgroup/systemd ] || why="this machine has no cgroup for it"
unshare --pid --fork --mount --cgroup true 2>/dev/null || why="no namespaces here"
if [ -n "$why" ]; then
	skipped 19 "$row" "$why"
	done_testing
	exit
fi

folder=$TMP/machine
mkdir -p "$folder/units/ijw@.service.d" "$folder/dest"
make --no-print-directory install DESTDIR="$folder/dest" PREFIX=/usr/local BUILD="$(dirname "$IJW")" >/dev/null ||
	not_ok "it is installed"
cp fixtures/rules/TR018/good.xml fixtures/rules/TR018/bad.xml "$folder"
sed 's|</[a-z0-9]*:Bericht>|<!-- another -->&|' "$folder/good.xml" >"$folder/other.xml"
echo 'ijwtest:x:64123:64123::/:/bin/false' >"$folder/passwd"
echo 'ijwtest:x:64123:' >"$folder/group"
"$IJW" -q init "$folder/h"
cp tests/reliability/service/steps.sh "$folder"
for target in sysinit basic shutdown multi-user; do
	printf '[Unit]\nDescription=%s\n' $target >"$folder/units/$target.target"
done
cat >"$folder/units/ijw@.service.d/keys.conf" <<-'CONF'
	[Service]
	User=ijwtest
	Group=ijwtest
	LoadCredential=pseudonym.key:/srv/keys/pseudonym.key
	LoadCredential=archive.key:/srv/keys/archive.key
	StandardError=append:/srv/test/log
	RestartSec=1
	WatchdogSec=5
	TimeoutAbortSec=2
CONF
cat >"$folder/units/steps.service" <<-'CONF'
	[Unit]
	DefaultDependencies=no
	SuccessAction=exit-force
	FailureAction=exit-force
	[Service]
	Type=oneshot
	TimeoutStartSec=120
	ExecStart=/bin/sh -c 'exec sh /srv/test/steps.sh >/srv/test/steps 2>&1'
CONF
chmod 755 "$TMP" "$folder"
cgroup=/sys/fs/cgroup/systemd/ijw-test-$$
mkdir "$cgroup"
timeout -s KILL 900 sh -c 'echo $$ >"$1/cgroup.procs"
	exec unshare --pid --fork --kill-child --mount --cgroup --ipc --net --uts \
		sh tests/reliability/service/inside.sh "$2"' sh "$cgroup" "$folder" >"$folder/out" 2>&1
find "$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null
grep '^NO ' "$folder/steps" >"$TMP/no"
want "all of the walk: $(head -n 3 "$TMP/no")" [ ! -s "$TMP/no" ]
want "the walk came to its end: $(tail -n 2 "$folder/out" "$folder/steps" "$folder/log")" grep -q '^end$' "$folder/steps"
held 19 "$row" "$(grep -c '^yes' "$folder/steps") steps of its life"
done_testing
