/* The home directory: folders, keys, configuration (contract, section 1). */
#ifndef IJW_STORE_HOME_H
#define IJW_STORE_HOME_H

#include <sys/types.h>
#include <stdbool.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/config.h"
#include "ijw/base/secret.h"
#include "ijw/care/parameters.h"
#include "ijw/dossier/dossier.h"
#include "ijw/rule/lijsten.h"

/* From where on something is to be looked at; 0: that is not watched. */
struct bewaking {
	int32_t oudste_minuten; /* a file waits in inbox/ for longer */
	int32_t vrij_mb;        /* less room than this is left where the home is */
	int32_t stil_uren;      /* no message came for as long */
	int32_t niet_aanvaard;  /* more messages than this were not accepted in a day */
	/* Jumps, of a day; what a new home is filled with on its first day is none. */
	int32_t verwerpend_procent; /* more of its messages than this are retours that reject */
	int32_t nieuwe_afzenders;   /* more senders than this were not heard of before */
	int32_t verre_dagtekening;  /* more messages than this are dated far from their receipt */
};

/* What a home does about the return messages on what it receives ([organisatie] retour). */
enum retour_stand {
	RETOUR_NEE,  /* nothing */
	RETOUR_PROEF /* it shows which would be sent, and sends none */
};

/* For whom a home acts. */
struct organisatie {
	char *codes; /* four digits of a gemeente or eight of an AGB code, each with a comma behind
		      * it; NULL: for nobody */
	enum retour_stand retour;
};

/* How many days a file stays in done/ and rejected/ unless ijw.conf says another number: it is not
 * encrypted, and everything in it is in the archive by then. */
enum { HOME_BEWAREN_DAGEN = 30 };

/* In memory of secret.h, and nowhere else. */
struct keyring {
	uint8_t pseudonym[KEY_BYTES];
	uint8_t archive[KEY_BYTES];
};

struct home {
	char *path;
	int fd;               /* the open directory */
	struct keyring *keys; /* NULL when it was opened without */
	bool proven;          /* the keys go with a database that has no check values yet */
	struct parameters parameters;
	struct agreements agreements;
	int32_t werkers; /* processes that judge; 0: as many as there are processors */
	int32_t
	    stiltetijd;  /* seconds a file that is not whole must have been quiet to be refused */
	char *overslaan; /* names that are left alone (litter.h); NULL: the default */
	int32_t bewaren_dagen;   /* days a file stays in done/; 0: for ever */
	int32_t afgekeurd_dagen; /* the same in rejected/ */
	struct bewaking bewaking;
	struct organisatie organisatie;
	char *prometheus;     /* file that a daemon writes its metrics to; NULL for none */
	int32_t interval;     /* seconds between two looks into the inbox */
	char *gewist;         /* the erasure list (gewist.h); NULL for none */
	bool log_lezen;       /* who was shown what of youths is written down (logboek.h) */
	const char *taal;     /* "nl" or "en": of all that people read; NULL: that of the
			       * environment, and Dutch for the pages of the site */
	char *lijst[LIJSTEN]; /* the file of each list as ijw.conf names it; NULL for none */
	struct config_lines publicatie; /* the sections of the monitor, as they stand there */
	struct config_lines release_lines; /* [releases]: a release and the folder of its schemas */
	struct config_lines afzender_lines; /* [afzenders] as it stands there, */
	struct afzenders *afzenders;        /* and as it is understood */
};

/* Whether a message of this sender (four or eight digits; NULL when it names none) may come as a file of
 * this path in inbox/ and of this owner: in or of one of the places that [afzenders] has for the sender,
 * or of any where it has none and lets the others. */
bool home_allows(const struct home *home, const char *code, const char *path, uid_t owner);

/* Whether the home acts for the organisation with this code, four or eight digits. */
bool home_acts_for(const struct home *home, const char *code);

/* The folders of a home, ended by NULL: nothing else may be put into them. */
extern const char *const home_folders[];

/* What a new home is to have; NULL for what is not chosen. */
struct home_choice {
	const struct home *keys;   /* whose keys */
	const char *pseudonym_key; /* else: a file with the pseudonym key that other homes have */
	const char *taal;          /* "nl" or "en"; NULL: "nl" where texts are in Dutch now */
};

