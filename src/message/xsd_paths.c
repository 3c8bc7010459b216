/* The paths of the messages that facts and rules read, and whether a set of schemas has them. */
#include "xsd_paths.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "tables.h"

/* An element that is read. `most`: how many characters or digits what is kept of it has at most; 0
 * where nothing is kept. */
struct read_element {
	const struct class *class;
	const char *element;
	size_t most;
	bool demanded; /* a message without it is nobody's: it must be there in every one */
};

static const struct read_element read_elements[] = {
    {&class_achternaam, "Achternaam", 0, false},
    {&class_naam, "Geslachtsnaam", 0, false},
    {&class_naam, "Voornamen", 0, false},
    {&class_geboortedatum, "Datum", 0, false},
    {&class_huis, "Huisnummer", 0, false},
    {&class_adres, "Huis", 0, false},
    {&class_adres, "Postcode", 0, false},
    {&class_adres, "Straatnaam", 0, false},
    {&class_adres, "Plaatsnaam", 0, false},
    {&class_adres, "LandCode", 0, false},
    {&class_periode, "Begindatum", 0, false},
    {&class_periode, "Einddatum", 0, false},
    {&class_product, "Categorie", 2, false},
    {&class_product, "Code", 5, false},
    {&class_omvang, "Volume", 8, false},
    {&class_omvang, "Eenheid", 2, false},
    {&class_omvang, "Frequentie", 1, false},
    {&class_verwijzer, "Type", 2, false},
    {&class_verwijzer, "Naam", 0, false},
    {&class_verwijzer, "ZorgverlenerCode", 0, false},
    {&class_referentie, "ReferentieNummer", 20, false},
    {&class_referentie, "VorigReferentieNummer", 20, false},
    {&class_bedrag, "Bedrag", 8, false},
    {&class_bedrag, "DebetCredit", 0, false},
    {&class_totaalbedrag, "TotaalBedrag", 12, false},
    {&class_totaalbedrag, "DebetCredit", 0, false},
    {&class_identificatie, "Identificatie", 12, true},
    {&class_identificatie, "Dagtekening", 0, true},
    {&class_retourcodes, "RetourCode", 4, false},
    {&class_header, "Afzender", 8, true},
    {&class_header, "Ontvanger", 8, true},
    {&class_header, "BerichtIdentificatie", 0, true},
    {&class_header, "IdentificatieRetour", 12, true},
    {&class_header, "DagtekeningRetour", 0, true},
    {&class_header, "DeclaratieIdentificatie", 0, false},
    {&class_header, "RetourCodes", 0, false},
    {&class_contact, "Soort", 0, false},
    {&class_contact, "Adres", 0, false},
    {&class_contact, "Periode", 0, false},
    {&class_contactgegevens, "Contact", 0, false},
    {&class_relatie, "Nummer", 0, false},
    {&class_relatie, "Soort", 0, false},
    {&class_relaties, "Relatie", 0, false},
    {&class_toegewezenproduct, "ToewijzingNummer", 9, false},
    {&class_toegewezenproduct, "ReferentieAanbieder", 36, false},
    {&class_toegewezenproduct, "Product", 0, false},
    {&class_toegewezenproduct, "Toewijzingsdatum", 0, false},
    {&class_toegewezenproduct, "Toewijzingstijd", 0, false},
    {&class_toegewezenproduct, "Ingangsdatum", 0, false},
    {&class_toegewezenproduct, "Einddatum", 0, false},
    {&class_toegewezenproduct, "RedenWijziging", 2, false},
    {&class_toegewezenproduct, "Omvang", 0, false},
    {&class_toegewezenproduct, "Budget", 8, false},
    {&class_toegewezenproducten, "ToegewezenProduct", 0, false},
    {&class_startproduct, "ToewijzingNummer", 9, false},
    {&class_startproduct, "Product", 0, false},
    {&class_startproduct, "ToewijzingIngangsdatum", 0, false},
    {&class_startproduct, "Begindatum", 0, false},
    {&class_startproduct, "StatusAanlevering", 1, false},
    {&class_startproducten, "StartProduct", 0, false},
    {&class_stopproduct, "ToewijzingNummer", 9, false},
    {&class_stopproduct, "Product", 0, false},
    {&class_stopproduct, "ToewijzingIngangsdatum", 0, false},
    {&class_stopproduct, "Begindatum", 0, false},
    {&class_stopproduct, "RedenBeeindiging", 2, false},
    {&class_stopproduct, "Einddatum", 0, false},
    {&class_stopproduct, "StatusAanlevering", 1, false},
    {&class_stopproducten, "StopProduct", 0, false},
    {&class_aangevraagdproduct, "ReferentieAanbieder", 36, false},
    {&class_aangevraagdproduct, "Product", 0, false},
    {&class_aangevraagdproduct, "BeschikkingNummer", 0, false},
    {&class_aangevraagdproduct, "BeschikkingIngangsdatum", 0, false},
    {&class_aangevraagdproduct, "ToewijzingIngangsdatum", 0, false},
    {&class_aangevraagdproduct, "ToewijzingEinddatum", 0, false},
    {&class_aangevraagdproduct, "Omvang", 0, false},
    {&class_aangevraagdproduct, "Budget", 8, false},
    {&class_aangevraagdproduct, "Verwijzer", 0, false},
    {&class_aangevraagdproduct, "Raamcontract", 0, false},
    {&class_aangevraagdeproducten, "AangevraagdProduct", 0, false},
    {&class_ongewijzigdproduct, "ToewijzingNummer", 9, false},
    {&class_ongewijzigdeproducten, "OngewijzigdProduct", 0, false},
    {&class_tewijzigenproduct, "ToewijzingNummer", 9, false},
    {&class_tewijzigenproduct, "GewensteIngangsdatum", 0, false},
    {&class_tewijzigenproduct, "Einddatum", 0, false},
    {&class_tewijzigenproduct, "Omvang", 0, false},
    {&class_tewijzigenproduct, "Budget", 8, false},
    {&class_tewijzigenproducten, "TeWijzigenProduct", 0, false},
    {&class_nieuwproduct, "Product", 0, false},
    {&class_nieuwproduct, "GewensteIngangsdatum", 0, false},
    {&class_nieuwproduct, "Einddatum", 0, false},
    {&class_nieuwproduct, "Omvang", 0, false},
    {&class_nieuwproduct, "Budget", 8, false},
    {&class_nieuweproducten, "NieuwProduct", 0, false},
    {&class_verzoek, "ReferentieAanbieder", 36, false},
    {&class_verzoek, "RedenVerzoek", 2, false},
    {&class_verzoek, "OngewijzigdeProducten", 0, false},
    {&class_verzoek, "TeWijzigenProducten", 0, false},
    {&class_verzoek, "NieuweProducten", 0, false},
    {&class_woonplaatsbeginsel, "Gemeente", 4, false},
    {&class_antwoord, "ReferentieAanbieder", 36, false},
    {&class_antwoord, "VerzoekAntwoord", 1, false},
    {&class_antwoord, "RedenAfwijzingVerzoek", 2, false},
    {&class_antwoord, "Woonplaatsbeginsel", 0, false},
    {&class_prestatie, "ProductReferentie", 0, false},
    {&class_prestatie, "ToewijzingNummer", 9, false},
    {&class_prestatie, "ProductCategorie", 2, false},
    {&class_prestatie, "ProductCode", 5, false},
    {&class_prestatie, "ProductPeriode", 0, false},
    {&class_prestatie, "GeleverdVolume", 8, false},
    {&class_prestatie, "Eenheid", 2, false},
    {&class_prestatie, "ProductTarief", 8, false},
    {&class_prestatie, "IngediendBedrag", 0, false},
    {&class_prestaties, "Prestatie", 0, false},
    {&class_client, "Bsn", 9, false},
    {&class_client, "Geboortedatum", 0, false},
    {&class_client, "Naam", 0, false},
    {&class_client, "ToegewezenProducten", 0, false},
    {&class_client, "StartProducten", 0, false},
    {&class_client, "StopProducten", 0, false},
    {&class_client, "AangevraagdeProducten", 0, false},
    {&class_client, "Verzoek", 0, false},
    {&class_client, "Prestaties", 0, false},
    {&class_clienten, "Client", 0, false},
    {&class_declaratie, "DeclaratieNummer", 12, false},
    {&class_declaratie, "DeclaratiePeriode", 0, false},
    {&class_declaratie, "DeclaratieDagtekening", 0, false},
    {&class_declaratie, "TotaalIngediendBedrag", 0, false},
    {&class_declaratie, "TotaalToegekendBedrag", 0, false},
    {&class_declaratie, "Clienten", 0, false},
    {&class_bericht, "Header", 0, true},
    {&class_bericht, "Client", 0, false},
    {&class_bericht, "Antwoord", 0, false},
    {&class_bericht, "Declaratie", 0, false},
    {&class_bericht, "DeclaratieAntwoord", 0, false},
};
enum { READ_ELEMENTS = sizeof(read_elements) / sizeof(read_elements[0]) };

