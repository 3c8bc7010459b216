/* Lists that no message carries: the municipalities, the product codes of a gemeente, the tariffs
 * of the contracts, the names of aanbieders. A list is a CSV file (csv.h) in UTF-8 with a header:
 *
 *   gemeenten   code,naam,geldig_vanaf,geldig_tot
 *   producten   gemeente,categorie,code,geldig_vanaf,geldig_tot
 *   tarieven    gemeente,aanbieder,code,eenheid,tarief,geldig_vanaf,geldig_tot
 *   aanbieders  agb,naam
 *
 * geldig_vanaf and geldig_tot are the first and the last day on which a line holds; an empty
 * geldig_tot is "until further notice". An empty gemeente or aanbieder stands for all of them. A
 * tarief is in whole cents for one Eenheid. */
#ifndef IJW_RULE_LIJSTEN_H
#define IJW_RULE_LIJSTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"

enum lijst { LIJST_GEMEENTEN, LIJST_PRODUCTEN, LIJST_TARIEVEN, LIJST_AANBIEDERS, LIJSTEN };

/* gemeenten, producten, tarieven, aanbieders: also the key in ijw.conf. */
const char *lijst_name(enum lijst lijst);

/* What is not known without the list, as the second half of a sentence: "TR381 is not evaluated".
 */
const char *lijst_without(enum lijst lijst);

struct lijsten;

/* No list is given yet. Ended with lijsten_free; NULL is allowed there. */
struct lijsten *lijsten_new(void);
void lijsten_free(struct lijsten *lijsten);

/* Reads a list out of the bytes of its file, which are copied; a list is read once. Returns 0; or
 * -1 when anything in it is wrong: the list is then not given, and `complaints` has a line for each
 * of the first 20 faults, FILE:LINE first, with what is wanted there. `file` is only shown. Wrong
 * is also that two lines of one key hold on the same day. */
int lijsten_read(struct lijsten *lijsten, enum lijst lijst, const char *file, const char *bytes,
		 size_t length, struct buf *complaints);

/* Reads the municipalities that are part of the program: those of 1 January 2026. 0, or -1 as
 * lijsten_read. */
int lijsten_read_own(struct lijsten *lijsten, struct buf *complaints);

/* All that is given, as bytes for another process of this very program: it then judges by the same
 * lists, whatever became of their files. Adds to `out`. */
void lijsten_pack(const struct lijsten *lijsten, struct buf *out);

/* The lists out of these bytes, which are copied; lijsten_free ends them. NULL when they make no
 * sense. */
struct lijsten *lijsten_unpack(const char *bytes, size_t length);

/* What a list is. */
struct lijst_stand {
	bool given;
	bool own;       /* the one in the program */
	char *file;     /* as it was named; NULL of the own one and when not given */
	uint32_t lines; /* without the header and empty ones */
	int32_t vanaf;  /* the first day on which a line of it holds; DAY_NONE for aanbieders */
	uint8_t sha256[SHA256_BYTES]; /* of its file */
};

/* Belongs to the lists. */
const struct lijst_stand *lijsten_stand(const struct lijsten *lijsten, enum lijst lijst);

/* A digest of all that is given: of the digests of the files. */
void lijsten_digest(const struct lijsten *lijsten, uint8_t digest[SHA256_BYTES]);

/* TR378: whether a gemeente of this code (four digits) existed on the day. The list knows nothing
 * of the time before its first line: an earlier day is looked up as that day, so that a list of
 * this year does not refuse the messages of last year. */
bool lijsten_gemeente(const struct lijsten *lijsten, const char *code, int32_t day);

/* TR381: whether the code belongs to the category in the list that the gemeente uses on the day:
 * its own lines and those for all. */
enum lijst_product {
	PRODUCT_ZONDER_LIJST, /* no list, or no line in it for this gemeente or for all: no answer
			       */
	PRODUCT_ONBEKEND,
	PRODUCT_BEKEND
};
enum lijst_product lijsten_product(const struct lijsten *lijsten, const char *gemeente,
				   const char *categorie, const char *code, int32_t day);

/* What a contract is asked for. */
struct tarief_key {
	const char *gemeente;  /* four digits */
	const char *aanbieder; /* eight digits */
	const char *code;      /* ProductCode */
	const char *eenheid;
	int32_t day;
};

struct tarief {
	int64_t cent;
	bool per_uur; /* the claim is in minutes, the contract in hours (IV081) */
};

/* TR346, TR418: the contracted tariff. The line of this gemeente and aanbieder goes before that of
 * the gemeente and all aanbieders, then that of all gemeenten and the aanbieder, then that of all.
 * For minutes a line in hours serves where none is in minutes. False when no line holds: nothing is
 * known of this contract. */
bool lijsten_tarief(const struct lijsten *lijsten, const struct tarief_key *key,
		    struct tarief *out);

/* The name of an aanbieder by AGB code, or NULL. For people: no rule looks at it. */
const char *lijsten_aanbieder(const struct lijsten *lijsten, const char *agb);

/* The names in the list of gemeenten or of aanbieders, in the order of their codes; where a code
 * has several lines, the name of the newest. */
typedef void lijsten_naam(void *context, const char *code, const char *naam);
void lijsten_each_naam(const struct lijsten *lijsten, enum lijst lijst, lijsten_naam *visit,
		       void *context);

#endif
