/* An invented region: youths with waits and care, counted into all tables of a publication as they
 * are known on a day. Counts are consistent because they are counted, youth by youth. */
#ifndef TEST_MONITOR_REGION_H
#define TEST_MONITOR_REGION_H

#include "ijw/monitor/disclosure.h"

enum { REGION_GEMEENTEN = 16, REGION_CATEGORIEEN = 4 };

struct region_size {
	uint32_t seed;
	size_t youths;
	uint32_t gemeenten; /* at most REGION_GEMEENTEN */
	uint32_t aanbieders;
	uint32_t categorieen;
	int32_t eerste_maand; /* the first of the archive */
	int32_t maanden;
};

struct region;

/* End with region_free. */
struct region *region_new(const struct region_size *size);
void region_free(struct region *region);

/* The rules at K: min_cel 10, a pilot of one gemeente, one of two, and one of a category of
 * one or two. They live as long as the region. */
const struct disclosure_rules *region_rules(struct region *region, int32_t kennisdatum);

/* The counts of all tables over the periods up to `laatste_maand`, as known on a day, zeros too;
 * nothing is hidden. The caller frees them. */
struct telling *region_tellingen(const struct region *region, int32_t kennisdatum,
				 int32_t laatste_maand, size_t *count);

/* Takes what an earlier publication did with each count, one after the other. */
void region_earlier(struct telling *telling, size_t count, const struct telling *earlier,
		    size_t earlier_count);

#endif
