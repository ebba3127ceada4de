/* seen.c - words of a job that are used so often that they are no slips. */
#include "seen.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"

struct use {
    char *word;
    const char *lang; /* static */
};

struct uses {
    struct use *list;
    size_t count, cap;
};

static bool keep_use(struct uses *uses, drg_str word, const char *lang)
{
    if (uses->count == uses->cap) {
        size_t cap = uses->cap ? uses->cap * 2 : 256;
        struct use *more = realloc(uses->list, cap * sizeof *more);
        if (!more)
            return false;
        uses->list = more;
        uses->cap = cap;
    }
    char *copy = strndup(word.ptr, word.len);
    if (copy)
        uses->list[uses->count++] = (struct use){copy, lang};
    return copy;
}

static drg_status gather_text(struct uses *uses, drg_speller *speller, const drg_text *text, drg_error *err)
{
    const drg_misspelling *list;
    size_t count;
    drg_status status = drg_speller_run(speller, text, &list, &count, err);
    for (size_t i = 0; i < count && !status; i++)
        if (list[i].rule == DRG_SPELL_UNKNOWN && !keep_use(uses, drg_text_slice(text, list[i].span), list[i].lang))
            status = complain(err, DRG_ENOMEM, "out of memory");
    return status;
}

/* What cannot be read is said when it is checked. */
static drg_status gather_input(struct uses *uses, drg_speller *speller, const struct cli *cli, const struct input *input,
                               drg_error *err)
{
    drg_text *text = NULL;
    drg_bitext *bitext = NULL;
    drg_error unread;
    size_t count = 0;
    drg_status status = DRG_OK;
    if (strcmp(input->path, "-") == 0)
        return complain(err, DRG_EINVAL, "--seen reads files twice, which standard input does not allow");
    if (input->is_bitext ? input_bitext(&bitext, cli, cli->ctx, input, &unread) : input_text(&text, cli, cli->ctx, input, &unread))
        return DRG_OK;
    const drg_text *const *texts = bitext ? drg_bitext_texts(bitext, &count) : NULL;
    if (text)
        status = gather_text(uses, speller, text, err);
    for (size_t i = 0; i < count && !status; i++)
        status = gather_text(uses, speller, texts[i], err);
    drg_bitext_free(bitext);
    drg_text_free(text);
    return status;
}

static int compare(const void *a, const void *b)
{
    const struct use *x = a, *y = b;
    int order = strcmp(x->word, y->word);
    return order ? order : strcmp(x->lang, y->lang);
}

/* Takes what is used often enough and is like nothing common. */
static drg_status choose(struct seen *out, const struct uses *uses, size_t wanted, drg_speller *speller, drg_error *err)
{
    drg_status status = DRG_OK;
    for (size_t i = 0, end; i < uses->count && !status; i = end) {
        const struct use *use = &uses->list[i];
        bool resembles = true;
        for (end = i; end < uses->count && strcmp(uses->list[end].word, use->word) == 0; end++) {}
        if (end - i >= wanted)
            status = drg_speller_resembles(speller, (drg_str){use->word, strlen(use->word)}, use->lang, &resembles, err);
        if (status || resembles)
            continue;
        char *word = strdup(use->word);
        if (!word || !names_add(&out->words, word)) {
            free(word);
            status = complain(err, DRG_ENOMEM, "out of memory");
        }
    }
    return status;
}

drg_status seen_gather(struct seen *out, const struct cli *cli, const drg_spellbook *book, const struct input *inputs,
                       size_t input_count, drg_error *err)
{
    struct uses uses = {0};
    drg_speller *speller;
    drg_status status = drg_speller_new(&speller, book, err);
    for (size_t i = 0; i < input_count && !status; i++)
        if (!project_excludes(&cli->project, inputs[i].path))
            status = gather_input(&uses, speller, cli, &inputs[i], err);
    if (!status && uses.count)
        qsort(uses.list, uses.count, sizeof *uses.list, compare);
    if (!status)
        status = choose(out, &uses, cli->set.seen, speller, err);
    for (size_t i = 0; i < uses.count; i++)
        free(uses.list[i].word);
    free(uses.list);
    drg_speller_free(speller);
    return status;
}

void seen_free(struct seen *seen)
{
    for (size_t i = 0; i < seen->words.count; i++)
        free(seen->words.items[i]);
    free(seen->words.items);
}