static const char xsd_namespace[] = "http://www.w3.org/2001/XMLSchema";

/* One schema that is looked at. */
struct look {
	xmlDocPtr message, basis;
	const char *file;
	struct buf path; /* from the root to what is looked at */
	int depth;
	bool wrong;
};

static const struct read_element *row_of(const struct class *class, const char *element)
{
	for (int i = 0; i < READ_ELEMENTS; i++)
		if (read_elements[i].class == class &&
		    strcmp(read_elements[i].element, element) == 0)
			return &read_elements[i];
	return NULL;
}

bool xsd_paths_read(const struct class *class, const char *element)
{
	return row_of(class, element) != NULL;
}

static void complain(struct look *look, const char *why)
{
	look->wrong = true;
	log_error("%s: %s: %s", look->file, look->path.data, _(why));
}

/* ---- Schemas as trees ---- */

static bool is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
	       strcmp((const char *)node->ns->href, xsd_namespace) == 0 &&
	       strcmp((const char *)node->name, name) == 0;
}

/* The value of an attribute as it stands in the tree, or `none`. */
static const char *attribute(const xmlNode *node, const char *name, const char *none)
{
	const xmlAttr *at = xmlHasProp(node, (const xmlChar *)name);

	return at != NULL && at->children != NULL && at->children->content != NULL
		   ? (const char *)at->children->content
		   : none;
}

