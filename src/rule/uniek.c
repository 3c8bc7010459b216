/* Rules that want something once. All of them sort, so that a message of 25 MB, or one that was
 * made to be slow, costs n log n. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/text.h"
#include "inspect.h"

enum { KEY_PARTS = 6 };

/* One part of a key: a field of the record, or of the record that it holds at `via`. A place of 0
 * is the head of a record and so means none. */
struct key_part {
	size_t via;
	size_t field;
	bool number; /* compared as a number; else as text, as the published check does: 7 is not 07
		      */
};

struct key {
	const struct class *class;
	struct key_part part[KEY_PARTS]; /* one without a field ends them */
};

#define OWN(type, member)                               \
	{                                               \
		0, offsetof(struct type, member), false \
	}
#define VIA(type, holder, inner, member)                                             \
	{                                                                            \
		offsetof(struct type, holder), offsetof(struct inner, member), false \
	}

/* The logical keys of TR101, within the parent. */
static const struct key keys[] = {
    {&class_contact, {OWN(contact, soort)}},
    {&class_relatie, {OWN(relatie, nummer)}},
    {&class_toegewezenproduct, {OWN(toegewezenproduct, toewijzingnummer)}},
    {&class_startproduct,
     {OWN(startproduct, toewijzingnummer), VIA(startproduct, product, product, categorie),
      VIA(startproduct, product, product, code), OWN(startproduct, begindatum)}},
    {&class_stopproduct,
     {OWN(stopproduct, toewijzingnummer), VIA(stopproduct, product, product, categorie),
      VIA(stopproduct, product, product, code), OWN(stopproduct, begindatum),
      OWN(stopproduct, einddatum), OWN(stopproduct, redenbeeindiging)}},
    {&class_aangevraagdproduct, {OWN(aangevraagdproduct, referentieaanbieder)}},
    {&class_ongewijzigdproduct, {OWN(ongewijzigdproduct, toewijzingnummer)}},
    {&class_tewijzigenproduct, {OWN(tewijzigenproduct, toewijzingnummer)}},
    {&class_nieuwproduct,
     {VIA(nieuwproduct, product, product, categorie), VIA(nieuwproduct, product, product, code),
      OWN(nieuwproduct, gewensteingangsdatum)}},
    {&class_client, {OWN(client, bsn)}},
    {&class_prestatie,
     {VIA(prestatie, productreferentie, referentie, referentienummer),
      VIA(prestatie, productreferentie, referentie, vorigreferentienummer)}},
};

/* TR315, TR316 */
static const struct key key_referentie = {
    &class_prestatie, {VIA(prestatie, productreferentie, referentie, referentienummer)}};
static const struct key key_vorig = {
    &class_prestatie, {VIA(prestatie, productreferentie, referentie, vorigreferentienummer)}};

/* TR101 before 3.2: a stop with another RedenBeeindiging has the same key. */
static const struct key key_stopproduct_earlier = {
    &class_stopproduct,
    {OWN(stopproduct, toewijzingnummer), VIA(stopproduct, product, product, categorie),
     VIA(stopproduct, product, product, code), OWN(stopproduct, begindatum),
     OWN(stopproduct, einddatum)}};

/* TR416 before 3.2: whatever the product. */
static const struct key key_prestatie_earlier = {
    &class_prestatie,
    {{0, offsetof(struct prestatie, toewijzingnummer), true},
     VIA(prestatie, productperiode, periode, begindatum),
     VIA(prestatie, productperiode, periode, einddatum)}};

/* TR416 */
static const struct key key_prestatie = {&class_prestatie,
					 {{0, offsetof(struct prestatie, toewijzingnummer), true},
					  OWN(prestatie, productcategorie),
					  OWN(prestatie, productcode),
					  VIA(prestatie, productperiode, periode, begindatum),
					  VIA(prestatie, productperiode, periode, einddatum)}};

/* A record among those that are compared. */
struct item {
	const struct key *key;
	const struct record *record;
	uint32_t position; /* in the message */
};

struct items {
	struct item *item;
	uint32_t count;
};

