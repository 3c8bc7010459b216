/* Texts that a sender chooses and that tell whom a message is about: such a text is shown and
 * stored masked.
 *
 * A sender chooses references (ReferentieAanbieder, DeclaratieNummer, ReferentieNummer,
 * VorigReferentieNummer), identifications of messages, the numbers of a version, and names of
 * files, folders and members of archives. No such texts are what the standard or an authority gives
 * out: codes of a list, AGB codes, gemeenten, dates, and ToewijzingNummer and BeschikkingNummer,
 * which are numbers that a gemeente counts and not texts: nine digits of them can pass the 11-test
 * by chance, and a masked one could not be found any more by who has the letter of the gemeente. */
#ifndef IJW_MESSAGE_MASK_H
#define IJW_MESSAGE_MASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/pool.h"
#include "ijw/base/secret.h"
#include "ijw/message/event.h"
#include "ijw/message/message.h"

/* A word of a name counts from so many letters on: shorter ones are in too many texts. */
enum { MASK_LETTERS = 4 };

/* What tells the persons of a message: each set sorted as bytes, each text in it once. */
struct persons {
	const char **bsn; /* of the clients: nine digits */
	size_t bsns;
	const char **word; /* of the names of clients and relations, as mask_words makes them */
	size_t words;
};

/* The words of the names of a message's persons, in the pool; their BSNs are not looked for. */
void mask_names(const struct bericht *bericht, struct pool *pool, struct persons *out);

/* The BSNs that events name, in the pool. */
void mask_bsns(const struct event *events, size_t count, struct pool *pool, struct persons *out);

/* Both, of a message of which there are no events. */
void mask_persons(const struct bericht *bericht, struct pool *pool, struct persons *out);

/* Whether a text tells a person. It does when it has
 * (a) nine digits between characters that are none, or its ends, that pass the 11-test, or
 * (b) a BSN of these persons, also within a longer run of digits, or
 * (c) a word (letters between characters that are none) that is a word of their names.
 * Dots, blanks and dashes between digits are passed over; case and diacritics of letters do not
 * matter. NULL tells nobody; without persons (NULL) only (a) is looked at. */
bool mask_tells(const char *text, const struct persons *persons);

/* Whether a text has so many digits, or letters in a row, that it can tell anybody: most have not,
 * and nobody need be looked for then. NULL has not. */
bool mask_may_tell(const char *text);

/* Calls `visit` with each word of a text of MASK_LETTERS letters or more: in small letters, those
 * of the Latin script without diacritics (Æ as ae, ß as ss). False as soon as a visit returned
 * false. The word is valid during the call only. */
typedef bool mask_word(void *context, const char *word, size_t length);
bool mask_words(const char *text, mask_word *visit, void *context);

/* How a text looks that is masked: "~" and 12 hexadecimal digits that follow from the text and the
 * pseudonym key of the home: the same text always looks the same, also in homes that share the
 * key, and nobody without the key can try which text it was. */
enum { MASK_TEXT = 14 }; /* with its NUL */
void mask_write(const uint8_t key[KEY_BYTES], const char *text, char out[MASK_TEXT]);

/* Whether a text looks like that: a sender who sends such a one gets it masked, so that none is
 * taken for another. */
bool mask_is(const char *text);

/* Adds a path to `out`, each of its names that tells a person masked; the end that says what kind
 * of file it is (.xml, .tar.gz) stays. What was masked before stays as it is. */
void mask_path(const uint8_t key[KEY_BYTES], const char *path, const struct persons *persons,
	       struct buf *out);

/* The same where there is no key, for people to look at (label_show): in place of a mask nine stars.
 */
char *mask_label(const char *path, char *text, size_t size);

/* Adds a path to `out` with stars when it is known whom the message tells that has this name, or lies
 * in a file of this name. Behind the stars of the last name stand a dash and the first 12
 * hexadecimal digits of the message's SHA-256 (NULL: none), by which its owner finds the file. The
 * path may have been through mask_label; it does not go through label_show. */
void mask_path_of(const char *path, const struct persons *persons, const uint8_t *sha256,
		  struct buf *out);

#endif
