/* Files, read with a bound and written whole. */
#ifndef IJW_BASE_FILE_H
#define IJW_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "ijw/base/buf.h"

/* Opens a regular file below the open directory `dir` (AT_FDCWD for a path as given) for reading:
 * never waits on a FIFO, never follows a symlink in the last step. Returns a descriptor that the
 * caller closes, or -1 with errno (ELOOP for a link, EINVAL for what is no regular file). */
int file_open(int dir, const char *name);

/* The same, and how many bytes it has at that moment. */
int file_open_sized(int dir, const char *name, off_t *size);

/* Reads all of `fd` into `buf`, up to the ceiling of `buf`. Returns 0; 1 when the file is larger
 * than the ceiling (`buf` holds the start); -1 with errno. */
int file_read(int fd, struct buf *buf);

/* The same of a file that has `size` bytes as far as is known, which saves asking for them; it may
 * have become longer or shorter. */
int file_read_sized(int fd, off_t size, struct buf *buf);

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

/* The same, but an existing file of that name stays: -1 with EEXIST. */
int file_publish_new(int dir, const char *name, const void *bytes, size_t length, mode_t mode);

/* Gives a file another name in its folder, which nothing there has: EEXIST else. A share that cannot
 * refuse so replaces it. 0, or -1 with errno. */
int file_rename_new(int dir, const char *from, const char *to);

/* As file_publish for what is not in memory at once: `fill` writes it to `fd`, and returns 0 or -1
 * with errno. */
typedef int file_fill(void *context, int fd);
int file_publish_by(int dir, const char *name, file_fill *fill, void *context, mode_t mode);

/* Removes files of such names, which a killed process left in a folder or those in it. Only for who knows that
 * nobody is publishing there now. 0, or -1 with errno. */
int file_sweep(int dir);

/* Removes what is there by that name, a folder with all in it; a link itself, never what it points
 * to. 0, also when there is nothing; or -1 with errno. */
int file_remove_tree(int dir, const char *name);

/* fsync. After a failure the system may forget what it could not write, and let the next fsync
 * succeed: never ask again for the same bytes, write them anew. 0, or -1 with errno. */
int file_sync(int fd);

/* The folder that a path is in, as the path spells it, to be freed: "." for a name alone. */
char *file_folder(const char *path);

/* fsync of a directory, so that a rename in it lasts; 0 too where the file system knows no such
 * thing (some shares). Else -1 with errno. */
int file_sync_dir(int dir);

/* The disk gave an I/O error, or a sync failed with one: what this
 * process wrote cannot be trusted until a new one has looked it through. file_sync says so by
 * itself. */
void file_doubt(void);
bool file_in_doubt(void);

/* Whether an errno says that there is no room: no blocks, no inodes, or a quota that is used up. */
bool file_is_full(int error);

#endif
