/* name_key.c - makes the lattice of a name: its words, the readings of their letters, then nodes and arcs. */
#include "lang/name_key.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "lang/fold.h"
#include "lang/name_tables.h"

enum { MAX_LETTERS = 160, MAX_STEPS = 1500, SPLIT_COST = 4, FOREIGN_COST = 4, PHRASE_MAX_WORDS = 5, PHRASE_MAX = 200 };

/* One reading of letters [from, to): becomes one arc a sound. */
struct step {
    uint16_t from, to;
    uint8_t sounds[NAME_READING_MAX], count, cost;
};

struct builder {
    struct name_key *key;
    uint32_t strict[MAX_LETTERS], loose[MAX_LETTERS];
    unsigned count;
    struct step steps[MAX_STEPS];
    unsigned step_count;
    bool is_turkish;
};

/* ---- Words ---------------------------------------------------------------------------------------------------------- */

static bool is_in_word(uint32_t code)
{
    uint8_t class = fold_find(code)->class;
    return class == FOLD_LETTER || class == FOLD_MARK || class == FOLD_DIGIT || class == FOLD_IGNORED || class == FOLD_APOSTROPHE;
}

/* The next word at *at, an & alone among them; empty at the end. *comma: a comma or a bracket stood before it. */
static drg_str next_word(drg_str name, size_t *at, bool *comma)
{
    size_t start = *at, next = *at;
    for (*comma = false; next < name.len; start = next) {
        uint32_t code = utf8_next(name, &next);
        *comma |= code == ',' || code == '(' || code == '/' || code == 0x60C;
        if (code == '&')
            return *at = next, str_cut(name, start, next);
        if (is_in_word(code))
            break;
    }
    *at = next;
    while (next < name.len && is_in_word(utf8_next(name, &next)))
        *at = next;
    return str_cut(name, start, *at);
}

static bool ends_in(const struct builder *b, const struct name_word *word, drg_str ending)
{
    unsigned at = word->end;
    size_t letters = utf8_length(ending);
    if (word->letters < letters + 3u)
        return false;
    at -= (unsigned)letters;
    for (size_t i = 0; i < ending.len; at++)
        if (b->loose[at] != utf8_next(ending, &i))
            return false;
    return true;
}

static bool is_patronymic(const struct builder *b, const struct name_word *word)
{
    static const char *const endings[] = {"ович", "евич", "ична", "овна", "евна", "ovich", "evich", "ovic", "evic", "ovna",
                                          "evna", "ivna", "ovych", "івна", "owitsch", "owitch", "ovitch", "ovitj",
                                          "يفيتش", "وفيتش", "ovics", "oviç", "oglu", "kizi"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ends_in(b, word, str_from(endings[i])))
            return true;
    return false;
}

/* Adds the letters of a word; its nodes are letters until nodes are numbered. */
static void add_word(struct builder *b, drg_str text, const struct lang *lang)
{
    struct word letters;
    struct name_key *key = b->key;
    word_make(&letters, text, lang);
    if (!letters.count && !str_eq_z(text, "&"))
        return;
    if (key->word_count == NAME_MAX_WORDS || letters.is_cut || b->count + letters.count + 1 >= MAX_LETTERS) {
        key->is_cut = true;
        return;
    }
    struct name_word *word = &key->words[key->word_count++];
    *word = (struct name_word){.start = (uint16_t)b->count, .is_number = letters.count > 0};
    for (uint32_t i = 0; i < letters.count; i++) {
        b->strict[b->count] = letters.letters[i].strict;
        b->loose[b->count++] = letters.letters[i].loose;
        word->is_number &= fold_find(letters.letters[i].loose)->class == FOLD_DIGIT;
    }
    if (!letters.count) /* & */
        b->strict[b->count] = b->loose[b->count] = '&', b->count++;
    word->end = (uint16_t)b->count;
    word->letters = (uint16_t)(word->end - word->start);
    word->initial = b->loose[word->start];
    word->script = fold_find(b->strict[word->start])->script;
    word->is_patronymic = is_patronymic(b, word);
}

