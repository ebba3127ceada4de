/* test_file.c - files appear whole or not at all. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "support/temporary.h"

static char folder[TEMPORARY_PATH], path[2 * TEMPORARY_PATH];

static void open_folder(void)
{
    temporary_folder(folder);
    snprintf(path, sizeof path, "%s/out.txt", folder);
}

static void close_folder(void)
{
    char name[400];
    DIR *dir = opendir(folder);
    for (const struct dirent *entry; dir && (entry = readdir(dir));) {
        snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
        unlink(name); /* . and .. are no files */
    }
    closedir(dir);
    cr_expect_eq(rmdir(folder), 0);
}

static void expect_content(const char *name, const char *content)
{
    struct buf bytes = buf_make(1 << 20);
    cr_expect_eq(file_read(&bytes, name, NULL), DRG_OK, "%s", name);
    cr_expect(str_eq_z(buf_str(&bytes), content), "%s holds '%s', not '%s'", name, bytes.ptr ? bytes.ptr : "", content);
    buf_free(&bytes);
}

static size_t entries(void)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    cr_assert_not_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count - 2; /* . and .. */
}

static void put(const char *name, const char *content)
{
    struct file_out out;
    cr_assert_eq(file_out_open(&out, name, NULL), DRG_OK);
    cr_assert_eq(file_out_write(&out, content, strlen(content), NULL), DRG_OK);
    cr_assert_eq(file_out_commit(&out, NULL), DRG_OK);
}

TestSuite(file, .init = open_folder, .fini = close_folder);

Test(file, nothing_shows_before_the_commit)
{
    struct file_out out;
    cr_assert_eq(file_out_open(&out, path, NULL), DRG_OK);
    cr_expect_eq(file_out_write(&out, "new", 3, NULL), DRG_OK);
    cr_expect_neq(access(path, F_OK), 0);
    cr_expect_eq(file_out_commit(&out, NULL), DRG_OK);
    expect_content(path, "new");
    cr_expect_eq(entries(), 1);
}

Test(file, an_aborted_write_leaves_the_old_file)
{
    put(path, "old");
    struct file_out out;
    cr_assert_eq(file_out_open(&out, path, NULL), DRG_OK);
    cr_expect_eq(file_out_write(&out, "new", 3, NULL), DRG_OK);
    file_out_abort(&out);
    file_out_abort(&out);
    expect_content(path, "old");
    cr_expect_eq(entries(), 1);
}

Test(file, a_mode_is_kept_and_a_new_one_is_the_umask_s)
{
    struct stat info;
    mode_t before = umask(027);
    put(path, "a");
    cr_assert_eq(stat(path, &info), 0);
    cr_expect_eq(info.st_mode & 07777, 0640);
    cr_expect_eq(umask(before), 027, "the library changed the umask");
    cr_assert_eq(chmod(path, 0604), 0);
    put(path, "b");
    cr_assert_eq(stat(path, &info), 0);
    cr_expect_eq(info.st_mode & 07777, 0604);
}

Test(file, a_link_is_followed)
{
    char link[2 * TEMPORARY_PATH];
    struct stat info;
    snprintf(link, sizeof link, "%s/link", folder);
    put(path, "old");
    cr_assert_eq(symlink("out.txt", link), 0);
    put(link, "new");
    expect_content(path, "new");
    cr_expect(lstat(link, &info) == 0 && S_ISLNK(info.st_mode));
    cr_expect_eq(entries(), 2);
}

/* More than one chunk, in pieces of every kind. */
Test(file, large_content_is_whole)
{
    enum { PIECE = 70001 };
    static char piece[PIECE];
    struct file_out out;
    struct buf bytes = buf_make(SIZE_MAX / 2);
    memset(piece, 'x', sizeof piece);
    cr_assert_eq(file_out_open(&out, path, NULL), DRG_OK);
    size_t total = 0;
    for (size_t len = 0; len <= PIECE; len = len * 2 + 1) {
        cr_assert_eq(file_out_write(&out, piece, len, NULL), DRG_OK);
        total += len;
    }
    cr_assert_eq(file_out_write(&out, piece, PIECE, NULL), DRG_OK);
    cr_assert_eq(file_out_commit(&out, NULL), DRG_OK);
    cr_expect_eq(file_read(&bytes, path, NULL), DRG_OK);
    cr_expect_eq(bytes.len, total + PIECE);
    buf_free(&bytes);
}

Test(file, errors_name_the_file)
{
    char missing[80];
    drg_error err = {0};
    struct file_out out;
    struct buf bytes = buf_make(10);
    snprintf(missing, sizeof missing, "%s/none/out.txt", folder);
    cr_expect_eq(file_out_open(&out, missing, &err), DRG_EIO);
    cr_expect_str_eq(err.file, missing);
    err = (drg_error){0};
    cr_expect_eq(file_read(&bytes, missing, &err), DRG_EIO);
    cr_expect_str_eq(err.file, missing);
    err = (drg_error){0};
    cr_expect_eq(file_read(&bytes, folder, &err), DRG_EIO);
    cr_expect(strstr(err.message, strerror(EISDIR)), "%s", err.message);
    err = (drg_error){0};
    put(path, "eleven byte");
    cr_expect_eq(file_read(&bytes, path, &err), DRG_ELIMIT);
    cr_expect_str_eq(err.file, path);
    buf_free(&bytes);
    cr_expect_eq(entries(), 1);
}

/* /dev/full takes nothing: what fits no disk is an error, not a short file. */
Test(file, a_full_disk_is_an_error)
{
    struct file_out out;
    drg_error err = {0};
    if (access("/dev/full", W_OK) != 0)
        return;
    cr_assert_eq(file_out_open(&out, "/dev/full", NULL), DRG_OK);
    cr_expect_eq(file_out_write(&out, "new", 3, NULL), DRG_OK);
    cr_expect_eq(file_out_commit(&out, &err), DRG_EIO);
    cr_expect(strstr(err.message, strerror(ENOSPC)), "%s", err.message);
}
