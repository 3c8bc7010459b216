/* Whether this is code with AddressSanitizer or ThreadSanitizer in it: it is slower, reserves
 * memory by the terabyte, and asks the system for more. Gcc and clang say so in different ways. */
#ifndef IJW_BASE_SANITIZED_H
#define IJW_BASE_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
