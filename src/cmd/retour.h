/* Among the files of the command retour. */
#ifndef IJW_CMD_RETOUR_H
#define IJW_CMD_RETOUR_H

#include "ijw/retour/retour.h"

/* Adds what became of a message: of a retour its type before it. In the language of the process. */
void retour_tell(const struct retour *retour, struct buf *out);

/* Says on stderr which rules of a message that is called `name` give no code since they are read more
 * strictly; each once. */
void retour_tell_stricter(const char *name, const struct retour *retour);

/* Shows on stdout, a line each, what a home would answer to the messages that it received for the
 * organisation it acts for. Returns the exit status. */
int retour_home(void);

#endif
