/* test_vec.c - growable arrays. */
#include <criterion/criterion.h>

#include "base/vec.h"

/* Where realloc copies, growing by as much as is wanted each time would take the square of the length. */
Test(vec, grows_seldom_however_room_is_asked_for)
{
    VEC(unsigned) pushed = {0}, reserved = {0};
    unsigned growths[2] = {0, 0};
    for (unsigned i = 0; i < 100000; i++) {
        size_t caps[2] = {pushed.cap, reserved.cap};
        cr_assert(vec_push(&pushed, i));
        cr_assert(vec_reserve(&reserved, reserved.count + 10));
        reserved.items[reserved.count++] = i;
        growths[0] += pushed.cap != caps[0];
        growths[1] += reserved.cap != caps[1];
    }
    cr_expect(growths[0] < 40, "%u", growths[0]);
    cr_expect(growths[1] < 40, "%u", growths[1]);
    for (unsigned i = 0; i < 100000; i++)
        cr_assert(pushed.items[i] == i && reserved.items[i] == i);
    vec_free(&pushed);
    vec_free(&reserved);
}
