/* Going through the chain of custody, and through what is kept beside it. */
#include "custody_parts.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/halt.h"
#include "ijw/base/order.h"
#include "ijw/base/pool.h"
#include "ijw/base/progress.h"
#include "ijw/base/text.h"

/* So many links that are missing one behind the other are each named. */
enum { GONE_NAMED = 1000 };

struct check {
	struct store *store;
	struct custody_entries were; /* as the links say */
	struct custody_tables tables;
	bool *seen, *moved; /* of each of those */
	size_t *by_identity; /* their places, in the order of the part CUSTODY_BERICHT; NULL: not yet */
	struct custody_finding *finding;
	size_t count, room;
	/* The link before the one at hand: its number, its head as it stands there, and as it is to
	 * be. */
	int64_t nr;
	uint8_t kop[PROOF_BYTES], right[PROOF_BYTES];
	int64_t last; /* number that the database remembers */
};

static void add(struct check *check, struct custody_finding finding)
{
	check->finding =
	    xmore(check->finding, check->count, &check->room, sizeof(*check->finding));
	check->finding[check->count++] = finding;
}

/* ---- Links ---- */

static void add_gone(struct check *check, int64_t from, int64_t to)
{
	for (int64_t nr = from; nr <= to && nr - from < GONE_NAMED; nr++)
		add(check, (struct custody_finding){.fault = CUSTODY_LINK_GONE, .number = nr});
}

static bool has_proof(sqlite3_stmt *row, int column, const uint8_t proof[PROOF_BYTES])
{
	return sqlite3_column_bytes(row, column) == PROOF_BYTES &&
	       memcmp(sqlite3_column_blob(row, column), proof, PROOF_BYTES) == 0;
}

/* Whether a link is as it was written. One that stands behind a changed head goes with what that
 * is to be; behind one that is gone nothing can be asked of its head. */
static bool is_well(struct check *check, sqlite3_stmt *row, int64_t nr)
{
	const struct custody *custody = check->store->custody;
	uint8_t zegel[PROOF_BYTES], kop[PROOF_BYTES];
	bool well;

	custody_proofs(custody, row, check->kop, zegel, kop);
	well = has_proof(row, LOGBOEK_ZEGEL, zegel);
	if (nr == check->nr + 1 && !has_proof(row, LOGBOEK_KOP, kop)) {
		custody_chain(custody, check->right, zegel, kop);
		well = well && has_proof(row, LOGBOEK_KOP, kop);
	}
	memcpy(check->right, kop, sizeof(kop));
	if (sqlite3_column_bytes(row, LOGBOEK_KOP) == PROOF_BYTES)
		memcpy(check->kop, sqlite3_column_blob(row, LOGBOEK_KOP), PROOF_BYTES);
	return well;
}

static const void *blob_of(sqlite3_stmt *row, int column, size_t *length)
{
	*length = (size_t)sqlite3_column_bytes(row, column);
	return sqlite3_column_blob(row, column);
}

/* What a link says of messages is taken also when something in it was changed: that is said, and of
 * what goes with it nothing more is to be. */
static bool take_link(struct check *check, sqlite3_stmt *row)
{
	size_t length;
	const void *bytes = blob_of(row, LOGBOEK_BERICHTEN, &length);
	bool well = custody_unpack(bytes, length, &check->were) == 0;

	bytes = blob_of(row, LOGBOEK_TABELLEN, &length);
	return custody_unpack_tables(bytes, length, &check->tables) == 0 && well;
}

static int check_links(struct check *check)
{
	sqlite3_stmt *row = db_statement(check->store, SQL_LOGBOEK_ALL);
	int more = row != NULL ? 1 : -1;

	while (more == 1 && (more = db_row(check->store, row)) == 1) {
		const int64_t nr = sqlite3_column_int64(row, LOGBOEK_NR);
		const bool well = is_well(check, row, nr);

		/* A number that is none of ours leaves no gap. */
		if (!well || !take_link(check, row))
			add(check, (struct custody_finding){.fault = CUSTODY_LINK_CHANGED,
							    .number = nr});
		if (well)
			add_gone(check, check->nr + 1, nr - 1);
		if (well || nr == check->nr + 1)
			check->nr = nr;
		if (!well)
			(void)take_link(check, row);
	}
	if (more == 0)
		more = custody_remembered(check->store, &check->last);
	if (more == 0 && check->last > check->nr)
		add_gone(check, check->nr + 1, check->last);
	else if (more == 0 && check->last < check->nr)
		add(check, (struct custody_finding){.fault = CUSTODY_END_CHANGED});
	if (more == 0 && check->nr == 0 && check->last <= 0)
		add_gone(check, 1, 1);
	return more;
}

/* ---- Messages ---- */

static int by_identity(const void *a, const void *b, void *context)
{
	const struct custody_entry *were = context;
	const uint64_t left = were[*(const size_t *)a].part[CUSTODY_BERICHT];
	const uint64_t right = were[*(const size_t *)b].part[CUSTODY_BERICHT];

	return (left > right) - (left < right);
}

static void sort_by_identity(struct check *check)
{
	check->by_identity = xcalloc(check->were.count + 1, sizeof(*check->by_identity));
	for (size_t i = 0; i < check->were.count; i++)
		check->by_identity[i] = i;
	if (check->were.count > 0)
		qsort_r(check->by_identity, check->were.count, sizeof(*check->by_identity),
			by_identity, check->were.item);
}

