#include "mutate.h"

#include "probes.h"
#include "text.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define XS_TYPES " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""

static const char *one_of(struct dice *dice, const char *const *list, size_t count)
{
	return list[dice_below(dice, count)];
}

/* --- places ----------------------------------------------------------------------------- */

static bool is_leaf(const struct instance_node *node)
{
	return node->element->simple != NULL;
}

static bool is_group(const struct instance_node *node)
{
	return node->element->class_ != NULL;
}

static bool is_below(const struct instance_node *node)
{
	return node->parent != NULL;
}

static bool is_spare(const struct instance_node *node)
{
	return node->parent != NULL && node->element->min == 0;
}

static bool is_list(const struct instance_node *node)
{
	return node->parent != NULL && node->element->max != 1;
}

static bool has_next(const struct instance_node *node)
{
	return node->parent != NULL && node->next != NULL;
}

/* A random node of a sort, or NULL. */
static struct instance_node *pick(const struct instance *instance, struct dice *dice,
				  bool (*sort)(const struct instance_node *))
{
	size_t start = dice_below(dice, instance->nodes);

	for (size_t i = 0; i < instance->nodes; i++) {
		struct instance_node *node = instance->node[(start + i) % instance->nodes];

		if (sort(node))
			return node;
	}
	return NULL;
}

static struct instance_node *pick_any(const struct instance *instance, struct dice *dice)
{
	return instance->node[dice_below(dice, instance->nodes)];
}

/* A random place among the children of a group: NULL in front, else the node to stand behind. */
static struct instance_node *pick_place(const struct instance_node *parent, struct dice *dice)
{
	struct instance_node *place = NULL;
	size_t seen = 1;

	for (struct instance_node *at = parent->children; at != NULL; at = at->next)
		if (dice_below(dice, ++seen) == 0)
			place = at;
	return place;
}

/* --- elements --------------------------------------------------------------------------- */

static bool missing(struct instance *instance, struct dice *dice)
{
	struct instance_node *node =
	    pick(instance, dice, dice_percent(dice, 40) ? is_spare : is_below);

	if (node == NULL)
		return false;
	instance_remove(node);
	return true;
}

static bool extra(struct instance *instance, struct dice *dice)
{
	struct instance_node *parent = pick(instance, dice, is_group);
	struct instance_node *node = instance_copy(instance, pick_any(instance, dice));

	if (dice_percent(dice, 30)) {
		node->name = "Onbekend";
		node->children = NULL;
	}
	instance_insert(parent, pick_place(parent, dice), node);
	return true;
}

static bool swapped(struct instance *instance, struct dice *dice)
{
	struct instance_node *node = pick(instance, dice, has_next);
	struct instance_node *parent;
	struct instance_node *next;

	if (node == NULL)
		return false;
	parent = node->parent;
	next = node->next;
	instance_remove(node);
	instance_insert(parent, next, node);
	return true;
}

static bool repeated(struct instance *instance, struct dice *dice)
{
	struct instance_node *node =
	    pick(instance, dice, dice_percent(dice, 50) ? is_list : is_below);

	if (node == NULL)
		return false;
	for (size_t n = 1 + dice_below(dice, 3); n > 0; n--)
		instance_insert(node->parent, node, instance_copy(instance, node));
	return true;
}

static bool moved(struct instance *instance, struct dice *dice)
{
	struct instance_node *node = pick(instance, dice, is_leaf);
	struct instance_node *parent = pick(instance, dice, is_group);

	instance_remove(node);
	instance_insert(parent, pick_place(parent, dice), node);
	return true;
}

static bool renamed(struct instance *instance, struct dice *dice)
{
	struct instance_node *node = pick_any(instance, dice);
	const char *name = node->name;

	switch (dice_below(dice, 5)) {
	case 0:
		node->name = pick_any(instance, dice)->name;
		break;
	case 1:
		node->name = pool_printf(instance->pool, "%c%s", name[0] ^ 0x20, name + 1);
		break;
	case 2:
		node->name = pool_printf(instance->pool, "%s2", name);
		break;
	case 3:
		node->name = pool_copy(instance->pool, name, strlen(name) - 1);
		break;
	default:
		node->name = pool_printf(instance->pool, "%s\xcc\x81", name);
		break;
	}
	return true;
}

/* Containers that hold nothing, and leaves without a value. */
static bool emptied(struct instance *instance, struct dice *dice)
{
	struct instance_node *node =
	    pick(instance, dice, dice_percent(dice, 50) ? is_leaf : is_group);

	node->children = NULL;
	node->lead = dice_percent(dice, 70) ? "" : "\n";
	return true;
}

