#include "write.h"

void traffic_write_305(struct sheet *sheet)
{
	const struct letter *letter = sheet->letter;
	struct pool *pool = sheet->pool;
	struct client *client = traffic_client(sheet, letter->toewijzing->youth, false);
	struct startproducten *producten = MAKE(pool, client, startproducten);

	for (int i = 0; i < letter->lines; i++) {
		struct startproduct *product = MAKE(pool, producten, startproduct);

		MAKE_NUMBER(pool, product, toewijzingnummer, letter->nummer);
		traffic_write_product(sheet, MAKE(pool, product, product),
				      letter->toewijzing->product);
		MAKE_DAY(pool, product, toewijzingingangsdatum, letter->toewijzing->ingangsdatum);
		MAKE_DAY(pool, product, begindatum, letter->line[i].begin);
		MAKE_TEXT(pool, product, statusaanlevering, letter->line[i].status);
		TRAFFIC_CODES(sheet, product, letter->retourcode);
	}
	TRAFFIC_CODES(sheet, client, NULL);
}

void traffic_write_307(struct sheet *sheet)
{
	const struct letter *letter = sheet->letter;
	struct pool *pool = sheet->pool;
	struct client *client = traffic_client(sheet, letter->toewijzing->youth, false);
	struct stopproducten *producten = MAKE(pool, client, stopproducten);

	for (int i = 0; i < letter->lines; i++) {
		const struct line *line = &letter->line[i];
		struct stopproduct *product = MAKE(pool, producten, stopproduct);

		MAKE_NUMBER(pool, product, toewijzingnummer, letter->nummer);
		traffic_write_product(sheet, MAKE(pool, product, product),
				      letter->toewijzing->product);
		MAKE_DAY(pool, product, toewijzingingangsdatum, letter->toewijzing->ingangsdatum);
		MAKE_DAY(pool, product, begindatum, line->begin);
		MAKE_TEXT(pool, product, redenbeeindiging, line->reden);
		MAKE_DAY(pool, product, einddatum, line->end);
		MAKE_TEXT(pool, product, statusaanlevering, line->status);
		TRAFFIC_CODES(sheet, product, letter->retourcode);
	}
	TRAFFIC_CODES(sheet, client, NULL);
}
