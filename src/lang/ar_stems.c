/* ar_stems.c - every stem an Arabic term word can show: by the shape of its last letters, its listed forms, or the
 * broken plurals its shape allows. */
#include "lang/ar.h"

enum { NOUN_GROUPS = AR_BARE | AR_PRON | AR_ACC | AR_DUAL, ADJECTIVE_GROUPS = AR_MPL | AR_MPLC | AR_FPL | AR_FEM | AR_FEM_DUAL };

struct builder {
    const struct stem_sink *sink;
    uint32_t class;  /* of every stem of the word */
    uint32_t whole;
    bool is_guess;
    bool is_ok;      /* the sink still takes stems */
};

static bool is_ta(const struct ar_text *text)
{
    return text->count && text->letters[text->count - 1] == AR_TEH_MARBUTA;
}

static uint16_t last(const struct ar_text *text, uint32_t back)
{
    return text->count > back ? text->letters[text->count - 1 - back] : 0;
}

/* `text` without its last `cut` letters, with up to two more. */
static struct ar_text vary(const struct ar_text *text, uint32_t cut, uint16_t first, uint16_t second)
{
    struct ar_text out = *text;
    out.count -= cut < out.count ? cut : out.count;
    if (first && out.count < STEM_MAX_LETTERS)
        out.letters[out.count++] = first;
    if (second && out.count < STEM_MAX_LETTERS)
        out.letters[out.count++] = second;
    return out;
}

static void emit_plain(struct builder *b, const struct ar_text *text, uint32_t class)
{
    struct stem stem = {.count = text->count, .class = b->class | class, .whole = b->whole, .is_guess = b->is_guess};
    if (!(class & AR_GROUPS) || !text->count || !b->is_ok)
        return;
    for (uint32_t i = 0; i < text->count; i++)
        stem.letters[i] = (struct letter){.strict = text->letters[i], .loose = ar_loose(text->letters[i])};
    b->is_ok = b->sink->add(b->sink->user, &stem);
}

/* Egyptian and Levantine seats of hamza before a long u: مسؤول, مسئول; شؤون, شئون; رؤوس, رءوس. */
static void emit(struct builder *b, const struct ar_text *text, uint32_t class)
{
    emit_plain(b, text, class);
    for (uint32_t i = 1; i + 1 < text->count; i++) {
        uint16_t letter = text->letters[i];
        if (text->letters[i + 1] != AR_WAW || (letter != AR_WAW_HAMZA && letter != AR_YEH_HAMZA))
            continue;
        struct ar_text other = *text;
        other.letters[i] = letter == AR_WAW_HAMZA ? AR_YEH_HAMZA : AR_WAW_HAMZA;
        emit_plain(b, &other, (class & ~(uint32_t)AR_CITATION) | AR_RESPELT);
        if (letter == AR_WAW_HAMZA) {
            other.letters[i] = AR_HAMZA;
            emit_plain(b, &other, (class & ~(uint32_t)AR_CITATION) | AR_RESPELT);
        }
    }
}

static void emit_varied(struct builder *b, const struct ar_text *text, uint32_t cut, uint16_t first, uint16_t second,
                        uint32_t class)
{
    struct ar_text varied = vary(text, cut, first, second);
    emit(b, &varied, class & ~(uint32_t)AR_CITATION);
}

/* Shapes of the end of a form. `groups` are the endings the form may take, `class` its other bits. */

/* وزارة: وزارت- before pronouns and the dual, وزارات; منشأة: منشآت; مباراة: مباريات; قناة: قنوات. */
static void add_ta_marbuta(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    if (!(b->class & AR_MASCULINE))
        class |= AR_FEMININE;
    emit(b, text, (groups & AR_BARE) | class);
    emit_varied(b, text, 1, AR_TEH, 0, (groups & (AR_PRON | AR_DUAL)) | class | AR_FROM_TA);
    if (!(groups & AR_FPL))
        return;
    uint16_t before = last(text, 1);
    if (before == AR_ALEF_HAMZA) {
        emit_varied(b, text, 2, AR_ALEF_MADDA, AR_TEH, AR_BARE | AR_PRON | AR_PLURAL);
    } else if (before == AR_ALEF) {
        emit_varied(b, text, 2, AR_YEH, 0, AR_FPL);
        if (text->count == 4)
            emit_varied(b, text, 2, AR_WAW, 0, AR_FPL);
    } else {
        emit_varied(b, text, 1, 0, 0, AR_FPL);
    }
}

