/* normalizer.c - dragoman.Normalizer: strings with characters and spellings unified. */
#include "native.h"

struct normalizer {
    PyObject_HEAD
    drg_ctx *ctx;
    drg_normalizer *normalizer;
};

static void dealloc(PyObject *self)
{
    struct normalizer *n = (struct normalizer *)self;
    PyTypeObject *type = Py_TYPE(self);
    drg_normalizer_free(n->normalizer);
    drg_ctx_free(n->ctx);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static PyObject *new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"profile", "steps", "without", "lang", NULL};
    drg_normalize_options options = {0};
    drg_error err = {0};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|z$zzz", names, &options.profile, &options.steps, &options.without,
                                     &options.lang))
        return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    struct normalizer *n = (struct normalizer *)allocate(type, 0);
    if (!n)
        return NULL;
    if (!drg_ctx_new(&n->ctx, NULL, &err) && !drg_normalizer_new(&n->normalizer, n->ctx, &options, &err))
        return (PyObject *)n;
    Py_DECREF(n);
    return raise_error(state_of_type(type), &err);
}

static PyObject *call(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"text", "lang", NULL};
    const struct normalizer *n = (struct normalizer *)self;
    const char *lang = NULL;
    PyObject *text;
    drg_str input;
    drg_normalized *normalized = NULL;
    drg_status status;
    drg_error err = {0};
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O|z", names, &text, &lang) || !utf8_of_str(text, &input))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    status = drg_normalize_str(&normalized, n->normalizer, input, lang, &err);
    Py_END_ALLOW_THREADS
    if (status)
        return raise_error(state_of_type(Py_TYPE(self)), &err);
    PyObject *out = str_of_utf8(drg_normalized_output(normalized));
    drg_normalized_free(normalized);
    return out;
}

static const char doc[] =
    "Normalizer(profile=None, *, steps=None, without=None, lang=None)\n--\n\n"
    "Unifies characters and spellings: normalizer(text, lang=None) gives the text anew.\n\n"
    "profile is default, match, mt, publish, none, en, tr, ar or ru; steps ('nfc,quotes-straight') are done too, those of\n"
    "without are left out: 'dragoman normalize --list' shows all.";

static PyType_Slot slots[] = {{Py_tp_doc, (void *)(uintptr_t)doc}, {Py_tp_new, new}, {Py_tp_dealloc, dealloc}, {Py_tp_call, call}, {0, NULL}};

PyType_Spec normalizer_spec = {"dragoman._native.Normalizer", sizeof(struct normalizer), 0,
                               Py_TPFLAGS_DEFAULT, slots};
