/* ar_accept.c - whether an Arabic word is clitics + stem + ending + pronoun, all of them legal together. */
#include "lang/ar.h"

/* Agreement: five kinds of form, each definite or not, and the genitive construct. */
enum agreement {
    MASCULINE_SINGULAR = 1, FEMININE_SINGULAR = 2, MASCULINE_DUAL = 4, FEMININE_DUAL = 8, ANY_PLURAL = 16,
    DEFINITE_SHIFT = 5, IDAFA = 1 << 10
};

struct reading {
    const struct stem *stem;
    const struct ar_chain *chain;
    const struct ar_ending *ending;
    const struct ar_pronoun *pronoun; /* or NULL */
    bool is_respelt;
};

static bool stand(const struct letter *letters, const uint16_t *wanted, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (letters[i].strict != wanted[i])
            return false;
    return true;
}

/* As stand(), and a ya at the end of the word may lack its dots, as it is written in Egypt. */
static bool ending_stands(const struct word *word, uint32_t at, const struct ar_ending *ending, bool *is_respelt)
{
    *is_respelt = false;
    if (at + ending->count > word->count)
        return false;
    for (uint32_t i = 0; i < ending->count; i++) {
        bool is_dotless = at + i + 1 == word->count && word->letters[at + i].strict == AR_ALEF_MAKSURA;
        if ((is_dotless ? (uint32_t)AR_YEH : word->letters[at + i].strict) != ending->letters[i])
            return false;
        *is_respelt = is_dotless;
    }
    return true;
}

/* The legal chain of proclitics that is the first `count` letters, or NULL. */
static const struct ar_chain *find_chain(const struct word *word, uint32_t count)
{
    if (count > AR_CHAIN_LETTERS)
        return NULL;
    for (uint32_t i = ar_chain_first[count]; i < ar_chain_first[count + 1]; i++)
        if (stand(word->letters, ar_chains[i].letters, count))
            return &ar_chains[i];
    return NULL;
}

/* Whether any proclitic begins with the letter: most words need no further look. */
static bool begins_chain(uint32_t letter)
{
    return letter == AR_ALEF || letter == AR_WAW || letter == AR_FEH || letter == AR_BEH || letter == AR_KAF || letter == AR_LAM;
}

uint32_t ar_starts(const struct word *word, uint8_t starts[MAX_STARTS])
{
    uint32_t count = 0;
    if (word->count == 0 || !begins_chain(word->letters[0].strict)) {
        starts[0] = 0;
        return 1;
    }
    for (uint8_t at = 0; at <= AR_CHAIN_LETTERS && at + 1u < word->count && count < MAX_STARTS; at++)
        if (find_chain(word, at))
            starts[count++] = at;
    if (count == 0)
        starts[count++] = 0;
    return count;
}

static bool is_alef(uint32_t letter)
{
    return letter == AR_ALEF || letter == AR_ALEF_HAMZA || letter == AR_ALEF_HAMZA_BELOW || letter == AR_ALEF_MADDA ||
           letter == AR_ALEF_WASLA;
}

/* Spelling differences that writers make and that loose letters hide; a seat of hamza may lose its hamza. `is_last`:
 * the word ends here, or in a hamza that follows (قارىء). */
static bool may_stand_for(const struct letter *stem, const struct letter *word, bool is_first, bool is_last)
{
    if (is_alef(stem->strict))
        return is_first || stem->strict == AR_ALEF || word->strict == AR_ALEF ||
               stem->strict == AR_ALEF_WASLA || word->strict == AR_ALEF_WASLA;
    if (stem->strict == AR_WAW_HAMZA || (stem->strict == AR_YEH_HAMZA && word->strict == AR_YEH))
        return true;
    if (stem->loose == AR_YEH && stem->strict != AR_YEH_HAMZA)
        return is_last && word->strict != AR_YEH_HAMZA;
    return is_last && stem->loose == AR_HEH;
}

/* أعداد and إعداد: a plural and a verbal noun of one root, never two spellings of one word. */
static bool is_af3al(const struct stem *stem)
{
    return stem->count == 5 && stem->letters[3].loose == AR_ALEF;
}

