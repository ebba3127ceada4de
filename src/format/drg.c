/* drg.c - compiled glossaries as a format: told by their magic, opened instead of read. Writing one is the business of
 * drg_glossary_compile. */
#include "format/formats.h"
#include "model/image.h"

static drg_status open_bytes(drg_glossary **out, drg_str bytes, const char *name, drg_error *err)
{
    struct image *image;
    *out = NULL;
    drg_status status = image_open_bytes(&image, bytes, name, err);
    return status ? status : glossary_of_image(out, image, err);
}

static drg_status open_file(drg_glossary **out, const char *path, drg_error *err)
{
    struct image *image;
    *out = NULL;
    drg_status status = image_open(&image, path, err);
    return status ? status : glossary_of_image(out, image, err);
}

const struct format format_drg = {
    .name = "drg",
    .extensions = " .drg ",
    .summary = "compiled glossary, opened at once whatever its size; 'glossary compile' writes it",
    .is_binary = true,
    .sniff = image_is,
    .open_glossary = open_bytes,
    .map_glossary = open_file,
};
