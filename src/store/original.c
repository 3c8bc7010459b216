/* The originals: keeping them, one after the other, and opening them. */
#include "original.h"

#include <stdlib.h>
#include <string.h>

#include "bericht.h"
#include "db.h"
#include "ijw/base/clock.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"
#include "ijw/store/archive.h"
#include "sealing.h"

int store_original_complain(const struct store *store, const struct original *original,
			    enum original_fault fault)
{
	static const char *const words[] = {
	    [ORIGINAL_MISSING] = N_("its original is missing; put back a copy of the database"),
	    [ORIGINAL_CLOSED] =
		N_("its original cannot be opened: keys/archive.key is not the key it "
		   "was sealed with, or it is damaged; put back the key, or a copy of "
		   "the database"),
	    [ORIGINAL_REFUSED] = N_("it was accepted when it came, but the schemas of this program "
				    "refuse it; rebuild with the program that accepted it"),
	    [ORIGINAL_BROKE] = N_("it broke every process that judged it, for want of time or memory, "
				  "or by a fault of this program; try again on an idle machine"),
	};

	/* Its parts may have been broken off in the middle. */
	if (halt_is_due())
		return -1;
	log_error("%s: message %lld: %s", store->path, (long long)original->bericht,
		  _(words[fault]));
	return -1;
}

/* The parts of an original, when it has any. */
struct parts {
	struct store *store;
	int64_t bericht;
	int64_t jeugdige;  /* only the parts about this youth; 0: all */
	bool others;       /* rather all but those */
	sqlite3_stmt *row; /* NULL until the first is asked for */
	int64_t number;    /* of the one at hand, from 1 */
};

static int next_part(void *context, const void **bytes, size_t *length)
{
	struct parts *parts = context;

	if (parts->row == NULL) {
		struct binder binder = {.statement =
					    db_statement(parts->store, SQL_ORIGINEEL_DELEN)};

		if (binder.statement == NULL)
			return -1;
		bind_number(&binder, parts->bericht);
		parts->row = binder.statement;
	}
	if (sqlite3_step(parts->row) != SQLITE_ROW ||
	    sqlite3_column_int64(parts->row, 0) != ++parts->number)
		return -1;
	*bytes = sqlite3_column_blob(parts->row, 1);
	*length = (size_t)sqlite3_column_bytes(parts->row, 1);
	if (*length == 0)
		*bytes = "";
	if (parts->jeugdige != 0 &&
	    (sqlite3_column_int64(parts->row, 2) == parts->jeugdige) == parts->others)
		*bytes = NULL;
	return 0;
}

/* Whether all is to be expanded in this process, or left in pieces. */
typedef int open_original(struct opener *opener, const uint8_t *name, size_t name_length,
			  const void *bytes, size_t length, opener_part *next, void *context,
			  struct buf *out);

static enum original_fault open_parts(struct store *store, const struct original *original,
				      int64_t jeugdige, bool others, open_original *open,
				      struct buf *out)
{
	struct parts parts = {.store = store,
			      .bericht = original->bericht,
			      .jeugdige = jeugdige,
			      .others = others};
	int rc;

	buf_clear(out);
	if (original->bytes == NULL)
		return ORIGINAL_MISSING;
	rc = open(store->opener, original->name, original->name_length, original->bytes,
		  original->length, next_part, &parts, out);
	if (parts.row != NULL)
		sqlite3_reset(parts.row);
	return rc == 0 ? ORIGINAL_WELL : ORIGINAL_CLOSED;
}

enum original_fault store_original_open(struct store *store, const struct original *original,
					struct buf *out)
{
	return open_parts(store, original, 0, false, opener_add, out);
}

enum original_fault original_unseal(struct store *store, const struct original *original,
				    struct buf *pieces)
{
	return open_parts(store, original, 0, false, opener_unseal, pieces);
}

enum original_fault original_share(struct store *store, const struct original *original,
				   int64_t jeugdige, struct buf *out)
{
	return open_parts(store, original, jeugdige, false, opener_add, out);
}

