/* Derived rows: what derive() gives, in the tables of the contract. */
#include <stdio.h>

#include "db.h"
#include "ijw/care/derive.h"

/* GM0153 */
static void bind_gemeente(struct binder *binder, int32_t gemeente, char text[8])
{
	snprintf(text, 8, "GM%04d", (int)(gemeente & 0x3FFF) % 10000);
	bind_text(binder, gemeente >= 0 ? text : NULL);
}

static int finish(struct store *store, struct binder *binder)
{
	return binder->rc == SQLITE_OK ? db_run(store, binder->statement) : db_failed(store);
}

static int add_toewijzing(struct store *store, int64_t jeugdige, const struct toewijzing_row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_TOEWIJZING_ADD)};
	char gemeente[8];

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	bind_gemeente(&binder, row->gemeente, gemeente);
	bind_number_or_null(&binder, row->toewijzingnummer, GETAL_NONE);
	bind_text(&binder, row->aanbieder);
	bind_text(&binder, row->productcategorie);
	bind_text(&binder, row->productcode);
	bind_date(&binder, row->toewijzingsdatum);
	bind_date(&binder, row->ingangsdatum);
	bind_date(&binder, row->einddatum);
	bind_text(&binder, row->reden_wijziging);
	bind_number(&binder, row->versies);
	bind_text(&binder, row->status);
	bind_text(&binder, row->rol);
	bind_number_or_null(&binder, row->keten, GETAL_NONE);
	return finish(store, &binder);
}

static int add_levering(struct store *store, int64_t jeugdige, const struct levering_row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_LEVERING_ADD)};
	char gemeente[8];

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	bind_gemeente(&binder, row->gemeente, gemeente);
	bind_number_or_null(&binder, row->toewijzingnummer, GETAL_NONE);
	bind_date(&binder, row->begindatum);
	bind_text(&binder, row->aanbieder);
	bind_text(&binder, row->productcategorie);
	bind_text(&binder, row->productcode);
	bind_date(&binder, row->einddatum);
	bind_text(&binder, row->status);
	bind_text(&binder, row->reden_beeindiging);
	bind_number(&binder, row->onderbrekingen);
	bind_number_or_null(&binder, row->onderbreking_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->d1_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->d2_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->a1_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->a1_werkdagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->a2_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->a2_werkdagen, LENGTH_NONE);
	return finish(store, &binder);
}

static int add_wachtketen(struct store *store, int64_t jeugdige, const struct wachtketen_row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_WACHTKETEN_ADD)};
	char gemeente[8];

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	bind_gemeente(&binder, row->gemeente, gemeente);
	bind_number_or_null(&binder, row->keten, GETAL_NONE);
	bind_text(&binder, row->aanbieder);
	bind_text(&binder, row->productcategorie);
	bind_text(&binder, row->verwijzer);
	bind_text(&binder, row->leeftijd);
	bind_date(&binder, row->klokstart);
	bind_date(&binder, row->ingangsdatum);
	bind_text(&binder, row->status);
	bind_date(&binder, row->startdatum);
	bind_date(&binder, row->startdatum_tot);
	bind_date(&binder, row->einddatum);
	bind_text(&binder, row->reden);
	bind_number(&binder, row->toewijzingen);
	bind_number_or_null(&binder, row->w3a_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->w3b_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->w4_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->w3a_tot, LENGTH_NONE);
	bind_number_or_null(&binder, row->open_dagen, LENGTH_NONE);
	return finish(store, &binder);
}

static int add_verzoek(struct store *store, int64_t jeugdige, const struct verzoek_row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_VERZOEK_ADD)};
	char gemeente[8];

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	bind_text(&binder, row->aanbieder);
	bind_text(&binder, row->referentie);
	bind_text(&binder, row->soort);
	bind_gemeente(&binder, row->gemeente, gemeente);
	bind_date(&binder, row->dagtekening);
	bind_text(&binder, row->productcategorie);
	bind_text(&binder, row->productcode);
	bind_text(&binder, row->verwijzer);
	bind_text(&binder, row->status);
	bind_date(&binder, row->antwoorddatum);
	bind_date(&binder, row->besluitdatum);
	bind_text(&binder, row->reden_afwijzing);
	bind_number_or_null(&binder, row->toewijzingnummer, GETAL_NONE);
	bind_number_or_null(&binder, row->w1_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->w1_werkdagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->w1b_dagen, LENGTH_NONE);
	bind_number_or_null(&binder, row->w2_dagen, LENGTH_NONE);
	return finish(store, &binder);
}