static void add_words(struct builder *b, drg_str name, const struct lang *lang)
{
    size_t at = 0;
    bool comma;
    for (drg_str word; (word = next_word(name, &at, &comma)).len;) {
        unsigned before = b->key->word_count;
        add_word(b, word, lang);
        if (comma && before && !b->key->comma)
            b->key->comma = (uint8_t)before;
    }
}

/* ---- Steps ---------------------------------------------------------------------------------------------------------- */

static void add_step(struct builder *b, unsigned from, unsigned to, const struct name_reading *reading, unsigned extra)
{
    if (b->step_count == MAX_STEPS) {
        b->key->is_cut = true;
        return;
    }
    struct step *step = &b->steps[b->step_count++];
    *step = (struct step){.from = (uint16_t)from, .to = (uint16_t)to, .count = reading->count};
    step->cost = (uint8_t)(reading->cost + extra);
    memcpy(step->sounds, reading->sounds, sizeof step->sounds);
}

static void add_sound(struct builder *b, unsigned from, unsigned to, unsigned sound, unsigned cost)
{
    struct name_reading reading = {.sounds = {(uint8_t)sound}, .count = sound != 0, .cost = (uint8_t)cost};
    add_step(b, from, to, &reading, 0);
}

static bool stands_at(const struct name_spelling *s, const struct builder *b, const struct name_word *word, unsigned at)
{
    unsigned end = at + s->count;
    if (end > word->end || (s->place & NAME_AT_START && at != word->start) || (s->place & NAME_AT_END && end != word->end))
        return false;
    for (unsigned i = 0; i < s->count; i++)
        if (s->letters[i] != b->strict[at + i] && s->letters[i] != b->loose[at + i])
            return false;
    bool is_free = !s->follow[0];
    for (unsigned i = 0; i < NAME_FOLLOW_MAX && s->follow[i] && end < word->end; i++)
        is_free |= s->follow[i] == b->strict[end];
    return is_free;
}

