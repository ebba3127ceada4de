/* ru_restate.c - Russian: another term in the case and number of the one that stands in the text.
 *
 * A form often stands for several cases. The preposition before it tells; where nothing does and the wanted term has
 * different forms for them, it is left to a person, as is a change of gender that adjectives and verbs would follow. */
#include <stdlib.h>

#include "base/bits.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/inflect.h"
#include "lang/languages.h"
#include "lang/restate.h"
#include "lang/ru.h"
#include "lang/ru_tables.h"

extern const unsigned char lang_data_ru_prepositions_txt[];
extern const size_t lang_data_ru_prepositions_txt_size;

enum { NOMINATIVE = 1, GENITIVE = 2, DATIVE = 4, ACCUSATIVE = 8, INSTRUMENTAL = 16, PREPOSITIONAL = 32, ALL_CASES = 63 };

/* ---- Which case ---------------------------------------------------------------------------------------------------- */

/* The cases, as bits, in which the features have one of `genders`. */
static uint32_t cases_of(uint64_t features, uint32_t genders)
{
    uint32_t cases = 0;
    for (uint32_t c = 0; c < RU_CASES; c++)
        if (features >> (c * RU_CASE_STEP) & genders)
            cases |= 1u << c;
    return cases;
}

static uint32_t cases_after(drg_str preposition)
{
    drg_str list = {(const char *)lang_data_ru_prepositions_txt, lang_data_ru_prepositions_txt_size};
    for (size_t at = 0, next; at < list.len; at = next) {
        size_t end = str_line_end(list, at, &next);
        drg_str rest = str_cut(list, at, end), digits, word;
        if (!str_split(&rest, ' ', &digits) || digits.ptr[0] == '#')
            continue;
        while (str_split(&rest, ' ', &word)) {
            uint32_t cases = 0;
            for (size_t i = 0; i < digits.len && is_same_loosely(word, preposition); i++)
                cases |= 1u << (digits.ptr[i] - '1');
            if (cases)
                return cases;
        }
    }
    return 0;
}

/* The last word before `end` in `text`, with only spaces, hyphens and opening signs behind it; empty: there is none. */
static drg_str word_before(drg_str text, size_t end, size_t *start)
{
    size_t at = end, word_end = end;
    bool in_word = false;
    while (at > 0) {
        size_t here = utf8_before(text, at), next = here;
        uint8_t class = fold_find(utf8_next(text, &next))->class;
        bool is_word = class == FOLD_LETTER || class == FOLD_MARK || class == FOLD_IGNORED;
        if (in_word && !is_word)
            break;
        if (!in_word && !is_word && class != FOLD_SPACE && class != FOLD_NEWLINE && text.ptr[here] != '"' &&
            !str_starts(str_cut(text, here, text.len), STR("«")))
            return (drg_str){"", 0};
        if (!in_word && is_word) {
            in_word = true;
            word_end = next;
        }
        at = here;
    }
    *start = at;
    return in_word ? str_cut(text, at, word_end) : (drg_str){"", 0};
}

/* An adjective in an oblique case, as may stand between a preposition and its noun. */
static bool may_be_adjective(drg_str word)
{
    static const char *const ends[] = {"ой", "ей", "ого", "его", "ому", "ему", "ом", "ем", "ым", "им", "ую", "юю", "ых", "их",
                                       "ыми", "ими", "ая", "яя", "ый", "ий", "ое", "ее", "ые", "ие"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0] && word.len > 8; i++)
        if (str_ends(word, str_from(ends[i])))
            return true;
    return false;
}

uint32_t ru_cases_after(drg_str text)
{
    size_t start;
    drg_str word = word_before(text, text.len, &start);
    return word.len ? cases_after(word) : 0;
}

enum { MAX_STEPS_BACK = 4 };

struct neighbours {
    uint32_t cases;      /* that the preposition allows; 0: there is none            */
    drg_str preposition; /* directly before; empty: none                             */
    bool has_adjective;  /* directly before, which would have to agree               */
    bool is_first;       /* nothing stands before in the sentence                    */
};

static bool is_and(drg_str word)
{
    return str_eq(word, STR("и")) || str_eq(word, STR("или"));
}

