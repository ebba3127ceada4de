/* glossary_write.h - writing the glossary that a command made. */
#ifndef CLI_GLOSSARY_WRITE_H
#define CLI_GLOSSARY_WRITE_H

#include <dragoman/glossary.h>

struct cli;

/* Opens the output, has `make` make a glossary, and writes it. */
drg_status glossary_make_and_write(struct cli *cli,
                                   drg_status (*make)(drg_glossary **out, const struct cli *cli, drg_error *err),
                                   drg_error *err);

#endif
