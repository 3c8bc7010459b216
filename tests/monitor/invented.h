/* An invented publication: tables as those of the monitor, with texts that are hard to write. */
#ifndef TEST_INVENTED_H
#define TEST_INVENTED_H

#include "ijw/monitor/feed.h"

struct invented {
	struct pool *pool;
	struct feed feed;
	struct feed_table table[4];
	struct feed_file file[1];
	struct instellingen instellingen;
};

/* With so many rows in `waarneming`, in no order. Ended with invented_free. */
struct invented *invented_new(size_t rows);
void invented_free(struct invented *invented);

/* The tables, in the order of `table`. */
enum { INVENTED_WAARNEMING, INVENTED_STROOM, INVENTED_INDICATOR, INVENTED_TOEWIJZING };

#endif
