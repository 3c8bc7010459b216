#include "plant.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SIMPLE(name) "//xs:simpleType[@name='" name "']"
#define ELEMENT(type, name) "//xs:complexType[@name='" type "']//xs:element[@name='" name "']"

enum change {
	SET,    /* the attribute gets the value */
	REMOVE, /* the node, or with an attribute that attribute, goes */
	LATER   /* the node changes places with the element behind it */
};

static const struct {
	enum plant_effect effect;
	const char *message;
	const char *file;
	const char *path; /* of one element */
	enum change change;
	const char *attribute;
	const char *value;
} faults[] = {
    {PLANT_WIDER, "jw301", "basisschema", SIMPLE("LDT_IdentificatieBericht") "//xs:maxLength", SET,
     "value", "13"},
    {PLANT_NARROWER, "jw319", "basisschema", SIMPLE("LDT_IdentificatieBericht") "//xs:maxLength",
     SET, "value", "11"},
    {PLANT_WIDER, "jw302", "basisschema", SIMPLE("LDT_Naam") "//xs:maxLength", SET, "value", "201"},
    {PLANT_FOREIGN, "jw316", "basisschema", SIMPLE("LDT_Commentaar") "//xs:pattern", SET, "value",
     ".*\\S.*"},
    {PLANT_NARROWER, "jw301", "basisschema", SIMPLE("LDT_Budget") "//xs:maxInclusive", SET, "value",
     "99999998"},
    {PLANT_WIDER, "jw317", "basisschema", SIMPLE("LDT_Budget") "//xs:maxInclusive", SET, "value",
     "100000000"},
    {PLANT_NARROWER, "jw315", "basisschema", SIMPLE("LDT_Budget") "//xs:minInclusive", SET, "value",
     "1"},
    {PLANT_NARROWER, "jw325", "basisschema", SIMPLE("LDT_TotaalBedrag") "//xs:maxInclusive", SET,
     "value", "999999999998"},
    {PLANT_NARROWER, "jw308", "basisschema",
     SIMPLE("LDT_RetourCode") "//xs:enumeration[@value='S329']", REMOVE, NULL, NULL},
    {PLANT_NARROWER, "jw301", "basisschema", SIMPLE("LDT_LandCode") "//xs:enumeration[@value='ZW']",
     REMOVE, NULL, NULL},
    {PLANT_WIDER, "jw307", "basisschema",
     SIMPLE("LDT_RedenBeeindiging") "//xs:enumeration[@value='20']", SET, "value", "21"},
    {PLANT_FOREIGN, "jw301", "basisschema", SIMPLE("LDT_Voorletters") "//xs:pattern", SET, "value",
     "([a-zA-Z\xc3\x80-\xe1\xbb\xb4])+"},
    {PLANT_FOREIGN, "jw305", "basisschema", SIMPLE("LDT_Voorletters") "//xs:pattern", SET, "value",
     "([a-zA-Z\xc3\x81-\xe1\xbb\xb3])+"},
    {PLANT_FOREIGN, "jw306", "basisschema", SIMPLE("LDT_Datum") "//xs:pattern", REMOVE, NULL, NULL},
    {PLANT_FOREIGN, "jw302", "basisschema", SIMPLE("LDT_Tijd") "//xs:pattern", SET, "value",
     "[^Z]+"},
    {PLANT_FOREIGN, "jw301", "basisschema", SIMPLE("LDT_Tijd") "//xs:pattern", SET, "value",
     "[^Z.+-]+"},
    {PLANT_FOREIGN, "jw318", "basisschema", SIMPLE("LDT_Versie") "//xs:pattern", SET, "value",
     "[0-9]+\\.[0-9]+\\.[0-9]+"},
    {PLANT_FOREIGN, "jw320", "basisschema", SIMPLE("LDT_Gemeente") "/xs:restriction", SET, "base",
     "xs:token"},
    {PLANT_WIDER, "jw320", "basisschema", SIMPLE("LDT_Gemeente") "//xs:pattern", SET, "value",
     "[0-9]*"},
    {PLANT_WIDER, "jw305", "basisschema", SIMPLE("LDT_Voorletters") "//xs:pattern", SET, "value",
     "[ \\t]*\\S.*"},
    {PLANT_FOREIGN, "jw301", "basisschema", SIMPLE("LDT_Huisnummer") "/xs:restriction", SET, "base",
     "xs:decimal"},
    {PLANT_WIDER, "jw323", "basisschema", SIMPLE("LDT_ReferentieNummer") "//xs:maxLength", REMOVE,
     NULL, NULL},
    {PLANT_FOREIGN, "jw323", "basisschema", SIMPLE("LDT_AgbCode") "//xs:pattern", SET, "value",
     "\\d{8}"},
    {PLANT_NARROWER, "jw302", "basisschema", ELEMENT("CDT_Adres", "Postcode"), REMOVE, "minOccurs",
     NULL},
    {PLANT_FOREIGN, "jw301", "basisschema", ELEMENT("CDT_Telefoonnummers", "Telefoon02"), SET,
     "maxOccurs", "2"},
    {PLANT_WIDER, "jw315", "basisschema", ELEMENT("CDT_Verwijzer", "Naam"), LATER, NULL, NULL},
    {PLANT_NARROWER, "jw301", "jw301", ELEMENT("Client", "Commentaar"), SET, "minOccurs", "1"},
    {PLANT_NARROWER, "jw305", "jw305", ELEMENT("StartProduct", "ToewijzingNummer"), REMOVE,
     "minOccurs", NULL},
    {PLANT_NARROWER, "jw306", "jw306", ELEMENT("Header", "XsltVersie"), REMOVE, NULL, NULL},
    {PLANT_FOREIGN, "jw317", "jw317", ELEMENT("TeWijzigenProduct", "Budget"), SET, "nillable",
     "true"},
    {PLANT_FOREIGN, "jw319", "jw319", ELEMENT("Header", "BerichtCode") "//xs:pattern", SET, "value",
     "48[89]"},
    {PLANT_FOREIGN, "jw320", "jw320", ELEMENT("Header", "BerichtVersie") "//xs:pattern", SET,
     "value", "0*3"},
    {PLANT_FOREIGN, "jw323", "jw323", ELEMENT("Prestaties", "Prestatie"), SET, "maxOccurs", "2"},
    {PLANT_FOREIGN, "jw323", "jw323", ELEMENT("Declaratie", "DeclaratieNummer") "//xs:pattern", SET,
     "value", "\\w+"},
    {PLANT_WIDER, "jw325", "jw325", ELEMENT("Client", "RetourCodes"), SET, "minOccurs", "0"},
    {PLANT_NARROWER, "jw316", "jw316", ELEMENT("Header", "Afzender"), SET, "type",
     "ijw:LDT_Gemeente"},
    {PLANT_FOREIGN, "jw318", "jw318", "/xs:schema", SET, "elementFormDefault", "unqualified"},
    {PLANT_NOTHING, "jw308", "basisschema",
     SIMPLE("LDT_RetourCode") "//xs:enumeration[@value='S329']", LATER, NULL, NULL},
};

