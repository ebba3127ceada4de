/* settings.c - which rules are on, and how grave they are. */
#include "base/error.h"
#include "check/checker.h"

static bool parse_severity(drg_str name, drg_severity *out)
{
    for (unsigned s = DRG_ERROR; s <= DRG_ADVICE; s++)
        if (str_eq_z(name, drg_severity_name((drg_severity)s))) {
            *out = (drg_severity)s;
            return true;
        }
    return false;
}

/* Dictionaries are asked by name only: "all" is not meant for what needs them. */
static void set_all(struct rule_setting *settings, bool is_on)
{
    size_t count;
    const struct check_rule *const *rules = rule_list(&count);
    for (size_t i = 0; i < count; i++)
        settings[i].is_on = is_on && !(rules[i]->scope & RULE_OF_WORDS);
}

static drg_status set_one(struct rule_setting *setting, drg_str change, drg_str value, bool has_value, drg_error *err)
{
    setting->is_on = true;
    if (!has_value)
        return DRG_OK;
    if (str_eq_z(value, "off")) {
        setting->is_on = false;
        return DRG_OK;
    }
    setting->has_severity = parse_severity(value, &setting->severity);
    if (setting->has_severity)
        return DRG_OK;
    return fail(err, DRG_EINVAL, NOWHERE, "'%.*s': expected error, warning, advice or off after '='", STR_ARGS(change));
}

/* One of "all", "none", "-rule", "+rule", "rule", "rule=severity". */
static drg_status apply(struct rule_setting *settings, drg_str change, drg_error *err)
{
    bool is_off = str_starts(change, STR("-"));
    drg_str name, value = is_off || str_starts(change, STR("+")) ? str_cut(change, 1, change.len) : change;
    str_split(&value, '=', &name);
    bool has_value = value.ptr != NULL;
    if (str_eq_z(name, "all") || str_eq_z(name, "none")) {
        set_all(settings, str_eq_z(name, "all") != is_off);
        return DRG_OK;
    }
    uint32_t index = rule_find(name);
    if (index == DRG_NONE)
        return fail(err, DRG_EINVAL, NOWHERE, "unknown rule '%.*s'; 'dragoman check --list-rules' shows the rules", STR_ARGS(name));
    if (is_off) {
        settings[index].is_on = false;
        return DRG_OK;
    }
    return set_one(&settings[index], change, value, has_value, err);
}

bool drg_check_rule_is_on(const char *rules, size_t index)
{
    struct rule_setting settings[CHECK_MAX_RULES];
    size_t count;
    rule_list(&count);
    return index < count && !rule_settings_parse(settings, rules, NULL) && settings[index].is_on;
}

bool rule_is_on(const drg_checker *checker, const char *name)
{
    uint32_t index = rule_find(str_from(name));
    return index != DRG_NONE && checker->rules[index].is_on;
}

bool settings_ask_for(const struct rule_setting *settings, unsigned scope)
{
    size_t count;
    const struct check_rule *const *rules = rule_list(&count);
    for (size_t i = 0; i < count; i++)
        if (settings[i].is_on && (rules[i]->scope & scope))
            return true;
    return false;
}

drg_status rule_settings_parse(struct rule_setting *settings, const char *text, drg_error *err)
{
    size_t count;
    const struct check_rule *const *rules = rule_list(&count);
    for (size_t i = 0; i < count; i++)
        settings[i] = (struct rule_setting){.is_on = rules[i]->info.is_default};
    drg_str rest = str_from(text), change;
    drg_status status = DRG_OK;
    while (rest.len && !status && str_split(&rest, ',', &change)) {
        change = str_trim(change);
        if (change.len)
            status = apply(settings, change, err);
    }
    return status;
}

bool drg_check_rules_spell(const char *rules)
{
    struct rule_setting settings[CHECK_MAX_RULES];
    return !rule_settings_parse(settings, rules, NULL) && settings_ask_for(settings, RULE_OF_WORDS);
}
