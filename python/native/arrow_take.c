/* arrow_take.c - strings out of an object that speaks Arrow's PyCapsule interface: a column, whole or in chunks. */
#include <string.h>

#include "arrow.h"
#include "native.h"

/* Chunks that a stream handed over, to be released one by one. */
struct chunks {
    struct ArrowArray *items;
    size_t count, cap;
};

void arrow_give_back(void *arrow)
{
    struct chunks *chunks = arrow;
    for (size_t i = 0; i < chunks->count; i++)
        if (chunks->items[i].release)
            chunks->items[i].release(&chunks->items[i]);
    PyMem_Free(chunks->items);
    PyMem_Free(chunks);
}

/* Columns of strings are "u", and "U" with 64-bit offsets. */
static bool is_strings(const struct ArrowSchema *schema)
{
    if (strcmp(schema->format, "u") == 0 || strcmp(schema->format, "U") == 0)
        return true;
    PyErr_Format(PyExc_TypeError, "expected an Arrow column of type string or large_string, got format '%s'", schema->format);
    return false;
}

static bool is_valid_row(const uint8_t *validity, int64_t row)
{
    return !validity || (validity[row / 8] >> (row % 8) & 1);
}

/* Adds the strings of a chunk; they must be UTF-8, as Arrow promises. */
static bool add_chunk(struct rows *rows, const struct ArrowArray *array, bool is_large)
{
    size_t wanted = rows->count + (size_t)array->length;
    drg_str *grown = PyMem_Realloc(rows->items, (wanted + 1) * sizeof *grown);
    if (!grown) {
        PyErr_NoMemory();
        return false;
    }
    rows->items = grown;
    const uint8_t *validity = array->buffers[0];
    const int32_t *small = array->buffers[1];
    const int64_t *large = array->buffers[1];
    const char *bytes = array->buffers[2];
    for (int64_t i = array->offset; i < array->offset + array->length; i++) {
        int64_t start = is_large ? large[i] : small[i], end = is_large ? large[i + 1] : small[i + 1];
        drg_str item = is_valid_row(validity, i) && end > start ? (drg_str){bytes + start, (size_t)(end - start)} : (drg_str){0};
        if (drg_utf8_prefix(item) < item.len) {
            PyErr_Format(PyExc_ValueError, "row %zu of the Arrow column is not valid UTF-8", rows->count);
            return false;
        }
        rows->items[rows->count++] = item;
    }
    return true;
}

/* ---- One array ------------------------------------------------------------------------------------------- */

static bool take_array(struct rows *rows, PyObject *from)
{
    PyObject *pair = PyObject_CallMethod(from, "__arrow_c_array__", NULL);
    rows->owner = pair; /* its capsules release the array */
    if (!pair || !PyTuple_Check(pair) || PyTuple_Size(pair) != 2)
        return false;
    struct ArrowSchema *schema = PyCapsule_GetPointer(PyTuple_GetItem(pair, 0), "arrow_schema");
    struct ArrowArray *array = schema ? PyCapsule_GetPointer(PyTuple_GetItem(pair, 1), "arrow_array") : NULL;
    return array && is_strings(schema) && add_chunk(rows, array, schema->format[0] == 'U');
}

/* ---- A stream of chunks ------------------------------------------------------------------------------------ */

static bool fail_stream(struct ArrowArrayStream *stream)
{
    const char *why = stream->get_last_error(stream);
    PyErr_Format(PyExc_ValueError, "the Arrow stream failed: %s", why ? why : "no reason given");
    return false;
}

static struct ArrowArray *next_slot(struct chunks *chunks)
{
    if (chunks->count == chunks->cap) {
        size_t cap = chunks->cap ? chunks->cap * 2 : 16;
        struct ArrowArray *grown = PyMem_Realloc(chunks->items, cap * sizeof *grown);
        if (!grown)
            return NULL;
        chunks->items = grown;
        chunks->cap = cap;
    }
    return memset(&chunks->items[chunks->count], 0, sizeof *chunks->items);
}

static bool take_chunks(struct rows *rows, struct ArrowArrayStream *stream, bool is_large)
{
    struct chunks *chunks = rows->arrow;
    for (;;) {
        struct ArrowArray *slot = next_slot(chunks);
        if (!slot) {
            PyErr_NoMemory();
            return false;
        }
        if (stream->get_next(stream, slot) != 0)
            return fail_stream(stream);
        if (!slot->release)
            return true;
        chunks->count++;
        if (!add_chunk(rows, slot, is_large))
            return false;
    }
}

static bool take_stream(struct rows *rows, PyObject *from)
{
    struct ArrowSchema schema = {0};
    rows->owner = PyObject_CallMethod(from, "__arrow_c_stream__", NULL);
    struct ArrowArrayStream *stream = rows->owner ? PyCapsule_GetPointer(rows->owner, "arrow_array_stream") : NULL;
    rows->arrow = PyMem_Calloc(1, sizeof(struct chunks));
    if (!stream)
        return false;
    if (!rows->arrow) {
        PyErr_NoMemory();
        return false;
    }
    if (stream->get_schema(stream, &schema) != 0)
        return fail_stream(stream);
    bool done = is_strings(&schema) && take_chunks(rows, stream, schema.format[0] == 'U');
    schema.release(&schema);
    return done;
}

bool arrow_take(struct rows *rows, PyObject *from)
{
    bool has_array = PyObject_HasAttrString(from, "__arrow_c_array__");
    if (has_array ? take_array(rows, from) : take_stream(rows, from))
        return true;
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_TypeError, "the object does not keep to Arrow's PyCapsule interface");
    rows_release(rows);
    return false;
}
