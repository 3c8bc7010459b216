/* The parts of 'ijw export'. */
#ifndef CMD_EXPORT_H
#define CMD_EXPORT_H

/* Writes, for every line of a list ("-": stdin), its number and how the text on it looks in the
 * tables where it is masked. Returns the exit status. */
int export_sleutel(const char *name);

#endif
