#include "nodes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct member *member_of(const struct class *class, const char *name)
{
	for (uint32_t i = 0; class != NULL && i < class->members; i++)
		if (strcmp(class->member[i].name, name) == 0)
			return &class->member[i];
	return NULL;
}

static void add(struct nodes *nodes, const struct model_element *element, int holder)
{
	int place = nodes->count++;
	struct node *node = &nodes->node[place];
	const struct node *above = holder >= 0 ? &nodes->node[holder] : NULL;

	if (place == NODES_MOST - 1)
		abort();
	node->element = element;
	node->holder = holder;
	node->member = above != NULL ? member_of(above->class, element->name) : NULL;
	node->class = node->member != NULL ? node->member->class : NULL;
	if (above == NULL)
		node->class = &class_bericht;
	if (snprintf(node->path, sizeof(node->path), "%s/%s", above != NULL ? above->path : "",
		     element->name) >= (int)sizeof(node->path))
		abort();
	for (size_t i = 0; element->class_ != NULL && i < element->class_->elements; i++)
		add(nodes, &element->class_->element[i], place);
}

void nodes_load(enum berichttype type, struct nodes *nodes)
{
	char message[8];

	snprintf(message, sizeof(message), "%.5s", bericht_info(type)->schema);
	memset(nodes, 0, sizeof(*nodes));
	nodes->model = model_load("xsd/3.2", message);
	if (nodes->model == NULL)
		abort();
	add(nodes, model_root(nodes->model), -1);
}

void nodes_free(struct nodes *nodes)
{
	model_free(nodes->model);
}
