/* fingerprint.c - what tells findings apart when lines move. */
#include <inttypes.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "ext/hash.h"
#include "model/sides.h"

struct drg_fingerprints {
    drg_report_source source;
    struct map equals;  /* from what a finding is to how many were like it */
    struct arena arena; /* of the keys                                     */
    drg_str words;      /* of the last segment; ptr NULL: there was none   */
    uint64_t words_hash;
};

drg_status drg_fingerprints_new(drg_fingerprints **out, drg_error *err)
{
    *out = calloc(1, sizeof **out);
    return *out ? DRG_OK : fail_memory(err);
}

static void forget(drg_fingerprints *prints)
{
    map_free(&prints->equals);
    arena_free(&prints->arena);
    prints->equals = (struct map){0};
    prints->arena = (struct arena){0};
}

void drg_fingerprints_free(drg_fingerprints *prints)
{
    if (prints)
        forget(prints);
    free(prints);
}

void drg_fingerprints_file(drg_fingerprints *prints, const drg_report_source *source)
{
    forget(prints);
    drg_fingerprints_part(prints, source);
}

void drg_fingerprints_part(drg_fingerprints *prints, const drg_report_source *source)
{
    prints->source = *source;
    prints->words = (drg_str){NULL, 0};
}

static uint64_t hash_str(drg_str s)
{
    return hash_bytes(s.len ? s.ptr : "", s.len, 0);
}

/* Adds a string's hash to what was hashed before; its length keeps neighbours apart. */
static uint64_t mix_hash(uint64_t hash, size_t len, uint64_t added)
{
    uint64_t parts[3] = {hash, len, added};
    return hash_bytes(parts, sizeof parts, 0);
}

static uint64_t mix(uint64_t hash, drg_str s)
{
    return mix_hash(hash, s.len, hash_str(s));
}

/* A file is the same however one says that it is here. */
static drg_str plain_name(drg_str file)
{
    while (str_starts(file, STR("./")))
        file = str_cut(file, 2, file.len);
    return file;
}

/* The words by which a segment without an id is known. A translation is still being worked on, its source is not. */
static drg_str known_by(const drg_fingerprints *prints, const drg_finding *finding)
{
    struct finding_sides sides = finding_sides(&prints->source, finding);
    return finding_side_words(sides.src.text ? &sides.src : &sides.tgt);
}

/* A long segment with many findings is hashed once. */
static uint64_t mix_words(uint64_t hash, drg_fingerprints *prints, drg_str words)
{
    if (!prints->words.ptr || words.ptr != prints->words.ptr || words.len != prints->words.len)
        prints->words_hash = hash_str(words);
    prints->words = words;
    return mix_hash(hash, words.len, prints->words_hash);
}

static uint64_t hash_finding(drg_fingerprints *prints, const drg_finding *finding)
{
    uint64_t hash = mix(0, str_from(finding->rule));
    hash = mix(hash, plain_name(finding->file));
    hash = mix(hash, finding->segment);
    hash = mix_words(hash, prints, finding->segment.len ? (drg_str){"", 0} : known_by(prints, finding));
    hash = mix(hash, finding->lang);
    hash = mix(hash, finding->surface);
    hash = mix(hash, finding->src_surface);
    return mix(hash, finding->concept_id);
}

drg_status drg_finding_fingerprint(char out[DRG_FINGERPRINT_SIZE], drg_fingerprints *prints, const drg_finding *finding,
                                   drg_error *err)
{
    uint64_t hash = hash_finding(prints, finding);
    drg_str key = {(const char *)&hash, sizeof hash};
    uint32_t before = map_get(&prints->equals, key);
    if (before == DRG_NONE) {
        before = 0;
        key = arena_str(&prints->arena, key);
    }
    if (!key.ptr || !map_set(&prints->equals, key, before + 1))
        return fail_memory(err);
    uint64_t parts[2] = {hash, before};
    snprintf(out, DRG_FINGERPRINT_SIZE, "%016" PRIx64, hash_bytes(parts, sizeof parts, 0));
    return DRG_OK;
}
