/* identity.c - which language and script a text is in, and which shares of it.
 *
 * Words are gathered in windows of a sentence or so. What all of them say names the usual language; a window that says
 * something else clearly is in another one; the largest share wins. There is a fixed number of windows: when they are
 * full, each two neighbours become one, and the windows to come are as large. Once the first words of a window leave no
 * doubt, the letters of the others are only counted. */
#include "lang/identity.h"

#include <math.h>

#include "lang/running_words.h"
#include "lang/scripts.h"

enum {
    WINDOWS = 64,         /* even */
    LEAST_WORDS = 6,      /* of a window, unless the text ends */
    MOST_WORDS = 32,
    SCRIPTS = PIECES_SCRIPTS + OTHER_SCRIPTS,
    WEIGHT = 2,           /* of a word; a capitalised one has half, up to its apostrophe */
    UNIT = PIECES_UNIT * WEIGHT,
    NO_DOUBT = 20 * UNIT, /* how much more than any other one the best language has */
    ASK_EVERY = 4,        /* words */
    CLEARLY = 3 * UNIT,   /* how much more another language than the usual one must have in a window */
    FOREIGN = 2           /* of letters that are not Latin: Latin names and code are in texts of all languages */
};

struct window {
    uint32_t words;
    bool is_sure;
    uint32_t letters[SCRIPTS];
    int32_t says[PIECES_SCRIPTS][PIECES_MAX_LANGUAGES]; /* in UNITs of the natural logarithm */
};

struct gathering {
    struct window windows[WINDOWS];
    size_t count;  /* of windows; the last one is open */
    uint32_t size; /* how many times LEAST_WORDS and MOST_WORDS a window has */
};

/* A language: an index into a model's, or 0 for that of another script. */
struct language {
    size_t script, index;
};

struct share {
    struct language language;
    uint64_t letters;
};

/* ---- Gathering ------------------------------------------------------------------------------------------------------- */

static void add_window(struct window *sum, const struct window *part)
{
    sum->words += part->words;
    for (size_t i = 0; i < SCRIPTS; i++)
        sum->letters[i] += part->letters[i];
    for (size_t i = 0; i < PIECES_SCRIPTS; i++)
        for (size_t j = 0; j < PIECES_MAX_LANGUAGES; j++)
            sum->says[i][j] += part->says[i][j];
}

static void join_neighbours(struct gathering *g)
{
    for (size_t i = 0; i < WINDOWS / 2; i++) {
        struct window joined = g->windows[2 * i];
        add_window(&joined, &g->windows[2 * i + 1]);
        g->windows[i] = joined;
    }
    g->count = WINDOWS / 2;
    g->size *= 2;
}

/* The window that the next word belongs to. */
static struct window *window_for(struct gathering *g, bool begins_sentence)
{
    const struct window *open = g->count ? &g->windows[g->count - 1] : NULL;
    if (open && open->words < g->size * (begins_sentence ? LEAST_WORDS : MOST_WORDS))
        return &g->windows[g->count - 1];
    if (g->count == WINDOWS)
        join_neighbours(g);
    g->windows[g->count] = (struct window){0};
    return &g->windows[g->count++];
}

/* Whether one language of the script has left the others behind. */
static bool leaves_no_doubt(const int32_t *says)
{
    int32_t most = INT32_MIN, near = 0;
    for (size_t i = 0; i < PIECES_MAX_LANGUAGES; i++)
        most = says[i] > most ? says[i] : most;
    for (size_t i = 0; i < PIECES_MAX_LANGUAGES; i++)
        near += says[i] >= most - NO_DOUBT;
    return near == 1;
}

static void add_says(int32_t *says, struct piece_memo *memo, size_t script, struct piece_word *letters, int32_t weight)
{
    struct piece_sums room;
    const struct piece_sums *sums = piece_memo_weigh(memo, script, letters, &room);
    for (size_t i = 0; i < PIECES_MAX_LANGUAGES; i++)
        says[i] += weight * sums->of[i];
}

/* A name may be foreign, but the ending behind its apostrophe ("Obama'nın", "Obama's") is of the text's language. */
static void add_name(int32_t *says, struct piece_memo *memo, size_t script, struct piece_word *letters)
{
    struct piece_word ending = {.symbols = {PIECE_EDGE}};
    add_says(says, memo, script, letters, 1);
    for (size_t i = 1; i <= letters->count; i++)
        if (ending.count || letters->symbols[i] == PIECE_APOSTROPHE)
            ending.symbols[++ending.count] = letters->symbols[i];
    if (ending.count)
        add_says(says, memo, script, &ending, WEIGHT - 1);
}

static void add_word(struct window *window, struct piece_memo *memo, struct running_word *word, bool is_first)
{
    window->letters[word->script] += (uint32_t)word->letters.count;
    window->words++;
    if (word->script >= PIECES_SCRIPTS || window->is_sure)
        return;
    int32_t *says = window->says[word->script];
    if (word->is_capital && !is_first)
        add_name(says, memo, word->script, &word->letters);
    else
        add_says(says, memo, word->script, &word->letters, WEIGHT);
    window->is_sure = window->words % ASK_EVERY == 0 && leaves_no_doubt(says);
}

static void gather(struct gathering *g, struct piece_memo *memo, drg_str text)
{
    struct running_words words = {.text = text};
    struct running_word word;
    g->count = 0;
    g->size = 1;
    for (bool is_first = true; running_words_next(&words, &word); is_first = false)
        add_word(window_for(g, word.ends_sentence), memo, &word, is_first);
}

/* ---- Deciding -------------------------------------------------------------------------------------------------------- */

