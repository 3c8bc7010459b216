/* Files, read with a bound and written whole. */
#ifndef IJW_BASE_FILE_H
#define IJW_BASE_FILE_H

#include <stddef.h>
#include <sys/types.h>

#include "ijw/base/buf.h"

/* Opens a regular file below the open directory `dir` (AT_FDCWD for a path as given) for reading:
 * never waits on a FIFO, never follows a symlink in the last step. Returns a descriptor that the
 * caller closes, or -1 with errno (ELOOP for a link, EINVAL for what is no regular file). */
int file_open(int dir, const char *name);

/* Reads all of `fd` into `buf`, up to the ceiling of `buf`. Returns 0; 1 when the file is larger
 * than the ceiling (`buf` holds the start); -1 with errno. */
int file_read(int fd, struct buf *buf);

/* Writes all bytes, whatever the system takes at a time. 0, or -1 with errno. */
int file_write(int fd, const void *bytes, size_t length);

/* The name of a file that is being written: one that nobody else uses, and hidden, so that nobody
 * takes it for a finished one. */
#define FILE_TEMP_TEXT 24
void file_temp_name(char text[FILE_TEMP_TEXT]);

/* Publishes a file: temp in the same directory, write, fsync, rename, fsync of the directory.
 * `mode` is that of the new file. An existing file of that name is replaced in one step. Returns 0;
 * -1 with errno and nothing changed. */
int file_publish(int dir, const char *name, const void *bytes, size_t length, mode_t mode);

/* Removes files of such names, which a killed process left in a folder. Only for who knows that
 * nobody is publishing there now. 0, or -1 with errno. */
int file_sweep(int dir);

/* fsync of a directory, so that a rename in it lasts. 0, also where folders cannot be synced (some
 * shares); or -1 with errno. */
int file_sync_dir(int dir);

#endif
