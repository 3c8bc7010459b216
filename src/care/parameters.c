#include "ijw/care/parameters.h"

struct parameters parameters_default(void)
{
	return (struct parameters){
	    .g_traject = 28,
	    .g_keten = 30,
	    .t_stop = 60,
	    .erf_13 = true,
	    .uitgesloten_cat = {"42", "47", "48", "49"},
	};
}