static size_t main_script(const struct window *window)
{
    size_t best = PIECES_LATIN;
    uint64_t most = window->letters[PIECES_LATIN];
    for (size_t i = 0; i < SCRIPTS; i++) {
        uint64_t letters = (uint64_t)window->letters[i] * (i == PIECES_LATIN ? 1 : FOREIGN);
        if (letters > most) {
            most = letters;
            best = i;
        }
    }
    return best;
}

/* For a language of the script, before and after reading. */
static int32_t score(const struct window *window, size_t script, size_t index)
{
    return window->says[script][index] + WEIGHT * piece_models[script].prior[index];
}

static bool is_same(struct language a, struct language b)
{
    return a.script == b.script && a.index == b.index;
}

/* The best one but `but`; `usual` has a start of CLEARLY. */
static struct language best_language(const struct window *window, size_t script, const struct language *usual, size_t but)
{
    struct language best = {script, 0};
    int32_t most = INT32_MIN;
    if (script >= PIECES_SCRIPTS)
        return best;
    for (size_t i = 0; i < piece_models[script].count; i++) {
        int32_t own = score(window, script, i) + (usual && is_same(*usual, (struct language){script, i}) ? CLEARLY : 0);
        if (own > most && i != but) {
            most = own;
            best.index = i;
        }
    }
    return best;
}

static const char *tag_of(struct language language)
{
    if (language.script >= PIECES_SCRIPTS)
        return script_at(language.script - PIECES_SCRIPTS)->lang;
    return piece_models[language.script].languages[language.index];
}

static const char *code_of(size_t script)
{
    return script < PIECES_SCRIPTS ? piece_models[script].script : script_at(script - PIECES_SCRIPTS)->script;
}

static uint32_t letters_of(const struct window *window)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < SCRIPTS; i++)
        letters += window->letters[i];
    return letters;
}

/* Adds to the share of a language; returns how many there are now. */
static size_t add_share(struct share *shares, size_t count, struct language language, uint64_t letters)
{
    size_t i = 0;
    while (i < count && !is_same(shares[i].language, language))
        i++;
    if (i == count)
        shares[count++] = (struct share){language, 0};
    shares[i].letters += letters;
    return count;
}

static void sort_shares(struct share *shares, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && shares[j].letters > shares[j - 1].letters; j--) {
            struct share swapped = shares[j];
            shares[j] = shares[j - 1];
            shares[j - 1] = swapped;
        }
}

/* Of odds whose logarithms differ by that; nothing, as soon as it is next to nothing. */
static double ratio(int32_t difference)
{
    return difference < -NO_DOUBT ? 0 : exp((double)difference / UNIT);
}

/* How likely `best` is among the languages of its script, and the next one. */
static void judge(drg_identity *out, const struct window *window, struct language best)
{
    out->confidence = 1;
    if (best.script >= PIECES_SCRIPTS)
        return;
    const struct piece_model *model = &piece_models[best.script];
    struct language next = best_language(window, best.script, NULL, best.index);
    double odds = 0;
    for (size_t i = 0; i < model->count; i++)
        odds += ratio(score(window, best.script, i) - score(window, best.script, best.index));
    out->confidence = 1 / odds;
    const double comes_near = 0.001;
    if (ratio(score(window, next.script, next.index) - score(window, best.script, best.index)) > comes_near)
        out->runner_up = tag_of(next);
}

/* What the windows are in, and the shares of that. */
struct division {
    struct language of_window[WINDOWS];
    struct share shares[WINDOWS]; /* largest first */
    size_t count;
};

static struct language usual_language(const struct gathering *g)
{
    struct window all = g->windows[0];
    for (size_t i = 1; i < g->count; i++)
        add_window(&all, &g->windows[i]);
    return best_language(&all, main_script(&all), NULL, SIZE_MAX);
}

/* One window: what it is in. Several: what all of them are in is the usual language. */
static void divide(struct division *d, const struct gathering *g)
{
    struct language usual = g->count > 1 ? usual_language(g) : (struct language){SCRIPTS, 0};
    d->count = 0;
    for (size_t i = 0; i < g->count; i++) {
        const struct window *window = &g->windows[i];
        d->of_window[i] = best_language(window, main_script(window), &usual, SIZE_MAX);
        d->count = add_share(d->shares, d->count, d->of_window[i], letters_of(window));
    }
    sort_shares(d->shares, d->count);
}

/* All that is in the language of the largest share becomes one window: the first one. */
static const struct window *join_largest(struct gathering *g, const struct division *d)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < g->count; i++) {
        if (!is_same(d->of_window[i], d->shares[0].language))
            continue;
        if (first == SIZE_MAX)
            first = i;
        else
            add_window(&g->windows[first], &g->windows[i]);
    }
    return &g->windows[first];
}

static void tell_shares(drg_identity *out, const struct division *d)
{
    double letters = 0;
    for (size_t i = 0; i < d->count; i++)
        letters += (double)d->shares[i].letters;
    for (size_t i = 0; i < d->count && i < DRG_MAX_SHARES; i++)
        out->shares[out->share_count++] = (drg_language_share){tag_of(d->shares[i].language),
                                                               (double)d->shares[i].letters / letters};
}

void identify_text(struct piece_memo *memo, drg_str text, drg_identity *out)
{
    struct gathering gathered;
    struct division division;
    *out = (drg_identity){.lang = "und", .script = "Zyyy", .runner_up = "und"};
    gather(&gathered, memo, text);
    if (!gathered.count)
        return;
    divide(&division, &gathered);
    tell_shares(out, &division);
    struct language language = division.shares[0].language;
    out->lang = tag_of(language);
    out->script = code_of(language.script);
    judge(out, join_largest(&gathered, &division), language);
}

void drg_identify(drg_str text, drg_identity *out)
{
    identify_text(NULL, text, out);
}
