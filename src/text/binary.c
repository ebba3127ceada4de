/* binary.c - files that are no text, known by their first bytes. */
#include "text/binary.h"

#include "base/error.h"

static const char save_as_text[] = "save it as text, CSV or HTML first";
static const char unpack[] = "unpack it once by hand";

static const struct { drg_str start; const char *is, *remedy; } kinds[] = {
    {{"PK\x03\x04", 4}, "is a zip archive (DOCX, XLSX, ODT and the like)", save_as_text},
    {{"%PDF-", 5}, "is a PDF document", save_as_text},
    {{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8}, "is an old Office document (DOC, XLS) or one with a password", save_as_text},
    {{"{\\rtf", 5}, "is an RTF document", save_as_text},
    {{"\x1F\x8B\x08", 3}, "is compressed by gzip twice", unpack},
    {{"\xFD" "7zXZ", 5}, "is compressed by xz twice", unpack},
    {{"\x28\xB5\x2F\xFD", 4}, "is compressed by zstd twice", unpack},
};

drg_status binary_refuse(drg_str bytes, drg_error *err)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_starts(bytes, kinds[i].start))
            return fail(err, DRG_EFORMAT, NOWHERE, "this %s, not text; %s", kinds[i].is, kinds[i].remedy);
    return DRG_OK;
}