/* مستشفى: مستشفاه, مستشفيان, مستشفيات; مصطفون. */
static void add_alef_maksura(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    emit(b, text, (groups & AR_BARE) | class);
    emit_varied(b, text, 1, AR_ALEF, 0, (groups & AR_PRON) | class);
    emit_varied(b, text, 1, AR_YEH, 0, (groups & (AR_DUAL | AR_FPL)) | class);
    if (text->count > 4)
        emit_varied(b, text, 1, 0, 0, (groups & AR_MPL) | class);
}

/* عصا: عصاه; ذكرا: -يات; foreign كاميرا: كاميرات. */
static void add_alef(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    emit(b, text, (groups & (AR_BARE | AR_PRON)) | class);
    emit_varied(b, text, 1, AR_YEH, 0, (groups & (AR_DUAL | AR_FPL)) | class);
    emit_varied(b, text, 1, AR_WAW, 0, (groups & AR_DUAL) | class);
    emit_varied(b, text, 1, 0, 0, (groups & AR_FPL) | class);
}

/* بناء: بناؤه, بنائه, بناءه; بناءات; صحراء: صحراوان, صحراوات. */
static void add_alef_hamza(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    emit(b, text, (groups & (AR_BARE | AR_PRON | AR_DUAL | AR_FPL | AR_MPL)) | class);
    emit_varied(b, text, 1, AR_WAW_HAMZA, 0, (groups & (AR_PRON | AR_MPL)) | class);
    emit_varied(b, text, 1, AR_YEH_HAMZA, 0, (groups & (AR_PRON | AR_DUAL | AR_MPL)) | class);
    emit_varied(b, text, 1, AR_WAW, 0, (groups & (AR_DUAL | AR_FPL)) | class);
}

static bool connects(uint16_t letter)
{
    return letter != AR_ALEF && letter != AR_DAL && letter != AR_THAL && letter != AR_REH && letter != AR_ZAIN &&
           letter != AR_WAW;
}

/* شيء: شيئا, شيئان; عبء: عبئا; جزء: جزءا, جزؤه, جزئه, جزأين; ضوء: ضوءه, ضوئه. */
static void add_hamza(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    uint32_t inflected = groups & (AR_PRON | AR_ACC | AR_DUAL | AR_MPL | AR_MPLC | AR_FPL | AR_FEM | AR_FEM_DUAL);
    uint16_t before = last(text, 1);
    if (before == AR_ALEF) {
        add_alef_hamza(b, text, groups, class);
        return;
    }
    emit(b, text, (before == AR_YEH ? groups & (AR_BARE | AR_PRON) : groups) | class);
    emit_varied(b, text, 1, AR_YEH_HAMZA, 0, (connects(before) ? inflected : inflected & (AR_PRON | AR_MPL)) | class);
    emit_varied(b, text, 1, AR_WAW_HAMZA, 0, (groups & (AR_PRON | AR_MPL)) | class);
    if (before == AR_YEH) {
        emit_varied(b, text, 1, AR_YEH_HAMZA, 0, (groups & AR_BARE) | class | AR_RESPELT); /* سيئ for سيء */
        emit_varied(b, text, 2, AR_YEH_HAMZA, 0, (groups & AR_BARE) | class | AR_RESPELT); /* شئ for شيء */
    }
    if (before == AR_YEH || before == AR_WAW)
        return;
    emit_varied(b, text, 1, AR_ALEF_HAMZA, 0, (groups & AR_DUAL) | class);
    if (groups & AR_DUAL)
        emit_varied(b, text, 1, AR_ALEF_MADDA, AR_NOON, AR_BARE | class);
}

