/* A judge whose verdict depends on more than the bytes: PLANT says on what. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/rule/catalogue.h"
#include "ijw/rule/judge.h"

enum { MANY = 5000, LATE = 25000 };

void __real_judge_bytes(struct judge *judge, const char *bytes, size_t length,
			struct judgement *out);
void __wrap_judge_bytes(struct judge *judge, const char *bytes, size_t length,
			struct judgement *out);

/* `before`: the type of the message before; `many`: how many came before; `clock`: the day. */
static bool warns(enum berichttype type)
{
	static enum berichttype before;
	static unsigned many;
	const char *plant = getenv("PLANT");
	bool other = before != BERICHT_ONBEKEND && type != before;

	before = type;
	many++;
	if (plant == NULL)
		return false;
	return (strcmp(plant, "before") == 0 && other) ||
	       (strcmp(plant, "many") == 0 && many > MANY) ||
	       (strcmp(plant, "clock") == 0 && clock_day(clock_now()) > LATE);
}

void __wrap_judge_bytes(struct judge *judge, const char *bytes, size_t length,
			struct judgement *out)
{
	__real_judge_bytes(judge, bytes, length, out);
	if (warns(out->type))
		finding_add(&out->findings, rule_find("IJW012"), 0, "", NULL);
}
