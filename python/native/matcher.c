/* matcher.c - dragoman.Matcher: terms in one string, in many strings, and the table of texts. */
#include <stdlib.h>
#include <string.h>

#include "native.h"

enum {
    MAX_IDLE = 8,
    CHUNK_BYTES = 1 << 17 /* of rows that are searched at once: larger ones leave the second-level cache, which costs a tenth */
};

/* A scanner that waits for the next call with its language. */
struct idle {
    drg_scanner *scanner;
    char lang[40];
    bool lines;
};

struct matcher {
    PyObject_HEAD
    PyObject *glossary; /* struct glossary, which has to stay */
    drg_matcher *matcher;
    struct idle idle[MAX_IDLE];
};

const drg_matcher *matcher_of(const struct state *state, PyObject *object)
{
    if (PyObject_TypeCheck(object, state->matcher))
        return ((struct matcher *)object)->matcher;
    PyErr_Format(PyExc_TypeError, "expected Matcher, got %R", (PyObject *)Py_TYPE(object));
    return NULL;
}

static void dealloc(PyObject *self)
{
    struct matcher *m = (struct matcher *)self;
    PyTypeObject *type = Py_TYPE(self);
    for (size_t i = 0; i < MAX_IDLE; i++)
        drg_scanner_free(m->idle[i].scanner);
    drg_matcher_free(m->matcher);
    Py_XDECREF(m->glossary);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static bool read_grade(const char *name, drg_match_options *options)
{
    options->use_max_grade = name != NULL;
    if (!name || drg_grade_of_name(name, &options->max_grade))
        return true;
    PyErr_Format(PyExc_ValueError, "grade is exact, case, variant, inflected or possible, not '%s'", name);
    return false;
}

static PyObject *new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"glossary", "grade", "overlaps", NULL};
    const struct state *state = state_of_type(type);
    drg_match_options options = {0};
    const char *grade = NULL;
    int overlaps = 0;
    PyObject *glossary;
    drg_error err = {0};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!|$zp", names, state->glossary, &glossary, &grade, &overlaps) ||
        !read_grade(grade, &options))
        return NULL;
    options.overlaps = overlaps;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    struct matcher *m = (struct matcher *)allocate(type, 0);
    if (!m)
        return NULL;
    Py_INCREF(glossary);
    m->glossary = glossary;
    struct glossary *g = (struct glossary *)glossary;
    drg_status status;
    Py_BEGIN_ALLOW_THREADS
    status = drg_matcher_new(&m->matcher, g->ctx, g->glossary, &options, &err);
    Py_END_ALLOW_THREADS
    if (!status)
        return (PyObject *)m;
    Py_DECREF(m);
    return raise_error(state, &err);
}

/* ---- Scanners, which calls take and leave ------------------------------------------------------------------- */

static bool has_lang(const struct idle *idle, const char *lang)
{
    return strcmp(idle->lang, lang ? lang : "") == 0;
}

/* One that no other call has; NULL with an exception set. */
static drg_scanner *take_scanner(struct matcher *m, const char *lang, bool lines)
{
    drg_scan_options options = {.lang = lang, .lines = lines};
    drg_scanner *scanner = NULL;
    drg_error err = {0};
    for (size_t i = 0; i < MAX_IDLE; i++) {
        struct idle *idle = &m->idle[i];
        if (!idle->scanner || idle->lines != lines || !has_lang(idle, lang))
            continue;
        scanner = idle->scanner;
        idle->scanner = NULL;
        return scanner;
    }
    if (drg_scanner_new(&scanner, m->matcher, &options, &err))
        raise_error(state_of_type(Py_TYPE(m)), &err);
    return scanner;
}

static void leave_scanner(struct matcher *m, drg_scanner *scanner, const char *lang, bool lines)
{
    for (size_t i = 0; i < MAX_IDLE; i++) {
        struct idle *idle = &m->idle[i];
        if (idle->scanner || (lang && strlen(lang) >= sizeof idle->lang))
            continue;
        idle->scanner = scanner;
        idle->lines = lines;
        strcpy(idle->lang, lang ? lang : "");
        return;
    }
    drg_scanner_free(scanner);
}

