/* Which youths of an erasure list anything is kept of. */
#include <stdio.h>
#include <string.h>

#include "ijw/store/erase.h"
#include "db.h"
#include "original.h"

struct sought {
	struct store *store;
	const struct gewist *list;
	struct erase_whom *out;
};

/* The place of a youth who is in the list; NULL. */
static struct erase_whom *place(const struct sought *sought, const char *client)
{
	const size_t at = gewist_place(sought->list, sought->store->home, client);
	struct erase_whom *whom = NULL;

	if (at < sought->list->count) {
		whom = &sought->out[at];
		snprintf(whom->client, sizeof(whom->client), "%s", client);
		whom->until = sought->list->line[at].moment;
	}
	return whom;
}

static int find_youths(const struct sought *sought)
{
	sqlite3_stmt *row = db_statement(sought->store, SQL_JEUGDIGEN);
	int more = row != NULL ? 1 : -1;

	while (more == 1 && (more = db_row(sought->store, row)) == 1)
		(void)place(sought, (const char *)sqlite3_column_text(row, 1));
	return more;
}

/* Nine digits that make a youth of the list are their BSN. */
static bool note_bsn(void *context, const char *digits)
{
	const struct sought *sought = context;
	char client[PSEUDONYM_TEXT];
	struct erase_whom *whom;

	pseudonym_of_bsn(sought->store->home->keys->pseudonym, digits, BSN_DIGITS, client);
	whom = place(sought, client);
	if (whom != NULL)
		memcpy(whom->bsn, digits, BSN_DIGITS);
	return false;
}

static void search(void *context, int64_t bericht, const struct buf *bytes)
{
	(void)bericht;
	(void)bsn_find(bytes->data, bytes->length, note_bsn, context);
}

int erase_find(struct store *store, const struct gewist *list, struct erase_whom *out)
{
	struct sought sought = {.store = store, .list = list, .out = out};

	for (size_t i = 0; i < list->count; i++)
		out[i] = (struct erase_whom){.until = 0};
	if (list->count == 0)
		return 0;
	return find_youths(&sought) == 0 ? original_each_not_accepted(store, search, &sought) : -1;
}
