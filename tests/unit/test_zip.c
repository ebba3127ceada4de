/* test_zip.c - ZIP archives: what is in them comes out, what is changed goes in, and nothing that lies is believed. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/writer.h"
#include "support/archives.h"
#include "support/unzip.h"
#include "syntax/zip_format.h"
#include "syntax/zip_rewrite.h"

enum { MOST = 1 << 28 };

/* An archive with all that a careful copy could lose. */
static struct buf careful(void)
{
    struct buf bytes = buf_make(MOST);
    const struct archive_entry entries[] = {
        {.name = "mimetype", .content = STR("text/plain"), .is_stored = true},
        {.name = "folder/", .content = STR(""), .is_stored = true},
        {.name = "first.xml", .content = STR("<a>first first first first</a>"), .sizes_follow = true, .comment = "kept"},
        {.name = "d\xC3\xA9j\xC3\xA0.xml", .content = STR("<a/>"), .flags = 1 << 11, .extra = STR("UT\5\0\1abcd")},
        {.name = "last.xml", .content = STR("<b>last</b>"), .extra = STR("\1\0\4\0abcd" "UT\5\0\1abcd"), .flags = 2},
    };
    archive_add(&bytes, entries, sizeof entries / sizeof entries[0], "a comment");
    return bytes;
}

static drg_status open_and_read(drg_str bytes, drg_error *err)
{
    struct zip_archive zip;
    struct buf content = buf_make(1 << 25);
    *err = (drg_error){0};
    drg_status status = zip_open(&zip, bytes, err);
    for (size_t i = 0; i < zip.count && !status; i++)
        status = zip_read(&content, &zip.entries[i], err);
    zip_close(&zip);
    buf_free(&content);
    return status;
}

Test(zip, what_is_not_changed_is_copied_as_it_lies_there)
{
    struct buf bytes = careful(), same = buf_make(MOST), changed = buf_make(MOST), content = buf_make(MOST);
    struct zip_archive zip, again;
    cr_assert_eq(zip_open(&zip, buf_str(&bytes), NULL), DRG_OK);
    cr_assert_eq(zip_rewrite(&zip, NULL, 0, buf_sink(&same), NULL), DRG_OK);
    cr_expect(str_eq(buf_str(&same), buf_str(&bytes)));
    const struct zip_change changes[] = {{zip_find(&zip, STR("first.xml")), STR("<a>1st</a>")},
                                         {zip_find(&zip, STR("last.xml")), STR("<b>the very last</b>")}};
    cr_assert_eq(zip_rewrite(&zip, changes, 2, buf_sink(&changed), NULL), DRG_OK);
    cr_assert_eq(zip_open(&again, buf_str(&changed), NULL), DRG_OK);
    cr_assert_eq(again.count, zip.count);
    cr_expect(str_ends(again.tail, STR("a comment")));
    for (size_t i = 0; i < zip.count; i++) {
        const struct zip_entry *old = &zip.entries[i], *new = &again.entries[i];
        bool is_changed = old == changes[0].entry || old == changes[1].entry;
        cr_expect(str_eq(old->name, new->name));
        cr_expect_arr_eq(old->record.ptr + 12, new->record.ptr + 12, 4, "date and time");
        drg_str before = str_cut(zip.bytes, old->header, old->end), after = str_cut(again.bytes, new->header, new->end);
        cr_expect_eq(is_changed, !str_eq(before, after), "%.*s", STR_ARGS(old->name));
    }
    cr_expect(str_ends(zip_find(&again, STR("first.xml"))->record, STR("kept")));
    drg_str last = zip_find(&again, STR("last.xml"))->record;
    cr_expect(str_ends(last, STR("last.xmlUT\5\0\1abcd")), "extra fields but for the sizes");
    cr_expect_eq(zip_get_16(last, ZIP_RECORD_FLAGS), 0);
    cr_assert_eq(zip_read(&content, zip_find(&again, STR("last.xml")), NULL), DRG_OK);
    cr_expect(str_eq_z(buf_str(&content), "<b>the very last</b>"));
    buf_cut(&content, 0);
    cr_assert_eq(zip_read(&content, zip_find(&again, STR("first.xml")), NULL), DRG_OK);
    cr_expect(str_eq_z(buf_str(&content), "<a>1st</a>"));
    zip_close(&zip);
    zip_close(&again);
    buf_free(&bytes), buf_free(&same), buf_free(&changed), buf_free(&content);
}

