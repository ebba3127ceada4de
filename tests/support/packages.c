/* packages.c - the least DOCX or ODT document around some XML. */
#include "support/packages.h"

#include "base/writer.h"

#include "syntax/zip_write.h"

bool package_around(struct buf *into, drg_str xml, bool is_odt)
{
    static const char relations[] = "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"d.xml\"/></Relationships>";
    static const char type[] = "application/vnd.oasis.opendocument.text";
    struct zip_writer zip;
    zip_begin(&zip, buf_sink(into));
    (void)zip_member(&zip, is_odt ? "mimetype" : "_rels/.rels", str_from(is_odt ? type : relations), NULL);
    (void)zip_member(&zip, is_odt ? "content.xml" : "d.xml", xml, NULL);
    (void)zip_member(&zip, "[Content_Types].xml", STR("<Types/>"), NULL);
    return zip_end(&zip, NULL) == DRG_OK;
}
