/* scene.c - the options of a specification. */
#include <string.h>

#include "spec/spec.h"

void spec_clear(struct spec_scene *scene)
{
    *scene = (struct spec_scene){.glossary = scene->glossary};
}

static bool set_word(char word[SPEC_WORD], const char *value)
{
    size_t len = strlen(value);
    if (len >= SPEC_WORD)
        return false;
    memcpy(word, value, len + 1);
    return true;
}

bool spec_set(struct spec_scene *scene, const char *key, const char *value)
{
    const struct { const char *key; char *word; bool *flag; } options[] = {
        {"lang", scene->lang, NULL},         {"format", scene->format, NULL},       {"encoding", scene->encoding, NULL},
        {"langs", scene->langs, NULL},       {"max-grade", scene->max_grade, NULL}, {"strict", NULL, &scene->strict},
        {"lines", NULL, &scene->lines},      {"overlaps", NULL, &scene->overlaps},  {"bytes", NULL, &scene->bytes},
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (strcmp(options[i].key, key) != 0)
            continue;
        if (options[i].word)
            return set_word(options[i].word, value);
        *options[i].flag = true;
        return *value == '\0';
    }
    return false;
}