Test(zip, what_lies_is_refused)
{
    static const char up[] = "../up.xml", back[] = "a\\b.xml", drive[] = "C:up.xml";
    const struct {
        struct archive_entry entry;
        drg_status status;
        const char *why;
    } cases[] = {
        {{.name = "b.xml", .content = STR("<b/>"), .add_to_crc = 1}, DRG_ESYNTAX, "'b.xml' in the zip archive is damaged: its checksum is"},
        {{.name = "b.xml", .content = STR("<b/>"), .add_to_size = 1}, DRG_ESYNTAX, "'b.xml' in the zip archive is damaged"},
        {{.name = "b.xml", .content = STR("<b/>"), .add_to_size = UINT32_MAX}, DRG_ESYNTAX, "'b.xml' in the zip archive is damaged"},
        {{.name = "b.xml", .content = STR("<b/>"), .add_to_local = 1}, DRG_ESYNTAX, "contradicts the directory"},
        {{.name = "b.xml", .content = STR("<b/>"), .local_name = "c.xml"}, DRG_ESYNTAX, "contradicts the directory"},
        {{.name = "b.xml", .content = STR("<b/>"), .move_record = UINT32_MAX}, DRG_ESYNTAX, "'b.xml' in the zip archive does not begin where"},
        {{.name = "b.xml", .content = STR("<b/>"), .move_record = 10}, DRG_ESYNTAX, "overlaps"},
        {{.name = "a.xml", .content = STR("<b/>")}, DRG_ESYNTAX, "'a.xml' in the zip archive is there twice"},
        {{.name = up, .content = STR("<b/>")}, DRG_ESYNTAX, "'../up.xml' in the zip archive has a name that leads out"},
        {{.name = back, .content = STR("<b/>")}, DRG_ESYNTAX, "leads out"},
        {{.name = drive, .content = STR("<b/>")}, DRG_ESYNTAX, "leads out"},
        {{.name = "/b.xml", .content = STR("<b/>")}, DRG_ESYNTAX, "leads out"},
        {{.name = "b\n.xml", .content = STR("<b/>")}, DRG_ESYNTAX, "leads out"},
        {{.name = "b.xml", .content = STR("<b/>"), .flags = ZIP_ENCRYPTED}, DRG_EFORMAT, "without a password"},
        {{.name = "b.xml", .content = STR("<b/>"), .method = 12}, DRG_EFORMAT, "packed by method 12"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct archive_entry entries[] = {{.name = "a.xml", .content = STR("<a>some content of some length</a>")}, cases[i].entry};
        struct buf bytes = buf_make(MOST);
        drg_error err;
        archive_add(&bytes, entries, 2, NULL);
        drg_status status = open_and_read(buf_str(&bytes), &err);
        cr_expect_eq(status, cases[i].status, "case %zu: %s", i, err.message);
        cr_expect(strstr(err.message, cases[i].why), "case %zu: '%s', expected '%s'", i, err.message, cases[i].why);
        buf_free(&bytes);
    }
}

Test(zip, limits_stop_bombs)
{
    struct buf zeros = buf_make(MOST), bytes = buf_make(MOST), many = buf_make(MOST);
    drg_error err;
    static const char chunk[1 << 16];
    while (zeros.len <= ZIP_FREE_SIZE)
        buf_add(&zeros, (drg_str){chunk, sizeof chunk});
    archive_add(&bytes, &(struct archive_entry){.name = "bomb.xml", .content = buf_str(&zeros)}, 1, NULL);
    cr_expect_eq(open_and_read(buf_str(&bytes), &err), DRG_ELIMIT);
    cr_expect(strstr(err.message, "'bomb.xml' in the zip archive would unpack to more than 200 times"), "%s", err.message);
    struct archive_entry *entries = calloc(ZIP_MAX_ENTRIES + 1, sizeof *entries);
    cr_assert_not_null(entries);
    for (size_t i = 0; i <= ZIP_MAX_ENTRIES; i++)
        entries[i] = (struct archive_entry){.name = "a", .content = STR("")};
    archive_add(&many, entries, ZIP_MAX_ENTRIES + 1, NULL);
    cr_expect_eq(open_and_read(buf_str(&many), &err), DRG_ELIMIT);
    cr_expect(strstr(err.message, "20001 entries"), "%s", err.message);
    free(entries);
    buf_free(&zeros), buf_free(&bytes), buf_free(&many);
}

Test(zip, a_file_that_was_cut_off_is_no_archive)
{
    struct buf bytes = careful();
    drg_error err;
    for (size_t len = 0; len < bytes.len; len++) {
        char *copy = malloc(len + 1); /* so that a sanitizer sees reads behind it */
        cr_assert_not_null(copy);
        memcpy(copy, bytes.ptr, len);
        cr_expect_eq(open_and_read((drg_str){copy, len}, &err), DRG_ESYNTAX, "%zu bytes", len);
        free(copy);
    }
    buf_free(&bytes);
}

/* Times and attributes may be anything; what is unpacked is what was packed, or an error. */
Test(zip, no_damaged_byte_changes_what_is_unpacked)
{
    struct buf bytes = careful();
    drg_error err;
    for (size_t i = 0; i < bytes.len; i++)
        for (unsigned bit = 0; bit < 8; bit++) {
            struct zip_archive zip;
            struct buf content = buf_make(1 << 20);
            bytes.ptr[i] = (char)(bytes.ptr[i] ^ (1 << bit));
            err = (drg_error){0};
            drg_status status = zip_open(&zip, buf_str(&bytes), &err);
            const struct zip_entry *last = status ? NULL : zip_find(&zip, STR("last.xml"));
            if (last && zip_read(&content, last, &err) == DRG_OK)
                cr_expect(str_eq_z(buf_str(&content), "<b>last</b>"), "byte %zu", i);
            cr_expect(!status || *err.message);
            zip_close(&zip);
            buf_free(&content);
            bytes.ptr[i] = (char)(bytes.ptr[i] ^ (1 << bit));
        }
    buf_free(&bytes);
}