/* Whether the stem stands at `start` in an accepted spelling. */
static bool spells(const struct stem *stem, const struct word *word, uint32_t start, bool *is_respelt)
{
    *is_respelt = (stem->class & AR_RESPELT) != 0;
    for (uint32_t i = 0; i < stem->count; i++) {
        const struct letter *letter = &word->letters[start + i];
        if (stem->letters[i].strict == letter->strict)
            continue;
        uint32_t left = word->count - (start + i + 1);
        bool is_last = left == 0 || (left == 1 && letter[1].strict == AR_HAMZA);
        bool is_yeh = stem->letters[i].strict == AR_YEH;
        /* قارية is no قارئة: a hamza that closes the stem is kept before an ending. */
        bool is_closing = stem->letters[i].strict == AR_YEH_HAMZA && i + 1 == stem->count && left > 0;
        if (is_closing || ((stem->class & AR_RESPELT) && !is_yeh) || !may_stand_for(&stem->letters[i], letter, i == 0 && !is_af3al(stem), is_last))
            return false;
        *is_respelt = true;
    }
    return true;
}

/* Two words of their own that differ in hamza or ta marbuta: one is no spelling of the other. */
static bool is_other_word(const struct reading *reading, const struct word *word, uint32_t start)
{
    const struct stem *stem = reading->stem;
    const struct letter *last = &word->letters[word->count - 1];
    if (!reading->is_respelt || (stem->class & AR_RESPELT))
        return false;
    const struct ar_entry *entry = ar_find(word->letters + start, word->count - start);
    if (entry && (entry->flags & AR_LEX_STANDS & ~AR_LEX_NAME))
        return true;
    /* كتابه is "his book" before it is a careless كتابة. */
    bool is_heh_for_teh = last->strict == AR_HEH && stem->letters[stem->count - 1].strict == AR_TEH_MARBUTA;
    return is_heh_for_teh && start + stem->count == word->count && ar_find(word->letters + start, stem->count - 1);
}

/* شرقى is شرقي as it is written in Egypt. */
static const struct ar_entry *find_dotless(const struct letter *letters, uint32_t count)
{
    struct letter dotted[AR_WORD_LETTERS];
    if (count > AR_WORD_LETTERS)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        dotted[i] = letters[i];
    dotted[count - 1].strict = AR_YEH;
    return ar_find(dotted, count);
}

/* Names count in careless spelling too, and only with the article that they have (سورية, but السورية is Syrian). */
static bool is_listed(const struct letter *letters, uint32_t count, uint32_t flags, bool has_article)
{
    const struct ar_entry *entry = ar_find(letters, count);
    if (!entry && letters[count - 1].strict == AR_ALEF_MAKSURA)
        entry = find_dotless(letters, count);
    if (!entry)
        entry = ar_find_loosely(letters, count), flags = AR_LEX_NAME;
    if (!entry || !(entry->flags & flags))
        return false;
    bool is_name = (entry->flags & AR_LEX_STANDS) == AR_LEX_NAME;
    return !is_name || !has_article || (entry->flags & AR_LEX_ARTICLE);
}

/* Whether a listed word with ta marbuta ends before `end`: حياته is of حياة, no -at of حي; سنتين of سنة, no dual of سنت. */
static bool is_before_ta(const struct word *word, uint32_t at, uint32_t end)
{
    struct letter letters[AR_WORD_LETTERS];
    uint32_t count = end - at;
    if (end >= word->count || count > AR_WORD_LETTERS || word->letters[end - 1].strict != AR_TEH)
        return false;
    for (uint32_t i = 0; i < count; i++)
        letters[i] = word->letters[at + i];
    letters[count - 1] = (struct letter){.strict = AR_TEH_MARBUTA, .loose = AR_HEH};
    const struct ar_entry *entry = ar_find(letters, count);
    return entry && (entry->flags & (AR_LEX_SINGULAR | AR_LEX_WORD));
}

/* Whether another word and its own ending stand at `at`: a ta marbuta, or the alef of tanwin (أمانا is of أمان). */
static bool is_other_inflected(const struct reading *reading, const struct word *word, uint32_t at, uint32_t end)
{
    uint32_t after = end + reading->ending->count, last = word->count - 1;
    bool is_ta = reading->stem->class & AR_FROM_TA;
    if (!is_ta && (is_before_ta(word, at, end) || is_before_ta(word, at, after)))
        return true;
    return word->letters[last].strict == AR_ALEF && last > end && is_listed(word->letters + at, last - at, AR_LEX_STANDS, false);
}

