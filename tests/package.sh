# The Debian package and the archive of the source. In every form: the package is made, twice with the same bytes, lintian
# finds no error, nothing in it tells where it was built. In the long form the source is built in two folders, with the
# same bytes, and the package is installed, upgraded, removed and purged in a clean Debian.
. tests/lib/common.sh
if ! command -v dpkg-shlibdeps >/dev/null 2>&1; then
	skip "the package" "there is no dpkg-dev here"
	done_testing
	exit
fi
build=$(dirname "$IJW")

mkdir "$TMP/one" "$TMP/two"
exits 0 sh share/debian/build.sh "$build" "$TMP/one"
exits 0 sh -c 'TZ=Asia/Tokyo LANG=C umask 077 && sh share/debian/build.sh "$1" "$TMP/two"' sh "$build"
package=$(echo "$TMP"/one/*.deb)
same "the package is the same bytes twice" "$package" "$TMP/two/$(basename "$package")"
dpkg-deb -R "$package" "$TMP/inside"
want "nothing tells where it was built" [ -z "$(grep -rlF "$PWD" "$TMP/inside")" ]
want "all is root's and nobody else can write it" [ -z "$(dpkg-deb -c "$package" | grep -vE '^[-dl]rw[-x]r-[-x]r-[-x] root/root ')" ]
want "the version is that of the program" [ "ijw $(dpkg-deb -f "$package" Version)" = "$("$IJW" -V)" ]
if command -v lintian >/dev/null 2>&1; then
	lintian --allow-root --fail-on error "$package" >"$TMP/lintian" 2>&1
	want "lintian finds no error: $(grep '^E:' "$TMP/lintian" | head -n 3)" [ $? = 0 ]
else
	skip "lintian" "it is not installed here"
fi

# A machine without the libraries is told which packages it needs, before anything is compiled.
mkdir "$TMP/bare"
printf '#!/bin/sh\nexit 1\n' >"$TMP/bare/pkg-config"
chmod 755 "$TMP/bare/pkg-config"
refuses 2 "missing to build with" env PATH="$TMP/bare:$PATH" make --no-print-directory BUILD="$TMP/none" "$TMP/none/ijw"
want "nothing was compiled" [ -z "$(find "$TMP/none" -name '*.o' 2>/dev/null)" ]
refuses 1 "sudo apt-get install no-such-package" sh .ci/packages --say make no-such-package

# What is removed is what was installed, but for settings.
make --no-print-directory install BUILD="$build" DESTDIR="$TMP/dest" >/dev/null || not_ok "make install"
echo "# mine" >>"$TMP/dest/etc/default/ijw"
make --no-print-directory install BUILD="$build" DESTDIR="$TMP/dest" >/dev/null || not_ok "make install once more"
want "settings stay at an install" grep -q '^# mine' "$TMP/dest/etc/default/ijw"
want "paths are those of the PREFIX" [ -z "$(grep -rlE '(ExecStart=|bin/)/?usr/(bin|lib)/ijw' "$TMP/dest/usr/local/lib")" ]
make --no-print-directory uninstall BUILD="$build" DESTDIR="$TMP/dest" >/dev/null || not_ok "make uninstall"
want "nothing else is left: $(find "$TMP/dest" -type f)" [ "$(cd "$TMP/dest" && find . -type f)" = ./etc/default/ijw ]

if git rev-parse HEAD >/dev/null 2>&1; then
	make --no-print-directory dist BUILD="$TMP/one" >/dev/null && make --no-print-directory dist BUILD="$TMP/two" >/dev/null
	archive=$(echo "$TMP"/one/ijw-*.tar.gz)
	same "the archive is the same bytes twice" "$archive" "$TMP/two/$(basename "$archive")"
	tar -tzf "$archive" | sed 's|^[^/]*/||; s|/$||' | sort | grep . >"$TMP/listed"
	git ls-tree -rt --name-only HEAD | sort >"$TMP/expected"
	same "the archive has what git has" "$TMP/expected" "$TMP/listed"
else
	skip "make dist" "this is no clone of the repository"
fi

if [ "$FORM" != long ]; then
	skip "two builds, a clean Debian" "only in the long form (make test-package)"
	done_testing
	exit
fi

# The same source in two folders of other names, for other users' languages.
for folder in "$TMP/first" "$TMP/second/deeper"; do
	mkdir -p "$folder"
	git ls-files -z | xargs -0 cp -P --parents -t "$folder"
done
for folder in "$TMP/first" "$TMP/second/deeper"; do
	(cd "$folder" && make -j"$(nproc)" CC="${CC:-cc}" all >build.log 2>&1) || not_ok "a build in $folder: $(tail -n 3 "$folder/build.log")"
	(cd "$folder" && sh share/debian/build.sh build >/dev/null)
done
same "two builds, the same program" "$TMP/first/ijw" "$TMP/second/deeper/ijw"
same "two builds, the same package" "$TMP/first/build/$(basename "$package")" "$TMP/second/deeper/build/$(basename "$package")"

# A clean Debian of this release, its packages from the mirror that apt uses here.
release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
if ! command -v mmdebstrap >/dev/null 2>&1; then
	skip "a clean Debian" "there is no mmdebstrap here"
elif ! grep -q '^ID=debian' /etc/os-release; then
	skip "a clean Debian" "this is another system"
else
	# Another package of the same: a newer version.
	dpkg-deb -R "$package" "$TMP/newer"
	sed -i 's/^Version: .*/&+1/' "$TMP/newer/DEBIAN/control"
	dpkg-deb --root-owner-group -b "$TMP/newer" "$TMP/newer.deb" >/dev/null
	cp "$package" "$TMP/ijw.deb"
	cp fixtures/rules/TR018/good.xml fixtures/rules/TR018/bad.xml "$TMP"
	mirrors=$(find /etc/apt/sources.list /etc/apt/sources.list.d -name 'debian.sources' -o -name sources.list -size +0 2>/dev/null)
	# shellcheck disable=SC2086 # names
	TMPDIR=${TMPDIR:-/tmp} mmdebstrap --quiet --variant=apt --format=null \
		--customize-hook='sh tests/lib/package_steps.sh "$1" "$TMP" >"$TMP/steps" 2>&1' \
		"$release" /dev/null $mirrors >"$TMP/mmdebstrap" 2>&1
	if [ ! -e "$TMP/steps" ]; then
		skip "a clean Debian" "it cannot be had here: $(grep -m 1 '^E:' "$TMP/mmdebstrap")"
	else
		grep '^NO ' "$TMP/steps" >"$TMP/no"
		want "all of its life: $(head -n 3 "$TMP/no")" [ ! -s "$TMP/no" ]
		want "the life came to its end: $(tail -n 3 "$TMP/steps")" grep -q '^end$' "$TMP/steps"
		passed=$((passed + $(grep -c '^yes ' "$TMP/steps")))
	fi
fi
done_testing
