/* What a home consists of, for who makes one and who opens one. */
#ifndef STORE_HOME_PARTS_H
#define STORE_HOME_PARTS_H

#include "ijw/store/home.h"

#define HOME_CONF "ijw.conf"
#define HOME_KEYS "keys"
#define HOME_PSEUDONYM "pseudonym.key"
#define HOME_ARCHIVE "archive.key"

/* ijw.conf with every key and its default. */
extern const char home_conf[];

/* A home of which nothing is known but the folder; `fd` is -1 when that cannot be opened. */
struct home *home_new(const char *path);

/* Reads the keys of the home; when it has none, those that came with the service. 0, or -1 after it
 * logged. */
int home_read_keys(struct home *home);

#endif
