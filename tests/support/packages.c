/* packages.c - the least DOCX or ODT document around some XML. */
#include "support/packages.h"

#include "syntax/zip_write.h"

static drg_status into_buf(void *user, const void *data, size_t len, drg_error *err)
{
    buf_add(user, (drg_str){data, len});
    return buf_status(user, "the document", err);
}

bool package_around(struct buf *into, drg_str xml, bool is_odt)
{
    static const char relations[] = "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"d.xml\"/></Relationships>";
    static const char type[] = "application/vnd.oasis.opendocument.text";
    struct zip_writer zip;
    zip_begin(&zip, (drg_sink){into_buf, into});
    (void)zip_member(&zip, is_odt ? "mimetype" : "_rels/.rels", str_from(is_odt ? type : relations), NULL);
    (void)zip_member(&zip, is_odt ? "content.xml" : "d.xml", xml, NULL);
    (void)zip_member(&zip, "[Content_Types].xml", STR("<Types/>"), NULL);
    return zip_end(&zip, NULL) == DRG_OK;
}
