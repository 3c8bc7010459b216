# The derivation divided over tasks of Slurm, on one machine with daemons of our own: four tasks give the rows that
# one process gives.
. tests/lib/common.sh

if ! command -v slurmctld >/dev/null || ! command -v slurmd >/dev/null || ! command -v munged >/dev/null; then
	skip "deriving by Slurm" "there is no Slurm (packages slurm-wlm and munge)"
	done_testing
	exit
fi
# Paths of sockets are short, and munge wants a folder that nobody else can write.
slurm=$(mktemp -d)
chmod 755 "$slurm"
stop() {
	for daemon in ctld d munge; do
		[ ! -s "$slurm/$daemon.pid" ] || kill "$(cat "$slurm/$daemon.pid")" 2>/dev/null
	done
	rm -rf "$slurm"
}
trap stop EXIT
mkdir "$slurm/state" "$slurm/spool"
head -c 128 /dev/urandom >"$slurm/munge.key"
chmod 600 "$slurm/munge.key"
munged --key-file "$slurm/munge.key" --socket "$slurm/munge.socket" --log-file "$slurm/munge.log" \
	--pid-file "$slurm/munge.pid" --seed-file "$slurm/munge.seed" >"$slurm/munged" 2>&1
# free_port FROM: a port of loopback on which nobody listens.
free_port() {
	port=$1
	while grep -q "0100007F:$(printf %04X "$port") 00000000:0000 0A" /proc/net/tcp; do port=$((port + 7)); done
	echo "$port"
}
host=$(hostname)
cat >"$slurm/slurm.conf" <<EOF
ClusterName=ijw
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$slurm/munge.socket
CredType=cred/munge
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/ctld.pid
SlurmdPidFile=$slurm/d.pid
SlurmctldLogFile=$slurm/ctld.log
SlurmdLogFile=$slurm/d.log
SlurmctldPort=$(free_port 27817)
SlurmdPort=$(free_port 27818)
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
NodeName=$host NodeAddr=127.0.0.1 CPUs=1 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP OverSubscribe=FORCE:4
EOF
export SLURM_CONF="$slurm/slurm.conf"
slurmctld >"$slurm/out" 2>&1 && slurmd >>"$slurm/out" 2>&1
for _ in $(seq 100); do
	[ "$(sinfo -h -o %T 2>/dev/null)" = idle ] && break
	sleep 0.2
done
if [ "$(sinfo -h -o %T 2>/dev/null)" != idle ]; then
	skip "deriving by Slurm" "its daemons do not start here"
	done_testing
	exit
fi

exits 0 "$IJW" -q generate --youths "$(figure 200 5000)" --months 20 --seed 5 --out "$TMP/traffic"
IJW_NOW=2027-08-31T12:00:00Z
export IJW_NOW
new_home h
"$IJW" -q -C "$TMP/h" ingest "$TMP/traffic/messages" >/dev/null 2>&1 || [ $? = 1 ] || not_ok "ingest"
"$IJW" -C "$TMP/h" export gebeurtenis --ordered >"$TMP/facts"
mkdir "$slurm/jobs"
awk -F, -v out="$slurm/jobs/facts." 'NR > 1 { if ($1 != last) { last = $1; part = (part + 1) % 4 }; print >(out part) }' \
	"$TMP/facts"
cat >"$slurm/jobs/job.sh" <<'EOF'
#!/bin/sh
#SBATCH --array=0-3
"$IJW" -q derive "$TABLE" <"facts.$SLURM_ARRAY_TASK_ID" >"rows.$SLURM_ARRAY_TASK_ID"
EOF
for TABLE in verzoek wachtketen levering; do
	export TABLE
	(cd "$slurm/jobs" && timeout 120 sbatch --wait --output=none --export=ALL job.sh >/dev/null 2>&1)
	want "the tasks of $TABLE end well" [ $? = 0 ]
	cat "$slurm"/jobs/rows.[0-3] | sort >"$TMP/got"
	"$IJW" -q derive "$TABLE" <"$TMP/facts" | sort >"$TMP/expected"
	same "four tasks and one process: $TABLE" "$TMP/expected" "$TMP/got"
	want "there are rows of $TABLE" [ -s "$TMP/got" ]
	rm "$slurm"/jobs/rows.*
done
done_testing
