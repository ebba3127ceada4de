/* protection.c - the terms of -g and what is to be done with them. */
#include "protection.h"

#include <stdlib.h>

#include "cli.h"

static drg_status check_options(const struct settings *set, drg_error *err)
{
    if (!set->src || !set->tgt)
        return complain(err, DRG_EINVAL, "give the languages: --src en --tgt tr");
    if (set->max_words > 100 || set->max_segments > 100)
        return complain(err, DRG_EINVAL, "--max-words and --max-segments take percents, from 1 to 100");
    return DRG_OK;
}

drg_status protection_load(struct protection *p, struct cli *cli, drg_error *err)
{
    struct settings *set = &cli->set;
    *p = (struct protection){.protector = NULL};
    drg_status status = check_options(set, err);
    if (status)
        return status;
    set->overlaps = true; /* a term inside one that has no translation counts */
    status = terms_load(&p->terms, cli, err);
    if (status)
        return status;
    drg_protect_options options = {.src = set->src, .tgt = set->tgt, .style = set->mark_style, .pattern = set->pattern,
                                   .subjects = set->subject, .column = set->column, .tgt_column = set->tgt_column,
                                   .most_words = set->max_words, .most_segments = set->max_segments, .seed = set->seed, .no_records = !set->side && !set->source};
    return drg_protector_new(&p->protector, p->terms.matcher, &options, err);
}

void protection_free(struct protection *p)
{
    drg_protector_free(p->protector);
    terms_free(&p->terms);
}
