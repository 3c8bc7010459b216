/* The region: its municipalities, its providers with their habits, what they offer. Tables only. */
#ifndef TRAFFIC_REGION_H
#define TRAFFIC_REGION_H

#include <stdbool.h>
#include <stddef.h>

#include "random.h"

struct gemeente {
	const char *code; /* CBS */
	const char *plaats;
	const char *postcode; /* four digits */
	int inwoners;         /* in thousands: the weight */
};

struct offer {
	const char *categorie;
	const char *code;       /* NULL: unspecific, with a budget instead of a volume */
	const char *eenheid;    /* NULL with a budget */
	const char *frequentie; /* NULL with a budget */
	int volume;             /* or budget, in cents */
	int tarief;             /* in cents for one unit; 0 when the unit is euros */
	bool open;              /* may be assigned without an end date */
	bool uitgesloten;       /* of a category without waits */
	bool kort;              /* a screening of some weeks, before other care */
};

enum { PROVIDER_PRODUCTS = 4 };

struct aanbieder {
	const char *agb;
	int weight;  /* 0: only screens */
	int wait;    /* median days from assignment to start */
	int slow;    /* of a thousand starts and stops, how many are reported late */
	bool claims; /* sends JW323 */
	bool gi;     /* certified institution: only works on the initiative of a gemeente */
	int products[PROVIDER_PRODUCTS]; /* indexes; -1 behind the last */
};

/* Something new in some gemeenten, for some kinds of help, for a time. */
struct pilot {
	const char *naam;
	const char *gemeenten[4];   /* NULL behind the last */
	const char *categorieen[4]; /* NULL behind the last; none: all */
	int percent;                /* that is left of the wait */
};

/* Rows by index. */
size_t traffic_gemeenten(void);
const struct gemeente *traffic_gemeente(size_t index);
size_t traffic_aanbieders(void);
const struct aanbieder *traffic_aanbieder(size_t index);
const char *traffic_aanbieder_naam(size_t index);
bool traffic_falls_silent(size_t index);
const struct offer *traffic_product(size_t index);
size_t traffic_pilots(void);
const struct pilot *traffic_pilot(size_t index);

/* One of them by weight. */
size_t traffic_draw_gemeente(struct traffic_random *random);
size_t traffic_draw_aanbieder(struct traffic_random *random);

/* What this provider offers: one of his products, of another category than `other` unless NULL. -1
 * when he has no such product. */
int traffic_draw_product(struct traffic_random *random, size_t aanbieder, const char *other);

/* The provider that screens, and the index of its product. */
size_t traffic_screener(int *product);

/* A street and a name of one of the invented people. */
const char *traffic_draw_straat(struct traffic_random *random);
const char *traffic_draw_voornaam(struct traffic_random *random, bool meisje);
const char *traffic_draw_achternaam(struct traffic_random *random, const char **voorvoegsel);

#endif
