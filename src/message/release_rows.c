/* What differs between the releases that this program has: a row each. */
#include "ijw/base/date.h"
#include "ijw/message/release.h"
#include "ijw/message/xsd.h"
#include "tables.h"

static const struct release_schemas schemas_3_2 = {xsd_embedded, tables_root, tables_schemas};

#define WIJZIGING_3_0 "01 02 03 04 05 06 07 08 09 10 11 12"
#define BEEINDIGING_3_0 "02 20 31 32 33 34 35 36 37"
#define EENHEID_3_2 "01 04 14 16 82 83 84"

static const struct release_codes codes_3_2[] = {
    {"Eenheid", EENHEID_3_2},
    {"Frequentie", "1 2 4 6"},
    {"RedenBeeindiging", BEEINDIGING_3_0 " 38 39"},
    {"RedenWijziging", WIJZIGING_3_0 " 13 14"},
    {NULL, NULL},
};

/* Until 3.2 there are four weeks and a year, weeks and what has no fixed time. */
#define CODES_EARLIER                                                                      \
	{"Eenheid", "01 04 14 16 21 81 82 83 84"}, {"Frequentie", "1 2 3 4 5 6"}

static const struct release_codes codes_3_1[] = {
    CODES_EARLIER,
    {"RedenBeeindiging", BEEINDIGING_3_0 " 38 39"},
    {"RedenWijziging", WIJZIGING_3_0 " 13 14"},
    {NULL, NULL},
};

static const struct release_codes codes_3_0[] = {
    CODES_EARLIER,
    {"RedenBeeindiging", BEEINDIGING_3_0},
    {"RedenWijziging", WIJZIGING_3_0},
    {NULL, NULL},
};

/* In use since 3 April 2023. */
const struct release release_3_2 = {RELEASE_ROW(3, 2), .schemas = &schemas_3_2, .codes = codes_3_2,
				    .van = 19450, .tot = DAY_LATE, .whole = true};

/* From 4 April 2022; the schemas are its owner's. */
const struct release release_3_1 = {RELEASE_ROW(3, 1), .codes = codes_3_1, .van = 19086, .tot = 19449};

/* From 1 January 2021; the schemas are its owner's. */
const struct release release_3_0 = {RELEASE_ROW(3, 0), .codes = codes_3_0, .van = 18628, .tot = 19085};
