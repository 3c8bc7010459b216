#!/bin/sh
# Installs what the test of the site needs, where that can be done: tests/browser/install.sh FOLDER.
# Chromium and npm come from Debian, unless there are others; puppeteer-core and axe-core from npm, into
# FOLDER/node_modules. What cannot be installed is said in FOLDER/missing, and the test is then skipped.
set -u
cd "$(dirname "$0")/../.." || exit
folder=$1
mkdir -p "$folder"
rm -f "$folder/missing"

# lacks WHAT: this is why nothing is tested.
lacks() {
	echo "$1" >"$folder/missing"
	echo "The site is not tested in a browser: $1"
	exit 0
}
# there COMMAND PACKAGE...: the command is there, or is installed with these packages.
there() {
	command -v "$1" >/dev/null 2>&1 && return
	command=$1
	shift
	.ci/packages "$@" >"$folder/log" 2>&1
	command -v "$command" >/dev/null 2>&1 || lacks "$command cannot be installed"
}

there chromium chromium
there node nodejs
there npm npm
! cmp -s tests/browser/package-lock.json "$folder/installed" || exit 0
rm -f "$folder/installed"
cp tests/browser/package.json tests/browser/package-lock.json "$folder/"
(cd "$folder" && timeout 300 npm ci --ignore-scripts --no-audit --no-fund) >"$folder/log" 2>&1 ||
	lacks "npm ci: $(grep -m 1 -i error "$folder/log")"
cp tests/browser/package-lock.json "$folder/installed"
