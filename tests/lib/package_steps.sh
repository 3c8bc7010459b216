# The life of the package in a clean Debian: package_steps.sh ROOT TMP, called by mmdebstrap for tests/package.sh with the
# packages ijw.deb and newer.deb in TMP. Prints "yes WHAT" or "NO WHAT" for each step, and "end".
root=$1
cp "$2"/ijw.deb "$2"/newer.deb "$2"/good.xml "$2"/bad.xml "$root/tmp/"
chmod 644 "$root"/tmp/*.xml "$root"/tmp/*.deb

mount -t proc proc "$root/proc" || echo "NO /proc in the clean Debian"
trap 'umount "$root/proc"' EXIT

inside() {
	chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@" </dev/null
}
step() { # WHAT COMMAND...
	what=$1
	shift
	if inside "$@" >"$root/tmp/said" 2>&1; then
		echo "yes $what"
	else
		echo "NO $what: $(tail -n 2 "$root/tmp/said" | tr '\n' ' ')"
	fi
}
is() { # WHAT WORDS COMMAND...: prints exactly these
	what=$1
	words=$2
	shift 2
	said=$(inside "$@" 2>&1)
	if [ "$said" = "$words" ]; then echo "yes $what"; else echo "NO $what: '$said', not '$words'"; fi
}
as_ijw="setpriv --reuid=ijw --regid=ijw --clear-groups"

step "it is installed with what it needs" apt-get install -y -q --no-install-recommends /tmp/ijw.deb
step "the program runs" ijw --version
is "there is a user" "ijw:/var/lib/ijw" sh -c 'getent passwd ijw | cut -d: -f1,6'
is "nobody logs in as it" yes sh -c 'getent passwd ijw | grep -q nologin && echo yes'
is "its folder" "ijw ijw 750" stat -c '%U %G %a' /var/lib/ijw
is "the folder for backups" "ijw ijw 700" stat -c '%U %G %a' /var/backups/ijw
step "the units are right" systemd-analyze verify --man=no ijw@var-lib-ijw-regio.service \
	ijw-backup@var-lib-ijw-regio.timer ijw-publish@var-lib-ijw-regio.timer ijw-backup@var-lib-ijw-regio.service \
	ijw-publish@var-lib-ijw-regio.service
is "nothing is switched on" "" sh -c 'find /etc/systemd -name "*ijw*"'
step "the manual is there in Dutch too" gzip -t /usr/share/man/nl/man1/ijw.1.gz
step "completions are where the shells look" sh -c \
	'ls /usr/share/bash-completion/completions/ijw /usr/share/zsh/vendor-completions/_ijw /usr/share/fish/vendor_completions.d/ijw.fish'
# shellcheck disable=SC2086 # words
step "a home is made" $as_ijw ijw init /var/lib/ijw/regio
# shellcheck disable=SC2086 # words
step "messages are taken in" $as_ijw ijw -C /var/lib/ijw/regio ingest /tmp/good.xml
# shellcheck disable=SC2086 # words
is "the language is Dutch where that is asked for" "Gebruik: ijw" $as_ijw env -i PATH=/usr/bin:/bin LANG=nl_NL.UTF-8 sh -c \
	'ijw --help | head -n 1 | cut -d " " -f 1-2'
# shellcheck disable=SC2086 # words
step "a backup is made" $as_ijw /usr/lib/ijw/ijw-backup /usr/bin/ijw /var/lib/ijw/regio
inside touch -d '40 days ago' /var/backups/ijw/var-lib-ijw-regio-2020-01-01.ijw /var/backups/ijw/other-2020-01-01.ijw
# shellcheck disable=SC2086 # words
step "and once more" $as_ijw /usr/lib/ijw/ijw-backup /usr/bin/ijw /var/lib/ijw/regio
is "old copies of this home went" "other-2020-01-01.ijw
var-lib-ijw-regio-$(inside date +%Y-%m-%d).ijw" ls /var/backups/ijw

inside sh -c 'echo IJW_BEWAREN=7 >>/etc/default/ijw; echo "; mine" >>/var/lib/ijw/regio/ijw.conf'
step "it is upgraded" apt-get install -y -q /tmp/newer.deb
step "settings stay" sh -c 'grep -qx IJW_BEWAREN=7 /etc/default/ijw && grep -qx "; mine" /var/lib/ijw/regio/ijw.conf'
# shellcheck disable=SC2086 # words
step "the home is as it was" $as_ijw ijw -C /var/lib/ijw/regio export toewijzing
step "it is removed" apt-get remove -y -q ijw
is "the program is gone" "" sh -c 'ls /usr/bin/ijw /lib/systemd/system/ijw* /usr/share/ijw 2>/dev/null'
step "settings and home stay" ls /etc/default/ijw /var/lib/ijw/regio/keys/archive.key
step "it is purged" apt-get purge -y -q ijw
is "settings are gone" "" sh -c 'ls /etc/default/ijw 2>/dev/null'
step "homes and backups stay" ls /var/lib/ijw/regio/keys/archive.key /var/backups/ijw/other-2020-01-01.ijw
is "nothing else is left" "" sh -c 'find / -xdev -name "*ijw*" ! -path "/var/lib/ijw*" ! -path "/var/backups/ijw*" ! -path "/tmp/*" ! -path "/proc/*" ! -path "/var/log/*" ! -path "/var/cache/apt/*"'
inside sh -c 'rm -r /var/lib/ijw/regio /var/backups/ijw/*'
step "it is installed again" apt-get install -y -q /tmp/ijw.deb
step "and purged" apt-get purge -y -q ijw
is "empty folders are gone" "" sh -c 'ls -d /var/lib/ijw /var/backups/ijw 2>/dev/null'
echo end
