#!/bin/sh
# The picture of the website in the README, of the demo: picture.sh SITE FILE.png. Everybody who clones gets it, so it is
# small.
set -eu
site=$1
picture=$2
most=120000 # bytes

[ -f "$site/index.html" ] || {
	echo "There is no $site/index.html: 'make demo' makes it" >&2
	exit 1
}
command -v chromium >/dev/null 2>&1 || {
	echo "There is no chromium to take the picture with: sudo apt-get install chromium" >&2
	exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1000,600 --user-data-dir="$work" \
	--screenshot="$work/picture.png" "file://$(realpath "$site")/index.html" >/dev/null 2>&1
bytes=$(wc -c <"$work/picture.png")
[ "$bytes" -le "$most" ] || {
	echo "The picture has $bytes bytes, more than $most: make its window smaller" >&2
	exit 1
}
cp "$work/picture.png" "$picture"
echo "  $picture, $bytes bytes"
