/* lang_forms.c - the lists of word forms: every pair of a `.good` list is accepted, none of a `.wrong` list is.
 *
 * A list is named <language>-<phenomenon>.good or .wrong; its lines are `lemma TAB form`, a further TAB begins a comment,
 * `#` begins a line of comment. A pair is accepted when the rules alone decide it, without a guess. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "lang/inflect.h"

#define LISTS TEST_SOURCE_DIR "/tests/lang"
#define FIFTH TEST_SOURCE_DIR "/tests/fifth"

/* The language of tests/fifth, which the recipe of CONTRIBUTING.md made: should it fail, so would theirs who follow it. */
extern const struct lang lang_german;

struct list {
    const char *path;
    const struct lang *lang;
    bool is_good;
    size_t pairs;
};

static void explain(char *out, size_t size, const struct analysis *why)
{
    size_t len = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < why->label_count && len < size; i++)
        len += (size_t)snprintf(out + len, size - len, "%s%s", i ? " + " : "", why->labels[i]);
}

static void check_line(struct list *list, unsigned number, drg_str line)
{
    drg_str rest = line, lemma, form;
    struct analysis why = {0};
    char labels[400];
    if (line.len == 0 || line.ptr[0] == '#')
        return;
    bool is_pair = str_split(&rest, '\t', &lemma) && str_split(&rest, '\t', &form) && lemma.len && form.len;
    cr_expect(is_pair && utf8_is_valid(line), "%s:%u: expected lemma, tab, form", list->path, number);
    if (!is_pair)
        return;
    list->pairs++;
    bool accepted = inflect_accepts(list->lang, lemma, form, &why) && !why.is_guess;
    explain(labels, sizeof labels, &why);
    cr_expect(accepted == list->is_good, "%s:%u: %.*s is %sa form of %.*s%s%s", list->path, number, STR_ARGS(form),
              accepted ? "taken for " : "not taken for ", STR_ARGS(lemma), accepted ? ", as " : "", labels);
}

static void check_list(const char *folder, const char *name, const struct lang *lang)
{
    char path[512];
    struct buf file = buf_make(1 << 24);
    struct list list = {.path = path, .lang = lang, .is_good = str_ends(str_from(name), STR(".good"))};
    drg_str rest, line;
    unsigned number = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    cr_assert(file_read(&file, path, NULL) == DRG_OK, "cannot read %s", path);
    for (rest = buf_str(&file); str_split(&rest, '\n', &line);)
        check_line(&list, ++number, line);
    cr_expect(list.pairs > 0, "%s: no pairs", path);
    buf_free(&file);
}

static int is_list(const struct dirent *entry)
{
    drg_str name = str_from(entry->d_name);
    return str_ends(name, STR(".good")) || str_ends(name, STR(".wrong"));
}

static void check_language(const char *folder, const struct lang *lang)
{
    struct dirent **entries;
    char prefix[8];
    int count = scandir(folder, &entries, is_list, alphasort), lists = 0;
    cr_assert(count >= 0, "cannot list %s", folder);
    snprintf(prefix, sizeof prefix, "%s-", lang->tag);
    for (int i = 0; i < count; i++) {
        bool is_its = str_starts(str_from(entries[i]->d_name), str_from(prefix));
        if (is_its)
            check_list(folder, entries[i]->d_name, lang);
        lists += is_its;
        free(entries[i]);
    }
    cr_expect(lists > 0, "no list of word forms in %s", lang->name);
    free(entries);
}

Test(lang, every_list_of_every_language)
{
    size_t count;
    const struct lang *const *languages = lang_list(&count);
    for (size_t i = 0; i < count; i++)
        check_language(LISTS, languages[i]);
}

Test(lang, a_fifth_language)
{
    check_language(FIFTH, &lang_german);
}

/* A list whose name begins with no language would never be run. */
Test(lang, every_list_has_a_language)
{
    struct dirent **entries;
    int count = scandir(LISTS, &entries, is_list, alphasort);
    for (int i = 0; i < count; i++) {
        size_t languages;
        const struct lang *const *all = lang_list(&languages);
        bool known = false;
        for (size_t j = 0; j < languages; j++)
            known = known || (strncmp(entries[i]->d_name, all[j]->tag, 2) == 0 && entries[i]->d_name[2] == '-');
        cr_expect(known, "%s/%s: the name does not begin with a language", LISTS, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}
