/* The order in which the messages of a transaction are judged. */
#include "dossier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/dossier/dossier.h"

/* A message of the group, by what decides its place. */
struct lid {
	int64_t id;
	int64_t groep;
	int64_t volgorde; /* as it was; 0 when it is new */
	int32_t bekend;
	int rang;
	bool neemt_terug; /* it only takes back */
	int64_t naam;     /* BerichtIdentificatie and Afzender, numbered in the order of bytes */
	const uint8_t *inhoud; /* CONTENT_BYTES; only of messages that nothing else tells apart */
};

static int order_number(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Equal for messages that only their content tells apart. */
static int order_place(const struct lid *a, const struct lid *b)
{
	int order = order_number(a->groep, b->groep);

	if (order == 0)
		order = order_number(a->bekend, b->bekend);
	if (order == 0)
		order = order_number(a->rang, b->rang);
	if (order == 0)
		order = order_number(!a->neemt_terug, !b->neemt_terug);
	return order != 0 ? order : order_number(a->naam, b->naam);
}

static int by_place(const void *a, const void *b)
{
	const struct lid *left = a, *right = b;
	int order = order_place(left, right);

	if (order == 0 && left->inhoud != NULL && right->inhoud != NULL)
		order = memcmp(left->inhoud, right->inhoud, CONTENT_BYTES);
	return order != 0 ? order : order_number(left->id, right->id);
}

/* The name of the message before, in the order of names, and its number. */
struct genoemde {
	struct buf tekst;
	int64_t nummer;
};

static int64_t number_name(struct genoemde *last, sqlite3_stmt *row)
{
	struct buf tekst = BUF_INIT(0);

	for (int cell = 6; cell < 8; cell++) {
		const unsigned char *text = sqlite3_column_text(row, cell);

		buf_add(&tekst, text != NULL ? (const char *)text : "",
			(size_t)sqlite3_column_bytes(row, cell) + (text != NULL));
	}
	if (last->nummer == 0 || tekst.length != last->tekst.length ||
	    memcmp(tekst.data, last->tekst.data, tekst.length) != 0)
		last->nummer++;
	buf_free(&last->tekst);
	last->tekst = tekst;
	return last->nummer;
}

/* The messages of the group, to be freed. -1, or their number. */
static int64_t read_group(struct store *store, struct lid **group)
{
	struct binder binder = {.statement = db_statement(store, SQL_GROUP)};
	struct genoemde last_name = {.tekst = BUF_INIT(0)};
	size_t count = 0, room = 0;
	int more;

	*group = NULL;
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, store->group);
	while ((more = db_row(store, binder.statement)) == 1) {
		*group = xmore(*group, count, &room, sizeof(**group));
		(*group)[count++] =
		    (struct lid){.id = sqlite3_column_int64(binder.statement, 0),
				 .rang = dossier_rank(
				     bericht_of_number(sqlite3_column_int(binder.statement, 1))),
				 .bekend = sqlite3_column_int(binder.statement, 2),
				 .volgorde = sqlite3_column_int64(binder.statement, 3),
				 .groep = sqlite3_column_int64(binder.statement, 4),
				 .neemt_terug = sqlite3_column_int(binder.statement, 5) != 0,
				 .naam = number_name(&last_name, binder.statement)};
	}
	buf_free(&last_name.tekst);
	return more < 0 ? -1 : (int64_t)count;
}

static int by_bericht(const void *a, const void *b)
{
	const struct inhoud *left = a, *right = b;

	return order_number(left->bericht, right->bericht);
}

/* What a message says, as a digest in the pool. In a rebuild it is read again. */
static int find_inhoud(struct store *store, struct lid *lid)
{
	const struct inhoud like = {.bericht = lid->id}, *kept;
	uint8_t *content;

	if (lid->inhoud != NULL)
		return 0;
	lid->inhoud = content = pool_alloc(store->pool, CONTENT_BYTES);
	memset(content, 0, CONTENT_BYTES);
	if (store->rereading != NULL)
		return store->rereading->reread(store->rereading->context, lid->id, content);
	kept = store->inhouden == 0
		   ? NULL
		   : bsearch(&like, store->inhoud, store->inhouden, sizeof(like), by_bericht);
	if (kept != NULL)
		memcpy(content, kept->content, CONTENT_BYTES);
	return 0;
}

/* Puts the group in the order of judging: Dagtekening, type, what only takes back, name, content
 * (definitions, section 10). */
static int arrange(struct store *store, struct lid *group, size_t count)
{
	bool tied = false;

	if (count == 0)
		return 0;
	pool_reset(store->pool);
	qsort(group, count, sizeof(*group), by_place);
	for (size_t i = 1; i < count; i++) {
		if (order_place(&group[i - 1], &group[i]) != 0)
			continue;
		tied = true;
		if (find_inhoud(store, &group[i - 1]) != 0 || find_inhoud(store, &group[i]) != 0)
			return -1;
	}
	if (tied)
		qsort(group, count, sizeof(*group), by_place);
	return 0;
}

static const char key_volgorde[] = "volgorde"; /* the last place that was given */

static int64_t last_place(struct store *store)
{
	struct buf value = BUF_INIT(0);
	int64_t last = -1;

	if (stand_get(store, key_volgorde, &value) == 0)
		last = value.length > 0 ? strtoll(value.data, NULL, 10) : 0;
	buf_free(&value);
	return last;
}

static int keep_last_place(struct store *store, int64_t last)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)last);
	return stand_set(store, key_volgorde, text);
}

static int set_place(struct store *store, int64_t id, int64_t volgorde)
{
	struct binder binder = {.statement = db_statement(store, SQL_VOLGORDE_SET)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, volgorde);
	bind_number(&binder, id);
	return db_bound(store, &binder);
}

/* In a rebuild the group is the whole archive: its groups follow each other as they came; what
 * stood in a database before there were groups comes first. */
int dossier_begin(struct store *store, int64_t *from)
{
	struct lid *group = NULL;
	int64_t count, last = -1;
	int rc = -1;

	*from = 0;
	if (store->group == 0)
		return 0;
	count = read_group(store, &group);
	if (count >= 0)
		last = store->group == 1 ? 0 : last_place(store);
	if (count < 0 || last < 0 || arrange(store, group, (size_t)count) != 0)
		goto out;
	for (int64_t i = 0; i < count; i++)
		if (group[i].volgorde != last + 1 + i &&
		    set_place(store, group[i].id, last + 1 + i) != 0)
			goto out;
	if (count > 0 && keep_last_place(store, last + count) != 0)
		goto out;
	*from = count > 0 ? last + 1 : 0;
	rc = db_run(store, db_statement(store, SQL_VOID_ORDER));
out:
	free(group);
	return rc;
}
