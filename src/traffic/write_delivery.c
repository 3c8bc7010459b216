#include "write.h"

/* A StartProduct or StopProduct: the second has RedenBeeindiging and Einddatum. */
static void write_line(struct sheet *sheet, const char *name, const struct line *line, bool stop)
{
	struct xml *xml = &sheet->xml;
	const struct letter *letter = sheet->letter;

	traffic_open(xml, name);
	traffic_leaf_number(xml, "ToewijzingNummer", letter->nummer);
	traffic_product_leaf(sheet, letter->toewijzing->product);
	traffic_leaf_day(xml, "ToewijzingIngangsdatum", letter->toewijzing->ingangsdatum);
	traffic_leaf_day(xml, "Begindatum", line->begin);
	if (stop) {
		traffic_leaf(xml, "RedenBeeindiging", line->reden);
		traffic_leaf_day(xml, "Einddatum", line->end);
	}
	traffic_leaf(xml, "StatusAanlevering", line->status);
	traffic_codes(sheet, letter->retourcode);
	traffic_close(xml, name);
}

static void write_lines(struct sheet *sheet, const char *list, const char *name, bool stop)
{
	const struct letter *letter = sheet->letter;

	traffic_open(&sheet->xml, "Client");
	traffic_client(sheet, letter->toewijzing->youth, false);
	traffic_open(&sheet->xml, list);
	for (int i = 0; i < letter->lines; i++)
		write_line(sheet, name, &letter->line[i], stop);
	traffic_close(&sheet->xml, list);
	traffic_codes(sheet, NULL);
	traffic_close(&sheet->xml, "Client");
}

void traffic_write_305(struct sheet *sheet)
{
	write_lines(sheet, "StartProducten", "StartProduct", false);
}

void traffic_write_307(struct sheet *sheet)
{
	write_lines(sheet, "StopProducten", "StopProduct", true);
}