/* A value that is right somewhere else; often the same type, hence often accepted. */
static bool exchanged(struct instance *instance, struct dice *dice)
{
	struct instance_node *one = pick(instance, dice, is_leaf);
	struct instance_node *two = pick(instance, dice, is_leaf);
	const char *value = one->lead;

	one->lead = two->lead;
	two->lead = value;
	return true;
}

/* --- namespaces ------------------------------------------------------------------------- */

static const char *other_namespace(const struct instance *instance, struct dice *dice,
				   const char *uri)
{
	switch (dice_below(dice, 7)) {
	case 0:
		return instance->message;
	case 1:
		return instance->basis;
	case 2:
		return "http://www.istandaarden.nl/ijw/3_1/basisschema/schema";
	case 3:
		return pool_printf(instance->pool, "%s/", uri);
	case 4:
		return pool_printf(instance->pool, "https%s", uri + strlen("http"));
	case 5:
		return pool_copy(instance->pool, uri, strlen(uri) - 1);
	default:
		return "http://www.istandaarden.nl/iwmo/3_2/jw301/schema";
	}
}

static bool element_namespace(struct instance *instance, struct dice *dice)
{
	struct instance_node *node = pick_any(instance, dice);
	bool basis = node->element->basis;

	if (dice_percent(dice, 40)) {
		node->prefix = basis ? instance->message_prefix : instance->basis_prefix;
	} else if (dice_percent(dice, 30)) {
		node->prefix = "";
		node->attributes = node == instance->root ? "" : " xmlns=\"\"";
	} else {
		node->prefix = "o:";
		node->attributes = pool_printf(
		    instance->pool, " xmlns:o=\"%s\"",
		    other_namespace(instance, dice, basis ? instance->basis : instance->message));
	}
	return true;
}

static bool root_namespace(struct instance *instance, struct dice *dice)
{
	if (dice_percent(dice, 60))
		instance->message = other_namespace(instance, dice, instance->message);
	if (dice_percent(dice, 60))
		instance->basis = other_namespace(instance, dice, instance->basis);
	return true;
}

/* Other prefixes for the right namespaces: a careful reader sees no difference. */
static bool prefix(struct instance *instance, struct dice *dice)
{
	struct instance_node *node = pick(instance, dice, is_below);
	const char *uri = node->element->basis ? instance->basis : instance->message;

	if (is_leaf(node) && dice_percent(dice, 50)) {
		node->prefix = "";
		node->attributes = pool_printf(instance->pool, " xmlns=\"%s\"", uri);
	} else {
		node->prefix = dice_percent(dice, 50) ? "b1:" : "\xc3\xa9:";
		node->attributes = pool_printf(instance->pool, " xmlns:%.*s=\"%s\"",
					       (int)strlen(node->prefix) - 1, node->prefix, uri);
	}
	return true;
}

/* --- attributes ------------------------------------------------------------------------- */

static const char *type_attribute(const struct instance *instance, struct dice *dice,
				  const struct instance_node *node)
{
	static const char *const types[] = {"LDT_Nummer", "LDT_Naam", "LDT_Datum", "CDT_Product",
					    "CDT_Adres",  "Header",   "Root"};
	const struct instance_node *other =
	    dice_percent(dice, 50) ? node : pick_any(instance, dice);
	const char *name =
	    is_leaf(other) ? other->element->simple->name : other->element->class_->name;
	bool basis = is_leaf(other) || strncmp(name, "CDT_", 4) == 0;

	if (name == NULL || dice_percent(dice, 20))
		name = one_of(dice, types, COUNT(types));
	if (dice_percent(dice, 15))
		return " xsi:type=\"xs:string\"" XS_TYPES;
	return pool_printf(instance->pool, " xsi:type=\"%s%s\"",
			   basis ? instance->basis_prefix : instance->message_prefix, name);
}

static bool attributes(struct instance *instance, struct dice *dice)
{
	static const char *const others[] = {" xsi:nil=\"true\"",
					     " xsi:nil=\"false\"",
					     " xsi:nil=\"1\"",
					     " xsi:nil=\"no\"",
					     " onbekend=\"1\"",
					     " o:a=\"1\" xmlns:o=\"urn:o\"",
					     " xml:lang=\"nl\"",
					     " xml:space=\"preserve\"",
					     " xml:id=\"i\"",
					     " xsi:schemaLocation=\"urn:o o.xsd\"",
					     " xsi:noNamespaceSchemaLocation=\"o.xsd\"",
					     " xsi:schemaLocation=\"urn:o\"",
					     " xsi:onbekend=\"1\"",
					     " type=\"x\"",
					     " xmlns:ongebruikt=\"urn:o\""};
	struct instance_node *node = pick_any(instance, dice);

	node->attributes = dice_percent(dice, 35) ? type_attribute(instance, dice, node)
						  : one_of(dice, others, COUNT(others));
	if (strncmp(node->attributes, " xsi:nil", 8) == 0 && dice_percent(dice, 50)) {
		node->children = NULL;
		node->lead = "";
	}
	return true;
}