enum original_fault original_without(struct store *store, const struct original *original,
				     int64_t jeugdige, struct buf *out)
{
	return open_parts(store, original, jeugdige, true, opener_add, out);
}

bool original_is_of_today(const struct original *original)
{
	return original->name_length == KENMERK_BYTES;
}

void original_kenmerk(const struct store *store, const struct original *original,
		      uint8_t kenmerk[KENMERK_BYTES])
{
	if (original_is_of_today(original))
		memcpy(kenmerk, original->name, KENMERK_BYTES);
	else
		pseudonym_kenmerk(store->home->keys->pseudonym, original->name, kenmerk);
}

bool original_has(const struct store *store, const struct original *original,
		  const uint8_t sha256[SHA256_BYTES])
{
	uint8_t kenmerk[KENMERK_BYTES], known[KENMERK_BYTES];

	pseudonym_kenmerk(store->home->keys->pseudonym, sha256, kenmerk);
	original_kenmerk(store, original, known);
	return memcmp(kenmerk, known, sizeof(kenmerk)) == 0;
}

void original_read(sqlite3_stmt *row, struct original *out)
{
	const void *name = sqlite3_column_blob(row, 1);
	size_t length = (size_t)sqlite3_column_bytes(row, 1);

	*out = (struct original){.bericht = sqlite3_column_int64(row, 0),
				 .verdict = (enum verdict)sqlite3_column_int(row, 2),
				 .erased = sqlite3_column_int(row, 4) != 0};
	if (name != NULL && length <= sizeof(out->name)) {
		memcpy(out->name, name, length);
		out->name_length = length;
	}
	if (sqlite3_column_type(row, 3) == SQLITE_NULL)
		return;
	out->length = (size_t)sqlite3_column_bytes(row, 3);
	out->bytes = out->length > 0 ? sqlite3_column_blob(row, 3) : "";
}

int store_original_next(struct store *store, int64_t after, struct original *out)
{
	struct binder binder = {.statement = db_statement(store, SQL_ORIGINEEL_NEXT)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, after);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		original_read(binder.statement, out);
	return more;
}

static int keep_part(struct store *store, const struct parcel *parcel, size_t number,
		     const char *bytes)
{
	const struct original_part *part = &parcel->parts[number];
	struct binder binder = {.statement = db_statement(store, SQL_ORIGINEEL_DEEL_ADD)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, parcel->bericht);
	bind_number(&binder, (int64_t)number + 1);
	bind_number(&binder, part->jeugdige);
	bind_blob(&binder, bytes, part->sealed);
	return db_bound(store, &binder);
}

/* The parts stand behind the frame. */
static int keep_parts(struct store *store, const struct parcel *parcel, const char *bytes)
{
	for (size_t i = 0; i < parcel->part_count; bytes += parcel->parts[i++].sealed)
		if (keep_part(store, parcel, i, bytes) != 0)
			return -1;
	return 0;
}

/* Whoever compressed the original of a message made another one of it. */
static int hear_lie(struct store *store, int64_t bericht)
{
	log_error("%s: message %lld: the process that judged it compressed something else; it was "
		  "compressed anew, and all such processes are replaced",
		  store->path, (long long)bericht);
	store->lied = true;
	return store_note_disagreement(store, clock_now());
}

bool store_was_lied_to(struct store *store)
{
	bool lied = store->lied;

	store->lied = false;
	return lied;
}

static int keep_parcel(struct store *store, const struct parcel *parcel)
{
	size_t length = parcel->sealed.length;
	struct binder binder;

	if (parcel->rc < 0) {
		log_error("%s: a message could not be packed for the archive", store->path);
		return -1;
	}
	if (parcel->rc == SEALER_ANEW && hear_lie(store, parcel->bericht) != 0)
		return -1;
	for (size_t i = 0; i < parcel->part_count; i++)
		length -= parcel->parts[i].sealed;
	binder = (struct binder){.statement = db_statement(store, SQL_ORIGINEEL_ADD)};
	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, parcel->bericht);
	bind_blob(&binder, parcel->sealed.data, length);
	return db_bound(store, &binder) == 0
		   ? keep_parts(store, parcel, parcel->sealed.data + length)
		   : -1;
}

