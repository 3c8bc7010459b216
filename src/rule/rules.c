#include "rules.h"

enum {
	MET_BSN = ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315) | ON(JW317) | ON(JW323) | ON(JW325)
};

const struct rule_row rule_rows[] = {
    {RULE_CS002, MET_BSN, &class_client, check_bsn},
    {RULE_CS003, ON(JW301), &class_periode, check_periode},
    {RULE_CS003, ON(JW301), &class_toegewezenproduct, check_toegewezenproduct_einddatum},
    {RULE_CS003, ON(JW315), &class_aangevraagdproduct, check_aangevraagdproduct_einddatum},
    {RULE_CS003, ON(JW317), &class_tewijzigenproduct, check_tewijzigenproduct_einddatum},
    {RULE_CS003, ON(JW317), &class_nieuwproduct, check_nieuwproduct_einddatum},
    {RULE_TR018, ON(JW307), &class_stopproduct, check_stopproduct_einddatum},
    {RULE_COUNT, 0, NULL, NULL},
};
