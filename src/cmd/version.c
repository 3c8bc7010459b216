#include "version.h"

#include <stdio.h>

#include "ijw/base/json.h"

/* A part of the program that others made. */
struct component {
	const char *name;
	const char *version;
	const char *licence; /* as SPDX names it */
};

/* Made by src/components.sh when the program is built. */
static const struct component components[] = {
#include "components.h"
};

enum { COMPONENTS = sizeof(components) / sizeof(components[0]) };

static void write_component(struct json *json, const char *key, const char *type,
			    const struct component *component)
{
	char purl[128];

	snprintf(purl, sizeof(purl), "pkg:generic/%s@%s", component->name, component->version);
	json_object(json, key);
	json_text(json, "type", type);
	json_text(json, "bom-ref", component->name);
	json_text(json, "name", component->name);
	json_text(json, "version", component->version);
	json_text(json, "purl", purl);
	json_array(json, "licenses");
	json_object(json, NULL);
	json_object(json, "license");
	json_text(json, "id", component->licence);
	json_end(json);
	json_end(json);
	json_end(json);
	json_end(json);
}

static void write_dependencies(struct json *json)
{
	json_array(json, "dependencies");
	json_object(json, NULL);
	json_text(json, "ref", "ijw");
	json_array(json, "dependsOn");
	for (int i = 0; i < COMPONENTS; i++)
		json_text(json, NULL, components[i].name);
	json_end(json);
	json_end(json);
	json_end(json);
}

static void write_bill(struct buf *out)
{
	static const struct component program = {"ijw", IJW_VERSION, "EUPL-1.2"};
	struct json json;

	json_begin(&json, out, JSON_LINES);
	json_object(&json, NULL);
	json_text(&json, "bomFormat", "CycloneDX");
	json_text(&json, "specVersion", "1.5");
	json_integer(&json, "version", 1);
	json_object(&json, "metadata");
	write_component(&json, "component", "application", &program);
	json_end(&json);
	json_array(&json, "components");
	for (int i = 0; i < COMPONENTS; i++)
		write_component(&json, NULL, "library", &components[i]);
	json_end(&json);
	write_dependencies(&json);
	json_end(&json);
}

void version_print(bool json)
{
	struct buf out = BUF_INIT(0);

	if (json)
		write_bill(&out);
	else
		buf_printf(&out, "ijw %s\n", IJW_VERSION);
	fwrite(out.data, 1, out.length, stdout);
	buf_free(&out);
}