/* The message of the links that this one is, under whatever number; NULL for none. */
static struct custody_entry *find_moved(struct check *check, const struct custody_entry *entry)
{
	size_t low = 0, high = check->were.count;

	if (check->by_identity == NULL)
		sort_by_identity(check);
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		struct custody_entry *was = &check->were.item[check->by_identity[middle]];

		if (was->part[CUSTODY_BERICHT] == entry->part[CUSTODY_BERICHT])
			return was;
		if (was->part[CUSTODY_BERICHT] < entry->part[CUSTODY_BERICHT])
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool has_moved(struct check *check, const struct custody_entry *entry)
{
	const struct custody_entry *was =
	    entry->part[CUSTODY_BERICHT] != 0 ? find_moved(check, entry) : NULL;

	if (was == NULL || was->bericht == entry->bericht)
		return false;
	check->moved[was - check->were.item] = true;
	add(check, (struct custody_finding){
		       .fault = CUSTODY_MOVED, .number = entry->bericht, .was = was->bericht});
	return true;
}

static void add_whole(struct check *check, enum custody_fault fault, int64_t bericht)
{
	add(check,
	    (struct custody_finding){.fault = fault, .number = bericht, .whole = true});
}

static void compare_parts(struct check *check, const struct custody_entry *entry,
			  const struct custody_entry *was)
{
	for (enum custody_part part = 0; part < CUSTODY_PARTS; part++) {
		struct custody_finding finding = {
		    .fault = CUSTODY_CHANGED, .number = entry->bericht, .part = part};

		if (entry->part[part] == was->part[part])
			continue;
		if (was->part[part] == 0)
			finding.fault = CUSTODY_ADDED;
		else if (entry->part[part] == 0)
			finding.fault = CUSTODY_GONE;
		add(check, finding);
	}
}

static void check_entry(struct check *check, const struct custody_entry *entry)
{
	const struct custody_entry *was = custody_find(&check->were, entry->bericht);
	const uint64_t identity = entry->part[CUSTODY_BERICHT];

	if (was != NULL && identity != 0)
		check->seen[was - check->were.item] = true;
	if (was != NULL && identity == was->part[CUSTODY_BERICHT])
		compare_parts(check, entry, was);
	else if (has_moved(check, entry))
		return;
	else if (was == NULL || custody_is_gone(was))
		add_whole(check, CUSTODY_ADDED, entry->bericht);
	else if (identity != 0)
		compare_parts(check, entry, was);
}

static int check_messages(struct check *check)
{
	struct custody_scan scan;
	struct custody_entry entry;
	unsigned long long done = 0;
	int more;

	check->seen = xcalloc(check->were.count + 1, sizeof(*check->seen));
	check->moved = xcalloc(check->were.count + 1, sizeof(*check->moved));
	db_progress(check->store, "SELECT count(*) FROM bericht");
	more = custody_scan(check->store, INT64_MIN, INT64_MAX - 1, &scan) == 0 ? 1 : -1;
	while (more == 1 && (more = custody_scan_next(&scan, &entry)) == 1) {
		check_entry(check, &entry);
		progress_show(++done, N_("messages checked"));
		if (halt_asked())
			more = -1;
	}
	custody_scan_end(&scan);
	progress_clear();
	for (size_t i = 0; more == 0 && i < check->were.count; i++)
		if (!check->seen[i] && !check->moved[i] && !custody_is_gone(&check->were.item[i]))
			add_whole(check, CUSTODY_GONE, check->were.item[i].bericht);
	return more;
}

/* ---- Tables ---- */

static int check_tables(struct check *check)
{
	uint8_t digest[CUSTODY_DIGEST_BYTES];

	for (enum custody_table table = 0; table < CUSTODY_TABLES; table++) {
		if (custody_read_table(check->store, table, digest) != 0)
			return -1;
		if (!check->tables.known[table] ||
		    memcmp(digest, check->tables.digest[table], sizeof(digest)) != 0)
			add(check, (struct custody_finding){.fault = CUSTODY_CHANGED,
							    .table = table});
	}
	return 0;
}

/* ---- All of it ---- */

/* Links, messages, tables. */
static int rank(const struct custody_finding *finding)
{
	if (finding->fault <= CUSTODY_END_CHANGED)
		return 0;
	return custody_is_of_table(finding) ? 2 : 1;
}

static int by_place(const void *a, const void *b)
{
	const struct custody_finding *left = a, *right = b;
	int order = rank(left) - rank(right);

	if (order == 0)
		order = order_getal(left->number, right->number);
	if (order == 0)
		order = (int)left->part - (int)right->part;
	return order != 0 ? order : (int)left->table - (int)right->table;
}

static int go_through(struct check *check)
{
	if (check_links(check) != 0 || check_messages(check) != 0)
		return -1;
	return check_tables(check);
}

int custody_check(struct store *store, custody_visit *visit, void *context)
{
	struct check check = {.store = store};
	const bool alone = sqlite3_get_autocommit(store->db) != 0;
	int rc = alone ? db_exec(store, "BEGIN") : 0;

	if (rc == 0)
		rc = go_through(&check);
	if (alone)
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	if (check.count > 0)
		qsort(check.finding, check.count, sizeof(*check.finding), by_place);
	for (size_t i = 0; rc == 0 && i < check.count; i++)
		visit(context, &check.finding[i]);
	free(check.were.item);
	free(check.seen);
	free(check.moved);
	free(check.by_identity);
	free(check.finding);
	return rc;
}
