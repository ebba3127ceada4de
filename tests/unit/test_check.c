/* test_check.c - checkers through the public interface: single pairs, jobs in any order, settings, bad input. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "dragoman/dragoman.h"

static const char glossary_text[] = "concept\tsubject\ten\ttr\ttr.admitted\tru\tar\n"
                                    "court\tlaw\tcourt\tmahkeme\tdivan\tсуд\tمحكمة\n"
                                    "turkey\tcountry\tTurkey\tTürkiye\t\tТурция\tتركيا\n"
                                    "russia\tcountry\tRussia\tRusya\t\tРоссия\tروسيا\n"
                                    "erdogan\tperson\tErdoğan\tErdoğan\t\tЭрдоган\tأردوغان\n";

struct scene {
    drg_ctx *ctx;
    drg_glossary *glossary;
    drg_checker *checker;
};

static drg_status set_up(struct scene *scene, const drg_check_options *options, drg_error *err)
{
    *scene = (struct scene){0};
    cr_assert_eq(drg_ctx_new(&scene->ctx, NULL, err), DRG_OK);
    cr_assert_eq(drg_glossary_parse(&scene->glossary, scene->ctx, str_from(glossary_text), "terms.tsv", NULL, err), DRG_OK);
    return drg_checker_new(&scene->checker, scene->ctx, scene->glossary, options, err);
}

static void tear_down(struct scene *scene)
{
    drg_checker_free(scene->checker);
    drg_glossary_free(scene->glossary);
    drg_ctx_free(scene->ctx);
}

/* The findings in words, a line each. */
static void say(struct buf *out, drg_findings *findings)
{
    size_t count;
    const drg_finding *list = drg_findings_list(findings, &count);
    for (size_t i = 0; i < count; i++)
        buf_addf(out, "%s %s %.*s|%.*s %u-%u %.*s\n", drg_severity_name(list[i].severity), list[i].rule, STR_ARGS(list[i].src_surface),
                 STR_ARGS(list[i].surface), list[i].span.start, list[i].span.end,
                 STR_ARGS(list[i].suggestion_count ? list[i].suggestions[0] : STR("")));
    drg_findings_free(findings);
}

/* ---- Pairs ------------------------------------------------------------------------------------------------------------ */

static const struct pair_case {
    const char *src_lang, *tgt_lang, *src, *tgt, *expected;
} pair_cases[] = {
    {"en", "tr", "The court met.", "Mahkemede buluştular.", ""},
    {"en", "tr", "The court met.", "Kurul toplandı.", "warning term-missing court| 0-0 mahkeme\n"},
    {"en", "tr", "", "", ""},
    {"en", "tr", "Turkey", "", "warning untranslated Turkey| 0-0 \n"},
    {"tr", "ru", "Türkiye'nin kararı", "Решение России", "error term-missing Türkiye'nin|России 15-27 Турции\n"},
    {"ru", "ar", "О Турции", "عن روسيا", "error term-missing Турции|روسيا 5-15 تركيا\n"},
    {"ar", "en", "في تركيا", "In Turky", "error term-misspelt تركيا|Turky 3-8 Turkey\n"},
    {"en", "ru", "Erdoğan's visit", "Визит Эрдагана", "error term-misspelt Erdoğan's|Эрдагана 11-27 Эрдогана\n"},
    {"en-GB", "tr-TR", "Turkey and Turkey", "Türkiye", ""},
    {"en", "de", "The court", "Das Gericht", ""},
};

static void expect_findings(struct scene *scene, const struct pair_case *c, size_t i)
{
    drg_error err = {0};
    drg_segment_pair pair = {.src = str_from(c->src), .tgt = str_from(c->tgt), .src_lang = c->src_lang, .tgt_lang = c->tgt_lang};
    drg_findings *findings;
    struct buf out = buf_make(1 << 16);
    drg_status status = drg_check_pair(&findings, scene->checker, &pair, &err);
    cr_expect_eq(status, DRG_OK, "case %zu: %s", i, err.message);
    if (!status)
        say(&out, findings);
    cr_expect(str_eq_z(buf_str(&out), c->expected), "case %zu:\n%s", i, out.ptr ? out.ptr : "");
    buf_free(&out);
}

Test(check, pairs)
{
    struct scene scene;
    drg_error err = {0};
    cr_assert_eq(set_up(&scene, NULL, &err), DRG_OK, "%s", err.message);
    for (size_t i = 0; i < sizeof pair_cases / sizeof pair_cases[0]; i++)
        expect_findings(&scene, &pair_cases[i], i);
    tear_down(&scene);
}

Test(check, pairs_refuse_what_is_no_text)
{
    struct scene scene;
    drg_error err = {0};
    drg_findings *findings;
    cr_assert_eq(set_up(&scene, NULL, &err), DRG_OK);
    drg_segment_pair broken = {.src = STR("\xFF"), .tgt = STR("x"), .src_lang = "en", .tgt_lang = "tr"};
    cr_expect_eq(drg_check_pair(&findings, scene.checker, &broken, &err), DRG_EENCODING);
    cr_expect_null(findings);
    tear_down(&scene);
}

