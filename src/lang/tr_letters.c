/* tr_letters.c - the sounds behind Turkish letters. */
#include "lang/tr.h"

bool tr_is_vowel(uint32_t code)
{
    switch (code) {
    case 'a': case 'e': case 0x131: case 'i': case 'o': case 0xF6: case 'u': case 0xFC: /* the eight */
    case 0xE2: case 0xEE: case 0xFB: case 0xEA: case 0xF4: /* with circumflex */
    case 0xE0: case 0xE1: case 0xE3: case 0xE4: case 0xE5: case 0xE8: case 0xE9: case 0xEB: case 0xEC: case 0xED:
    case 0xEF: case 0xF2: case 0xF3: case 0xF5: case 0xF9: case 0xFA: case 0x259: /* in foreign names */
        return true;
    default:
        return false;
    }
}

bool tr_is_voiceless(uint32_t code)
{
    switch (code) {
    case 'f': case 's': case 't': case 'k': case 0xE7: case 0x15F: case 'h': case 'p': case 'q': case 'x':
        return true;
    default:
        return false;
    }
}

enum tr_harmony tr_harmony_of(uint32_t vowel)
{
    switch (vowel) {
    case 'o': case 'u': case 0xFB: case 0xF4: case 0xF2: case 0xF3: case 0xF5: case 0xF9: case 0xFA:
        return TR_BACK_ROUND;
    case 'e': case 'i': case 0xEE: case 0xEA: case 0xE8: case 0xE9: case 0xEB: case 0xEC: case 0xED: case 0xEF:
    case 0xE4: case 0x259:
        return TR_FRONT;
    case 0xF6: case 0xFC:
        return TR_FRONT_ROUND;
    default:
        return TR_BACK;
    }
}

uint32_t tr_spelt_context(const struct letter *letters, uint32_t count)
{
    uint32_t at = count;
    while (at && !tr_is_vowel(letters[at - 1].strict))
        at--;
    if (!at)
        return 0;
    uint32_t last = letters[count - 1].strict;
    enum tr_final final = tr_is_vowel(last) ? TR_VOWEL : tr_is_voiceless(last) ? TR_VOICELESS : TR_VOICED;
    return TR_CONTEXT(tr_harmony_of(letters[at - 1].strict), final);
}

uint32_t tr_plain(uint32_t code)
{
    switch (code) {
    case 0x131: return 'i';
    case 0xFC: return 'u';
    case 0xF6: return 'o';
    case 0x15F: return 's';
    case 0x11F: return 'g';
    case 0xE7: return 'c';
    default: return tr_without_hat(code);
    }
}

uint32_t tr_without_hat(uint32_t code)
{
    switch (code) {
    case 0xE2: return 'a';
    case 0xEE: return 'i';
    case 0xFB: return 'u';
    default: return code;
    }
}
