/* datapackage.json: what stands in the tables, for people and for programs that load them.
 *
 * Data Package, version 2 (datapackage.org), with the `profile` keys of version 1 beside its own,
 * so that readers of both accept it. Titles and descriptions are in Dutch; the English ones stand
 * beside them under title_en and description_en. Digests are in SHA256SUMS. */
#include <stdio.h>
#include <string.h>

#include "feed_parts.h"
#include "ijw/audit/head.h"
#include "ijw/base/ascii.h"
#include "ijw/base/json.h"

#define SCHEMA_V2 "https://datapackage.org/profiles/2.0/"

static const char *const types[] = {[FEED_TEXT] = "string",
				    [FEED_INTEGER] = "integer",
				    [FEED_NUMBER] = "number",
				    [FEED_DATE] = "date"};

static void add_values(struct json *json, const char *const *values)
{
	json_object(json, "constraints");
	json_array(json, "enum");
	for (; *values != NULL; values++)
		json_text(json, NULL, *values);
	json_end(json);
	json_end(json);
}

static void add_field(struct json *json, const struct feed_column *column)
{
	json_object(json, NULL);
	json_text(json, "name", column->name);
	json_text(json, "type", types[column->kind]);
	json_text(json, "title", column->titel);
	json_text(json, "description", column->omschrijving);
	json_text(json, "title_en", column->title);
	json_text(json, "description_en", column->description);
	if (column->values != NULL)
		add_values(json, column->values);
	json_end(json);
}

static void add_schema(struct json *json, const struct feed_table *table)
{
	json_object(json, "schema");
	json_text(json, "$schema", SCHEMA_V2 "tableschema.json");
	json_array(json, "fields");
	for (size_t i = 0; i < table->columns; i++)
		add_field(json, &table->column[i]);
	json_end(json);
	if (table->columns > 0 && table->column[0].key) {
		json_array(json, "primaryKey");
		for (size_t i = 0; i < table->columns && table->column[i].key; i++)
			json_text(json, NULL, table->column[i].name);
		json_end(json);
	}
	json_array(json, "missingValues");
	json_text(json, NULL, "");
	json_end(json);
	json_end(json);
}

static void add_dialect(struct json *json)
{
	json_object(json, "dialect");
	json_text(json, "$schema", SCHEMA_V2 "tabledialect.json");
	json_text(json, "delimiter", ",");
	json_text(json, "lineTerminator", "\n");
	json_text(json, "quoteChar", "\"");
	json_bool(json, "doubleQuote", true);
	json_bool(json, "header", true);
	json_end(json);
}

static void add_resource(struct json *json, const struct feed_table *table)
{
	char path[128];

	snprintf(path, sizeof(path), "%s.csv", table->name);
	json_object(json, NULL);
	json_text(json, "name", table->name);
	json_text(json, "type", "table");
	json_text(json, "profile", "tabular-data-resource");
	json_text(json, "path", path);
	json_text(json, "title", table->titel);
	json_text(json, "title_en", table->title);
	json_text(json, "format", "csv");
	json_text(json, "mediatype", "text/csv");
	json_text(json, "encoding", "utf-8");
	add_dialect(json);
	add_schema(json, table);
	json_end(json);
}

/* An address, the name of a licence as "CC-BY-4.0", or a sentence. */
static void add_licence(struct json *json, const char *licentie)
{
	bool name = true;

	if (licentie == NULL)
		return;
	for (const char *at = licentie; *at != '\0'; at++)
		name = name && (ascii_is_alnum(*at) || strchr("-._", *at) != NULL);
	json_array(json, "licenses");
	json_object(json, NULL);
	if (strncmp(licentie, "https://", 8) == 0 || strncmp(licentie, "http://", 7) == 0) {
		json_text(json, "path", licentie);
	} else {
		json_text(json, "name", name ? licentie : "other");
		json_text(json, "title", licentie);
	}
	json_end(json);
	json_end(json);
}

static void add_contributor(struct json *json, const char *title, const char *role)
{
	if (title == NULL)
		return;
	json_object(json, NULL);
	json_text(json, "title", title);
	json_text(json, "role", role);
	json_array(json, "roles");
	json_text(json, NULL, role);
	json_end(json);
	json_end(json);
}

/* Who stands for it, in words that the standard has and in those of the law. */
static void add_people(struct json *json, const struct instellingen *instellingen)
{
	add_licence(json, instellingen->licentie);
	if (instellingen->verwerkingsverantwoordelijke != NULL || instellingen->contact != NULL) {
		json_array(json, "contributors");
		add_contributor(json, instellingen->verwerkingsverantwoordelijke, "publisher");
		add_contributor(json, instellingen->contact, "maintainer");
		json_end(json);
	}
	json_optional(json, "contact", instellingen->contact);
	json_optional(json, "verwerkingsverantwoordelijke",
		      instellingen->verwerkingsverantwoordelijke);
	json_optional(json, "controller", instellingen->verwerkingsverantwoordelijke);
	json_optional(json, "verwerker", instellingen->verwerker);
	json_optional(json, "processor", instellingen->verwerker);
	json_optional(json, "grondslag", instellingen->grondslag);
	json_optional(json, "legal_basis", instellingen->grondslag);
}

static void add_head(struct json *json, const struct feed *feed, bool intern)
{
	struct buf guide = BUF_INIT(0), created = BUF_INIT(0);

	feed_leeswijzer(feed, &guide);
	buf_printf(&created, "%sT00:00:00Z", feed->kennisdatum);
	json_text(json, "$schema", SCHEMA_V2 "datapackage.json");
	json_text(json, "profile", "tabular-data-package");
	json_text(json, "name", intern ? "ijw-monitor-intern" : "ijw-monitor");
	json_text(json, "title",
		  intern ? "Regionale monitor jeugdhulp, INTERN: herleidbaar tot personen, niet "
			   "publiceren"
			 : "Regionale monitor jeugdhulp");
	json_text(json, "title_en",
		  intern ? "Regional youth care monitor, INTERNAL: youths can be recognised, do "
			   "not publish"
			 : "Regional youth care monitor");
	json_text(json, "description", guide.data);
	json_text(json, "version", feed->kennisdatum);
	json_text(json, "created", created.data);
	json_optional(json, "regio", feed->instellingen->regio);
	json_text(json, "peildatum", feed->peildatum);
	json_text(json, "kennisdatum", feed->kennisdatum);
	json_array(json, "languages");
	json_text(json, NULL, "nl");
	json_text(json, NULL, "en");
	json_end(json);
	buf_free(&guide);
	buf_free(&created);
}

void feed_package(const struct feed *feed, bool intern, struct buf *out)
{
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	add_head(&json, feed, intern);
	add_people(&json, feed->instellingen);
	json_optional(&json, HEAD_PROPERTY, feed->head);
	json_array(&json, "resources");
	for (size_t i = 0; i < feed->tables; i++)
		if (feed->table[i].intern == intern)
			add_resource(&json, &feed->table[i]);
	json_end(&json);
	json_end(&json);
}
