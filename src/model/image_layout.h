/* image_layout.h - the bytes of an image's header and tables, shared by its reader and its writer. */
#ifndef MODEL_IMAGE_LAYOUT_H
#define MODEL_IMAGE_LAYOUT_H

#include "model/image.h"

/* A byte above 127, a line end of each kind and the end-of-file sign of old systems: a transfer that takes the file for
 * text destroys the magic first. */
#define IMAGE_MAGIC "\x89" "DRG\r\n\x1A\n"

enum {
    IMAGE_VERSION = 2, /* of everything in the file: raised with each change to records or sections */
    IMAGE_BYTE_ORDER = 0x01020304,
    IMAGE_ALIGNMENT = 64,
    IMAGE_DATA_ALIGNMENT = 4096,
    IMAGE_MAX_SECTIONS = 4096,
};

struct image_header {
    unsigned char magic[8];
    uint32_t byte_order, version;
    uint64_t size;       /* of the file                                   */
    uint64_t chunk_sums; /* where the checksums of the chunks begin       */
    uint64_t data;       /* where the chunks begin                        */
    uint32_t section_count, chunk_count;
    uint64_t tables_sum; /* of what lies between the header and the data  */
    uint64_t header_sum; /* of the header up to here                      */
};

struct image_section_record {
    uint32_t kind, id;
    uint64_t offset, size; /* in bytes, from the beginning of the file */
    uint32_t element_size, reserved;
};

#endif
