/* scripts.c - blocks of the world's scripts, as Unicode 15 has them. */
#include "lang/scripts.h"

static const struct other_script scripts[OTHER_SCRIPTS] = {
    {"Grek", "el"}, {"Armn", "hy"}, {"Hebr", "he"},  {"Syrc", "und"}, {"Thaa", "dv"}, {"Nkoo", "und"}, {"Deva", "und"},
    {"Beng", "bn"}, {"Guru", "pa"}, {"Gujr", "gu"},  {"Orya", "or"},  {"Taml", "ta"}, {"Telu", "te"},  {"Knda", "kn"},
    {"Mlym", "ml"}, {"Sinh", "si"}, {"Thai", "th"},  {"Laoo", "lo"},  {"Tibt", "bo"}, {"Mymr", "my"},  {"Geor", "ka"},
    {"Hang", "ko"}, {"Ethi", "und"}, {"Cher", "chr"}, {"Khmr", "km"},  {"Mong", "mn"}, {"Jpan", "ja"},  {"Hani", "zh"},
    {"Zzzz", "und"},
};

/* Sorted. `script` is an index into scripts. */
static const struct block {
    uint32_t first, last;
    uint8_t script;
} blocks[] = {
    {0x370, 0x3FF, 0},    {0x531, 0x58F, 1},    {0x591, 0x5F4, 2},    {0x700, 0x74F, 3},    {0x780, 0x7BF, 4},
    {0x7C0, 0x7FF, 5},    {0x900, 0x97F, 6},    {0x980, 0x9FF, 7},    {0xA00, 0xA7F, 8},    {0xA80, 0xAFF, 9},
    {0xB00, 0xB7F, 10},   {0xB80, 0xBFF, 11},   {0xC00, 0xC7F, 12},   {0xC80, 0xCFF, 13},   {0xD00, 0xD7F, 14},
    {0xD80, 0xDFF, 15},   {0xE00, 0xE7F, 16},   {0xE80, 0xEFF, 17},   {0xF00, 0xFFF, 18},   {0x1000, 0x109F, 19},
    {0x10A0, 0x10FF, 20}, {0x1100, 0x11FF, 21}, {0x1200, 0x139F, 22}, {0x13A0, 0x13FF, 23}, {0x1780, 0x17FF, 24},
    {0x1800, 0x18AF, 25}, {0x1C90, 0x1CBF, 20}, {0x1F00, 0x1FFF, 0},  {0x2E80, 0x2FDF, 27}, {0x3005, 0x3007, 27},
    {0x3040, 0x30FF, 26}, {0x3130, 0x318F, 21}, {0x31F0, 0x31FF, 26}, {0x3400, 0x9FFF, 27}, {0xA960, 0xA97F, 21},
    {0xAC00, 0xD7FF, 21}, {0xF900, 0xFAFF, 27}, {0xFB1D, 0xFB4F, 2},  {0xFF66, 0xFF9D, 26}, {0x20000, 0x3FFFF, 27},
};

const struct other_script *script_at(size_t index)
{
    return &scripts[index];
}

size_t script_of(uint32_t code)
{
    size_t low = 0, high = sizeof blocks / sizeof blocks[0];
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (code < blocks[mid].first)
            high = mid;
        else if (code > blocks[mid].last)
            low = mid + 1;
        else
            return blocks[mid].script;
    }
    return OTHER_SCRIPTS - 1;
}
