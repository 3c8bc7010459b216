/* Extending the chain of custody with what a transaction did. */
#include "custody_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/actor.h"
#include "ijw/base/clock.h"
#include "ijw/base/log.h"
#include "ijw/base/order.h"
#include "ijw/base/pool.h"
#include "original.h"

/* A link with more entries would be larger than is good for a row. */
enum { LINK_ENTRIES = 100000 };

static const char *const parts[CUSTODY_PARTS] = {"bericht", "origineel", "feit", "afkeur"};
static const char *const tables[CUSTODY_TABLES] = {"lijst", "naam", "aanmelding", "stand"};

const char *custody_part_name(enum custody_part part)
{
	return parts[part];
}

const char *custody_table_name(enum custody_table table)
{
	return tables[table];
}

static int by_number(const void *a, const void *b)
{
	return order_getal(*(const int64_t *)a, *(const int64_t *)b);
}

struct custody *custody_new(const struct home *home)
{
	struct custody *custody = xcalloc(1, sizeof(*custody));

	signature_key(home->keys->archive, "logboek", custody->key);
	for (int i = 0; i < CUSTODY_PARTS; i++)
		pseudonym_short_key(custody->key, parts[i], custody->part_key[i]);
	return custody;
}

void custody_free(struct custody *custody)
{
	if (custody == NULL)
		return;
	free(custody->changed);
	free(custody->was.item);
	free(custody->wrong);
	explicit_bzero(custody, sizeof(*custody));
	free(custody);
}

/* ---- What a transaction does ---- */

void custody_added(struct store *store, int64_t bericht)
{
	if (store->custody->first == 0)
		store->custody->first = bericht;
}

void custody_changed(struct store *store, int64_t bericht)
{
	struct custody *custody = store->custody;

	if (custody->first != 0 && bericht >= custody->first)
		return;
	custody->changed = xmore(custody->changed, custody->changed_count, &custody->changed_room,
				 sizeof(*custody->changed));
	custody->changed[custody->changed_count++] = bericht;
}

static void take_tables(struct custody_tables *were, const struct custody_tables *found)
{
	for (int i = 0; i < CUSTODY_TABLES; i++) {
		if (were->known[i] || !found->known[i])
			continue;
		were->known[i] = true;
		memcpy(were->digest[i], found->digest[i], CUSTODY_DIGEST_BYTES);
	}
}

static bool all_known(const struct custody_tables *were)
{
	bool all = true;

	for (int i = 0; i < CUSTODY_TABLES; i++)
		all = all && were->known[i];
	return all;
}

/* What the links say of tables, the last first: that counts. Read again when another process has
 * written links since. */
static int read_tables(struct store *store)
{
	struct custody *custody = store->custody;
	struct custody_tables *were = &custody->tables_were;
	sqlite3_stmt *row = db_statement(store, SQL_LOGBOEK_TABELLEN);
	uint8_t kop[PROOF_BYTES];
	int64_t nr;
	int more = 1;

	if (row == NULL || custody_last(store, &nr, kop) < 0)
		return -1;
	if (nr == custody->read_up_to)
		return 0;
	*were = (struct custody_tables){0};
	while (more == 1 && !all_known(were) && (more = db_row(store, row)) == 1) {
		struct custody_tables found = {0};

		(void)custody_unpack_tables(sqlite3_column_blob(row, 0),
					    (size_t)sqlite3_column_bytes(row, 0), &found);
		take_tables(were, &found);
	}
	sqlite3_reset(row);
	custody->read_up_to = more >= 0 ? nr : 0;
	return more < 0 ? -1 : 0;
}

/* Who changed a table past the program would have it written down as it is now with the next change. */
void custody_changes_table(struct store *store, enum custody_table table)
{
	struct custody *custody = store->custody;
	uint8_t digest[CUSTODY_DIGEST_BYTES];

	if (custody->table[table])
		return;
	custody->table[table] = true;
	if (custody->anew || read_tables(store) != 0 || !custody->tables_were.known[table] ||
	    custody_read_table(store, table, digest) != 0)
		return;
	custody->spoiled[table] =
	    memcmp(custody->tables_were.digest[table], digest, sizeof(digest)) != 0;
	if (custody->spoiled[table])
		log_error("%s: table %s was changed past ijw; 'ijw audit --chain' names all that was",
			  store->path, custody_table_name(table));
}

