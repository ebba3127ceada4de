/* ispell.h - the pipe of ispell -a, which Emacs and other editors drive: a line in, what is wrong with it out.
 *
 * A line begins with ^ or is text as it stands; those that begin with another sign are commands (*word and @word take a word
 * as right, # puts those of * into the word list, ! and % make the answers terse and not; others are read and do nothing). Each misspelt word is answered by a line
 *
 *   & WORD COUNT OFFSET: SUGGESTION, ...     or     # WORD OFFSET
 *
 * a line without one by *, unless terse, and each line by an empty one in the end. Offsets count characters of the line as it
 * was sent. Every answer is flushed. */
#ifndef CLI_ISPELL_H
#define CLI_ISPELL_H

#include "spelling.h"

struct cli;

drg_status ispell_pipe(struct cli *cli, drg_speller *speller, drg_error *err);

#endif