/* Whether the words of the list say that the letters cut otherwise: بحر is no bi- + harr, لبنان no laban + -an. */
static bool is_cut_otherwise(const struct reading *reading, const struct word *word, uint32_t start)
{
    const struct stem *stem = reading->stem;
    uint32_t end = start + stem->count, open = stem->class & (AR_MAYBE_IDAFA | AR_NO_PROCLITIC);
    bool is_before_noun = (stem->class & AR_NO_ARTICLE) || open == AR_MAYBE_IDAFA;
    for (uint32_t at = 0; at <= start; at++) {
        const struct ar_chain *chain = find_chain(word, at);
        if (!chain)
            continue;
        if (at < start && is_listed(word->letters + at, end - at, AR_LEX_STANDS, chain->has_article))
            return true;
        if (at == start && is_other_inflected(reading, word, at, end))
            return true;
        uint32_t flags = at < start ? AR_LEX_STANDS | AR_LEX_SOUND : AR_LEX_STANDS;
        if (at == start && is_before_noun) /* بنكي القاهرة */
            flags &= ~(uint32_t)AR_LEX_ADJECTIVE;
        if ((at < start || end < word->count) && is_listed(word->letters + at, word->count - at, flags, chain->has_article))
            return true;
    }
    return false;
}

static bool is_blocked(const struct reading *reading, const struct word *word, uint32_t start)
{
    bool is_bare = start + reading->stem->count == word->count && !reading->is_respelt;
    for (uint32_t at = 0; at < 2 && at < word->count; at++) {
        if (at == 1 && word->letters[0].strict != AR_WAW && word->letters[0].strict != AR_FEH)
            break;
        if (!(is_bare && start <= at) && ar_is_function_word(word->letters + at, word->count - at))
            return true;
    }
    return false;
}

/* Whether the clitics in front suit the stem and what follows it. */
static bool suits(const struct reading *reading)
{
    uint32_t class = reading->stem->class;
    const struct ar_chain *chain = reading->chain;
    /* Participles keep their article in the improper construct: المقيمو الصلاة (Wright II, § 30). */
    bool is_construct = reading->ending->definiteness == AR_CONSTRUCT && !(class & AR_MPLC);
    bool is_followed = reading->pronoun || is_construct;
    bool is_head = (class & AR_NO_ARTICLE) && (class & AR_ANY_AGREEMENT); /* of a construct, whose alef is the dual's: وزيرا الخارجية */
    if ((class & AR_EXACT) && (chain->count || reading->ending->count || reading->pronoun))
        return false;
    if (is_head && (class & AR_DUAL) && reading->ending->definiteness == AR_INDEFINITE)
        return false;
    if (chain->has_article && ((class & AR_NO_ARTICLE) || is_followed || reading->ending->definiteness == AR_INDEFINITE))
        return false;
    if ((class & AR_NO_PROCLITIC) && (chain->has_conjunction || chain->has_preposition))
        return false;
    if (chain->has_preposition && reading->ending->definiteness == AR_INDEFINITE)
        return false;
    return !(reading->pronoun && (class & AR_NO_PRONOUN));
}

static const struct ar_pronoun *find_pronoun(const struct word *word, uint32_t at)
{
    for (uint32_t i = 0; i < ar_pronoun_count; i++)
        if (ar_pronouns[i].count == word->count - at && stand(word->letters + at, ar_pronouns[i].letters, ar_pronouns[i].count))
            return &ar_pronouns[i];
    return NULL;
}

static uint32_t kinds_of(const struct reading *reading)
{
    uint32_t class = reading->stem->class, number = reading->ending->number;
    bool is_feminine = reading->ending->gender == GENDER_FEMININE || (class & AR_FEMININE);
    bool is_masculine = (class & AR_MASCULINE) || (class & AR_ADJECTIVE && !is_feminine);
    /* As the glossary has it an adjective agrees with whatever it stands beside there: المواد الخام. */
    if ((class & AR_ADJECTIVE) && (class & AR_CITATION) && !reading->ending->count)
        return MASCULINE_SINGULAR | FEMININE_SINGULAR | MASCULINE_DUAL | FEMININE_DUAL | ANY_PLURAL;
    if (number == NUMBER_PLURAL || (number == NUMBER_UNKNOWN && (class & AR_PLURAL)))
        return ANY_PLURAL;
    uint32_t masculine = number == NUMBER_DUAL ? MASCULINE_DUAL : MASCULINE_SINGULAR;
    uint32_t feminine = number == NUMBER_DUAL ? FEMININE_DUAL : FEMININE_SINGULAR;
    uint32_t kinds = (is_feminine ? 0 : masculine) | (is_masculine ? 0 : feminine);
    /* Adjectives of things in the plural stand in the feminine singular; -ayn may be the sound plural. */
    if ((class & AR_ADJECTIVE) && kinds & (FEMININE_SINGULAR | MASCULINE_DUAL))
        kinds |= ANY_PLURAL;
    return kinds;
}