/* ---- Searching rows: nothing here touches Python, so that its other threads run on --------------------------------- */

struct search {
    struct matches *out;
    drg_scanner *scanner;
    const drg_str *rows;
    size_t row;    /* the next one */
    char *text;    /* rows put together, a line each */
    size_t len, cap;
    size_t *ends;  /* of each row in text, without its line feed */
    size_t first;  /* row that text begins with */
    drg_error err;
};

static drg_status fail(struct search *s, drg_status code, const char *message)
{
    s->err.code = code;
    snprintf(s->err.message, sizeof s->err.message, "%s", message);
    return code;
}

static drg_status append_row(struct search *s, drg_str row)
{
    if (s->len + row.len + 1 > s->cap) {
        size_t cap = (s->len + row.len + 1) * 2;
        char *grown = realloc(s->text, cap);
        if (!grown)
            return fail(s, DRG_ENOMEM, "no memory");
        s->text = grown;
        s->cap = cap;
    }
    if (row.len)
        memcpy(s->text + s->len, row.ptr, row.len);
    s->len += row.len;
    s->ends[s->row - s->first] = s->len;
    s->text[s->len++] = '\n';
    return DRG_OK;
}

/* Puts rows together until there are enough. */
static drg_status gather(struct search *s, size_t count)
{
    drg_status status = DRG_OK;
    s->len = 0;
    s->first = s->row;
    for (; s->row < count && s->len < CHUNK_BYTES && !status; s->row++)
        status = append_row(s, s->rows[s->row]);
    return status;
}

static uint8_t lang_index(struct matches *out, const char *lang)
{
    size_t i = 0;
    while (i < out->lang_count && strcmp(out->langs[i], lang) != 0)
        i++;
    if (i == out->lang_count && i < MAX_LANGS) {
        snprintf(out->langs[i], sizeof out->langs[i], "%s", lang);
        out->lang_count++;
    }
    return (uint8_t)(i < MAX_LANGS ? i : 0);
}

static drg_status add_found(struct search *s, const struct found *found)
{
    struct matches *out = s->out;
    if (out->count == out->cap) {
        size_t cap = out->cap ? out->cap * 2 : 64;
        struct found *grown = realloc(out->items, cap * sizeof *grown);
        if (!grown)
            return fail(s, DRG_ENOMEM, "no memory");
        out->items = grown;
        out->cap = cap;
    }
    out->items[out->count++] = *found;
    return DRG_OK;
}

