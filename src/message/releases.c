/* The releases that this program knows. Nothing else is defined here: a program that is linked with
 * another file of rows does not take this one. */
#include "ijw/base/date.h"
#include "ijw/message/release.h"
#include "ijw/message/xsd.h"
#include "tables.h"

static const struct release_schemas schemas_3_2 = {xsd_embedded, tables_root, tables_schemas};

/* In use since 3 April 2023. */
static const struct release release_3_2 = {RELEASE_ROW(3, 2), .schemas = &schemas_3_2, .van = 19450,
					   .tot = DAY_LATE, .whole = true};

/* From 4 April 2022; the schemas are its owner's. */
static const struct release release_3_1 = {RELEASE_ROW(3, 1), .van = 19086, .tot = 19449};

/* From 1 January 2021; the schemas are its owner's. */
static const struct release release_3_0 = {RELEASE_ROW(3, 0), .van = 18628, .tot = 19085};

const struct release *const releases[] = {&release_3_2, &release_3_1, &release_3_0};
const size_t releases_count = sizeof(releases) / sizeof(releases[0]);