void store_act(struct store *store, const struct custody_act *act)
{
	store->custody->act = *act;
}

static void forget(struct custody *custody)
{
	custody->act = (struct custody_act){0};
	custody->first = 0;
	custody->changed_count = 0;
	memset(custody->table, 0, sizeof(custody->table));
	/* What was found in the database that this one is made of stays so. */
	if (!custody->anew)
		memset(custody->spoiled, 0, sizeof(custody->spoiled));
}

void custody_rolled_back(struct store *store)
{
	if (store->custody == NULL)
		return;
	forget(store->custody);
	store->custody->read_up_to = 0;
}

static int read_links(struct store *store)
{
	struct custody *custody = store->custody;
	sqlite3_stmt *row = db_statement(store, SQL_LOGBOEK_ALL);
	int more = row != NULL ? 1 : -1;

	/* What is no packing tells nothing: it was said when the chain was gone through. */
	while (more == 1 && (more = db_row(store, row)) == 1)
		(void)custody_unpack(sqlite3_column_blob(row, LOGBOEK_BERICHTEN),
				     (size_t)sqlite3_column_bytes(row, LOGBOEK_BERICHTEN),
				     &custody->was);
	return more == 0 ? read_tables(store) : -1;
}

/* The facts are made anew: they are what the original says, whatever stood there. */
static void note_wrong(void *context, const struct custody_finding *finding)
{
	struct custody *custody = context;

	if (custody_is_of_table(finding)) {
		custody->spoiled[finding->table] = true;
	} else if (!custody_is_of_facts(finding) && finding->fault > CUSTODY_END_CHANGED) {
		custody->wrong = xmore(custody->wrong, custody->wrong_count, &custody->wrong_room,
				       sizeof(*custody->wrong));
		custody->wrong[custody->wrong_count++] = finding->number;
	}
}

int custody_anew(struct store *store, struct store *from)
{
	struct custody *custody = store->custody;

	custody->anew = true;
	for (int i = 0; i < CUSTODY_TABLES; i++)
		custody->table[i] = true;
	if (from->version == SCHEMA_VERSION && custody_check(from, note_wrong, custody) != 0)
		return -1;
	if (custody->wrong_count > 0)
		qsort(custody->wrong, custody->wrong_count, sizeof(*custody->wrong), by_number);
	return read_links(store);
}

/* ---- The link ---- */

/* What is about to be written. */
struct writing {
	struct store *store;
	struct buf berichten, tabellen;
	size_t entries;
	int64_t last; /* message in it */
	int64_t links; /* that were written */
};

static const char *text_of(const char *text)
{
	return text != NULL ? text : "";
}

static const char *act_of(const struct custody *custody, int64_t nr)
{
	if (nr == 1)
		return CUSTODY_BEGUN;
	if (custody->act.daad != NULL)
		return custody->act.daad;
	return custody->first != 0 ? CUSTODY_RECEIVED : CUSTODY_UPDATED;
}

/* In the order of the columns. The digests follow when the rest can be read as a row. */
static void bind_link(struct binder *binder, const struct custody *custody, int64_t nr,
		      const struct writing *writing)
{
	const struct actor *actor = actor_now();
	const struct custody_act *act = &custody->act;

	bind_number(binder, nr);
	bind_number(binder, clock_now());
	bind_text(binder, actor->user);
	bind_text(binder, actor->responsible);
	bind_text(binder, actor->role);
	bind_text(binder, actor->reason);
	bind_text(binder, act_of(custody, nr));
	bind_text(binder, custody_outcome(act));
	bind_text(binder, text_of(act->betreft));
	bind_text(binder, actor->host);
	bind_text(binder, IJW_VERSION);
	bind_blob(binder, writing->berichten.data != NULL ? writing->berichten.data : "",
		  writing->berichten.length);
	bind_blob(binder, writing->tabellen.data != NULL ? writing->tabellen.data : "",
		  writing->tabellen.length);
}

