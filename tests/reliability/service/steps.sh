# Walks the service through its life, under the systemd of inside.sh; says what it sees.
set -u
unit=ijw@srv-h.service
there() { # WHAT COMMAND...: within two minutes
	what=$1
	shift
	for tick in $(seq 1200); do
		if "$@" >/dev/null 2>&1; then
			echo "yes $what"
			return
		fi
		sleep 0.1
	done
	echo "NO $what"
}
state() {
	systemctl show -P "$1" "$unit"
}
is() {
	[ "$(state "$1")" = "$2" ]
}
there "it starts and says that it is ready" systemctl start "$unit"
there "it is active" is ActiveState active
there "the watchdog is on" is WatchdogUSec 5s
pid=$(state MainPID)
there "it runs as its user" grep -q '^Uid:.64123.64123' "/proc/$pid/status"
there "its keys are not in the home" [ -z "$(ls /srv/h/keys)" ]
cp /srv/test/good.xml /srv/h/inbox/good.xml
chown ijwtest /srv/h/inbox/good.xml
there "a file is taken in" [ -f /srv/h/done/good.xml ]
sed -i 's/^interval = .*/interval = 1/' /srv/h/ijw.conf
there "it reloads" systemctl reload "$unit"
sleep 1
there "it is active after a reload" is ActiveState active
there "the same process" is MainPID "$pid"
kill -9 "$pid"
there "it is started again after a kill" sh -c "[ \$(systemctl show -P NRestarts $unit) = 1 ] &&
	[ \$(systemctl is-active $unit) = active ]"
cp /srv/test/other.xml /srv/h/inbox/other.xml
chown ijwtest /srv/h/inbox/other.xml
there "it takes in what comes then" [ -f /srv/h/done/other.xml ]
pid=$(state MainPID)
kill -STOP "$pid"
there "a daemon that stands still is ended, and started again" sh -c "[ \$(systemctl show -P NRestarts $unit) = 2 ] &&
	[ \$(systemctl is-active $unit) = active ]"
there "it is stopped" systemctl stop "$unit"
there "it is started once more" systemctl start "$unit"
there "it is stopped in order" systemctl stop "$unit"
there "it ended well" is Result success
echo end
