/* By which lists a message was judged: the SHA-256 of each, from the message on for which it was
 * another than for the one before. */
#include "db.h"

const char lijst_tables[] = "CREATE TABLE lijst ("
			    " naam TEXT NOT NULL," /* gemeenten, producten, tarieven, aanbieders */
			    " vanaf INTEGER NOT NULL,"
			    " sha256 TEXT NOT NULL," /* of the file; empty when none was given */
			    " PRIMARY KEY (naam, vanaf)) WITHOUT ROWID;";

static int remember(struct store *store, const char *naam, const char *sha256)
{
	struct binder binder = {.statement = db_statement(store, SQL_LIJST_USE)};

	if (binder.statement == NULL)
		return -1;
	bind_text(&binder, naam);
	bind_text(&binder, sha256);
	return db_bound(store, &binder);
}

int store_use_lijsten(struct store *store, const struct lijsten *lijsten)
{
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct lijst_stand *stand = lijsten_stand(lijsten, lijst);
		char sha256[SHA256_TEXT] = "";

		if (stand->given)
			hash_hex(stand->sha256, SHA256_BYTES, sha256);
		if (remember(store, lijst_name(lijst), sha256) != 0)
			return -1;
	}
	return 0;
}
