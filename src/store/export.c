/* Tables as CSV. */
#include <stdbool.h>
#include <string.h>

#include "db.h"
#include "ijw/base/csv.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"

/* The order is that of the contract: numbers of assignments and chains as numbers, the rest as
 * bytes, empty first, ties by the remaining columns. */
struct table {
	const char *name;
	const char *select;
	bool derived;
	/* Makes what is neither stored nor derived from events; NULL for nothing. */
	int (*aside)(struct store *store, int32_t peildatum, int32_t kennisdatum);
	/* Writes it, where there is no such view and nothing to select. */
	int (*print)(struct store *store, int32_t kennisdatum, FILE *out);
};

#define BYTES(column) "CAST(" #column " AS TEXT)"

#define AFKEUR(which) "SELECT * FROM afkeur " which "ORDER BY ontvangen_volgnummer, volgnummer"
static const char afkeur_open[] = AFKEUR("WHERE opgelost_door IS NULL ");

static const struct table tables[] = {
    {"verzoek",
     "SELECT * FROM verzoek ORDER BY aanbieder, referentie, soort, client, gemeente, dagtekening,"
     " productcategorie, productcode, verwijzer, status, antwoorddatum, besluitdatum,"
     " reden_afwijzing, toewijzingnummer",
     .derived = true},
    {"toewijzing",
     "SELECT * FROM toewijzing ORDER BY gemeente, toewijzingnummer, client, aanbieder,"
     " productcategorie, productcode, toewijzingsdatum, ingangsdatum, einddatum,"
     " reden_wijziging, " BYTES(versies) ", status, rol, keten, " BYTES(a3_dagen) ", " BYTES(
	 a3_werkdagen),
     .derived = true},
    {"levering",
     "SELECT * FROM levering ORDER BY gemeente, toewijzingnummer, begindatum, client, aanbieder,"
     " productcategorie, productcode, einddatum, status, reden_beeindiging, " BYTES(onderbrekingen) ", " BYTES(onderbreking_dagen) ", " BYTES(
	 d1_dagen) ", " BYTES(d2_dagen) ", " BYTES(a1_dagen) ", " BYTES(a1_werkdagen) ", " BYTES(a2_dagen) ", " BYTES(a2_werkdagen),
     .derived = true},
    {"wachtketen",
     "SELECT * FROM wachtketen ORDER BY gemeente, keten, client, aanbieder,"
     " productcategorie, verwijzer, leeftijd, klokstart, ingangsdatum, status",
     .derived = true},
    {"traject",
     "SELECT * FROM traject ORDER BY client, begindatum, einddatum, status, " BYTES(
	 leveringen) ", " BYTES(aanbieders) ", eerste_aanbieder, laatste_aanbieder",
     .derived = true},
    {"afkeur", AFKEUR(""), .derived = false},
    {"opgelost", "SELECT * FROM opgelost ORDER BY ontvangen_volgnummer, volgnummer",
     .derived = false},
    {"aanmeldwacht", "SELECT * FROM aanmeldwacht ORDER BY aanbieder, referentie",
     .aside = aanmelding_aside},
    {"gebeurtenis", .print = gebeurtenis_print},
};

enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

static const struct table *find(const char *name)
{
	for (int i = 0; i < TABLES; i++)
		if (strcmp(tables[i].name, name) == 0)
			return &tables[i];
	return NULL;
}

int store_has_table(const char *table)
{
	return find(table) != NULL;
}

const char *store_tables(void)
{
	return "verzoek, toewijzing, levering, wachtketen, traject, afkeur, opgelost, "
	       "aanmeldwacht, gebeurtenis";
}

/* A sender chose this text: it is shown as names of files are. */
static const char identificatie[] = "identificatie";

static void add_row(sqlite3_stmt *row, int columns, struct buf *out)
{
	char label[LIMIT_LABEL_BYTES + 1];

	for (int i = 0; i < columns; i++) {
		const char *text = (const char *)sqlite3_column_text(row, i);

		if (i > 0)
			buf_puts(out, ",");
		if (text != NULL && strcmp(sqlite3_column_name(row, i), identificatie) == 0)
			text = label_show(text, label, sizeof(label));
		if (text != NULL)
			csv_put(out, text);
	}
	buf_puts(out, "\n");
}

int export_print(struct store *store, const char *select, FILE *out)
{
	struct buf line = BUF_INIT(0);
	sqlite3_stmt *statement;
	int columns, more;

	if (sqlite3_prepare_v2(store->db, select, -1, &statement, NULL) != SQLITE_OK)
		return db_failed(store);
	columns = sqlite3_column_count(statement);
	for (int i = 0; i < columns; i++)
		fprintf(out, "%s%s", i > 0 ? "," : "", sqlite3_column_name(statement, i));
	putc('\n', out);
	while ((more = db_row(store, statement)) == 1) {
		buf_clear(&line);
		add_row(statement, columns, &line);
		fwrite(line.data, 1, line.length, out);
	}
	buf_free(&line);
	sqlite3_finalize(statement);
	return more;
}

/* The rows go to tables that only this connection sees, and that hide the stored ones: what is
 * printed was derived just now, and the stored rows stay as they are. */
static int derive_aside(struct store *store, int32_t peildatum, int32_t kennisdatum)
{
	int rc;

	if (schema_temporary(store) != 0)
		return -1;
	db_forget(store);
	store->temporary = true;
	rc = derived_write_all(store, peildatum, kennisdatum);
	return rc;
}

int store_export(struct store *store, const struct export *wanted, FILE *out)
{
	const struct table *found = find(wanted->table);
	const int32_t peildatum = wanted->peildatum, kennisdatum = wanted->kennisdatum;
	int rc = -1;

	if (db_exec(store, "BEGIN") != 0)
		return -1;
	if (found->print != NULL)
		rc = found->print(store, kennisdatum, out);
	else if ((!found->derived || derive_aside(store, peildatum, kennisdatum) == 0) &&
		 (found->aside == NULL || found->aside(store, peildatum, kennisdatum) == 0))
		rc = export_print(store, wanted->open ? afkeur_open : found->select, out);
	/* Nothing is kept: the temporary tables go with the transaction. */
	db_forget(store);
	store->temporary = false;
	if (db_exec(store, "ROLLBACK") != 0)
		rc = -1;
	return rc;
}
