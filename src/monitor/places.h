/* The counts of a publication by what they are about, so that the same youths in the same days are
 * one node however many tables have them. */
#ifndef IJW_MONITOR_PLACES_SRC_H
#define IJW_MONITOR_PLACES_SRC_H

#include "ijw/monitor/disclosure.h"

/* What a count is about. Stocks have the last month of their period alone. */
struct place {
	struct sleutel sleutel;
	int32_t first; /* months */
	int32_t last;
	enum telling_soort soort;
};

struct node {
	struct place place;
	int64_t count;
	int64_t told; /* what an earlier publication showed, when it is known */
	bool hidden;  /* in a table of this publication */
	bool shown;   /* in another one */
	bool known;   /* an earlier publication showed it, and it is taken to be the same */
	bool stays;   /* an earlier publication showed it: it is not hidden for others */
	bool before;  /* an earlier publication hid it */
	bool safety;  /* when it is hidden, it must be safe */
	bool rest;    /* the difference of two counts, which no table has */
};

/* Whether a reader takes what an earlier publication showed of a hidden count for what it is. */
static inline bool node_is_known(const struct node *node)
{
	return node->hidden && !node->shown && node->known;
}

static inline bool node_needs_safety(const struct node *node)
{
	return node->hidden && node->safety && !node->known;
}

struct places {
	struct node *node;
	size_t nodes;
	size_t room;
	int32_t first_maand; /* the end of the first period that any count is about */
	uint32_t *of;        /* the node of each telling */
	uint32_t *table;     /* node + 1 by the hash of its place, 0 for none */
	size_t table_size;
	/* For the pilots of the rules, one after the other: the key that has the same youths as the
	 * pilot, and as its rest. DEEL_TOTAAL in all dimensions: none has. */
	struct sleutel *same;
	const struct disclosure_rules *rules;
};

/* A table of two dimensions of which nothing is shown of a family of indicators is left out: its
 * counts have no node, since they can follow whatever its margins do. */
#define NO_NODE UINT32_MAX

/* Whether a kind of count counts youths that may be in two parts of a dimension: then parts add up
 * to at least the total. */
bool places_overlaps(enum telling_soort soort, enum dimensie dimensie);

/* The first of the indicators that stand in equations together. */
enum telling_soort places_family(enum telling_soort soort);

/* Whether a key is a pilot of some categories, or its rest: its quarters add up to counts of the
 * table of gemeenten and categories. */
bool places_is_crossing(const struct disclosure_rules *rules, const struct sleutel *sleutel);

/* How many tellings have no node. */
size_t places_left_out(const struct telling *telling, size_t count,
		       const struct disclosure_rules *rules);

/* The nodes of all tellings, with the status that these have. End with places_end. */
void places_begin(struct places *places, const struct telling *telling, size_t count,
		  const struct disclosure_rules *rules);
void places_end(struct places *places);

/* The node of a place, or NO_NODE. Kinds of stocks need not have `first` right. */
uint32_t places_find(const struct places *places, struct place place);

/* Whether a reader knows no count at all of the family of a node: then it is safe, whatever he
 * thinks of adds up. */
bool places_family_is_dark(const struct places *places, uint32_t index);

/* A new node that no table has, hidden and in need of no safety. */
uint32_t places_add_rest(struct places *places, int64_t count);

#endif