static const struct field *part_of(const struct record *record, const struct key_part *part)
{
	static const struct field absent;
	const char *holder = (const char *)record;

	if (part->via != 0)
		memcpy(&holder, holder + part->via, sizeof(holder));
	return holder != NULL ? (const struct field *)(const void *)(holder + part->field)
			      : &absent;
}

/* What is absent equals only what is absent. */
static int compare_fields(const struct field *a, const struct field *b, bool number)
{
	if (!present(a) || !present(b))
		return (int)present(a) - (int)present(b);
	if (number)
		return (a->value > b->value) - (a->value < b->value);
	return strcmp(a->text, b->text);
}

static int compare_keys(const struct item *a, const struct item *b)
{
	const struct key_part *part = a->key->part;
	int order = 0;

	for (int i = 0; i < KEY_PARTS && part[i].field != 0 && order == 0; i++)
		order = compare_fields(part_of(a->record, &part[i]), part_of(b->record, &part[i]),
				       part[i].number);
	return order;
}

static int by_key(const void *left, const void *right)
{
	const struct item *a = left, *b = right;
	int order = compare_keys(a, b);

	return order != 0 ? order : (a->position > b->position) - (a->position < b->position);
}

static int by_position(const void *left, const void *right)
{
	const struct item *a = left, *b = right;

	return (a->position > b->position) - (a->position < b->position);
}

/* Sorts and leaves only the items whose key was there before, in the order of the message. */
static void keep_repeated(struct items *items)
{
	uint32_t kept = 0;
	struct item before;

	if (items->count < 2) {
		items->count = 0;
		return;
	}
	qsort(items->item, items->count, sizeof(struct item), by_key);
	before = items->item[0];
	for (uint32_t i = 1; i < items->count; i++) {
		struct item item = items->item[i];

		if (compare_keys(&before, &item) == 0)
			items->item[kept++] = item;
		before = item;
	}
	items->count = kept;
	qsort(items->item, kept, sizeof(struct item), by_position);
}

static void add(struct items *items, const struct key *key, const struct record *record)
{
	items->item[items->count] = (struct item){key, record, items->count};
	items->count++;
}

/* The first of the records that a container holds: its only member is their list. */
static const struct record *first_of(const struct record *container)
{
	const struct record *first;

	memcpy(&first, (const char *)container + container->class->member[0].offset, sizeof(first));
	return first;
}

static struct items items_new(struct inspection *inspection, size_t room)
{
	return (struct items){pool_alloc(inspection->findings->pool, room * sizeof(struct item)),
			      0};
}

/* The records of a container with a key that was there before. */
static struct items repeated(struct inspection *inspection, const struct record *container,
			     const struct key *key)
{
	const struct record *first = first_of(container);
	struct items items = {NULL, 0};
	size_t room = 0;

	if (first == NULL || first->next == NULL)
		return items;
	for (const struct record *record = first; record != NULL; record = record->next)
		room++;
	items = items_new(inspection, room);
	for (const struct record *record = first; record != NULL; record = record->next)
		add(&items, key, record);
	keep_repeated(&items);
	return items;
}

static const struct key *key_of(const struct class *class)
{
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i].class == class)
			return &keys[i];
	abort(); /* a class that TR101 is bound to and that has no key */
}

static void report_repeated(struct inspection *inspection, const struct record *container,
			    const struct key *key)
{
	struct items items = repeated(inspection, container, key);

	for (uint32_t i = 0; i < items.count; i++)
		report_line(inspection, items.item[i].record, items.item[i].record->line);
}

/* TR101 */
static void check_uniek(struct inspection *inspection, const struct record *record)
{
	report_repeated(inspection, record, key_of(record->class->member[0].class));
}

static void check_stop_earlier(struct inspection *inspection, const struct record *record)
{
	report_repeated(inspection, record, &key_stopproduct_earlier);
}

/* TR383: the same fact as TR101, seen from the reference. */
static void check_referentieaanbieder(struct inspection *inspection, const struct record *record)
{
	struct items items = repeated(inspection, record, key_of(&class_aangevraagdproduct));

	for (uint32_t i = 0; i < items.count; i++)
		report(inspection, items.item[i].record,
		       &AS(aangevraagdproduct, items.item[i].record)->referentieaanbieder);
}

