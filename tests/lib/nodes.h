/* The elements of a message as xsd/3.2 has them, each with the member of a record that holds it. */
#ifndef NODES_H
#define NODES_H

#include "../differential/model.h"
#include "ijw/message/message.h"

enum { NODES_MOST = 300 };

struct node {
	char path[160]; /* "/Bericht/Client/Bsn" */
	const struct model_element *element;
	const struct member *member; /* NULL for the root, and when the records have none */
	const struct class *class;   /* of an element that holds others; NULL when they have none */
	int holder;                  /* its place in the list; -1 for the root */
};

struct nodes {
	struct model *model;
	struct node node[NODES_MOST];
	int count;
};

/* In the order of the document. The program ends when the schema cannot be read. */
void nodes_load(enum berichttype type, struct nodes *nodes);
void nodes_free(struct nodes *nodes);

#endif
