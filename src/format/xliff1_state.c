/* xliff1_state.c - what an XLIFF 1.2 file says of a translation: its own states, and those of Trados and memoQ. */
#include "dragoman/text.h"
#include "format/xliff.h"

#define SDL "http://sdl.com/FileTypes/SdlXliff/1.0"
#define MEMOQ "MQXliff"

struct state {
    const char *name;
    unsigned flags;
};

/* XLIFF 1.2, section 2.3, attribute state; others (translated, x-...) say nothing we keep. */
static const struct state states[] = {
    {"new", DRG_UNIT_FUZZY},
    {"needs-adaptation", DRG_UNIT_FUZZY},
    {"needs-l10n", DRG_UNIT_FUZZY},
    {"needs-review", DRG_UNIT_FUZZY}, /* no value of the standard, yet written */
    {"needs-review-adaptation", DRG_UNIT_FUZZY},
    {"needs-review-l10n", DRG_UNIT_FUZZY},
    {"needs-review-translation", DRG_UNIT_FUZZY},
    {"needs-translation", DRG_UNIT_FUZZY},
    {"final", DRG_UNIT_APPROVED},
    {"signed-off", DRG_UNIT_APPROVED},
    {NULL, 0},
};

static const struct state sdl_states[] = {
    {"Draft", DRG_UNIT_FUZZY},
    {"RejectedTranslation", DRG_UNIT_FUZZY},
    {"RejectedSignOff", DRG_UNIT_FUZZY},
    {"ApprovedTranslation", DRG_UNIT_APPROVED},
    {"ApprovedSignOff", DRG_UNIT_APPROVED},
    {NULL, 0},
};

static const struct state memoq_states[] = {
    {"PartiallyEdited", DRG_UNIT_FUZZY},
    {"Pretranslated", DRG_UNIT_FUZZY},
    {"AssembledFromFragments", DRG_UNIT_FUZZY},
    {"MachineTranslated", DRG_UNIT_FUZZY},
    {"Rejected", DRG_UNIT_FUZZY},
    {"ReviewerConfirmed", DRG_UNIT_APPROVED},
    {"Reviewer1Confirmed", DRG_UNIT_APPROVED},
    {"Reviewer2Confirmed", DRG_UNIT_APPROVED},
    {"Proofread", DRG_UNIT_APPROVED},
    {NULL, 0},
};

static unsigned look_up(const struct state *list, drg_str name)
{
    for (; list->name; list++)
        if (str_eq_z(name, list->name))
            return list->flags;
    return 0;
}

/* <sdl:seg id="MID" conf="Draft" locked="true" percent="85"/> */
static unsigned sdl_flags(const struct xml_node *seg)
{
    drg_str conf = xml_value(seg, "conf"), percent = xml_value(seg, "percent");
    unsigned flags = look_up(sdl_states, conf);
    if (!conf.len && percent.len && !str_eq(percent, STR("100")))
        flags |= DRG_UNIT_FUZZY; /* taken from a memory that has something else, and not looked at since */
    return str_eq(xml_value(seg, "locked"), STR("true")) ? flags | DRG_UNIT_LOCKED : flags;
}

bool xliff1_read_sdl(struct map *flags, const struct xml_node *unit)
{
    const struct xml_node *defs = xml_child(unit, "seg-defs");
    for (const struct xml_node *seg = defs ? defs->child : NULL; seg; seg = seg->next) {
        drg_str mid = xml_value(seg, "id");
        bool is_seg = str_eq_z(seg->name, "seg") && str_eq(seg->ns, STR(SDL)) && mid.len;
        if (is_seg && map_get(flags, mid) == DRG_NONE && !map_set(flags, mid, sdl_flags(seg)))
            return false;
    }
    return true;
}

static unsigned memoq_flags(const struct xml_node *unit)
{
    drg_str locked = xml_value_ns(unit, STR(MEMOQ), "locked");
    bool is_locked = locked.len && !str_eq(locked, STR("false")) && !str_eq(locked, STR("no"));
    return look_up(memoq_states, xml_value_ns(unit, STR(MEMOQ), "status")) | (is_locked ? DRG_UNIT_LOCKED : 0u);
}

unsigned xliff1_flags(const struct xml_node *unit, const struct xml_node *target, const struct map *sdl, drg_str mid)
{
    uint32_t known = map_get(sdl, mid);
    unsigned flags = (known == DRG_NONE ? 0 : known) | memoq_flags(unit);
    if (str_eq(xliff_inherited(unit, "translate"), STR("no")))
        flags |= DRG_UNIT_LOCKED;
    if (target)
        flags |= look_up(states, xml_value(target, "state"));
    /* Who approved a unit has seen its state. */
    if (str_eq(xml_value(unit, "approved"), STR("yes")))
        flags = (flags & ~(unsigned)DRG_UNIT_FUZZY) | DRG_UNIT_APPROVED;
    return flags;
}
