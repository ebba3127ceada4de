/* related.c - reads the lists of related words, and makes of a word what its endings allow. */
#include "lang/related.h"

#include "base/buf.h"
#include "lang/fold.h"
#include "lang/restate.h"

#define RELATED_DATA(tag)                                       \
    extern const unsigned char lang_data_##tag##_related_txt[]; \
    extern const size_t lang_data_##tag##_related_txt_size

RELATED_DATA(en);
RELATED_DATA(tr);
RELATED_DATA(ar);
RELATED_DATA(ru);

/* ---- Reading ------------------------------------------------------------------------------------------------------ */

static uint64_t hash_letters(drg_str text)
{
    struct word word;
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    word_make(&word, text, NULL);
    for (uint32_t i = 0; i < word.count; i++)
        hash = (hash ^ word.letters[i].loose) * UINT64_C(0x100000001B3);
    hash ^= hash >> 29;
    return hash * UINT64_C(0x9E3779B97F4A7C15);
}

static bool add_words(struct related_table *table, drg_str list, uint32_t group, bool is_name)
{
    drg_str word;
    while (str_split(&list, ',', &word)) {
        word = str_trim(word);
        if (!index_add(&table->by_letters, hash_letters(word), (uint32_t)table->words.count) ||
            !vec_push(&table->words, (struct related_word){word, group, is_name}))
            return false;
    }
    return true;
}

static bool add_ending(struct related_table *table, drg_str line)
{
    struct related_ending ending = {.is_common = line.ptr[0] == '~'};
    drg_str rest = str_trim(str_cut(line, 1, line.len));
    str_split(&rest, ' ', &ending.name);
    ending.derived = str_trim(rest);
    if (str_eq(ending.name, STR("-")))
        ending.name.len = 0;
    return line.ptr[0] == '%' ? vec_push(&table->tails, ending) : vec_push(&table->endings, ending);
}

static bool read_table(struct related_table *table, const unsigned char *bytes, size_t size)
{
    drg_str data = {(const char *)bytes, size};
    bool is_done = true;
    uint32_t group = 0;
    for (size_t at = 0, next; at < data.len && is_done; at = next) {
        drg_str line = str_trim(str_cut(data, at, str_line_end(data, at, &next))), names;
        if (!line.len || line.ptr[0] == '#')
            continue;
        if (strchr("=~%", line.ptr[0])) {
            is_done = add_ending(table, line);
            continue;
        }
        str_split(&line, ':', &names);
        is_done = add_words(table, names, group, true) && add_words(table, line, group, false);
        group++;
    }
    return is_done;
}

bool related_init(struct related *related)
{
    const struct { const char *tag; const unsigned char *bytes; size_t size; } data[RELATED_LANGS] = {
        {"en", lang_data_en_related_txt, lang_data_en_related_txt_size},
        {"tr", lang_data_tr_related_txt, lang_data_tr_related_txt_size},
        {"ar", lang_data_ar_related_txt, lang_data_ar_related_txt_size},
        {"ru", lang_data_ru_related_txt, lang_data_ru_related_txt_size},
    };
    bool is_done = true;
    *related = (struct related){0};
    for (size_t i = 0; i < RELATED_LANGS; i++) {
        related->tables[i].lang = lang_find(str_from(data[i].tag));
        is_done = is_done && read_table(&related->tables[i], data[i].bytes, data[i].size);
    }
    return is_done;
}

void related_free(struct related *related)
{
    for (size_t i = 0; i < RELATED_LANGS; i++) {
        vec_free(&related->tables[i].words);
        vec_free(&related->tables[i].endings);
        vec_free(&related->tables[i].tails);
        index_free(&related->tables[i].by_letters);
    }
}

/* ---- Visiting ------------------------------------------------------------------------------------------------------- */

struct visit {
    const struct related_table *table;
    bool is_name; /* what is asked about */
    const struct related_visitor *visitor;
    struct buf *made; /* scratch */
};

static bool take(const struct visit *visit, drg_str word)
{
    return visit->visitor->take(visit->visitor->user, word);
}

