/* single_byte.c - single-byte character sets as tables. */
#include "ext/single_byte.h"

#include <string.h>

struct single_byte {
    const char *name;
    uint16_t high[128];         /* code points of 0x80 to 0xFF; 0: undefined */
    unsigned char by_code[128]; /* bytes less 0x80, in order of their code points */
};

static const struct single_byte sets[] = {
#include "single_byte_tables.inc"
};

const struct single_byte *single_byte_find(const char *name)
{
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++)
        if (strcmp(sets[i].name, name) == 0)
            return &sets[i];
    return NULL;
}

const char *single_byte_name(const struct single_byte *set)
{
    return set->name;
}

uint32_t single_byte_decode(const struct single_byte *set, unsigned char byte)
{
    if (byte < 0x80)
        return byte;
    uint32_t code = set->high[byte - 0x80];
    return code ? code : byte < 0xA0 ? byte : 0xFFFD;
}

int single_byte_encode(const struct single_byte *set, uint32_t code)
{
    if (code < 0xA0)
        return (int)code;
    for (size_t low = 0, high = 128; low < high;) {
        size_t mid = low + (high - low) / 2;
        uint32_t found = set->high[set->by_code[mid]];
        if (found == code)
            return 0x80 + set->by_code[mid];
        if (found < code)
            low = mid + 1;
        else
            high = mid;
    }
    return code == 0xB5 ? single_byte_encode(set, 0x3BC) : -1; /* the micro sign is mu in some tables of cp437 */
}
