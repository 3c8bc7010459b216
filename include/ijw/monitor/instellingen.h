/* What a home says about its region, for the monitor: sections of ijw.conf and lists beside it. */
#ifndef IJW_MONITOR_INSTELLINGEN_H
#define IJW_MONITOR_INSTELLINGEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/store/home.h"

/* [normen]: a norm for a clock. There is no national norm for youth care (monitor, section 3). */
enum klok { KLOK_GEEN, KLOK_W1, KLOK_W2, KLOK_W3A, KLOK_W3B, KLOK_W4, KLOKKEN };
struct norm_regel {
	enum klok klok;
	const char *productcategorie; /* NULL: all */
	int32_t dagen;
	int32_t vanaf;    /* DAY_NONE: always */
	const char *bron; /* NULL: the default of the program */
};

/* [pilot NAAM]. At most so many: each event of a region is counted in every one, or in its rest. */
enum { PILOTS_MAX = 32 };
struct pilot {
	const char *naam;
	const char *const *gemeenten; /* GM0153; ended by NULL */
	const char *const *producten; /* productcategorieen; NULL: all; ended by NULL */
	int32_t van;                  /* the first and the last day; DAY_NEVER: goes on */
	int32_t tot;
};

/* [groep NAAM]: categories that are looked at together (residential care, the compulsory chain). */
struct groep {
	const char *naam;
	const char *const *categorieen; /* ended by NULL */
};

struct code_naam {
	const char *code;
	const char *naam;
};

/* bevolking.csv: inhabitants of 0-17 on 1 January. */
struct bevolking {
	int32_t gemeente; /* 153 */
	int32_t jaar;
	int64_t inwoners;
};

/* opgaven.csv of the providers. Lengths in weeks, -1: not given. Texts NULL when not given. */
struct opgave {
	const char *aanbieder;
	const char *productcategorie;
	const char *plaats;
	int32_t leeftijd_van; /* years; -1: not given */
	int32_t leeftijd_tot;
	const char *nieuwe_clienten; /* ja, nee or NULL */
	int32_t intake_weken;
	int32_t start_weken;
	int32_t datum;
	const char *bron;
	const char *contact;
};

struct instellingen {
	struct norm_regel *norm;
	size_t normen;
	struct pilot *pilot;
	size_t pilots;
	struct groep *groep;
	size_t groepen;
	const char *const *korte_producten; /* product codes of D08, ended by NULL; NULL: none */
	struct bevolking *bevolking;        /* sorted by gemeente and year */
	size_t bevolkingen;
	struct code_naam *gemeente; /* names by code, sorted by code: GM0153 */
	size_t gemeenten;
	struct code_naam *aanbieder; /* 01234567 */
	size_t aanbieders;
	struct code_naam *productcategorie; /* 45; those of the standard are in the program */
	size_t productcategorieen;
	struct opgave *opgave;
	size_t opgaven;
	const char *regio; /* the name of the region; NULL: not given */
	/* For datapackage.json: NULL when not given. */
	const char *licentie;
	const char *contact;
	const char *verwerkingsverantwoordelijke;
	const char *verwerker;
	const char *grondslag;
};

/* Reads them; texts live in the pool. What is not given is NULL or none, but for norms (W3a and W3b
 * 70 days, W4 98) and the names that are part of the program. 0; 1 when something is wrong in them
 * or a file that they name cannot be read: all of it is logged, with file and line. */
int instellingen_read(const struct home *home, struct pool *pool, struct instellingen *out);

/* As ijw.conf spells a clock: "W3a". NULL for KLOK_GEEN. */
const char *instellingen_klok(enum klok klok);

/* The norm in days for a clock and a category on a day (the newest that is valid, one for the
 * category before one for all); 0 for none. `categorie` NULL: all. */
int32_t instellingen_norm(const struct instellingen *instellingen, enum klok klok,
			  const char *categorie, int32_t dag);

/* Names by code; NULL when none is known. */
const char *instellingen_naam(const struct code_naam *naam, size_t count, const char *code);

#endif
