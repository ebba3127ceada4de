/* glossaries.h - reading and writing glossaries in memory, for tests. Everything asserts that it works. */
#ifndef SUPPORT_GLOSSARIES_H
#define SUPPORT_GLOSSARIES_H

#include "base/buf.h"
#include "dragoman/glossary.h"

/* A context that counts its notes and keeps the last one. */
struct noted {
    drg_ctx *ctx;
    unsigned count;
    char code[64], message[400];
};

void noted_open(struct noted *noted);
void noted_close(struct noted *noted);

/* Reads `text` as a file of this name. */
drg_glossary *glossary_of(struct noted *noted, const char *name, drg_str text, const char *langs);

/* The glossary written in a format; the caller frees the buffer. */
struct buf glossary_text(struct noted *noted, const drg_glossary *glossary, const char *format);

/* The same in these languages. */
struct buf glossary_text_in(struct noted *noted, const drg_glossary *glossary, const char *format, const char *langs);

/* A short form for comparisons: "concept lang status text; ..." one term a line, then fields. Caller frees. */
struct buf glossary_gist(const drg_glossary *glossary);

/* The folder of shared samples: $DRG_SHARED, else ../shared beside the sources; NULL when it is not there. */
const char *shared_folder(void);

#endif
