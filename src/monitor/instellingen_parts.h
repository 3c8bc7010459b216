/* While the settings are read. */
#ifndef MONITOR_INSTELLINGEN_PARTS_H
#define MONITOR_INSTELLINGEN_PARTS_H

#include "ijw/base/config.h"
#include "ijw/monitor/instellingen.h"

struct inlezing {
	const struct home *home;
	struct pool *pool;
	struct instellingen *out;
	const char *conf;      /* the path of ijw.conf, to be shown */
	const char *bevolking; /* the files that it names; NULL for none */
	const char *opgaven;
	const char *productcategorieen;
	bool wrong;
};

/* instellingen_conf.c: what stands in ijw.conf itself. */
void instellingen_conf(struct inlezing *inlezing);

/* instellingen_lijst.c: the files that it names. */
void instellingen_lijsten(struct inlezing *inlezing);

/* GM0153 and 0153 are the same gemeente: its four digits, or NULL for what is none. */
const char *instellingen_gemeente(const char *text);

#endif