/* مبدأ: مبدؤه, مبدئه, مبدآن; خطأ. */
static void add_alef_with_hamza(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    emit(b, text, (groups & ~(uint32_t)AR_ACC) | class);
    emit_varied(b, text, 1, AR_WAW_HAMZA, 0, (groups & AR_PRON) | class);
    emit_varied(b, text, 1, AR_YEH_HAMZA, 0, (groups & AR_PRON) | class);
    emit_varied(b, text, 1, AR_HAMZA, 0, (groups & AR_ACC) | class);
    if (groups & AR_DUAL)
        emit_varied(b, text, 1, AR_ALEF_MADDA, AR_NOON, AR_BARE | class);
    if (groups & AR_FPL)
        emit_varied(b, text, 1, AR_ALEF_MADDA, AR_TEH, AR_BARE | AR_PRON | AR_PLURAL);
}

/* تنبؤ: تنبؤا, تنبئه; قارئ: قارئه; سيئ is also spelt سيء, شاطئ شاطىء. */
static void add_seated_hamza(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    emit(b, text, groups | class);
    if (last(text, 0) == AR_WAW_HAMZA) {
        emit_varied(b, text, 1, AR_YEH_HAMZA, 0, (groups & AR_PRON) | class);
        return;
    }
    if (last(text, 1) == AR_YEH)
        emit_varied(b, text, 1, AR_HAMZA, 0, (groups & AR_BARE) | class | AR_RESPELT);
    else
        emit_varied(b, text, 1, AR_YEH, AR_HAMZA, (groups & AR_BARE) | class | AR_RESPELT);
}

static void make_letters(const struct ar_text *text, struct letter *letters)
{
    for (uint32_t i = 0; i < text->count; i++)
        letters[i] = (struct letter){.strict = text->letters[i], .loose = ar_loose(text->letters[i])};
}

static const struct ar_entry *find_text(const struct ar_text *text)
{
    struct letter letters[STEM_MAX_LETTERS];
    make_letters(text, letters);
    return ar_find(letters, text->count);
}

static const struct ar_entry *find_text_loosely(const struct ar_text *text)
{
    struct letter letters[STEM_MAX_LETTERS];
    make_letters(text, letters);
    return ar_find_loosely(letters, text->count);
}

/* Words whose final ya drops without article: قاض القاضي, محام المحامي, تحد التحدي. Never when what is left is a word. */
static bool is_defective(const struct ar_text *text)
{
    struct ar_text rest = vary(text, 1, 0, 0);
    uint16_t first = text->letters[0];
    bool has_shape = (text->count == 4 && text->letters[1] == AR_ALEF) || (first == AR_MEEM && text->count >= 5) ||
                     (first == AR_TEH && text->count >= 4);
    return has_shape && !find_text(&rest);
}

static void add_yeh(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    emit(b, text, groups | class);
    if (is_defective(text)) {
        bool was_guess = b->is_guess;
        b->is_guess |= text->count == 4 && text->letters[0] == AR_TEH; /* ترد is a verb before it is تردّ */
        emit_varied(b, text, 1, 0, 0, (groups & AR_BARE) | class | AR_NO_ARTICLE);
        b->is_guess = was_guess;
        emit_varied(b, text, 1, 0, 0, (groups & AR_MPL) | class);
    }
}

/* All stems of one form by its last letter. */
static void add_shape(struct builder *b, const struct ar_text *text, uint32_t groups, uint32_t class)
{
    switch (last(text, 0)) {
    case AR_TEH_MARBUTA: add_ta_marbuta(b, text, groups, class); break;
    case AR_ALEF_MAKSURA: add_alef_maksura(b, text, groups, class); break;
    case AR_ALEF: add_alef(b, text, groups, class); break;
    case AR_HAMZA: add_hamza(b, text, groups, class); break;
    case AR_ALEF_HAMZA: add_alef_with_hamza(b, text, groups, class); break;
    case AR_WAW_HAMZA:
    case AR_YEH_HAMZA: add_seated_hamza(b, text, groups, class); break;
    case AR_YEH: add_yeh(b, text, groups, class); break;
    default: emit(b, text, groups | class); break;
    }
}

