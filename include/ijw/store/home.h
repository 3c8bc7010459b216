/* The home directory: folders, keys, configuration (contract, section 1). */
#ifndef IJW_STORE_HOME_H
#define IJW_STORE_HOME_H

#include <stdint.h>

#include "ijw/base/hash.h"
#include "ijw/care/parameters.h"
#include "ijw/rule/dossier.h"
#include "ijw/rule/lijsten.h"

/* From where on something is to be looked at; 0: that is not watched. */
struct bewaking {
	int32_t oudste_minuten; /* a file waits in inbox/ for longer */
	int32_t vrij_mb;        /* less room than this is left where the home is */
	int32_t stil_uren;      /* no message came for as long */
	int32_t niet_aanvaard;  /* more messages than this were not accepted in a day */
};

/* In memory of secret.h, and nowhere else. */
struct keyring {
	uint8_t pseudonym[KEY_BYTES];
	uint8_t archive[KEY_BYTES];
};

struct home {
	char *path;
	int fd;               /* the open directory */
	struct keyring *keys; /* NULL when it was opened without */
	struct parameters parameters;
	struct afspraken afspraken;
	int32_t werkers; /* processes that judge; 0: as many as there are processors */
	int32_t
	    stiltetijd; /* seconds a file that is not whole must have been quiet to be refused */
	int32_t bewaren_dagen;   /* days a file stays in done/; 0: for ever */
	int32_t afgekeurd_dagen; /* the same in rejected/ */
	struct bewaking bewaking;
	char *prometheus;     /* file that a daemon writes its metrics to; NULL for none */
	int32_t interval;     /* seconds between two looks into the inbox */
	char *lijst[LIJSTEN]; /* the file of each list as ijw.conf names it; NULL for none */
};

/* Makes a home at `path`: mode 0700, keys 0400, ijw.conf with every key and its default, the
 * folders. The folder may exist when it is empty. Nothing that exists is changed. Its keys are
 * those of `keys`, or random ones for NULL. Returns 0; -1 after it logged, and what it had made is
 * taken away again. The database is made by store_open. */
int home_init(const char *path, const struct home *keys);

/* Opens a home: checks that it is one, reads configuration and keys; a key that group or others can
 * read is refused. A home without keys gets those of $CREDENTIALS_DIRECTORY, where a service
 * manager puts what it hands out, under the names pseudonym.key and archive.key. Returns a home
 * that home_close ends, or NULL after it logged what is wrong and what to do;
 * `*status` is then 2 (no home there) or 3. */
struct home *home_open(const char *path, int *status);

/* The same without its keys, for what only wants to know how the home is set: nothing can be taken
 * in or opened with it. NULL after it logged. */
struct home *home_open_keyless(const char *path);

/* Only keys: those of the folder `path`, which must have pseudonym.key and archive.key and of which
 * nothing else is looked at. Ended with home_close; NULL after it logged. */
struct home *home_keys(const char *path);

/* Wipes the keys and ends the home. NULL is allowed. */
void home_close(struct home *home);

/* Reads the lists that ijw.conf names, and the municipalities of the program when it names none.
 * Returns lists that lijsten_free ends; NULL after it logged the file and line of all that is wrong
 * with them: half a list would judge wrongly. */
struct lijsten *home_lijsten(const struct home *home);

/* The same with the names of aanbieders alone, for what judges nothing. */
struct lijsten *home_aanbieders(const struct home *home);

/* A path inside the home, to be freed. A name that begins with a slash is a path by itself. */
char *home_path(const struct home *home, const char *name);

#endif
