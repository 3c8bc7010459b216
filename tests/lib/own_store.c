#include "own_store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char root[32], path[64];
static struct home *home;
static struct store *store;

static struct store *open_with(const struct home_choice *choice)
{
	int status = 0;

	snprintf(path, sizeof(path), "%s/home", root);
	ck_assert_int_eq(home_init(path, choice), 0);
	home = home_open(path, &status);
	ck_assert_ptr_nonnull(home);
	store = store_open(home);
	ck_assert_ptr_nonnull(store);
	snprintf(path, sizeof(path), "%s/home/ijw.db", root);
	return store;
}

static void make_root(void)
{
	strcpy(root, "/tmp/archiveXXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(root));
}

struct store *own_store_open(void)
{
	make_root();
	return open_with(NULL);
}

struct store *own_store_open_same(void)
{
	static const char bytes[KEY_BYTES] = "a key of a test";
	char key[64];
	FILE *file;

	make_root();
	snprintf(key, sizeof(key), "%s/key", root);
	file = fopen(key, "w");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, sizeof(bytes), file), sizeof(bytes));
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_eq(chmod(key, 0600), 0);
	return open_with(&(struct home_choice){.pseudonym_key = key});
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
