/* matches.c - dragoman.Matches: what was found, in few bytes each; shown as Python objects only when asked. */
#include <stdlib.h>
#include <string.h>

#include "native.h"

static void dealloc(PyObject *self)
{
    struct matches *m = (struct matches *)self;
    PyTypeObject *type = Py_TYPE(self);
    free(m->items);
    Py_XDECREF(m->glossary);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static drg_str str_of(const char *s)
{
    return (drg_str){s, strlen(s)};
}

struct shown matches_show(const struct matches *matches, const struct found *found)
{
    const drg_glossary *glossary = ((const struct glossary *)matches->glossary)->glossary;
    drg_term term = drg_glossary_term(glossary, found->term);
    return (struct shown){
        .concept_id = drg_glossary_concept(glossary, term.concept_index).id,
        .term = term.text,
        .status = str_of(drg_term_status_name(term.status)),
        .lang = str_of(matches->langs[found->lang]),
        .grade = str_of(drg_grade_name((drg_grade)found->grade)),
    };
}

static Py_ssize_t length(PyObject *self)
{
    return (Py_ssize_t)((struct matches *)self)->count;
}

static PyObject *item(PyObject *self, Py_ssize_t index)
{
    const struct matches *m = (struct matches *)self;
    if (index < 0 || (size_t)index >= m->count) {
        PyErr_SetString(PyExc_IndexError, "no such match");
        return NULL;
    }
    const struct found *found = &m->items[index];
    struct shown shown = matches_show(m, found);
    PyObject *match = PyStructSequence_New(state_of_type(Py_TYPE(self))->match);
    if (!match)
        return NULL;
    PyStructSequence_SetItem(match, 0, PyLong_FromUnsignedLong(found->start));
    PyStructSequence_SetItem(match, 1, PyLong_FromUnsignedLong(found->end));
    PyStructSequence_SetItem(match, 2, str_of_utf8(shown.concept_id));
    PyStructSequence_SetItem(match, 3, str_of_utf8(shown.term));
    PyStructSequence_SetItem(match, 4, str_of_utf8(shown.status));
    PyStructSequence_SetItem(match, 5, str_of_utf8(shown.lang));
    PyStructSequence_SetItem(match, 6, str_of_utf8(shown.grade));
    PyStructSequence_SetItem(match, 7, PyLong_FromLongLong(found->row));
    if (!PyErr_Occurred())
        return match;
    Py_DECREF(match);
    return NULL;
}

/* ---- Columns ----------------------------------------------------------------------------------------------- */

static const char *const column_names[] = {"row", "start", "end", "concept", "term", "status", "lang", "grade"};
static const unsigned char column_members[] = {7, 0, 1, 2, 3, 4, 5, 6}; /* of a Match */

enum { COLUMNS = sizeof column_members };

/* One column: a member of each match. */
static PyObject *column_of(PyObject *self, Py_ssize_t member)
{
    Py_ssize_t count = length(self);
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list && i < count; i++) {
        PyObject *match = item(self, i), *value = match ? PyStructSequence_GetItem(match, member) : NULL;
        Py_XINCREF(value);
        Py_XDECREF(match);
        if (!value)
            Py_CLEAR(list);
        else
            PyList_SetItem(list, i, value);
    }
    return list;
}

static PyObject *to_dict(PyObject *self, PyObject *unused)
{
    PyObject *columns = PyDict_New();
    (void)unused;
    for (size_t i = 0; columns && i < COLUMNS; i++) {
        PyObject *list = column_of(self, column_members[i]);
        if (!list || PyDict_SetItemString(columns, column_names[i], list) < 0)
            Py_CLEAR(columns);
        Py_XDECREF(list);
    }
    return columns;
}

static PyObject *arrow_array(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"requested_schema", NULL};
    PyObject *schema = NULL; /* a wish that the interface allows to leave */
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O", names, &schema))
        return NULL;
    return arrow_of_matches((struct matches *)self);
}

static const char doc[] = "Matches in order: a sequence of Match, and an Arrow struct array for pyarrow.record_batch().";
static const char to_dict_doc[] = "to_dict($self)\n--\n\n"
                                  "The matches as columns: row, start, end, concept, term, status, lang, grade.";
static const char arrow_doc[] = "__arrow_c_array__($self, requested_schema=None)\n--\n\n"
                                "The matches as an Arrow struct array, by the Arrow PyCapsule interface. Offsets in bytes of the\n"
                                "texts' UTF-8 (byte_start, byte_end) come along.";

static PyMethodDef methods[] = {
    {"__arrow_c_array__", (PyCFunction)(void (*)(void))arrow_array, METH_VARARGS | METH_KEYWORDS, arrow_doc},
    {"to_dict", to_dict, METH_NOARGS, to_dict_doc},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_doc, (void *)(uintptr_t)doc}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {Py_sq_length, length}, {Py_sq_item, item}, {0, NULL},
};

PyType_Spec matches_spec = {"dragoman._native.Matches", sizeof(struct matches), 0,
                            Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};
