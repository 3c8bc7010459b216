# The first process of namespaces of its own: makes a small machine out of FOLDER, and becomes systemd.
# inside.sh FOLDER
set -e
folder=$1
mount --make-rprivate /
mount -t tmpfs none /run
mount -t tmpfs none /srv
mount -t proc proc /proc
mount -t tmpfs none /sys/fs/cgroup
mkdir /sys/fs/cgroup/systemd
mount -t cgroup -o none,name=systemd none /sys/fs/cgroup/systemd
for file in passwd group; do
	{ cat "/etc/$file"; cat "$folder/$file"; } >"$folder/$file.all"
	chmod 644 "$folder/$file.all"
	mount --bind "$folder/$file.all" "/etc/$file"
done
mount --bind "$folder/dest/usr/local" /usr/local
mkdir -p /run/units
cp -r "$folder/units/." /run/units
cp "$folder/dest/usr/local/lib/systemd/system/ijw@.service" /run/units
mkdir -m 700 /srv/keys
cp -a "$folder/h" /srv/h
mv /srv/h/keys/* /srv/keys
chown -R ijwtest:ijwtest /srv/h
ln -s "$folder" /srv/test
# As a machine has it: what is mounted for a service is to be seen by it.
mount --make-rshared /
export container=other SYSTEMD_UNIT_PATH=/run/units
exec /lib/systemd/systemd --system --unit=steps.service --log-target=null --show-status=no </dev/null
