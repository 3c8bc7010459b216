/* Which elements facts and rules read, and how much of them is kept. Between xsd_paths.c and this only. */
#ifndef IJW_MESSAGE_XSD_READ_H
#define IJW_MESSAGE_XSD_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "ijw/message/message.h"

/* An element that is read. `most`: how many characters or digits what is kept of it has at most: a number
 * where it is that of an AGB code, a gemeente, a BSN or a return code, else the bound of its kind; 0 where
 * nothing is kept. */
struct read_element {
	const struct class *class;
	const char *element;
	size_t most;
	bool demanded; /* a message without it is nobody's: it must be there in every one */
};

/* The row of an element of a class; NULL when neither facts nor rules read it. */
const struct read_element *xsd_read_element(const struct class *class, const char *element);

#endif
