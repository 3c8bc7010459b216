/* The rows of the tables as columns of text. */
#include "ijw/care/story.h"

#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/label.h"

enum kind { KIND_TEXT, KIND_SENT, KIND_DAY, KIND_DAYS, KIND_COUNT, KIND_NUMBER, KIND_GEMEENTE };

struct column {
	const char *name;
	enum kind kind;
	size_t offset;
};

#define COLUMN(row, kind, name)                         \
	{                                               \
#name, kind, offsetof(struct row, name) \
	}

static const struct column toewijzing[] = {
    COLUMN(toewijzing_row, KIND_GEMEENTE, gemeente),
    COLUMN(toewijzing_row, KIND_NUMBER, toewijzingnummer),
    COLUMN(toewijzing_row, KIND_TEXT, aanbieder),
    COLUMN(toewijzing_row, KIND_TEXT, productcategorie),
    COLUMN(toewijzing_row, KIND_TEXT, productcode),
    COLUMN(toewijzing_row, KIND_DAY, toewijzingsdatum),
    COLUMN(toewijzing_row, KIND_DAY, ingangsdatum),
    COLUMN(toewijzing_row, KIND_DAY, einddatum),
    COLUMN(toewijzing_row, KIND_TEXT, reden_wijziging),
    COLUMN(toewijzing_row, KIND_COUNT, versies),
    COLUMN(toewijzing_row, KIND_TEXT, status),
    COLUMN(toewijzing_row, KIND_TEXT, rol),
    COLUMN(toewijzing_row, KIND_NUMBER, keten),
};

static const struct column levering[] = {
    COLUMN(levering_row, KIND_GEMEENTE, gemeente),
    COLUMN(levering_row, KIND_NUMBER, toewijzingnummer),
    COLUMN(levering_row, KIND_DAY, begindatum),
    COLUMN(levering_row, KIND_TEXT, aanbieder),
    COLUMN(levering_row, KIND_TEXT, productcategorie),
    COLUMN(levering_row, KIND_TEXT, productcode),
    COLUMN(levering_row, KIND_DAY, einddatum),
    COLUMN(levering_row, KIND_TEXT, status),
    COLUMN(levering_row, KIND_TEXT, reden_beeindiging),
    COLUMN(levering_row, KIND_COUNT, onderbrekingen),
    COLUMN(levering_row, KIND_DAYS, onderbreking_dagen),
    COLUMN(levering_row, KIND_DAYS, d1_dagen),
    COLUMN(levering_row, KIND_DAYS, d2_dagen),
    COLUMN(levering_row, KIND_DAYS, a1_dagen),
    COLUMN(levering_row, KIND_DAYS, a1_werkdagen),
    COLUMN(levering_row, KIND_DAYS, a2_dagen),
    COLUMN(levering_row, KIND_DAYS, a2_werkdagen),
};

static const struct column wachtketen[] = {
    COLUMN(wachtketen_row, KIND_GEMEENTE, gemeente),
    COLUMN(wachtketen_row, KIND_NUMBER, keten),
    COLUMN(wachtketen_row, KIND_TEXT, aanbieder),
    COLUMN(wachtketen_row, KIND_TEXT, productcategorie),
    COLUMN(wachtketen_row, KIND_TEXT, verwijzer),
    COLUMN(wachtketen_row, KIND_TEXT, leeftijd),
    COLUMN(wachtketen_row, KIND_DAY, klokstart),
    COLUMN(wachtketen_row, KIND_DAY, ingangsdatum),
    COLUMN(wachtketen_row, KIND_TEXT, status),
    COLUMN(wachtketen_row, KIND_DAY, startdatum),
    COLUMN(wachtketen_row, KIND_DAY, startdatum_tot),
    COLUMN(wachtketen_row, KIND_DAY, einddatum),
    COLUMN(wachtketen_row, KIND_TEXT, reden),
    COLUMN(wachtketen_row, KIND_COUNT, toewijzingen),
    COLUMN(wachtketen_row, KIND_DAYS, w3a_dagen),
    COLUMN(wachtketen_row, KIND_DAYS, w3b_dagen),
    COLUMN(wachtketen_row, KIND_DAYS, w4_dagen),
    COLUMN(wachtketen_row, KIND_DAYS, w3a_tot),
    COLUMN(wachtketen_row, KIND_DAYS, open_dagen),
};

