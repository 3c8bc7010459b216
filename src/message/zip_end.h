/* What the end of a zip says about the directory in front of it, of a zip64 too. */
#ifndef IJW_SRC_MESSAGE_ZIP_END_H
#define IJW_SRC_MESSAGE_ZIP_END_H

#include "stream.h"

/* How many members the directory at the end of the zip names that `stream` is going to give; -1
 * when it does not end with one: it is cut off, or something follows, or another zip lies in front
 * of it, or it cannot be read (stream_unread). */
long zip_end_members(struct stream *stream);

#endif
