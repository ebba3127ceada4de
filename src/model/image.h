/* image.h - the container of compiled glossaries (.drg): checksummed sections of flat data, mapped instead of read.
 *
 *   0      header: magic, byte order, version, sizes, checksums
 *   64     section table: kind, id, place and element size of each section
 *          checksums of the chunks, one for 64 KiB
 *   data   the sections, each at a multiple of 64 bytes; begins at a multiple of 4096
 *
 * Opening verifies header and tables alone, so that its time does not depend on the size. A chunk is verified when it is
 * first touched: whoever reads a section asks image_check() for the bytes before looking at them. A chunk that fails is
 * remembered; nothing of it is ever used, and image_status() tells at the end of the work. Checksums find damage, not
 * malice: whoever follows an offset or an index out of an image compares it with what there is, and reports with
 * image_blame() one that leads nowhere. Text sections are UTF-8 from end to end, which is verified with their chunks.
 *
 * An image has the byte order of the machine that made it; a machine of another order refuses it. Images never change
 * and may be read by many threads. Equal contents have equal bytes. */
#ifndef MODEL_IMAGE_H
#define MODEL_IMAGE_H

#include <stdatomic.h>

#include "base/mapping.h"
#include "base/str.h"
#include "base/vec.h"

enum { IMAGE_CHUNK_BITS = 16, IMAGE_CHUNK = 1 << IMAGE_CHUNK_BITS };

/* The kinds of sections. All are listed here, so that no two modules take the same. */
enum image_kind {
    IMAGE_CONCEPTS = 1, /* 1 to 99: the glossary (model/records.h) */
    IMAGE_TERMS,
    IMAGE_FIELDS,
    IMAGE_TRAITS,
    IMAGE_LANGS,
    IMAGE_FILES,
    IMAGE_DUPLICATES,
    IMAGE_TEXT, /* UTF-8 */
    IMAGE_RULES = 100, /* 100 to 199: what the matcher compiles (match/lexicon_image.c) */
    IMAGE_LEXICONS,
    IMAGE_LETTERS,
    IMAGE_STEMS,
    IMAGE_WORDS,
    IMAGE_LEMMAS,
    IMAGE_ENDS,
    IMAGE_STEM_SLOTS,
    IMAGE_LEMMA_SLOTS,
    IMAGE_EDGES,
    IMAGE_STEM_FILTER,
    IMAGE_EDGE_FILTER,
};

struct image {
    struct mapping mapping;  /* of an image opened by name */
    unsigned char *copy;     /* of an image opened from memory */
    const unsigned char *bytes, *data;
    size_t size, data_size;
    size_t section_count, chunk_count;
    char *name;              /* for messages */
    _Atomic uint64_t *checked; /* one bit a chunk: it is what was written */
    _Atomic uint64_t *broken;  /* one bit a chunk: it is not */
    _Atomic uint64_t blame;    /* 0, or where the first trouble was found; see image.c */
    _Atomic bool is_verified;
};

/* True for the first bytes of an image, of any version. */
bool image_is(drg_str head);

/* Maps the image `path`. Errors: EIO, ESYNTAX (damaged, cut short, another version or byte order), ENOMEM. */
drg_status image_open(struct image **out, const char *path, drg_error *err);

/* The same out of memory; the bytes are copied. */
drg_status image_open_bytes(struct image **out, drg_str bytes, const char *name, drg_error *err);
void image_close(struct image *image);

/* The elements of a section; NULL and no count when there is none of this kind, id and element size. Not yet checked. */
const void *image_section(const struct image *image, uint32_t kind, uint32_t id, uint32_t element_size, size_t *count);

bool image_check_chunks(struct image *image, size_t first, size_t last);

/* True when `len` (at least 1) bytes of a section may be read. */
static inline bool image_check(struct image *image, const void *from, size_t len)
{
    size_t start = (size_t)((const unsigned char *)from - image->data);
    size_t first = start >> IMAGE_CHUNK_BITS, last = (start + len - 1) >> IMAGE_CHUNK_BITS;
    uint64_t word = atomic_load_explicit(&image->checked[first / 64], memory_order_relaxed);
    return (first == last && word >> first % 64 & 1) || image_check_chunks(image, first, last);
}

/* Remembers that what lies at `at` leads nowhere. */
void image_blame(struct image *image, const void *at);

/* DRG_OK, or ESYNTAX when a chunk failed or something was blamed. */
drg_status image_status(const struct image *image, drg_error *err);

/* Verifies all chunks; then the same. */
drg_status image_verify(struct image *image, drg_error *err);

/* ---- writing ------------------------------------------------------------------------------------------------ */

struct image_part {
    uint32_t kind, id, element_size;
    const void *data;
    size_t size;
};

/* Gathers sections; zero-initialised is ready to use. */
struct image_writer {
    VEC(struct image_part) parts;
    bool failed; /* memory ran out; reported by image_write */
};

/* Adds a section, in the order it shall have. Its data is borrowed until image_write, its size a multiple of the
 * element's. */
void image_writer_add(struct image_writer *writer, uint32_t kind, uint32_t id, const void *data, size_t size,
                      uint32_t element_size);

/* Writes the image. Errors: the sink's, ENOMEM, ELIMIT. */
drg_status image_write(const struct image_writer *writer, drg_sink sink, drg_error *err);
void image_writer_free(struct image_writer *writer);

#endif