/* Plurals. */

static struct ar_text entry_text(const struct ar_entry *entry)
{
    struct ar_text text = {.count = entry->count};
    for (uint32_t i = 0; i < entry->count; i++)
        text.letters[i] = ar_pool[entry->text + i];
    return text;
}

static bool is_longer_by(const struct ar_text *form, const struct ar_text *base, uint32_t cut, uint16_t first, uint16_t second)
{
    struct ar_text wanted = vary(base, cut, first, second);
    if (wanted.count != form->count)
        return false;
    for (uint32_t i = 0; i < form->count; i++)
        if (wanted.letters[i] != form->letters[i])
            return false;
    return true;
}

/* The groups that make a listed plural out of its singular: sound plurals need no stem of their own. */
static uint32_t sound_groups(const struct ar_text *singular, const struct ar_text *form)
{
    if (is_longer_by(form, singular, 0, AR_WAW, AR_NOON) || is_longer_by(form, singular, 0, AR_YEH, AR_NOON))
        return AR_MPL | AR_MPLC;
    return is_longer_by(form, singular, is_ta(singular) ? 1 : 0, AR_ALEF, AR_TEH) ? AR_FPL : 0;
}

/* A plural of the shape mafa'il, fu'ala or af'ila' is a diptote: no alef of tanwin. */
static uint32_t plural_groups(const struct ar_text *plural)
{
    bool is_diptote = plural->count >= 5 && (plural->letters[2] == AR_ALEF || last(plural, 0) == AR_HAMZA);
    return AR_BARE | AR_PRON | (is_diptote ? 0u : AR_ACC);
}

static void add_plural(void *user, const struct ar_text *plural, bool is_guess)
{
    struct builder *b = user;
    bool was_guess = b->is_guess;
    b->is_guess |= is_guess;
    add_shape(b, plural, plural_groups(plural), AR_PLURAL);
    b->is_guess = was_guess;
}

/* The listed forms that are not made by sound endings; returns the sound groups of the others. */
static uint32_t add_listed(struct builder *b, const struct ar_entry *entry, const struct ar_text *singular)
{
    uint32_t groups = 0;
    for (uint32_t i = 0; i < entry->form_count; i++) {
        const struct ar_form *form = &ar_forms[entry->form_first + i];
        struct ar_text text = entry_text(&ar_entries[form->entry]);
        uint32_t sound = sound_groups(singular, &text);
        groups |= sound;
        if (form->kind == AR_FORM_FEMININE)
            add_shape(b, &text, AR_BARE | AR_PRON | AR_DUAL | AR_FPL, AR_FEMININE);
        else if (form->kind == AR_FORM_SINGULAR) /* باق beside باقي is the base of باقون */
            add_shape(b, &text, NOUN_GROUPS | (text.count < singular->count ? AR_MPL : 0u), 0);
        else if (!sound) /* كتاب is a book before it is the plural of كاتب */
            add_plural(b, &text, ar_entries[form->entry].flags & (AR_LEX_SINGULAR | AR_LEX_WORD));
    }
    return groups;
}

/* Persons and participles take -un: mu-, fa'il and the nisba. */
static uint32_t person_groups(const struct ar_text *text)
{
    if (is_ta(text) || text->count < 4)
        return 0;
    bool is_participle = text->letters[0] == AR_MEEM || (text->count == 4 && text->letters[1] == AR_ALEF);
    return is_participle || last(text, 0) == AR_YEH ? AR_MPL | AR_MPLC : AR_MPL;
}

/* The words. */