/* Over adjectives, and over "и" with the noun before it, whose preposition serves both. */
static struct neighbours look_back(drg_str before)
{
    struct neighbours found = {0};
    size_t end = before.len;
    bool is_after_and = false;
    for (int i = 0; i < MAX_STEPS_BACK; i++) {
        drg_str word = word_before(before, end, &end);
        found.is_first |= i == 0 && !word.len;
        found.cases = word.len ? cases_after(word) : 0;
        if (i == 0 && found.cases)
            found.preposition = word;
        if (found.cases || !(may_be_adjective(word) || is_and(word) || is_after_and))
            break;
        found.has_adjective |= i == 0 && may_be_adjective(word);
        is_after_and = is_and(word);
    }
    return found;
}

static bool begins_with_any(drg_str word, const char *letters)
{
    size_t at = 0;
    struct word first;
    drg_str list = str_from(letters);
    word_make(&first, word, &lang_russian);
    while (first.count && at < list.len)
        if (utf8_next(list, &at) == first.letters[0].loose)
            return true;
    return false;
}

/* Whether the preposition would be another one before the wanted term: об Англии, о Великобритании. */
static bool must_change(drg_str preposition, const struct restatement *r)
{
    bool sounds_alike = begins_with_any(r->term, "аиоуэ") == begins_with_any(r->wanted, "аиоуэ");
    if (is_same_loosely(preposition, STR("о")) || is_same_loosely(preposition, STR("об")))
        return !sounds_alike;
    return is_same_loosely(preposition, STR("во")) || is_same_loosely(preposition, STR("со")) ||
           is_same_loosely(preposition, STR("ко")) || is_same_loosely(preposition, STR("обо"));
}

/* ---- Forms ---------------------------------------------------------------------------------------------------------- */

/* The form of one word that is looked for: with one of `wanted` among its features, as many of `liked` as can be. */
struct search {
    const struct lexeme *lexeme;
    uint32_t nominative, wanted; /* single features: what the citation form is, what the form shall be */
    uint32_t liked;              /* cases of the surface                                                */
    bool is_found, is_citation;  /* the citation form has `nominative`                                  */
    bool is_bare, is_torn;       /* a plural's genitive has no ending; two forms are as good            */
    int rank;
    struct stem stem;
    const struct ending *ending; /* NULL: the word stays                                                */
};

/* The partitive and the second locative (чаю, в лесу) are the dative's letters, and names have none. */
static bool is_second_case(const struct ending *ending, uint32_t wanted)
{
    uint32_t last = ending->count ? ending->letters[ending->count - 1] : 0;
    return (last == 0x443 || last == 0x44E) && wanted & (1u << RU_FEATURE_GEN_M | 1u << RU_FEATURE_LOC_M);
}

/* Афины has Афин, but переговоры переговоров: of two genitives the one with or without an ending, as the lists say. */
static bool is_worse(const struct search *search, const struct ending *ending, int rank)
{
    if (rank != search->rank)
        return rank < search->rank;
    return !search->ending || !search->is_bare || ending->count >= search->ending->count;
}

static bool try_stem(void *user, const struct stem *stem)
{
    struct search *search = user;
    uint32_t genders = (stem->class & RU_CLASS_GENDERS) >> RU_CLASS_GENDERS_SHIFT;
    if (stem->class & RU_CLASS_FIXED) {
        search->is_citation = search->is_citation || search->rank < 0;
        if (search->rank < 0)
            search->is_found = true;
        return true;
    }
    const struct ending_set *set = &ru_declension.sets[stem->class & RU_CLASS_SET];
    uint32_t citation = (stem->class & RU_CLASS_CITATION) >> RU_CLASS_CITATION_SHIFT;
    for (uint32_t i = 0; i < set->count; i++) {
        const struct ending *ending = &ru_declension.endings[set->first + i];
        uint32_t features = ending->features & genders * RU_PER_CASE;
        int rank = (stem->is_guess ? 0 : 10) + (int)bits_count(cases_of(features, RU_ANY) & search->liked);
        search->is_citation |= i == citation && features & search->nominative;
        if (!(features & search->wanted) || is_second_case(ending, search->wanted))
            continue;
        search->is_torn |= rank == search->rank && search->ending && ending->count != search->ending->count;
        if (is_worse(search, ending, rank))
            continue;
        search->rank = rank;
        search->stem = *stem;
        search->ending = ending;
        search->is_found = true;
    }
    return true;
}

