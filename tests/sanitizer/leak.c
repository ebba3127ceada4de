/* leak.c - a Criterion test that leaks on purpose: Criterion itself lets it pass, so our settings must not. */
#include <criterion/criterion.h>
#include <stdlib.h>

Test(sanitizer, leaks)
{
    char *volatile lost = malloc(100);
    cr_assert_not_null(lost);
    lost = NULL;
}
