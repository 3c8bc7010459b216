/* What every column of the tables means: the one place where it is written down. */
#ifndef IJW_STORE_COLUMNS_H
#define IJW_STORE_COLUMNS_H

#include <stdio.h>

/* Writes all tables and their columns as Markdown, in the order of the contract. */
void columns_print(FILE *out);

#endif
