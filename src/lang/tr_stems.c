/* tr_stems.c - the stems of a Turkish word: what softens, drops, doubles, and what loses a possessive. */
#include "lang/tr_noun.h"

/* Words of so many syllables that end like a possessive are compounds: cumhurbaşkanı, işbirliği, havalimanı. */
enum { COMPOUND_VOWELS = 4 };

/* A word whose stems are being made. */
struct making {
    const struct lexeme *lexeme;
    const struct stem_sink *sink;
    uint32_t flags; /* class bits that all stems of the word have */
    bool is_full;   /* the sink took no more                     */
};

static struct letter letter_of(uint32_t strict)
{
    return (struct letter){.strict = strict, .loose = tr_plain(strict)};
}

static struct tr_noun noun_of(const struct letter *letters, uint32_t count)
{
    struct tr_noun noun = {.count = count, .properties = tr_properties(letters, count)};
    for (uint32_t i = 0; i < count; i++)
        noun.letters[i] = letters[i];
    noun.state = noun.properties & TR_TIMED ? TR_TIME : TR_NOUN;
    return noun;
}

static void add(struct making *making, const struct tr_noun *noun, uint32_t contexts, uint32_t class, bool is_guess)
{
    struct stem stem = {.count = noun->count, .whole = making->lexeme->word.count, .is_guess = is_guess};
    for (uint32_t i = 0; i < noun->count; i++)
        stem.letters[i] = noun->letters[i];
    stem.class = contexts | (uint32_t)noun->state << TR_STATE_SHIFT | making->flags | class;
    if (!making->is_full && !making->sink->add(making->sink->user, &stem))
        making->is_full = true;
}

static uint32_t soft_of(uint32_t letter, bool is_after_n)
{
    switch (letter) {
    case 'p': return 'b';
    case 't': return 'd';
    case 0xE7: return 'c';
    case 'k': return is_after_n ? 'g' : 0x11F;
    case 'g': return 0x11F;
    default: return 0;
    }
}

/* What a word does whose last consonant no list knows: long words in p, ç, k soften, in t seldom, short ones do not. */
static uint32_t default_softening(const struct tr_noun *noun)
{
    bool is_long = tr_count_vowels(noun) > 1;
    if (!is_long)
        return TR_HARD;
    bool is_after_vowel = tr_is_vowel(tr_before_last(noun));
    switch (tr_last(noun)) {
    case 'p': case 0xE7: return TR_SOFT | TR_MAYBE;
    case 'k': return is_after_vowel || tr_before_last(noun) == 'n' ? TR_SOFT | TR_MAYBE : TR_HARD;
    case 'g': return tr_before_last(noun) == 'o' ? TR_SOFT | TR_MAYBE : TR_HARD;
    default: return TR_HARD;
    }
}

/* The form before vowels: burn-, hakk-, kitab-, suy-; false when it is the citation form itself. */
static bool change(struct tr_noun *noun, uint32_t how)
{
    uint32_t soft = soft_of(tr_last(noun), tr_before_last(noun) == 'n');
    if (how & TR_GLIDE) {
        noun->letters[noun->count++] = letter_of('y');
        return true;
    }
    if (how & TR_SOFT && soft)
        noun->letters[noun->count - 1] = letter_of(how & TR_DOUBLE && soft == 0x11F ? 'g' : soft);
    if (how & TR_DROP && noun->count > 2) {
        noun->letters[noun->count - 2] = noun->letters[noun->count - 1];
        noun->count--;
    }
    if (how & TR_DOUBLE && noun->count < STEM_MAX_LETTERS) {
        noun->letters[noun->count] = noun->letters[noun->count - 1];
        noun->count++;
    }
    return how & (TR_DROP | TR_DOUBLE) || (how & TR_SOFT && soft);
}

/* The stems of a noun in its citation form. `whole`: class bits when that form is the glossary's. */
static void add_noun(struct making *making, const struct tr_noun *noun, uint32_t whole)
{
    uint32_t how = noun->properties & (TR_SOFT | TR_HARD | TR_DROP | TR_DOUBLE | TR_GLIDE | TR_MAYBE);
    if (!(how & ~(uint32_t)TR_MAYBE))
        how = default_softening(noun);
    struct tr_noun changed = *noun;
    bool is_changed = noun->count < STEM_MAX_LETTERS && change(&changed, how);
    bool keeps = !is_changed || how & TR_MAYBE || making->flags & TR_NAME || how & TR_GLIDE;
    add(making, noun, noun->contexts, whole | TR_BEFORE_CONSONANT | (keeps ? TR_BEFORE_VOWEL : 0), false);
    if (is_changed && !keeps)
        add(making, noun, noun->contexts, TR_BEFORE_VOWEL | TR_CARELESS, false);
    if (is_changed)
        add(making, &changed, tr_voiced(noun->contexts), TR_BEFORE_VOWEL, false);
    else if (tr_last(noun) == 't' && !(noun->properties & TR_HARD) && tr_count_vowels(noun) > 1) {
        changed.letters[changed.count - 1] = letter_of('d');
        add(making, &changed, tr_voiced(noun->contexts), TR_BEFORE_VOWEL, true);
    }
}

