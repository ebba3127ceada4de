/* scripts.h - the scripts whose languages are not told by pieces of words: what each is called and who writes it. */
#ifndef LANG_SCRIPTS_H
#define LANG_SCRIPTS_H

#include <stddef.h>
#include <stdint.h>

struct other_script {
    const char *script; /* ISO 15924 */
    const char *lang;   /* BCP 47, of nearly all that is written so; "und": of several languages */
};

enum { OTHER_SCRIPTS = 29 };

/* By the index that script_of() gives. */
const struct other_script *script_at(size_t index);

/* Of a letter that is not Latin, Cyrillic or Arabic. The last one, "Zzzz", is any that is not listed. */
size_t script_of(uint32_t code);

#endif
