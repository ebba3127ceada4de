/* answers.c - what somebody said of a word for everywhere it is found, and words put into lists. */
#include "answers.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "messages.h"

bool answers_keep(struct answers *answers, drg_str s, drg_str *kept)
{
    if (answers->kept_count == answers->kept_cap) {
        size_t cap = answers->kept_cap ? answers->kept_cap * 2 : 16;
        char **more = realloc(answers->kept, cap * sizeof *more);
        if (!more)
            return false;
        answers->kept = more;
        answers->kept_cap = cap;
    }
    char *copy = strndup(s.ptr, s.len);
    if (!copy)
        return false;
    answers->kept[answers->kept_count++] = copy;
    *kept = (drg_str){copy, s.len};
    return true;
}

bool answers_add(struct answers *answers, drg_str word, drg_str with, size_t question)
{
    struct answer answer = {.with = with, .question = question};
    if (answers->count == answers->cap) {
        size_t cap = answers->cap ? answers->cap * 2 : 16;
        struct answer *more = realloc(answers->list, cap * sizeof *more);
        if (!more)
            return false;
        answers->list = more;
        answers->cap = cap;
    }
    if (!answers_keep(answers, word, &answer.word))
        return false;
    answers->list[answers->count++] = answer;
    return true;
}

const struct answer *answers_find(const struct answers *answers, drg_str word)
{
    for (size_t i = answers->count; i-- > 0;)
        if (answers->list[i].word.len == word.len && memcmp(answers->list[i].word.ptr, word.ptr, word.len) == 0)
            return &answers->list[i];
    return NULL;
}

void answers_forget(struct answers *answers, size_t question)
{
    while (answers->count && !answers->list[answers->count - 1].is_settled && answers->list[answers->count - 1].question >= question)
        answers->count--;
}

void answers_settle(struct answers *answers)
{
    for (size_t i = 0; i < answers->count; i++)
        answers->list[i].is_settled = true;
}

void answers_free(struct answers *answers)
{
    for (size_t i = 0; i < answers->kept_count; i++)
        free(answers->kept[i]);
    free(answers->kept);
    free(answers->list);
    *answers = (struct answers){0};
}

/* ---- Lists --------------------------------------------------------------------------------------------------------- */

/* Makes the folders that a path goes through; what cannot be made is found out when the file is opened. */
static void make_folders(const char *path)
{
    char *folder = strdup(path);
    for (char *slash = folder ? strchr(folder + 1, '/') : NULL; slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(folder, 0777);
        *slash = '/';
    }
    free(folder);
}

/* Whether a file ends within a line. */
static bool lacks_line_end(int fd)
{
    char last;
    off_t size = lseek(fd, 0, SEEK_END);
    return size > 0 && pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

drg_status answers_append(const char *path, drg_str word, drg_error *err)
{
    make_folders(path);
    int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    char *line = malloc(word.len + 2);
    bool is_written = false;
    if (fd >= 0 && line) {
        size_t len = 0;
        if (lacks_line_end(fd))
            line[len++] = '\n';
        memcpy(line + len, word.ptr, word.len);
        line[len + word.len] = '\n';
        len += word.len + 1;
        is_written = write(fd, line, len) == (ssize_t)len && fsync(fd) == 0;
    }
    free(line);
    if (fd >= 0 && close(fd) != 0)
        is_written = false;
    return is_written ? DRG_OK : complain(err, DRG_EIO, "cannot add to the word list '%s': %s", path, strerror(errno));
}
