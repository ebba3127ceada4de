/* baseline.c - reading, asking and writing the file of known findings. */
#include "baseline.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "messages.h"
#include "output.h"
#include "print.h"

static const char first_line[] = "# dragoman baseline 1";

static drg_status add(struct baseline *b, const char *print, const char *file, const char *line, drg_error *err)
{
    if (b->count == b->cap) {
        size_t cap = b->cap ? b->cap * 2 : 64;
        struct baseline_entry *more = realloc(b->entries, cap * sizeof *more);
        if (!more)
            return complain(err, DRG_ENOMEM, "out of memory");
        b->entries = more;
        b->cap = cap;
    }
    struct baseline_entry *entry = &b->entries[b->count];
    *entry = (struct baseline_entry){.file = strdup(file), .line = strdup(line)};
    snprintf(entry->print, sizeof entry->print, "%s", print);
    b->count++;
    return entry->file && entry->line ? DRG_OK : complain(err, DRG_ENOMEM, "out of memory");
}

static int by_print(const void *a, const void *b)
{
    return strcmp(((const struct baseline_entry *)a)->print, ((const struct baseline_entry *)b)->print);
}

static void sort(struct baseline *b)
{
    if (b->count)
        qsort(b->entries, b->count, sizeof *b->entries, by_print);
    b->sorted = b->count;
}

/* ---- Reading ------------------------------------------------------------------------------------------------------- */

static bool is_print(const char *s)
{
    return strspn(s, "0123456789abcdef") == DRG_FINGERPRINT_SIZE - 1 && s[DRG_FINGERPRINT_SIZE - 1] == '\0';
}

/* "print TAB rule TAB file TAB message"; cuts the line. */
static drg_status read_line(struct baseline *b, char *line, drg_error *err)
{
    char *rule = strchr(line, '\t'), *file = rule ? strchr(rule + 1, '\t') : NULL;
    char *message = file ? strchr(file + 1, '\t') : NULL;
    if (!message)
        return complain(err, DRG_ESYNTAX, "expected a fingerprint, a rule, a file and a message between tabs");
    *rule++ = '\0';
    if (!is_print(line))
        return complain(err, DRG_ESYNTAX, "'%.20s' is no fingerprint of 16 digits; write the file anew with --update-baseline", line);
    char *rest = strdup(rule);
    if (!rest)
        return complain(err, DRG_ENOMEM, "out of memory");
    *file++ = *message = '\0';
    drg_status status = add(b, line, file, rest, err);
    free(rest);
    return status;
}

static drg_status read_lines(struct baseline *b, FILE *in, const char *path, drg_error *err)
{
    char *line = NULL;
    size_t size = 0;
    uint32_t number = 0;
    drg_status status = DRG_OK;
    for (ssize_t len; !status && (len = getline(&line, &size, in)) >= 0;) {
        number++;
        while (len > 0 && strchr("\r\n", line[len - 1]))
            line[--len] = '\0';
        if (number == 1 && strcmp(line, first_line) != 0)
            status = complain(err, DRG_ESYNTAX, "expected '%s'; this is no baseline of findings", first_line);
        else if (number > 1 && len > 0 && line[0] != '#')
            status = read_line(b, line, err);
    }
    free(line);
    if (!status && ferror(in))
        return complain(err, DRG_EIO, "cannot read '%s'", path);
    if (status && err && !err->file[0]) {
        snprintf(err->file, sizeof err->file, "%s", path);
        err->pos.line = number;
    }
    return status;
}

drg_status baseline_load(struct baseline *out, const char *path, bool may_be_new, drg_error *err)
{
    FILE *in = fopen(path, "rb");
    if (!in && errno == ENOENT && may_be_new)
        return DRG_OK;
    if (!in)
        return complain(err, DRG_EIO, "cannot open the baseline '%s': %s%s", path, strerror(errno),
                        errno == ENOENT ? "; --update-baseline makes it" : "");
    drg_status status = read_lines(out, in, path, err);
    fclose(in);
    sort(out);
    return status;
}

/* ---- Asking ---------------------------------------------------------------------------------------------------------- */

bool baseline_knows(struct baseline *baseline, const char *print)
{
    struct baseline_entry wanted = {0};
    snprintf(wanted.print, sizeof wanted.print, "%s", print);
    struct baseline_entry *found =
        baseline->sorted ? bsearch(&wanted, baseline->entries, baseline->sorted, sizeof wanted, by_print) : NULL;
    if (found)
        found->is_seen = true;
    return found != NULL;
}

size_t baseline_gone(const struct baseline *baseline, bool (*is_checked)(void *user, const char *file), void *user)
{
    size_t gone = 0;
    for (size_t i = 0; i < baseline->count; i++)
        gone += !baseline->entries[i].is_seen && is_checked(user, baseline->entries[i].file);
    return gone;
}

/* ---- Writing --------------------------------------------------------------------------------------------------------- */

static char *without_tabs(const drg_finding *finding)
{
    size_t size = strlen(finding->rule) + finding->file.len + finding->message.len + 3;
    char *line = malloc(size);
    if (!line)
        return NULL;
    snprintf(line, size, "%s\t%.*s\t%.*s", finding->rule, (int)finding->file.len, finding->file.ptr, (int)finding->message.len,
             finding->message.ptr);
    for (char *at = line + strlen(finding->rule) + 1 + finding->file.len + 1; *at; at++)
        if (strchr("\t\r\n", *at))
            *at = ' ';
    return line;
}

drg_status baseline_add(struct baseline *baseline, const char *print, const drg_finding *finding, drg_error *err)
{
    char *line = without_tabs(finding), *file = strndup(finding->file.ptr, finding->file.len);
    drg_status status = line && file ? add(baseline, print, file, line, err) : complain(err, DRG_ENOMEM, "out of memory");
    if (!status)
        baseline->entries[baseline->count - 1].is_seen = true;
    free(line);
    free(file);
    return status;
}

drg_status baseline_save(struct baseline *baseline, const char *path, bool (*is_checked)(void *user, const char *file), void *user,
                         drg_error *err)
{
    struct output out;
    drg_status status = output_open_bytes(&out, path, err);
    if (status)
        return status;
    struct printer p = {.sink = out.sink, .err = err};
    sort(baseline);
    print(&p, first_line);
    print(&p, "\n");
    for (size_t i = 0; i < baseline->count; i++) {
        const struct baseline_entry *entry = &baseline->entries[i];
        if (!entry->is_seen && is_checked(user, entry->file))
            continue;
        print(&p, entry->print);
        print(&p, "\t");
        print(&p, entry->line);
        print(&p, "\n");
    }
    return output_close(&out, p.status, err);
}

void baseline_free(struct baseline *baseline)
{
    for (size_t i = 0; i < baseline->count; i++) {
        free(baseline->entries[i].file);
        free(baseline->entries[i].line);
    }
    free(baseline->entries);
    *baseline = (struct baseline){0};
}