/* --- what may stand between elements ----------------------------------------------------- */

static void between(struct instance *instance, struct dice *dice, const char *what)
{
	struct instance_node *node = pick(instance, dice, is_group);

	if (node->children != NULL && dice_percent(dice, 60))
		node->children->tail = what;
	else
		node->lead = what;
}

static bool text_between(struct instance *instance, struct dice *dice)
{
	static const char *const texts[] = {"x",        "0",     ".",       " ",     "\t\n",
					    "\r\n",     "&#32;", "&#9;",    "&#13;", "&#xA0;",
					    "&#xFEFF;", "&amp;", "&#x2003;"};

	between(instance, dice, one_of(dice, texts, COUNT(texts)));
	return true;
}

static bool cdata_between(struct instance *instance, struct dice *dice)
{
	static const char *const texts[] = {"<![CDATA[]]>", "<![CDATA[ ]]>", "<![CDATA[\n]]>",
					    "<![CDATA[x]]>"};

	between(instance, dice, one_of(dice, texts, COUNT(texts)));
	return true;
}

static bool remarks_between(struct instance *instance, struct dice *dice)
{
	static const char *const texts[] = {"<!-- c -->", "<!---->", "<?p i?>",
					    "\n<!-- c -->\n<?p?>\n", "<!-- <Bericht/> -->"};

	between(instance, dice, one_of(dice, texts, COUNT(texts)));
	return true;
}

static bool frame(struct instance *instance, struct dice *dice)
{
	static const char *const prologs[] = {
	    "",
	    "\xef\xbb\xbf",
	    "<?xml version=\"1.0\"?>",
	    "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n",
	    "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
	    "<!-- c -->\n",
	    "<?p i?>\n\n\n"};
	static const char *const epilogs[] = {"", "\n\n", "<!-- c -->", "<?p i?>", " \t\r\n"};
	static const char *const lines[] = {"\n", "\r\n", "\r", "", " \n\t"};

	instance->prolog = one_of(dice, prologs, COUNT(prologs));
	instance->epilog = one_of(dice, epilogs, COUNT(epilogs));
	instance->line = one_of(dice, lines, COUNT(lines));
	return true;
}

/* --- values ------------------------------------------------------------------------------ */

/* The first leaf from a random one on for which there are probes gets one of them. */
static bool value(struct instance *instance, struct dice *dice, enum probes_kind kind)
{
	size_t start = dice_below(dice, instance->nodes);

	for (size_t i = 0; i < instance->nodes; i++) {
		struct instance_node *node = instance->node[(start + i) % instance->nodes];
		struct probes_list list = {.pool = instance->pool};

		if (!is_leaf(node))
			continue;
		probes_add(kind, node->element->simple, node->plain, &list);
		if (list.count == 0)
			continue;
		node->lead = one_of(dice, list.raw, list.count);
		return true;
	}
	return false;
}

static const struct {
	const char *name;
	bool (*apply)(struct instance *, struct dice *);
} kinds[] = {
    {"missing element", missing},
    {"extra element", extra},
    {"swapped elements", swapped},
    {"repeated element", repeated},
    {"moved element", moved},
    {"renamed element", renamed},
    {"emptied element", emptied},
    {"exchanged values", exchanged},
    {"namespace of an element", element_namespace},
    {"namespaces of the message", root_namespace},
    {"prefix", prefix},
    {"attributes", attributes},
    {"text between elements", text_between},
    {"CDATA between elements", cdata_between},
    {"remarks between elements", remarks_between},
    {"frame and line ends", frame},
};

size_t mutate_kinds(void)
{
	return PROBES_KINDS + COUNT(kinds);
}

const char *mutate_name(size_t kind)
{
	return kind < PROBES_KINDS ? probes_name((enum probes_kind)kind)
				   : kinds[kind - PROBES_KINDS].name;
}

size_t mutate_find(const char *name)
{
	size_t kind = 0;

	while (strcmp(mutate_name(kind), name) != 0)
		kind++;
	return kind;
}

bool mutate_apply(size_t kind, struct instance *instance, struct dice *dice)
{
	if (kind < PROBES_KINDS)
		return value(instance, dice, (enum probes_kind)kind);
	return kinds[kind - PROBES_KINDS].apply(instance, dice);
}
