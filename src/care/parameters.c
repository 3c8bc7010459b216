/* The parameters of the definitions with their defaults, and how they are told in one line. */
#include "ijw/care/parameters.h"

#include "ijw/base/buf.h"
#include "ijw/base/date.h"

struct parameters parameters_default(void)
{
	return (struct parameters){
	    .g_traject = 28,
	    .g_keten = 30,
	    .t_stop = 60,
	    .normen = {28, 70, 98},
	    .min_cel = 10,
	    .min_p90 = 30,
	    .negatief = NEGATIEF_UITSLUITEN,
	    .nowcast_maanden = 6,
	    .tijdzone = "Europe/Amsterdam",
	    .vroegste = date_day(2015, 1, 1),
	    .erf_13 = true,
	    .uitgesloten_cat = {"42", "47", "48", "49"},
	};
}

const char *negatief_name(enum negatief negatief)
{
	static const char *const names[NEGATIEF_KEUZEN] = {"uitsluiten", "nul", "teken"};

	return names[negatief];
}

void parameters_write(const struct parameters *parameters, struct buf *out)
{
	char vroegste[DATE_TEXT];

	buf_printf(out, "g_traject=%d g_keten=%d t_stop=%d normen=", parameters->g_traject,
		   parameters->g_keten, parameters->t_stop);
	for (int i = 0; i < NORMEN_MAX && parameters->normen[i] > 0; i++)
		buf_printf(out, "%s%d", i > 0 ? "," : "", parameters->normen[i]);
	buf_printf(out, " min_cel=%d min_p90=%d negatief=%s uitgesloten_cat=", parameters->min_cel,
		   parameters->min_p90, negatief_name(parameters->negatief));
	for (int i = 0; i < UITGESLOTEN_MAX && parameters->uitgesloten_cat[i][0] != '\0'; i++)
		buf_printf(out, "%s%s", i > 0 ? "," : "", parameters->uitgesloten_cat[i]);
	buf_printf(out, " nowcast_maanden=%d tijdzone=%s vroegste=%s erf_13=%s",
		   parameters->nowcast_maanden, parameters->tijdzone,
		   date_format(parameters->vroegste, vroegste), parameters->erf_13 ? "ja" : "nee");
}
