/* Among the files of the commands: what this program is, and what it is made of. */
#ifndef IJW_CMD_VERSION_H
#define IJW_CMD_VERSION_H

#include <stdbool.h>

/* Prints "ijw 1.2.3" on stdout; or, as `json`, the bill of materials in CycloneDX 1.5: the program
 * and each library with the version it was built with and its licence. */
void version_print(bool json);

#endif
