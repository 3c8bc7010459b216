/* The SQL of the store, by name. */
#ifndef IJW_STORE_STATEMENTS_H
#define IJW_STORE_STATEMENTS_H

#include "db.h"

/* Tables read better as they are laid out here. */
/* clang-format off */

/* The columns of an event after bericht, regel, soort and jeugdige: member of struct event (which is also
 * the name of the column) and its kind. */
#define EVENT_COLUMNS(TEXT, DAY, NUMBER, SMALL, PLACE)                                             \
	EVENT_COLUMNS_1(TEXT, DAY, NUMBER, SMALL)                                                  \
	EVENT_COLUMNS_3(TEXT, DAY, NUMBER, PLACE)

#define EVENT_COLUMNS_1(TEXT, DAY, NUMBER, SMALL)                                                  \
	SMALL(gemeente)                                                                            \
	TEXT(aanbieder)                                                                            \
	NUMBER(toewijzingnummer)                                                                   \
	TEXT(referentie)                                                                           \
	TEXT(categorie)                                                                            \
	TEXT(code)                                                                                 \
	DAY(toewijzingsdatum)                                                                      \
	NUMBER(toewijzingstijd)                                                                    \
	DAY(ingangsdatum)                                                                          \
	DAY(einddatum)                                                                             \
	DAY(begindatum)                                                                            \
	TEXT(reden)                                                                                \
	TEXT(status)                                                                               \
	NUMBER(volume)                                                                             \
	TEXT(eenheid)                                                                              \
	TEXT(frequentie)                                                                           \
	NUMBER(budget)                                                                             \
	SMALL(geboortemaand)                                                                       \
	TEXT(datumgebruik)                                                                         \
	TEXT(verwijzer)                                                                            \
	SMALL(anderegemeente)                                                                      \
	TEXT(referentienummer)                                                                     \
	TEXT(vorigreferentienummer)                                                                \
	TEXT(retourcodes)                                                                          \
	TEXT(antwoordcodes)                                                                         \
	TEXT(betreft)                                                                              \
	DAY(betreft_dagtekening)

#define EVENT_COLUMNS_3(TEXT, DAY, NUMBER, PLACE)                                                  \
	NUMBER(tarief)                                                                             \
	DAY(declaratie_einddatum)                                                                  \
	TEXT(xsdversie)                                                                            \
	PLACE(line)                                                                                \
	PLACE(nr)                                                                                  \
	PLACE(clientnr)                                                                            \
	PLACE(clientline)

/* Its SQL for a database of this version; 0: of today. */
const char *statement_text(enum statement statement, int version);

#endif
