#ifndef INSTANCE_H
#define INSTANCE_H

#include "dice.h"
#include "model.h"
#include "ijw/base/pool.h"

#include <stddef.h>

/*
 * A message as a tree that can be bent in any way and then written out. The strings are raw XML:
 * who changes one answers for its escapes. Everything lives in the pool given to instance_make.
 */

struct instance_node {
	const struct model_element *element; /* what it was made from */
	const char *name;
	const char *prefix;     /* with its colon; "" for the default namespace */
	const char *attributes; /* each with a blank in front */
	const char *lead;       /* content before the children */
	const char *tail;       /* content after the end tag */
	const char *plain;      /* value of a leaf without escapes, as first made; else NULL */
	struct instance_node *parent;
	struct instance_node *children;
	struct instance_node *next;
};

struct instance {
	struct pool *pool;
	struct instance_node *root;
	const char *prolog;  /* all that comes before the root */
	const char *epilog;  /* all that comes after it */
	const char *line;    /* the end of a line */
	const char *message; /* namespace */
	const char *basis;   /* namespace */
	const char *message_prefix;
	const char *basis_prefix;
	struct instance_node **node; /* all nodes, the root first */
	size_t nodes;
};

enum instance_size {
	INSTANCE_RANDOM, /* optional elements by chance, lists of one to three */
	INSTANCE_FULL    /* every element once */
};

/* A valid message; NULL when no valid value was found for some type. */
struct instance *instance_make(const struct model *model, enum instance_size size,
			       struct dice *dice, struct pool *pool);

/* The bytes of the message, `length` of them and a NUL. */
const char *instance_write(const struct instance *instance, size_t *length);

/* A copy of a node with all below it, without siblings and not among instance->node. */
struct instance_node *instance_copy(struct instance *instance, const struct instance_node *node);

/* Puts a node behind another one, or in front of all children when `after` is NULL. */
void instance_insert(struct instance_node *parent, struct instance_node *after,
		     struct instance_node *node);

/* Takes a node that is not the root out of its parent. */
void instance_remove(struct instance_node *node);

#endif