/* Where the spellings of a list that begin with a letter start, and how many there are. */
static const struct name_spelling *find_letter(unsigned list, uint32_t letter, unsigned *count)
{
    unsigned low = name_list_first[list], high = name_list_first[list + 1];
    while (low < high) {
        unsigned middle = (low + high) / 2;
        if (name_spellings[middle].letters[0] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < name_list_first[list + 1] && name_spellings[low + *count].letters[0] == letter;)
        ++*count;
    return &name_spellings[low];
}

/* What counts of the spellings at a letter: the longest alone are free of cost, of equals the one that knows its place. */
struct choice {
    unsigned longest; /* letters */
    unsigned seen;    /* lengths that were taken, a bit each */
};

static void take_spellings(struct builder *b, struct choice *choice, unsigned list, uint32_t letter, const struct name_word *word,
                           unsigned at, unsigned extra)
{
    unsigned count, seen_before = choice->seen;
    const struct name_spelling *s = find_letter(list, letter, &count);
    for (unsigned pass = 0; pass < 2; pass++)
        for (unsigned i = 0; i < count; i++) {
            bool is_special = s[i].place || s[i].follow[0];
            bool is_taken = (pass ? choice->seen : seen_before) >> s[i].count & 1;
            if (is_special == (pass > 0) || is_taken || !stands_at(&s[i], b, word, at))
                continue;
            choice->seen |= 1u << s[i].count;
            choice->longest = s[i].count > choice->longest ? s[i].count : choice->longest;
            unsigned split = s[i].count < choice->longest ? SPLIT_COST : 0;
            bool is_double = s[i].count == 1 && at + 1 < word->end && b->strict[at] == b->strict[at + 1];
            for (unsigned r = 0; r < s[i].reading_count; r++) {
                add_step(b, at, at + s[i].count, &name_readings[s[i].first + r], split + extra + (is_double ? SPLIT_COST : 0));
                if (is_double)
                    add_step(b, at, at + 2, &name_readings[s[i].first + r], extra);
            }
        }
}

static unsigned list_of(uint8_t script)
{
    switch (script) {
    case SCRIPT_LATIN: return NAME_LATIN;
    case SCRIPT_CYRILLIC: return NAME_CYRILLIC;
    case SCRIPT_ARABIC: return NAME_ARABIC;
    default: return NAME_LISTS;
    }
}

static void read_letter(struct builder *b, const struct name_word *word, unsigned at)
{
    const struct fold_record *record = fold_find(b->strict[at]);
    unsigned list = list_of(record->script);
    struct choice choice = {0, 0};
    unsigned steps = b->step_count;
    if (list == NAME_LATIN && b->is_turkish)
        take_spellings(b, &choice, NAME_TURKISH, b->strict[at], word, at, 0);
    if (list < NAME_LISTS)
        take_spellings(b, &choice, list, b->strict[at], word, at, choice.seen ? FOREIGN_COST : 0);
    if (list < NAME_LISTS && b->step_count == steps && b->loose[at] != b->strict[at])
        take_spellings(b, &choice, list, b->loose[at], word, at, 0);
    if (b->step_count > steps)
        return;
    if (b->loose[at] >= '0' && b->loose[at] <= '9')
        add_sound(b, at, at + 1, NAME_DIGIT + b->loose[at] - '0', 0);
    else
        add_sound(b, at, at + 1, NAME_OTHER, 0);
}

/* ---- Words that are understood -------------------------------------------------------------------------------------- */

static const struct name_meaning *find_meaning(const char *spelling)
{
    unsigned low = 0, high = name_meaning_count;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        int order = strcmp(name_meanings[middle].spelling, spelling);
        if (order == 0)
            return &name_meanings[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool name_is_particle(drg_str word)
{
    char text[16];
    if (word.len >= sizeof text)
        return false;
    memcpy(text, word.ptr, word.len);
    text[word.len] = '\0';
    const struct name_meaning *found = find_meaning(text);
    return found && (found->role == NAME_ARTICLE || found->role == NAME_PARTICLE);
}

/* Words of a name, a space between two, as long as they are added one by one. */
struct phrase {
    char text[PHRASE_MAX + 8];
    size_t len;
};

/* False: the phrase is too long. */
static bool add_to_phrase(struct phrase *phrase, const struct name_word *word, const uint32_t *letters)
{
    if (phrase->len)
        phrase->text[phrase->len++] = ' ';
    for (unsigned i = word->start; i < word->end && phrase->len < PHRASE_MAX; i++)
        phrase->len += utf8_encode(letters[i], phrase->text + phrase->len);
    phrase->text[phrase->len] = '\0';
    return phrase->len < PHRASE_MAX;
}

/* The meaning of words [first, first + *count), of as many as have one. */
static const struct name_meaning *meaning_at(const struct builder *b, unsigned first, unsigned *count)
{
    struct phrase phrase = {.len = 0};
    const struct name_meaning *found = NULL;
    for (unsigned n = 0; n < PHRASE_MAX_WORDS && first + n < b->key->word_count; n++) {
        if (!add_to_phrase(&phrase, &b->key->words[first + n], b->loose))
            break;
        const struct name_meaning *meaning = find_meaning(phrase.text);
        if (meaning) {
            found = meaning;
            *count = n + 1;
        }
    }
    return found;
}

static void understand_words(struct builder *b)
{
    struct name_key *key = b->key;
    for (unsigned w = 0, count; w < key->word_count; w += count) {
        const struct name_meaning *meaning = meaning_at(b, w, &count);
        if (!meaning) {
            count = 1;
            continue;
        }
        unsigned from = key->words[w].start, to = key->words[w + count - 1].end;
        for (unsigned i = w; i < w + count; i++) {
            key->words[i].meaning = meaning->meaning;
            key->words[i].role = meaning->role;
        }
        if (meaning->role == NAME_JOINT && w && !key->comma)
            key->comma = (uint8_t)w;
        add_sound(b, from, to, meaning->meaning, 0);
        bool is_all = w == 0 && count == key->word_count;
        if (meaning->role != NAME_WORD && !is_all)
            add_sound(b, from, to, 0, meaning->cost);
    }
}

/* The place of that name, by these of its letters; 0: none. */
static uint16_t find_place(const struct builder *b, const uint32_t *letters)
{
    struct phrase phrase = {.len = 0};
    unsigned low = 0, high = name_exonym_count;
    for (unsigned w = 0; w < b->key->word_count; w++)
        if (w == PHRASE_MAX_WORDS || !add_to_phrase(&phrase, &b->key->words[w], letters))
            return 0;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        int order = strcmp(name_exonyms[middle].spelling, phrase.text);
        if (order == 0)
            return name_exonyms[middle].place;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* ---- Nodes and arcs ------------------------------------------------------------------------------------------------- */

static int by_start(const void *a, const void *b)
{
    const struct step *left = a, *right = b;
    return left->from != right->from ? (left->from < right->from ? -1 : 1) : (left->to > right->to) - (left->to < right->to);
}

/* Numbers the nodes: each letter's, then those between the sounds that start there. False: more than there may be. */
static bool number_nodes(const struct builder *b, uint16_t *node_of)
{
    unsigned node = 0, s = 0;
    for (unsigned letter = 0; letter <= b->count; letter++) {
        node_of[letter] = (uint16_t)node++;
        for (; s < b->step_count && b->steps[s].from == letter; s++)
            node += b->steps[s].count > 1 ? b->steps[s].count - 1u : 0;
        if (node >= NAME_MAX_NODES)
            return false;
    }
    return true;
}

/* The arcs of the steps; those of nodes between sounds follow their letter's own. */
static bool add_arcs(struct builder *b, struct arena *arena, const uint16_t *node_of)
{
    struct name_key *key = b->key;
    unsigned arc_count = 0, at = 0;
    for (unsigned s = 0; s < b->step_count; s++)
        arc_count += b->steps[s].count ? b->steps[s].count : 1;
    struct name_arc *arcs = arena_array(arena, arc_count, sizeof *arcs);
    uint16_t *first = arena_array(arena, node_of[b->count] + 2u, sizeof *first);
    if (!arcs || !first)
        return false;
    for (unsigned letter = 0, s = 0; letter < b->count; letter++) {
        unsigned between = node_of[letter] + 1u, begin = s;
        first[node_of[letter]] = (uint16_t)at;
        for (; s < b->step_count && b->steps[s].from == letter; s++) {
            const struct step *step = &b->steps[s];
            bool is_last = step->count < 2;
            arcs[at++] = (struct name_arc){is_last ? node_of[step->to] : (uint16_t)between, step->sounds[0], step->cost};
            between += is_last ? 0 : step->count - 1u;
        }
        between = node_of[letter] + 1u;
        for (unsigned i = begin; i < s; i++)
            for (unsigned n = 1; n < b->steps[i].count; n++) {
                bool is_last = n + 1u == b->steps[i].count;
                first[between++] = (uint16_t)at;
                arcs[at++] = (struct name_arc){is_last ? node_of[b->steps[i].to] : (uint16_t)between, b->steps[i].sounds[n], 0};
            }
    }
    first[node_of[b->count]] = first[node_of[b->count] + 1] = (uint16_t)at;
    *key = (struct name_key){.arcs = arcs, .first = first, .last = node_of[b->count], .letters = (uint16_t)b->count,
                             .word_count = key->word_count, .comma = key->comma};
    return true;
}

/* The class of a consonant, one bit; sounds that may stand for each other cheaply share bits (`may`). */
static uint16_t class_of(uint8_t sound, bool is_sure)
{
    enum { LIP = 1, TOOTH = 2, THROAT = 4, HISS = 8, NOSE = 16, EL = 32, AR = 64 };
    static const struct { char sound; uint8_t sure, maybe; } classes[] = {
        {'p', LIP, LIP}, {'b', LIP, LIP}, {'f', LIP, LIP}, {'v', 0, LIP}, {'w', 0, LIP}, {'u', 0, LIP}, {'U', 0, LIP},
        {'o', 0, LIP}, {'t', TOOTH, TOOTH | HISS}, {'d', TOOTH, TOOTH | HISS}, {'T', 0, TOOTH | HISS | LIP},
        {'D', 0, TOOTH | HISS}, {'k', THROAT, THROAT}, {'g', 0, THROAT}, {'q', THROAT, THROAT}, {'x', 0, THROAT},
        {'h', 0, THROAT}, {'G', 0, THROAT}, {'s', HISS, HISS | TOOTH}, {'z', HISS, HISS | TOOTH}, {'S', HISS, HISS},
        {'Z', 0, HISS}, {'C', HISS, HISS | TOOTH}, {'J', 0, HISS}, {'c', HISS, HISS | TOOTH}, {'m', NOSE, NOSE},
        {'n', NOSE, NOSE}, {'l', EL, EL}, {'r', AR, AR}, {'y', 0, HISS},
    };
    if (!sound || sound >= NAME_SOUND_COUNT)
        return 0;
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (classes[i].sound == NAME_SOUNDS[sound])
            return is_sure ? classes[i].sure : classes[i].maybe;
    return 0;
}

/* The classes of a stretch of the lattice, which begins and ends at nodes that every path meets. */
static void find_classes(const struct name_key *key, unsigned first, unsigned last, uint16_t *sure, uint16_t *maybe)
{
    enum { RARE = 6 }; /* readings that cost more are no doubt of a class */
    uint16_t must[NAME_MAX_NODES];
    memset(must, 0xFF, sizeof must);
    must[first] = 0;
    for (unsigned node = first; node < last; node++) {
        const struct name_arc *end;
        for (const struct name_arc *arc = name_arcs(key, node, &end); arc < end; arc++) {
            bool is_meant = arc->sound >= NAME_MEANING;
            *maybe |= is_meant ? UINT16_MAX : class_of(arc->sound, false);
            if (arc->cost < RARE)
                must[arc->to] &= must[node] | class_of(arc->sound, true);
        }
    }
    *sure = must[last];
}

static uint8_t main_script(const struct builder *b)
{
    unsigned counts[SCRIPT_COUNT] = {0}, best = 0;
    for (unsigned i = 0; i < b->count; i++)
        counts[fold_find(b->strict[i])->script]++;
    for (unsigned i = 1; i < SCRIPT_COUNT; i++)
        if (counts[i] > counts[best])
            best = i;
    return (uint8_t)best;
}

/* Letters that no language of the Latin script but Turkish and its kin has. */
static bool has_turkish_letters(drg_str name)
{
    for (size_t at = 0; at < name.len;) {
        uint32_t code = utf8_next(name, &at);
        if (code == 0x131 || code == 0x130 || code == 0x11F || code == 0x11E)
            return true;
    }
    return false;
}

bool name_key_make(struct name_key *out, struct arena *arena, drg_str name, const struct lang *lang)
{
    struct builder b = {.key = out};
    uint16_t node_of[MAX_LETTERS + 1];
    struct name_word words[NAME_MAX_WORDS];
    *out = (struct name_key){0};
    b.is_turkish = (lang && lang->has_dotted_i) || has_turkish_letters(name);
    add_words(&b, name, lang);
    for (unsigned w = 0; w < out->word_count; w++)
        for (unsigned at = out->words[w].start; at < out->words[w].end; at++)
            read_letter(&b, &out->words[w], at);
    understand_words(&b);
    uint16_t place = find_place(&b, b.loose);
    place = place ? place : find_place(&b, b.strict);
    qsort(b.steps, b.step_count, sizeof b.steps[0], by_start);
    if (out->is_cut || !out->word_count || !number_nodes(&b, node_of)) {
        *out = (struct name_key){.is_cut = true, .script = main_script(&b)};
        return true;
    }
    memcpy(words, out->words, sizeof words);
    if (!add_arcs(&b, arena, node_of))
        return false;
    for (unsigned w = 0; w < out->word_count; w++) {
        out->words[w] = words[w];
        out->words[w].start = node_of[words[w].start];
        out->words[w].end = node_of[words[w].end];
    }
    out->place = place;
    out->script = main_script(&b);
    out->is_turkish = b.is_turkish && out->script == SCRIPT_LATIN;
    find_classes(out, 0, out->last, &out->must, &out->may);
    for (struct name_word *word = out->words; word < out->words + out->word_count; word++)
        find_classes(out, word->start, word->end, &word->must, &word->may);
    return true;
}
