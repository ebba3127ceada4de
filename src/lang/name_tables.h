/* name_tables.h - how names are written, as constant data that gen_names.c makes of src/lang/data/name-letters.txt and
 * name-words.txt and name-places.txt, where the meaning of it all is told. */
#ifndef LANG_NAME_TABLES_H
#define LANG_NAME_TABLES_H

#include <stdint.h>

/* The lists of spellings. Those of Turkish go before those of Latin. */
enum name_list { NAME_LATIN, NAME_TURKISH, NAME_CYRILLIC, NAME_ARABIC, NAME_LISTS };

/* Letters of the data, one a sound; a sound's number is its place. 0 is silence. */
#define NAME_SOUNDS " pbtdkgqfvwszmnlrhySZCJcTDxGAaeiouOUY"

enum {
    NAME_SOUND_COUNT = 37,                        /* with silence                                            */
    NAME_DIGIT = NAME_SOUND_COUNT,                /* ten digits, alike to themselves alone                   */
    NAME_OTHER = NAME_DIGIT + 10,                 /* letters of other scripts, alike to none                 */
    NAME_MEANING,                                 /* words that are understood, alike to themselves alone    */
    NAME_SPELLING_MAX = 6, NAME_FOLLOW_MAX = 16, NAME_READING_MAX = 6,
    NAME_NEVER = 200                              /* the cost of what is not done                            */
};

enum name_place { NAME_AT_START = 1, NAME_AT_END = 2 };

struct name_reading {
    uint8_t sounds[NAME_READING_MAX], count, cost;
};

struct name_spelling {
    uint16_t letters[NAME_SPELLING_MAX];
    uint16_t follow[NAME_FOLLOW_MAX]; /* one of these stands behind it; none listed: anything */
    uint8_t count, place;             /* letters; name_place */
    uint16_t first;                   /* of its readings */
    uint8_t reading_count;
};

/* A word that is understood. */
struct name_meaning {
    const char *spelling; /* loose UTF-8 */
    uint8_t meaning;      /* a sound from NAME_MEANING on */
    uint8_t role;         /* name_role */
    uint8_t cost;         /* of leaving it out */
};

/* One of the names of a place that is called differently from language to language. */
struct name_exonym {
    const char *spelling; /* UTF-8: loose, or strict */
    uint16_t place;       /* from 1 on */
};

enum name_role { NAME_ROLE_NONE, NAME_ARTICLE, NAME_PARTICLE, NAME_TITLE, NAME_FORM, NAME_KIND, NAME_WORD, NAME_JOINT };

/* Spellings of list l: from name_list_first[l] to name_list_first[l + 1], sorted by their first letter. */
extern const struct name_spelling name_spellings[];
extern const uint16_t name_list_first[NAME_LISTS + 1];
extern const struct name_reading name_readings[];
extern const uint8_t name_likeness[NAME_SOUND_COUNT][NAME_SOUND_COUNT];
extern const uint8_t name_drops[2][NAME_SOUND_COUNT]; /* [1]: the other name is Arabic */
extern const struct name_meaning name_meanings[];     /* sorted by spelling, byte by byte */
extern const uint16_t name_meaning_count;
extern const struct name_exonym name_exonyms[];         /* sorted so, too */
extern const uint16_t name_exonym_count;

#endif