int original_keep(struct store *store, bool all)
{
	struct parcel *parcel;
	int rc = 0;

	while ((parcel = packer_take(store->packer, all)) != NULL) {
		if (rc == 0)
			rc = keep_parcel(store, parcel);
		packer_return(store->packer, parcel);
	}
	return rc;
}

/* The youths of a claim's parts, from what its events tell of each Client. Returns how many parts
 * there are: none when all are about one youth, as the message is then. -1 failed. */
static int64_t find_youths(struct store *store, const struct judgement *judgement,
			   struct original_part *parts)
{
	int64_t others = 0;
	size_t known = 0;

	for (size_t i = 0; i < judgement->event_count && known < judgement->client_count; i++) {
		const struct event *event = &judgement->events[i];
		struct original_part *part = &parts[known];

		if (event->clientnr != known + 1)
			continue;
		part->range = judgement->clients[known++];
		part->jeugdige = bericht_youth(store, event->bsn);
		if (part->jeugdige <= 0)
			return part->jeugdige;
		others += part->jeugdige != parts[0].jeugdige;
	}
	return others > 0 && known == judgement->client_count ? (int64_t)known : 0;
}

/* Originals are packed beside the rest; a flood of large ones waits for the packer. Of what does
 * not count the youths are not known to the archive. */
int original_put(struct store *store, int64_t bericht, const uint8_t kenmerk[KENMERK_BYTES],
		 const void *bytes, size_t length, const struct judgement *judgement, bool counts,
		 const struct buf *packed)
{
	struct original_part *parts = NULL;
	int64_t count = 0;

	if (counts && judgement->client_count > 0) {
		parts = xcalloc(judgement->client_count, sizeof(*parts));
		count = find_youths(store, judgement, parts);
	}
	if (count >= 0)
		packer_put(store->packer, bericht, kenmerk, bytes, length, parts, (size_t)count,
			   packed);
	free(parts);
	return count < 0 ? -1 : original_keep(store, packer_is_full(store->packer));
}

/* Adds the parts of a claim to `parcel`, sealed as they are, as long as it has room for them.
 * How many there are. */
static size_t gather_parts(struct store *from, struct parcel *parcel)
{
	struct parts parts = {.store = from, .bericht = parcel->bericht};
	const void *bytes;
	size_t length, count = 0;

	while (next_part(&parts, &bytes, &length) == 0) {
		if (count < parcel->part_count) {
			parcel->parts[count].sealed = length;
			buf_add(&parcel->sealed, bytes, length);
		}
		count++;
	}
	if (parts.row != NULL)
		sqlite3_reset(parts.row);
	return count;
}

int original_carry(struct store *made, struct store *from, const struct original *original,
		   const struct judgement *judgement)
{
	const bool claim = judgement->type == JW323 || judgement->type == JW325;
	struct parcel parcel = {.bericht = original->bericht, .sealed = BUF_INIT(0)};
	int64_t count = 0;
	int kept = 0;

	if (judgement->client_count > 0 && original->verdict == VERDICT_ACCEPTED) {
		parcel.parts = xcalloc(judgement->client_count, sizeof(*parcel.parts));
		count = find_youths(made, judgement, parcel.parts);
	}
	parcel.part_count = count > 0 ? (size_t)count : 0;
	buf_add(&parcel.sealed, original->bytes, original->length);
	if (count >= 0 && (!claim || gather_parts(from, &parcel) == parcel.part_count))
		kept = keep_parcel(made, &parcel) == 0 ? 1 : -1;
	buf_free(&parcel.sealed);
	free(parcel.parts);
	return count < 0 ? -1 : kept;
}
