/* By which lists a message was judged: the SHA-256 of each, from the message on for which it was
 * another than for the one before; and the names that they give to codes. */
#include <stdio.h>

#include "custody_parts.h"
#include "db.h"
#include "ijw/care/codes.h"

/* 1 when it is another than before, 0 when it is the same, or -1. */
static int remember(struct store *store, const char *naam, const char *sha256)
{
	struct binder binder = {.statement = db_statement(store, SQL_LIJST_USE)};

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, naam);
	bind_text(&binder, sha256);
	return db_bound(store, &binder) == 0 ? sqlite3_changes(store->db) > 0 : -1;
}

/* Names of a kind of codes, as they are added. */
struct namen {
	struct store *store;
	const char *soort;
	const char *before; /* of the codes, in the tables: GM */
	int rc;
};

static void add_naam(void *context, const char *code, const char *naam)
{
	struct namen *namen = context;
	struct binder binder = {.statement = db_statement(namen->store, SQL_NAAM_ADD)};
	char text[32];

	snprintf(text, sizeof(text), "%s%s", namen->before, code);
	if (binder.statement == NULL) {
		namen->rc = -1;
		return;
	}
	bind_text(&binder, namen->soort);
	bind_text(&binder, text);
	bind_text(&binder, naam);
	if (namen->rc == 0)
		namen->rc = db_bound(namen->store, &binder);
}

static int ask_soort(struct store *store, enum statement statement, const char *soort)
{
	struct binder binder = {.statement = db_statement(store, statement)};
	int more;

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, soort);
	more = binder.rc == SQLITE_OK ? db_row(store, binder.statement) : db_failed(store);
	if (more == 1)
		sqlite3_reset(binder.statement);
	return more;
}

static void add_code(void *context, const char *lijst, const char *code, const char *naam)
{
	struct namen *namen = context;

	namen->soort = lijst;
	add_naam(namen, code, naam);
}

/* Those of the standard are in the program. A home of an earlier ijw has those of the product categories
 * alone. */
static int keep_codes(struct store *store)
{
	struct namen namen = {store, NULL, "", 0};
	const int known = ask_soort(store, SQL_NAAM_KNOWN, "verwijzer");

	if (known != 0)
		return known < 0 ? -1 : 0;
	custody_changes_table(store, CUSTODY_NAAM);
	codes_each(add_code, &namen);
	return namen.rc;
}

/* The names of a list that is another than before, or of which none are here yet. */
static int keep_namen(struct store *store, const struct lijsten *lijsten, enum lijst lijst,
		      bool changed)
{
	struct namen namen = {store, "aanbieder", "", 0};

	if (lijst == LIJST_GEMEENTEN)
		namen = (struct namen){store, "gemeente", "GM", 0};
	if (!changed) {
		int known = ask_soort(store, SQL_NAAM_KNOWN, namen.soort);

		if (known != 0)
			return known < 0 ? -1 : 0;
	}
	custody_changes_table(store, CUSTODY_NAAM);
	if (ask_soort(store, SQL_NAAM_CLEAR, namen.soort) != 0)
		return -1;
	lijsten_each_naam(lijsten, lijst, add_naam, &namen);
	return namen.rc;
}

int store_use_lijsten(struct store *store, const struct lijsten *lijsten)
{
	lijsten_digest(lijsten, store->lijsten.bytes);
	store->lijsten.length = SHA256_BYTES;
	custody_changes_table(store, CUSTODY_LIJST);
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct lijst_stand *stand = lijsten_stand(lijsten, lijst);
		char sha256[SHA256_TEXT] = "";
		int changed;

		if (stand->given)
			digest_hex(stand->sha256, SHA256_BYTES, sha256);
		changed = remember(store, lijst_name(lijst), sha256);
		if (changed < 0)
			return -1;
		if ((lijst == LIJST_GEMEENTEN || lijst == LIJST_AANBIEDERS) &&
		    keep_namen(store, lijsten, lijst, changed != 0) != 0)
			return -1;
	}
	return keep_codes(store);
}
