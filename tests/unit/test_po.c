/* test_po.c - PO files: entries, strings and their bytes, what is refused, the header, writing. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "syntax/po.h"

static void show_string(struct buf *out, const char *name, const struct po_string *string)
{
    if (!string->end)
        return;
    buf_addf(out, " %s=", name);
    buf_add(out, string->text);
}

static void show_entry(struct buf *out, const struct po_entry *entry)
{
    static const char *const kinds[] = {"#", "#.", "#:", "#,"};
    buf_addf(out, "%s%s%s", entry->is_obsolete ? "~" : "", entry->is_fuzzy ? "?" : "", entry->is_header ? "H" : "");
    for (size_t i = 0; i < entry->comment_count; i++) {
        buf_addf(out, " %s<", kinds[entry->comments[i].kind]);
        buf_add(out, entry->comments[i].text);
        buf_add_char(out, '>');
    }
    show_string(out, "was.context", &entry->previous_context);
    show_string(out, "was.id", &entry->previous_id);
    show_string(out, "was.plural", &entry->previous_plural);
    show_string(out, "context", &entry->context);
    show_string(out, "id", &entry->id);
    show_string(out, "plural", &entry->plural);
    for (size_t i = 0; i < entry->translation_count; i++)
        show_string(out, "str", &entry->translations[i]);
    buf_add_char(out, '/');
}

/* Entries, or "!line:column message". */
static struct buf show(drg_str source)
{
    struct buf out = buf_make(1 << 20);
    struct po po;
    struct po_entry entry;
    drg_error err = {0};
    po_open(&po, source);
    buf_add_z(&out, "");
    while (po_next(&po, &entry, &err) == DRG_OK && entry.translation_count)
        show_entry(&out, &entry);
    if (err.code)
        buf_addf(&out, "!%u:%u %s", err.pos.line, err.pos.column, err.message);
    po_close(&po);
    return out;
}

struct entry_case { const char *source, *entries; };

static void check(const struct entry_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buf out = show(str_from(cases[i].source));
        cr_expect(str_eq_z(buf_str(&out), cases[i].entries), "%s\n  is   %s\n  want %s", cases[i].source, out.ptr, cases[i].entries);
        buf_free(&out);
    }
}

Test(po, entries)
{
    static const struct entry_case cases[] = {
        {"", ""},
        {"# only\n#. comments\n", ""},
        {"msgid \"court\"\nmsgstr \"mahkeme\"\n", " id=court str=mahkeme/"},
        {"msgid \"a\" msgstr \"b\" msgid \"c\" msgstr \"d\"", " id=a str=b/ id=c str=d/"},
        {"\xEF\xBB\xBFmsgid \"a\"\r\nmsgstr \"\"\r\n\"b\"\r\n  \"c\"\r\n", " id=a str=bc/"},
        {"msgid \"\"\nmsgstr \"Language: tr\\n\"\n\nmsgctxt \"\"\nmsgid \"\"\nmsgstr \"\"", "H id= str=Language: tr\n/ context= id= str=/"},
        {"#  by hand\n#. of the source\n#: a.c:1\n#, fuzzy, c-format\n#| msgctxt \"x\"\n#| msgid \"old \"\n#| \"one\"\n"
         "msgctxt \"law\"\nmsgid \"court\"\nmsgstr \"\"\n",
         "? #< by hand> #.<of the source> #:<a.c:1> #,<fuzzy, c-format> was.context=x was.id=old one context=law id=court str=/"},
        {"#, c-format,fuzzy\nmsgid \"%d court\"\nmsgid_plural \"%d courts\"\nmsgstr[0] \"%d mahkeme\"\nmsgstr[ 1 ] \"\"\n# last",
         "? #,<c-format,fuzzy> id=%d court plural=%d courts str=%d mahkeme str=/"},
        {"#~| msgid \"b\"\n#~ msgid \"a\"\n#~ msgstr \"\"\n#~ \"b\"\n#~msgid \"c\"\n#~msgstr \"d\"\nmsgid \"e\"\nmsgstr \"f\"",
         "~ was.id=b id=a str=b/~ id=c str=d/ id=e str=f/"},
        {"domain The Names\nmsgid \"a\"\nmsgstr \"b\"\ndomain \"x\"\nmsgid \"c\"\nmsgstr \"d\"", " id=a str=b/ id=c str=d/"},
        {"#not a keyword\n#\n#msgid \"x\"\nmsgid \"a\"\nmsgstr \"b\"", " #<not a keyword> #<> #<msgid \"x\"> id=a str=b/"},
        {"msgid \"\\\"\\\\\\t\\n\\a\\x41\\102\\xc4\\xb0\"\nmsgstr \"a\\\nb\"", " id=\"\\\t\n\aAB\xC4\xB0 str=ab/"},
    };
    check(cases, sizeof cases / sizeof cases[0]);
}

