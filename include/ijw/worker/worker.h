/* The process that reads what strangers send: no files, no network, no other programs. */
#ifndef IJW_WORKER_WORKER_H
#define IJW_WORKER_WORKER_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/rule/judge.h"
#include "ijw/rule/lijsten.h"

/* What a worker does with bytes. There is one of these in the program (ijw/store/judging.h); tests
 * have others, which fail in every way there is. */
struct worker_judge {
	/* Makes ready all that is needed, while files can still be read. `home` is the path of the
	 * home, for who looks at the processes: its keys are none of a worker's business, and its
	 * settings may be others by now than those in use. `lijsten` are the lists in use and
	 * `xsd` the schemas, the callee's from now on. The state, or NULL. */
	void *(*open)(const char *home, struct lijsten *lijsten, struct xsd *xsd);

	/* Adds a text that tells what it judges by: who started the worker compares it with what it
	 * knows itself. */
	void (*basis)(void *state, struct buf *out);

	/* Judges bytes that were received on `day`, with facts; the judgement lives until the next
	 * call. */
	void (*judge)(void *state, const char *bytes, size_t length, int32_t day,
		      struct judgement *out);

	/* Adds the original of which these are the pieces (ijw/store/judging.h). 0, or -1 when they are
	 * not those of one. */
	int (*join)(void *state, const char *pieces, size_t length, struct buf *out);

	/* Adds what packing_add makes of these bytes, with the judgement on them. */
	void (*pack)(void *state, const struct judgement *judgement, const char *bytes,
		     size_t length, struct buf *out);
};

/* Adds the basis of one that judges by these schemas and these lists. */
void worker_basis(const struct xsd *xsd, const struct lijsten *lijsten, struct buf *out);

/* The name (argv[0]) under which the program is started as a worker, with the home behind it and
 * the names that are passed over in archives (litter.h). */
#define WORKER_NAME "ijw-worker"

/* Adds what a worker is given to judge by: the lists, and the sets of schemas of others that `xsd` has
 * (NULL: none). */
void worker_pack(const struct lijsten *lijsten, const struct xsd *xsd, struct buf *out);

/* Reads them again. 0, or -1 when these are no such bytes. */
int worker_unpack(const char *bytes, size_t length, struct lijsten **lijsten, struct xsd **xsd);

/* Serves the process at the other end of descriptor WORKER_FD until that closes, judging by what
 * worker_pack wrote into the file WORKER_LIJSTEN_FD. Returns the exit status. */
#define WORKER_FD 3
#define WORKER_LIJSTEN_FD 4
int worker_main(const struct worker_judge *judge, const char *home);

#endif