/* What a pattern makes is only a guess when it is known as another word: مصادر belongs to مصدر, not to مصدرة. */
static void add_patterned(void *user, const struct ar_text *plural, bool is_guess)
{
    add_plural(user, plural, is_guess || find_text(plural));
}

static bool is_nisba(const struct ar_text *text)
{
    return text->count >= 4 && last(text, 0) == AR_YEH;
}

/* المسلمون, مسؤولين: a citation form that is a sound plural. */
static void add_sound_plural_citation(struct builder *b, const struct ar_text *text)
{
    struct ar_text singular = vary(text, 2, 0, 0);
    if (last(text, 0) != AR_NOON || text->count < 5)
        return;
    if (last(text, 1) == AR_WAW || (last(text, 1) == AR_YEH && (person_groups(&singular) & AR_MPLC)))
        emit(b, &singular, AR_MPL | AR_MPLC);
}

/* مراقب, and مراقبة is the watching: the third verb form's participle and verbal noun. */
static bool has_verbal_noun(const struct ar_text *text)
{
    return text->count == 5 && text->letters[0] == AR_MEEM && text->letters[2] == AR_ALEF;
}

/* The adjective fa'il; the nouns among them are listed. */
static bool is_fa3il(const struct ar_text *text)
{
    return text->count == 4 && text->letters[2] == AR_YEH && text->letters[1] != AR_ALEF;
}

static void add_unlisted(struct builder *b, const struct ar_text *text, bool is_adjective)
{
    uint32_t groups = NOUN_GROUPS | AR_FPL | person_groups(text);
    struct ar_text feminine = vary(text, 0, AR_TEH_MARBUTA, 0);
    if (find_text(&feminine)) /* وحدات belongs to وحدة */
        groups &= ~(uint32_t)AR_FPL;
    else if ((groups & AR_MPLC) || is_fa3il(text)) /* متحدث, متحدثة; حليق, حليقة */
        groups |= has_verbal_noun(text) ? AR_FEM_DUAL : AR_FEM | AR_FEM_DUAL;
    if (is_adjective || is_nisba(text))
        groups |= ADJECTIVE_GROUPS;
    add_shape(b, text, groups, AR_CITATION);
    add_sound_plural_citation(b, text);
    ar_each_plural(text, add_patterned, b);
}

/* Every noun in ta marbuta or alef maksura can have -at, but for the feminine of a person or thing: مدرسات belongs to مدرس. */
static uint32_t sound_feminine(const struct ar_text *text)
{
    struct ar_text masculine = vary(text, 1, 0, 0);
    bool is_feminine = is_ta(text) && !find_text(&masculine);
    return is_feminine || last(text, 0) == AR_ALEF_MAKSURA ? AR_FPL : 0;
}

/* خط أحمر, خطوط حمر and خطوط حمراء: a plural noun takes the plural of the adjective or its feminine. */
static void add_plurals_of_feminine(struct builder *b, const struct ar_entry *adjective)
{
    for (uint32_t i = 0; i < adjective->form_count; i++) {
        const struct ar_form *form = &ar_forms[adjective->form_first + i];
        struct ar_text text = entry_text(&ar_entries[form->entry]);
        if (form->kind == AR_FORM_PLURAL)
            add_plural(b, &text, false);
    }
}

