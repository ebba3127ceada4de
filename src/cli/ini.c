/* ini.c - reading files of sections and settings, a line each. */
#include "ini.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "messages.h"

enum { MAX_FILE = 1 << 20 };

struct reading {
    ini_fn *each;
    void *user;
    struct ini_entry entry;
};

static char *skip_spaces(char *s)
{
    return s + strspn(s, " \t\r\v\f");
}

/* Without spaces at both ends; changes the line. */
static char *trim(char *s)
{
    s = skip_spaces(s);
    size_t len = strlen(s);
    while (len && strchr(" \t\r\v\f", s[len - 1]))
        s[--len] = '\0';
    return s;
}

/* [section] or [section "PATTERN"], of which `line` has lost the first bracket. */
static drg_status read_section(struct reading *r, char *line, drg_error *err)
{
    size_t len = strlen(line);
    if (!len || line[len - 1] != ']')
        return complain(err, DRG_ESYNTAX, "expected ']' at the end of '[%s'", line);
    line[len - 1] = '\0';
    r->entry.pattern = "";
    char *quote = strchr(line, '"');
    if (quote) {
        char *end = strchr(quote + 1, '"');
        if (!end || *skip_spaces(end + 1))
            return complain(err, DRG_ESYNTAX, "expected [section \"PATTERN\"]");
        *quote = *end = '\0';
        r->entry.pattern = quote + 1;
    }
    r->entry.section = trim(line);
    r->entry.key = r->entry.value = "";
    return r->each(r->user, &r->entry, err);
}

static drg_status read_line(struct reading *r, char *line, drg_error *err)
{
    line = trim(line);
    if (!*line || *line == ';' || *line == '#')
        return DRG_OK;
    if (*line == '[')
        return read_section(r, line + 1, err);
    char *sign = strchr(line, '=');
    if (!sign)
        return complain(err, DRG_ESYNTAX, "expected [section] or key = value, found '%s'", line);
    *sign = '\0';
    r->entry.key = trim(line);
    r->entry.value = trim(sign + 1);
    if (!*r->entry.key || !*r->entry.value)
        return complain(err, DRG_ESYNTAX, "expected key = value, found '%s = %s'", r->entry.key, r->entry.value);
    return r->each(r->user, &r->entry, err);
}

/* Sections keep their names for the lines after them, so all lines stay in one buffer. */
static drg_status read_lines(struct reading *r, char *text, drg_error *err)
{
    drg_status status = DRG_OK;
    for (char *line = text, *next; line && !status; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        r->entry.line++;
        status = read_line(r, line, err);
    }
    return status;
}

static drg_status read_file(char **out, const char *path, drg_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return complain(err, DRG_EIO, "cannot open '%s': %s", path, strerror(errno));
    char *text = malloc(MAX_FILE + 2);
    size_t len = text ? fread(text, 1, MAX_FILE + 1, file) : 0;
    bool is_broken = ferror(file) != 0;
    fclose(file);
    drg_status status = DRG_OK;
    if (!text)
        status = complain(err, DRG_ENOMEM, "out of memory");
    else if (is_broken)
        status = complain(err, DRG_EIO, "cannot read '%s'", path);
    else if (len > MAX_FILE)
        status = complain(err, DRG_ELIMIT, "more than 1 MiB of settings");
    else if (memchr(text, '\0', len))
        status = complain(err, DRG_ESYNTAX, "a NUL byte; this is no text");
    if (status) {
        free(text);
        return status;
    }
    text[len] = '\0';
    *out = text;
    return DRG_OK;
}

drg_status ini_read(const char *path, ini_fn *each, void *user, drg_error *err)
{
    struct reading r = {.each = each, .user = user, .entry = {.section = "", .pattern = ""}};
    char *text = NULL;
    drg_status status = read_file(&text, path, err);
    if (!status)
        status = read_lines(&r, strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text, err);
    if (status && err && !err->file[0]) {
        snprintf(err->file, sizeof err->file, "%s", path);
        err->pos.line = r.entry.line;
    }
    free(text);
    return status;
}
