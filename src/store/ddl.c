/* The tables for PostgreSQL, in its SQL: types, comments, partitions and how they are filled follow
 * from the list of columns. */
#include "columns_parts.h"

/* What a strange date is (before the year 1, or of seven digits and more) PostgreSQL does not take:
 * such a one is left empty, as in the views of the home. */
static const char datum[] =
    "CREATE FUNCTION datum(text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$\n"
    "\tSELECT CASE WHEN $1 ~ '^[0-9]{4,6}-[0-9]{2}-[0-9]{2}$' AND $1 !~ '^0+-' THEN $1::date END\n"
    "$$;\n";

/* How many parts the rows of youths are divided over. */
enum { PARTITIONS = 16 };

static const char *const types[COLUMN_KINDS] = {
    [COLUMN_CODE] = "text COLLATE \"C\"",
    [COLUMN_WORD] = "text COLLATE \"C\"",
    [COLUMN_TEXT] = "text COLLATE \"C\"",
    [COLUMN_CLIENT] = "text COLLATE \"C\" NOT NULL",
    [COLUMN_GEMEENTE] = "text COLLATE \"C\"",
    [COLUMN_NUMBER] = "bigint",
    [COLUMN_DATE] = "date",
    [COLUMN_DAYS] = "integer",
    [COLUMN_WORKDAYS] = "integer",
    [COLUMN_COUNT] = "integer",
};

/* A text between quotes. */
static void put_text(const char *text, FILE *out)
{
	putc('\'', out);
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			putc('\'', out);
		putc(*text, out);
	}
	putc('\'', out);
}

static void put_words(const struct column *column, FILE *out)
{
	fprintf(out, " CHECK (%s IN (", column->name);
	for (const char *const *word = column->word; *word != NULL; word++) {
		fputs(word > column->word ? ", " : "", out);
		put_text(*word, out);
	}
	fputs("))", out);
}

static void put_table(const struct table *table, FILE *out)
{
	fprintf(out, "\nCREATE TABLE %s (\n", table->name);
	for (int i = 0; i < table->columns; i++) {
		const struct column *column = &table->column[i];

		fprintf(out, "\t%s %s", column->name, types[column->kind]);
		if (column->kind == COLUMN_WORD)
			put_words(column, out);
		fputs(i + 1 < table->columns ? ",\n" : "\n", out);
	}
	fputs(") PARTITION BY HASH (client);\n", out);
	for (int part = 0; part < PARTITIONS; part++)
		fprintf(out,
			"CREATE TABLE %s_%d PARTITION OF %s FOR VALUES WITH (MODULUS %d, REMAINDER "
			"%d);\n",
			table->name, part, table->name, PARTITIONS, part);
	fprintf(out, "CREATE INDEX ON %s (client);\n", table->name);
}

static void put_comments(const struct table *table, FILE *out)
{
	fprintf(out, "COMMENT ON TABLE %s IS ", table->name);
	put_text(_(table->row), out);
	fputs(";\n", out);
	for (int i = 0; i < table->columns; i++) {
		fprintf(out, "COMMENT ON COLUMN %s.%s IS ", table->name, table->column[i].name);
		put_text(_(table->column[i].meaning), out);
		fputs(";\n", out);
	}
}

/* The table that a CSV is copied into: texts, as they stand there. */
static void put_arrival(const struct table *table, FILE *out)
{
	fprintf(out, "CREATE UNLOGGED TABLE ijw_in.%s (", table->name);
	for (int i = 0; i < table->columns; i++)
		fprintf(out, "%s%s text", i > 0 ? ", " : "", table->column[i].name);
	fputs(");\n", out);
}

static void put_taking_over(const struct table *table, FILE *out)
{
	fprintf(out, "\tDELETE FROM %s;\n\tINSERT INTO %s SELECT", table->name, table->name);
	for (int i = 0; i < table->columns; i++) {
		const struct column *column = &table->column[i];
		const char *type = types[column->kind];

		fputs(i > 0 ? ", " : " ", out);
		if (column->kind == COLUMN_DATE)
			fprintf(out, "datum(%s)", column->name);
		else if (type[0] == 't')
			fputs(column->name, out);
		else
			fprintf(out, "%s::%s", column->name, type);
	}
	fprintf(out, "\n\t\tFROM ijw_in.%s;\n\tTRUNCATE ijw_in.%s;\n", table->name, table->name);
}

/* One statement for all: who reads meanwhile sees the rows of before to the end. */
static void put_procedure(FILE *out)
{
	fputs("\nCREATE PROCEDURE overnemen(date, date) LANGUAGE sql SET search_path = ijw AS $$\n",
	      out);
	for (int i = 0; i < DERIVED_TABLES; i++)
		put_taking_over(&output_tables[i], out);
	fputs("\tDELETE FROM naam;\n\tINSERT INTO naam SELECT soort, code, naam FROM ijw_in.naam;\n"
	      "\tTRUNCATE ijw_in.naam;\n"
	      "\tDELETE FROM moment;\n\tINSERT INTO moment VALUES ($1, $2, now());\n$$;\n"
	      "COMMENT ON PROCEDURE overnemen IS ",
	      out);
	put_text(
	    _("Puts the rows of ijw_in in the place of those of before: peildatum, kennisdatum."),
	    out);
	fputs(";\n", out);
}

static void put_others(FILE *out)
{
	fputs("\nCREATE TABLE naam (soort text COLLATE \"C\", code text COLLATE \"C\", naam text "
	      "NOT NULL,"
	      " PRIMARY KEY (soort, code));\nCOMMENT ON TABLE naam IS ",
	      out);
	put_text(_("What the lists in use call the codes."), out);
	fputs(";\nCREATE UNLOGGED TABLE ijw_in.naam (soort text, code text, naam text);\n"
	      "CREATE TABLE moment (peildatum date NOT NULL, kennisdatum date NOT NULL,"
	      " geladen_op timestamptz NOT NULL);\nCOMMENT ON TABLE moment IS ",
	      out);
	put_text(_("The days that the rows are of, and when they came here."), out);
	fputs(";\n", out);
}

/* postgresql.sql as it was built in (src/embed.sh): the first and only row. */
struct embedded {
	const char *name, *first, *end;
};
extern const struct embedded postgresql_embedded[];

void columns_ddl(FILE *out)
{
	fputs("-- ", out);
	fputs(_("The tables of ijw for PostgreSQL, by 'ijw export --ddl'. The page postgresql.md "
		"of the "
		"manual tells how they are filled."),
	      out);
	fputs(
	    "\n\nBEGIN;\nCREATE SCHEMA ijw;\nCREATE SCHEMA ijw_in;\nSET LOCAL search_path = ijw;\n",
	    out);
	fputs(datum, out);
	for (int i = 0; i < DERIVED_TABLES; i++) {
		put_table(&output_tables[i], out);
		put_comments(&output_tables[i], out);
		put_arrival(&output_tables[i], out);
	}
	put_others(out);
	put_procedure(out);
	fputs("\n", out);
	fwrite(postgresql_embedded->first, 1,
	       (size_t)(postgresql_embedded->end - postgresql_embedded->first), out);
	fputs("COMMIT;\n", out);
}
