/* twins.c - Latin and Cyrillic letters of one shape. */
#include "lang/twins.h"

#include <stddef.h>

static const struct twins {
    uint16_t latin, cyrillic;
} pairs[] = {
    {'A', 0x410}, {'B', 0x412}, {'C', 0x421}, {'E', 0x415}, {'H', 0x41D}, {'I', 0x406}, {'J', 0x408}, {'K', 0x41A},
    {'M', 0x41C}, {'O', 0x41E}, {'P', 0x420}, {'S', 0x405}, {'T', 0x422}, {'X', 0x425}, {'Y', 0x423}, {'a', 0x430},
    {'c', 0x441}, {'e', 0x435}, {'i', 0x456}, {'j', 0x458}, {'o', 0x43E}, {'p', 0x440}, {'s', 0x455}, {'x', 0x445},
    {'y', 0x443}, {0xCB, 0x401}, {0xEB, 0x451}, {0xEF, 0x457}, {0xCF, 0x407},
};

uint32_t letter_twin(uint32_t code, bool to_cyrillic)
{
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if ((to_cyrillic ? pairs[i].latin : pairs[i].cyrillic) == code)
            return to_cyrillic ? pairs[i].cyrillic : pairs[i].latin;
    return 0;
}