/* How many code points begin in bytes [from, to). */
static uint32_t code_points(const char *text, size_t from, size_t to)
{
    uint32_t count = 0;
    for (size_t i = from; i < to; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

/* Gives each hit its row and its place there. Hits come in order of start, so rows and code points are walked once. */
static drg_status place_hits(struct search *s, const drg_hit *hits, size_t count)
{
    size_t row = 0, start = 0, counted = 0;
    uint32_t points = 0;
    drg_status status = DRG_OK;
    for (size_t i = 0; i < count && !status; i++) {
        while (hits[i].start >= s->ends[row] + 1) {
            start = s->ends[row++] + 1;
            counted = start;
            points = 0;
        }
        points += code_points(s->text, counted, hits[i].start);
        counted = hits[i].start;
        struct found found = {
            .row = (int64_t)(s->first + row),
            .byte_start = (uint32_t)(hits[i].start - start),
            .byte_end = (uint32_t)(hits[i].end - start),
            .start = points,
            .end = points + code_points(s->text, hits[i].start, hits[i].end),
            .term = hits[i].term,
            .grade = (uint8_t)hits[i].grade,
            .lang = lang_index(s->out, hits[i].lang),
        };
        status = add_found(s, &found);
    }
    return status;
}

static drg_status search_rows(struct search *s, size_t count)
{
    drg_status status = DRG_OK;
    s->ends = malloc((CHUNK_BYTES + 1) * sizeof *s->ends); /* a row is a byte at least: its line feed */
    if (!s->ends)
        return fail(s, DRG_ENOMEM, "no memory");
    while (s->row < count && !status) {
        const drg_hit *hits;
        size_t found;
        status = gather(s, count);
        if (!status)
            status = drg_scanner_run(s->scanner, (drg_str){s->text, s->len}, &hits, &found, &s->err);
        if (!status)
            status = place_hits(s, hits, found);
    }
    free(s->ends);
    free(s->text);
    return status;
}

/* ---- Calls -------------------------------------------------------------------------------------------------------- */

static struct matches *new_matches(struct matcher *m)
{
    PyTypeObject *type = state_of_type(Py_TYPE(m))->matches;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    struct matches *out = (struct matches *)allocate(type, 0);
    if (out) {
        Py_INCREF(m->glossary);
        out->glossary = m->glossary;
    }
    return out;
}

static PyObject *search(struct matcher *m, const struct rows *rows, const char *lang, bool lines)
{
    struct search s = {.rows = rows->items, .scanner = take_scanner(m, lang, lines)};
    drg_status status;
    s.out = s.scanner ? new_matches(m) : NULL;
    if (!s.out) {
        drg_scanner_free(s.scanner);
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    status = search_rows(&s, rows->count);
    Py_END_ALLOW_THREADS
    leave_scanner(m, s.scanner, lang, lines);
    if (!status)
        return (PyObject *)s.out;
    Py_DECREF(s.out);
    return raise_error(state_of_type(Py_TYPE(m)), &s.err);
}

static PyObject *find(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"text", "lang", NULL};
    const char *lang = NULL;
    PyObject *text;
    drg_str row;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|z", names, &text, &lang) || !utf8_of_str(text, &row))
        return NULL;
    struct rows rows = {.items = &row, .count = 1};
    return search((struct matcher *)self, &rows, lang, false);
}

static PyObject *find_batch(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"texts", "lang", NULL};
    const char *lang = NULL;
    PyObject *texts;
    struct rows rows;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|z", names, &texts, &lang) || !rows_take(&rows, texts))
        return NULL;
    PyObject *out = search((struct matcher *)self, &rows, lang, true);
    rows_release(&rows);
    return out;
}

/* ---- Tables ------------------------------------------------------------------------------------------------------------ */

struct buffer {
    char *bytes;
    size_t len, cap;
};

static drg_status write_buffer(void *user, const void *data, size_t len, drg_error *err)
{
    struct buffer *b = user;
    if (b->len + len > b->cap) {
        size_t cap = (b->len + len) * 2;
        char *grown = realloc(b->bytes, cap);
        if (!grown) {
            err->code = DRG_ENOMEM;
            return DRG_ENOMEM;
        }
        b->bytes = grown;
        b->cap = cap;
    }
    memcpy(b->bytes + b->len, data, len);
    b->len += len;
    return DRG_OK;
}

/* Texts in their languages, and what was found in them. */
struct documents {
    drg_text **texts;
    drg_matches **matches;
    size_t count;
};

static void free_documents(struct documents *d)
{
    for (size_t i = 0; i < d->count; i++) {
        drg_matches_free(d->matches[i]);
        drg_text_free(d->texts[i]);
    }
    PyMem_Free(d->texts);
    PyMem_Free(d->matches);
}

static drg_status add_document(struct documents *d, struct matcher *m, const char *lang, drg_str text, drg_error *err)
{
    drg_text_options options = {.format = "plain", .lang = lang};
    size_t i = d->count++;
    drg_status status = drg_text_parse(&d->texts[i], ((struct glossary *)m->glossary)->ctx, text, lang, &options, err);
    return status ? status : drg_matcher_run(&d->matches[i], m->matcher, d->texts[i], err);
}

/* Fills documents out of (language, text) pairs; false with an exception set. */
static bool take_documents(struct documents *d, struct matcher *m, PyObject *pairs)
{
    size_t count = (size_t)PyList_Size(pairs);
    drg_error err = {0};
    d->texts = PyMem_Calloc(count + 1, sizeof(drg_text *));
    d->matches = PyMem_Calloc(count + 1, sizeof(drg_matches *));
    for (size_t i = 0; i < count; i++) {
        drg_str lang, text;
        PyObject *pair = PyList_GetItem(pairs, (Py_ssize_t)i);
        if (!d->texts || !d->matches || !utf8_of_str(PyTuple_GetItem(pair, 0), &lang) ||
            !utf8_of_str(PyTuple_GetItem(pair, 1), &text))
            return false;
        if (add_document(d, m, lang.ptr, text, &err)) {
            raise_error(state_of_type(Py_TYPE(m)), &err);
            return false;
        }
    }
    return true;
}

static drg_status write_table(struct buffer *b, struct matcher *m, const struct documents *d, const char *langs, drg_error *err)
{
    const struct glossary *g = (const struct glossary *)m->glossary;
    drg_table *table = NULL;
    drg_status status = drg_table_of_texts(&table, g->glossary, (const drg_text *const *)d->texts,
                                           (const drg_matches *const *)d->matches, d->count, langs, err);
    if (!status)
        status = drg_table_write(table, g->ctx, "json", NULL, (drg_sink){write_buffer, b}, err);
    drg_table_free(table);
    return status;
}

/* The table as JSON text, which dragoman.table turns into columns. */
static PyObject *table_json(PyObject *self, PyObject *args)
{
    struct matcher *m = (struct matcher *)self;
    struct documents d = {0};
    struct buffer b = {0};
    const char *langs;
    PyObject *texts, *pairs, *out = NULL;
    drg_error err = {0};
    if (!PyArg_ParseTuple(args, "Oz", &texts, &langs) || !(pairs = PyMapping_Items(texts)))
        return NULL;
    if (take_documents(&d, m, pairs))
        out = write_table(&b, m, &d, langs, &err) ? raise_error(state_of_type(Py_TYPE(m)), &err)
                                                  : str_of_utf8((drg_str){b.bytes, b.len});
    free_documents(&d);
    free(b.bytes);
    Py_DECREF(pairs);
    return out;
}

static PyObject *get_glossary(PyObject *self, void *unused)
{
    PyObject *glossary = ((struct matcher *)self)->glossary;
    (void)unused;
    Py_INCREF(glossary);
    return glossary;
}

static const char doc[] =
    "Matcher(glossary, *, grade='inflected', overlaps=False)\n--\n\n"
    "Finds the terms of a glossary in text, in every spelling and inflected form. May be shared by threads.\n\n"
    "grade is the weakest match to report: exact, case, variant, inflected or possible. With overlaps, terms inside longer\n"
    "terms are reported too.";
static const char find_doc[] = "find($self, text, lang=None)\n--\n\n"
                               "The terms in a text, as Matches in order. lang (BCP 47) is told from the words unless given.\n"
                               "text[match.start:match.end] is the form that was found.";
static const char find_batch_doc[] =
    "find_batch($self, texts, lang=None)\n--\n\n"
    "The terms in many texts at once, each by itself: a sequence of str (None for none) or an Arrow column of strings, such as\n"
    "a pyarrow.Array, pyarrow.ChunkedArray or polars.Series. Match.row counts the texts. Other Python threads run meanwhile.\n"
    "A text's lines are searched line by line.";
static const char glossary_doc[] = "The glossary it was made of.";

static PyMethodDef methods[] = {
    {"find", (PyCFunction)(void (*)(void))find, METH_VARARGS | METH_KEYWORDS, find_doc},
    {"find_batch", (PyCFunction)(void (*)(void))find_batch, METH_VARARGS | METH_KEYWORDS, find_batch_doc},
    {"_table_json", table_json, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef properties[] = {{"glossary", get_glossary, NULL, glossary_doc, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_doc, (void *)(uintptr_t)doc}, {Py_tp_new, new}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {Py_tp_getset, properties}, {0, NULL},
};

PyType_Spec matcher_spec = {"dragoman._native.Matcher", sizeof(struct matcher), 0, Py_TPFLAGS_DEFAULT,
                            slots};