/* The number under the key: who has not seen what stood there before cannot put it back. */
static void prove_end(const struct custody *custody, int64_t nr, uint8_t proof[PROOF_BYTES])
{
	char text[32];
	const int length = snprintf(text, sizeof(text), "einde %lld", (long long)nr);

	signature_proof(custody->key, text, (size_t)length, proof);
}

static int remember_end(struct store *store, int64_t nr)
{
	struct binder binder = {.statement = db_statement(store, SQL_LOGBOEK_END_SET)};
	uint8_t proof[PROOF_BYTES];

	if (binder.statement == NULL)
		return -1;
	prove_end(store->custody, nr, proof);
	bind_number(&binder, nr);
	bind_blob(&binder, proof, sizeof(proof));
	return db_bound(store, &binder);
}

int custody_remembered(struct store *store, int64_t *nr)
{
	sqlite3_stmt *row = db_statement(store, SQL_LOGBOEK_END);
	uint8_t proof[PROOF_BYTES];
	int more = row != NULL ? db_row(store, row) : -1;

	*nr = -1;
	if (more != 1)
		return more;
	prove_end(store->custody, sqlite3_column_int64(row, 0), proof);
	if (sqlite3_column_bytes(row, 1) == PROOF_BYTES &&
	    memcmp(sqlite3_column_blob(row, 1), proof, PROOF_BYTES) == 0)
		*nr = sqlite3_column_int64(row, 0);
	sqlite3_reset(row);
	return 0;
}

/* The cells of the link as a row, with its digests behind them. */
static int finish_link(struct store *store, sqlite3_stmt *cells,
		       const uint8_t before[PROOF_BYTES])
{
	struct binder add = {.statement = db_statement(store, SQL_LOGBOEK_ADD)};
	uint8_t zegel[PROOF_BYTES], kop[PROOF_BYTES];

	if (add.statement == NULL)
		return -1;
	custody_proofs(store->custody, cells, before, zegel, kop);
	for (int column = 0; column < LOGBOEK_ZEGEL && add.rc == SQLITE_OK; column++)
		add.rc = sqlite3_bind_value(add.statement, ++add.at,
					    sqlite3_column_value(cells, column));
	bind_blob(&add, zegel, sizeof(zegel));
	bind_blob(&add, kop, sizeof(kop));
	return db_bound(store, &add);
}

static int write_link(struct writing *writing)
{
	struct store *store = writing->store;
	struct binder cells = {.statement = db_statement(store, SQL_LOGBOEK_CELLS)};
	uint8_t before[PROOF_BYTES];
	int64_t nr;
	int rc = -1;

	if (cells.statement == NULL || custody_last(store, &nr, before) < 0)
		return -1;
	bind_link(&cells, store->custody, nr + 1, writing);
	if (cells.rc != SQLITE_OK)
		return db_failed(store);
	if (db_row(store, cells.statement) == 1)
		rc = finish_link(store, cells.statement, before);
	sqlite3_reset(cells.statement);
	if (rc == 0)
		rc = remember_end(store, nr + 1);
	store->custody->read_up_to = rc == 0 ? nr + 1 : 0;
	buf_clear(&writing->berichten);
	buf_clear(&writing->tabellen);
	writing->entries = 0;
	writing->last = 0;
	writing->links++;
	return rc;
}

static bool is_as_before(const struct custody *custody, const struct custody_entry *entry)
{
	const struct custody_entry *was =
	    custody->anew ? custody_find(&custody->was, entry->bericht) : NULL;

	if (custody->wrong_count > 0 &&
	    bsearch(&entry->bericht, custody->wrong, custody->wrong_count,
		    sizeof(*custody->wrong), by_number) != NULL)
		return true;
	return was != NULL && memcmp(was->part, entry->part, sizeof(was->part)) == 0;
}

