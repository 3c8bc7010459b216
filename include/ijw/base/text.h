/* Texts for people, in their own language. */
#ifndef IJW_BASE_TEXT_H
#define IJW_BASE_TEXT_H

/* Marks a text in a table for translation; whoever prints it to people translates it there. */
#define N_(text) text

#endif
