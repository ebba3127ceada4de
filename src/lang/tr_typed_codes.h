/* tr_typed_codes.h - letters as the tree of questions has them: one place for its generator and its reader. */
#ifndef LANG_TR_TYPED_CODES_H
#define LANG_TR_TYPED_CODES_H

#include <stdint.h>

enum { TR_TYPED_START = 33, TR_TYPED_END, TR_TYPED_OTHER };

static inline unsigned char tr_typed_code(uint32_t letter)
{
    switch (letter) {
    case 0xE7: return 27;
    case 0x11F: return 28;
    case 0x131: return 29;
    case 0xF6: return 30;
    case 0x15F: return 31;
    case 0xFC: return 32;
    case '^': return TR_TYPED_START;
    case '$': return TR_TYPED_END;
    default: return letter >= 'a' && letter <= 'z' ? (unsigned char)(letter - 'a' + 1) : (unsigned char)TR_TYPED_OTHER;
    }
}

#endif
