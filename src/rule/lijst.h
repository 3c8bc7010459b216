/* Inside the lists: their lines, sorted by key and first day. */
#ifndef IJW_RULE_LIJST_H
#define IJW_RULE_LIJST_H

#include "ijw/rule/lijsten.h"

enum { LIJST_KEYS = 4 };

/* A line. Its texts are in the bytes of the list. */
struct regel {
	const char *key[LIJST_KEYS]; /* what a list has fewer of is "" */
	const char *naam;            /* of gemeenten and aanbieders */
	int64_t tarief;              /* in cents */
	int32_t vanaf, tot;          /* the first and the last day: DAY_NONE, DAY_NEVER */
	uint32_t line;
};

struct tabel {
	struct lijst_stand stand;
	struct buf bytes; /* the texts of the lines; reading made them out of these bytes: */
	struct buf given; /* as the file has it; empty of the own one */
	struct regel *regels;
	size_t count;
};

struct lijsten {
	struct tabel tabel[LIJSTEN];
};

/* lijsten.c: the order of the lines: key by key, as bytes. */
int regel_compare(const struct regel *a, const char *const *key);

/* lijsten_read.c: fills a table that is empty. As lijsten_read; what a refused list left in it is
 * the caller's to take away. */
int lijst_parse(struct tabel *tabel, enum lijst lijst, const char *file, struct buf *complaints);

#endif
