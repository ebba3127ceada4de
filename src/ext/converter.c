/* converter.c - bytes of any encoding to UTF-8, through iconv, or by our own table where iconv has none. */
#include "ext/converter.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/utf8.h"
#include "ext/single_byte.h"

/* Aliases are compared by their letters and digits only, so "ISO_8859-9", "iso8859-9" and "ISO 8859-9" are one. */
static const struct { const char *alias, *name; } encodings[] = {
    {"utf8", "UTF-8"},          {"utf16le", "UTF-16LE"},     {"utf16be", "UTF-16BE"},     {"utf32le", "UTF-32LE"},
    {"utf32be", "UTF-32BE"},    {"utf16", "UTF-16LE"},       {"ucs2", "UTF-16LE"},        {"utf32", "UTF-32LE"},
    {"ascii", "UTF-8"},         {"usascii", "UTF-8"},        {"iso88591", "CP1252"},      {"latin1", "CP1252"},
    {"cp1250", "CP1250"},       {"windows1250", "CP1250"},   {"cp1251", "CP1251"},        {"windows1251", "CP1251"},
    {"cp1252", "CP1252"},       {"windows1252", "CP1252"},   {"cp1253", "CP1253"},        {"windows1253", "CP1253"},
    {"cp1254", "CP1254"},       {"windows1254", "CP1254"},   {"cp1255", "CP1255"},        {"windows1255", "CP1255"},
    {"cp1256", "CP1256"},       {"windows1256", "CP1256"},   {"cp1257", "CP1257"},        {"windows1257", "CP1257"},
    {"cp1258", "CP1258"},       {"windows1258", "CP1258"},   {"iso88592", "ISO-8859-2"},  {"latin2", "ISO-8859-2"},
    {"iso88593", "ISO-8859-3"}, {"latin3", "ISO-8859-3"},    {"iso88594", "ISO-8859-4"},  {"iso88595", "ISO-8859-5"},
    {"iso88596", "ISO-8859-6"}, {"arabic", "ISO-8859-6"},    {"iso88597", "ISO-8859-7"},  {"iso88598", "ISO-8859-8"},
    {"iso88599", "ISO-8859-9"}, {"latin5", "ISO-8859-9"},    {"iso885915", "ISO-8859-15"}, {"latin9", "ISO-8859-15"},
    {"koi8r", "KOI8-R"},        {"koi8u", "KOI8-U"},         {"cp866", "CP866"},          {"ibm866", "CP866"},
    {"cp857", "CP857"},         {"ibm857", "CP857"},         {"cp437", "CP437"},          {"ibm437", "CP437"},
    {"cp850", "CP850"},         {"ibm850", "CP850"},         {"cp852", "CP852"},          {"ibm852", "CP852"},
    {"cp855", "CP855"},         {"cp864", "CP864"},          {"cp720", "CP720"},          {"ibm720", "CP720"},         {"dos720", "CP720"},
    {"maccyrillic", "MAC-CYRILLIC"}, {"macukraine", "MAC-CYRILLIC"},
    {"xmaccyrillic", "MAC-CYRILLIC"}, {"macturkish", "MACTURKISH"}, {"macarabic", "MACARABIC"},
    {"gb18030", "GB18030"},     {"gbk", "GBK"},              {"big5", "BIG5"},            {"shiftjis", "SHIFT_JIS"},
    {"eucjp", "EUC-JP"},        {"euckr", "EUC-KR"},
};

/* The letters and digits of `name`, lower case; false when it is too long to be one. */
static bool squeeze(char out[32], drg_str name)
{
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = ascii_lower(name.ptr[i]);
        if (!is_ascii_alpha(c) && !is_ascii_digit(c))
            continue;
        if (len == 31)
            return false;
        out[len++] = c;
    }
    out[len] = '\0';
    return len > 0;
}

const char *encoding_find(drg_str name)
{
    char squeezed[32];
    if (!squeeze(squeezed, name))
        return NULL;
    for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
        if (strcmp(encodings[i].alias, squeezed) == 0)
            return encodings[i].name;
    return NULL;
}

struct converter {
    iconv_t cd;
    const struct single_byte *set; /* of a set that this system's iconv lacks, as glibc's does CP720; else NULL */
};

drg_status converter_open(struct converter **out, const char *encoding, drg_error *err)
{
    *out = malloc(sizeof **out);
    if (!*out)
        return fail_memory(err);
    (*out)->cd = iconv_open("UTF-8", encoding);
    (*out)->set = (*out)->cd == (iconv_t)-1 ? single_byte_find(encoding) : NULL;
    if ((*out)->cd != (iconv_t)-1 || (*out)->set)
        return DRG_OK;
    free(*out);
    *out = NULL;
    return fail(err, DRG_EFORMAT, NOWHERE, "this system cannot decode %s", encoding);
}

void converter_close(struct converter *converter)
{
    if (converter && !converter->set)
        iconv_close(converter->cd);
    free(converter);
}

static void replace_byte(struct buf *into, drg_str *rest, size_t offset, struct convert_report *report)
{
    if (report->replaced++ == 0)
        report->first_bad = offset;
    buf_add_code(into, UTF8_REPLACEMENT);
    rest->ptr++;
    rest->len--;
}

/* Vietnamese and Hebrew sets keep a letter back: a mark may follow it. */
static void add_held_back(struct buf *into, iconv_t cd)
{
    char chunk[64], *out = chunk;
    size_t out_left = sizeof chunk;
    iconv(cd, NULL, NULL, &out, &out_left);
    buf_add(into, (drg_str){chunk, (size_t)(out - chunk)});
}

static size_t add_by_table(struct buf *into, drg_str bytes, const struct single_byte *set, struct convert_report *report)
{
    for (size_t i = 0; i < bytes.len; i++) {
        uint32_t code = single_byte_decode(set, (unsigned char)bytes.ptr[i]);
        if (code == UTF8_REPLACEMENT && report->replaced++ == 0)
            report->first_bad = i;
        buf_add_code(into, code);
    }
    return bytes.len;
}

size_t converter_add(struct converter *converter, struct buf *into, drg_str bytes, bool is_last, struct convert_report *report)
{
    if (converter->set)
        return add_by_table(into, bytes, converter->set, report);
    drg_str rest = bytes;
    char chunk[4096];
    bool is_torn = false;
    while (rest.len && !into->failed && !is_torn) {
        char *in = (char *)(uintptr_t)rest.ptr, *out = chunk; /* iconv does not write to its input */
        size_t in_left = rest.len, out_left = sizeof chunk;
        size_t done = iconv(converter->cd, &in, &in_left, &out, &out_left);
        int why = errno;
        buf_add(into, (drg_str){chunk, (size_t)(out - chunk)});
        rest = (drg_str){in, in_left};
        is_torn = done == (size_t)-1 && why == EINVAL && !is_last;
        if (done == (size_t)-1 && why != E2BIG && !is_torn && rest.len)
            replace_byte(into, &rest, bytes.len - rest.len, report);
    }
    if (is_last)
        add_held_back(into, converter->cd);
    return bytes.len - rest.len;
}

drg_status convert(struct buf *into, drg_str bytes, const char *encoding, struct convert_report *report, drg_error *err)
{
    struct converter *converter;
    *report = (struct convert_report){0};
    drg_status status = converter_open(&converter, encoding, err);
    if (status)
        return status;
    converter_add(converter, into, bytes, true, report);
    converter_close(converter);
    return buf_status(into, "the decoded text", err);
}
