/* A release that does not exist, as the rows that would add one: 3.3 has an element and a code more than
 * 3.2, a rule that says something else, one that is new and one that is gone. Linked with the library as it
 * is (ijw-imagined); its schemas are made of ours by schemas.sh. */
#include "../../src/rule/inspect.h"
#include "ijw/base/date.h"
#include "ijw/base/text.h"
#include "ijw/message/xsd.h"

extern const struct xsd_file imagined_embedded[];

/* TR018 from 3.3 on: care that stops was there for a day at least. */
static void check_einddatum(struct inspection *inspection, const struct record *record)
{
	const struct stopproduct *stop = AS(stopproduct, record);

	if (present(&stop->einddatum) && stop->einddatum.value <= stop->begindatum.value)
		report(inspection, record, &stop->einddatum);
}

/* TR433: what goes on elsewhere ends here. */
static void check_reden_elders(struct inspection *inspection, const struct record *record)
{
	const struct toegewezenproduct *product = AS(toegewezenproduct, record);

	if (field_is(&product->redenwijziging, "15") && !present(&product->einddatum))
		report(inspection, record, &product->redenwijziging);
}

static const struct rule rules[] = {
    {
	IN_MESSAGE("TR018"),
	.since = RELEASE(3, 3),
	.text = "Einddatum does not lie behind Begindatum",
	.remedy = "Ask the sender which of the two dates is right.",
	.elements = "StopProduct/Einddatum",
	.checks = "The Einddatum of a stop is later than its Begindatum.",
	.on = {{ON(JW307), &class_stopproduct, check_einddatum}},
    },
    {
	IN_MESSAGE("TR433"),
	.since = RELEASE(3, 3),
	.text = "An assignment that goes on elsewhere has no end",
	.remedy = "Ask the gemeente for the Einddatum.",
	.elements = "ToegewezenProduct/RedenWijziging",
	.checks = "An assignment with RedenWijziging 15 has an Einddatum.",
	.on = {{ON(JW301), &class_toegewezenproduct, check_reden_elders}},
    },
    {
	.code = "TR304",
	.retourcode = "8187",
	.severity = SEVERITY_ERROR,
	.level = LEVEL_CROSS_MESSAGE,
	.since = RELEASE(3, 3),
	.text = "The client is unknown in the traffic this message belongs to",
	.remedy = "Nothing: the rule is gone.",
	.messages = ON(JW317) | ON(JW323) | ON(JW325),
	.elements = "Client/Bsn",
	.class = "Client",
	.checks = "Nothing from 3.3 on.",
    },
};
static const struct rule_set rules_3_3 = {rules, sizeof(rules) / sizeof(rules[0])};

static const struct release_codes codes[] = {
    {"RedenWijziging", "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15"},
    {NULL, NULL},
};

static const char *const not_kept[] = {"Aanleiding", NULL};

static const struct release_schemas schemas = {imagined_embedded, NULL, NULL};

/* From 1 April 2026 on. */
static const struct release release_3_3 = {RELEASE_ROW(3, 3), .schemas = &schemas, .codes = codes,
					   .not_kept = not_kept, .rules = &rules_3_3, .van = 20544,
					   .tot = DAY_LATE, .whole = true};

const struct release *const releases[] = {&release_3_3, &release_3_2, &release_3_1, &release_3_0};
const size_t releases_count = sizeof(releases) / sizeof(releases[0]);
