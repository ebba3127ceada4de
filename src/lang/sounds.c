/* sounds.c - how a name sounds, roughly. */
#include "lang/sounds.h"

#include "base/utf8.h"
#include "lang/fold.h"

extern const unsigned char lang_data_name_sounds_txt[];
extern const size_t lang_data_name_sounds_txt_size;

/* A spelling that was found in the data. */
struct found {
    drg_str classes;
    size_t len; /* of the spelling */
};

/* Looks for the longest spelling of `script` that `rest` begins with. */
static void look_up(struct found *found, drg_str script, drg_str rest)
{
    drg_str data = {(const char *)lang_data_name_sounds_txt, lang_data_name_sounds_txt_size};
    for (size_t at = 0, next; at < data.len; at = next) {
        drg_str line = str_cut(data, at, str_line_end(data, at, &next)), own, classes, spelling;
        if (!str_split(&line, ' ', &own) || !str_eq(own, script) || !str_split(&line, ' ', &classes))
            continue;
        while (str_split(&line, ' ', &spelling))
            if (spelling.len > found->len && str_starts(rest, spelling))
                *found = (struct found){classes, spelling.len};
    }
}

static char vowel_of(uint32_t code)
{
    static const struct { uint32_t code; char vowel; } vowels[] = {
        {0x430, 'a'}, {0x44F, 'a'}, {0x435, 'e'}, {0x44D, 'e'}, {0x451, 'o'}, {0x438, 'i'}, {0x44B, 'i'}, {0x43E, 'o'}, {0x443, 'u'},
        {0x44E, 'u'}, {0x131, 'i'},  {0xF6, 'o'},  {0xFC, 'u'},  {0xE2, 'a'},  {0xEE, 'i'},  {0xFB, 'u'},
    };
    for (size_t i = 0; i < sizeof vowels / sizeof vowels[0]; i++)
        if (vowels[i].code == code)
            return vowels[i].vowel;
    return code < 0x80 && code && strchr("aeiou", (int)code) ? (char)code : '\0';
}

/* The letters in lower case, without Arabic signs; the loose ones of Arabic, whose hamza is no sound. */
static drg_str spell(const struct word *word, bool is_arabic, char bytes[4 * WORD_MAX_LETTERS])
{
    size_t len = 0;
    for (uint32_t i = 0; i < word->count; i++)
        len += utf8_encode(is_arabic ? word->letters[i].loose : word->letters[i].strict, bytes + len);
    return (drg_str){bytes, len};
}

static drg_str without_article(drg_str s)
{
    static const char *const articles[] = {"ال", "al-", "el-", "аль-", "эль-", "ас-", "аш-", "ар-", "эр-"};
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++)
        if (str_starts(s, str_from(articles[i])) && s.len > strlen(articles[i]) + 3)
            return str_cut(s, strlen(articles[i]), s.len);
    return s;
}

static void add(char *list, char c)
{
    size_t len = strlen(list);
    if (len + 1 < SOUNDS_MAX && (!len || list[len - 1] != c)) {
        list[len] = c;
        list[len + 1] = '\0';
    }
}

/* Final h is no sound: Sarah, سارة. */
static void drop_final_h(struct sounds *out)
{
    size_t len = strlen(out->key);
    if (len > 2 && out->key[len - 1] == 'H')
        out->key[len - 1] = '\0';
}

static drg_str script_name(uint8_t script)
{
    switch (script) {
    case SCRIPT_CYRILLIC: return STR("cyrillic");
    case SCRIPT_ARABIC: return STR("arabic");
    default: return STR("latin");
    }
}

void sounds_make(struct sounds *out, drg_str text, const struct lang *lang)
{
    struct word word;
    char bytes[4 * WORD_MAX_LETTERS];
    word_make(&word, text, lang);
    uint8_t script = word.count ? fold_find(word.letters[0].strict)->script : SCRIPT_OTHER;
    drg_str rest = without_article(spell(&word, script == SCRIPT_ARABIC, bytes)), name = script_name(script);
    drg_str own = lang && script == SCRIPT_LATIN ? str_from(lang->has_dotted_i ? "turkish" : "english") : name;
    *out = (struct sounds){.has_vowels = script != SCRIPT_ARABIC};
    for (size_t at = 0; at < rest.len;) {
        struct found found = {{"", 0}, 0};
        size_t start = at;
        look_up(&found, name, str_cut(rest, at, rest.len));
        struct found of_language = {found.classes, found.len ? found.len - 1 : 0};
        if (!str_eq(own, name))
            look_up(&of_language, own, str_cut(rest, at, rest.len));
        if (of_language.len >= found.len)
            found = of_language;
        uint32_t code = utf8_next(rest, &at);
        char vowel = vowel_of(code);
        for (size_t i = 0; i < found.classes.len; i++)
            add(out->key, found.classes.ptr[i]);
        if (!found.len && start == 0)
            add(out->key, 'A');
        if (vowel)
            add(out->vowels, vowel);
        if (found.len)
            at = start + found.len;
    }
    drop_final_h(out);
}

/* Letters that the longer of two has and the shorter has not in the same order; both are short. */
static unsigned count_common(const char *a, const char *b)
{
    unsigned row[SOUNDS_MAX + 1] = {0};
    size_t a_len = strlen(a), b_len = strlen(b);
    for (size_t i = 0; i < a_len; i++) {
        unsigned before = 0;
        for (size_t j = 0; j < b_len; j++) {
            unsigned above = row[j + 1];
            row[j + 1] = a[i] == b[j] ? before + 1 : above > row[j] ? above : row[j];
            before = above;
        }
    }
    return row[b_len];
}

unsigned sounds_likeness(const struct sounds *a, const struct sounds *b)
{
    size_t consonants = strlen(a->key);
    unsigned sure = consonants >= 5 ? 90 : consonants == 4 ? 80 : consonants == 3 ? 65 : 40;
    if (strcmp(a->key, b->key) != 0)
        return 0;
    if (!a->has_vowels || !b->has_vowels)
        return sure;
    size_t most = strlen(a->vowels) > strlen(b->vowels) ? strlen(a->vowels) : strlen(b->vowels);
    unsigned common = count_common(a->vowels, b->vowels);
    if (!most)
        return sure;
    unsigned vowels = (unsigned)(100 * common / most);
    return vowels == 100 ? sure + (100 - sure) / 2 : sure * (50 + vowels / 2) / 100;
}
