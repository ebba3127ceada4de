/* boilerplate.h - lines that websites have on every page: cookie notices, menus, copyright. */
#ifndef CORPUS_BOILERPLATE_H
#define CORPUS_BOILERPLATE_H

#include "base/str.h"

/* Whether a line is one of data/boilerplate.txt, or a short one with such a phrase in it. */
bool is_boilerplate(drg_str line);

#endif
