#include "db.h"

/* For what analysts ask most: one municipality, one provider, one status, a period. A new index
 * costs every ingest: it enters together with the question in tests/program/columns.sh. */
const char derived_indexes[] =
    "CREATE INDEX IF NOT EXISTS toewijzing_rij_gemeente ON toewijzing_rij (gemeente, "
    "toewijzingnummer);"
    "CREATE INDEX IF NOT EXISTS toewijzing_rij_aanbieder ON toewijzing_rij (aanbieder);"
    "CREATE INDEX IF NOT EXISTS toewijzing_rij_status ON toewijzing_rij (status, gemeente);"
    "CREATE INDEX IF NOT EXISTS toewijzing_rij_datum ON toewijzing_rij (toewijzingsdatum);"
    "CREATE INDEX IF NOT EXISTS levering_rij_gemeente ON levering_rij (gemeente, toewijzingnummer);"
    "CREATE INDEX IF NOT EXISTS levering_rij_aanbieder ON levering_rij (aanbieder);"
    "CREATE INDEX IF NOT EXISTS levering_rij_status ON levering_rij (status, gemeente);"
    "CREATE INDEX IF NOT EXISTS levering_rij_begin ON levering_rij (begindatum);"
    "CREATE INDEX IF NOT EXISTS levering_rij_eind ON levering_rij (einddatum);"
    "CREATE INDEX IF NOT EXISTS wachtketen_rij_gemeente ON wachtketen_rij (gemeente, keten);"
    "CREATE INDEX IF NOT EXISTS wachtketen_rij_aanbieder ON wachtketen_rij (aanbieder);"
    "CREATE INDEX IF NOT EXISTS wachtketen_rij_status ON wachtketen_rij (status, gemeente);"
    "CREATE INDEX IF NOT EXISTS wachtketen_rij_klokstart ON wachtketen_rij (klokstart);"
    "CREATE INDEX IF NOT EXISTS wachtketen_rij_start ON wachtketen_rij (startdatum);";

/* A monitoring system asks every minute, whatever the size. */
const char status_indexes[] =
    "CREATE INDEX bericht_oordeel ON bericht (oordeel, ontvangen_op);"
    "CREATE INDEX bericht_zender ON bericht (" ZENDER ");"
    "CREATE INDEX bericht_ongeoordeeld ON bericht (id)"
    " WHERE inhoud IS NOT NULL AND zelfde_als IS NULL AND volgorde IS NULL;"
    "CREATE INDEX afkeur_rij_open ON afkeur_rij (ernst) WHERE opgelost_door IS NULL;";
