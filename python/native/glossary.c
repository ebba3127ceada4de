/* glossary.c - dragoman.Glossary. */
#include <string.h>

#include "native.h"

static void dealloc(PyObject *self)
{
    struct glossary *g = (struct glossary *)self;
    PyTypeObject *type = Py_TYPE(self);
    drg_glossary_free(g->glossary);
    drg_ctx_free(g->ctx);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

/* An empty object with a context of its own. */
static struct glossary *begin(PyTypeObject *type, drg_error *err)
{
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    struct glossary *g = (struct glossary *)allocate(type, 0);
    if (!g)
        return NULL;
    g->ctx = NULL;
    g->glossary = NULL;
    if (!drg_ctx_new(&g->ctx, NULL, err))
        return g;
    raise_error(state_of_type(type), err);
    Py_DECREF(g);
    return NULL;
}

static PyObject *finish(struct glossary *g, drg_status status, const drg_error *err)
{
    if (!status)
        return (PyObject *)g;
    raise_error(state_of_type(Py_TYPE(g)), err);
    Py_DECREF(g);
    return NULL;
}

static PyObject *load(PyObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"path", "format", "encoding", "langs", NULL};
    drg_glossary_options options = {0};
    PyObject *path = NULL;
    drg_error err = {0};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O&|$zzz", names, PyUnicode_FSConverter, &path, &options.format,
                                     &options.encoding, &options.langs))
        return NULL;
    struct glossary *g = begin((PyTypeObject *)type, &err);
    if (!g) {
        Py_DECREF(path);
        return NULL;
    }
    drg_status status;
    const char *name = PyBytes_AsString(path);
    Py_BEGIN_ALLOW_THREADS
    status = drg_glossary_load(&g->glossary, g->ctx, name, &options, &err);
    Py_END_ALLOW_THREADS
    Py_DECREF(path);
    return finish(g, status, &err);
}

static PyObject *parse(PyObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"data", "name", "format", "encoding", "langs", NULL};
    drg_glossary_options options = {0};
    const char *data, *name = "";
    Py_ssize_t len;
    drg_error err = {0};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "s#|s$zzz", names, &data, &len, &name, &options.format,
                                     &options.encoding, &options.langs))
        return NULL;
    struct glossary *g = begin((PyTypeObject *)type, &err);
    return g ? finish(g, drg_glossary_parse(&g->glossary, g->ctx, (drg_str){data, (size_t)len}, name, &options, &err), &err)
             : NULL;
}

static PyObject *merge(PyObject *type, PyObject *args)
{
    const struct state *state = state_of_type((PyTypeObject *)type);
    size_t count = (size_t)PyTuple_Size(args);
    drg_error err = {0};
    struct glossary *g = begin((PyTypeObject *)type, &err);
    const drg_glossary **list = PyMem_Malloc((count + 1) * sizeof *list);
    if (!g || !list) {
        Py_XDECREF(g);
        PyMem_Free(list);
        return g ? PyErr_NoMemory() : NULL;
    }
    for (size_t i = 0; i < count; i++) {
        PyObject *item = PyTuple_GetItem(args, (Py_ssize_t)i);
        if (!PyObject_TypeCheck(item, state->glossary)) {
            PyMem_Free(list);
            Py_DECREF(g);
            return PyErr_Format(PyExc_TypeError, "expected Glossary, got %R", (PyObject *)Py_TYPE(item));
        }
        list[i] = ((struct glossary *)item)->glossary;
    }
    drg_status status = drg_glossary_merge(&g->glossary, g->ctx, list, count, &err);
    PyMem_Free(list);
    return finish(g, status, &err);
}

static Py_ssize_t length(PyObject *self)
{
    return (Py_ssize_t)drg_glossary_concept_count(((struct glossary *)self)->glossary);
}

