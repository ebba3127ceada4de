/* test_normalize.c - what holds whatever is normalised and by which steps: the output is normal, lines stay, and the changes
 * tell all of the difference. */
#include <criterion/criterion.h>
#include <dragoman/normalize.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "rewrite/seeker.h"
#include "rewrite/traits.h"

static const char *const profiles[] = {"default", "match", "mt", "publish", "en", "tr", "ar", "ru"};
enum { PROFILES = sizeof profiles / sizeof profiles[0] };

/* Pieces that steps meet at: letters, marks in wrong order, look-alikes, signs, spaces, things nobody sees. */
static const char *const pieces[] = {
    "a", "i", "I", "g", "e", " ", "  ", "\n", "\r\n", "\xCC\x86", "\xCC\x87", "\xCC\x81", "\xCC\x96", "\xCC\x88", "İ", "ı", "ş",
    "\xC8\x99", "ﬁ", "\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xEF\xBB\xBF", "\x01", "\xE2\x80\x8E", "\xC2\xA0",
    "\xE2\x80\x89", "“", "”", "\"", "'", "’", "`", "-", " - ", "–", "\xE2\x80\x91", "1", "٢", "۳", "،", "٫", "و", "ا", "ل", "ى", "ة", "أ",
    "\xD9\x8E", "\xD9\x91", "\xD9\x94", "\xD9\xB0", "ـ", "ک", "ی", "ہ", "ﻻ", "ﷺ", "ﹰ", "е", "ё", "и", "й", "о", "с", "Р", "К", "x", "m", "№",
    "²", "가", "ᄀ", "ᅡ", "क", "\xE0\xA5\x8D", "👩", "Ω", "ς", "ß", "\xF0\x9D\x85\x9E", "\xEF\xBF\xBC", "\t", "é", "á",
};
enum { PIECES = sizeof pieces / sizeof pieces[0] };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static drg_ctx *ctx;

