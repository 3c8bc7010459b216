/* The paths of the messages that facts and rules read, and whether a set of schemas has them. */
#include "xsd_paths.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "tables.h"
#include "xsd_read.h"

static const char xsd_namespace[] = "http://www.w3.org/2001/XMLSchema";

/* One schema that is looked at. */
struct look {
	const struct release *release;
	xmlDocPtr message, basis;
	const char *file;
	struct buf path; /* from the root to what is looked at */
	struct buf *told; /* what was noted of the set */
	int depth;
	bool wrong;
};

static void complain(struct look *look, const char *why)
{
	look->wrong = true;
	log_error("%s: %s: %s", look->file, look->path.data, _(why));
}

/* Whether this is said for the first time of the set: messages share most of their types. */
static bool is_news(struct look *look, const char *element, const char *what)
{
	struct buf line = BUF_INIT(0);
	bool news;

	buf_printf(&line, "\n%s %s\n", element, what);
	news = look->told->length == 0 || strstr(look->told->data, line.data) == NULL;
	if (news)
		buf_puts(look->told, line.data);
	buf_free(&line);
	return news;
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

/* ---- Codes ---- */

/* Notes the codes that a type allows and the release is not known to have. Values are then kept as they
 * are. */
static void note_codes(struct look *look, const char *element, const xmlNode *restriction)
{
	struct buf codes = BUF_INIT(0);

	for (const xmlNode *at = restriction->children; at != NULL; at = at->next)
		if (is(at, "enumeration") &&
		    !release_has_code(look->release, element, attribute(at, "value", "")))
			buf_printf(&codes, " %s", attribute(at, "value", ""));
	if (codes.length > 0 && is_news(look, element, codes.data))
		log_note("%s: %s: no rule of release %s knows these codes; they are kept as they are:%s",
			 look->file, look->path.data, look->release->name, codes.data);
	buf_free(&codes);
}

static struct simple_look look_at_simple(struct look *look, const char *element, xmlNodePtr type)
{
	struct simple_look simple = {NULL, SIZE_MAX};

	for (int depth = 0; type != NULL && depth < (int)LIMIT_DEPTH; depth++) {
		xmlNodePtr restriction = child(type, "restriction");

		if (restriction == NULL)
			return simple;
		lower(&simple.most, most_of_facets(restriction));
		note_codes(look, element, restriction);
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
	const struct read_element *row = xsd_read_element(class, member->name);
	struct simple_look simple = {built_in, SIZE_MAX};

	if (type != NULL)
		simple = look_at_simple(look, member->name, type);
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
	const struct read_element *row = xsd_read_element(class, member->name);
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
	    xsd_read_element(class, member->name) != NULL)
		complain(look, N_("it is missing, and facts or rules read it"));
	else if (count > 1 && !many)
		complain(look, N_("it may stand there more than once"));
	else if (count > 0)
		check_element(look, class, member, element, known);
	look->path.length = before;
	look->path.data[before] = '\0';
}

static bool has_member(const struct class *class, const char *name)
{
	for (uint32_t i = 0; i < class->members; i++)
		if (strcmp(class->member[i].name, name) == 0)
			return true;
	return false;
}

/* Elements that no record has. The rows of the releases in this program name them; what a set of others
 * has is noted. */
static void look_for_others(struct look *look, const struct class *class, const xmlNode *model)
{
	for (const xmlNode *at = model->children; at != NULL; at = at->next) {
		const char *name = is(at, "element") ? attribute(at, "name", "") : "";

		if (is(at, "sequence") || is(at, "choice") || is(at, "all"))
			look_for_others(look, class, at);
		if (name[0] == '\0' || has_member(class, name) || release_drops(look->release, name))
			continue;
		if (look->release->schemas != NULL) {
			look->wrong = true;
			log_error("%s: %s/%s: the row of release %s does not say that it is not kept",
				  look->file, look->path.data, name, look->release->name);
		} else if (is_news(look, name, look->path.data)) {
			log_note("%s: %s/%s: it is checked by the schema, and nothing of it is kept",
				 look->file, look->path.data, name);
		}
	}
}

static void check_type(struct look *look, const struct class *class, xmlNodePtr type,
		       const struct complex *known)
{
	look_for_others(look, class, type);
	for (uint32_t i = 0; i < class->members; i++)
		check_member(look, class, &class->member[i], type, known);
}

int xsd_paths_check(const struct release *release, enum berichttype type, xmlDocPtr message,
		    xmlDocPtr basis, const char *file, struct buf *told)
{
	struct look look = {.release = release,
			    .message = message,
			    .basis = basis,
			    .file = file,
			    .path = BUF_INIT(0),
			    .told = told};
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
		check_type(&look, &class_bericht, of, release_roots(release)[type].complex);
	buf_free(&look.path);
	return look.wrong ? -1 : 0;
}
