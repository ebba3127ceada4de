/* play.c - reading and matching what a specification sets. */
#include "spec/play.h"

const char *play_option(const char *word)
{
    return *word ? word : NULL;
}

void play_place(struct buf *out, const char *name, drg_pos pos)
{
    if (*name)
        buf_addf(out, "%s:", name);
    if (pos.line)
        buf_addf(out, "%u:%u:", pos.line, pos.column);
    if (*name || pos.line)
        buf_add_char(out, ' ');
}

static void keep_note(void *user, const drg_note *note)
{
    struct buf *notes = user;
    buf_addf(notes, "%s  ", note->code);
    play_place(notes, note->file, note->pos);
    buf_addf(notes, "%s\n", note->message);
}

static unsigned hex_digit(char c)
{
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)(ascii_lower(c) - 'a') + 10;
}

/* The bytes of a text: \xHH is one byte where the option `bytes` says so. */
static void add_bytes(struct buf *out, drg_str content, bool has_escapes)
{
    for (size_t i = 0; i < content.len; i++) {
        bool is_escape = has_escapes && i + 3 < content.len && content.ptr[i] == '\\' && content.ptr[i + 1] == 'x';
        buf_add_char(out, is_escape ? (char)(hex_digit(content.ptr[i + 2]) << 4 | hex_digit(content.ptr[i + 3]))
                                    : content.ptr[i]);
        i += is_escape ? 3 : 0;
    }
}

static drg_status parse_text(struct play *play, size_t index)
{
    const struct spec_scene *scene = play->scene;
    struct buf bytes = buf_make(1 << 20);
    drg_text_options options = {.lang = play_option(scene->lang),
                                .encoding = play_option(scene->encoding),
                                .format = play_option(scene->format),
                                .strict = scene->strict,
                                .lines = scene->lines};
    add_bytes(&bytes, scene->texts[index].content, scene->bytes);
    drg_status status = drg_text_parse(&play->own[index], play->ctx, buf_str(&bytes), scene->texts[index].name, &options,
                                       &play->err);
    buf_free(&bytes);
    return status;
}

/* The library reads a bitext from a file; the block becomes one for that long. */
static drg_status load_bitext(struct play *play)
{
    const struct spec_input *input = &play->scene->bitext;
    FILE *file = fopen(input->name, "wb");
    if (!file || fwrite(input->content.ptr, 1, input->content.len, file) != input->content.len || fclose(file) != 0)
        return DRG_EIO;
    drg_text_options options = {.lang = play_option(play->scene->langs)};
    drg_status status = drg_bitext_load(&play->bitext, play->ctx, input->name, &options, &play->err);
    remove(input->name);
    return status;
}

static drg_status read_texts(struct play *play)
{
    drg_status status = DRG_OK;
    if (play->scene->bitext.content.ptr) {
        status = load_bitext(play);
        if (!status)
            play->texts = drg_bitext_texts(play->bitext, &play->text_count);
        return status;
    }
    for (size_t i = 0; i < play->scene->text_count && !status; i++)
        status = parse_text(play, i);
    play->texts = (const drg_text *const *)play->own;
    play->text_count = play->scene->text_count;
    return status;
}

static drg_status read_glossary(struct play *play)
{
    const struct spec_input *input = &play->scene->glossary;
    drg_match_options options = {.overlaps = play->scene->overlaps};
    if (!input->content.ptr)
        return DRG_OK;
    if (*play->scene->max_grade)
        options.use_max_grade = drg_grade_of_name(play->scene->max_grade, &options.max_grade);
    drg_status status = drg_glossary_parse(&play->glossary, play->ctx, input->content, input->name, NULL, &play->err);
    return status ? status : drg_matcher_new(&play->matcher, play->ctx, play->glossary, &options, &play->err);
}

drg_status play_run(struct play *play)
{
    drg_ctx_options options = {.note = keep_note, .note_user = &play->notes};
    play->notes = buf_make(1 << 20);
    drg_status status = drg_ctx_new(&play->ctx, &options, &play->err);
    if (!status)
        status = read_glossary(play);
    if (!status)
        status = read_texts(play);
    for (size_t i = 0; i < play->text_count && play->matcher && !status; i++)
        status = drg_matcher_run(&play->matches[i], play->matcher, play->texts[i], &play->err);
    return status;
}

void play_end(struct play *play)
{
    for (size_t i = 0; i < SPEC_MAX_TEXTS; i++) {
        drg_matches_free(play->matches[i]);
        drg_text_free(play->own[i]);
    }
    drg_bitext_free(play->bitext);
    drg_matcher_free(play->matcher);
    drg_glossary_free(play->glossary);
    drg_ctx_free(play->ctx);
    buf_free(&play->notes);
}
