/* Keys are in one place in memory, which is locked and in no core file, and after it in none. */
#include <check.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/digest.h"
#include "ijw/base/pseudonym.h"
#include "ijw/base/random.h"
#include "ijw/base/sanitized.h"
#include "ijw/base/seal.h"
#include "ijw/base/secret.h"
#include "ijw/store/home.h"

/* What is searched for is kept turned round, so that the search does not find itself. */
enum { TURN = 0xA5, PIECE = 16, PADS = 3 };

/* As it is, and with the pads of an HMAC on it. */
static const uint8_t pads[PADS] = {0x00, 0x36, 0x5C};

static void turn(uint8_t *out, const uint8_t *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		out[i] = bytes[i] ^ TURN;
}

static bool is_here(const uint8_t *at, const uint8_t turned[PIECE], uint8_t pad)
{
	for (size_t i = 0; i < PIECE; i++)
		if ((at[i] ^ pad ^ TURN) != turned[i])
			return false;
	return true;
}

static unsigned count_in(const uint8_t *at, size_t length, const uint8_t turned[PIECE])
{
	unsigned found = 0;

	for (size_t i = 0; i + PIECE <= length; i++)
		for (int pad = 0; pad < PADS; pad++)
			if ((at[i] ^ pads[pad] ^ TURN) == turned[0])
				found += is_here(at + i, turned, pads[pad]);
	return found;
}

/* How often these bytes are in what this process can write; /proc tells what that is, and reads it
 * for us: in a chunk of its own, which is passed over. */
static unsigned count_everywhere(const uint8_t turned[PIECE])
{
	static uint8_t chunk[1 << 16];
	const uintptr_t own = (uintptr_t)chunk, step = sizeof(chunk) - PIECE + 1;
	FILE *maps = fopen("/proc/self/maps", "re");
	int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	char line[512], rights[8];
	uintptr_t from, to;
	unsigned found = 0;

	ck_assert(maps != NULL && memory >= 0);
	while (fgets(line, sizeof(line), maps) != NULL) {
		if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %7s", &from, &to, rights) != 3 ||
		    strncmp(rights, "rw", 2) != 0)
			continue;
		for (uintptr_t at = from; at < to; at += step) {
			size_t want = to - at < sizeof(chunk) ? to - at : sizeof(chunk);
			ssize_t got = -1;

			if (at + want <= own || at >= own + sizeof(chunk))
				got = pread(memory, chunk, want, (off_t)at);
			if (got > 0)
				found += count_in(chunk, (size_t)got, turned);
		}
	}
	explicit_bzero(chunk, sizeof(chunk));
	close(memory);
	fclose(maps);
	return found;
}

/* The flags of the mapping that holds the address, as the kernel tells them. */
static void flags_of(const void *address, char *flags, size_t size)
{
	FILE *maps = fopen("/proc/self/smaps", "re");
	bool inside = false;
	char line[512];

	ck_assert_ptr_nonnull(maps);
	flags[0] = '\0';
	while (flags[0] == '\0' && fgets(line, sizeof(line), maps) != NULL) {
		uintptr_t from, to;

		if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " ", &from, &to) == 2)
			inside = (uintptr_t)address >= from && (uintptr_t)address < to;
		else if (inside && strncmp(line, "VmFlags:", 8) == 0)
			snprintf(flags, size, "%.*s", (int)size - 1, line + 8);
	}
	fclose(maps);
}

/* A home in a folder of its own. */
static struct home *new_home(char *folder)
{
	char path[64];
	struct home *home;
	int status;

	ck_assert_int_eq(random_init(), 0);
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/h", folder);
	ck_assert_int_eq(home_init(path, NULL), 0);
	home = home_open(path, &status);
	ck_assert_ptr_nonnull(home);
	return home;
}

static void take_away(const char *folder)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	ck_assert_int_eq(system(command), 0);
}

