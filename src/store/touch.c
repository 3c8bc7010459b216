/* The names under which something was said in a transaction, each with the first day of it. */
#include "touch.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"

struct touches {
	struct touch {
		enum statement statement;
		int32_t dag;
		struct name name;
	} * item; /* by number */
	size_t count, room;
	struct name_set names;
	struct pool *pool; /* of their texts */
};

static struct touches *touches_of(struct store *store)
{
	if (store->touches == NULL) {
		store->touches = xcalloc(1, sizeof(*store->touches));
		store->touches->pool = pool_new();
	}
	return store->touches;
}

static const char *copy(struct touches *touches, const char *text)
{
	return text != NULL ? pool_copy(touches->pool, text, strlen(text)) : NULL;
}

/* Each statement has names of its own. */
static int64_t digest_of(const struct store *store, enum statement statement,
			 const struct name *name)
{
	struct name own = *name;

	own.nummer[1] = statement;
	return name_digest(store, &own);
}

void touch_note(struct store *store, enum statement statement, int32_t dag, const struct name *name)
{
	struct touches *touches = touches_of(store);
	const size_t number = name_set_number(&touches->names, digest_of(store, statement, name));
	struct touch *item;

	if (number < touches->count) {
		item = &touches->item[number];
		item->dag = dag < item->dag ? dag : item->dag;
		return;
	}
	touches->item =
	    xmore(touches->item, touches->count, &touches->room, sizeof(*touches->item));
	item = &touches->item[touches->count++];
	*item = (struct touch){statement, dag, *name};
	item->name.aanbieder = copy(touches, name->aanbieder);
	item->name.tekst = copy(touches, name->tekst);
}

static int touch(struct store *store, const struct touch *touch)
{
	struct binder binder = {.statement = db_statement(store, touch->statement)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, touch->dag);
	bind_text(&binder, touch->name.aanbieder);
	bind_text(&binder, touch->name.tekst);
	if (touch->statement == SQL_TOUCH_DECLARATIE)
		bind_number_or_null(&binder, touch->name.nummer[0], DAY_NONE);
	return db_bound(store, &binder);
}

int touch_noted(struct store *store)
{
	const struct touches *touches = store->touches;
	int rc = 0;

	for (size_t i = 0; rc == 0 && touches != NULL && i < touches->count; i++)
		rc = touch(store, &touches->item[i]);
	touch_forget(store);
	return rc;
}

void touch_forget(struct store *store)
{
	struct touches *touches = store->touches;

	if (touches == NULL)
		return;
	pool_free(touches->pool);
	free(touches->item);
	name_set_free(&touches->names);
	free(touches);
	store->touches = NULL;
}