static xmlNodePtr child(const xmlNode *node, const char *name)
{
	for (xmlNodePtr at = node->children; at != NULL; at = at->next)
		if (is(at, name))
			return at;
	return NULL;
}

static xmlNodePtr named(xmlDocPtr doc, const char *kind, const char *name)
{
	for (xmlNodePtr at = xmlDocGetRootElement(doc)->children; at != NULL; at = at->next)
		if (is(at, kind) && strcmp(attribute(at, "name", ""), name) == 0)
			return at;
	return NULL;
}

/* The type that a name in an attribute stands for. NULL for a built-in one, with its name in
 * `*built_in`, and for one that is not there. */
static xmlNodePtr type_named(const struct look *look, xmlNodePtr at, const char *name,
			     const char **built_in)
{
	const char *colon = strchr(name, ':');
	char prefix[32] = "";
	xmlNsPtr ns;
	xmlNodePtr type;

	*built_in = NULL;
	if (colon != NULL && (size_t)(colon - name) < sizeof(prefix))
		memcpy(prefix, name, (size_t)(colon - name));
	name = colon != NULL ? colon + 1 : name;
	ns = xmlSearchNs(at->doc, at, prefix[0] != '\0' ? (const xmlChar *)prefix : NULL);
	if (ns != NULL && strcmp((const char *)ns->href, xsd_namespace) == 0) {
		*built_in = name;
		return NULL;
	}
	for (int i = 0; i < 2; i++) {
		xmlDocPtr doc = i == 0 ? look->message : look->basis;
		const char *target = attribute(xmlDocGetRootElement(doc), "targetNamespace", "");

		if (ns == NULL || strcmp((const char *)ns->href, target) != 0)
			continue;
		type = named(doc, "complexType", name);
		return type != NULL ? type : named(doc, "simpleType", name);
	}
	return NULL;
}

/* ---- Values ---- */