static drg_normalizer *make(const char *profile, const char *steps, const char *lang)
{
    drg_normalizer *normalizer;
    drg_error err = {0};
    drg_normalize_options options = {.profile = profile, .steps = steps, .lang = lang};
    if (!ctx)
        cr_assert(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    cr_assert(drg_normalizer_new(&normalizer, ctx, &options, &err) == DRG_OK, "%s", err.message);
    return normalizer;
}

static drg_normalized *run(const drg_normalizer *normalizer, drg_str text)
{
    drg_normalized *made;
    drg_error err = {0};
    cr_assert(drg_normalize_str(&made, normalizer, text, NULL, &err) == DRG_OK, "%s", err.message);
    return made;
}

static size_t count_line_ends(drg_str s)
{
    size_t count = 0;
    for (size_t at = 0, next; at < s.len; at = next)
        count += str_line_end(s, at, &next) < next;
    return count;
}

/* The changes are in order, on edges, and what stands between them is the same; returns what is wrong, or NULL. */
static const char *check_changes(drg_str before, const drg_normalized *made)
{
    drg_str after = drg_normalized_output(made);
    size_t count;
    uint32_t in = 0, out = 0;
    const drg_change *changes = drg_normalized_changes(made, &count);
    for (size_t i = 0; i < count; i++) {
        const drg_change *c = &changes[i];
        if (c->before.start < in || c->after.start < out || c->before.end < c->before.start || c->after.end < c->after.start)
            return "changes overlap";
        if (!str_eq(str_cut(before, in, c->before.start), str_cut(after, out, c->after.start)))
            return "what is between changes differs";
        drg_span source = drg_normalized_source_span(made, c->after);
        if (c->after.start < c->after.end && (source.start > c->before.start || source.end < c->before.end))
            return "the map does not lead back";
        if (c->before.end < before.len && !utf8_is_lead(before.ptr[c->before.end]))
            return "a change cuts a character";
        in = c->before.end;
        out = c->after.end;
    }
    return str_eq(str_cut(before, in, before.len), str_cut(after, out, after.len)) ? NULL : "the rest differs";
}

static const char *check_text(const drg_normalizer *normalizer, drg_str text)
{
    drg_normalized *made = run(normalizer, text), *again;
    drg_str output = drg_normalized_output(made);
    const char *wrong = check_changes(text, made);
    size_t count;
    if (!wrong && !utf8_is_valid(output))
        wrong = "the output is not UTF-8";
    if (!wrong && count_line_ends(text) != count_line_ends(output))
        wrong = "a line came or went";
    again = run(normalizer, output);
    drg_normalized_changes(again, &count);
    if (!wrong && (count || !str_eq(output, drg_normalized_output(again))))
        wrong = "normalising again changes something";
    drg_normalized_free(again);
    drg_normalized_free(made);
    return wrong;
}

static void check_random(const drg_normalizer *normalizer, const char *name, int rounds)
{
    static const size_t longest = 40;
    uint32_t random = 12345;
    for (int round = 0; round < rounds; round++) {
        struct buf text = buf_make(4096);
        for (size_t i = 0, len = next_random(&random) % longest; i < len; i++)
            buf_add_z(&text, pieces[next_random(&random) % PIECES]);
        const char *wrong = check_text(normalizer, buf_str(&text));
        cr_expect(!wrong, "%s, round %d: %s: %s", name, round, wrong, buf_str(&text).ptr);
        buf_free(&text);
        if (wrong)
            return;
    }
}

Test(normalize, holds_for_any_text_and_profile)
{
    static const char *const langs[] = {NULL, "tr", "ar", "ru", "en"};
    for (size_t p = 0; p < PROFILES; p++)
        for (size_t l = 0; l < sizeof langs / sizeof langs[0]; l++) {
            drg_normalizer *normalizer = make(profiles[p], NULL, langs[l]);
            check_random(normalizer, profiles[p], 300);
            drg_normalizer_free(normalizer);
        }
    drg_ctx_free(ctx);
}

Test(normalize, holds_for_every_step_alone)
{
    for (size_t i = 0; i < drg_form_count(); i++) {
        drg_normalizer *normalizer = make("none", drg_form(i).name, NULL);
        check_random(normalizer, drg_form(i).name, 300);
        drg_normalizer_free(normalizer);
    }
    drg_ctx_free(ctx);
}

Test(normalize, lossy_steps_are_never_on_by_default)
{
    drg_normalizer *normalizer = make(NULL, NULL, NULL);
    for (size_t i = 0; i < drg_form_count(); i++) {
        drg_form_info form = drg_form(i);
        bool is_default = strncmp(form.profiles, "default", 7) == 0;
        cr_expect(drg_normalizer_has(normalizer, form.name) == is_default, "%s", form.name);
        cr_expect(!(is_default && form.is_lossy), "%s", form.name);
    }
    drg_normalizer_free(normalizer);
    drg_ctx_free(ctx);
}

Test(normalize, mistakes_are_told)
{
    static const struct { drg_normalize_options options; drg_status status; const char *message; } cases[] = {
        {{.profile = "mtt"}, DRG_EINVAL, "unknown profile 'mtt'; expected default, match, mt, publish, none, en, tr, ar or ru"},
        {{.steps = "nfc,dash"}, DRG_EINVAL, "unknown step 'dash'; the steps are listed by 'normalize --list'"},
        {{.steps = "digits-arabic,digits-western"}, DRG_EINVAL,
         "steps 'digits-western' and 'digits-arabic' undo one another; leave one out"},
        {{.lang = "?"}, DRG_ELANG, "'?' is no language tag; try en, tr, ar or ru"},
    };
    cr_assert(drg_ctx_new(&ctx, NULL, NULL) == DRG_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        drg_normalizer *normalizer;
        drg_error err = {0};
        cr_expect(drg_normalizer_new(&normalizer, ctx, &cases[i].options, &err) == cases[i].status, "case %zu", i);
        cr_expect_str_eq(err.message, cases[i].message);
        cr_expect_null(normalizer);
    }
    drg_ctx_free(ctx);
}

Test(normalize, strings_are_utf8)
{
    drg_normalizer *normalizer = make(NULL, NULL, NULL);
    drg_normalized *made;
    drg_error err = {0};
    cr_expect(drg_normalize_str(&made, normalizer, STR("ab\xFF"), NULL, &err) == DRG_EENCODING);
    cr_expect_str_eq(err.message, "byte 0xFF at 2 is not UTF-8");
    cr_expect_null(made);
    drg_normalizer_free(normalizer);
    drg_ctx_free(ctx);
}

Test(normalize, traits_of_a_stretch_are_those_of_its_characters)
{
    for (uint32_t code = 1; code < 0x110000; code++) {
        char bytes[4];
        if (code >= 0xD800 && code < 0xE000)
            continue;
        drg_str text = {bytes, utf8_encode(code, bytes)};
        if (traits_in(text) != traits_of(code))
            cr_assert_fail("U+%04X", (unsigned)code);
    }
}

/* The same character by character: what all that reads several bytes at a time must find. */
static size_t find_plainly(drg_str text, size_t at, uint32_t traits, uint32_t *all)
{
    size_t found = text.len;
    *all = 0;
    while (at < text.len) {
        size_t here = at;
        uint32_t own = traits_of(utf8_next(text, &at));
        *all |= own;
        if (own & traits && found == text.len)
            found = here;
    }
    return found;
}

Test(normalize, characters_with_traits_are_found_wherever_they_stand)
{
    static const uint32_t wanted[] = {TRAIT_NFC, TRAIT_CONTROL | TRAIT_INVISIBLE, TRAIT_VOWEL_SIGN, TRAIT_DASH, TRAIT_SPACE | TRAIT_LATIN,
                                      TRAIT_NFC | TRAIT_CONTROL | TRAIT_INVISIBLE | TRAIT_SOFT_HYPHEN | TRAIT_PRESENTATION};
    uint32_t state = 11, code, all;
    for (int round = 0; round < 3000; round++) {
        struct buf text = buf_make(4096);
        uint32_t traits = wanted[next_random(&state) % (sizeof wanted / sizeof wanted[0])];
        const char *usual = next_random(&state) % 2 ? "a" : "л";
        for (uint32_t n = next_random(&state) % 90; n; n--)
            buf_add_z(&text, next_random(&state) % 16 ? usual : pieces[next_random(&state) % PIECES]);
        drg_str s = buf_str(&text);
        struct seeker seeker;
        seeker_init(&seeker, traits);
        size_t place = find_plainly(s, 0, traits, &all);
        cr_assert_eq(traits_in(s), all, "round %d: traits", round);
        cr_assert_eq(traits_find(s, 0, s.len, traits, &code), place, "round %d: first", round);
        cr_assert_eq(seeker_find(&seeker, s, 0), place, "round %d: sought", round);
        cr_assert_eq(seeker_find_scalar(&seeker, s, 0), place, "round %d: sought plainly", round);
        if (place < s.len) {
            size_t next = place;
            utf8_next(s, &next);
            cr_assert_eq(seeker_find(&seeker, s, next), find_plainly(s, next, traits, &all), "round %d: second", round);
        }
        buf_free(&text);
    }
}
