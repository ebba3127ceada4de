/* interrupt.c - removing the unfinished output when a signal ends the program. */
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int signals[] = {SIGHUP, SIGINT, SIGPIPE, SIGTERM};

/* A handler has no other way to know. Changed only while the signals are held. */
enum { MOST_FILES = 32 }; /* one a language, which are 16 at most, what goes with them, and room for more */
static const char *volatile unfinished[MOST_FILES];

static void die(int number)
{
    for (size_t i = 0; i < MOST_FILES; i++)
        if (unfinished[i])
            unlink(unfinished[i]);
    /* SA_RESETHAND has restored the default, which ends the program once this handler returns. */
    raise(number);
}

void interrupt_init(void)
{
    signal(SIGXFSZ, SIG_IGN); /* a file may grow no more: writing says so as it does of a full disk */
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction old, action = {.sa_handler = die, .sa_flags = (int)SA_RESETHAND};
        sigemptyset(&action.sa_mask);
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}

static void change_mask(int how)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        sigaddset(&set, signals[i]);
    pthread_sigmask(how, &set, NULL);
}

void interrupt_hold(void)
{
    change_mask(SIG_BLOCK);
}

void interrupt_release(void)
{
    change_mask(SIG_UNBLOCK);
}

static void replace(const char *from, const char *to)
{
    for (size_t i = 0; i < MOST_FILES; i++)
        if (unfinished[i] == from) {
            unfinished[i] = to;
            return;
        }
}

void interrupt_add(const char *path)
{
    replace(NULL, path);
}

void interrupt_forget(const char *path)
{
    if (path)
        replace(path, NULL);
}
