/* What preload shims share: every call that changes files beneath one folder comes by, before and
 * after it is made. calls.c takes the place of the C library's functions; the shim has the rest. */
#ifndef TESTS_RELIABILITY_CALLS_H
#define TESTS_RELIABILITY_CALLS_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum call_kind {
	CALL_OPEN, /* of a file that is there, for writing */
	CALL_CREATE,
	CALL_WRITE,
	CALL_TRUNCATE,
	CALL_MKDIR,
	CALL_RENAME,
	CALL_LINK,
	CALL_UNLINK,
	CALL_RMDIR,
	CALL_FSYNC,
	CALL_FDATASYNC,
	CALL_KINDS,
};

struct call {
	enum call_kind kind;
	char path[PATH_MAX]; /* below the folder, without its name; "" is the folder itself */
	char to[PATH_MAX];   /* of a rename or a link */
	const void *bytes;   /* of a write */
	size_t length;       /* of a write; the new length of a truncation */
	uint64_t offset;     /* of a write, when it is known before */
	uint64_t inode;      /* of a file that is open; not known before it is */
};

/* The names of the kinds, as they stand in logs and in the environment. */
extern const char *const call_names[CALL_KINDS];

/* The shim. `shim_begin` once, before main and not in workers, which can reach no file.
 * `shim_before` gives 0, or the errno with which the call is to fail. `shim_after`: the call was
 * made; of a write `length` is what was written. */
void shim_begin(void);
int shim_before(const struct call *call);
void shim_after(const struct call *call);

/* A comma list in the environment has this word. */
int shim_lists(const char *variable, const char *word);

#endif
