/* near.c - finds what a term was misspelt as, inflected as it may be.
 *
 *   term      Украин|а        all but its tail, the letters that inflection changes
 *   words     Украйн|е        the beginning that is nearest to it
 *   lemma     Украйн+а        with the term's tail: the words must be a form of it
 *
 * The distance is that of Damerau 1964 between neighbours (optimal string alignment), on loose letters. */
#include "check/near.h"

#include "base/bits.h"
#include "lang/inflect.h"
#include "text/tokens.h"

enum { MAX_RUN = 4 * STEM_MAX_LETTERS, FAR = 99, MAX_TAIL = 2, MAX_ENDING = 5 };

/* Letters of several words, without what parts them. */
struct run {
    uint32_t loose[MAX_RUN], end[MAX_RUN]; /* end: bytes of the view */
    uint32_t count;
    uint32_t stop; /* letters before the apostrophe of the last word; 0: none */
};

struct search {
    const struct said *said;
    drg_str term;
    struct cited_words words;
    struct run letters; /* of the term; ends are bytes of it */
    uint32_t last_letters; /* of its last word */
    uint64_t kept;         /* bits: letters of it that all forms have (said_letter_bit) */
    bool is_name;
    bool is_capital;      /* its first letter is one */
    uint32_t most, limit; /* letters that may be wrong; here */
    bool is_bettered;     /* *best                           */
    struct near *best;
};

/* ---- Letters -------------------------------------------------------------------------------------------------------- */

static bool add_letters(struct run *run, const struct word *word, uint32_t start)
{
    if (run->count + word->count > MAX_RUN)
        return false;
    run->stop = word_has_apostrophe(word) ? run->count + word->apostrophe : 0;
    for (uint32_t i = 0; i < word->count; i++) {
        run->loose[run->count] = word->letters[i].loose;
        run->end[run->count++] = start + word->letters[i].end;
    }
    return true;
}

static bool take_term(struct search *s)
{
    bool is_short = cited_words_split(&s->words, s->term);
    s->letters.count = 0;
    for (uint32_t i = 0; i < s->words.count && is_short; i++) {
        struct word word;
        word_make(&word, s->words.words[i], s->said->side->lang);
        s->is_capital |= i == 0 && (word.shape == CASE_TITLE || word.shape == CASE_UPPER || word.shape == CASE_MIXED);
        s->last_letters = word.count ? word.count : 1;
        is_short = add_letters(&s->letters, &word, (uint32_t)(s->words.words[i].ptr - s->term.ptr));
    }
    return is_short;
}

/* How many letters may be wrong: one in four of a name, one of another word, which has many like it. */
static uint32_t limit_of(uint32_t letters, bool is_name)
{
    if (letters < 4)
        return 0;
    if (!is_name)
        return letters >= 8;
    return letters < 6 ? 1 : letters < 9 ? 2 : letters < 13 ? 3 : 4;
}

static uint32_t least(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t d = a < b ? a : b;
    return c < d ? c : d;
}

/* A row of the table of distances, with a column on both sides of it. */
struct row {
    uint32_t cells[MAX_RUN + 3];
};

/* Cell j of row i: the distance between the term's first i letters and j letters of the run. Of the columns that a distance
 * of at most `limit` can lie in, from `from` to `to`; those beside them are too far. */