static int add_entry(struct writing *writing, const struct custody_entry *entry)
{
	if (is_as_before(writing->store->custody, entry))
		return 0;
	custody_pack(&writing->berichten, writing->last, entry);
	writing->last = entry->bericht;
	return ++writing->entries < LINK_ENTRIES ? 0 : write_link(writing);
}

static int add_messages(struct writing *writing, int64_t from, int64_t to)
{
	struct custody_scan scan;
	struct custody_entry entry;
	int more = custody_scan(writing->store, from, to, &scan) == 0 ? 1 : -1;

	while (more == 1 && (more = custody_scan_next(&scan, &entry)) == 1)
		if (add_entry(writing, &entry) != 0)
			more = -1;
	custody_scan_end(&scan);
	return more;
}

/* A message that is gone has an entry without any part. */
static int add_one(struct writing *writing, int64_t bericht)
{
	const size_t before = writing->entries;
	const int64_t links = writing->links;

	if (add_messages(writing, bericht, bericht) != 0)
		return -1;
	if (writing->entries != before || writing->links != links)
		return 0;
	return add_entry(writing, &(struct custody_entry){.bericht = bericht});
}

static int add_changed(struct writing *writing)
{
	struct custody *custody = writing->store->custody;
	int64_t *changed = custody->changed;

	if (custody->changed_count > 0)
		qsort(changed, custody->changed_count, sizeof(*changed), by_number);
	for (size_t i = 0; i < custody->changed_count; i++)
		if ((i == 0 || changed[i] != changed[i - 1]) &&
		    add_one(writing, changed[i]) != 0)
			return -1;
	return 0;
}

static int add_tables(struct writing *writing)
{
	struct custody *custody = writing->store->custody;
	struct custody_tables *were = &custody->tables_were;
	uint8_t digest[CUSTODY_DIGEST_BYTES];

	for (enum custody_table table = 0; table < CUSTODY_TABLES; table++) {
		if (!custody->table[table] || custody->spoiled[table])
			continue;
		if (custody_read_table(writing->store, table, digest) != 0)
			return -1;
		if (were->known[table] &&
		    memcmp(were->digest[table], digest, sizeof(digest)) == 0)
			continue;
		custody_pack_table(&writing->tabellen, table, digest);
		were->known[table] = true;
		memcpy(were->digest[table], digest, sizeof(digest));
	}
	return 0;
}

/* The first link has all tables. */
static int begin_chain(struct store *store)
{
	uint8_t kop[PROOF_BYTES];
	int64_t nr;
	int more = custody_last(store, &nr, kop);

	for (int i = 0; more == 0 && i < CUSTODY_TABLES; i++)
		store->custody->table[i] = true;
	return more < 0 ? -1 : 0;
}

static bool is_touched(const struct custody *custody)
{
	bool touched = custody->act.daad != NULL || custody->first != 0 || custody->changed_count > 0;

	for (int i = 0; i < CUSTODY_TABLES; i++)
		touched = touched || custody->table[i];
	return touched;
}

static int write_links(struct writing *writing)
{
	const struct custody *custody = writing->store->custody;

	if (!is_touched(custody))
		return 0;
	if (begin_chain(writing->store) != 0 || read_tables(writing->store) != 0)
		return -1;
	if (add_changed(writing) != 0 || add_tables(writing) != 0)
		return -1;
	if (custody->first != 0 && add_messages(writing, custody->first, INT64_MAX - 1) != 0)
		return -1;
	if (writing->entries > 0 || writing->tabellen.length > 0 ||
	    (custody->act.daad != NULL && !custody->act.if_any && writing->links == 0))
		return write_link(writing);
	return 0;
}

int custody_extend(struct store *store)
{
	struct writing writing = {
	    .store = store, .berichten = BUF_INIT(0), .tabellen = BUF_INIT(0)};
	int rc = write_links(&writing);

	buf_free(&writing.berichten);
	buf_free(&writing.tabellen);
	if (rc == 0)
		forget(store->custody);
	return rc;
}

int custody_prove(struct store *store, const struct custody_act *act, const char *path)
{
	store_act(store, act);
	if (original_keep(store, true) != 0 || custody_extend(store) != 0)
		return -1;
	return custody_complain(store, path);
}