/* An ending's first letter as it is spelt after the stem's last: Кавказ-ы, but Балканк-и. */
static uint32_t respell(const struct stem *stem, uint32_t letter)
{
    uint32_t mask = stem->count ? letter_mask(stem->letters[stem->count - 1].loose) : 0;
    bool is_tse = stem->count && stem->letters[stem->count - 1].loose == 0x446;
    for (uint32_t i = 0; i < ru_declension.spelling_count; i++) {
        const struct spelling *spelling = &ru_declension.spellings[i];
        if (spelling->from == letter && spelling->after & mask && !(is_tse && letter == 0x44B))
            return spelling->to;
    }
    return letter;
}

static void add_form(struct buf *into, const struct search *search, drg_str word)
{
    const struct word *own = &search->lexeme->word;
    uint32_t same = 0;
    if (!search->ending) {
        buf_add(into, word);
        return;
    }
    while (same < search->stem.count && same < own->count &&
           search->stem.letters[same].loose == own->letters[same].loose)
        same++;
    buf_add(into, str_cut(word, 0, same ? own->letters[same - 1].end : 0));
    for (uint32_t i = same; i < search->stem.count; i++)
        buf_add_code(into, search->stem.letters[i].strict);
    for (uint32_t i = 0; i < search->ending->count; i++) {
        uint32_t letter = search->ending->letters[i];
        buf_add_code(into, i ? letter : respell(&search->stem, letter));
    }
}

/* The wanted term, words and plan. */
struct target {
    drg_str text;
    struct cited_words phrase;
    struct lexeme *lexemes;
};

/* A noun behind the head after a space is its genitive, and stays: прекращение огня, права человека. */
static bool stays(const struct target *target, uint32_t index, size_t start)
{
    const struct lexeme *lexeme = &target->lexemes[index];
    uint32_t follows = RU_INFO_APPOSITION | RU_INFO_MAY_STAY;
    bool is_behind = start && target->text.ptr[start - 1] == ' ' && (lexeme->info & follows) == follows;
    return lexeme->role == ROLE_FIXED || (is_behind && (lexeme->info & RU_INFO_KIND) != RU_NAME);
}

static bool is_listed(uint32_t list, const struct lexeme *lexeme)
{
    return word_list_has(&ru_declension.lists[list], lexeme->word.letters, lexeme->word.count);
}

/* A name that only looks plural (Бордо, Ессентуки) has no genitive that rules could tell. */
static bool is_unsure(const struct search *search)
{
    const struct lexeme *lexeme = search->lexeme;
    bool is_name = lexeme->word.shape != CASE_LOWER && (lexeme->info & RU_INFO_KIND) == RU_PLURAL;
    return search->is_torn && is_name && !is_listed(RU_LIST_PLURAL_NAMES, lexeme);
}

/* Appends the target in a case (0 to 5), its citation form being of the gender or number `from` (0 to 3: m, f, n, plural),
 * the form of `to`. */
static bool decline(struct buf *into, const struct target *target, uint32_t c, uint32_t from, uint32_t to, uint32_t liked)
{
    size_t at = 0;
    for (uint32_t i = 0; i < target->phrase.count; i++) {
        drg_str word = target->phrase.words[i];
        size_t start = (size_t)(word.ptr - target->text.ptr);
        struct search search = {.lexeme = &target->lexemes[i], .nominative = 1u << from,
                                .wanted = 1u << (c * RU_CASE_STEP + to), .liked = liked, .rank = -1,
                                .is_bare = is_listed(RU_LIST_BARE_GENITIVES, &target->lexemes[i])};
        buf_add(into, str_cut(target->text, at, start));
        at = start + word.len;
        if (stays(target, i, start)) {
            buf_add(into, word);
            continue;
        }
        lang_russian.stems(search.lexeme, &(struct stem_sink){try_stem, &search});
        if (!search.is_found || !search.is_citation || is_unsure(&search))
            return false;
        add_form(into, &search, word);
    }
    return true;
}

/* ---- Putting together ------------------------------------------------------------------------------------------------ */

/* What the surface is. */
struct form {
    uint32_t cases;  /* that it may be in                          */
    bool is_plural;  /* of a term whose citation form is singular  */
    uint32_t gender; /* of the citation form, as a feature of the nominative: 0 to 3; 4: any */
};

static uint32_t nominative_gender(uint64_t features)
{
    uint32_t bits = (uint32_t)features & RU_ANY;
    for (uint32_t g = 0; g < 4; g++)
        if (bits == 1u << g)
            return g;
    return 4;
}

