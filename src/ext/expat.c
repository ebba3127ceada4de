/* expat.c - running expat over a source in memory. */
#include "ext/expat.h"

#include <expat.h>
#include <stdio.h>

struct run {
    XML_Parser parser;
    const struct expat_handlers *handlers;
    drg_str source;
    enum expat_result result;
    struct expat_failure *failure;
    bool is_cdata;
};

static size_t offset_of(const struct run *run)
{
    XML_Index at = XML_GetCurrentByteIndex(run->parser);
    return at < 0 ? 0 : (size_t)at < run->source.len ? (size_t)at : run->source.len;
}

static size_t length_of(const struct run *run, size_t offset)
{
    int len = XML_GetCurrentByteCount(run->parser);
    size_t most = run->source.len - offset;
    return len < 0 ? 0 : (size_t)len < most ? (size_t)len : most;
}

static void stop(struct run *run, enum expat_result result)
{
    if (run->result == EXPAT_DONE) {
        run->result = result;
        run->failure->offset = offset_of(run);
    }
    XML_StopParser(run->parser, XML_FALSE);
}

static void refuse_entity(struct run *run, drg_str name)
{
    snprintf(run->failure->entity, sizeof run->failure->entity, "%.*s", STR_ARGS(name));
    stop(run, EXPAT_ENTITY);
}

/* In an attribute, expat drops unknown entities in silence when the file names a DTD: look at the tag itself. */
static bool check_entities(struct run *run, drg_str tag)
{
    static const char *const known[] = {"amp;", "lt;", "gt;", "quot;", "apos;", "#"};
    while (tag.len) {
        const char *hit = memchr(tag.ptr, '&', tag.len);
        if (!hit)
            return true;
        tag = str_cut(tag, (size_t)(hit - tag.ptr) + 1, tag.len);
        bool is_known = false;
        for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
            is_known |= str_starts(tag, str_from(known[i]));
        if (is_known)
            continue;
        const char *end = memchr(tag.ptr, ';', tag.len);
        refuse_entity(run, str_cut(tag, 0, end ? (size_t)(end - tag.ptr) : tag.len));
        return false;
    }
    return true;
}

static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct run *run = user;
    size_t offset = offset_of(run), len = length_of(run, offset);
    if (run->result != EXPAT_DONE || !check_entities(run, str_cut(run->source, offset, offset + len)))
        return;
    if (!run->handlers->start(run->handlers->user, name, attributes, offset, len))
        stop(run, EXPAT_STOPPED);
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
    struct run *run = user;
    size_t offset = offset_of(run);
    if (run->result == EXPAT_DONE && !run->handlers->end(run->handlers->user, name, offset, length_of(run, offset)))
        stop(run, EXPAT_STOPPED);
}

static void XMLCALL on_text(void *user, const XML_Char *text, int len)
{
    struct run *run = user;
    size_t offset = offset_of(run);
    if (run->result == EXPAT_DONE && !run->handlers->text(run->handlers->user, (drg_str){text, (size_t)len}, offset,
                                                          length_of(run, offset), run->is_cdata))
        stop(run, EXPAT_STOPPED);
}

static void XMLCALL on_cdata_start(void *user)
{
    ((struct run *)user)->is_cdata = true;
}

static void XMLCALL on_cdata_end(void *user)
{
    ((struct run *)user)->is_cdata = false;
}

static void XMLCALL on_entity_declaration(void *user, const XML_Char *name, int is_parameter, const XML_Char *value,
                                          int value_len, const XML_Char *base, const XML_Char *system_id,
                                          const XML_Char *public_id, const XML_Char *notation)
{
    (void)is_parameter, (void)value, (void)value_len, (void)base, (void)system_id, (void)public_id, (void)notation;
    refuse_entity(user, str_from(name));
}

static void XMLCALL on_doctype(void *user, const XML_Char *name, const XML_Char *system_id, const XML_Char *public_id,
                               int has_internal_subset)
{
    struct run *run = user;
    (void)name, (void)system_id, (void)public_id, (void)has_internal_subset;
    if (run->handlers->no_doctype)
        stop(run, EXPAT_DOCTYPE);
}

static void XMLCALL on_skipped_entity(void *user, const XML_Char *name, int is_parameter)
{
    if (!is_parameter)
        refuse_entity(user, str_from(name));
}

static int XMLCALL on_external_entity(XML_Parser parser, const XML_Char *context, const XML_Char *base,
                                      const XML_Char *system_id, const XML_Char *public_id)
{
    (void)parser, (void)context, (void)base, (void)system_id, (void)public_id;
    return XML_STATUS_ERROR;
}

static void fail_syntax(struct run *run)
{
    enum XML_Error code = XML_GetErrorCode(run->parser);
    if (run->result != EXPAT_DONE)
        return;
    run->failure->offset = offset_of(run);
    run->failure->message = XML_ErrorString(code);
    run->result = code == XML_ERROR_NO_MEMORY ? EXPAT_MEMORY : EXPAT_SYNTAX;
    if (code != XML_ERROR_UNDEFINED_ENTITY)
        return;
    drg_str name = str_cut(run->source, run->failure->offset, run->source.len);
    const char *end = memchr(name.ptr, ';', name.len < 40 ? name.len : 40);
    refuse_entity(run, end && name.ptr[0] == '&' ? str_cut(name, 1, (size_t)(end - name.ptr)) : STR("?"));
    run->result = EXPAT_ENTITY;
}

/* Pieces, so that a token can be seen to grow too long before it is whole. */
static void feed(struct run *run)
{
    enum { PIECE = 1 << 16 };
    size_t fed = 0;
    bool is_last = false;
    while (!is_last && run->result == EXPAT_DONE) {
        size_t left = run->source.len - fed, len = left < PIECE ? left : PIECE;
        is_last = len == left;
        if (XML_Parse(run->parser, run->source.ptr + fed, (int)len, is_last) != XML_STATUS_OK)
            fail_syntax(run);
        fed += len;
        if (run->result == EXPAT_DONE && !is_last && fed - offset_of(run) > run->handlers->max_token)
            stop(run, EXPAT_TOKEN);
    }
}

enum expat_result expat_run(drg_str source, const struct expat_handlers *handlers, struct expat_failure *failure)
{
    *failure = (struct expat_failure){0};
    struct run run = {.parser = XML_ParserCreateNS("UTF-8", EXPAT_SEPARATOR), .handlers = handlers, .source = source,
                      .failure = failure};
    if (!run.parser)
        return EXPAT_MEMORY;
    XML_SetUserData(run.parser, &run);
    XML_SetElementHandler(run.parser, on_start, on_end);
    XML_SetCharacterDataHandler(run.parser, on_text);
    XML_SetStartDoctypeDeclHandler(run.parser, on_doctype);
    XML_SetCdataSectionHandler(run.parser, on_cdata_start, on_cdata_end);
    XML_SetEntityDeclHandler(run.parser, on_entity_declaration);
    XML_SetSkippedEntityHandler(run.parser, on_skipped_entity);
    XML_SetExternalEntityRefHandler(run.parser, on_external_entity);
    XML_SetParamEntityParsing(run.parser, XML_PARAM_ENTITY_PARSING_NEVER);
    feed(&run);
    XML_ParserFree(run.parser);
    return run.result;
}
