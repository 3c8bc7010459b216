/* A fault to be found: of no text it is seen that it tells a person, so names are shown and kept with
 * the BSN in them. Linked with --wrap. */
#include "ijw/message/mask.h"

bool __wrap_mask_tells(const char *text, const struct persons *persons);

bool __wrap_mask_tells(const char *text, const struct persons *persons)
{
	(void)text, (void)persons;
	return false;
}
