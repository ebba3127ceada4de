/* rows.c - strings out of a sequence of str, or out of an Arrow column. */
#include "native.h"

bool rows_take(struct rows *rows, PyObject *from)
{
    *rows = (struct rows){0};
    if (PyObject_HasAttrString(from, "__arrow_c_stream__") || PyObject_HasAttrString(from, "__arrow_c_array__"))
        return arrow_take(rows, from);
    if (PyUnicode_Check(from)) {
        PyErr_SetString(PyExc_TypeError, "expected strings, got one str; put it into a list");
        return false;
    }
    rows->owner = PySequence_Tuple(from); /* other threads may change the list meanwhile */
    if (!rows->owner)
        return false;
    size_t count = (size_t)PyTuple_Size(rows->owner);
    rows->items = PyMem_Calloc(count + 1, sizeof *rows->items);
    for (size_t i = 0; rows->items && i < count; i++) {
        PyObject *item = PyTuple_GetItem(rows->owner, (Py_ssize_t)i);
        if (item != Py_None && !utf8_of_str(item, &rows->items[i])) {
            rows_release(rows);
            return false;
        }
    }
    rows->count = count;
    if (rows->items)
        return true;
    rows_release(rows);
    PyErr_NoMemory();
    return false;
}

void rows_release(struct rows *rows)
{
    if (rows->arrow)
        arrow_give_back(rows->arrow);
    PyMem_Free(rows->items);
    Py_XDECREF(rows->owner);
    *rows = (struct rows){0};
}