/* What is known of a simple type: its built-in type, and how many characters or digits its values
 * have at most (SIZE_MAX: any). */
struct simple_look {
	const char *base;
	size_t most;
};

static size_t digits_of(const char *number)
{
	number += strspn(number, "+-0");
	return strcspn(number, ".");
}

/* How long what a pattern allows may be, of the two simple kinds: [0-9]{8}, and a word. */
static size_t most_of_pattern(const char *pattern)
{
	if (strncmp(pattern, "[0-9]{", 6) == 0 && strspn(pattern + 6, "0123456789") > 0 &&
	    strcmp(pattern + 6 + strspn(pattern + 6, "0123456789"), "}") == 0)
		return (size_t)atol(pattern + 6);
	return strpbrk(pattern, "[]{}()*+?.\\|^") == NULL ? strlen(pattern) : SIZE_MAX;
}

static void lower(size_t *most, size_t other)
{
	if (other < *most)
		*most = other;
}

/* The longest value of the facets of one restriction. Of enumerations and patterns any may hold. */
static size_t most_of_facets(const xmlNode *restriction)
{
	size_t most = SIZE_MAX, chosen = 0;
	bool choice = false;

	for (const xmlNode *at = restriction->children; at != NULL; at = at->next) {
		const char *value = at->type == XML_ELEMENT_NODE ? attribute(at, "value", "") : "";

		if (is(at, "maxLength") || is(at, "length") || is(at, "totalDigits")) {
			lower(&most, (size_t)atol(value));
		} else if (is(at, "maxInclusive") || is(at, "maxExclusive")) {
			lower(&most, digits_of(value));
		} else if (is(at, "enumeration") || is(at, "pattern")) {
			size_t other = is(at, "pattern") ? most_of_pattern(value) : strlen(value);

			chosen = other > chosen ? other : chosen;
			choice = true;
		}
	}
	if (choice)
		lower(&most, chosen);
	return most;
}

static struct simple_look look_at_simple(const struct look *look, xmlNodePtr type)
{
	struct simple_look simple = {NULL, SIZE_MAX};

	for (int depth = 0; type != NULL && depth < (int)LIMIT_DEPTH; depth++) {
		xmlNodePtr restriction = child(type, "restriction");

		if (restriction == NULL)
			return simple;
		lower(&simple.most, most_of_facets(restriction));
		type = child(restriction, "simpleType");
		if (type == NULL)
			type = type_named(look, restriction, attribute(restriction, "base", ""),
					  &simple.base);
	}
	return simple;
}

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static bool is_compatible(enum member_kind kind, const char *base)
{
	static const char *const texts[] = {"string", "normalizedString", "token", "NMTOKEN", NULL};
	static const char *const numbers[] = {"integer",
					      "nonNegativeInteger",
					      "positiveInteger",
					      "long",
					      "int",
					      "short",
					      "byte",
					      "unsignedLong",
					      "unsignedInt",
					      "unsignedShort",
					      "unsignedByte",
					      NULL};

	if (base == NULL)
		return false;
	switch (kind) {
	case MEMBER_GETAL:
		return is_one_of(base, numbers);
	case MEMBER_DATUM:
		return strcmp(base, "date") == 0;
	case MEMBER_TIJD:
		return strcmp(base, "time") == 0;
	default:
		return is_one_of(base, texts);
	}
}

static void check_value(struct look *look, const struct class *class, const struct member *member,
			xmlNodePtr type, const char *built_in)
{
	const struct read_element *row = row_of(class, member->name);
	struct simple_look simple = {built_in, SIZE_MAX};

	if (type != NULL)
		simple = look_at_simple(look, type);
	if (!is_compatible(member->kind, simple.base))
		complain(look, N_("its type is another one than the record of this program has"));
	else if (row != NULL && row->most > 0 && simple.most > row->most)
		complain(look, N_("it may be longer than this program keeps"));
}

/* ---- Records ---- */

static void check_type(struct look *look, const struct class *class, xmlNodePtr type,
		       const struct complex *known);

static const struct place *place_of(const struct complex *known, const char *name)
{
	for (uint32_t i = 0; known != NULL && i < known->places; i++)
		if (strcmp(known->place[i].member.name, name) == 0)
			return &known->place[i];
	return NULL;
}

