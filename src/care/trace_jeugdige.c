/* The clocks of a youth that go on at another aanbieder. */
#include "facts.h"

#include "ijw/care/jeugdklok.h"

/* The chains that have a wait, side by side with their rows. */
struct waits {
	struct jeugdwacht *wacht;
	const struct wachtketen_row **row;
	const struct keten *keten;
	size_t count;
};

static const struct wachtketen_row *row_of(const struct derived *derived, const struct keten *keten)
{
	for (size_t i = 0; i < derived->wachtketens; i++) {
		const struct wachtketen_row *row = &derived->wachtketen[i];

		if (row->gemeente == keten->lid[0]->gemeente && row->keten == keten->lid[0]->nummer)
			return order_text(row->status, "uitgesloten") != 0 ? row : NULL;
	}
	return NULL;
}

static struct waits waits_of(const struct known *known, const struct ketens *ketens,
			     const struct derived *derived)
{
	struct pool *pool = known->pool;
	struct waits waits = {.count = 0};
	struct keten *keten = pool_alloc(pool, (ketens->count + 1) * sizeof(*keten));
	size_t next;

	waits.wacht = pool_alloc(pool, (ketens->count + 1) * sizeof(*waits.wacht));
	waits.row = pool_alloc(pool, (ketens->count + 1) * sizeof(*waits.row));
	waits.keten = keten;
	for (size_t at = 0; at < ketens->count; at = next) {
		const struct wachtketen_row *row;
		struct jeugdwacht wacht;

		next = keten_volgende(ketens, at, &keten[waits.count]);
		row = row_of(derived, &keten[waits.count]);
		if (row == NULL)
			continue;
		wacht = (struct jeugdwacht){.gemeente = row->gemeente,
					    .keten = row->keten,
					    .aanbieder = row->aanbieder,
					    .productcategorie = row->productcategorie,
					    .klokstart = row->klokstart,
					    .ingangsdatum = row->ingangsdatum};
		wacht.einddatum = keten_exit(&keten[waits.count], &wacht.reden);
		waits.wacht[waits.count] = wacht;
		waits.row[waits.count++] = row;
	}
	return waits;
}

void trace_jeugdige(const struct known *known, const struct ketens *ketens,
		    const struct derived *derived)
{
	struct waits waits;
	const size_t *klok;

	if (known->trace == NULL)
		return;
	waits = waits_of(known, ketens, derived);
	klok = jeugdklok_of(waits.wacht, waits.count, known->parameters->g_keten, known->pool);
	for (size_t i = 0; i < waits.count; i++)
		if (klok[i] != i)
			trace_w3a(known, CLOCK_W3A_JEUGDIGE, &waits.keten[i], waits.row[i],
				  waits.keten[klok[i]].lid[0]->eerste);
}
