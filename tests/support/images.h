/* images.h - compiled glossaries in memory, and making them over so that their checksums fit again, for tests. */
#ifndef SUPPORT_IMAGES_H
#define SUPPORT_IMAGES_H

#include "base/buf.h"
#include "dragoman/glossary.h"
#include "model/image_layout.h"

/* Compiles a glossary into `out`; false when that fails. */
bool image_make(struct buf *out, drg_ctx *ctx, const drg_glossary *glossary);

/* Makes all checksums fit what the bytes now are, as far as the header leads to them. */
void image_seal(unsigned char *bytes, size_t size);

/* The table of sections of an image that was not tampered with, and how many. */
struct image_section_record *image_sections(unsigned char *bytes, size_t *count);

/* The first section of a kind, or NULL. */
struct image_section_record *image_section_of(struct buf *image, uint32_t kind);

#endif
