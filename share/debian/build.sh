#!/bin/sh
# Makes the Debian package: build.sh BUILD [FOLDER], in the root of the source, once the program is built; it is made in
# FOLDER, else in BUILD. What 'make install' puts in place goes in, with the papers and scripts that dpkg wants; nothing else is needed than dpkg-dev.
# Times are those of the news of this version, owners root: the same source gives the same bytes.
set -eu
build=$1
folder=$(realpath "${2:-$1}")
here=share/debian
news=share/doc/NEWS
version=$(sed -n '1s/^ijw \([0-9.]*\) (.*/\1/p' "$news")
day=$(sed -n '1s/^ijw [0-9.]* (\(.*\))$/\1/p' "$news")
if [ "ijw $version" != "$("$build/ijw" --version)" ]; then
	echo "$news begins with version '$version', and the program is $("$build/ijw" --version)" >&2
	exit 1
fi
SOURCE_DATE_EPOCH=$(date -u -d "$day 12:00" +%s)
export SOURCE_DATE_EPOCH LC_ALL=C
maintainer=$(sed -n 's/^Maintainer: //p' "$here/control")
architecture=$(dpkg --print-architecture)
package=$folder/ijw_${version}_$architecture.deb
work=$folder/deb
root=$work/debian/ijw
papers=$root/usr/share/doc/ijw

umask 022
rm -rf "$work"
mkdir -p "$root/DEBIAN" "$papers"
make --no-print-directory install DESTDIR="$root" PREFIX=/usr ZSH=vendor-completions BUILD="$build" >/dev/null
# Units lie where this Debian looks for them.
case $(pkg-config --variable=systemdsystemunitdir systemd 2>/dev/null || echo /lib/systemd/system) in
/lib/*)
	mkdir -p "$root/lib"
	mv "$root/usr/lib/systemd" "$root/lib/systemd"
	;;
esac
strip --remove-section=.comment --remove-section=.note "$root/usr/bin/ijw"
gzip -9n "$root"/usr/share/man/man?/* "$root"/usr/share/man/nl/man?/*

# The papers: the licence of every part, the news, and the news in the form of Debian.
mv "$root/usr/share/ijw/doc/NEWS" "$papers/NEWS"
gzip -9n "$papers/NEWS"
{
	printf 'ijw (%s) stable; urgency=medium\n\n' "$version"
	sed '1,2d; /^ijw /,$d; /^$/d' "$news" | cut -c -100
	printf '\n -- %s  %s\n' "$maintainer" "$(date -uR -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$papers/changelog.gz"
{
	cat "$here/copyright"
	sed 's/^$/./; s/^/ /' LICENSE
} >"$papers/copyright"

# What the program is linked with says on which packages it depends.
mkdir -p "$work/debian"
printf 'Source: ijw\nMaintainer: %s\n\nPackage: ijw\nArchitecture: any\nDescription: x\n' "$maintainer" >"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O debian/ijw/usr/bin/ijw 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
sed "s|@VERSION@|$version|; s|@ARCHITECTURE@|$architecture|; s|@LIBRARIES@|$libraries|; s|@SIZE@|$(du -sk --exclude=DEBIAN "$root" | cut -f1)|" \
	"$here/control" >"$root/DEBIAN/control"
echo /etc/default/ijw >"$root/DEBIAN/conffiles"
for script in postinst prerm postrm; do
	install -m 755 "$here/$script" "$root/DEBIAN/$script"
done
(cd "$root" && find . -type f ! -path './DEBIAN/*' ! -path ./etc/default/ijw -printf '%P\0' | sort -z | xargs -0 md5sum) \
	>"$root/DEBIAN/md5sums"
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -print0 | xargs -0 touch -hcd "@$SOURCE_DATE_EPOCH"
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
rm -rf "$work"
echo "  $package"