/* The agreement bits of one reading. */
static uint64_t features_of(const struct reading *reading, const struct word *word, uint32_t start)
{
    uint32_t class = reading->stem->class, kinds = kinds_of(reading), bits = 0;
    bool has_article = reading->chain->has_article;
    bool is_hidden = reading->chain->is_lam && word->letters[start].strict == AR_LAM; /* li- + al- + lajna = lillajna */
    if (class & AR_ANY_AGREEMENT)
        return UINT64_MAX;
    if (has_article || reading->pronoun || is_hidden)
        bits |= kinds << DEFINITE_SHIFT;
    if (!has_article && !reading->pronoun)
        bits |= kinds;
    bool has_nun = reading->ending->count > 1 && reading->ending->letters[reading->ending->count - 1] == AR_NOON;
    bool is_construct = !has_article && !reading->pronoun && !has_nun && reading->ending->definiteness != AR_INDEFINITE;
    if ((class & AR_MAYBE_IDAFA) && (is_construct || (class & AR_NO_PROCLITIC)))
        bits |= IDAFA;
    return bits;
}

static void add_label(struct analysis *out, const char *label)
{
    if (label && out->label_count < ANALYSIS_MAX_LABELS)
        out->labels[out->label_count++] = label;
}

static const char *plural_label(const struct stem *stem)
{
    bool is_sound = stem->count > 3 && stem->letters[stem->count - 1].strict == AR_TEH &&
                    stem->letters[stem->count - 2].loose == AR_ALEF;
    return is_sound ? "sound feminine plural" : "broken plural";
}

static void explain(const struct reading *reading, const struct word *word, uint32_t start, struct analysis *out)
{
    uint32_t class = reading->stem->class;
    bool is_bare = !reading->ending->count && !reading->pronoun;
    bool is_cited_chain = class & AR_CITED_WITH_ARTICLE ? reading->chain->count == 2 && !reading->chain->is_lam
                                                        : reading->chain->count == 0;
    *out = (struct analysis){.end = word->count, .features = features_of(reading, word, start)};
    out->is_respelt = reading->is_respelt;
    out->is_citation = (class & AR_CITATION) && is_bare && is_cited_chain;
    for (uint32_t i = 0; i < 3; i++)
        add_label(out, reading->chain->labels[i]);
    if ((class & AR_CITED_WITH_ARTICLE) && !reading->chain->has_article)
        add_label(out, "without article");
    if ((class & AR_PLURAL) && !(class & AR_CITATION))
        add_label(out, plural_label(reading->stem));
    add_label(out, reading->ending->label);
    add_label(out, reading->pronoun ? reading->pronoun->label : NULL);
}

static bool is_guess(const struct reading *reading, const struct word *word, uint32_t start)
{
    uint32_t class = reading->stem->class;
    if (reading->stem->is_guess)
        return true;
    if ((class & AR_WANTS_ARTICLE) && !reading->chain->has_article)
        return true;
    bool is_citation = start == 0 && reading->stem->count == word->count;
    return (!is_citation && is_cut_otherwise(reading, word, start)) || is_other_word(reading, word, start);
}

/* Whether as many letters are left for the ending as it needs: all of them, or more where a pronoun follows. */
static bool has_room(const struct ar_ending *ending, uint32_t left)
{
    return ending->definiteness == AR_WITH_PRONOUN ? ending->count < left : ending->count == left;
}

/* The first reading of the letters after the stem, sure ones first. */
static bool read_rest(struct reading *reading, const struct word *word, uint32_t start, struct analysis *out)
{
    uint32_t end = start + reading->stem->count, left = word->count - end;
    bool found = false;
    for (uint32_t i = 0; i < ar_ending_count; i++) {
        const struct ar_ending *ending = &ar_endings[i];
        struct analysis one;
        bool is_dotless;
        if (!has_room(ending, left) || !(reading->stem->class & ending->group) ||
            !ending_stands(word, end, ending, &is_dotless))
            continue;
        reading->ending = ending;
        reading->pronoun = NULL;
        if (ending->definiteness == AR_WITH_PRONOUN && !(reading->pronoun = find_pronoun(word, end + ending->count)))
            continue;
        if (!suits(reading))
            continue;
        explain(reading, word, start, &one);
        one.is_guess = is_guess(reading, word, start);
        one.is_respelt |= is_dotless;
        one.features |= found ? out->features : 0;
        if (!found || (out->is_guess && !one.is_guess))
            *out = one;
        out->features = one.features;
        found = true;
    }
    return found;
}

bool ar_accept(const struct stem *stem, const struct word *word, uint32_t start, struct analysis *out)
{
    struct reading reading = {.stem = stem, .chain = find_chain(word, start)};
    if (!reading.chain || !spells(stem, word, start, &reading.is_respelt))
        return false;
    if (!read_rest(&reading, word, start, out))
        return false;
    return !is_blocked(&reading, word, start);
}