/* The citation form whose changed form is `found`: oğl- is oğul, kayd- is kayıt, hakk- is hak, suy- is su. A vowel drops between
 * consonants. */
static bool restore(const struct tr_noun *found, struct tr_noun *citation)
{
    static const uint32_t high[] = {0x131, 'i', 'u', 0xFC, 0xFB};
    uint32_t end = tr_last(found), hard = end == 'b' ? 'p' : end == 'd' ? 't' : end == 'c' ? 0xE7 : end;
    bool may_drop = !tr_is_vowel(tr_before_last(found)) && found->count + 1 < STEM_MAX_LETTERS;
    for (uint32_t i = 0; i < sizeof high / sizeof high[0] && may_drop; i++)
        for (uint32_t variant = 0; variant < (hard == end ? 1u : 2u); variant++) {
            *citation = *found;
            citation->letters[found->count - 1] = letter_of(high[i]);
            citation->letters[found->count] = letter_of(variant ? hard : end);
            citation->count = found->count + 1;
            citation->properties = tr_properties(citation->letters, citation->count);
            if (citation->properties & TR_DROP)
                return true;
        }
    for (uint32_t variant = 0; variant < 2 && end == tr_before_last(found); variant++) {
        *citation = *found;
        citation->count = found->count - 1;
        citation->letters[citation->count - 1] = letter_of(variant ? hard : end);
        citation->properties = tr_properties(citation->letters, citation->count);
        if (citation->properties & TR_DOUBLE)
            return true;
    }
    *citation = *found;
    citation->count = found->count - 1;
    citation->properties = tr_properties(citation->letters, citation->count);
    return end == 'y' && citation->properties & TR_GLIDE;
}

/* The hard citation form of a softened one: bakanlığ- is bakanlık, kitab- is kitap. Short words, and those in d and ng,
 * soften only where a list says so: ağ- is ağ, ad- is ad, miting- is miting. */
static bool harden(const struct tr_noun *found, struct tr_noun *citation)
{
    uint32_t end = tr_last(found), hard = 0;
    bool is_after_n = end == 'g' && tr_before_last(found) == 'n';
    switch (end) {
    case 0x11F: hard = 'k'; break;
    case 'b': hard = 'p'; break;
    case 'c': hard = 0xE7; break;
    case 'd': hard = 't'; break;
    default: hard = is_after_n ? 'k' : 0; break;
    }
    if (!hard)
        return false;
    *citation = *found;
    citation->letters[citation->count - 1] = letter_of(hard);
    citation->properties = tr_properties(citation->letters, citation->count);
    bool is_sure = tr_count_vowels(found) > 1 && end != 'd' && !is_after_n;
    return is_sure || citation->properties & TR_SOFT;
}

static bool ends_plural(const struct tr_noun *noun)
{
    uint32_t n = noun->count;
    uint32_t vowel = n > 4 ? noun->letters[n - 2].strict : 0;
    return noun->letters[n - 1].strict == 'r' && (vowel == 'a' || vowel == 'e') && noun->letters[n - 3].strict == 'l';
}

/* The head of a compound without its possessive: bakanı gives bakan-, oğlu gives oğul- and oğl-. */
static void add_consonant_base(struct making *making, struct tr_noun base, enum tr_harmony harmony)
{
    struct tr_noun citation;
    base.contexts = TR_CONTEXT(harmony, tr_final_of(tr_last(&base)));
    if (ends_plural(&base))
        base.state = TR_PLURAL;
    bool is_changed = restore(&base, &citation) || harden(&base, &citation);
    if (is_changed) {
        citation.contexts = TR_CONTEXT(harmony, tr_final_of(tr_last(&citation)));
        add(making, &citation, citation.contexts, TR_BEFORE_CONSONANT, false);
    }
    add(making, &base, base.contexts, TR_BEFORE_VOWEL | (is_changed ? 0 : TR_BEFORE_CONSONANT), false);
}

/* Whether the harmony of a changed stem may be that of its citation form: zulm-, vakt-, kontrol- are front. */
static bool is_odd(const struct tr_noun *changed)
{
    struct tr_noun citation;
    bool is_changed = restore(changed, &citation) || harden(changed, &citation);
    uint32_t properties = is_changed ? citation.properties : tr_properties(changed->letters, changed->count);
    return properties & (TR_DROP | TR_FRONTED | TR_FRONTED_TOO);
}

