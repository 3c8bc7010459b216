#include "again.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/base/random.h"
#include "wire.h"

void again_begin(struct again *again, uint32_t every)
{
	*again = (struct again){.every = every > 0 ? every : LIMIT_AGAIN_MESSAGES};
	random_bytes(again->key, sizeof(again->key));
}

struct item *again_leave(struct again *again)
{
	struct second *second = again->first;
	struct item *of = second->of;

	again->first = second->next;
	of->held = false;
	second->item->bytes = BUF_INIT(0); /* they are not its own */
	item_free(second->item);
	free(second);
	return of;
}

void again_end(struct again *again)
{
	while (again->first != NULL)
		again_leave(again);
}

/* A file keeps its number, and a member its place: what is retried is judged twice again. */
static bool is_chosen(const struct again *again, const struct item *item)
{
	const uint32_t place[2] = {item->number, item->seen};

	return pseudonym_short(again->key, place, sizeof(place)) % again->every == 0;
}

bool again_holds(struct again *again, struct item *item)
{
	struct second *second;

	if (!is_chosen(again, item))
		return false;
	second = xmalloc(sizeof(*second));
	*second = (struct second){.of = item, .item = item_new()};
	second->item->bytes = item->fd < 0 ? item->bytes : item->content;
	second->item->number = item->number;
	second->item->day = item->day;
	second->item->stored = true; /* the first one has compressed it */
	if (again->first != NULL)
		again->last->next = second;
	else
		again->first = second;
	again->last = second;
	item->held = true;
	return true;
}

bool again_agrees(const struct again *again)
{
	struct buf first = BUF_INIT(0), second = BUF_INIT(0);
	bool same;

	wire_write(&again->first->of->judgement, &first);
	wire_write(&again->first->item->judgement, &second);
	same = first.length == second.length && memcmp(first.data, second.data, first.length) == 0;
	buf_free(&first);
	buf_free(&second);
	return same;
}