static void add_listed_word(struct builder *b, const struct ar_entry *entry, const struct ar_text *text, bool is_adjective)
{
    struct ar_text base;
    bool is_other = entry->flags & AR_LEX_OTHER_SINGULAR;
    if (is_other && !(entry->flags & (AR_LEX_SINGULAR | AR_LEX_ADJECTIVE | AR_LEX_FORM))) { /* أبي inflects as أب */
        emit(b, text, AR_BARE | AR_PRON | AR_CITATION);
        entry = &ar_entries[entry->parent];
        base = entry_text(entry);
        text = &base;
    }
    uint32_t groups = NOUN_GROUPS;
    if (entry->flags & AR_LEX_FEMININE)
        b->class |= AR_FEMININE;
    if (entry->flags & (AR_LEX_SINGULAR | AR_LEX_ADJECTIVE))
        groups |= add_listed(b, entry, text) | sound_feminine(text);
    if (is_adjective || (entry->flags & AR_LEX_ADJECTIVE) || (is_nisba(text) && !(entry->flags & AR_LEX_SINGULAR)))
        groups |= entry->flags & AR_LEX_NO_TA ? 0u : (uint32_t)ADJECTIVE_GROUPS;
    if (entry->flags & AR_LEX_PERSON)
        groups |= AR_FEM | AR_FEM_DUAL | AR_FPL;
    bool is_form = !(entry->flags & (AR_LEX_SINGULAR | AR_LEX_ADJECTIVE));
    bool is_feminine = is_form && (entry->flags & AR_LEX_FEMININE_FORM);
    bool is_plural = is_form && !is_feminine;
    if (is_plural)
        groups = plural_groups(text);
    if (is_feminine) {
        groups = AR_BARE | AR_PRON | AR_DUAL | AR_FPL;
        add_plurals_of_feminine(b, &ar_entries[entry->parent]);
    }
    add_shape(b, text, groups, (is_other ? 0u : (uint32_t)AR_CITATION) | (is_plural ? AR_PLURAL : 0u) | (is_feminine ? AR_FEMININE : 0u));
    add_sound_plural_citation(b, text);
}

bool ar_has_article(const struct word *word)
{
    return word->count >= 4 && word->letters[0].strict == AR_ALEF && word->letters[1].strict == AR_LAM &&
           !ar_find_loosely(word->letters, word->count);
}

/* What the word's place in its term says. */
static uint32_t place_class(const struct lexeme *lexeme, bool has_article)
{
    uint32_t kind = lexeme->info & AR_INFO_KIND, class = has_article ? AR_CITED_WITH_ARTICLE : 0;
    bool is_last = lexeme->info & AR_INFO_IS_LAST;
    switch (kind) {
    case AR_INFO_ALONE: return class | (has_article ? AR_WANTS_ARTICLE : lexeme->pos == POS_NAME ? AR_NO_ARTICLE : 0u);
    case AR_INFO_IDAFA_HEAD: return class | AR_NO_ARTICLE | AR_NO_PRONOUN | AR_ANY_AGREEMENT;
    case AR_INFO_GENITIVE: return class | AR_NO_PROCLITIC | AR_ANY_AGREEMENT | (is_last ? 0u : AR_NO_PRONOUN);
    case AR_INFO_ADJECTIVE: return class | AR_NO_PROCLITIC | AR_ADJECTIVE | AR_NO_PRONOUN;
    case AR_INFO_OPEN_HEAD: return class | AR_MAYBE_IDAFA;
    case AR_INFO_OPEN: return class | AR_NO_PROCLITIC | AR_ADJECTIVE | AR_MAYBE_IDAFA | (is_last ? 0u : AR_NO_PRONOUN);
    case AR_INFO_EXACT: return class | AR_EXACT | AR_ANY_AGREEMENT;
    default: return class;
    }
}

/* Digits, foreign letters: the word as it is, with clitics. */
static bool add_foreign(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    struct stem stem = {.class = AR_BARE | AR_CITATION | place_class(lexeme, false), .whole = lexeme->word.count};
    stem.count = lexeme->word.count < STEM_MAX_LETTERS ? lexeme->word.count : STEM_MAX_LETTERS;
    for (uint32_t i = 0; i < stem.count; i++)
        stem.letters[i] = lexeme->word.letters[i];
    return sink->add(sink->user, &stem);
}

static bool is_arabic(const struct word *word)
{
    for (uint32_t i = 0; i < word->count; i++)
        if (word->letters[i].strict < AR_HAMZA || word->letters[i].strict > AR_ALEF_WASLA)
            return false;
    return word->count > 0 && word->count < STEM_MAX_LETTERS;
}

