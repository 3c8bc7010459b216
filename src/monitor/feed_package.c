/* datapackage.json: what stands in the tables, for people and for programs that load them.
 *
 * Data Package, version 2 (datapackage.org), with the `profile` keys of version 1 beside its own,
 * so that readers of both accept it. Titles and descriptions are in Dutch; the English ones stand
 * beside them under title_en and description_en. Digests are in SHA256SUMS. */
#include <stdio.h>
#include <string.h>

#include "feed_parts.h"
#include "ijw/base/ascii.h"
#include "ijw/base/json.h"

#define SCHEMA_V2 "https://datapackage.org/profiles/2.0/"

static const char *const types[] = {[FEED_TEXT] = "string",
				    [FEED_INTEGER] = "integer",
				    [FEED_NUMBER] = "number",
				    [FEED_DATE] = "date"};

static void add_values(struct json *json, const char *const *values)
{
	json_open(json, "constraints", '{');
	json_open(json, "enum", '[');
	for (; *values != NULL; values++)
		json_string(json, NULL, *values);
	json_close(json);
	json_close(json);
}

static void add_field(struct json *json, const struct feed_column *column)
{
	json_open(json, NULL, '{');
	json_string(json, "name", column->name);
	json_string(json, "type", types[column->kind]);
	json_string(json, "title", column->titel);
	json_string(json, "description", column->omschrijving);
	json_string(json, "title_en", column->title);
	json_string(json, "description_en", column->description);
	if (column->values != NULL)
		add_values(json, column->values);
	json_close(json);
}

static void add_schema(struct json *json, const struct feed_table *table)
{
	json_open(json, "schema", '{');
	json_string(json, "$schema", SCHEMA_V2 "tableschema.json");
	json_open(json, "fields", '[');
	for (size_t i = 0; i < table->columns; i++)
		add_field(json, &table->column[i]);
	json_close(json);
	if (table->columns > 0 && table->column[0].key) {
		json_open(json, "primaryKey", '[');
		for (size_t i = 0; i < table->columns && table->column[i].key; i++)
			json_string(json, NULL, table->column[i].name);
		json_close(json);
	}
	json_open(json, "missingValues", '[');
	json_string(json, NULL, "");
	json_close(json);
	json_close(json);
}

static void add_dialect(struct json *json)
{
	json_open(json, "dialect", '{');
	json_string(json, "$schema", SCHEMA_V2 "tabledialect.json");
	json_string(json, "delimiter", ",");
	json_string(json, "lineTerminator", "\n");
	json_string(json, "quoteChar", "\"");
	json_raw(json, "doubleQuote", "true");
	json_raw(json, "header", "true");
	json_close(json);
}

static void add_resource(struct json *json, const struct feed_table *table)
{
	char path[128];

	snprintf(path, sizeof(path), "%s.csv", table->name);
	json_open(json, NULL, '{');
	json_string(json, "name", table->name);
	json_string(json, "type", "table");
	json_string(json, "profile", "tabular-data-resource");
	json_string(json, "path", path);
	json_string(json, "title", table->titel);
	json_string(json, "title_en", table->title);
	json_string(json, "format", "csv");
	json_string(json, "mediatype", "text/csv");
	json_string(json, "encoding", "utf-8");
	add_dialect(json);
	add_schema(json, table);
	json_close(json);
}

/* An address, the name of a licence as "CC-BY-4.0", or a sentence. */
static void add_licence(struct json *json, const char *licentie)
{
	bool name = true;

	if (licentie == NULL)
		return;
	for (const char *at = licentie; *at != '\0'; at++)
		name = name && (ascii_is_alnum(*at) || strchr("-._", *at) != NULL);
	json_open(json, "licenses", '[');
	json_open(json, NULL, '{');
	if (strncmp(licentie, "https://", 8) == 0 || strncmp(licentie, "http://", 7) == 0) {
		json_string(json, "path", licentie);
	} else {
		json_string(json, "name", name ? licentie : "other");
		json_string(json, "title", licentie);
	}
	json_close(json);
	json_close(json);
}

static void add_contributor(struct json *json, const char *title, const char *role)
{
	if (title == NULL)
		return;
	json_open(json, NULL, '{');
	json_string(json, "title", title);
	json_string(json, "role", role);
	json_open(json, "roles", '[');
	json_string(json, NULL, role);
	json_close(json);
	json_close(json);
}

/* Who stands for it, in words that the standard has and in those of the law. */
static void add_people(struct json *json, const struct instellingen *instellingen)
{
	add_licence(json, instellingen->licentie);
	if (instellingen->verwerkingsverantwoordelijke != NULL || instellingen->contact != NULL) {
		json_open(json, "contributors", '[');
		add_contributor(json, instellingen->verwerkingsverantwoordelijke, "publisher");
		add_contributor(json, instellingen->contact, "maintainer");
		json_close(json);
	}
	json_string(json, "contact", instellingen->contact);
	json_string(json, "verwerkingsverantwoordelijke",
		    instellingen->verwerkingsverantwoordelijke);
	json_string(json, "controller", instellingen->verwerkingsverantwoordelijke);
	json_string(json, "verwerker", instellingen->verwerker);
	json_string(json, "processor", instellingen->verwerker);
	json_string(json, "grondslag", instellingen->grondslag);
	json_string(json, "legal_basis", instellingen->grondslag);
}

static void add_head(struct json *json, const struct feed *feed, bool intern)
{
	struct buf guide = BUF_INIT(0), created = BUF_INIT(0);

	feed_leeswijzer(feed, &guide);
	buf_printf(&created, "%sT00:00:00Z", feed->kennisdatum);
	json_string(json, "$schema", SCHEMA_V2 "datapackage.json");
	json_string(json, "profile", "tabular-data-package");
	json_string(json, "name", intern ? "ijw-monitor-intern" : "ijw-monitor");
	json_string(json, "title",
		    intern ? "Regionale monitor jeugdhulp, INTERN: herleidbaar tot personen, niet "
			     "publiceren"
			   : "Regionale monitor jeugdhulp");
	json_string(json, "title_en",
		    intern ? "Regional youth care monitor, INTERNAL: youths can be recognised, do "
			     "not publish"
			   : "Regional youth care monitor");
	json_string(json, "description", guide.data);
	json_string(json, "version", feed->kennisdatum);
	json_string(json, "created", created.data);
	json_string(json, "regio", feed->instellingen->regio);
	json_string(json, "peildatum", feed->peildatum);
	json_string(json, "kennisdatum", feed->kennisdatum);
	json_open(json, "languages", '[');
	json_string(json, NULL, "nl");
	json_string(json, NULL, "en");
	json_close(json);
	buf_free(&guide);
	buf_free(&created);
}

void feed_package(const struct feed *feed, bool intern, struct buf *out)
{
	struct json json;

	json_begin(&json, out);
	json_open(&json, NULL, '{');
	add_head(&json, feed, intern);
	add_people(&json, feed->instellingen);
	json_open(&json, "resources", '[');
	for (size_t i = 0; i < feed->tables; i++)
		if (feed->table[i].intern == intern)
			add_resource(&json, &feed->table[i]);
	json_close(&json);
	json_close(&json);
}
