/* A fault to be found: the program says of a group that it is committed, and commits it when the
 * next one begins or all ends. A file is then moved before what was in it is safe. Linked with
 * --wrap for each of these. */
#include <stddef.h>

#include "ijw/store/store.h"

int __real_store_begin(struct store *store);
int __real_store_commit(struct store *store);
void __real_store_close(struct store *store);
int __wrap_store_begin(struct store *store);
int __wrap_store_commit(struct store *store);
void __wrap_store_close(struct store *store);

static struct store *owed;

static int pay(void)
{
	struct store *store = owed;

	owed = NULL;
	return store != NULL ? __real_store_commit(store) : 0;
}

int __wrap_store_begin(struct store *store)
{
	return pay() != 0 ? -1 : __real_store_begin(store);
}

int __wrap_store_commit(struct store *store)
{
	owed = store;
	return 0;
}

void __wrap_store_close(struct store *store)
{
	(void)pay();
	__real_store_close(store);
}
