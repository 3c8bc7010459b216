/* The catalogue of hostile and odd files: those that are made, because they are large, binary or no
 * regular file. The small ones lie in fixtures/hostile. */
#ifndef IJW_TESTS_HOSTILE_H
#define IJW_TESTS_HOSTILE_H

#include <stdbool.h>
#include <stddef.h>

#include "ijw/base/buf.h"

struct hostile_case {
	const char *name; /* of the file; raw bytes */
	/* Either the bytes of the file, made from the bytes of a valid message ... */
	void (*bytes)(const struct buf *message, struct buf *out);
	/* ... or whatever shall lie at `path`. */
	void (*place)(const struct buf *message, const char *path);
	/* For each line of output its verdict and rules, in order and each once:
	 * "accepted;unreadable IJW015". Lines that come several times in a row: "10000*accepted".
	 * "usage": none, and exit status 2. */
	const char *expected;
	bool not_root; /* root may do what shall be refused here */
};

extern const struct hostile_case hostile_documents[];
extern const size_t hostile_document_count;
extern const struct hostile_case hostile_archives[];
extern const size_t hostile_archive_count;
extern const struct hostile_case hostile_damages[];
extern const size_t hostile_damage_count;
extern const struct hostile_case hostile_paths[];
extern const size_t hostile_path_count;

/* The most that any run took. */
struct hostile_most {
	long ms;
	long megabytes;
};

/* Runs `ijw validate --json path` under the limits of time and memory, its output in the file
 * `output`, and compares. What is late is run again: the machine may have been busy, what takes too
 * long by itself does so thrice. Returns true when all is as expected; else false, with the reason
 * in `reason`. Raises `most`. */
bool hostile_run(const char *ijw, const char *path, const char *output, const char *expected,
		 struct hostile_most *most, struct buf *reason);

#endif
