/* What a home consists of, for who makes one and who opens one. */
#ifndef STORE_HOME_PARTS_H
#define STORE_HOME_PARTS_H

#define HOME_CONF "ijw.conf"
#define HOME_KEYS "keys"
#define HOME_PSEUDONYM "pseudonym.key"
#define HOME_ARCHIVE "archive.key"

/* ijw.conf with every key and its default. */
extern const char home_conf[];

#endif