/* The last word of a compound ends in a possessive that gives way to others: bakanı, bakanımız; bankası, bankaları. */
static void add_possessed(struct making *making, const struct tr_noun *whole)
{
    struct tr_noun base = *whole, owned = *whole;
    uint32_t vowel = tr_last(whole);
    bool is_high = vowel == 0x131 || vowel == 'i' || vowel == 'u' || vowel == 0xFC;
    if (!is_high || whole->count < 3 || whole->properties & TR_WHOLE)
        return;
    base.count--;
    base.properties = 0;
    base.state = TR_NOUN;
    base.contexts = tr_spelt_contexts(&base);
    enum tr_harmony harmony = tr_harmony_of(vowel);
    bool is_harmonic = base.contexts & TR_CONTEXT(harmony, tr_final_of(tr_last(&base)));
    if (tr_count_vowels(&base) == 0 || tr_is_vowel(tr_last(&base)) || !(is_harmonic || is_odd(&base)))
        return;
    owned.state = TR_OWNED3;
    add(making, &owned, whole->contexts, TR_CITATION | TR_BEFORE_VOWEL | TR_BEFORE_CONSONANT, false);
    add_consonant_base(making, base, harmony);
    if (tr_last(&base) == 's' && tr_is_vowel(tr_before_last(&base)) && base.count > 2) {
        base.count--;
        add(making, &base, TR_CONTEXT(harmony, TR_VOWEL), TR_BEFORE_VOWEL | TR_BEFORE_CONSONANT, false);
    }
}

/* Names such as Beyoğlu and Eminönü are compounds too: n stands before their case endings. */
static void add_lexical_possessive(struct making *making, const struct tr_noun *noun)
{
    struct tr_noun owned = *noun;
    uint32_t vowel = tr_last(noun);
    bool is_high = vowel == 0x131 || vowel == 'i' || vowel == 'u' || vowel == 0xFC;
    owned.state = TR_OWNED3;
    if (is_high && noun->count > 3 && !(noun->properties & TR_WHOLE))
        add(making, &owned, noun->contexts, TR_BEFORE_VOWEL | TR_BEFORE_CONSONANT, false);
}

static uint32_t flags_of(const struct lexeme *lexeme, const struct tr_noun *noun)
{
    const struct word *word = &lexeme->word;
    uint32_t flags = lexeme->info;
    if (word->shape == CASE_TITLE || word->shape == CASE_UPPER || word->shape == CASE_MIXED)
        flags |= TR_NAME;
    if (word_has_apostrophe(word))
        flags |= TR_APOSTROPHE;
    if (noun->properties & TR_VERB)
        flags |= TR_VERB_TOO;
    if (noun->properties & TR_IN_SHADE)
        flags |= TR_ECLIPSED;
    if (noun->properties & TR_HAT_PAIR)
        flags |= TR_HAT_TAKEN;
    if (word->shape == CASE_UPPER && noun->count > 1)
        flags |= TR_ACRONYM;
    struct tr_noun plain = *noun;
    for (uint32_t i = 0; i < plain.count; i++)
        plain.letters[i].strict = tr_plain(plain.letters[i].strict);
    if (!word->is_ascii && tr_properties(plain.letters, plain.count) & TR_ASCII_WORD)
        flags |= TR_ASCII_TAKEN;
    return flags;
}

bool tr_stems(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    if (lexeme->word.count == 0 || lexeme->word.count > STEM_MAX_LETTERS)
        return true;
    struct tr_noun noun = noun_of(lexeme->word.letters, lexeme->word.count);
    struct making making = {.lexeme = lexeme, .sink = sink, .flags = flags_of(lexeme, &noun)};
    if (lexeme->role == ROLE_FIXED || lexeme->is_indeclinable) {
        noun.state = TR_END;
        add(&making, &noun, TR_ANY_CONTEXT, TR_CITATION | TR_BEFORE_CONSONANT, false);
        return !making.is_full;
    }
    if (tr_last(&noun) >= '0' && tr_last(&noun) <= '9')
        noun.state = TR_NUMBER;
    noun.contexts = tr_sound_contexts(&noun, lexeme->word.shape);
    add_noun(&making, &noun, TR_CITATION);
    bool is_long = tr_count_vowels(&noun) >= COMPOUND_VOWELS;
    bool is_sure = noun.properties & TR_POSSESSED && !(noun.properties & TR_COMPOUND && making.flags & TR_NAME);
    if (making.flags & TR_PHRASE || is_sure || is_long)
        add_possessed(&making, &noun);
    else if (making.flags & TR_NAME)
        add_lexical_possessive(&making, &noun);
    return !making.is_full;
}
