#include "ijw/base/label.h"
#include "rules.h"

/* CS002. 000000000 satisfies the formula, as it does for the published check. */
void check_bsn(struct inspection *inspection, const struct record *record)
{
	const struct client *client = (const struct client *)(const void *)record;

	if (client->bsn.text != NULL && !bsn_passes(client->bsn.text))
		report(inspection, record, &client->bsn);
}
