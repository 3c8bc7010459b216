#include "instance.h"

#include "text.h"
#include "values.h"

#include <stdbool.h>
#include <string.h>

enum { MAX_NODES = 4096, OPTIONAL_PERCENT = 55, MAX_REPEATS = 3 };

struct maker {
	struct instance *instance;
	enum instance_size size;
	struct dice *dice;
	bool failed;
};

static struct instance_node *make_node(struct maker *maker, const struct model_element *element);

static size_t repeats(struct maker *maker, const struct model_element *element)
{
	if (maker->size == INSTANCE_FULL)
		return 1;
	if (element->min == 0 && !dice_percent(maker->dice, OPTIONAL_PERCENT))
		return 0;
	if (element->max == 1)
		return 1;
	return 1 + dice_below(maker->dice, MAX_REPEATS);
}

static void make_children(struct maker *maker, struct instance_node *node)
{
	const struct model_class *class_ = node->element->class_;
	struct instance_node *last = NULL;

	for (size_t i = 0; i < class_->elements && !maker->failed; i++) {
		for (size_t n = repeats(maker, &class_->element[i]); n > 0 && !maker->failed; n--) {
			struct instance_node *made = make_node(maker, &class_->element[i]);

			instance_insert(node, last, made);
			last = made;
		}
	}
}

static struct instance_node *make_node(struct maker *maker, const struct model_element *element)
{
	struct instance *instance = maker->instance;
	struct instance_node *node = pool_alloc(instance->pool, sizeof(*node));

	*node = (struct instance_node){
	    .element = element,
	    .name = element->name,
	    .prefix = element->basis ? instance->basis_prefix : instance->message_prefix,
	    .attributes = "",
	    .lead = "",
	    .tail = "",
	};
	if (instance->nodes == MAX_NODES) {
		maker->failed = true;
		return node;
	}
	instance->node[instance->nodes++] = node;
	if (element->simple == NULL) {
		make_children(maker, node);
		return node;
	}
	node->plain = values_good(element->simple, maker->dice, instance->pool);
	if (node->plain == NULL)
		maker->failed = true;
	else
		node->lead = text_escape(node->plain, instance->pool);
	return node;
}

struct instance *instance_make(const struct model *model, enum instance_size size,
			       struct dice *dice, struct pool *pool)
{
	static const char *const prefixes[][2] = {{"", "b:"}, {"m:", "b:"}, {"m:", ""}};
	size_t style = dice_below(dice, 3);
	struct instance *instance = pool_alloc(pool, sizeof(*instance));
	struct maker maker = {.instance = instance, .size = size, .dice = dice};

	instance->pool = pool;
	instance->prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
	instance->epilog = "";
	instance->line = "\n";
	instance->message = model_namespace(model);
	instance->basis = model_basis(model);
	instance->message_prefix = prefixes[style][0];
	instance->basis_prefix = prefixes[style][1];
	instance->node = pool_alloc(pool, MAX_NODES * sizeof(*instance->node));
	instance->root = make_node(&maker, model_root(model));
	return maker.failed ? NULL : instance;
}

struct instance_node *instance_copy(struct instance *instance, const struct instance_node *node)
{
	struct instance_node *copy = pool_alloc(instance->pool, sizeof(*copy));
	struct instance_node *last = NULL;

	*copy = *node;
	copy->parent = NULL;
	copy->next = NULL;
	copy->children = NULL;
	for (const struct instance_node *at = node->children; at != NULL; at = at->next) {
		struct instance_node *below = instance_copy(instance, at);

		instance_insert(copy, last, below);
		last = below;
	}
	return copy;
}

void instance_insert(struct instance_node *parent, struct instance_node *after,
		     struct instance_node *node)
{
	node->parent = parent;
	if (after == NULL) {
		node->next = parent->children;
		parent->children = node;
	} else {
		node->next = after->next;
		after->next = node;
	}
}

void instance_remove(struct instance_node *node)
{
	struct instance_node **link = &node->parent->children;

	while (*link != node)
		link = &(*link)->next;
	*link = node->next;
	node->next = NULL;
	node->parent = NULL;
}

/* --- writing: once to count the bytes, once to put them down --- */

struct writer {
	char *out; /* NULL while counting */
	size_t length;
};

static void put(struct writer *writer, const char *text)
{
	size_t length = strlen(text);

	if (writer->out != NULL)
		memcpy(writer->out + writer->length, text, length);
	writer->length += length;
}

static void put_namespace(struct writer *writer, const char *prefix, const char *uri)
{
	if (*uri == '\0')
		return;
	put(writer, " xmlns");
	if (*prefix != '\0') {
		size_t length = strlen(prefix) - 1;

		put(writer, ":");
		if (writer->out != NULL)
			memcpy(writer->out + writer->length, prefix, length);
		writer->length += length;
	}
	put(writer, "=\"");
	put(writer, uri);
	put(writer, "\"");
}

static void put_node(struct writer *writer, const struct instance *instance,
		     const struct instance_node *node)
{
	put(writer, "<");
	put(writer, node->prefix);
	put(writer, node->name);
	if (node == instance->root) {
		put_namespace(writer, instance->message_prefix, instance->message);
		put_namespace(writer, instance->basis_prefix, instance->basis);
		put(writer, " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
	}
	put(writer, node->attributes);
	put(writer, ">");
	put(writer, node->lead);
	if (node->children != NULL)
		put(writer, instance->line);
	for (const struct instance_node *at = node->children; at != NULL; at = at->next)
		put_node(writer, instance, at);
	put(writer, "</");
	put(writer, node->prefix);
	put(writer, node->name);
	put(writer, ">");
	put(writer, node->tail);
	put(writer, instance->line);
}

static void put_all(struct writer *writer, const struct instance *instance)
{
	put(writer, instance->prolog);
	put_node(writer, instance, instance->root);
	put(writer, instance->epilog);
}

const char *instance_write(const struct instance *instance, size_t *length)
{
	struct writer writer = {0};

	put_all(&writer, instance);
	*length = writer.length;
	writer = (struct writer){.out = pool_alloc(instance->pool, writer.length + 1)};
	put_all(&writer, instance);
	return writer.out;
}
