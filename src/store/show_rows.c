/* Which rows a message changed: its youths are derived with what is known, and without what it
 * says. */
#include <stdlib.h>
#include <string.h>

#include "bericht.h"
#include "changed.h"
#include "event.h"
#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/care/derive.h"
#include "ijw/store/explain.h"
#include "related.h"
#include "show.h"

struct youths_of {
	int64_t *number;
	size_t count, room;
};

/* Those whom a message tells of, and those whose rows it can change. */
struct touched {
	struct youths_of told, can_change;
};

/* A message that is left out, and its youth at hand. */
struct leaving {
	struct store *store;
	int32_t today;
	int32_t
	    voids_else; /* a retour: the day on which another one voids what it does; DAY_NEVER */
	struct pool *pool;
	struct show_bericht *out;
	const char *client;
	size_t room;
};

/* ---- Whose rows ---- */

static int add_youth(void *context, int64_t jeugdige, int32_t dag)
{
	struct youths_of *youths = context;

	(void)dag;
	youths->number =
	    xmore(youths->number, youths->count, &youths->room, sizeof(*youths->number));
	youths->number[youths->count++] = jeugdige;
	return 0;
}

static int by_number(const void *a, const void *b)
{
	return order_getal(*(const int64_t *)a, *(const int64_t *)b);
}

static void sort(struct youths_of *youths)
{
	size_t kept = 0;

	if (youths->count > 0)
		qsort(youths->number, youths->count, sizeof(*youths->number), by_number);
	for (size_t i = 0; i < youths->count; i++)
		if (kept == 0 || youths->number[i] != youths->number[kept - 1])
			youths->number[kept++] = youths->number[i];
	youths->count = kept;
}

/* Who is named in events, and who shares a number with them. */
static int add_named(struct store *store, const struct events *events, struct touched *touched)
{
	struct related *related = related_new(store);
	int rc;

	for (size_t i = 0; i < events->count; i++) {
		const struct event *event = &events->event[i];

		if (event->jeugdige != 0) {
			add_youth(&touched->told, event->jeugdige, 0);
			add_youth(&touched->can_change, event->jeugdige, 0);
		}
		if (event->soort != EVENT_RETOUR && event->soort != EVENT_RETOURREGEL)
			related_note(related, event, 0);
	}
	rc = related_each(related, add_youth, &touched->can_change);
	related_free(related);
	sort(&touched->told);
	sort(&touched->can_change);
	return rc;
}

static int read_identity(struct store *store, int64_t number, struct pool *pool,
			 struct identity *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_BERICHT_NAME)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, number);
	if (binder.rc != SQLITE_OK || db_row(store, binder.statement) != 1)
		return db_failed(store);
	*out = event_identity(binder.statement, pool);
	sqlite3_reset(binder.statement);
	return 0;
}

/* The first day of another retour that rejects the same. */
static int find_other_retour(struct leaving *leaving, const struct sleutel *key)
{
	struct store *store = leaving->store;
	struct binder binder = {.statement = db_statement(store, SQL_SHOW_OTHER_RETOUR)};
	int more;

	if (binder.statement == NULL)
		return -1;
	event_bind_key(&binder, store, key);
	bind_number(&binder, leaving->out->number);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1) {
		leaving->voids_else = sqlite3_column_int(binder.statement, 0);
		sqlite3_reset(binder.statement);
	}
	return more < 0 ? -1 : 0;
}

/* What a retour that rejects takes away is another message's. */
static int add_answered(struct leaving *leaving, struct events *events)
{
	struct identity identity;
	struct sleutel name, key;
	enum berichttype type;

	if (read_identity(leaving->store, leaving->out->number, leaving->pool, &identity) != 0)
		return -1;
	type = bericht_info(identity.type)->retourop;
	if (type == BERICHT_ONBEKEND || !identity.verwerpt)
		return 0;
	name = sleutel_of_bericht(identity.afzender, identity.identificatie);
	key = sleutel_of_retour(identity.afzender, identity.identificatie, identity.dagtekening,
				type);
	if (!sleutel_is_whole(&key))
		return 0;
	if (find_other_retour(leaving, &key) != 0)
		return -1;
	return event_of_name(leaving->store, type, &name, identity.dagtekening, events);
}

static int find_youths(struct leaving *leaving, struct touched *touched)
{
	struct store *store = leaving->store;
	struct binder binder = {.statement = db_statement(store, SQL_FEITEN_OF)};
	struct events events = {.pool = pool_new()};
	int rc = -1;

	bind_number(&binder, leaving->out->number);
	if (binder.statement != NULL && event_read(store, &binder, NULL, &events) == 0 &&
	    add_answered(leaving, &events) == 0)
		rc = add_named(store, &events, touched);
	pool_free(events.pool);
	return rc;
}

/* ---- What changed ---- */

