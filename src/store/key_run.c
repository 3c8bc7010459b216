#include "key_run.h"

#include <stdlib.h>

#include "ijw/base/limits.h"
#include "ijw/base/order.h"
#include "ijw/base/pool.h"

struct key_run {
	struct sleutel_row *row;
	size_t count, room;
};

struct key_run *key_run_new(void)
{
	return xcalloc(1, sizeof(struct key_run));
}

void key_run_free(struct key_run *run)
{
	if (run == NULL)
		return;
	free(run->row);
	free(run);
}

/* As they lie in the table. */
static int by_place(const void *a, const void *b)
{
	const struct sleutel_row *left = a, *right = b;
	int order = order_getal(left->soort, right->soort);

	if (order == 0)
		order = order_getal(left->waarde, right->waarde);
	if (order == 0)
		order = order_getal(left->dag, right->dag);
	if (order == 0)
		order = order_getal(left->bericht, right->bericht);
	return order != 0 ? order : order_getal(left->regel, right->regel);
}

int key_run_store(struct store *store)
{
	struct key_run *run = store->key_run;
	size_t count = run != NULL ? run->count : 0;
	int rc = 0;

	if (count == 0)
		return 0;
	run->count = 0;
	qsort(run->row, count, sizeof(*run->row), by_place);
	for (size_t i = 0; rc == 0 && i < count; i++)
		rc = event_add_key(store, &run->row[i]);
	return rc;
}

int key_run_add(struct store *store, const struct sleutels *sleutels)
{
	struct key_run *run = store->key_run;

	for (size_t i = 0; i < sleutels->count; i++) {
		run->row = xmore(run->row, run->count, &run->room, sizeof(*run->row));
		run->row[run->count++] = sleutels->sleutel[i];
	}
	return run->count >= LIMIT_KEY_RUN ? key_run_store(store) : 0;
}

void key_run_forget(struct store *store)
{
	if (store->key_run != NULL)
		store->key_run->count = 0;
}
