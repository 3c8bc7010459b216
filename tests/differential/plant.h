#ifndef PLANT_H
#define PLANT_H

#include <stddef.h>

/* Faults to put into a copy of the schemas, to see whether the comparison finds them. */

size_t plant_count(void);
const char *plant_message(size_t fault); /* the message type that shows it */

/* What an acceptor made from the faulty schemas does in the eyes of the sound ones. */
enum plant_effect {
	PLANT_WIDER,    /* says yes to what they refuse */
	PLANT_NARROWER, /* has no answer where a sound acceptor says yes */
	PLANT_FOREIGN,  /* cannot be made */
	PLANT_NOTHING   /* stays the same, since it is stricter by itself */
};
enum plant_effect plant_effect(size_t fault);

/* Says on stdout what the fault is, on a line of its own. */
void plant_print(size_t fault);

/* Makes a directory that starts as a copy of `schemas`; 0, or -1 with a sentence on stderr. */
int plant_open(const char *schemas, char *directory, size_t size);

/* Writes the copy anew with one fault in it; 0 or -1 likewise. */
int plant_fault(size_t fault, const char *schemas, const char *directory);

/* Removes the directory with all files put there. */
void plant_close(const char *directory);

#endif
