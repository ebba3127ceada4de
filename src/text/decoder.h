/* decoder.h - bytes that come piece by piece to UTF-8.
 *
 * The encoding is told once, by the first byte that is no plain ASCII and DECODER_WINDOW bytes from there on; until then
 * ASCII passes as it is, which it would in all encodings that are told apart this way. So the answer does not depend on
 * how the bytes were cut into pieces. Order of trust: see decode.h.
 *
 *   decoder_open(&d, ctx, name, &options, err);
 *   decoder_add(d, &text, piece, is_last, &used, err);    what was not used must come again at the start of the next piece
 *   decoder_finish(d, err); decoder_close(d); */
#ifndef TEXT_DECODER_H
#define TEXT_DECODER_H

#include "base/trail.h"
#include "text/decode.h"

/* A piece of DECODER_PIECE bytes, or the last one, is always used in part at least. */
enum { DECODER_WINDOW = 1 << 16, DECODER_PIECE = DECODER_WINDOW + (1 << 12) };

struct decoder;

/* Strings of the options, and `name`, are borrowed. Error: EENCODING when the encoding that is asked for is unknown. */
drg_status decoder_open(struct decoder **out, drg_ctx *ctx, const char *name, const struct decode_options *options,
                        drg_error *err);

/* Appends what `bytes` say. Errors: EFORMAT when they are those of a document of an office program, EENCODING under
 * `strict`, ENOMEM, ELIMIT. */
drg_status decoder_add(struct decoder *decoder, struct buf *into, drg_str bytes, bool is_last, size_t *used, drg_error *err);

/* From now on the trail, which is borrowed, tells where in the file the text stands. To be called before anything is added. */
void decoder_trace(struct decoder *decoder, struct drg_trail *trail);

/* Whether what follows is surely UTF-8, so that bytes can be passed over. */
bool decoder_can_jump(const struct decoder *decoder);

/* What is added next is byte `offset` of the file. Notes do not name lines from now on. */
void decoder_jump(struct decoder *decoder, uint64_t offset);

/* Notes what was replaced. */
void decoder_finish(struct decoder *decoder);

/* The canonical name; "UTF-8" as long as nothing tells. Static storage. */
const char *decoder_encoding(const struct decoder *decoder);

void decoder_close(struct decoder *decoder);

#endif