/* TR416: a credit and the debit in its place may be alike, two debits may not. */
static void check_dubbel(struct inspection *inspection, const struct record *record,
			 const struct key *key)
{
	const struct prestatie *first = AS(prestaties, record)->prestatie;
	struct items items;
	size_t room = 0;

	if (first == NULL || first->record.next == NULL)
		return;
	for (const struct prestatie *p = first; p != NULL; p = RECORD_NEXT(p))
		room++;
	items = items_new(inspection, room);
	for (const struct prestatie *p = first; p != NULL; p = RECORD_NEXT(p))
		if (field_is(&p->ingediendbedrag->debetcredit, "D"))
			add(&items, key, &p->record);
	keep_repeated(&items);
	for (uint32_t i = 0; i < items.count; i++)
		report_line(inspection, items.item[i].record, items.item[i].record->line);
}

static void check_prestatie_dubbel(struct inspection *inspection, const struct record *record)
{
	check_dubbel(inspection, record, &key_prestatie);
}

static void check_prestatie_earlier(struct inspection *inspection, const struct record *record)
{
	check_dubbel(inspection, record, &key_prestatie_earlier);
}

/* The Prestatie behind this one, in the next Client when it was the last of its own. */
static const struct prestatie *next_prestatie(const struct prestatie *prestatie,
					      const struct client **client)
{
	if (prestatie != NULL)
		prestatie = RECORD_NEXT(prestatie);
	while (prestatie == NULL && *client != NULL) {
		prestatie = (*client)->prestaties->prestatie;
		*client = RECORD_NEXT(*client);
	}
	return prestatie;
}

static bool has_vorig(const struct prestatie *prestatie)
{
	return present(&prestatie->productreferentie->vorigreferentienummer);
}

/* All Prestaties of the message, or those with a VorigReferentieNummer. */
static struct items prestaties(struct inspection *inspection, const struct record *declaratie,
			       const struct key *key)
{
	const struct client *first = AS(declaratie, declaratie)->clienten->client;
	const struct client *client = first;
	const struct prestatie *p = NULL;
	struct items items = {NULL, 0};
	size_t room = 0;

	while ((p = next_prestatie(p, &client)) != NULL)
		room += key != &key_vorig || has_vorig(p);
	if (room == 0)
		return items;
	items = items_new(inspection, room);
	client = first;
	while ((p = next_prestatie(p, &client)) != NULL)
		if (key != &key_vorig || has_vorig(p))
			add(&items, key, &p->record);
	return items;
}

static void report_referentie(struct inspection *inspection, const struct record *record)
{
	report_line(inspection, record, AS(prestatie, record)->productreferentie->record.line);
}

/* TR315: a line is credited once. */
static void check_vorigreferentienummer(struct inspection *inspection, const struct record *record)
{
	struct items items = prestaties(inspection, record, &key_vorig);

	keep_repeated(&items);
	for (uint32_t i = 0; i < items.count; i++)
		report_referentie(inspection, items.item[i].record);
}

/* A credit against the reference of a line. */
static int find(const void *left, const void *right)
{
	const struct item *credit = left, *line = right;

	return compare_fields(part_of(credit->record, &credit->key->part[0]),
			      part_of(line->record, &line->key->part[0]), false);
}

/* TR316: what a message introduces it cannot take back. */
static void check_credit_in_bericht(struct inspection *inspection, const struct record *record)
{
	struct items credits = prestaties(inspection, record, &key_vorig);
	struct items lines;

	if (credits.count == 0)
		return;
	lines = prestaties(inspection, record, &key_referentie);
	qsort(lines.item, lines.count, sizeof(struct item), by_key);
	for (uint32_t i = 0; i < credits.count; i++)
		if (bsearch(&credits.item[i], lines.item, lines.count, sizeof(struct item), find))
			report_referentie(inspection, credits.item[i].record);
}