static bool read_form(struct form *form, const struct restatement *r)
{
    struct analysis how, citation;
    if (!inflect_accepts(&lang_russian, r->term, r->surface, &how) || how.is_guess ||
        !inflect_accepts(&lang_russian, r->term, r->term, &citation))
        return false;
    form->gender = nominative_gender(citation.features);
    uint32_t singular = cases_of(how.features, RU_ANY & ~(uint32_t)RU_MANY), plural = cases_of(how.features, RU_MANY);
    bool is_plural_term = form->gender == 3;
    form->is_plural = !is_plural_term && !singular && plural;
    form->cases = is_plural_term || !singular ? plural : singular;
    if (form->cases == (GENITIVE | DATIVE | PREPOSITIONAL) && (str_ends(r->surface, STR("у")) || str_ends(r->surface, STR("ю"))))
        form->cases = DATIVE;
    return form->cases != 0;
}

/* Names in a soft sign may be of two genders: most likely that of the name they replace, else feminine but in -ль. */
static uint32_t first_gender(const struct target *target, const struct form *form)
{
    bool is_soft = str_ends(target->text, STR("ь")) && !str_ends(target->text, STR("ль"));
    return form->gender < 4 ? form->gender : is_soft ? 1 : 0;
}

static bool decline_any(struct buf *into, const struct target *target, uint32_t c, const struct form *form, uint32_t *gender)
{
    size_t start = into->len;
    for (uint32_t i = 0; i < 4; i++) {
        uint32_t g = (first_gender(target, form) + i) % 4;
        buf_cut(into, start);
        *gender = g;
        if (decline(into, target, c, g, form->is_plural ? 3 : g, c == 3 ? form->cases : 0))
            return true;
    }
    buf_cut(into, start);
    return false;
}

/* The cases left when the neighbours are asked. */
static uint32_t narrow(uint32_t cases, const struct neighbours *near)
{
    uint32_t left = near->cases ? cases & near->cases : cases & ~(uint32_t)PREPOSITIONAL;
    if (near->is_first && left & NOMINATIVE)
        left = NOMINATIVE;
    if (!near->cases && left & GENITIVE && !(left & NOMINATIVE))
        left = GENITIVE; /* a noun behind a noun */
    return left ? left : cases;
}

static drg_str first_word(drg_str text)
{
    size_t start = text.len && text.ptr[0] == ' ', end = start;
    for (size_t at = end; at < text.len && fold_find(utf8_next(text, &at))->class == FOLD_LETTER;)
        end = at;
    return str_cut(text, start, end);
}

/* "Киргизия заявила": the verb would have to agree. */
static bool has_verb_behind(drg_str after)
{
    static const char *const ends[] = {"л", "ла", "ло", "лся", "лась", "лось", "на", "но"};
    drg_str word = first_word(after);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (word.len > 6 && str_ends(word, str_from(ends[i])))
            return true;
    return false;
}

/* The form in every case that is left must be one and the same. */
static bool make_form(struct buf *into, const struct target *target, const struct restatement *r, const struct form *form)
{
    struct neighbours near = look_back(r->before);
    uint32_t cases = narrow(form->cases, &near), gender = 4;
    struct buf other = buf_make(4096);
    size_t start = into->len;
    bool is_made = false, is_same = true;
    for (uint32_t c = 0; c < RU_CASES && is_same; c++) {
        if (!(cases >> c & 1))
            continue;
        buf_cut(&other, 0);
        is_same = decline_any(is_made ? &other : into, target, c, form, &gender) &&
                  (!is_made || str_eq(buf_str(&other), str_cut(buf_str(into), start, into->len)));
        is_made = true;
    }
    buf_free(&other);
    bool changes_gender = form->gender < 4 && gender != form->gender && !form->is_plural;
    bool needs_agreement = near.has_adjective || (cases & NOMINATIVE && has_verb_behind(r->after));
    return is_made && is_same && !(changes_gender && needs_agreement) && !must_change(near.preposition, r);
}

bool ru_restate(struct buf *into, const struct restatement *r)
{
    struct form form;
    struct analysis again;
    struct target target = {.text = r->wanted};
    size_t start = into->len;
    if (!read_form(&form, r) || !cited_words_split(&target.phrase, r->wanted))
        return false;
    target.lexemes = calloc(target.phrase.count, sizeof *target.lexemes);
    if (!target.lexemes)
        return false;
    cited_words_plan(&lang_russian, &target.phrase, target.lexemes);
    bool is_made = make_form(into, &target, r, &form);
    free(target.lexemes);
    drg_str made = str_cut(buf_str(into), start, into->len);
    return is_made && inflect_accepts(&lang_russian, r->wanted, made, &again) && !again.is_guess;
}