Test(po, what_gettext_refuses)
{
    static const struct entry_case cases[] = {
        {"msgid \"a\"\n# why\nmsgstr \"b\"\n", "!2:1 expected msgstr, found '# why'"},
        {"msgid \"a\"\n", "!2:1 expected msgstr, found the end of the file"},
        {"msgid \"a\"\nmsgid \"b\"\n", "!2:1 expected msgstr, found 'msgid'"},
        {"msgid \"a\"\nmsgctxt \"b\"\n", "!2:1 expected msgstr, found 'msgctxt'"},
        {"msgstr \"b\"", "!1:1 expected msgid, found 'msgstr'"},
        {"msgid\nmsgstr \"b\"", "!2:1 expected a quoted string, found 'msgstr'"},
        {"msgid \"a\nmsgstr \"b\"", "!1:7 a line ends inside the string that begins here; expected a closing quote"},
        {"msgid \"a\"\nmsgstr \"b", "!2:8 the file ends inside the string that begins here; expected a closing quote"},
        {"msgid \"\xC3\xA7\\q\"\nmsgstr \"\"", "!1:9 '\\q' is no escape of PO files"},
        {"msgid \"\\xc3\"\nmsgstr \"\"", "!1:8 the numeric escapes of this string make no UTF-8 text"},
        {"msgid \"\\400\"\nmsgstr \"\"", "!1:8 '\\4' is no escape of PO files"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"c\"", "!3:8 expected the number of a plural form, such as [0], found '\"c\"'"},
        {"msgid \"a\"\nmsgstr[0] \"c\"", "!2:7 msgstr[0] belongs to an entry with msgid_plural, and this one has none"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"", "!3:7 expected plural form [0], found [1]"},
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[x] \"c\"", "!3:7 expected the number of a plural form in brackets, such as [0]"},
        {"msgid_plural \"b\"", "!1:1 expected msgid, found 'msgid_plural'"},
        {"#~ msgid \"a\"\nmsgstr \"b\"", "!2:1 a part of the entry is marked as obsolete with '#~' and another one is not"},
        {"msgid \"a\"\n#~ \"b\"\nmsgstr \"b\"", "!2:4 a string is obsolete and its keyword is not, or the other way about"},
        {"msgid a\n", "!1:7 expected a quoted string, found 'a'"},
        {"msgid \"a\"\nmsgstr \"b\"\n<html>", "!3:1 expected a keyword, a quoted string or a comment, found '<html>'"},
        {"msgid \"a\"\nmsgstr \"b\"\nfoo \"c\"", " id=a str=b/!3:1 expected msgctxt, msgid or msgid_plural, found 'foo'"},
        {"msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"", "!3:1 expected msgid, found 'msgstr'"},
    };
    check(cases, sizeof cases / sizeof cases[0]);
}

/* Every byte of every string is in a run, and the runs say the text. */
static void check_runs(drg_str source, const struct po_string *string)
{
    struct buf text = buf_make(1 << 20);
    size_t at = string->start;
    for (struct po_run run = {0}; po_next_run(source, string, &run);) {
        cr_expect(run.start >= at && run.end > run.start && run.end < string->end);
        cr_expect(run.is_escape || str_eq(str_cut(source, run.start, run.end), run.text));
        cr_expect(utf8_is_valid(run.text), "a run divides a character");
        buf_add(&text, run.text);
        at = run.end;
    }
    cr_expect(str_eq(buf_str(&text), string->text), "%.*s", STR_ARGS(string->text));
    buf_free(&text);
}

