#ifndef PLANT_H
#define PLANT_H

#include <stddef.h>

/* Faults to put into a copy of the schemas, to see whether the comparison finds them. */

size_t plant_count(void);
const char *plant_message(size_t fault); /* the message type that shows it */

/* What a reader by the tables of the faulty schemas does in the eyes of the sound ones. */
enum plant_effect {
	PLANT_WIDER,    /* says yes to what they refuse */
	PLANT_NARROWER, /* has no answer where the tables of the sound ones say yes */
	PLANT_FOREIGN,  /* there are no tables: they could not say what the schemas say */
	PLANT_NOTHING   /* the same: it is no fault, and nothing may take it for one */
};
enum plant_effect plant_effect(size_t fault);

/* The schema that has it, without its ending. */
const char *plant_file(size_t fault);

/* Says on stdout what the fault is, on a line of its own. */
void plant_print(size_t fault);

/* Writes a copy of the schemas with one fault in it into a folder; 0, or -1 with a sentence on
 * stderr. */
int plant_fault(size_t fault, const char *schemas, const char *directory);

/* Removes the folder with all files put there. */
void plant_close(const char *directory);

#endif
