#include "own_store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char root[32], path[64];
static struct home *home;
static struct store *store;

struct store *own_store_open(void)
{
	int status = 0;

	strcpy(root, "/tmp/archiveXXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(root));
	snprintf(path, sizeof(path), "%s/home", root);
	ck_assert_int_eq(home_init(path, NULL), 0);
	home = home_open(path, &status);
	ck_assert_ptr_nonnull(home);
	store = store_open(home);
	ck_assert_ptr_nonnull(store);
	snprintf(path, sizeof(path), "%s/home/ijw.db", root);
	return store;
}

void own_store_close(void)
{
	char command[64];

	store_close(store);
	home_close(home);
	snprintf(command, sizeof(command), "rm -r %s", root);
	ck_assert_int_eq(system(command), 0);
}

struct home *own_store_home(void)
{
	return home;
}

const char *own_store_path(void)
{
	return path;
}
