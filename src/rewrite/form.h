/* form.h - a step of normalisation: one row of the table in forms.c and one function in the file of its family.
 *
 * A step looks at lines that have the traits that wake it and adds edits for what it would have otherwise; it does not
 * change the text. Steps run in the order of the table, each on what the ones before it made, and again until none
 * finds anything: so the output is normal whatever steps are combined, and normalising it again changes nothing.
 *
 * No step makes or takes away a line end. */
#ifndef REWRITE_FORM_H
#define REWRITE_FORM_H

#include "lang/lang.h"
#include "rewrite/traits.h"
#include "text/edits.h"

/* One line for a step to look at. */
struct form_line {
    struct edits *out;
    drg_str text;             /* of which the line is a part; edits are into it */
    size_t start, end;        /* the line, without what ends it                 */
    const char *name;         /* of the step                                    */
    const struct lang *lang;  /* declared; NULL: not                            */
    struct buf *scratch;      /* for what a step puts together                  */
};

struct form {
    const char *name;
    uint32_t wakes;    /* any of these traits, or TRAITS_ANY                    */
    uint32_t and_also; /* ... together with any of these; 0: nothing else       */
    const char *profiles; /* who asks for it: "match mt"; "": nobody            */
    bool is_lossy;     /* tells apart less than the writer did                  */
    const char *excludes; /* a step that makes the contrary, or NULL            */
    void (*edit)(const struct form_line *line);
    const char *summary;
};

/* Of a step that looks at all of the text, once: it is given the text as one line, before the others. */
#define FORM_WAKES_ALL UINT32_MAX

enum { FORM_MAX = 48 };

extern const struct form form_table[];
extern const size_t form_count;

/* The step's index, or form_count. */
size_t form_find(drg_str name);

/* The language of the line: as declared, else told from its words; NULL: nothing tells. */
const struct lang *form_line_lang(const struct form_line *line);

/* Adds an edit of text[start, end). */
void form_put(const struct form_line *line, size_t start, size_t end, drg_str replacement);
void form_put_code(const struct form_line *line, size_t start, size_t end, uint32_t code);

/* Calls `map` for each character with one of the traits; what it returns replaces the character: MAP_KEEP, MAP_DROP or a
 * code point. */
enum { MAP_KEEP = 0x110000, MAP_DROP };
void form_map(const struct form_line *line, uint32_t traits, uint32_t (*map)(uint32_t code));

bool is_one_of(uint32_t code, const uint16_t *codes, size_t count);

/* Whether an invisible character at text[start, end) of the line does nothing there: a joiner shapes what stands before
 * it; a zero-width space divides words of scripts that write none, such as Thai. */
bool form_is_idle(const struct form_line *line, size_t start, size_t end, uint32_t code);

/* The functions of the rows, by family. */
typedef void form_edit(const struct form_line *line);
form_edit form_repair, form_restore_turkish;
form_edit form_nfc, form_nfkc, form_presentation, form_ligatures;
form_edit form_controls, form_invisible, form_joiners, form_bidi, form_soft_hyphens;
form_edit form_spaces, form_no_break_spaces, form_space_runs;
form_edit form_quotes_straight, form_quotes_typographic, form_apostrophes_straight, form_apostrophes_typographic;
form_edit form_hyphens, form_dashes_straight, form_dashes_typographic;
form_edit form_digits_western, form_digits_arabic;
form_edit form_vowel_signs, form_tatweel, form_hamza, form_hamza_seats, form_alef_maksura, form_ta_marbuta;
form_edit form_arabic_letters, form_arabic_punctuation;
form_edit form_yo, form_stress, form_homoglyphs;
form_edit form_turkish_letters, form_dotted_i;
form_edit form_lower, form_fold;

#endif