static int add_traject(struct store *store, int64_t jeugdige, const struct traject_row *row)
{
	struct binder binder = {.statement = db_statement(store, SQL_TRAJECT_ADD)};

	if (binder.statement == NULL)
		return -1;
	bind_number(&binder, jeugdige);
	bind_date(&binder, row->begindatum);
	bind_date(&binder, row->einddatum);
	bind_text(&binder, row->status);
	bind_number(&binder, row->leveringen);
	bind_number(&binder, row->aanbieders);
	bind_text(&binder, row->eerste_aanbieder);
	bind_text(&binder, row->laatste_aanbieder);
	bind_number(&binder, row->overstappen);
	bind_number(&binder, row->stapeling);
	bind_number(&binder, row->dagen);
	bind_number(&binder, row->w5_dagen);
	bind_number_or_null(&binder, row->draaideur, LENGTH_NONE);
	return finish(store, &binder);
}

static int delete_rows(struct store *store, int64_t jeugdige)
{
	static const enum statement deletes[] = {SQL_TOEWIJZING_DELETE, SQL_LEVERING_DELETE,
						 SQL_WACHTKETEN_DELETE, SQL_VERZOEK_DELETE,
						 SQL_TRAJECT_DELETE};

	for (size_t i = 0; i < sizeof(deletes) / sizeof(deletes[0]); i++) {
		struct binder binder = {.statement = db_statement(store, deletes[i])};

		if (binder.statement == NULL)
			return -1;
		bind_number(&binder, jeugdige);
		if (finish(store, &binder) != 0)
			return -1;
	}
	return 0;
}

static int add_rows(struct store *store, int64_t jeugdige, const struct derived *derived)
{
	for (size_t i = 0; i < derived->toewijzingen; i++)
		if (add_toewijzing(store, jeugdige, &derived->toewijzing[i]) != 0)
			return -1;
	for (size_t i = 0; i < derived->leveringen; i++)
		if (add_levering(store, jeugdige, &derived->levering[i]) != 0)
			return -1;
	for (size_t i = 0; i < derived->wachtketens; i++)
		if (add_wachtketen(store, jeugdige, &derived->wachtketen[i]) != 0)
			return -1;
	for (size_t i = 0; i < derived->verzoeken; i++)
		if (add_verzoek(store, jeugdige, &derived->verzoek[i]) != 0)
			return -1;
	for (size_t i = 0; i < derived->trajecten; i++)
		if (add_traject(store, jeugdige, &derived->traject[i]) != 0)
			return -1;
	return 0;
}

int derived_write(struct store *store, int64_t jeugdige, int32_t peildatum, int32_t kennisdatum)
{
	struct derived derived;
	struct event *events;
	size_t count;

	pool_reset(store->pool);
	if (event_load(store, jeugdige, &events, &count) != 0)
		return -1;
	derived =
	    derive(events, count, peildatum, kennisdatum, &store->home->parameters, store->pool);
	if (!store->temporary && delete_rows(store, jeugdige) != 0)
		return -1;
	return add_rows(store, jeugdige, &derived);
}

int derived_write_all(struct store *store, int32_t peildatum, int32_t kennisdatum)
{
	int64_t jeugdige = 0;

	for (;;) {
		struct binder binder = {.statement = db_statement(store, SQL_JEUGDIGEN)};
		int more;

		if (binder.statement == NULL)
			return -1;
		bind_number(&binder, jeugdige);
		more = db_row(store, binder.statement);
		if (more != 1)
			return more;
		jeugdige = sqlite3_column_int64(binder.statement, 0);
		if (derived_write(store, jeugdige, peildatum, kennisdatum) != 0)
			return -1;
	}
}