static void measure_row(struct row *row, const struct row *before, const struct row *older, const uint32_t *a, const uint32_t *b,
                        uint32_t i, uint32_t from, uint32_t to)
{
    const uint32_t *last = before->cells + 1, *twice = older->cells + 1;
    uint32_t *cells = row->cells + 1;
    cells[(int32_t)from - 1] = cells[to + 1] = FAR;
    for (uint32_t j = from; j <= to; j++) {
        if (!j) {
            cells[0] = i;
            continue;
        }
        uint32_t cell = least(last[j] + 1, cells[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && twice[j - 2] + 1 < cell)
            cell = twice[j - 2] + 1;
        cells[j] = cell;
    }
}

/* distance[j]: between the term's first `count` letters and the run's letters from `start` on, j of them; FAR where it is
 * over `limit`. */
static void measure(uint32_t *distance, const struct search *s, uint32_t count, const struct run *run, uint32_t start,
                    uint32_t length, uint32_t limit)
{
    struct row rows[3];
    uint32_t from = 0, to = length < limit ? length : limit;
    for (uint32_t j = 0; j <= to; j++)
        rows[0].cells[j + 1] = j;
    rows[0].cells[to + 2] = FAR;
    for (uint32_t i = 1; i <= count; i++) {
        from = i > limit ? i - limit : 0;
        to = length < i + limit ? length : i + limit;
        if (from <= to)
            measure_row(&rows[i % 3], &rows[(i + 2) % 3], &rows[(i + 1) % 3], s->letters.loose, run->loose + start, i, from, to);
    }
    for (uint32_t j = 0; j <= length; j++) {
        bool is_near = from <= j && j <= to && rows[count % 3].cells[j + 1] <= limit;
        distance[j] = is_near ? rows[count % 3].cells[j + 1] : FAR;
    }
}

/* ---- Lemmas ----------------------------------------------------------------------------------------------------------- */

/* The letters of inflection at the end of a citation form that forms do not share: never all of its last word. */
static uint32_t most_tail(const struct search *s)
{
    drg_str tag = str_from(s->said->side->lang->tag);
    uint32_t most = str_eq(tag, STR("ru")) ? MAX_TAIL : str_eq(tag, STR("ar")) ? 1 : 0;
    return most < s->last_letters ? most : s->last_letters - 1;
}

static bool make_lemma(struct near *out, const struct search *s, drg_str head, uint32_t tail)
{
    uint32_t kept = s->letters.count - tail;
    drg_str rest = tail ? str_cut(s->term, s->letters.end[kept - 1], s->term.len) : (drg_str){"", 0};
    if (head.len + rest.len > sizeof out->lemma)
        return false;
    memcpy(out->lemma, head.ptr, head.len);
    memcpy(out->lemma + head.len, rest.ptr, rest.len);
    out->lemma_len = (uint32_t)(head.len + rest.len);
    return true;
}

/* Words of the text, and where in them the misspelt term begins. */
struct place {
    size_t first, count;   /* words */
    uint32_t start;        /* letter */
    const struct run *run;
};

/* Whether each word is near to its own: "Kuzey Kore" is not "Güney Kore". */
static bool is_near_by_words(const struct search *s, const struct place *place)
{
    for (uint32_t i = 0; i < s->words.count && s->words.count > 1; i++) {
        uint32_t row[MAX_RUN + 1], from = i ? 0 : place->start;
        const struct word *word = &s->said->words.items[place->first + i].word;
        struct search part = {.said = s->said, .term = s->words.words[i]};
        struct run run;
        run.count = 0;
        if (!take_term(&part) || !add_letters(&run, word, 0) || run.count < from)
            return false;
        uint32_t count = part.letters.count, limit = count < 4 ? 0 : count < 6 ? 1 : 2, best = FAR;
        uint32_t tail = count > 4 ? most_tail(s) : 0;
        measure(row, &part, count - tail, &run, from, run.count - from, limit);
        for (uint32_t j = 0; j <= run.count - from; j++)
            best = row[j] < best ? row[j] : best;
        if (best > limit)
            return false;
    }
    return true;
}

/* A word written in two, or two in one, must be all there. */
static bool is_form(const struct search *s, const struct place *place, const struct near *found, uint32_t end)
{
    struct analysis how;
    if (place->count != s->words.count)
        return found->distance == 0 && (place->run->stop || place->run->count == end);
    return is_near_by_words(s, place) && inflect_accepts(s->said->side->lang, near_lemma(found), side_slice(s->said->side, found->span), &how);
}

static bool is_better(const struct near *a, const struct near *b)
{
    return b->span.end == 0 || a->distance < b->distance || (a->distance == b->distance && a->letters > b->letters);
}

/* Whether first and last letters are right: else a common noun is rather another one, derived from the same root. */
static bool is_framed(const struct search *s, const struct place *place, uint32_t length, uint32_t tail)
{
    const uint32_t *wanted = s->letters.loose, *letters = place->run->loose + place->start;
    return letters[0] == wanted[0] && letters[length - 1] == wanted[s->letters.count - tail - 1];
}

/* Tries the first `length` letters at the place as what the term, but for its tail, was misspelt as. */
static void try_length(struct search *s, const struct place *place, uint32_t length, uint32_t tail, uint32_t distance)
{
    struct near found = {.span = said_span(s->said, place->first, place->count), .distance = distance, .letters = s->letters.count};
    const struct said_word *word = &s->said->words.items[place->first];
    uint32_t begin = word->span.start + (place->start ? word->word.letters[place->start].start : 0);
    uint32_t end = place->start + length;
    drg_str text = buf_str(&s->said->side->text->view.text);
    if (!is_better(&found, s->best) || (place->run->stop && place->run->stop != end))
        return;
    if (!s->is_name && distance && !is_framed(s, place, length, tail))
        return;
    if (make_lemma(&found, s, str_cut(text, begin, place->run->end[end - 1]), tail) && is_form(s, place, &found, end)) {
        *s->best = found;
        s->is_bettered = true;
    }
}

static bool begins_whole(const struct search *s, const struct place *place, uint32_t length)
{
    const uint32_t *letters = place->run->loose + place->start;
    return s->letters.count <= length && memcmp(letters, s->letters.loose, s->letters.count * sizeof *letters) == 0;
}

/* All of the term and more letters, or what all its forms have and others than the term's behind it: another word, Франциск for
 * Франция, unless they are an ending. */
static void try_tail(struct search *s, const struct place *place, uint32_t tail)
{
    uint32_t row[MAX_RUN + 1], count = s->letters.count - tail, length = place->run->count - place->start;
    if (length > count + s->limit + MAX_ENDING || length + s->limit < count)
        return;
    measure(row, s, count, place->run, place->start, length, s->limit);
    bool is_derived = count < length && row[count] == 0 && begins_whole(s, place, length) == !tail;
    for (uint32_t away = 0; away <= (is_derived ? 0 : s->limit); away++)
        for (uint32_t j = 1; j <= length; j++)
            if (row[j] == away)
                try_length(s, place, j, tail, away);
}

/* One of the first two letters must be right. */
static bool is_alike(const uint32_t *a, uint32_t first, uint32_t second)
{
    return a[0] == first || a[1] == second || a[0] == second || a[1] == first;
}

static bool begins_alike(const struct search *s, const struct run *run, uint32_t start)
{
    return run->count >= start + 2 && is_alike(s->letters.loose, run->loose[start], run->loose[start + 1]);
}

/* The same of a word alone: most have other letters, and need no closer look. */
static bool may_begin(const struct search *s, const struct said_word *said)
{
    const struct letter *letters = said->word.letters;
    bool may = false;
    for (uint32_t i = 0; i < said->start_count && !may; i++) {
        uint32_t start = said->starts[i];
        may = said->word.count < start + 2 || is_alike(s->letters.loose, letters[start].loose, letters[start + 1].loose);
    }
    return may;
}

/* Whether the words may be what the term was misspelt as: they belong together, not all of them are known, they are not too
 * many letters for it, or too few, and they lack no more of its letters than may be wrong. */
static bool may_be_near(const struct search *s, const struct said_word *words, size_t count)
{
    uint32_t letters = 0;
    uint64_t lacking = s->kept;
    bool is_known = true;
    for (size_t i = 0; i < count; i++) {
        if (i && words[i].gap == GAP_BREAK)
            return false;
        is_known = is_known && words[i].is_known;
        letters += words[i].word.count;
        lacking &= ~words[i].letters;
    }
    uint32_t first = words[0].start_count ? words[0].starts[words[0].start_count - 1] : 0; /* the last place to begin at */
    return !is_known && letters + s->most + MAX_TAIL >= s->letters.count &&
           letters <= s->letters.count + s->most + MAX_ENDING + first && bits_count(lacking) <= s->most;
}

static void try_words(struct search *s, size_t first, size_t count)
{
    struct run run;
    const struct said_word *words = s->said->words.items;
    if (!may_begin(s, &words[first]) || !may_be_near(s, words + first, count))
        return;
    run.count = 0;
    for (size_t i = first; i < first + count; i++)
        if (!add_letters(&run, &words[i].word, words[i].span.start))
            return;
    s->limit = words[first].word.shape == CASE_LOWER && s->is_capital ? 0 : s->most;
    for (uint32_t i = 0; i < words[first].start_count; i++) {
        struct place place = {first, count, words[first].starts[i], &run};
        for (uint32_t tail = 0; begins_alike(s, &run, place.start) && tail <= most_tail(s) && tail + 3 <= s->letters.count; tail++)
            try_tail(s, &place, tail);
    }
}

bool near_look(struct near *best, const struct said *said, drg_str term, bool is_name)
{
    struct search s;
    s.said = said;
    s.term = term;
    s.is_name = is_name;
    s.is_capital = s.is_bettered = false;
    s.best = best;
    if (!take_term(&s))
        return false;
    uint32_t article = str_starts(term, STR("ال")) ? 2 : 0;
    s.most = limit_of(s.letters.count - article, is_name);
    if (s.letters.count < 2)
        return false;
    s.kept = 0;
    for (uint32_t i = 0; i + most_tail(&s) < s.letters.count; i++)
        s.kept |= said_letter_bit(s.letters.loose[i]);
    size_t words = s.words.count;
    for (size_t count = words > 1 ? words - 1 : 1; count <= words + 1; count++)
        for (size_t i = 0; i + count <= said->words.count; i++)
            try_words(&s, i, count);
    return s.is_bettered;
}
