/* The memory of an item. */
#include <stdlib.h>

#include "ijw/base/pool.h"
#include "ijw/worker/workers.h"

/* What an item keeps between two files: there are LIMIT_AHEAD_FILES of them, and most messages are
 * smaller. */
enum { KEEP_POOL_BYTES = 2 * 1024, KEEP_BYTES = 4 * 1024 };

struct item *item_new(void)
{
	struct item *item = xmalloc(sizeof(*item));

	*item = (struct item){.pool = pool_small(KEEP_POOL_BYTES), .fd = -1};
	return item;
}

void item_free(struct item *item)
{
	if (item == NULL)
		return;
	buf_free(&item->bytes);
	buf_free(&item->content);
	buf_free(&item->packed);
	buf_free(&item->name);
	pool_free(item->pool);
	free(item);
}

/* Empty, with what memory it keeps. */
static struct buf kept(struct buf *buf)
{
	if (buf->capacity > KEEP_BYTES)
		buf_free(buf);
	else
		buf_clear(buf);
	return *buf;
}

void item_begin(struct item *item)
{
	pool_reset(item->pool);
	*item = (struct item){.bytes = kept(&item->bytes),
			      .content = kept(&item->content),
			      .packed = kept(&item->packed),
			      .name = kept(&item->name),
			      .pool = item->pool,
			      .fd = -1};
}
