/* What a home consists of, for who makes one and who opens one. */
#ifndef STORE_HOME_PARTS_H
#define STORE_HOME_PARTS_H

#include <stdbool.h>

#include "ijw/store/home.h"

#define HOME_CONF "ijw.conf"
#define HOME_DATABASE "ijw.db"
#define HOME_WORK "work"
#define HOME_KEYS "keys"
#define HOME_AWAITS "te-wissen" /* there while youths are still to be erased from it */
#define HOME_PSEUDONYM "pseudonym.key"
#define HOME_ARCHIVE "archive.key"

enum { HOME_KEY_MODE = 0400 };

/* Adds an ijw.conf with every key and its default, and this one for taal (NULL: none is
 * chosen); its comments are in the language of the process. */
void home_conf(const char *taal, struct buf *out);

/* Understands the lines of [afzenders] of the ijw.conf at `path`. 0, or -1 after it logged each that is
 * wrong. home_afzenders_free ends it, also where this was not called. */
int home_afzenders(struct home *home, const char *path);
void home_afzenders_free(struct home *home);

/* The digits of a code of an organisation as ijw.conf spells it, "GM0153", "0153" or "99010017", in
 * place; NULL when it is no such code. */
const char *home_code_digits(const char *name);

/* Takes the value of a key of [organisatie] (config.h): `target` is that member of a struct
 * organisatie. */
const char *home_take_codes(void *target, const char *value);
const char *home_take_retour(void *target, const char *value);

/* A home of which nothing is known but the folder; `fd` is -1 when that cannot be opened. */
struct home *home_new(const char *path);

/* Reads the keys of the home; when it has none, those that came with the service. 0, or -1 after it
 * logged. */
int home_read_keys(struct home *home);

/* Reads one key out of a file. 0, or -1 after it logged. */
int home_read_key(const char *file, uint8_t key[KEY_BYTES]);

/* Whether this user has keys to read, in either place. */
bool home_has_keys(const struct home *home);

/* Whether the database goes with the keys, by its check values; for who is to write one without
 * them also by what is stored. 0, or the status of home_open after it logged. */
int home_check_keys(struct home *home, bool writes);

#endif
