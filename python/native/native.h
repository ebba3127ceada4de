/* native.h - what the files of the Python module share.
 *
 * The module is a thin layer over the public headers: it turns Python's objects into the library's and back, and lets
 * other Python threads run while the library works. It keeps to CPython's limited API of 3.10, so that one build serves
 * every later version. */
#ifndef NATIVE_H
#define NATIVE_H

#define Py_LIMITED_API 0x030A0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <dragoman/dragoman.h>

struct state {
    PyObject *error; /* dragoman.Error */
    PyTypeObject *glossary, *matcher, *normalizer, *matches, *match;
};

struct state *state_of(PyObject *module);
struct state *state_of_type(PyTypeObject *type);

/* Raises what *err says: MemoryError, or dragoman.Error with code, file, line and column. Returns NULL. */
PyObject *raise_error(const struct state *state, const drg_error *err);

/* A str of borrowed UTF-8. */
PyObject *str_of_utf8(drg_str s);

/* Borrowed UTF-8 of a str, which keeps it; false with an exception set. */
bool utf8_of_str(PyObject *object, drg_str *out);

/* ---- Glossaries and matchers --------------------------------------------------------------------------- */

struct glossary {
    PyObject_HEAD
    drg_ctx *ctx;
    drg_glossary *glossary;
};

extern PyType_Spec glossary_spec, matcher_spec, normalizer_spec, matches_spec;

/* The glossary that a matcher was made of; borrowed. NULL with TypeError when it is no matcher. */
const drg_matcher *matcher_of(const struct state *state, PyObject *object);

/* ---- Rows of text ---------------------------------------------------------------------------------------- */

/* Strings given as a sequence of str or None, or as an Arrow column; borrowed from `owner`. */
struct rows {
    drg_str *items;
    size_t count;
    PyObject *owner; /* a tuple of the strings, or of what Arrow handed over */
    void *arrow;     /* what has to be given back to Arrow; NULL: nothing */
};

/* False with an exception set. */
bool rows_take(struct rows *rows, PyObject *from);
void rows_release(struct rows *rows);

/* Fills rows from an object that speaks Arrow's PyCapsule interface; false with an exception set. */
bool arrow_take(struct rows *rows, PyObject *from);
void arrow_give_back(void *arrow);

/* ---- What was found ---------------------------------------------------------------------------------------- */

struct found {
    int64_t row;
    uint32_t byte_start, byte_end; /* in the row's UTF-8 */
    uint32_t start, end;           /* in code points, as Python counts */
    uint32_t term;
    uint8_t grade;
    uint8_t lang; /* index into langs */
};

enum { MAX_LANGS = 64 };

struct matches {
    PyObject_HEAD
    PyObject *glossary; /* struct glossary, for terms and concepts */
    struct found *items;
    size_t count, cap;
    char langs[MAX_LANGS][40];
    size_t lang_count;
};

/* The five strings that a match shows. */
struct shown {
    drg_str concept_id, term, status, lang, grade;
};

struct shown matches_show(const struct matches *matches, const struct found *found);

/* The matches as Arrow's struct array: a tuple of two capsules. */
PyObject *arrow_of_matches(struct matches *matches);

#endif