Test(po, runs_say_which_bytes_are_what)
{
    static const char source[] = "msgid \"\"\n\"one\\ttwo\"\n\"\"\n\"\\xc4\\260ki\\\nx\\n\\n\"\nmsgstr \"plain\"";
    static const struct { const char *bytes, *text; bool is_escape; } want[] = {
        {"one", "one", false}, {"\\t", "\t", true}, {"two", "two", false},  {"\\xc4\\260", "\xC4\xB0", true},
        {"ki", "ki", false},   {"\\\n", "", true},  {"x", "x", false},      {"\\n", "\n", true}, {"\\n", "\n", true}};
    struct po po;
    struct po_entry entry;
    po_open(&po, str_from(source));
    cr_assert(po_next(&po, &entry, NULL) == DRG_OK);
    size_t count = 0;
    for (struct po_run run = {0}; po_next_run(po.source, &entry.id, &run); count++) {
        cr_assert(count < sizeof want / sizeof want[0]);
        drg_str bytes = str_cut(po.source, run.start, run.end);
        cr_expect(str_eq_z(bytes, want[count].bytes), "%zu: bytes %.*s", count, STR_ARGS(bytes));
        cr_expect(str_eq_z(run.text, want[count].text), "%zu: text %.*s", count, STR_ARGS(run.text));
        cr_expect(run.is_escape == want[count].is_escape);
    }
    cr_expect(count == sizeof want / sizeof want[0]);
    check_runs(po.source, &entry.id);
    check_runs(po.source, &entry.translations[0]);
    po_close(&po);
}

Test(po, entries_know_their_bytes)
{
    static const char source[] = "# head\nmsgid \"a\"\nmsgstr \"\"\n\"b\" # next\nmsgid \"c\"\nmsgstr \"d\"\n\n#, fuzzy\nmsgid \"e\" msgstr \"f\"\n";
    static const char *const want[] = {"# head\nmsgid \"a\"\nmsgstr \"\"\n\"b\"", "# next\nmsgid \"c\"\nmsgstr \"d\"",
                                       "#, fuzzy\nmsgid \"e\" msgstr \"f\""};
    struct po po;
    struct po_entry entry;
    po_open(&po, str_from(source));
    for (size_t i = 0; i < 3; i++) {
        cr_assert(po_next(&po, &entry, NULL) == DRG_OK && entry.translation_count);
        drg_str bytes = str_cut(po.source, entry.start, entry.end);
        cr_expect(str_eq_z(bytes, want[i]), "%.*s", STR_ARGS(bytes));
        const struct po_string *s = &entry.translations[0];
        cr_expect(po.source.ptr[s->start] == '"' && po.source.ptr[s->end - 1] == '"' && s->pos.line);
    }
    po_close(&po);
}

Test(po, header_and_charset)
{
    static const struct { const char *source, *charset; } cases[] = {
        {"# x\nmsgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"content-type: text/plain; charset=KOI8-R\\n\"\n", "KOI8-R"},
        {"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CHARSET\\n\"\n", NULL},
        {"msgid \"a\"\nmsgstr \"b\"\n", NULL},
        {"Content-Type: text/plain; charset=cp1251", NULL},
    };
    char charset[PO_MAX_CHARSET];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *found = po_charset(str_from(cases[i].source), charset);
        cr_expect(found ? cases[i].charset && !strcmp(found, cases[i].charset) : !cases[i].charset, "case %zu: %s", i, found ? found : "none");
    }
    cr_expect(str_eq_z(po_header_field(STR("A: b\nLanguage:  tr \n"), "language"), "tr"));
    cr_expect(po_header_field(STR("A: b\nLanguage:  tr \n"), "Lang").len == 0);
    cr_expect(po_sniff(STR("# c\n\n#~ msgid \"a\"")) && po_sniff(STR("msgctxt \"a\"")) && !po_sniff(STR("# Title\n\nText")));
}

Test(po, written_strings_read_back)
{
    static const struct { const char *text, *written; } cases[] = {
        {"", "msgid \"\"\n"},
        {"one \"two\" \\ three\t", "msgid \"one \\\"two\\\" \\\\ three\\t\"\n"},
        {"line\n", "msgid \"line\\n\"\n"},
        {"a\nb", "msgid \"\"\n\"a\\n\"\n\"b\"\n"},
        {"\x01\x7F\xC4\xB0", "msgid \"\\001\\177\xC4\xB0\"\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf out = buf_make(1 << 16);
        struct writer w;
        writer_init(&w, buf_sink(&out), NULL);
        po_write_string(&w, "msgid", str_from(cases[i].text));
        cr_assert(writer_finish(&w) == DRG_OK);
        cr_expect(str_eq_z(buf_str(&out), cases[i].written), "%s", out.ptr);
        buf_add_z(&out, "msgstr \"\"");
        struct po po;
        struct po_entry entry;
        po_open(&po, buf_str(&out));
        cr_expect(po_next(&po, &entry, NULL) == DRG_OK && str_eq_z(entry.id.text, cases[i].text));
        po_close(&po);
        buf_free(&out);
    }
}
