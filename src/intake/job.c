/* The memory of a job. */
#include <stdlib.h>

#include "ijw/base/pool.h"
#include "ijw/intake/crew.h"

/* What a job keeps between two files: there are LIMIT_AHEAD_FILES of them, and most messages are
 * smaller. */
enum { KEEP_POOL_BYTES = 2 * 1024, KEEP_BYTES = 4 * 1024 };

struct job *job_new(void)
{
	struct job *job = xmalloc(sizeof(*job));

	*job = (struct job){.bytes = BUF_INIT(0),
			    .content = BUF_INIT(0),
			    .name = BUF_INIT(0),
			    .pool = pool_small(KEEP_POOL_BYTES),
			    .fd = -1};
	return job;
}

void job_free(struct job *job)
{
	if (job == NULL)
		return;
	buf_free(&job->bytes);
	buf_free(&job->content);
	buf_free(&job->name);
	pool_free(job->pool);
	free(job);
}

void job_begin(struct job *job)
{
	struct pool *pool = job->pool;
	struct buf bytes = job->bytes, content = job->content, name = job->name;

	if (bytes.capacity > KEEP_BYTES)
		buf_free(&bytes);
	if (content.capacity > KEEP_BYTES)
		buf_free(&content);
	buf_clear(&bytes);
	buf_clear(&content);
	buf_clear(&name);
	pool_reset(pool);
	*job =
	    (struct job){.bytes = bytes, .content = content, .name = name, .pool = pool, .fd = -1};
}
