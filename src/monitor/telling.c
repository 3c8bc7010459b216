#include "ijw/monitor/telling.h"

bool telling_is_stand(enum telling_soort soort)
{
	switch (soort) {
	case TELLING_F05:
	case TELLING_F05G:
	case TELLING_F06:
	case TELLING_F07:
	case TELLING_F08S:
	case TELLING_F08O:
	case TELLING_D06:
		return true;
	default:
		return false;
	}
}

bool telling_is_clienten(enum telling_soort soort)
{
	return soort == TELLING_F10 || soort == TELLING_F10P;
}