static const char *const files[] = {"basisschema", "jw301", "jw302", "jw305", "jw306",
				    "jw307",       "jw308", "jw315", "jw316", "jw317",
				    "jw318",       "jw319", "jw320", "jw323", "jw325"};

size_t plant_count(void)
{
	return COUNT(faults);
}

void plant_print(size_t fault)
{
	printf("%s: %s", faults[fault].message, faults[fault].path);
	if (faults[fault].change == LATER)
		puts(" one place later");
	else if (faults[fault].change == REMOVE)
		printf(" without %s\n", faults[fault].attribute ? faults[fault].attribute : "it");
	else
		printf(" with %s %s\n", faults[fault].attribute, faults[fault].value);
}

const char *plant_message(size_t fault)
{
	return faults[fault].message;
}

const char *plant_file(size_t fault)
{
	return faults[fault].file;
}

enum plant_effect plant_effect(size_t fault)
{
	return faults[fault].effect;
}

static int failed(const char *what, const char *name)
{
	fprintf(stderr, "differential: %s %s: %s\n", what, name, strerror(errno));
	return -1;
}

static xmlDocPtr open_file(const char *schemas, const char *file)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/%s.xsd", schemas, file);
	return xmlReadFile(path, NULL, XML_PARSE_NONET);
}

static int save(xmlDocPtr doc, const char *directory, const char *file)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/%s.xsd", directory, file);
	return doc != NULL && xmlSaveFile(path, doc) > 0 ? 0 : failed("cannot copy", file);
}

static int copy(const char *schemas, const char *directory, const char *file)
{
	xmlDocPtr doc = open_file(schemas, file);
	int rc = save(doc, directory, file);

	xmlFreeDoc(doc);
	return rc;
}

/* The one element a path leads to, or NULL. */
static xmlNodePtr find(xmlDocPtr doc, const char *path)
{
	xmlXPathContextPtr context = xmlXPathNewContext(doc);
	xmlXPathObjectPtr found = NULL;
	xmlNodePtr node = NULL;

	if (context != NULL && xmlXPathRegisterNs(context, BAD_CAST "xs",
						  BAD_CAST "http://www.w3.org/2001/XMLSchema") == 0)
		found = xmlXPathEvalExpression(BAD_CAST path, context);
	if (found != NULL && found->nodesetval != NULL && found->nodesetval->nodeNr == 1)
		node = found->nodesetval->nodeTab[0];
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(context);
	return node;
}

static bool change(xmlDocPtr doc, size_t fault)
{
	const char *attribute = faults[fault].attribute;
	xmlNodePtr node = find(doc, faults[fault].path);

	if (node == NULL)
		return false;
	switch (faults[fault].change) {
	case SET:
		return xmlSetProp(node, BAD_CAST attribute, BAD_CAST faults[fault].value) != NULL;
	case REMOVE:
		if (attribute != NULL)
			return xmlUnsetProp(node, BAD_CAST attribute) == 0;
		xmlUnlinkNode(node);
		xmlFreeNode(node);
		return true;
	case LATER:
		return xmlAddNextSibling(xmlNextElementSibling(node), node) != NULL;
	}
	return false;
}

int plant_fault(size_t fault, const char *schemas, const char *directory)
{
	xmlDocPtr doc;
	int rc = -1;

	for (size_t i = 0; i < COUNT(files); i++)
		if (copy(schemas, directory, files[i]) != 0)
			return -1;
	doc = open_file(schemas, faults[fault].file);
	if (doc == NULL || !change(doc, fault))
		fprintf(stderr, "differential: cannot plant %s\n", faults[fault].path);
	else
		rc = save(doc, directory, faults[fault].file);
	xmlFreeDoc(doc);
	return rc;
}

void plant_close(const char *directory)
{
	for (size_t i = 0; i < COUNT(files); i++) {
		char path[PATH_MAX];

		snprintf(path, sizeof(path), "%s/%s.xsd", directory, files[i]);
		if (unlink(path) != 0 && errno != ENOENT)
			failed("cannot remove", path);
	}
	if (rmdir(directory) != 0)
		failed("cannot remove", directory);
}
