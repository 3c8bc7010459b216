#!/bin/sh
# A checked copy of the database of a home: ijw-backup PROGRAM HOME, called by ijw-backup@.service. The copy of a day is
# FOLDER/NAME-YYYY-MM-DD.ijw; copies older than IJW_BEWAREN days are taken away once there is a new one. The keys are not
# in it: keep a copy of keys/ elsewhere.
set -eu
program=$1
home=$2
folder=${IJW_BACKUP:-/var/backups/ijw}
days=${IJW_BEWAREN:-30}
name=$(printf %s "$home" | sed 's|^/*||; s|/|-|g')

"$program" -C "$home" backup --force "$folder/$name-$(date +%Y-%m-%d).ijw"
[ "$days" = 0 ] || find "$folder" -maxdepth 1 -type f -name "$name-[0-9]*.ijw" -mtime "+$days" -delete
