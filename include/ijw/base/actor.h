/* Who is at work, as the system knows it: for what is written down of who did what (NEN 7513). */
#ifndef IJW_BASE_ACTOR_H
#define IJW_BASE_ACTOR_H

/* Bytes of a text with its NUL; of a reason. */
enum { ACTOR_TEXT = 65, ACTOR_REASON = 257 };

struct actor {
	char user[ACTOR_TEXT];        /* as whom the process was started */
	char responsible[ACTOR_TEXT]; /* who logged in to the session, or called sudo; empty: that is
				       * nobody else, or the system does not tell */
	char host[ACTOR_TEXT];
	char role[ACTOR_TEXT];         /* as the caller says; empty: nothing was said */
	char reason[ACTOR_REASON];
};

/* Remembers as whom the process was started: before it becomes another user. */
void actor_begin(void);

/* What the caller says of themselves (--rol, --grond): a text that is shown as it is kept (label_show). */
void actor_role(const char *role);
void actor_reason(const char *reason);

/* Looked up at the first call; a user without a name has a number. Not for two threads at once. */
const struct actor *actor_now(void);

#endif
