/* record.c - what was marked, as lines of JSON. */
#include "corpus/record.h"

#include "syntax/json_read.h"

static void add_term(struct json *j, const struct marked *term)
{
    json_object(j);
    json_key_number(j, "n", term->number);
    if (term->is_literal) {
        json_key_string(j, "literal", term->source);
    } else {
        json_key_string(j, "source", term->source);
        json_key_string(j, "target", term->target);
        json_key_string(j, "concept", term->concept);
        json_key_string(j, "grade", term->grade);
    }
    json_key_number(j, "start", term->span.start);
    json_key_number(j, "end", term->span.end);
    json_end(j);
}

void record_add_terms(struct json *j, const struct marked *terms, size_t count)
{
    json_key(j, "terms");
    json_array(j);
    for (size_t i = 0; i < count; i++)
        add_term(j, &terms[i]);
    json_end(j);
}

void record_add(struct buf *into, uint64_t segment, const struct marked *terms, size_t count)
{
    struct writer out;
    struct json j = {.out = &out};
    writer_init(&out, buf_sink(into), NULL);
    json_object(&j);
    json_key_number(&j, "segment", segment);
    record_add_terms(&j, terms, count);
    json_end(&j);
    writer_add_char(&out, '\n');
    (void)writer_finish(&out); /* the buffer remembers a failure */
}

void record_add_head(struct buf *into, const struct record_head *head)
{
    struct writer out;
    struct json j = {.out = &out};
    writer_init(&out, buf_sink(into), NULL);
    json_object(&j);
    json_key_string(&j, "dragoman", STR("protect"));
    json_key_string(&j, "style", head->style);
    json_key_string(&j, "pattern", head->pattern);
    json_key_string(&j, "src", head->src);
    json_key_string(&j, "tgt", head->tgt);
    if (head->before)
        json_key_number(&j, "before", head->before);
    json_end(&j);
    writer_add_char(&out, '\n');
    (void)writer_finish(&out);
}

bool record_is_head(drg_str line)
{
    return str_starts(line, STR("{\"dragoman\""));
}

bool record_read_head(struct record_head *out, char *line, size_t len)
{
    struct json_reader r = {.at = line, .end = line + len};
    drg_str key, kind = {"", 0};
    *out = (struct record_head){{"", 0}, {"", 0}, {"", 0}, {"", 0}, 0};
    const struct {
        const char *key;
        drg_str *value;
    } members[] = {{"dragoman", &kind}, {"style", &out->style}, {"pattern", &out->pattern}, {"src", &out->src}, {"tgt", &out->tgt}};
    for (json_read_open(&r, '{'); json_read_key(&r, &key);) {
        drg_str *value = NULL;
        for (size_t i = 0; i < sizeof members / sizeof members[0] && !value; i++)
            value = str_eq_z(key, members[i].key) ? members[i].value : NULL;
        bool is_before = str_eq_z(key, "before");
        if (!(value ? json_read_string(&r, value) : is_before ? json_read_number(&r, &out->before) : json_read_skip(&r)))
            return false;
    }
    return json_read_end(&r) && str_eq_z(kind, "protect");
}

static bool read_number(struct json_reader *r, uint32_t *out)
{
    uint64_t number;
    bool is_read = json_read_number(r, &number) && number < DRG_NONE;
    *out = is_read ? (uint32_t)number : 0;
    return is_read;
}

static bool read_term(struct json_reader *r, struct marked *term)
{
    drg_str key;
    *term = (struct marked){.source = {"", 0}, .target = {"", 0}, .concept = {"", 0}, .grade = {"", 0}};
    bool is_read = json_read_open(r, '{');
    while (is_read && json_read_key(r, &key)) {
        if (str_eq_z(key, "n"))
            is_read = read_number(r, &term->number);
        else if (str_eq_z(key, "start"))
            is_read = read_number(r, &term->span.start);
        else if (str_eq_z(key, "end"))
            is_read = read_number(r, &term->span.end);
        else if (str_eq_z(key, "source"))
            is_read = json_read_string(r, &term->source);
        else if (str_eq_z(key, "target"))
            is_read = json_read_string(r, &term->target);
        else if (str_eq_z(key, "concept"))
            is_read = json_read_string(r, &term->concept);
        else if (str_eq_z(key, "literal"))
            term->is_literal = is_read = json_read_string(r, &term->source);
        else
            is_read = json_read_skip(r);
    }
    if (term->is_literal)
        term->target = term->source;
    bool breaks_line = term->target.len && memchr(term->target.ptr, '\n', term->target.len);
    return is_read && !r->has_failed && term->number && !breaks_line;
}

static drg_status read_terms(struct json_reader *r, marked_list *terms)
{
    struct marked term;
    if (!json_read_open(r, '['))
        return DRG_ESYNTAX;
    while (json_read_item(r)) {
        if (!read_term(r, &term))
            return DRG_ESYNTAX;
        if (!vec_push(terms, term))
            return DRG_ENOMEM;
    }
    return DRG_OK;
}

drg_status record_read(uint64_t *segment, marked_list *terms, char *line, size_t len)
{
    struct json_reader r = {.at = line, .end = line + len};
    drg_str key;
    drg_status status = DRG_OK;
    terms->count = 0;
    *segment = 0;
    for (json_read_open(&r, '{'); !status && json_read_key(&r, &key);) {
        if (str_eq_z(key, "segment"))
            status = json_read_number(&r, segment) ? DRG_OK : DRG_ESYNTAX;
        else if (str_eq_z(key, "terms"))
            status = read_terms(&r, terms);
        else
            status = json_read_skip(&r) ? DRG_OK : DRG_ESYNTAX;
    }
    return status ? status : json_read_end(&r) && *segment ? DRG_OK : DRG_ESYNTAX;
}
