#include "ijw/site/chart.h"

#include <stddef.h>

bool chart_available(void)
{
	return false;
}

struct chart_engine *chart_start(enum language language)
{
	(void)language;
	return NULL;
}

void chart_stop(struct chart_engine *engine)
{
	(void)engine;
}

int chart_draw(struct chart_engine *engine, const char *kind, const char *json, bool narrow,
	       const char *id, const char *title, const char *description, struct buf *out)
{
	(void)engine;
	(void)kind;
	(void)json;
	(void)narrow;
	(void)id;
	(void)title;
	(void)description;
	(void)out;
	return -1;
}
