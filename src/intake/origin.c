#include "origin.h"

#include "ijw/rule/catalogue.h"

/* The rule of a fault of this kind. */
static const struct rule *origin_rule(void)
{
	static const struct rule *rule;

	if (rule == NULL)
		rule = rule_find("IJW033");
	return rule;
}

void origin_check(const struct home *home, const struct claim *claim, struct source *source,
		  struct judgement *judgement)
{
	const struct kop *kop = &judgement->kop;
	bool retour = bericht_is_retour(judgement->type);
	const char *code = retour ? kop->ontvanger : kop->afzender;

	if (!judgement->typed || home_allows(home, code, settle_path(claim), claim->status.st_uid))
		return;
	source->fault = FAULT_ORIGIN;
	judgement->verdict = VERDICT_REJECTED;
	judgement->findings = (struct finding_list){.pool = judgement->findings.pool,
						    .inside = judgement->findings.inside};
	finding_add(&judgement->findings, origin_rule(), kop->line,
		    retour ? "/Bericht/Header/Ontvanger" : "/Bericht/Header/Afzender", NULL);
}