static PyObject *langs(PyObject *self, void *unused)
{
    const drg_glossary *glossary = ((struct glossary *)self)->glossary;
    (void)unused;
    PyObject *list = PyList_New(0);
    for (size_t i = 0; list && i < drg_glossary_lang_count(glossary); i++) {
        PyObject *tag = str_of_utf8(drg_glossary_lang(glossary, i));
        if (!tag || PyList_Append(list, tag) < 0)
            Py_CLEAR(list);
        Py_XDECREF(tag);
    }
    return list;
}

/* Appends `value` to the list that is `columns[name]`. */
static bool add_cell(PyObject *columns, const char *name, drg_str value)
{
    PyObject *list = PyDict_GetItemString(columns, name), *cell = str_of_utf8(value);
    bool done = list && cell && PyList_Append(list, cell) == 0;
    Py_XDECREF(cell);
    return done;
}

static PyObject *to_dict(PyObject *self, PyObject *unused)
{
    static const char *const names[] = {"concept", "subject", "definition", "lang", "term", "status", "pos", "note"};
    const drg_glossary *glossary = ((struct glossary *)self)->glossary;
    (void)unused;
    PyObject *columns = PyDict_New();
    for (size_t i = 0; columns && i < sizeof names / sizeof names[0]; i++) {
        PyObject *list = PyList_New(0);
        if (!list || PyDict_SetItemString(columns, names[i], list) < 0)
            Py_CLEAR(columns);
        Py_XDECREF(list);
    }
    for (size_t i = 0; columns && i < drg_glossary_term_count(glossary); i++) {
        drg_term term = drg_glossary_term(glossary, i);
        drg_concept concept = drg_glossary_concept(glossary, term.concept_index);
        const char *status = drg_term_status_name(term.status);
        const drg_str cells[] = {concept.id, concept.subject, concept.definition, term.lang,
                                 term.text, {status, strlen(status)}, term.pos, term.note};
        for (size_t j = 0; columns && j < sizeof names / sizeof names[0]; j++)
            if (!add_cell(columns, names[j], cells[j]))
                Py_CLEAR(columns);
    }
    return columns;
}

static const char doc[] = "A glossary: concepts, each with terms in several languages. Glossary.load(path) reads one.";
static const char load_doc[] =
    "load(path, *, format=None, encoding=None, langs=None)\n--\n\n"
    "Reads a glossary file: TSV, CSV, TBX, MultiTerm, TMX, PO and others, or one that 'dragoman glossary compile' made.\n\n"
    "format and encoding are told from the file unless given. langs ('en,tr') names the columns of a file without a header.\n"
    "Raises dragoman.Error with file and line for what cannot be read.";
static const char parse_doc[] = "parse(data, name='', *, format=None, encoding=None, langs=None)\n--\n\n"
                                "The same from bytes or str; name is for messages and to tell the format.";
static const char merge_doc[] = "merge(*glossaries)\n--\n\nJoins glossaries: concepts with one id become one.";
static const char to_dict_doc[] = "to_dict($self)\n--\n\n"
                                  "All terms as columns: concept, subject, definition, lang, term, status, pos, note.\n"
                                  "pandas.DataFrame(glossary.to_dict()) makes a table of it.";
static const char langs_doc[] = "The languages of the terms: ['en', 'tr', 'ar', 'ru'].";

static PyMethodDef methods[] = {
    {"load", (PyCFunction)(void (*)(void))load, METH_VARARGS | METH_KEYWORDS | METH_CLASS, load_doc},
    {"parse", (PyCFunction)(void (*)(void))parse, METH_VARARGS | METH_KEYWORDS | METH_CLASS, parse_doc},
    {"merge", merge, METH_VARARGS | METH_CLASS, merge_doc},
    {"to_dict", to_dict, METH_NOARGS, to_dict_doc},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef properties[] = {{"langs", langs, NULL, langs_doc, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_doc, (void *)(uintptr_t)doc}, {Py_tp_dealloc, dealloc}, {Py_tp_methods, methods}, {Py_tp_getset, properties}, {Py_mp_length, length}, {0, NULL},
};

PyType_Spec glossary_spec = {"dragoman._native.Glossary", sizeof(struct glossary), 0,
                             Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};