/* TR101 in all releases: the key of a stop differs. */
#define TR101(stop)                                                                              \
	IN_MESSAGE("TR101"),                                                                     \
	    .text = N_("The same logical key stands in the message before"),                     \
	    .remedy = N_("Ask the sender to send every line once, each with its own key."),      \
	    .elements =                                                                          \
		"Contact [301]; Relatie [301]; ToegewezenProduct [301]; StartProduct [305]; "    \
		"StopProduct [307]; AangevraagdProduct [315]; Client [323 325]; NieuwProduct "   \
		"[317]; OngewijzigdProduct [317]; TeWijzigenProduct [317]; Prestatie [323 325]", \
	    .on = {                                                                              \
		{ON(JW307), &class_stopproducten, stop},                                         \
		{ON(JW301), &class_contactgegevens, check_uniek},                                \
		{ON(JW301), &class_relaties, check_uniek},                                       \
		{ON(JW301), &class_toegewezenproducten, check_uniek},                            \
		{ON(JW305), &class_startproducten, check_uniek},                                 \
		{ON(JW315), &class_aangevraagdeproducten, check_uniek},                          \
		{ON(JW317), &class_ongewijzigdeproducten, check_uniek},                          \
		{ON(JW317), &class_tewijzigenproducten, check_uniek},                            \
		{ON(JW317), &class_nieuweproducten, check_uniek},                                \
		{MET_PRESTATIE, &class_clienten, check_uniek},                                   \
		{MET_PRESTATIE, &class_prestaties, check_uniek},                                 \
	}

#define TR416                                                                                  \
	IN_MESSAGE("TR416"), .text = N_("The same care of the same period is debited before"), \
			     .remedy = N_("Ask the aanbieder to claim one of the two lines."), \
			     .elements = "Prestatie"

static const struct rule rules[] = {
    {
	TR101(check_uniek),
	.since = RELEASE(3, 2),
	.checks = N_(
	    "Within one message no two parts of one kind have the same logical key, such as "
	    "ToewijzingNummer, product and Begindatum of a start. StatusAanlevering is no part of "
	    "a key, so a deletion and a new delivery with one key are twice the same."),
    },
    {
	TR101(check_stop_earlier),
	.checks =
	    N_("Within one message no two parts of one kind have the same logical key. That of "
	       "a stop is ToewijzingNummer, product, Begindatum and Einddatum, whatever the "
	       "RedenBeeindiging."),
    },
    {
	IN_MESSAGE("TR315"),
	.text = N_("Another Prestatie credits the same line"),
	.remedy = N_("Ask the aanbieder to credit every line once."),
	.elements = "Prestatie/ProductReferentie",
	.checks =
	    N_("Every Prestatie is credited once in a message: no two Prestaties name the same "
	       "VorigReferentieNummer."),
	.on = {{ON(JW323), &class_declaratie, check_vorigreferentienummer}},
    },
    {
	IN_MESSAGE("TR316"),
	.text = N_("The credited line stands in the same message"),
	.remedy = N_("Ask the aanbieder to leave both lines out, or to credit in a later message."),
	.elements = "Prestatie/ProductReferentie",
	.checks = N_("A Prestatie is not credited in the message that claims it: no "
		     "VorigReferentieNummer is a ReferentieNummer of the same message."),
	.on = {{ON(JW323), &class_declaratie, check_credit_in_bericht}},
    },
    {
	IN_MESSAGE("TR383"),
	.since = RELEASE(3, 1),
	.text = N_("ReferentieAanbieder stands in the message before"),
	.remedy = N_("Ask the aanbieder to give every requested product its own reference."),
	.elements = "AangevraagdProduct/ReferentieAanbieder",
	.checks = N_("Every AangevraagdProduct of a message has a ReferentieAanbieder of its own."),
	.on = {{ON(JW315), &class_aangevraagdeproducten, check_referentieaanbieder}},
    },
    {
	TR416,
	.since = RELEASE(3, 2),
	.checks = N_("No two debit Prestaties of one client are equal in ToewijzingNummer, "
		     "ProductCategorie, ProductCode and ProductPeriode."),
	.on = {{ON(JW323), &class_prestaties, check_prestatie_dubbel}},
    },
    {
	TR416,
	.checks = N_("No two debit Prestaties of one client are equal in ToewijzingNummer and "
		     "ProductPeriode."),
	.on = {{ON(JW323), &class_prestaties, check_prestatie_earlier}},
    },
};

RULE_SET(uniek);