/* All that is done with keys. */
static void use_keys(const struct home *home)
{
	static const char text[] = "Jansen, 999900006";
	struct buf sealed = BUF_INIT(0), opened = BUF_INIT(0);
	char pseudonym[PSEUDONYM_TEXT];
	uint8_t name[SHA256_BYTES] = {0}, digest[PSEUDONYM_BYTES];
	const struct seal seal = {home->keys->archive, name, sizeof(name), NULL};

	for (int i = 0; i < 10; i++) {
		pseudonym_of_bsn(home->keys->pseudonym, text, sizeof(text), pseudonym);
		pseudonym_digest(home->keys->archive, "", text, sizeof(text), digest);
		buf_clear(&sealed);
		buf_clear(&opened);
		ck_assert_int_eq(seal_close(&seal, text, sizeof(text), &sealed), 0);
		ck_assert_int_eq(seal_open(&seal, sealed.data, sealed.length, &opened), 0);
		ck_assert_str_eq(opened.data, text);
	}
	buf_free(&sealed);
	buf_free(&opened);
	secret_forget();
}

START_TEST(keys_are_in_one_place)
{
	char folder[] = "/tmp/ijw-secret-XXXXXX";
	struct home *home = new_home(folder);
	uint8_t turned[4][PIECE];

	turn(turned[0], home->keys->pseudonym, PIECE);
	turn(turned[1], home->keys->pseudonym + PIECE, PIECE);
	turn(turned[2], home->keys->archive, PIECE);
	turn(turned[3], home->keys->archive + PIECE, PIECE);
	use_keys(home);
	for (int i = 0; i < 4; i++)
		ck_assert_uint_eq(count_everywhere(turned[i]), 1);
	home_close(home);
	for (int i = 0; i < 4; i++)
		ck_assert_uint_eq(count_everywhere(turned[i]), 0);
	take_away(folder);
}
END_TEST

/* The search itself: a copy that somebody forgot, plain or as an HMAC holds it. */
START_TEST(a_copy_is_found)
{
	/* Where it lies nobody knows, or what is written there would be left out. */
	uint8_t turned[PIECE], *volatile copy = malloc(3 * PIECE);

	random_bytes(turned, sizeof(turned));
	ck_assert_uint_eq(count_everywhere(turned), 0);
	turn(copy + 5, turned, PIECE);
	ck_assert_uint_eq(count_everywhere(turned), 1);
	for (int i = 0; i < PIECE; i++)
		copy[5 + i] ^= 0x5C;
	ck_assert_uint_eq(count_everywhere(turned), 1);
	explicit_bzero(copy, 3 * PIECE);
	ck_assert_uint_eq(count_everywhere(turned), 0);
	free(copy);
}
END_TEST

START_TEST(the_page_is_closed)
{
	uint8_t *secret = secret_new(2 * KEY_BYTES);
	char flags[256];
	int status;
	pid_t pid;

	memset(secret, 7, 2 * KEY_BYTES);
	flags_of(secret, flags, sizeof(flags));
	ck_assert_msg(strstr(flags, " dd") != NULL, "in core files:%s", flags);
	ck_assert_msg(strstr(flags, " wf") != NULL, "in children:%s", flags);
	/* A sanitizer locks nothing. */
	ck_assert_msg(SANITIZED || strstr(flags, " lo") != NULL, "not locked:%s", flags);
	pid = fork();
	if (pid == 0)
		_exit(secret[0] == 0 && secret[2 * KEY_BYTES - 1] == 0 ? 0 : 1);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	secret_free(secret);
}
END_TEST

Suite *suite_secret(void);
Suite *suite_secret(void)
{
	Suite *suite = suite_create("secret");
	TCase *tcase = tcase_create("secret");

	/* A sanitizer maps terabytes to write down what the memory is used for. */
	if (!SANITIZED) {
		tcase_add_test(tcase, keys_are_in_one_place);
		tcase_add_test(tcase, a_copy_is_found);
	}
	tcase_add_test(tcase, the_page_is_closed);
	suite_add_tcase(suite, tcase);
	return suite;
}