static const struct column verzoek[] = {
    COLUMN(verzoek_row, KIND_TEXT, aanbieder),
    COLUMN(verzoek_row, KIND_SENT, referentie),
    COLUMN(verzoek_row, KIND_TEXT, soort),
    COLUMN(verzoek_row, KIND_GEMEENTE, gemeente),
    COLUMN(verzoek_row, KIND_DAY, dagtekening),
    COLUMN(verzoek_row, KIND_TEXT, productcategorie),
    COLUMN(verzoek_row, KIND_TEXT, productcode),
    COLUMN(verzoek_row, KIND_TEXT, verwijzer),
    COLUMN(verzoek_row, KIND_TEXT, status),
    COLUMN(verzoek_row, KIND_DAY, antwoorddatum),
    COLUMN(verzoek_row, KIND_DAY, besluitdatum),
    COLUMN(verzoek_row, KIND_TEXT, reden_afwijzing),
    COLUMN(verzoek_row, KIND_NUMBER, toewijzingnummer),
    COLUMN(verzoek_row, KIND_DAYS, w1_dagen),
    COLUMN(verzoek_row, KIND_DAYS, w1_werkdagen),
    COLUMN(verzoek_row, KIND_DAYS, w1b_dagen),
    COLUMN(verzoek_row, KIND_DAYS, w2_dagen),
};

static const struct column traject[] = {
    COLUMN(traject_row, KIND_DAY, begindatum),
    COLUMN(traject_row, KIND_DAY, einddatum),
    COLUMN(traject_row, KIND_TEXT, status),
    COLUMN(traject_row, KIND_COUNT, leveringen),
    COLUMN(traject_row, KIND_COUNT, aanbieders),
    COLUMN(traject_row, KIND_TEXT, eerste_aanbieder),
    COLUMN(traject_row, KIND_TEXT, laatste_aanbieder),
    COLUMN(traject_row, KIND_COUNT, overstappen),
    COLUMN(traject_row, KIND_COUNT, stapeling),
    COLUMN(traject_row, KIND_DAYS, dagen),
    COLUMN(traject_row, KIND_DAYS, w5_dagen),
    COLUMN(traject_row, KIND_DAYS, draaideur),
};

static int32_t read_small(const char *at)
{
	int32_t value;

	memcpy(&value, at, sizeof(value));
	return value;
}

static const char *read_cell(const struct column *column, const char *row, struct pool *pool)
{
	const char *at = row + column->offset, *text;
	int32_t small;
	int64_t number;
	char date[DATE_TEXT];

	switch (column->kind) {
	case KIND_TEXT:
		memcpy(&text, at, sizeof(text));
		return text;
	case KIND_SENT:
		memcpy(&text, at, sizeof(text));
		return text != NULL ? label_show(text, pool_alloc(pool, STORY_LABEL), STORY_LABEL)
				    : NULL;
	case KIND_DAY:
		date_format(read_small(at), date);
		return date[0] != '\0' ? pool_printf(pool, "%s", date) : NULL;
	case KIND_DAYS:
	case KIND_COUNT:
		small = read_small(at);
		return small != LENGTH_NONE ? pool_printf(pool, "%d", small) : NULL;
	case KIND_NUMBER:
		memcpy(&number, at, sizeof(number));
		return number != GETAL_NONE ? pool_printf(pool, "%lld", (long long)number) : NULL;
	case KIND_GEMEENTE:
		small = read_small(at);
		return small != GEMEENTE_NONE ? pool_printf(pool, "GM%04d", small) : NULL;
	}
	return NULL;
}

static size_t read_row(const struct column *columns, size_t count, const void *row,
		       struct pool *pool, struct story_cell *cells)
{
	for (size_t i = 0; i < count; i++) {
		cells[i].name = columns[i].name;
		cells[i].text = read_cell(&columns[i], row, pool);
		cells[i].number = columns[i].kind == KIND_DAYS || columns[i].kind == KIND_COUNT ||
				  columns[i].kind == KIND_NUMBER;
	}
	return count;
}

#define ROW(columns) columns, sizeof(columns) / sizeof((columns)[0]), row, pool, cells

size_t story_cells_toewijzing(const struct toewijzing_row *row, struct pool *pool,
			      struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(ROW(toewijzing));
}

size_t story_cells_levering(const struct levering_row *row, struct pool *pool,
			    struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(ROW(levering));
}

size_t story_cells_wachtketen(const struct wachtketen_row *row, struct pool *pool,
			      struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(ROW(wachtketen));
}

size_t story_cells_verzoek(const struct verzoek_row *row, struct pool *pool,
			   struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(ROW(verzoek));
}

size_t story_cells_traject(const struct traject_row *row, struct pool *pool,
			   struct story_cell cells[STORY_CELLS_MAX])
{
	return read_row(ROW(traject));
}
