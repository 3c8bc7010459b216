/* Derived rows as lines of words. */
#include "test_care.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/date.h"

static void put_day(struct buf *buf, const char *name, int32_t day)
{
	char text[32];

	if (day == DAY_NONE)
		return;
	if (day > -1000000 && day < 3000000)
		date_format(day, text);
	else
		snprintf(text, sizeof(text), "%d", day);
	buf_printf(buf, " %s=%s", name, text);
}

static void put_length(struct buf *buf, const char *name, int32_t length)
{
	if (length != LENGTH_NONE)
		buf_printf(buf, " %s=%d", name, length);
}

static void put_getal(struct buf *buf, const char *name, int64_t getal)
{
	if (getal != GETAL_NONE)
		buf_printf(buf, " %s=%lld", name, (long long)getal);
}

static void put_text(struct buf *buf, const char *name, const char *text)
{
	if (text != NULL)
		buf_printf(buf, " %s=%s", name, text);
}

static void put_toewijzing(struct buf *buf, const struct toewijzing_row *row)
{
	buf_printf(buf, "toewijzing gem=%d", row->gemeente);
	put_getal(buf, "T", row->toewijzingnummer);
	put_text(buf, "agb", row->aanbieder);
	put_text(buf, "cat", row->productcategorie);
	put_text(buf, "code", row->productcode);
	put_day(buf, "td", row->toewijzingsdatum);
	put_day(buf, "in", row->ingangsdatum);
	put_day(buf, "eind", row->einddatum);
	put_text(buf, "reden", row->reden_wijziging);
	put_length(buf, "versies", row->versies);
	put_text(buf, "status", row->status);
	put_text(buf, "rol", row->rol);
	put_getal(buf, "keten", row->keten);
	put_length(buf, "a3", row->a3_dagen);
	put_length(buf, "a3wd", row->a3_werkdagen);
	buf_puts(buf, " \n");
}

static void put_levering(struct buf *buf, const struct levering_row *row)
{
	buf_printf(buf, "levering gem=%d", row->gemeente);
	put_getal(buf, "T", row->toewijzingnummer);
	put_day(buf, "begin", row->begindatum);
	put_text(buf, "agb", row->aanbieder);
	put_text(buf, "cat", row->productcategorie);
	put_text(buf, "code", row->productcode);
	put_day(buf, "eind", row->einddatum);
	put_text(buf, "status", row->status);
	put_text(buf, "reden", row->reden_beeindiging);
	put_length(buf, "onderbrekingen", row->onderbrekingen);
	put_length(buf, "onderbreking_dagen", row->onderbreking_dagen);
	put_length(buf, "d1", row->d1_dagen);
	put_length(buf, "d2", row->d2_dagen);
	put_length(buf, "a1", row->a1_dagen);
	put_length(buf, "a1wd", row->a1_werkdagen);
	put_length(buf, "a2", row->a2_dagen);
	put_length(buf, "a2wd", row->a2_werkdagen);
	buf_puts(buf, " \n");
}

static void put_wachtketen(struct buf *buf, const struct wachtketen_row *row)
{
	buf_printf(buf, "wachtketen gem=%d", row->gemeente);
	put_getal(buf, "keten", row->keten);
	put_text(buf, "agb", row->aanbieder);
	put_text(buf, "cat", row->productcategorie);
	put_text(buf, "verwijzer", row->verwijzer);
	put_text(buf, "leeftijd", row->leeftijd);
	put_day(buf, "klokstart", row->klokstart);
	put_day(buf, "in", row->ingangsdatum);
	put_text(buf, "status", row->status);
	put_day(buf, "start", row->startdatum);
	put_day(buf, "tot", row->startdatum_tot);
	put_day(buf, "eind", row->einddatum);
	put_text(buf, "reden", row->reden);
	put_length(buf, "toewijzingen", row->toewijzingen);
	put_length(buf, "w3a", row->w3a_dagen);
	put_length(buf, "w3b", row->w3b_dagen);
	put_length(buf, "w4", row->w4_dagen);
	put_length(buf, "w3a_tot", row->w3a_tot);
	put_length(buf, "open", row->open_dagen);
	buf_puts(buf, " \n");
}

