/* monitor.db: the public tables in SQLite, with a few views for who begins. */
#include <stdlib.h>
#include <string.h>

#include "feed_parts.h"
#include "ijw/base/pool.h"
#include "ijw/store/youth.h"

/* Each is made when its table is published. */
static const struct {
	const char *table;
	const char *sql;
} views[] = {
    {"waarneming",
     "CREATE VIEW cijfers_regio AS SELECT Indicator, Perioden, Klok, Maat, Waarde, Status,"
     " Teller, Noemer, Onder, Boven, Eenheid FROM waarneming"
     " WHERE RegioS = 'T' AND Aanbieder = 'T' AND Productcategorie = 'T'"
     " AND Leeftijd = 'T' AND Verwijzer = 'T' AND Pilot = 'T';"
     "CREATE VIEW cijfers_gemeente AS SELECT RegioS, Indicator, Perioden, Klok, Maat, Waarde,"
     " Status, Teller, Noemer, Onder, Boven, Eenheid FROM waarneming"
     " WHERE RegioS <> 'T' AND Aanbieder = 'T' AND Productcategorie = 'T'"
     " AND Leeftijd = 'T' AND Verwijzer = 'T' AND Pilot = 'T';"
     "CREATE VIEW wachtenden AS SELECT RegioS, Aanbieder, Productcategorie, Leeftijd,"
     " Verwijzer, Pilot, Perioden, Waarde, Status FROM waarneming"
     " WHERE Indicator = 'F05';"
     "CREATE VIEW wachttijd AS SELECT RegioS, Aanbieder, Productcategorie, Leeftijd,"
     " Verwijzer, Pilot, Perioden, Maat, Waarde, Status FROM waarneming"
     " WHERE Indicator = 'V01' AND Klok = 'W3a';"
     "CREATE VIEW kans_op_start AS SELECT RegioS, Aanbieder, Productcategorie,"
     " Leeftijd, Verwijzer, Pilot, Perioden, Waarde, Status, Onder, Boven"
     " FROM waarneming WHERE Indicator = 'V05';"},
    {"stroom", "CREATE VIEW stroom_regio AS SELECT Perioden, Begin, Instroom, Gestart, Afgevallen,"
	       " Eind FROM stroom"
	       " WHERE RegioS = 'T' AND Aanbieder = 'T' AND Productcategorie = 'T';"},
    /* A chain is of one category, so those of a group are the sum; where one of them is not shown
     * the sum is neither. */
    {"groep", "CREATE VIEW stroom_groep AS SELECT g.Groep, s.RegioS, s.Aanbieder, s.Perioden,"
	      " CASE WHEN count(*) = count(Begin) THEN sum(Begin) END AS Begin,"
	      " CASE WHEN count(*) = count(Instroom) THEN sum(Instroom) END AS Instroom,"
	      " CASE WHEN count(*) = count(Gestart) THEN sum(Gestart) END AS Gestart,"
	      " CASE WHEN count(*) = count(Afgevallen) THEN sum(Afgevallen) END AS Afgevallen,"
	      " CASE WHEN count(*) = count(Eind) THEN sum(Eind) END AS Eind"
	      " FROM groep g JOIN stroom s USING (Productcategorie) GROUP BY 1, 2, 3, 4;"},
};

static const char *const types[] = {
    [FEED_TEXT] = "TEXT", [FEED_INTEGER] = "INTEGER", [FEED_NUMBER] = "REAL", [FEED_DATE] = "TEXT"};

static struct store_table describe(const struct feed_table *table, struct pool *pool)
{
	const char **column = pool_alloc(pool, table->columns * sizeof(*column));
	const char **type = pool_alloc(pool, table->columns * sizeof(*type));
	struct store_table described = {.name = table->name,
					.column = column,
					.type = type,
					.columns = table->columns,
					.cell = (const char *const *)table->cell,
					.rows = table->rows};

	for (size_t i = 0; i < table->columns; i++) {
		column[i] = table->column[i].name;
		type[i] = types[table->column[i].kind];
		described.keys += table->column[i].key;
	}
	return described;
}

int feed_database(const struct uitgave *uitgave, const char *name)
{
	const struct feed *feed = uitgave->feed;
	struct pool *pool = pool_new();
	struct store_table *tables = pool_alloc(pool, (feed->tables + 1) * sizeof(*tables));
	const char *path = pool_printf(pool, "%s/%s", uitgave->path, name);
	struct buf sql = BUF_INIT(0);
	size_t count = 0;
	int rc;

	for (size_t i = 0; i < feed->tables; i++) {
		if (feed->table[i].intern)
			continue;
		tables[count++] = describe(&feed->table[i], pool);
		for (size_t k = 0; k < sizeof(views) / sizeof(views[0]); k++)
			if (strcmp(views[k].table, feed->table[i].name) == 0)
				buf_puts(&sql, views[k].sql);
	}
	rc = store_write_tables(path, tables, count, sql.data);
	buf_free(&sql);
	pool_free(pool);
	return rc;
}
