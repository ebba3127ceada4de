/* trail.h - which bytes of a file decoded text was made of.
 *
 * Most text has as many bytes in the file as the rule of its encoding says, so that counting finds its place. Where that is
 * not so (bytes that were replaced, characters of an unusual width, a byte order mark) a point says where counting begins
 * anew.
 *
 *   text   П р и ? в е т          ? was one byte, a replacement has the two that UTF-16 gives a character
 *   file   0 2 4 6|7 9 11         point: text 9, file 7 */
#ifndef BASE_TRAIL_H
#define BASE_TRAIL_H

#include "base/str.h"
#include "base/vec.h"

/* What a character has in the file. */
enum trail_rule {
    TRAIL_UTF8,
    TRAIL_SINGLE, /* a byte                         */
    TRAIL_DOUBLE, /* two bytes; below U+00A0 one    */
    TRAIL_UTF16,
    TRAIL_UTF32,
};

/* From byte `text` of all the text on, which is byte `file` of the file, the rule holds. */
struct trail_point {
    uint64_t text, file;
    enum trail_rule rule;
};

struct drg_trail {
    VEC(struct trail_point) points; /* in order, no two at one byte of the text */
    struct trail_point end;         /* what has been passed so far              */
    bool has_failed;                /* memory was out                            */
};

/* Canonical names, as encoding_find has them. */
enum trail_rule trail_rule_of(const char *encoding);

/* Bytes that the rule says text has. */
uint64_t trail_measure(enum trail_rule rule, drg_str text);

/* What follows is of another encoding. */
void trail_use(struct drg_trail *trail, enum trail_rule rule);

/* `text` follows, made of so many bytes. */
void trail_pass(struct drg_trail *trail, drg_str text, uint64_t bytes);

/* The place of byte `at` of `text`, which begins at byte `start` of all the text, as the trail's points do or earlier ones. */
struct trail_point trail_find(const struct drg_trail *trail, drg_str text, uint64_t start, size_t at);

/* The first byte of such a text, on a character's edge, that stands at byte `file` of the file or behind it; or its length. */
size_t trail_seek(const struct drg_trail *trail, drg_str text, uint64_t start, uint64_t file);

/* Appends to `into` what tells the places of part of such a text. */
void trail_take(struct drg_trail *into, const struct drg_trail *trail, drg_str text, uint64_t start, drg_span part);

/* Forgets what stands before the end of such a text. */
void trail_forget(struct drg_trail *trail, drg_str text, uint64_t start);

/* All before this byte of the file, and of the text as long, is passed over. */
void trail_jump(struct drg_trail *trail, uint64_t offset);

void trail_clear(struct drg_trail *trail);
void trail_free(struct drg_trail *trail);

#endif
