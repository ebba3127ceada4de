/* detect.c - which encoding bytes are in, by what they would say.
 *
 * Every single-byte candidate reads the same sample, and the one whose reading costs the least bits wins. A candidate
 * starts with what its rarity costs, so that of readings that are equal the commoner set is named. UTF-8 with broken
 * places is weighed against the winner in the same bits. */
#include "text/detect.h"

#include "base/utf8.h"
#include "ext/single_byte.h"
#include "lang/likelihood.h"

enum { SAMPLE = 1 << 16 };

static const struct candidate {
    const char *encoding;
    uint32_t rarity; /* bits */
} candidates[] = {
    {"CP1254", 0},     {"CP1251", 0},     {"CP1256", 0}, {"CP1252", 1}, {"KOI8-R", 1},       {"CP866", 2}, {"ISO-8859-6", 3},
    {"ISO-8859-5", 3}, {"CP857", 2},      {"CP720", 4},  {"KOI8-U", 2}, {"MAC-CYRILLIC", 4},
};

enum { CANDIDATES = sizeof candidates / sizeof candidates[0] };

struct reading {
    const struct candidate *candidate;
    const struct single_byte *set;
    struct likelihood likelihood;
    uint32_t cost; /* eighths of a bit */
};

static const struct { const char *mark; size_t len; const char *encoding; } byte_order_marks[] = {
    {UTF8_BOM, 3, "UTF-8"},
    {"\xFF\xFE\x00\x00", 4, "UTF-32LE"}, /* before UTF-16LE, whose mark it begins with */
    {"\x00\x00\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

const char *encoding_by_mark(drg_str bytes, size_t *mark_len)
{
    for (size_t i = 0; i < sizeof byte_order_marks / sizeof byte_order_marks[0]; i++)
        if (str_starts(bytes, (drg_str){byte_order_marks[i].mark, byte_order_marks[i].len})) {
            *mark_len = byte_order_marks[i].len;
            return byte_order_marks[i].encoding;
        }
    return NULL;
}

/* ---- UTF-8 ---------------------------------------------------------------------------------------- */

/* `bytes` without the part of a character at the end that a cut left, and without continuation bytes at the start. */
static drg_str without_cut_ends(drg_str bytes)
{
    size_t start = 0, tail = 0;
    while (start < bytes.len && start < 3 && !utf8_is_lead(bytes.ptr[start]))
        start++;
    while (tail < 4 && tail < bytes.len - start && !utf8_is_lead(bytes.ptr[bytes.len - 1 - tail]))
        tail++;
    if (tail < 4 && tail < bytes.len - start) {
        const char *lead = bytes.ptr + bytes.len - 1 - tail;
        uint32_t code;
        if ((unsigned char)*lead >= 0xC2 && utf8_decode(lead, tail + 1, &code) == 0 && utf8_bad_length(lead, tail + 1) == tail + 1)
            return str_cut(bytes, start, bytes.len - 1 - tail);
    }
    return str_cut(bytes, start, bytes.len);
}

static void count_sequences(drg_str bytes, size_t *good, size_t *bad)
{
    for (size_t at = 0; at < bytes.len;) {
        uint32_t code;
        if ((unsigned char)bytes.ptr[at] < 0x80) {
            at++;
            continue;
        }
        unsigned n = utf8_decode(bytes.ptr + at, bytes.len - at, &code);
        *good += n > 1;
        *bad += n == 0;
        at += n ? n : utf8_bad_length(bytes.ptr + at, bytes.len - at);
    }
}

/* UTF-8 whole, cut or with a few broken places (at least nine in ten non-ASCII sequences are well-formed). */
static bool detect_utf8(struct detection *found, drg_str bytes)
{
    size_t good = 0, bad = 0;
    *found = (struct detection){.encoding = "UTF-8", .sure = 100, .evidence = DETECT_UTF8};
    count_sequences(bytes, &good, &bad);
    if (!good && !bad) {
        found->evidence = bytes.len ? DETECT_ASCII : DETECT_EMPTY;
        return true;
    }
    if (!bad)
        return true;
    good = bad = 0;
    count_sequences(without_cut_ends(bytes), &good, &bad);
    found->evidence = bad ? DETECT_BROKEN_UTF8 : DETECT_CUT_UTF8;
    found->sure = bad ? 95 : 99;
    return good > 0 && good >= bad * 9;
}

/* What damage costs, in eighths of a bit: that there is some, and each broken place. A letter of a legacy set that is read
 * as UTF-8 is a broken place nearly always, and far dearer than as a letter. */
enum { DAMAGE = 8 * LIKELIHOOD_BIT, BROKEN_PLACE = 17 * LIKELIHOOD_BIT };

/* What `sample` costs when it is UTF-8 with broken places; UINT32_MAX when no sequence in it speaks for that. */
static uint32_t cost_of_broken_utf8(drg_str sample)
{
    struct likelihood likelihood = {0};
    uint32_t cost = DAMAGE, code;
    bool has_good = false;
    for (size_t at = 0; at < sample.len;) {
        unsigned n = utf8_decode(sample.ptr + at, sample.len - at, &code);
        if (n)
            likelihood_add(&likelihood, code);
        else if (cost < UINT32_MAX / 2)
            cost += BROKEN_PLACE;
        has_good |= n > 1;
        at += n ? n : utf8_bad_length(sample.ptr + at, sample.len - at);
    }
    return has_good ? cost + likelihood_cost(&likelihood) : UINT32_MAX;
}

/* ---- Wide encodings without a mark ------------------------------------------------------------------ */

/* UTF-16: every other byte is the number of one of few blocks, which letters of other encodings never are. Little-endian
 * text has them at odd offsets. */
static const char *detect_wide(drg_str bytes)
{
    size_t blocks[2] = {0, 0}, high[2] = {0, 0}, pairs = bytes.len / 2;
    for (size_t i = 0; i + 1 < bytes.len; i += 2)
        for (size_t side = 0; side < 2; side++) {
            unsigned char c = (unsigned char)bytes.ptr[i + side];
            blocks[side] += c == 0 || c == 1 || c == 4 || c == 6; /* Latin, Cyrillic, Arabic */
            high[side] += c == 0x20 || c == 0x21 || c >= 0xFB;    /* signs, presentation forms */
        }
    for (size_t side = 0; side < 2; side++) {
        bool is_high = blocks[side] * 4 >= pairs * 3 && (blocks[side] + high[side]) * 20 >= pairs * 19;
        if (pairs >= 2 && is_high && blocks[side] > blocks[1 - side])
            return side ? "UTF-16LE" : "UTF-16BE";
    }
    return NULL;
}

/* UTF-32: every unit is a code point, which no other text in four-byte steps comes to by chance. */
static const char *detect_wider(drg_str bytes)
{
    bool fits_little = bytes.len >= 8, fits_big = fits_little;
    const unsigned char *unit = (const unsigned char *)bytes.ptr;
    for (size_t i = 0; i + 3 < bytes.len && (fits_little || fits_big); i += 4) {
        fits_little = fits_little && unit[i + 3] == 0 && unit[i + 2] <= 0x10;
        fits_big = fits_big && unit[i] == 0 && unit[i + 1] <= 0x10;
    }
    return fits_little ? "UTF-32LE" : fits_big ? "UTF-32BE" : NULL;
}

/* ---- Single-byte sets ------------------------------------------------------------------------------- */

/* Bytes far from any that is not ASCII read the same in every set. */
static void read_sample(struct reading *reading, drg_str sample)
{
    uint32_t codes[256];
    for (unsigned byte = 0; byte < 256; byte++)
        codes[byte] = single_byte_decode(reading->set, (unsigned char)byte);
    for (size_t i = 0; i < sample.len; i++)
        likelihood_add(&reading->likelihood, codes[(unsigned char)sample.ptr[i]]);
    reading->cost = likelihood_cost(&reading->likelihood) + reading->candidate->rarity * LIKELIHOOD_BIT;
}

static bool reads_alike(const struct reading *a, const struct reading *b, const bool seen[256])
{
    for (unsigned byte = 0x80; byte < 256; byte++)
        if (seen[byte] && single_byte_decode(a->set, (unsigned char)byte) != single_byte_decode(b->set, (unsigned char)byte))
            return false;
    return true;
}

/* 50 for a coin's toss, 99 from 24 bits on. */
static uint32_t sureness(uint32_t margin)
{
    uint32_t unsure = margin / 4 < 6 ? 50u >> (margin / 4) : 1;
    return 100 - (unsure ? unsure : 1);
}

/* *cost gets what the best reading costs. */
static struct detection detect_single_byte(drg_str sample, uint32_t *cost)
{
    struct reading readings[CANDIDATES];
    bool seen[256] = {false};
    const struct reading *best = NULL, *rival = NULL;
    for (size_t i = 0; i < sample.len; i++)
        seen[(unsigned char)sample.ptr[i]] = true;
    for (size_t i = 0; i < CANDIDATES; i++) {
        readings[i] = (struct reading){.candidate = &candidates[i], .set = single_byte_find(candidates[i].encoding)};
        read_sample(&readings[i], sample);
        if (!best || readings[i].cost < best->cost)
            best = &readings[i];
    }
    for (size_t i = 0; i < CANDIDATES; i++)
        if (!reads_alike(&readings[i], best, seen) && (!rival || readings[i].cost < rival->cost))
            rival = &readings[i];
    struct detection found = {.encoding = best->candidate->encoding, .evidence = DETECT_LETTERS, .sure = 99};
    found.lang = likelihood_lang(&best->likelihood);
    if (rival) {
        found.rival = rival->candidate->encoding;
        found.margin = (rival->cost - best->cost) / LIKELIHOOD_BIT;
        found.sure = sureness(found.margin);
    }
    *cost = best->cost;
    return found;
}

/* *cost: of a single-byte set; 0 for others, which nothing outweighs. */
static struct detection weigh_legacy(drg_str bytes, uint32_t *cost)
{
    drg_str sample = {bytes.ptr, bytes.len < SAMPLE ? bytes.len : SAMPLE};
    const char *wide = detect_wider(sample);
    *cost = 0;
    if (!wide)
        wide = detect_wide(sample);
    if (wide)
        return (struct detection){.encoding = wide, .evidence = DETECT_UNITS, .sure = 99};
    return detect_single_byte(sample, cost);
}

struct detection detect_legacy(drg_str bytes)
{
    uint32_t cost;
    return weigh_legacy(bytes, &cost);
}

struct detection detect(drg_str bytes)
{
    struct detection found = {.sure = 100, .evidence = DETECT_MARK};
    found.encoding = encoding_by_mark(bytes, &found.mark_len);
    if (found.encoding)
        return found;
    bool has_nul = bytes.len && memchr(bytes.ptr, 0, bytes.len);
    if (!has_nul && detect_utf8(&found, bytes))
        return found;
    uint32_t cost;
    struct detection legacy = weigh_legacy(bytes, &cost);
    if (has_nul && legacy.evidence != DETECT_UNITS && detect_utf8(&found, bytes))
        return found;
    uint32_t broken = has_nul ? UINT32_MAX : cost_of_broken_utf8(str_cut(bytes, 0, bytes.len < SAMPLE ? bytes.len : SAMPLE));
    if (broken < cost)
        return (struct detection){.encoding = "UTF-8", .evidence = DETECT_BROKEN_UTF8, .rival = legacy.encoding,
                                  .margin = (cost - broken) / LIKELIHOOD_BIT, .sure = sureness((cost - broken) / LIKELIHOOD_BIT)};
    return legacy;
}
