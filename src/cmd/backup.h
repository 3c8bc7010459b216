/* Between the commands that make a backup and put one back. */
#ifndef CMD_BACKUP_H
#define CMD_BACKUP_H

#include "ijw/store/backup.h"

/* The exit status that tells of this outcome. */
int backup_status(enum backup_outcome outcome);

#endif
