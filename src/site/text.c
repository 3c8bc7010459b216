/* The key figures of the region for a terminal. */
#include "ijw/site/site.h"

void site_text(const struct site *site, struct buf *out)
{
	if (site->figures == NULL)
		buf_puts(out, in(site->language, "Er zijn nog geen cijfers gepubliceerd.\n",
				 "No figures were published yet.\n"));
}
