/* Tasks that threads share: each is done once, and taken in the order in which it was put. */
#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "ijw/base/pool.h"
#include "ijw/base/tasks.h"

enum { TASKS = 400, AHEAD = 20 };

struct job {
	struct task task;
	unsigned number;
	unsigned length;        /* in rounds of doing nothing */
	pthread_barrier_t *all; /* it waits there, unless NULL */
	unsigned times;         /* it was worked on */
	pthread_t by;
	unsigned place; /* among all, in the order in which they were begun */
};

static atomic_uint opened, closed, begun;

static void *open_own(const void *context)
{
	ck_assert_str_eq(context, "context");
	opened++;
	return xcalloc(1, 1);
}

static void close_own(void *own)
{
	closed++;
	free(own);
}

static void work(void *own, struct task *task)
{
	struct job *job = (struct job *)task;
	volatile unsigned rounds = job->length;

	ck_assert_ptr_nonnull(own);
	job->place = begun++;
	while (rounds > 0)
		rounds--;
	if (job->all != NULL)
		pthread_barrier_wait(job->all);
	job->times++;
	job->by = pthread_self();
}

static const struct tasks_events events = {open_own, close_own, work};

static struct tasks *new_tasks(unsigned threads)
{
	opened = closed = begun = 0;
	return tasks_open(&events, "context", threads);
}

static void expect_next(struct tasks *tasks, struct job *jobs, unsigned *next)
{
	struct job *job = (struct job *)tasks_take(tasks, 1);

	ck_assert_ptr_eq(job, &jobs[*next]);
	ck_assert_uint_eq(job->times, 1);
	++*next;
}

/* Some are a hundred times as long as others, and some are waited for with nothing else to do. */
static void run_all(unsigned threads, struct job *jobs)
{
	struct tasks *tasks = new_tasks(threads);
	unsigned next = 0;

	for (unsigned i = 0; i < TASKS; i++) {
		jobs[i] = (struct job){.number = i, .length = i % 7 == 0 ? 100000 : 1000};
		while (i - next >= AHEAD)
			expect_next(tasks, jobs, &next);
		tasks_put(tasks, 1, &jobs[i].task);
		if (i % 100 == 99)
			while (next <= i)
				expect_next(tasks, jobs, &next);
	}
	ck_assert_ptr_null(tasks_take(tasks, 1));
	ck_assert_ptr_null(tasks_take(tasks, 0));
	tasks_close(tasks);
	ck_assert_uint_eq(opened, closed);
}

START_TEST(in_order)
{
	static struct job jobs[TASKS];

	run_all(4, jobs);
	ck_assert_uint_le(opened, 4);
}
END_TEST

/* Each waits for the others. */
START_TEST(at_the_same_time)
{
	enum { THREADS = 3 };
	struct tasks *tasks = new_tasks(THREADS);
	struct job jobs[THREADS] = {0};
	pthread_barrier_t all;

	ck_assert_int_eq(pthread_barrier_init(&all, NULL, THREADS), 0);
	for (int i = 0; i < THREADS; i++) {
		jobs[i].all = &all;
		tasks_put(tasks, 0, &jobs[i].task);
	}
	for (int i = 0; i < THREADS; i++)
		ck_assert_ptr_eq(tasks_take(tasks, 0), &jobs[i]);
	ck_assert(!pthread_equal(jobs[0].by, jobs[1].by));
	ck_assert(!pthread_equal(jobs[1].by, jobs[2].by));
	ck_assert(!pthread_equal(jobs[2].by, jobs[0].by));
	tasks_close(tasks);
	pthread_barrier_destroy(&all);
	ck_assert_uint_eq(opened, THREADS);
}
END_TEST

START_TEST(alone)
{
	static struct job jobs[TASKS];

	run_all(1, jobs);
	for (unsigned i = 0; i < TASKS; i++) {
		ck_assert(pthread_equal(jobs[i].by, pthread_self()));
		ck_assert_uint_eq(jobs[i].place, i);
	}
	ck_assert_uint_eq(opened, 1);
}
END_TEST

/* Nobody else is there, so the order of beginning is known. */
START_TEST(first_line_first)
{
	struct tasks *tasks = new_tasks(1);
	struct job second[2] = {0}, first[2] = {0};

	tasks_put(tasks, 1, &second[0].task);
	tasks_put(tasks, 1, &second[1].task);
	tasks_put(tasks, 0, &first[0].task);
	tasks_put(tasks, 0, &first[1].task);
	ck_assert_ptr_eq(tasks_take(tasks, 1), &second[0]);
	ck_assert_ptr_eq(tasks_take(tasks, 0), &first[0]);
	ck_assert_ptr_eq(tasks_take(tasks, 0), &first[1]);
	ck_assert_ptr_eq(tasks_take(tasks, 1), &second[1]);
	ck_assert_uint_eq(first[0].place, 0);
	ck_assert_uint_eq(first[1].place, 1);
	ck_assert_uint_eq(second[0].place, 2);
	ck_assert_uint_eq(second[1].place, 3);
	tasks_close(tasks);
}
END_TEST

/* One task is done here; a thread for it would cost more. */
START_TEST(no_thread_for_one)
{
	struct tasks *tasks = new_tasks(4);
	struct job job = {0};

	tasks_put(tasks, 0, &job.task);
	ck_assert_ptr_eq(tasks_take(tasks, 0), &job);
	ck_assert(pthread_equal(job.by, pthread_self()));
	tasks_close(tasks);
	ck_assert_uint_eq(opened, 1);
	ck_assert_uint_eq(closed, 1);
}
END_TEST

Suite *suite_tasks(void);

Suite *suite_tasks(void)
{
	Suite *suite = suite_create("tasks");
	TCase *tests = tcase_create("tasks");

	tcase_add_test(tests, in_order);
	tcase_add_test(tests, at_the_same_time);
	tcase_add_test(tests, alone);
	tcase_add_test(tests, first_line_first);
	tcase_add_test(tests, no_thread_for_one);
	suite_add_tcase(suite, tests);
	return suite;
}
