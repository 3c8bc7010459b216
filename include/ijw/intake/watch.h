/* The daemon: rounds over the inbox, until it is told to stop. */
#ifndef IJW_INTAKE_WATCH_H
#define IJW_INTAKE_WATCH_H

/* Watches the inbox of the home at `path`. Every `[wacht] interval` seconds it looks; what the
 * system tells about the folder (inotify) only makes it look at once, so nothing depends on it.
 *
 * SIGTERM and SIGINT: the file in hand is taken in, committed and reported, then it ends. SIGHUP:
 * ijw.conf and the lists are read again; when anything is wrong with them the old ones stay. When
 * the machine or the database fails the round is given up, and tried again after pauses that grow;
 * only what cannot be trusted any more, an fsync or a database that failed for good, ends it.
 *
 * Returns the exit status: 0 after a signal, 2 when there is no such home or its settings are
 * wrong, 3 when the machine failed. */
int watch_run(const char *path);

#endif
