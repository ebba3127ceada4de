/* po_plural.c - working out the expression of plural forms. */
#include "syntax/po_plural.h"

enum { MAX_DEPTH = 50 };

struct expression {
    drg_str rest;
    uint64_t n;
    int depth;
    bool failed;
};

static void skip_blanks(struct expression *e)
{
    while (e->rest.len && is_ascii_space(e->rest.ptr[0]))
        e->rest = str_cut(e->rest, 1, e->rest.len);
}

static bool take(struct expression *e, const char *sign)
{
    skip_blanks(e);
    if (!str_starts(e->rest, str_from(sign)))
        return false;
    e->rest = str_cut(e->rest, strlen(sign), e->rest.len);
    return true;
}

/* Binary operators, longer signs first; a higher rank binds more. */
static const struct operation {
    const char *sign;
    int rank;
} operations[] = {
    {"||", 1}, {"&&", 2}, {"==", 3}, {"!=", 3}, {"<=", 4}, {">=", 4}, {"<", 4}, {">", 4}, {"+", 5}, {"-", 5},
    {"*", 6}, {"/", 6}, {"%", 6},
};

static uint64_t apply(struct expression *e, const char *sign, uint64_t a, uint64_t b)
{
    if (b == 0 && (sign[0] == '/' || sign[0] == '%')) {
        e->failed = true;
        return 0;
    }
    switch (sign[0]) {
    case '|': return a || b;
    case '&': return a && b;
    case '=': return a == b;
    case '!': return a != b;
    case '<': return sign[1] ? a <= b : a < b;
    case '>': return sign[1] ? a >= b : a > b;
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    case '/': return a / b;
    default: return a % b;
    }
}

static uint64_t choice(struct expression *e);

static uint64_t primary(struct expression *e)
{
    uint64_t value = 0;
    if (e->failed || e->depth > MAX_DEPTH) {
        e->failed = true;
        return 0;
    }
    if (take(e, "n"))
        return e->n;
    if (take(e, "!")) {
        e->depth++;
        value = !primary(e);
        e->depth--;
        return value;
    }
    if (take(e, "(")) {
        value = choice(e);
        e->failed |= !take(e, ")");
        return value;
    }
    e->failed |= !e->rest.len || !is_ascii_digit(e->rest.ptr[0]);
    for (; e->rest.len && is_ascii_digit(e->rest.ptr[0]) && value < UINT32_MAX; e->rest = str_cut(e->rest, 1, e->rest.len))
        value = value * 10 + (uint64_t)(e->rest.ptr[0] - '0');
    return value;
}

static const struct operation *take_operation(struct expression *e, int least)
{
    for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++)
        if (operations[i].rank >= least && take(e, operations[i].sign))
            return &operations[i];
    return NULL;
}

static uint64_t binary(struct expression *e, int least)
{
    uint64_t value = primary(e);
    const struct operation *operation;
    while (!e->failed && (operation = take_operation(e, least)))
        value = apply(e, operation->sign, value, binary(e, operation->rank + 1));
    return value;
}

static uint64_t choice(struct expression *e)
{
    e->depth++;
    uint64_t value = binary(e, 1);
    if (!e->failed && take(e, "?")) {
        uint64_t yes = choice(e);
        e->failed |= !take(e, ":");
        uint64_t no = choice(e);
        value = value ? yes : no;
    }
    e->depth--;
    return value;
}

/* What follows NAME= up to the next semicolon. */
static drg_str part_of(drg_str field, const char *name)
{
    drg_str rest = field, part, wanted = str_from(name);
    while (str_split(&rest, ';', &part)) {
        part = str_trim(part);
        drg_str value = str_starts(part, wanted) ? str_trim(str_cut(part, wanted.len, part.len)) : (drg_str){"", 0};
        if (str_starts(value, STR("=")))
            return str_cut(value, 1, value.len);
    }
    return (drg_str){"", 0};
}

uint32_t po_plural_form(drg_str plural_forms, uint32_t n)
{
    struct expression e = {.rest = part_of(plural_forms, "plural"), .n = n};
    uint64_t value = choice(&e);
    skip_blanks(&e);
    return e.failed || e.rest.len || value >= DRG_NONE ? DRG_NONE : (uint32_t)value;
}

uint32_t po_plural_count(drg_str plural_forms)
{
    struct expression e = {.rest = part_of(plural_forms, "nplurals")};
    uint64_t value = primary(&e);
    return e.failed || value >= DRG_NONE ? 0 : (uint32_t)value;
}
