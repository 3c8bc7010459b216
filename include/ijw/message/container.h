/* Archives and compressed files: zip, tar, tar.gz, gz. Known by their bytes, not by their name. */
#ifndef IJW_MESSAGE_CONTAINER_H
#define IJW_MESSAGE_CONTAINER_H

#include <stdbool.h>
#include <stddef.h>

#include "ijw/base/buf.h"
#include "ijw/message/fault.h"

/* Bytes from the start of a file that container_is wants to see; fewer when the file is shorter. */
#define CONTAINER_MAGIC_BYTES 512

/* Whether these first bytes are those of a container (zip, gzip, tar; also of other archives, which
 * are then refused as FAULT_ARCHIVE: 7z, rar, xz, bzip2, zstd). */
bool container_is(const char *bytes, size_t length);

/* Whether a container that begins so is whole when it can be walked to its end. A tar that is not
 * compressed tells neither its length nor a checksum of what is in it: where zeros are, more may be
 * on its way. */
bool container_tells_whole(const char *bytes, size_t length);

/* Reads what container_each would read from files at its first call. For a process that is about to
 * lose the right to open any. */
void container_prepare(void);

/* Called for each member in the order of the archive. `name` is the member's own name, raw, only a
 * label, "" for a bare gzip. With FAULT_NONE, `bytes` are `length` inflated bytes, valid during the
 * call; else there are none. A result other than 0 ends the walk and becomes the result of
 * container_each. */
typedef int container_member(void *context, const char *name, enum fault fault, const char *bytes,
			     size_t length);

/* Walks the container that starts at the current offset of `fd`, a regular file that it ends,
 * streaming: at most one member is in memory. Only regular members are delivered; folders are
 * passed over; any other member is delivered with its fault (FAULT_MEMBER, FAULT_ENCRYPTED,
 * FAULT_NESTED, FAULT_TOO_LARGE for more than LIMIT_ENVELOPE_BYTES; FAULT_LITTER by its name, and
 * an archive with nothing else has no member). A member that breaks a limit of the archive ends the
 * walk. Returns 0 when the walk came to its end with `*fault` FAULT_NONE, FAULT_ARCHIVE,
 * FAULT_LIMIT, FAULT_NO_MEMBER, or FAULT_FILE when a read failed, for the archive as a whole
 * (members before it were delivered); or what the callback returned. Whole means: every checksum
 * and length is right, a zip ends with a directory that names as many members, a tar with an empty
 * block, and nothing follows. In a zip a link shows as a small file with its target in it, unless
 * its own header says what it is. */
int container_each(int fd, container_member *member, void *context, enum fault *fault);

/* Whether these first bytes are those of a zip. */
bool container_is_zip(const char *bytes, size_t length);

/* The same for a zip of `length` bytes in memory: what an envelope holds. */
int container_each_in_zip(const char *bytes, size_t length, container_member *member, void *context,
			  enum fault *fault);

#endif
