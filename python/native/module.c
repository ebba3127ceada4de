/* module.c - the module itself: its types, its error, and strings. */
#include "native.h"

static struct PyModuleDef definition;

struct state *state_of(PyObject *module)
{
    return PyModule_GetState(module);
}

struct state *state_of_type(PyTypeObject *type)
{
    return PyType_GetModuleState(type);
}

PyObject *str_of_utf8(drg_str s)
{
    return PyUnicode_DecodeUTF8(s.ptr ? s.ptr : "", (Py_ssize_t)s.len, "replace");
}

bool utf8_of_str(PyObject *object, drg_str *out)
{
    Py_ssize_t len;
    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "expected str, got %R", (PyObject *)Py_TYPE(object));
        return false;
    }
    out->ptr = PyUnicode_AsUTF8AndSize(object, &len);
    out->len = (size_t)len;
    return out->ptr != NULL;
}

/* ---- Errors ---------------------------------------------------------------------------------------------- */

static bool set_attribute(PyObject *object, const char *name, PyObject *value)
{
    bool done = value && PyObject_SetAttrString(object, name, value) == 0;
    Py_XDECREF(value);
    return done;
}

PyObject *raise_error(const struct state *state, const drg_error *err)
{
    if (err->code == DRG_ENOMEM)
        return PyErr_NoMemory();
    PyObject *message = *err->file && err->pos.line
                            ? PyUnicode_FromFormat("%s:%u:%u: %s", err->file, err->pos.line, err->pos.column, err->message)
                            : PyUnicode_FromFormat("%s%s%s", err->file, *err->file ? ": " : "", err->message);
    PyObject *raised = message ? PyObject_CallFunctionObjArgs(state->error, message, NULL) : NULL;
    if (raised && set_attribute(raised, "code", PyUnicode_FromString(drg_status_name(err->code))) &&
        set_attribute(raised, "file", PyUnicode_FromString(err->file)) &&
        set_attribute(raised, "line", PyLong_FromUnsignedLong(err->pos.line)) &&
        set_attribute(raised, "column", PyLong_FromUnsignedLong(err->pos.column)))
        PyErr_SetObject(state->error, raised);
    Py_XDECREF(raised);
    Py_XDECREF(message);
    return NULL;
}

/* ---- The module ---------------------------------------------------------------------------------------------- */

static PyStructSequence_Field match_fields[] = {
    {"start", "where it begins in the text: text[start:end] is the surface form"},
    {"end", "where it ends"},
    {"concept", "id of the concept"},
    {"term", "the glossary's term in its citation form"},
    {"status", "status of the term: preferred, admitted, deprecated, variant ..."},
    {"lang", "language of the text there"},
    {"grade", "how the form realises the term: exact, case, variant, inflected, possible"},
    {"row", "index of the string it stands in; 0 for find()"},
    {NULL, NULL},
};

static PyStructSequence_Desc match_description = {
    "dragoman.Match",
    "A term found. Offsets count code points, as Python's strings do.",
    match_fields,
    8,
};

static int add_type(PyObject *module, PyType_Spec *spec, PyTypeObject **out)
{
    *out = (PyTypeObject *)PyType_FromModuleAndSpec(module, spec, NULL);
    return *out ? PyModule_AddType(module, *out) : -1;
}

static int fill(PyObject *module)
{
    struct state *state = state_of(module);
    state->error = PyErr_NewExceptionWithDoc("dragoman.Error",
                                             "What dragoman refuses, with code, file, line and column where they apply.",
                                             PyExc_ValueError, NULL);
    state->match = PyStructSequence_NewType(&match_description);
    if (!state->error || !state->match || PyModule_AddObjectRef(module, "Error", state->error) < 0 ||
        PyModule_AddObjectRef(module, "Match", (PyObject *)state->match) < 0 ||
        PyModule_AddStringConstant(module, "__version__", drg_version()) < 0)
        return -1;
    return add_type(module, &glossary_spec, &state->glossary) || add_type(module, &matcher_spec, &state->matcher) ||
                   add_type(module, &normalizer_spec, &state->normalizer) || add_type(module, &matches_spec, &state->matches)
               ? -1
               : 0;
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    struct state *state = state_of(module);
    Py_VISIT(state->error);
    Py_VISIT(state->glossary);
    Py_VISIT(state->matcher);
    Py_VISIT(state->normalizer);
    Py_VISIT(state->matches);
    Py_VISIT(state->match);
    return 0;
}

static int clear(PyObject *module)
{
    struct state *state = state_of(module);
    Py_CLEAR(state->error);
    Py_CLEAR(state->glossary);
    Py_CLEAR(state->matcher);
    Py_CLEAR(state->normalizer);
    Py_CLEAR(state->matches);
    Py_CLEAR(state->match);
    return 0;
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "dragoman._native", .m_size = sizeof(struct state),
    .m_slots = slots, .m_traverse = traverse, .m_clear = clear,
};

PyMODINIT_FUNC PyInit__native(void)
{
    return PyModuleDef_Init(&definition);
}
