/* The files and members that one thread judges at a time, and what it found in them. */
#ifndef IJW_SRC_CMD_VALIDATION_BATCH_H
#define IJW_SRC_CMD_VALIDATION_BATCH_H

#include "ijw/base/buf.h"
#include "ijw/base/tasks.h"
#include "ijw/intake/source.h"
#include "validation.h"

/* A batch is full with so many documents, or members of so many bytes. */
enum { BATCH_DOCUMENTS = 32, BATCH_BYTES = 256 * 1024 };

/* The lines of batches: members of archives go first. */
enum { MEMBERS, FILES };

/* A file, or a member of an archive. Places are those in the buffers of its batch. */
struct document {
	size_t path;      /* of the file, in `names`; of a member as it is shown */
	size_t name;      /* in `names`: that in the folder, or the shown one of the member */
	bool has_name;    /* not when an archive itself is at fault */
	bool is_archive;  /* a file turned out to be one, and is still to be opened */
	enum fault fault; /* of a member */
	size_t length;    /* of a member, in `bytes`, where one lies behind the other */
	size_t end;       /* of what is printed about it, in `out` */
};

struct batch {
	struct task task;
	struct batch *next; /* of those that are not in use */
	unsigned line;
	int folder; /* in which the files lie, or AT_FDCWD */
	struct buf names, bytes, out;
	struct document document[BATCH_DOCUMENTS];
	size_t count;
	struct validation_counts counts;
};

/* An empty batch, ended with batch_free. */
struct batch *batch_new(void);
void batch_free(struct batch *batch);

/* What works on them; the context is a struct validation_options. */
extern const struct tasks_events batch_events;

/* Adds a name with its NUL. Returns its place. */
size_t batch_add_name(struct batch *batch, const char *name);

/* Where a file lies, for as long as the batch is not changed. */
struct source_place batch_place(const struct batch *batch, const struct document *document);

/* Empties a batch, closes its folder and gives back what was uncommonly large. */
void batch_clear(struct batch *batch);

#endif
