#include "world.h"

struct toewijzing *traffic_succeed(struct world *world, struct toewijzing *before, int32_t day,
				   int32_t ingangsdatum, int32_t einddatum, const char *referentie)
{
	struct toewijzing *after = traffic_toewijzing(world, before->youth);

	if (!after)
		return NULL;
	after->aanbieder = before->aanbieder;
	after->product = before->product;
	after->volume = before->volume;
	after->ingangsdatum = ingangsdatum;
	if (!traffic_assign(world, after, day, einddatum, referentie))
		return NULL;
	after->voor = before;
	before->na = after;
	return after;
}

struct toewijzing *traffic_reissue(struct world *world, struct toewijzing *toewijzing, int32_t end)
{
	const struct version *version = &toewijzing->version[toewijzing->versions - 1];
	int32_t planned = version->einddatum;
	int32_t day = end - traffic_between(&toewijzing->youth->random, 9, 26);

	if (!traffic_reassign(world, toewijzing, day, end, "03"))
		return NULL;
	version = &toewijzing->version[toewijzing->versions - 1];
	return traffic_succeed(world, toewijzing, version->told, end + 1, planned, NULL);
}
