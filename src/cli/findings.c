/* findings.c - findings as lines that compilers' users know. */
#include "findings.h"

static const char *severity_color(drg_severity severity)
{
    return severity == DRG_ERROR ? "\033[1;31m" : severity == DRG_WARNING ? "\033[1;33m" : "\033[1;36m";
}

void print_finding(struct printer *p, const drg_finding *finding, bool has_color)
{
    print_safe(p, finding->file, false);
    if (finding->place.line) {
        print(p, ":");
        print_number(p, finding->place.line);
    }
    if (finding->place.line && finding->place.column) {
        print(p, ":");
        print_number(p, finding->place.column);
    }
    print(p, ": ");
    print(p, has_color ? severity_color(finding->severity) : "");
    print(p, drg_severity_name(finding->severity));
    print(p, has_color ? "\033[0m" : "");
    print(p, ": ");
    print_safe(p, finding->message, true);
    print(p, " [");
    print(p, finding->rule);
    print(p, "]\n");
}
