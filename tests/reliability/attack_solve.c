/* What a reader finds: the least and the most that a hidden count can be. */
#include <math.h>
#include <stdlib.h>

#include "attack_reader.h"

/* ---- Solving ---- */

static int by_simplex(glp_prob *lp, int method, int presolve)
{
	glp_smcp how;
	int rc;

	glp_init_smcp(&how);
	how.msg_lev = GLP_MSG_OFF;
	how.meth = method;
	how.presolve = presolve;
	rc = glp_simplex(lp, &how);
	if (rc == GLP_ENOPFS)
		return GLP_NOFEAS;
	return rc == 0 ? glp_get_status(lp) : GLP_UNDEF;
}

/* Rational numbers round nothing: what they say is so. */
static int by_fractions(glp_prob *lp)
{
	glp_smcp how;

	glp_init_smcp(&how);
	how.msg_lev = GLP_MSG_OFF;
	glp_std_basis(lp);
	if (glp_exact(lp, &how) != 0)
		return GLP_UNDEF;
	return glp_get_status(lp);
}

/* Where rounding led astray it goes anew from the beginning, another way. */
static int by_other_ways(glp_prob *lp)
{
	glp_adv_basis(lp, 0);
	if (by_simplex(lp, GLP_DUALP, GLP_OFF) == GLP_OPT)
		return GLP_OPT;
	return by_simplex(lp, GLP_PRIMAL, GLP_ON);
}

/* GLP_OPT when all is well. The last way is slow and sure. */
static int settle(glp_prob *lp)
{
	if (by_simplex(lp, GLP_PRIMAL, GLP_OFF) == GLP_OPT || by_other_ways(lp) == GLP_OPT)
		return GLP_OPT;
	return by_fractions(lp);
}

/* Every solution tells about all counts at once. */
static void see(struct reader *reader)
{
	for (int i = 1; i <= glp_get_num_cols(reader->lp); i++) {
		const double value = glp_get_col_prim(reader->lp, i);

		if (value < reader->seen[i].least)
			reader->seen[i].least = value;
		if (value > reader->seen[i].most)
			reader->seen[i].most = value;
	}
}

static void solve(struct reader *reader, int column, int direction)
{
	int status;

	glp_set_obj_coef(reader->lp, column, 1);
	glp_set_obj_dir(reader->lp, direction);
	status = settle(reader->lp);
	glp_set_obj_coef(reader->lp, column, 0);
	if (status != GLP_OPT) {
		fprintf(stderr, "a program was not solved: %d\n", status);
		exit(2);
	}
	see(reader);
}

static bool is_wide(const struct seen *seen)
{
	return seen->most - seen->least >= MIN_CEL - 1e-6;
}

bool reader_ask(struct reader *reader, int column)
{
	const struct seen *seen = &reader->seen[column];

	if (!is_wide(seen))
		solve(reader, column, GLP_MAX);
	if (!is_wide(seen))
		solve(reader, column, GLP_MIN);
	return is_wide(seen);
}

bool reader_is_possible(struct reader *reader)
{
	int status = by_simplex(reader->lp, GLP_PRIMAL, GLP_OFF);

	/* Two ways that say the same are believed: nothing may agree with much that is told. */
	if (status != GLP_OPT && by_other_ways(reader->lp) != status)
		status = by_fractions(reader->lp);
	if (status != GLP_OPT && status != GLP_NOFEAS) {
		fprintf(stderr, "it is not known whether anything agrees: %d\n", status);
		exit(2);
	}
	return status == GLP_OPT;
}

/* ---- Why ---- */

static void tell_weights(const struct reader *reader, FILE *out)
{
	for (int i = 1; i <= glp_get_num_rows(reader->lp); i++) {
		const double weight = glp_get_row_dual(reader->lp, i);

		if (fabs(weight) > 1e-7)
			fprintf(out, "    %+.2f times %g: %s\n", weight,
				glp_get_row_lb(reader->lp, i), glp_get_row_name(reader->lp, i));
	}
	for (size_t i = 0; i < reader->rows; i++) {
		const int column = reader->column[i];
		char text[ROW_TEXT];

		if (column != 0 && fabs(glp_get_col_dual(reader->lp, column)) > 1e-7)
			fprintf(out, "    %+.2f times 0: %s\n",
				glp_get_col_dual(reader->lp, column),
				reader_row(&reader->row[i], text));
	}
}

void reader_why(struct reader *reader, int column, FILE *out)
{
	solve(reader, column, GLP_MAX);
	fprintf(out, "  at most %g:\n", glp_get_col_prim(reader->lp, column));
	tell_weights(reader, out);
	solve(reader, column, GLP_MIN);
	fprintf(out, "  at least %g:\n", glp_get_col_prim(reader->lp, column));
	tell_weights(reader, out);
}