/* The words of the group, or its derivatives alone when `term` is one of its names. */
static bool visit_group(const struct visit *visit, uint32_t index)
{
    const struct related_table *table = visit->table;
    const struct related_word *word = &table->words.items[index];
    size_t first = index;
    while (first > 0 && table->words.items[first - 1].group == word->group)
        first--;
    for (size_t i = first; i < table->words.count && table->words.items[i].group == word->group; i++)
        if (i != index && !(word->is_name && table->words.items[i].is_name) && take(visit, table->words.items[i].text))
            return true;
    return false;
}

static bool visit_endings(const struct visit *visit, drg_str term);

/* What the endings make of the names of a derivative's group. */
static bool visit_siblings(const struct visit *visit, uint32_t index)
{
    const struct related_table *table = visit->table;
    const struct related_word *word = &table->words.items[index];
    for (size_t i = 0; i < index && !word->is_name; i++)
        if (table->words.items[i].group == word->group && table->words.items[i].is_name &&
            !memchr(table->words.items[i].text.ptr, ' ', table->words.items[i].text.len) && visit_endings(visit, table->words.items[i].text))
            return true;
    return false;
}

static bool visit_groups(const struct visit *visit, drg_str term)
{
    const struct related_table *table = visit->table;
    uint32_t i;
    for (struct index_walk walk = index_find(&table->by_letters, hash_letters(term)); (i = index_next(&table->by_letters, &walk)) != DRG_NONE;)
        if (is_same_loosely(table->words.items[i].text, term) && (visit_group(visit, i) || visit_siblings(visit, i)))
            return true;
    return false;
}

/* A word that endings are put behind. */
struct base {
    drg_str text;
    struct word word;
};

/* Visits the first `stem` bytes + ending, the first letter a capital where a language writes names so and what is derived
 * small. */
static bool visit_made(const struct visit *visit, const struct base *base, size_t stem, drg_str ending, bool is_name)
{
    enum { MIN_LETTERS = 3 };
    struct buf *made = visit->made;
    bool is_small = str_eq_z(str_from(visit->table->lang->tag), "ru");
    uint32_t count = 0;
    buf_cut(made, 0);
    for (; count < base->word.count && base->word.letters[count].end <= stem; count++) {
        const struct letter *letter = &base->word.letters[count];
        drg_str bytes = str_cut(base->text, letter->start, letter->end);
        if (count == 0 && is_small && is_name && visit->is_name)
            add_upper(made, bytes, false);
        else if (is_small)
            buf_add_code(made, letter->strict);
        else
            buf_add(made, bytes);
    }
    buf_add(made, ending);
    return count >= MIN_LETTERS && !made->failed && take(visit, buf_str(made));
}

/* All that endings make begins like the term: it keeps three letters of it at least. */
static bool visit_endings(const struct visit *visit, drg_str term)
{
    const struct related_table *table = visit->table;
    struct base base = {.text = term};
    if (visit->visitor->may_begin && !visit->visitor->may_begin(visit->visitor->user, term))
        return false;
    word_make(&base.word, term, table->lang);
    for (size_t i = 0; i < table->endings.count; i++) {
        drg_str name = table->endings.items[i].name, derived = table->endings.items[i].derived;
        if (table->endings.items[i].is_common == visit->is_name)
            continue;
        if (str_ends(term, name) && visit_made(visit, &base, term.len - name.len, derived, false))
            return true;
        if (str_ends(term, derived) && visit_made(visit, &base, term.len - derived.len, name, true))
            return true;
    }
    return false;
}

static bool visit_all(const struct visit *visit, drg_str term)
{
    drg_str article = STR("ال");
    if (visit_groups(visit, term))
        return true;
    if (memchr(term.ptr, ' ', term.len))
        return false;
    return visit_endings(visit, str_starts(term, article) ? str_cut(term, article.len, term.len) : term);
}

bool related_visit(const struct related *related, const struct lang *lang, drg_str term, bool is_name,
                   const struct related_visitor *visitor)
{
    enum { MAX_WORD = 1 << 10 };
    struct buf made = buf_make(MAX_WORD);
    struct visit visit = {.is_name = is_name, .visitor = visitor, .made = &made};
    for (size_t i = 0; i < RELATED_LANGS; i++)
        if (related->tables[i].lang == lang)
            visit.table = &related->tables[i];
    if (!visit.table || !term.len)
        return false;
    bool is_taken = visit_all(&visit, term);
    buf_free(&made);
    return is_taken;
}
