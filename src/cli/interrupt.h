/* interrupt.h - being stopped from outside: the unfinished output is removed, then the signal does what it always does,
 * so that a shell sees 130 after SIGINT and 143 after SIGTERM. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

/* Handles SIGHUP, SIGINT, SIGPIPE and SIGTERM, but not those that the parent had ignored. A file that may grow no more is an
 * error of writing, no signal. */
void interrupt_init(void);

/* Between these two, signals wait: the temporary file is being made or renamed. */
void interrupt_hold(void);
void interrupt_release(void);

/* A file to remove, which is borrowed until it is forgotten; NULL is fine. Call while held. */
void interrupt_add(const char *path);
void interrupt_forget(const char *path);

#endif
