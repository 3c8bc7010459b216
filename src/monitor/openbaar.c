/* What may be shown of a figure (monitor, section 4, "Small cells"). */
#include <math.h>

#include "ijw/base/date.h"
#include "ijw/monitor/disclosure.h"
#include "publicatie_parts.h"

/* Figures about fewer than this are marked as unreliable; the longest wait is shown from it on. */
enum { BETROUWBAAR = 30 };

/* Of what is rounded to whole percents the interval is rounded outward to this: the size of an
 * interval tells the number behind it. */
#define INTERVAL_STAP 0.05

char openbaar_moment(const struct publicatie *publicatie, int32_t maand)
{
	return date_month(publicatie->kennisdatum) - maand <= VOORLOPIG_MAANDEN ? 'P' : 'A';
}

char openbaar_status(const struct publicatie *publicatie, const struct gepubliceerd *cel,
		     const struct telling *telling)
{
	if (telling == NULL)
		return 'M';
	return telling->verborgen ? 'Q' : openbaar_moment(publicatie, cel->cell->periode.maand);
}

static bool is_share(const struct waarneming *waarneming)
{
	return waarneming->maat == MAAT_AANDEEL || waarneming->maat == MAAT_KANS;
}

bool openbaar_has(const struct publicatie *publicatie, const struct gepubliceerd *cel,
		  const struct indicator *indicator)
{
	for (int i = 0; i < 2; i++) {
		const struct telling *telling =
		    indicator->basis[i] < 0 ? NULL
					    : cellen_telling(publicatie, cel, indicator->basis[i]);

		if (telling != NULL && telling->verborgen)
			return false;
	}
	return true;
}

static bool is_small(const struct publicatie *publicatie, const struct waarneming *waarneming)
{
	const struct parameters *parameters = &publicatie->home->parameters;

	if (waarneming->n < parameters->min_cel)
		return true;
	if (is_share(waarneming))
		return disclosure_aandeel_primair(waarneming->teller, waarneming->n,
						  parameters->min_cel);
	if (waarneming->maat == MAAT_P90)
		return waarneming->n < parameters->min_p90;
	return waarneming->maat == MAAT_LANGSTE && waarneming->n < BETROUWBAAR;
}

static struct openbaar missing(char status)
{
	return (struct openbaar){NAN, GEEN_AANTAL, GEEN_AANTAL, NAN, NAN, status, false};
}

static struct openbaar as_it_is(const struct waarneming *waarneming, char status)
{
	return (struct openbaar){waarneming->waarde,
				 waarneming->teller,
				 waarneming->noemer,
				 waarneming->onder,
				 waarneming->boven,
				 status,
				 false};
}

static double outward(double bound, double (*round)(double))
{
	/* Twentieths as whole numbers first: 0.15 is none in binary. */
	return round(bound / INTERVAL_STAP - (round == ceil ? 1e-9 : -1e-9)) * INTERVAL_STAP;
}

/* How many it is about is told as a class, and what would tell it is made coarse. */
static struct openbaar coarse(const struct waarneming *waarneming, char status, bool tells)
{
	struct openbaar shown = as_it_is(waarneming, status);

	shown.teller = shown.noemer = GEEN_AANTAL;
	if (waarneming->noemer != GEEN_AANTAL && tells)
		shown.noemer = disclosure_noemer_klasse(waarneming->noemer);
	if (!is_share(waarneming))
		return shown;
	shown.procenten = true;
	shown.waarde = disclosure_heel_procent(waarneming->waarde);
	shown.onder = outward(waarneming->onder, floor);
	shown.boven = outward(waarneming->boven, ceil);
	return shown;
}

static struct openbaar count_of(const struct publicatie *publicatie, const struct gepubliceerd *cel,
				const struct waarneming *waarneming)
{
	const char status = openbaar_status(
	    publicatie, cel, cellen_telling(publicatie, cel, waarneming->indicator->telling));

	return status == 'Q' || status == 'M' ? missing(status) : as_it_is(waarneming, status);
}

/* Even a class tells about a hidden count: between two of its ends there may be little room. */
static bool tells_noemer(const struct publicatie *publicatie, const struct gepubliceerd *cel,
			 const struct waarneming *waarneming)
{
	const struct telling *in = cellen_telling(publicatie, cel, TELLING_F02);

	return !waarneming->indicator->cohort || in == NULL || !in->verborgen;
}

/* Whether the exact number may stand: not where a published count minus it is a small number. */
static bool tells_exactly(const struct publicatie *publicatie, const struct gepubliceerd *cel,
			  const struct waarneming *waarneming)
{
	return cel->heel && (waarneming->weggelaten == GEEN_AANTAL ||
			     waarneming->weggelaten >= publicatie->home->parameters.min_cel);
}

struct openbaar openbaar_of(const struct publicatie *publicatie, const struct gepubliceerd *cel,
			    const struct waarneming *waarneming)
{
	char status = openbaar_moment(publicatie, cel->cell->periode.maand);

	if (waarneming->maat == MAAT_AANTAL)
		return count_of(publicatie, cel, waarneming);
	/* A count that is its own numerator, over a number that everybody knows. */
	if (!openbaar_has(publicatie, cel, waarneming->indicator))
		return missing('Q');
	if (waarneming->indicator->telling >= 0)
		return isnan(waarneming->waarde) ? missing('M') : as_it_is(waarneming, status);
	if (is_small(publicatie, waarneming))
		return missing('Q');
	if (isnan(waarneming->waarde))
		return missing('M');
	if (waarneming->n < BETROUWBAAR && status == 'A')
		status = 'U';
	return tells_exactly(publicatie, cel, waarneming)
		   ? as_it_is(waarneming, status)
		   : coarse(waarneming, status, tells_noemer(publicatie, cel, waarneming));
}

struct openbaar openbaar_intern(const struct publicatie *publicatie, const struct gepubliceerd *cel,
				const struct waarneming *waarneming)
{
	char status = openbaar_moment(publicatie, cel->cell->periode.maand);

	if (isnan(waarneming->waarde))
		return missing('M');
	if (waarneming->maat != MAAT_AANTAL && waarneming->n < BETROUWBAAR && status == 'A')
		status = 'U';
	return as_it_is(waarneming, status);
}
