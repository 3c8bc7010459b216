#include "basis.h"

#include <stdio.h>
#include <string.h>

#include "db.h"
#include "ijw/message/release.h"
#include "ijw/rule/catalogue.h"

/* Of the rules as they hold for this release: other ones where they are known in part, so that what was
 * judged by a part is not taken for what is judged by all of them when they are known. */
static void digest_rules(const char *name, uint8_t digest[SHA256_BYTES])
{
	static const char in_part[] = "in part";
	const struct release *release = release_named(name);
	uint8_t both[SHA256_BYTES + sizeof(in_part)];

	rules_digest(digest);
	if (release == NULL || release->whole)
		return;
	memcpy(both, digest, SHA256_BYTES);
	memcpy(both + SHA256_BYTES, in_part, sizeof(in_part));
	digest_sha256(both, sizeof(both), digest);
}

struct basis basis_now(const struct store *store, const char *schemas, const char *release)
{
	struct basis basis = {.programma = IJW_VERSION, .lijsten = store->lijsten};

	snprintf(basis.release, sizeof(basis.release), "%s", release);
	if (digest_read(schemas, basis.schemas.bytes, SHA256_BYTES) == 0)
		basis.schemas.length = SHA256_BYTES;
	digest_rules(release, basis.regels.bytes);
	basis.regels.length = SHA256_BYTES;
	return basis;
}

static bool same_digest(const struct digest_cell *a, const struct digest_cell *b)
{
	return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

static bool is_same(const struct basis *a, const struct basis *b)
{
	return strcmp(a->programma, b->programma) == 0 && strcmp(a->release, b->release) == 0 &&
	       same_digest(&a->schemas, &b->schemas) && same_digest(&a->regels, &b->regels) &&
	       same_digest(&a->lijsten, &b->lijsten);
}

static struct binder bind(struct store *store, enum statement statement, const struct basis *basis)
{
	struct binder binder = {.statement = db_statement(store, statement)};

	if (binder.statement == NULL)
		return binder;
	bind_text(&binder, basis->programma);
	bind_text(&binder, basis->release);
	bind_blob(&binder, basis->schemas.bytes, basis->schemas.length);
	bind_blob(&binder, basis->regels.bytes, basis->regels.length);
	bind_blob(&binder, basis->lijsten.bytes, basis->lijsten.length);
	return binder;
}

/* 0 when there is none. */
static int64_t find(struct store *store, const struct basis *basis)
{
	struct binder binder = bind(store, SQL_BASIS_ID, basis);
	int64_t row = 0;
	int more;

	if (binder.statement == NULL)
		return -1;
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		row = sqlite3_column_int64(binder.statement, 0);
	sqlite3_reset(binder.statement);
	return more < 0 ? -1 : row;
}

static int64_t add(struct store *store, const struct basis *basis)
{
	struct binder binder = bind(store, SQL_BASIS_ADD, basis);

	if (binder.statement == NULL || db_bound(store, &binder) != 0)
		return -1;
	return sqlite3_last_insert_rowid(store->db);
}

/* Most messages have that of the one before. A rollback forgets it. */
int64_t basis_row(struct store *store, const struct basis *basis)
{
	int64_t row = store->basis_id;

	if (row > 0 && is_same(&store->basis, basis))
		return row;
	row = find(store, basis);
	if (row == 0)
		row = add(store, basis);
	store->basis = *basis;
	store->basis_id = row > 0 ? row : 0;
	return row;
}
