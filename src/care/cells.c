/* The tables that are derived, column by column, for those who write or compare their rows. */
#include "ijw/care/cells.h"

#include <string.h>

#include "ijw/base/date.h"

#define FIELD(table, column, kind, key)                                  \
	{                                                                \
#column, kind, offsetof(struct table##_row, column), key \
	}
#define TABLE(table, plural)                                                                \
	{                                                                                   \
#table, table##_fields, sizeof(table##_fields) / sizeof(table##_fields[0]), \
		    sizeof(struct table##_row), offsetof(struct derived, table),            \
		    offsetof(struct derived, plural)                                        \
	}

/* In the order of the contract, without `client`. */
static const struct cell_field toewijzing_fields[] = {
    FIELD(toewijzing, gemeente, CELL_GEMEENTE, KEY_YES),
    FIELD(toewijzing, toewijzingnummer, CELL_GETAL, KEY_YES),
    FIELD(toewijzing, aanbieder, CELL_TEXT, KEY_NO),
    FIELD(toewijzing, productcategorie, CELL_TEXT, KEY_NO),
    FIELD(toewijzing, productcode, CELL_TEXT, KEY_NO),
    FIELD(toewijzing, toewijzingsdatum, CELL_DAY, KEY_NO),
    FIELD(toewijzing, ingangsdatum, CELL_DAY, KEY_NO),
    FIELD(toewijzing, einddatum, CELL_DAY, KEY_NO),
    FIELD(toewijzing, reden_wijziging, CELL_TEXT, KEY_NO),
    FIELD(toewijzing, versies, CELL_LENGTH, KEY_NO),
    FIELD(toewijzing, status, CELL_TEXT, KEY_NO),
    FIELD(toewijzing, rol, CELL_TEXT, KEY_NO),
    FIELD(toewijzing, keten, CELL_GETAL, KEY_NO),
    FIELD(toewijzing, a3_dagen, CELL_LENGTH, KEY_NO),
    FIELD(toewijzing, a3_werkdagen, CELL_LENGTH, KEY_NO),
};

static const struct cell_field levering_fields[] = {
    FIELD(levering, gemeente, CELL_GEMEENTE, KEY_YES),
    FIELD(levering, toewijzingnummer, CELL_GETAL, KEY_YES),
    FIELD(levering, begindatum, CELL_DAY, KEY_YES),
    FIELD(levering, aanbieder, CELL_TEXT, KEY_ELSE),
    FIELD(levering, productcategorie, CELL_TEXT, KEY_ELSE),
    FIELD(levering, productcode, CELL_TEXT, KEY_ELSE),
    FIELD(levering, einddatum, CELL_DAY, KEY_NO),
    FIELD(levering, status, CELL_TEXT, KEY_NO),
    FIELD(levering, reden_beeindiging, CELL_TEXT, KEY_NO),
    FIELD(levering, onderbrekingen, CELL_LENGTH, KEY_NO),
    FIELD(levering, onderbreking_dagen, CELL_LENGTH, KEY_NO),
    FIELD(levering, d1_dagen, CELL_LENGTH, KEY_NO),
    FIELD(levering, d2_dagen, CELL_LENGTH, KEY_NO),
    FIELD(levering, a1_dagen, CELL_LENGTH, KEY_NO),
    FIELD(levering, a1_werkdagen, CELL_LENGTH, KEY_NO),
    FIELD(levering, a2_dagen, CELL_LENGTH, KEY_NO),
    FIELD(levering, a2_werkdagen, CELL_LENGTH, KEY_NO),
};

static const struct cell_field wachtketen_fields[] = {
    FIELD(wachtketen, gemeente, CELL_GEMEENTE, KEY_YES),
    FIELD(wachtketen, keten, CELL_GETAL, KEY_YES),
    FIELD(wachtketen, aanbieder, CELL_TEXT, KEY_NO),
    FIELD(wachtketen, productcategorie, CELL_TEXT, KEY_NO),
    FIELD(wachtketen, verwijzer, CELL_TEXT, KEY_NO),
    FIELD(wachtketen, leeftijd, CELL_TEXT, KEY_NO),
    FIELD(wachtketen, klokstart, CELL_DAY, KEY_NO),
    FIELD(wachtketen, ingangsdatum, CELL_DAY, KEY_NO),
    FIELD(wachtketen, status, CELL_TEXT, KEY_NO),
    FIELD(wachtketen, startdatum, CELL_DAY, KEY_NO),
    FIELD(wachtketen, startdatum_tot, CELL_DAY, KEY_NO),
    FIELD(wachtketen, einddatum, CELL_DAY, KEY_NO),
    FIELD(wachtketen, reden, CELL_TEXT, KEY_NO),
    FIELD(wachtketen, toewijzingen, CELL_LENGTH, KEY_NO),
    FIELD(wachtketen, w3a_dagen, CELL_LENGTH, KEY_NO),
    FIELD(wachtketen, w3b_dagen, CELL_LENGTH, KEY_NO),
    FIELD(wachtketen, w4_dagen, CELL_LENGTH, KEY_NO),
    FIELD(wachtketen, w3a_tot, CELL_LENGTH, KEY_NO),
    FIELD(wachtketen, open_dagen, CELL_LENGTH, KEY_NO),
};

static const struct cell_field verzoek_fields[] = {
    FIELD(verzoek, aanbieder, CELL_TEXT, KEY_YES),
    FIELD(verzoek, referentie, CELL_SENT, KEY_YES),
    FIELD(verzoek, soort, CELL_TEXT, KEY_NO),
    FIELD(verzoek, gemeente, CELL_GEMEENTE, KEY_NO),
    FIELD(verzoek, dagtekening, CELL_DAY, KEY_NO),
    FIELD(verzoek, productcategorie, CELL_TEXT, KEY_NO),
    FIELD(verzoek, productcode, CELL_TEXT, KEY_NO),
    FIELD(verzoek, verwijzer, CELL_TEXT, KEY_NO),
    FIELD(verzoek, status, CELL_TEXT, KEY_NO),
    FIELD(verzoek, antwoorddatum, CELL_DAY, KEY_NO),
    FIELD(verzoek, besluitdatum, CELL_DAY, KEY_NO),
    FIELD(verzoek, reden_afwijzing, CELL_TEXT, KEY_NO),
    FIELD(verzoek, toewijzingnummer, CELL_GETAL, KEY_NO),
    FIELD(verzoek, w1_dagen, CELL_LENGTH, KEY_NO),
    FIELD(verzoek, w1_werkdagen, CELL_LENGTH, KEY_NO),
    FIELD(verzoek, w1b_dagen, CELL_LENGTH, KEY_NO),
    FIELD(verzoek, w2_dagen, CELL_LENGTH, KEY_NO),
};

static const struct cell_field traject_fields[] = {
    FIELD(traject, begindatum, CELL_DAY, KEY_YES),
    FIELD(traject, einddatum, CELL_DAY, KEY_NO),
    FIELD(traject, status, CELL_TEXT, KEY_NO),
    FIELD(traject, leveringen, CELL_LENGTH, KEY_NO),
    FIELD(traject, aanbieders, CELL_LENGTH, KEY_NO),
    FIELD(traject, eerste_aanbieder, CELL_TEXT, KEY_NO),
    FIELD(traject, laatste_aanbieder, CELL_TEXT, KEY_NO),
    FIELD(traject, overstappen, CELL_LENGTH, KEY_NO),
    FIELD(traject, stapeling, CELL_LENGTH, KEY_NO),
    FIELD(traject, dagen, CELL_LENGTH, KEY_NO),
    FIELD(traject, w5_dagen, CELL_LENGTH, KEY_NO),
    FIELD(traject, draaideur, CELL_LENGTH, KEY_NO),
};

const struct cell_table cell_tables[] = {
    TABLE(toewijzing, toewijzingen), TABLE(levering, leveringen), TABLE(wachtketen, wachtketens),
    TABLE(verzoek, verzoeken),       TABLE(traject, trajecten),   {NULL, NULL, 0, 0, 0, 0},
};

const void *cells_rows(const struct cell_table *table, const struct derived *derived, size_t *count)
{
	const void *rows;

	memcpy(&rows, (const char *)derived + table->rows, sizeof(rows));
	memcpy(count, (const char *)derived + table->count, sizeof(*count));
	return rows;
}

int cells_find(const struct cell_table *table, const char *name)
{
	for (int i = 0; i < table->fields; i++)
		if (strcmp(table->field[i].name, name) == 0)
			return i;
	return -1;
}

const char *cell_text(const struct cell_field *field, const void *row, struct pool *pool)
{
	const char *at = (const char *)row + field->offset;
	const char *text;
	char date[DATE_TEXT];
	int64_t getal;
	int32_t number;

	if (field->kind == CELL_TEXT || field->kind == CELL_SENT) {
		memcpy(&text, at, sizeof(text));
		return text;
	}
	if (field->kind == CELL_GETAL) {
		memcpy(&getal, at, sizeof(getal));
		return getal == GETAL_NONE ? NULL : pool_printf(pool, "%lld", (long long)getal);
	}
	memcpy(&number, at, sizeof(number));
	if (field->kind == CELL_GEMEENTE)
		return number < 0 ? NULL : pool_printf(pool, "GM%04d", (int)number);
	if (field->kind == CELL_DAY)
		return number == DAY_NONE ? NULL
					  : pool_printf(pool, "%s", date_format(number, date));
	return number == LENGTH_NONE ? NULL : pool_printf(pool, "%d", (int)number);
}
