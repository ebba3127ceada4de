/* arrow_give.c - matches as an Arrow struct array, a child a column: what pyarrow.record_batch() and polars take. */
#include <stdlib.h>
#include <string.h>

#include "arrow.h"
#include "native.h"

enum { COLUMNS = 10, NUMBERS = 5, STRINGS = COLUMNS - NUMBERS };

static const char *const column_names[COLUMNS] = {"row", "start", "end", "byte_start", "byte_end",
                                                  "concept", "term", "status", "lang", "grade"};
static const char *const column_formats[COLUMNS] = {"l", "I", "I", "I", "I", "U", "U", "U", "U", "U"};

/* ---- The schema -------------------------------------------------------------------------------------------- */

struct whole_schema {
    struct ArrowSchema root, children[COLUMNS], *list[COLUMNS];
};

static void release_child_schema(struct ArrowSchema *schema)
{
    schema->release = NULL;
}

static void release_schema(struct ArrowSchema *schema)
{
    struct whole_schema *whole = schema->private_data;
    for (size_t i = 0; i < COLUMNS; i++)
        if (whole->children[i].release)
            whole->children[i].release(&whole->children[i]);
    free(whole);
    schema->release = NULL;
}

static bool make_schema(struct ArrowSchema *out)
{
    struct whole_schema *whole = calloc(1, sizeof *whole);
    if (!whole)
        return false;
    for (size_t i = 0; i < COLUMNS; i++) {
        whole->children[i] = (struct ArrowSchema){.format = column_formats[i], .name = column_names[i],
                                                  .release = release_child_schema};
        whole->list[i] = &whole->children[i];
    }
    *out = (struct ArrowSchema){.format = "+s", .name = "", .n_children = COLUMNS, .children = whole->list,
                                .release = release_schema, .private_data = whole};
    return true;
}

/* ---- The columns --------------------------------------------------------------------------------------------- */

struct whole_array {
    struct ArrowArray children[COLUMNS], *list[COLUMNS];
    const void *none[1];
};

/* A child owns what it needs, since it may be moved away and outlive its parent. */
struct column {
    const void *buffers[3];
};

static void release_column(struct ArrowArray *array)
{
    for (int64_t i = 0; i < array->n_buffers; i++)
        free((void *)(uintptr_t)array->buffers[i]);
    free(array->private_data);
    array->release = NULL;
}

static void free_whole(struct whole_array *whole)
{
    for (size_t i = 0; i < COLUMNS; i++)
        if (whole->children[i].release)
            whole->children[i].release(&whole->children[i]);
    free(whole);
}

static void release_array(struct ArrowArray *array)
{
    free_whole(array->private_data);
    array->release = NULL;
}

static uint32_t number_of(const struct found *found, size_t column)
{
    const uint32_t numbers[] = {found->start, found->end, found->byte_start, found->byte_end};
    return numbers[column - 1];
}

static void *number_column(const struct matches *m, size_t column)
{
    int64_t *wide = column == 0 ? malloc((m->count + 1) * sizeof *wide) : NULL;
    uint32_t *narrow = column ? malloc((m->count + 1) * sizeof *narrow) : NULL;
    for (size_t i = 0; wide && i < m->count; i++)
        wide[i] = m->items[i].row;
    for (size_t i = 0; narrow && i < m->count; i++)
        narrow[i] = number_of(&m->items[i], column);
    return column ? (void *)narrow : (void *)wide;
}

static drg_str string_of(const struct matches *m, size_t i, size_t column)
{
    struct shown shown = matches_show(m, &m->items[i]);
    const drg_str strings[STRINGS] = {shown.concept_id, shown.term, shown.status, shown.lang, shown.grade};
    return strings[column - NUMBERS];
}

/* The two buffers of a column of strings: offsets, then bytes. */
static bool string_column(const struct matches *m, size_t column, const void **offsets, const void **bytes)
{
    int64_t *ends = malloc((m->count + 1) * sizeof *ends);
    *offsets = ends;
    if (!ends)
        return false;
    ends[0] = 0;
    for (size_t i = 0; i < m->count; i++)
        ends[i + 1] = ends[i] + (int64_t)string_of(m, i, column).len;
    char *text = malloc((size_t)ends[m->count] + 1);
    *bytes = text;
    for (size_t i = 0; text && i < m->count; i++) {
        drg_str s = string_of(m, i, column);
        if (s.len)
            memcpy(text + ends[i], s.ptr, s.len);
    }
    return text != NULL;
}

static bool make_column(struct whole_array *whole, const struct matches *m, size_t i)
{
    struct column *column = calloc(1, sizeof *column);
    bool is_number = i < NUMBERS;
    if (!column)
        return false;
    whole->list[i] = &whole->children[i];
    whole->children[i] = (struct ArrowArray){.length = (int64_t)m->count, .n_buffers = is_number ? 2 : 3,
                                             .buffers = column->buffers, .release = release_column, .private_data = column};
    if (!is_number)
        return string_column(m, i, &column->buffers[1], &column->buffers[2]);
    column->buffers[1] = number_column(m, i);
    return column->buffers[1] != NULL;
}

static bool make_array(struct ArrowArray *out, const struct matches *m)
{
    struct whole_array *whole = calloc(1, sizeof *whole);
    bool done = whole != NULL;
    for (size_t i = 0; i < COLUMNS && done; i++)
        done = make_column(whole, m, i);
    if (!done) {
        if (whole)
            free_whole(whole);
        return false;
    }
    *out = (struct ArrowArray){.length = (int64_t)m->count, .n_buffers = 1, .n_children = COLUMNS, .buffers = whole->none,
                               .children = whole->list, .release = release_array, .private_data = whole};
    return true;
}

/* ---- Capsules --------------------------------------------------------------------------------------------------- */

static void drop_schema(PyObject *capsule)
{
    struct ArrowSchema *schema = PyCapsule_GetPointer(capsule, "arrow_schema");
    if (schema->release)
        schema->release(schema);
    free(schema);
}

static void drop_array(PyObject *capsule)
{
    struct ArrowArray *array = PyCapsule_GetPointer(capsule, "arrow_array");
    if (array->release)
        array->release(array);
    free(array);
}

static PyObject *schema_capsule(void)
{
    struct ArrowSchema *schema = calloc(1, sizeof *schema);
    if (schema && make_schema(schema))
        return PyCapsule_New(schema, "arrow_schema", drop_schema);
    free(schema);
    return PyErr_NoMemory();
}

static PyObject *array_capsule(const struct matches *m)
{
    struct ArrowArray *array = calloc(1, sizeof *array);
    if (array && make_array(array, m))
        return PyCapsule_New(array, "arrow_array", drop_array);
    free(array);
    return PyErr_NoMemory();
}

PyObject *arrow_of_matches(struct matches *matches)
{
    PyObject *schema = schema_capsule(), *array = schema ? array_capsule(matches) : NULL;
    PyObject *pair = array ? PyTuple_Pack(2, schema, array) : NULL;
    Py_XDECREF(schema);
    Py_XDECREF(array);
    return pair;
}