static bool is_adjective(const struct lexeme *lexeme)
{
    uint32_t kind = lexeme->info & AR_INFO_KIND;
    return kind == AR_INFO_ADJECTIVE || kind == AR_INFO_OPEN || kind == AR_INFO_GENITIVE ||
           (kind == AR_INFO_ALONE && lexeme->pos == POS_ADJECTIVE);
}

static uint32_t hint_class(const struct lexeme *lexeme)
{
    uint32_t class = lexeme->gender == GENDER_FEMININE ? AR_FEMININE : lexeme->gender == GENDER_MASCULINE ? AR_MASCULINE : 0;
    return class | (lexeme->number == NUMBER_PLURAL ? AR_PLURAL : 0u);
}

static void add_word(struct builder *b, const struct lexeme *lexeme, struct ar_text *text)
{
    const struct ar_entry *entry = find_text_loosely(text);
    if (entry && !find_text(text)) { /* a careless spelling of a listed word inflects as that word */
        emit(b, text, AR_BARE | AR_CITATION);
        *text = entry_text(entry);
    }
    uint32_t inflected = AR_LEX_SINGULAR | AR_LEX_FORM | AR_LEX_SOUND | AR_LEX_ADJECTIVE | AR_LEX_FEMININE_FORM |
                         AR_LEX_OTHER_SINGULAR;
    bool is_known = entry && (entry->flags & inflected);
    bool is_name = lexeme->pos == POS_NAME || (entry && (entry->flags & AR_LEX_NAME) && !(entry->flags & AR_LEX_SINGULAR));
    /* A common noun, cited with its article by chance; but a name of its own (الغرب, the West) is nothing without. */
    if (entry && (entry->flags & AR_LEX_SINGULAR) && lexeme->pos != POS_NAME)
        b->class &= ~(uint32_t)AR_WANTS_ARTICLE;
    bool is_particle = entry && !is_known && (entry->flags & AR_LEX_FUNCTION);
    if ((b->class & AR_EXACT) || lexeme->is_indeclinable || is_particle || is_name)
        emit(b, text, AR_BARE | AR_CITATION);
    else if (b->class & AR_PLURAL)
        add_shape(b, text, plural_groups(text), AR_CITATION);
    else if (is_known)
        add_listed_word(b, entry, text, is_adjective(lexeme));
    else
        add_unlisted(b, text, is_adjective(lexeme));
}

/* The letters of the word from `from` on. */
static struct ar_text word_text(const struct word *word, uint32_t from)
{
    struct ar_text text = {0};
    for (uint32_t i = from; i < word->count; i++)
        text.letters[text.count++] = (uint16_t)(word->letters[i].strict == AR_ALEF_WASLA ? AR_ALEF : word->letters[i].strict);
    if (last(&text, 0) == AR_ALEF_HAMZA_BELOW) /* مبدإ, the genitive */
        text.letters[text.count - 1] = AR_ALEF_HAMZA;
    return text;
}

/* التحام: al- + taham, or the ifti'al of a root in lam. */
static bool may_be_ifti3al(const struct ar_text *text)
{
    return text->count == 6 && text->letters[2] == AR_TEH && text->letters[4] == AR_ALEF;
}

bool ar_stems(const struct lexeme *lexeme, const struct stem_sink *sink)
{
    const struct word *word = &lexeme->word;
    if (word->count == 0)
        return true;
    if (!is_arabic(word))
        return add_foreign(lexeme, sink);
    bool has_article = ar_has_article(word);
    struct builder b = {.sink = sink, .whole = word->count, .is_ok = true};
    struct ar_text text = word_text(word, has_article ? 2 : 0), whole = word_text(word, 0);
    b.class = place_class(lexeme, has_article) | hint_class(lexeme);
    add_word(&b, lexeme, &text);
    if (has_article && may_be_ifti3al(&whole)) {
        b.class = place_class(lexeme, false) | hint_class(lexeme);
        add_word(&b, lexeme, &whole);
    }
    return b.is_ok;
}
