/* From which day an aanbieder could report a start, for the norm. */
#include "ijw/care/norm.h"

#include <stdbool.h>

#include "ijw/base/date.h"

int32_t norm_start_vanaf(int32_t begindatum, int32_t ingangsdatum, int32_t toewijzingsdatum,
			 int32_t bekend)
{
	const bool retroactive = ingangsdatum != DAY_NONE && toewijzingsdatum != DAY_NONE &&
				 ingangsdatum < toewijzingsdatum;

	return retroactive && bekend > begindatum ? bekend : begindatum;
}
