/* The memory of an item. */
#include <stdlib.h>

#include "ijw/base/pool.h"
#include "ijw/intake/workers.h"

/* What an item keeps between two files: there are LIMIT_AHEAD_FILES of them, and most messages are
 * smaller. */
enum { KEEP_POOL_BYTES = 2 * 1024, KEEP_BYTES = 4 * 1024 };

struct item *item_new(void)
{
	struct item *item = xmalloc(sizeof(*item));

	*item = (struct item){.bytes = BUF_INIT(0),
			      .content = BUF_INIT(0),
			      .name = BUF_INIT(0),
			      .pool = pool_small(KEEP_POOL_BYTES),
			      .fd = -1};
	return item;
}

void item_free(struct item *item)
{
	if (item == NULL)
		return;
	buf_free(&item->bytes);
	buf_free(&item->content);
	buf_free(&item->name);
	pool_free(item->pool);
	free(item);
}

void item_begin(struct item *item)
{
	struct pool *pool = item->pool;
	struct buf bytes = item->bytes, content = item->content, name = item->name;

	if (bytes.capacity > KEEP_BYTES)
		buf_free(&bytes);
	if (content.capacity > KEEP_BYTES)
		buf_free(&content);
	buf_clear(&bytes);
	buf_clear(&content);
	buf_clear(&name);
	pool_reset(pool);
	*item =
	    (struct item){.bytes = bytes, .content = content, .name = name, .pool = pool, .fd = -1};
}