/* Makes a home at `path`: mode 0700, keys 0400, ijw.conf with every key and its default, the
 * folders, an empty database. The folder may exist when it is empty, and stays the same folder.
 * Keys that `choice`, which may be NULL, does not name are random. Returns 0; 2 when no home can be
 * made there or with that key, 3 when the machine failed: that is logged, and what it had made is
 * taken away again. */
int home_init(const char *path, const struct home_choice *choice);

/* Opens a home: checks that it is one, reads configuration and keys; keys, a database or a work/
 * that group or others can read or write are refused. A home without keys gets those of
 * $CREDENTIALS_DIRECTORY, where a service manager puts what it hands out, under the names
 * pseudonym.key and archive.key. Keys that the database does not go with are refused before
 * anything is read or written. Returns a home that home_close ends, or NULL after it logged what is
 * wrong and what to do; `*status` is then 2 (no home there, or other keys) or 3. */
struct home *home_open(const char *path, int *status);

/* The same for what only reads derived rows: it needs no keys, but when there are keys they must be
 * the right ones. */
struct home *home_open_to_read(const char *path, int *status);

/* The same as home_open for a home whose database is to be replaced as a whole: it may be one of
 * other keys. */
struct home *home_open_to_fill(const char *path, int *status);

/* The same without its keys, for what only wants to know how the home is set: nothing can be taken
 * in or opened with it. NULL after it logged. */
struct home *home_open_keyless(const char *path);

/* Only the parameters of the definitions, out of a file that is an ijw.conf wherever it lies. 0, or -1 after
 * it logged what is wrong in it. */
int home_parameters(const char *file, struct parameters *out);

/* Only keys: those of the folder `path`, which must have pseudonym.key and archive.key and of which
 * nothing else is looked at. Ended with home_close; NULL after it logged. */
struct home *home_keys(const char *path);

/* Whether the database of a home that was opened without its keys goes with these, which are its keys from
 * then on: 0, also where there is no database or it does not know; else 2 or 3 after it logged. */
int home_fits(struct home *home, const struct keyring *keys);

/* Puts keys into the folder `path`, which is made when it is not there: pseudonym.key and archive.key, mode
 * 0400, each where there is none. What is there stays: the same key, and another one, with which nothing is
 * written. Returns how many were written; -1 after it logged, with `*status` 2 (there is another key) or 3. */
int home_put_keys(const char *path, const struct keyring *keys, int *status);

/* Wipes the keys and ends the home. NULL is allowed. */
void home_close(struct home *home);

/* Reads the lists that ijw.conf names, and the municipalities of the program when it names none.
 * Returns lists that lijsten_free ends; NULL after it logged the file and line of all that is wrong
 * with them: half a list would judge wrongly. */
struct lijsten *home_lijsten(const struct home *home);

/* The same with the names of aanbieders alone, for what judges nothing. */
struct lijsten *home_aanbieders(const struct home *home);

/* The same with the names of gemeenten and aanbieders alone. */
struct lijsten *home_namen(const struct home *home);

/* Reads the whole file of a list, which is called `name` by the key `key` of ijw.conf; no more than
 * the ceiling of `bytes`. 0, or -1 after it logged what to do. */
int home_read_list(const struct home *home, const char *key, const char *name, struct buf *bytes);

/* Logs what is wrong in a list, a complaint a line, and empties `complaints`. Returns -1. */
int home_complain(struct buf *complaints);

/* A path inside the home, to be freed. A name that begins with a slash is a path by itself. */
char *home_path(const struct home *home, const char *name);

/* Whether a path is that of something in the home, whatever links lead there. */
bool home_holds(const struct home *home, const char *path);

/* While a backup is put back: until home_erased nobody opens the home but to fill it, since youths of the erasure
 * list at the path `list` (gewist.h) may be in it. 0, or -1 after it logged. */
int home_await_erasure(const struct home *home, const char *list);
int home_erased(const struct home *home);

/* The path of the list it waits for, to be freed: empty when it cannot be read. NULL: it waits for none. */
char *home_awaits_erasure(const struct home *home);

#endif