/* Terms of a language without rules are asked for, and answer, in that language alone. */
Test(check, languages_without_rules_are_kept_apart)
{
    static const char terms[] = "concept\ten\tfr\tde\ncourt\tcourt\ttribunal\t\nbank\tbank\tbanque\tBank\n";
    static const struct pair_case cases[] = {
        {"en", "de", "The court met.", "Man traf sich.", ""},
        {"en", "fr", "The court met.", "On s'est réuni.", "warning term-missing court| 0-0 tribunal\n"},
        {"en", "de-AT", "The bank met.", "Die banque traf sich.", "error term-missing bank| 0-0 Bank\n"},
        {"fr", "de", "La banque et la Bank", "Die Bank", ""},
        {"de", "fr", "Die banque", "Le chat", ""},
    };
    drg_error err = {0};
    struct scene scene = {0};
    cr_assert_eq(drg_ctx_new(&scene.ctx, NULL, &err), DRG_OK);
    cr_assert_eq(drg_glossary_parse(&scene.glossary, scene.ctx, str_from(terms), "terms.tsv", NULL, &err), DRG_OK, "%s", err.message);
    cr_assert_eq(drg_checker_new(&scene.checker, scene.ctx, scene.glossary, NULL, &err), DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        expect_findings(&scene, &cases[i], i);
    tear_down(&scene);
}

/* ---- Settings --------------------------------------------------------------------------------------------------------- */

Test(check, rules_are_switched_and_weighed)
{
    static const struct { const char *rules, *expected; } cases[] = {
        {"-term-missing", ""},
        {"none", ""},
        {"none,term-missing", "warning term-missing court| 0-0 mahkeme\n"},
        {"term-missing=error", "error term-missing court| 0-0 mahkeme\n"},
        {"term-missing=off", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scene scene;
        drg_error err = {0};
        drg_findings *findings;
        struct buf out = buf_make(1 << 16);
        cr_assert_eq(set_up(&scene, &(drg_check_options){.rules = cases[i].rules}, &err), DRG_OK, "%s", err.message);
        drg_segment_pair pair = {.src = STR("The court"), .tgt = STR("Kurul"), .src_lang = "en", .tgt_lang = "tr"};
        cr_assert_eq(drg_check_pair(&findings, scene.checker, &pair, &err), DRG_OK);
        say(&out, findings);
        cr_expect(str_eq_z(buf_str(&out), cases[i].expected), "%s: %s", cases[i].rules, out.ptr ? out.ptr : "");
        buf_free(&out);
        tear_down(&scene);
    }
}

Test(check, unknown_rules_are_refused)
{
    struct scene scene;
    drg_error err = {0};
    cr_expect_eq(set_up(&scene, &(drg_check_options){.rules = "term-mising"}, &err), DRG_EINVAL);
    cr_expect_null(scene.checker);
    tear_down(&scene);
}

/* ---- Jobs -------------------------------------------------------------------------------------------------------------- */

static drg_bitext *bitext_of(struct scene *scene, const char *rows, const char *name)
{
    drg_bitext *bitext;
    drg_error err = {0};
    cr_assert_eq(drg_bitext_parse(&bitext, scene->ctx, str_from(rows), name, NULL, &err), DRG_OK, "%s", err.message);
    return bitext;
}

/* What the end of the job says when its parts are checked in this order. */
static void check_parts(struct buf *out, struct scene *scene, drg_bitext *const *parts, const size_t *order, size_t count)
{
    drg_check_job *job;
    drg_findings *findings;
    drg_error err = {0};
    cr_assert_eq(drg_check_job_new(&job, scene->checker, &err), DRG_OK);
    for (size_t i = 0; i < count; i++) {
        cr_assert_eq(drg_check_job_bitext(&findings, job, parts[order[i]], order[i], &err), DRG_OK);
        drg_findings_free(findings);
    }
    cr_assert_eq(drg_check_job_end(&findings, job, &err), DRG_OK);
    say(out, findings);
    drg_check_job_free(job);
}

Test(check, a_job_ends_the_same_in_any_order)
{
    static const size_t orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 0, 2}};
    struct scene scene;
    drg_error err = {0};
    cr_assert_eq(set_up(&scene, &(drg_check_options){.rules = "+term-inconsistent"}, &err), DRG_OK);
    drg_bitext *parts[] = {bitext_of(&scene, "en\ttr\nThe court met.\tDivan toplandı.\n", "a.tsv"),
                           bitext_of(&scene, "en\ttr\nA court\tBir mahkeme\nThe courts\tMahkemeler\n", "b.tsv"),
                           bitext_of(&scene, "en\ttr\nThe court rose.\tDivan dağıldı.\nThe court\tMahkemeyi\n", "c.tsv")};
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        struct buf out = buf_make(1 << 16);
        check_parts(&out, &scene, parts, orders[i], 3);
        cr_expect_str_eq(out.ptr ? out.ptr : "", "advice term-inconsistent court|Divan 21-26 mahkeme\n", "order %zu", i);
        buf_free(&out);
    }
    for (size_t i = 0; i < 3; i++)
        drg_bitext_free(parts[i]);
    tear_down(&scene);
}

/* Each rule has words for people. */
Test(check, rules_explain_themselves)
{
    const drg_rule_info *rule;
    for (size_t i = 0; (rule = drg_check_rule(i)) != NULL; i++) {
        cr_expect(rule->name && rule->summary && *rule->summary, "rule %zu", i);
        cr_expect(rule->explanation && strlen(rule->explanation) > 40, "%s explains nothing", rule->name);
        cr_expect(rule->example && *rule->example, "%s has no example", rule->name);
    }
}
