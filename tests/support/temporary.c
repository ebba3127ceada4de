/* temporary.c - files and folders that last for one test. */
#include "support/temporary.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* mkstemp and mkdtemp want six of these at the end, and replace them. */
static void make_template(char path[TEMPORARY_PATH])
{
    int len = snprintf(path, TEMPORARY_PATH, "/tmp/drg-test-");
    memset(path + len, 'X', 6);
    path[len + 6] = '\0';
}

int temporary_file(char path[TEMPORARY_PATH])
{
    make_template(path);
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    return fd;
}

void temporary_folder(char path[TEMPORARY_PATH])
{
    make_template(path);
    cr_assert_not_null(mkdtemp(path));
}
