/* What the lists of columns are written with; only for columns.c and columns_print.c. */
#ifndef STORE_COLUMNS_PARTS_H
#define STORE_COLUMNS_PARTS_H

#include "ijw/base/text.h"
#include "ijw/store/columns.h"

/* A column that is no member of a derived row: name, then kind, meaning and reference. */
#define SHOWN(name, ...)                                    \
	{                                                   \
		name, __VA_ARGS__, 0, KEY_NO, NULL, NULL, 0 \
	}

/* The same, and with the others like it in the table it is another in every row. */
#define SHOWN_KEY(name, ...)                                 \
	{                                                    \
		name, __VA_ARGS__, 0, KEY_YES, NULL, NULL, 0 \
	}

/* What means the same in every table. */
#define GEMEENTE \
	COLUMN_GEMEENTE, N_("municipality: GM and the four digits of its CBS code"), "9, Codes"
#define AANBIEDER COLUMN_CODE, N_("provider: the eight digits of its AGB code"), "9, Codes"
#define CLIENT COLUMN_CLIENT, N_("pseudonym of the youth (keyed, 32 hexadecimal digits)"), "2"
#define NUMMER COLUMN_NUMBER, N_("ToewijzingNummer, unique within a municipality"), "2"
#define NUMMER_OF_LEVERING COLUMN_NUMBER, N_("ToewijzingNummer; empty for taakgericht"), "1"
#define CATEGORIE COLUMN_CODE, N_("product category, as sent"), "9, Codes"
#define PRODUCT COLUMN_CODE, N_("product code, as sent; empty for a generic one"), "9, Codes"
#define REFERENTIE COLUMN_TEXT, N_("ReferentieAanbieder of the request, as sent"), "2"

/* The number of columns in a list. */
#define COLUMNS_IN(list) ((int)(sizeof(list) / sizeof((list)[0])))

#endif