static void check_element(struct look *look, const struct class *class, const struct member *member,
			  xmlNodePtr element, const struct complex *known)
{
	const bool many = member->kind == MEMBER_LIST || member->kind == MEMBER_TEXTS;
	const struct place *place = place_of(known, member->name);
	const struct read_element *row = row_of(class, member->name);
	const char *name = attribute(element, "type", ""), *built_in = NULL;
	xmlNodePtr type = name[0] != '\0' ? type_named(look, element, name, &built_in) : NULL;

	if (name[0] == '\0')
		type = child(element, member->class != NULL ? "complexType" : "simpleType");
	if (!many && strcmp(attribute(element, "maxOccurs", "1"), "1") != 0 &&
	    strcmp(attribute(element, "maxOccurs", "1"), "0") != 0)
		complain(look, N_("it may stand there more than once"));
	if (row != NULL && row->demanded && place != NULL && place->required &&
	    strcmp(attribute(element, "minOccurs", "1"), "0") == 0)
		complain(look, N_("it may be left out, and says whose the message is"));
	if (member->class == NULL) {
		check_value(look, class, member, type, built_in);
	} else if (type == NULL || !is(type, "complexType")) {
		complain(look, N_("its type is another one than the record of this program has"));
	} else if (look->depth < (int)LIMIT_DEPTH) {
		look->depth++;
		check_type(look, member->class, type, place != NULL ? place->complex : NULL);
		look->depth--;
	}
}

/* The elements of this name in a sequence and what is nested in it; `*last` is the last of them. */
static int count_elements(const xmlNode *model, const char *name, xmlNodePtr *last)
{
	int count = 0;

	for (xmlNodePtr at = model->children; at != NULL; at = at->next) {
		if (is(at, "element") && strcmp(attribute(at, "name", ""), name) == 0) {
			*last = at;
			count++;
		} else if (is(at, "sequence") || is(at, "choice") || is(at, "all")) {
			const bool again = strcmp(attribute(at, "maxOccurs", "1"), "1") != 0;

			count += count_elements(at, name, last) * (again ? 2 : 1);
		}
	}
	return count;
}

static void check_member(struct look *look, const struct class *class, const struct member *member,
			 xmlNodePtr type, const struct complex *known)
{
	const bool many = member->kind == MEMBER_LIST || member->kind == MEMBER_TEXTS;
	const size_t before = look->path.length;
	xmlNodePtr element = NULL;
	int count = count_elements(type, member->name, &element);

	buf_printf(&look->path, "/%s", member->name);
	if (count == 0 && place_of(known, member->name) != NULL &&
	    row_of(class, member->name) != NULL)
		complain(look, N_("it is missing, and facts or rules read it"));
	else if (count > 1 && !many)
		complain(look, N_("it may stand there more than once"));
	else if (count > 0)
		check_element(look, class, member, element, known);
	look->path.length = before;
	look->path.data[before] = '\0';
}

static void check_type(struct look *look, const struct class *class, xmlNodePtr type,
		       const struct complex *known)
{
	for (uint32_t i = 0; i < class->members; i++)
		check_member(look, class, &class->member[i], type, known);
}

int xsd_paths_check(enum berichttype type, xmlDocPtr message, xmlDocPtr basis, const char *file)
{
	const struct release_schemas *now = release_present()->schemas;
	struct look look = {.message = message, .basis = basis, .file = file, .path = BUF_INIT(0)};
	const char *built_in = NULL;
	xmlNodePtr root = named(message, "element", "Bericht"), of = NULL;

	buf_puts(&look.path, "/Bericht");
	if (root != NULL)
		of = attribute(root, "type", "")[0] != '\0'
			 ? type_named(&look, root, attribute(root, "type", ""), &built_in)
			 : child(root, "complexType");
	if (of == NULL || !is(of, "complexType"))
		complain(&look, N_("it is missing, and facts or rules read it"));
	else
		check_type(&look, &class_bericht, of,
			   now != NULL && now->roots != NULL ? now->roots[type].complex : NULL);
	buf_free(&look.path);
	return look.wrong ? -1 : 0;
}
