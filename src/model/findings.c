/* findings.c - the list of findings. */
#include "model/findings.h"

#include "base/error.h"
#include "base/str.h"

drg_status findings_new(drg_findings **out, drg_error *err)
{
    *out = calloc(1, sizeof **out);
    return *out ? DRG_OK : fail_memory(err);
}

static bool own_suggestions(struct arena *arena, drg_finding *f)
{
    drg_str *own = arena_array(arena, f->suggestion_count, sizeof *own);
    for (uint32_t i = 0; own && i < f->suggestion_count; i++) {
        own[i] = f->suggestions[i];
        if (!arena_own(arena, &own[i]))
            return false;
    }
    f->suggestions = own;
    return own;
}

drg_status findings_add(drg_findings *findings, const drg_finding *finding, drg_error *err)
{
    drg_finding f = *finding;
    struct arena *arena = &findings->arena;
    drg_str *const strings[] = {&f.message, &f.file, &f.concept_id, &f.lang, &f.surface, &f.segment, &f.src_lang, &f.src_surface};
    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
        if (!arena_own(arena, strings[i]))
            return fail_memory(err);
    if (!own_suggestions(arena, &f) || !vec_push(&findings->list, f))
        return fail_memory(err);
    return DRG_OK;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *a, const void *b)
{
    const drg_finding *x = a, *y = b;
    int order = str_cmp(x->file, y->file);
    if (!order)
        order = compare_numbers(x->place.line, y->place.line);
    if (!order)
        order = compare_numbers(x->place.column, y->place.column);
    if (!order)
        order = strcmp(x->rule, y->rule);
    if (!order)
        order = str_cmp(x->message, y->message);
    return order ? order : str_cmp(x->concept_id, y->concept_id);
}

void findings_sort(drg_findings *findings)
{
    if (findings->list.count)
        qsort(findings->list.items, findings->list.count, sizeof *findings->list.items, compare);
}

const drg_finding *drg_findings_list(const drg_findings *findings, size_t *count)
{
    *count = findings->list.count;
    return findings->list.items;
}

void drg_findings_filter(drg_findings *findings, bool (*keep)(void *user, const drg_finding *finding), void *user)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->list.count; i++)
        if (keep(user, &findings->list.items[i]))
            findings->list.items[kept++] = findings->list.items[i];
    findings->list.count = kept;
}

void drg_findings_free(drg_findings *findings)
{
    if (!findings)
        return;
    arena_free(&findings->arena);
    vec_free(&findings->list);
    free(findings);
}

const char *drg_severity_name(drg_severity severity)
{
    static const char *const names[] = {[DRG_ERROR] = "error", [DRG_WARNING] = "warning", [DRG_ADVICE] = "advice"};
    return (size_t)severity < sizeof names / sizeof names[0] ? names[severity] : "unknown";
}
