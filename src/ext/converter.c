/* converter.c - bytes of any encoding to UTF-8, through iconv, or by our own table where iconv has none. */
#include "ext/converter.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/trail.h"
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

enum { HELD = 64 /* more than is ever held back */ };

struct converter {
    iconv_t cd;
    const struct single_byte *set; /* of a set that this system's iconv lacks, as glibc's does CP720; else NULL */
    size_t unit;                   /* bytes that go at once when they cannot be decoded */
    bool holds_back;               /* a letter may wait for a mark                      */
};

static size_t unit_of(const char *encoding)
{
    return str_starts(str_from(encoding), STR("UTF-32")) ? 4 : str_starts(str_from(encoding), STR("UTF-16")) ? 2 : 1;
}

drg_status converter_open(struct converter **out, const char *encoding, drg_error *err)
{
    *out = malloc(sizeof **out);
    if (!*out)
        return fail_memory(err);
    **out = (struct converter){.cd = iconv_open("UTF-8", encoding), .unit = unit_of(encoding)};
    (*out)->holds_back = strcmp(encoding, "CP1255") == 0 || strcmp(encoding, "CP1258") == 0;
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

/* Where a conversion stands. */
struct run {
    struct converter *converter;
    struct buf *into;
    drg_str rest; /* not used yet */
    struct convert_report *report;
    struct drg_trail *trail;
};

static void pass(struct run *run, drg_str text, size_t bytes)
{
    buf_add(run->into, text);
    if (run->trail)
        trail_pass(run->trail, text, bytes);
    run->rest = str_cut(run->rest, bytes, run->rest.len);
}

static void replace_unit(struct run *run, size_t offset)
{
    size_t count = run->rest.len < run->converter->unit ? run->rest.len : run->converter->unit;
    if (!run->report->replaced)
        run->report->first_bad = offset;
    run->report->replaced += count;
    pass(run, STR(UTF8_REPLACEMENT_BYTES), count);
}

/* Vietnamese and Hebrew sets keep a letter back: a mark may follow it. */
static void add_held_back(struct run *run)
{
    char chunk[HELD], *out = chunk;
    size_t out_left = sizeof chunk;
    iconv(run->converter->cd, NULL, NULL, &out, &out_left);
    pass(run, (drg_str){chunk, (size_t)(out - chunk)}, 0);
}

static void add_by_table(struct run *run)
{
    size_t len = run->rest.len;
    while (run->rest.len) {
        char text[4];
        uint32_t code = single_byte_decode(run->converter->set, (unsigned char)run->rest.ptr[0]);
        if (code == UTF8_REPLACEMENT)
            replace_unit(run, len - run->rest.len);
        else
            pass(run, (drg_str){text, utf8_encode(code, text)}, 1);
    }
}

/* Converts what `room` bytes hold, and in HELD more what was held back before a byte that cannot be decoded; errno, or 0, says
 * why no more. */
static int step(const struct run *run, size_t limit, char *chunk, size_t room, drg_str *text, size_t *used)
{
    char *in = (char *)(uintptr_t)run->rest.ptr, *out = chunk; /* iconv does not write to its input */
    size_t in_left = limit, out_left = room;
    int why = iconv(run->converter->cd, &in, &in_left, &out, &out_left) == (size_t)-1 ? errno : 0;
    if (why == EILSEQ && run->converter->holds_back) {
        out_left += HELD;
        iconv(run->converter->cd, NULL, NULL, &out, &out_left);
    }
    *text = (drg_str){chunk, (size_t)(out - chunk)};
    *used = limit - in_left;
    return why;
}

/* One character after the other: some are not as wide as their encoding's usually are. */
static void add_slowly(struct run *run, size_t bytes)
{
    char chunk[16];
    drg_str text;
    size_t used = 0;
    for (size_t done = 0; done < bytes; done += used) {
        int why = E2BIG;
        for (size_t room = 1; why == E2BIG && room <= sizeof chunk; room++) {
            why = step(run, bytes - done, chunk, room, &text, &used);
            if (used)
                break;
        }
        if (!used)
            return;
        pass(run, text, used);
    }
}

/* Letters that are held back are given at the end of a line at last, so that lines are what is passed of such sets. */
static size_t limit_of(const struct run *run)
{
    const char *feed = run->trail && run->converter->holds_back ? memchr(run->rest.ptr, '\n', run->rest.len) : NULL;
    return feed ? (size_t)(feed - run->rest.ptr) + 1 : run->rest.len;
}

static void add_line(struct run *run, drg_str text, size_t used)
{
    size_t end = text.len;
    while (end && text.len - end < used && (text.ptr[end - 1] == '\n' || text.ptr[end - 1] == '\r'))
        end--;
    pass(run, str_cut(text, 0, end), used - (text.len - end));
    pass(run, str_cut(text, end, text.len), text.len - end);
}

/* A chunk that has as many bytes as its text should has such characters alone: within one encoding all that differ are
 * wider, or all narrower. */
static void add_chunk(struct run *run, drg_str text, size_t used)
{
    if (!run->trail || trail_measure(run->trail->end.rule, text) == used)
        pass(run, text, used);
    else if (run->converter->holds_back)
        add_line(run, text, used);
    else
        add_slowly(run, used);
}

size_t converter_add(struct converter *converter, struct buf *into, drg_str bytes, bool is_last, struct convert_report *report,
                     struct drg_trail *trail)
{
    struct run run = {converter, into, bytes, report, trail};
    bool is_torn = false;
    assert(converter);
    if (converter->set)
        add_by_table(&run);
    while (run.rest.len && !into->failed && !is_torn) {
        char chunk[4096 + HELD];
        drg_str text;
        size_t used, limit = limit_of(&run);
        int why = step(&run, limit, chunk, sizeof chunk - HELD, &text, &used);
        add_chunk(&run, text, used);
        is_torn = why == EINVAL && !is_last;
        if (why && why != E2BIG && !is_torn && run.rest.len)
            replace_unit(&run, bytes.len - run.rest.len);
    }
    if (is_last && !converter->set)
        add_held_back(&run);
    return bytes.len - run.rest.len;
}

drg_status convert(struct buf *into, drg_str bytes, const char *encoding, struct convert_report *report, drg_error *err)
{
    struct converter *converter;
    *report = (struct convert_report){0};
    drg_status status = converter_open(&converter, encoding, err);
    if (status)
        return status;
    converter_add(converter, into, bytes, true, report, NULL);
    converter_close(converter);
    return buf_status(into, "the decoded text", err);
}