static void put_verzoek(struct buf *buf, const struct verzoek_row *row)
{
	buf_puts(buf, "verzoek");
	put_text(buf, "agb", row->aanbieder);
	put_text(buf, "ref", row->referentie);
	put_text(buf, "soort", row->soort);
	buf_printf(buf, " gem=%d", row->gemeente);
	put_day(buf, "d", row->dagtekening);
	put_text(buf, "cat", row->productcategorie);
	put_text(buf, "code", row->productcode);
	put_text(buf, "verwijzer", row->verwijzer);
	put_text(buf, "status", row->status);
	put_day(buf, "antwoord", row->antwoorddatum);
	put_day(buf, "besluit", row->besluitdatum);
	put_text(buf, "reden", row->reden_afwijzing);
	put_getal(buf, "T", row->toewijzingnummer);
	put_length(buf, "w1", row->w1_dagen);
	put_length(buf, "w1wd", row->w1_werkdagen);
	put_length(buf, "w1b", row->w1b_dagen);
	put_length(buf, "w2", row->w2_dagen);
	buf_puts(buf, " \n");
}

static void put_traject(struct buf *buf, const struct traject_row *row)
{
	buf_puts(buf, "traject");
	put_day(buf, "begin", row->begindatum);
	put_day(buf, "eind", row->einddatum);
	put_text(buf, "status", row->status);
	put_length(buf, "leveringen", row->leveringen);
	put_length(buf, "aanbieders", row->aanbieders);
	put_text(buf, "eerste", row->eerste_aanbieder);
	put_text(buf, "laatste", row->laatste_aanbieder);
	put_length(buf, "overstappen", row->overstappen);
	put_length(buf, "stapeling", row->stapeling);
	put_length(buf, "dagen", row->dagen);
	put_length(buf, "w5", row->w5_dagen);
	put_length(buf, "draaideur", row->draaideur);
	buf_puts(buf, " \n");
}

static void put_onderbreking(struct buf *buf, const struct onderbreking_row *row,
			     const struct derived *derived)
{
	buf_puts(buf, "onderbreking");
	put_getal(buf, "T", derived->levering[row->levering].toewijzingnummer);
	put_day(buf, "begin", derived->levering[row->levering].begindatum);
	put_day(buf, "van", row->van);
	put_day(buf, "tot", row->tot);
	buf_puts(buf, " \n");
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *sort_lines(char *text, struct pool *pool)
{
	size_t count = 0, length = strlen(text);
	char **lines = pool_alloc(pool, (length + 1) * sizeof(*lines));
	char *sorted = pool_alloc(pool, length + 1), *at = sorted, *rest = NULL;

	for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		lines[count++] = line;
	if (count > 0)
		qsort(lines, count, sizeof(*lines), by_text);
	for (size_t i = 0; i < count; i++)
		at += sprintf(at, "%s\n", lines[i]);
	return sorted;
}

char *table_rows(const struct derived *derived, struct pool *pool)
{
	struct buf buf = BUF_INIT(0);
	char *rows;

	buf_puts(&buf, "");
	for (size_t i = 0; i < derived->toewijzingen; i++)
		put_toewijzing(&buf, &derived->toewijzing[i]);
	for (size_t i = 0; i < derived->leveringen; i++)
		put_levering(&buf, &derived->levering[i]);
	for (size_t i = 0; i < derived->wachtketens; i++)
		put_wachtketen(&buf, &derived->wachtketen[i]);
	for (size_t i = 0; i < derived->verzoeken; i++)
		put_verzoek(&buf, &derived->verzoek[i]);
	for (size_t i = 0; i < derived->trajecten; i++)
		put_traject(&buf, &derived->traject[i]);
	for (size_t i = 0; i < derived->onderbreking_count; i++)
		put_onderbreking(&buf, &derived->onderbreking[i], derived);
	if (derived->geboortemaand != MAAND_NONE)
		buf_printf(&buf, "jeugdige born=%04d-%02d \n", derived->geboortemaand / 12,
			   derived->geboortemaand % 12 + 1);
	rows = sort_lines(buf.data, pool);
	buf_free(&buf);
	return rows;
}
