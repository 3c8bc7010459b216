#include "truth.h"

#include <stdlib.h>
#include <string.h>

#include "write.h"

/* The JW301 that grants a request and counts; DAY_NEVER. An assignment that was deleted later on
 * answers nothing. The answer to a JW317 stands on every line of its message (IV093): `*nummer`
 * is the lowest of them. */
static int32_t granted(const struct request *request, int *nummer)
{
	const struct toewijzing *toewijzing = request->granted_by;
	struct other others[YOUTH_TOEWIJZINGEN];
	struct letter letter;
	int count;

	if (request->granted == DAY_NEVER || traffic_is_void(toewijzing, truth_current(toewijzing)))
		return DAY_NEVER;
	*nummer = toewijzing->nummer;
	if (!request->vow)
		return request->granted;
	letter = traffic_letter(JW301, request->granted, request->toewijzing);
	count = traffic_others(&letter, others);
	for (int i = 0; i < count; i++) {
		const struct toewijzing *other = others[i].toewijzing;

		if (other->nummer < *nummer && !traffic_is_void(other, truth_current(other)))
			*nummer = other->nummer;
	}
	return request->granted;
}

static void set_besluit(struct row *row, const struct request *request, int32_t yes, int nummer)
{
	int32_t no = request->refused, besluit = yes <= no ? yes : no;

	if (besluit == DAY_NEVER) {
		SET(row, status, "%s", request->looked != DAY_NEVER ? "in_onderzoek" : "open");
		return;
	}
	SET_DAY(row, besluitdatum, besluit);
	SET(row, w1b_dagen, "%d", besluit - request->day);
	SET(row, status, "%s", yes <= no ? "toegewezen" : "afgewezen");
	if (yes > no) {
		SET(row, reden_afwijzing, "%s", request->reden);
		return;
	}
	SET(row, toewijzingnummer, "%d", nummer);
	if (!request->vow)
		SET(row, w2_dagen, "%d",
		    request->granted_by->version[0].toewijzingsdatum - request->day);
}

static int32_t earliest(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static void put_verzoek(struct truth *truth, const struct request *request)
{
	const struct toewijzing *toewijzing = request->toewijzing;
	int nummer = 0;
	int32_t yes = granted(request, &nummer);
	int32_t answer = earliest(yes, earliest(request->refused, request->looked));
	struct row row = {0};

	SET(&row, tabel, "verzoek");
	SET_DAY(&row, peildatum, truth->world->last);
	SET(&row, aanbieder, "%s", traffic_aanbieder(toewijzing->aanbieder)->agb);
	SET(&row, referentie, "%s", request->referentie);
	SET(&row, soort, "%s", request->vow ? "VOW" : "VOT");
	SET(&row, gemeente, "GM%s", traffic_gemeente(request->gemeente)->code);
	SET_DAY(&row, dagtekening, request->day);
	if (!request->vow) {
		const struct offer *product = toewijzing->product;

		SET(&row, productcategorie, "%s", product->categorie);
		SET(&row, productcode, "%s", product->code ? product->code : "");
		SET(&row, verwijzer, "%s", toewijzing->verwijzer);
	}
	if (answer != DAY_NEVER) {
		SET_DAY(&row, antwoorddatum, answer);
		SET(&row, w1_dagen, "%d", answer - request->day);
		SET(&row, w1_werkdagen, "%d", date_workdays(request->day, answer));
	}
	set_besluit(&row, request, yes, nummer);
	truth_put(truth, &row);
}

static int compare(const void *left, const void *right)
{
	const struct request *a = *(struct request *const *)left;
	const struct request *b = *(struct request *const *)right;
	int agb = strcmp(traffic_aanbieder(a->toewijzing->aanbieder)->agb,
			 traffic_aanbieder(b->toewijzing->aanbieder)->agb);

	return agb != 0 ? agb : strcmp(a->referentie, b->referentie);
}

void truth_verzoeken(struct truth *truth)
{
	const struct world *world = truth->world;
	struct request **sorted =
	    pool_alloc(world->pool, (world->requests + 1) * sizeof(struct request *));

	for (size_t i = 0; i < world->requests; i++)
		sorted[i] = &world->request[i];
	qsort(sorted, world->requests, sizeof(struct request *), compare);
	for (size_t i = 0; i < world->requests; i++)
		put_verzoek(truth, sorted[i]);
}