/* The events without those of the message; what it voids stands, unless another retour voids it. */
static struct event *leave_out(const struct leaving *leaving, const struct events *all,
			       size_t *count)
{
	struct event *left = pool_alloc(all->pool, (all->count + 1) * sizeof(*left));
	const int64_t number = leaving->out->number;

	*count = 0;
	for (size_t i = 0; i < all->count; i++) {
		struct event *event = &left[*count];

		if (all->event[i].bericht == number)
			continue;
		*event = all->event[i];
		if (event->voided_by == number)
			event->nietig_vanaf = leaving->voids_else;
		(*count)++;
	}
	return left;
}

static struct show_cell *add_cell(struct pool *pool, const struct changed_row *row, int column,
				  struct show_cell *out)
{
	*out = (struct show_cell){
	    .column = row->table->column[column].name,
	    .without = row->was != NULL ? show_copy(pool, row->was->cell[column]) : NULL,
	    .with = row->is != NULL ? show_copy(pool, row->is->cell[column]) : NULL};
	return out;
}

static void read_row(const struct leaving *leaving, const struct changed_row *row,
		     struct show_row *out)
{
	struct pool *pool = leaving->pool;
	const size_t columns = (size_t)row->table->columns;

	*out = (struct show_row){.table = row->table->name,
				 .client = leaving->client,
				 .change = changed_word(row),
				 .name = pool_alloc(pool, columns * sizeof(*out->name)),
				 .cell = pool_alloc(pool, columns * sizeof(*out->cell))};
	for (int i = 0; i < row->table->columns; i++) {
		if (changed_is_name(&row->table->column[i]) && changed_cells(row)->cell[i] != NULL)
			add_cell(pool, row, i, &out->name[out->names++]);
		if (changed_is_told(row, i))
			add_cell(pool, row, i, &out->cell[out->cells++]);
	}
}

static int take_row(void *context, const struct changed_row *row)
{
	struct leaving *leaving = context;
	struct show_bericht *out = leaving->out;
	struct show_row changed;

	read_row(leaving, row, &changed);
	if (changed.cells == 0 && row->was != NULL && row->is != NULL)
		return 0;
	out->row = xmore(out->row, out->rows, &leaving->room, sizeof(*out->row));
	out->row[out->rows++] = changed;
	return 0;
}

static int compare_youth(struct leaving *leaving, int64_t jeugdige)
{
	struct store *store = leaving->store;
	const struct parameters *parameters = &store->home->parameters;
	const int32_t today = leaving->today;
	struct events events;
	struct event *left;
	struct derived was, is;
	size_t count;

	leaving->client = store_client(store, jeugdige, leaving->pool);
	pool_reset(store->pool);
	if (leaving->client == NULL || event_load(store, jeugdige, &events) != 0)
		return -1;
	left = leave_out(leaving, &events, &count);
	was = derive(left, count, today, today, parameters, store->pool);
	is = derive(events.event, events.count, today, today, parameters, store->pool);
	return changed_each(&was, &is, store->pool, take_row, leaving);
}

/* The rows are gathered in an array that grows: they go to the pool in the end. */
static void keep_rows(struct pool *pool, struct show_bericht *out)
{
	struct show_row *kept = pool_alloc(pool, (out->rows + 1) * sizeof(*kept));

	if (out->rows > 0)
		memcpy(kept, out->row, out->rows * sizeof(*kept));
	free(out->row);
	out->row = kept;
}

static bool is_told(const struct touched *touched, int64_t jeugdige)
{
	const struct youths_of *told = &touched->told;

	return told->count > 0 && bsearch(&jeugdige, told->number, told->count,
					  sizeof(*told->number), by_number) != NULL;
}

/* One by one. Who only shares a number with them, and has the same rows, is not spoken of. */
static int compare_youths(struct leaving *leaving, const struct touched *touched)
{
	const struct youths_of *youths = &touched->can_change;
	struct show_bericht *out = leaving->out;
	int rc = 0;

	out->client = pool_alloc(leaving->pool, (youths->count + 1) * sizeof(*out->client));
	for (size_t i = 0; rc == 0 && i < youths->count; i++) {
		const size_t rows = out->rows;

		rc = compare_youth(leaving, youths->number[i]);
		if (out->rows > rows || is_told(touched, youths->number[i]))
			out->client[out->clients++] = leaving->client;
	}
	return rc;
}

int show_rows(struct store *store, int32_t today, struct pool *pool, struct show_bericht *out)
{
	struct leaving leaving = {
	    .store = store, .today = today, .voids_else = DAY_NEVER, .pool = pool, .out = out};
	struct touched touched = {.told = {.count = 0}};
	int rc = find_youths(&leaving, &touched);

	if (rc == 0)
		rc = compare_youths(&leaving, &touched);
	keep_rows(pool, out);
	free(touched.told.number);
	free(touched.can_change.number);
	return rc;
}
