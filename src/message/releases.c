/* The releases that this program knows. Nothing else is defined here: a program that is linked with
 * another list does not take this one. */
#include "ijw/message/release.h"

const struct release *const releases[] = {&release_3_2, &release_3_1, &release_3_0};
const size_t releases_count = sizeof(releases) / sizeof(releases[0]);
