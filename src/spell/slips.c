/* slips.c - reading what slips of spelling cost in a language. */
#include "spell/slips.h"

#include "base/utf8.h"

enum { ORDINARY = 100 };

/* ---- Words of a line -------------------------------------------------------------------------------------------- */

static drg_str next_word(drg_str *line)
{
    drg_str word = {"", 0};
    while (!word.len && str_split(line, ' ', &word)) {
    }
    return word;
}

/* The next word as a cost; false when it is none. */
static bool read_cost(drg_str *line, uint8_t *cost)
{
    drg_str word = next_word(line);
    unsigned value = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (!is_ascii_digit(word.ptr[i]))
            return false;
        value = value * 10 + (unsigned)(word.ptr[i] - '0');
        if (value > UINT8_MAX)
            return false;
    }
    *cost = (uint8_t)value;
    return word.len > 0;
}

/* The letters of a word, at most `room`; returns their number, 0 when there are more. */
static uint32_t read_letters(drg_str word, uint16_t *into, uint32_t room)
{
    uint32_t count = 0;
    for (size_t at = 0; at < word.len;) {
        if (count == room)
            return 0;
        into[count++] = (uint16_t)utf8_next(word, &at);
    }
    return count;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

static bool read_alphabet(struct slips *s, drg_str line)
{
    uint32_t count = read_letters(next_word(&line), s->letters + 1, SLIP_LETTERS - 1);
    for (uint32_t i = 1; i <= count; i++) {
        if (s->letters[i] >= SLIP_CODES)
            return false;
        s->index[s->letters[i]] = (uint8_t)i;
    }
    s->count = count + 1;
    return count > 0;
}

static void cheapen(uint8_t *cost, uint8_t to)
{
    if (to < *cost)
        *cost = to;
}

/* Groups of letters that are typed for one another; not `both_ways`: the first letter of a group for the others. */
static bool read_groups(struct slips *s, drg_str line, bool both_ways)
{
    uint16_t group[SLIP_LETTERS];
    uint8_t cost;
    if (!read_cost(&line, &cost))
        return false;
    for (drg_str word; (word = next_word(&line)).len;) {
        uint32_t count = read_letters(word, group, SLIP_LETTERS);
        for (uint32_t i = 0; i < (both_ways ? count : 1); i++)
            for (uint32_t j = 0; j < count; j++)
                if (i != j)
                    cheapen(&s->swap[slip_index(s, group[i])][slip_index(s, group[j])], cost);
    }
    return true;
}

static bool read_singles(struct slips *s, drg_str line, uint8_t *costs)
{
    uint16_t letters[SLIP_LETTERS];
    uint8_t cost;
    if (!read_cost(&line, &cost))
        return false;
    uint32_t count = read_letters(next_word(&line), letters, SLIP_LETTERS);
    for (uint32_t i = 0; i < count; i++)
        cheapen(&costs[slip_index(s, letters[i])], cost);
    return count > 0;
}

static bool add_pair(struct slips *s, const uint16_t typed[2], const uint16_t meant[2], uint8_t cost)
{
    if (s->pair_count == SLIP_PAIRS)
        return false;
    s->pairs[s->pair_count++] = (struct slip_pair){{typed[0], typed[1]}, {meant[0], meant[1]}, cost};
    return true;
}

static bool read_pair(struct slips *s, drg_str line, bool is_both)
{
    uint16_t typed[2] = {0}, meant[2] = {0};
    uint8_t cost;
    if (!read_cost(&line, &cost) || !read_letters(next_word(&line), typed, 2) || !read_letters(next_word(&line), meant, 2))
        return false;
    return add_pair(s, typed, meant, cost) && (!is_both || add_pair(s, meant, typed, cost));
}

/* A key's neighbours are those beside it and the two below it, each row being shifted by half a key. */
static bool read_keyboard(struct slips *s, drg_str line)
{
    uint16_t rows[2][SLIP_LETTERS];
    uint32_t counts[2] = {0};
    uint8_t cost;
    drg_str keys, row;
    if (!read_cost(&line, &cost))
        return false;
    keys = next_word(&line);
    for (unsigned n = 0; str_split(&keys, '|', &row); n++) {
        uint16_t *now = rows[n % 2], *above = rows[(n + 1) % 2];
        uint32_t count = counts[n % 2] = read_letters(row, now, SLIP_LETTERS);
        for (uint32_t i = 0; i < count; i++) {
            uint16_t near[3] = {i ? now[i - 1] : 0, n && i < counts[(n + 1) % 2] ? above[i] : 0,
                                n && i + 1 < counts[(n + 1) % 2] ? above[i + 1] : 0};
            for (unsigned k = 0; k < 3; k++)
                if (near[k]) {
                    cheapen(&s->swap[slip_index(s, now[i])][slip_index(s, near[k])], cost);
                    cheapen(&s->swap[slip_index(s, near[k])][slip_index(s, now[i])], cost);
                }
        }
    }
    return true;
}

static bool read_layout(struct slips *s, drg_str line)
{
    drg_str keys = next_word(&line), typed, meant;
    if (!str_split(&keys, '|', &typed) || !str_split(&keys, '|', &meant))
        return false;
    for (size_t t = 0, m = 0; t < typed.len && m < meant.len;) {
        if (s->key_count == SLIP_KEYS)
            return false;
        uint16_t key = (uint16_t)utf8_next(typed, &t);
        s->keys[s->key_count++] = (struct slip_key){key, (uint16_t)utf8_next(meant, &m)};
    }
    return true;
}

static bool read_edge(drg_str line, struct slip_edge *edge)
{
    return read_cost(&line, &edge->swap) && read_cost(&line, &edge->add) && read_cost(&line, &edge->drop);
}

static bool read_line(struct slips *s, drg_str line)
{
    drg_str verb = next_word(&line);
    if (!verb.len || verb.ptr[0] == '#')
        return true;
    if (str_eq_z(verb, "letters"))
        return read_alphabet(s, line);
    if (str_eq_z(verb, "swap"))
        return read_groups(s, line, true);
    if (str_eq_z(verb, "typed"))
        return read_groups(s, line, false);
    if (str_eq_z(verb, "pair") || str_eq_z(verb, "both"))
        return read_pair(s, line, verb.ptr[0] == 'b');
    if (str_eq_z(verb, "keys"))
        return read_keyboard(s, line);
    if (str_eq_z(verb, "first") || str_eq_z(verb, "last"))
        return read_edge(line, verb.ptr[0] == 'f' ? &s->first : &s->last);
    if (str_eq_z(verb, "layout"))
        return read_layout(s, line);
    if (str_eq_z(verb, "add") || str_eq_z(verb, "drop"))
        return read_singles(s, line, verb.ptr[0] == 'a' ? s->add : s->drop);
    const struct { const char *name; uint8_t *cost; } costs[] = {
        {"double", &s->doubled}, {"run", &s->run}, {"turn", &s->turned},
        {"split", &s->split}, {"band", &s->band}, {"form", &s->form}};
    for (size_t i = 0; i < sizeof costs / sizeof costs[0]; i++)
        if (str_eq_z(verb, costs[i].name))
            return read_cost(&line, costs[i].cost);
    return false;
}

static uint8_t last_meant(const struct slips *s, const struct slip_pair *pair)
{
    return slip_index(s, pair->meant[1] ? pair->meant[1] : pair->meant[0]);
}

/* Sorts the pairs, which are few, and says where those of each letter begin. */
static void order_pairs(struct slips *s)
{
    for (uint32_t i = 1; i < s->pair_count; i++)
        for (uint32_t j = i; j && last_meant(s, &s->pairs[j]) < last_meant(s, &s->pairs[j - 1]); j--) {
            struct slip_pair moved = s->pairs[j];
            s->pairs[j] = s->pairs[j - 1];
            s->pairs[j - 1] = moved;
        }
    for (uint32_t letter = 0, at = 0; letter <= SLIP_LETTERS; letter++) {
        while (at < s->pair_count && last_meant(s, &s->pairs[at]) < letter)
            at++;
        s->pair_first[letter] = (uint8_t)at;
    }
}

bool slips_read(struct slips *s, drg_str text, uint32_t *line)
{
    *s = (struct slips){.doubled = ORDINARY, .run = ORDINARY, .turned = ORDINARY, .split = ORDINARY};
    memset(s->swap, ORDINARY, sizeof s->swap);
    memset(s->add, ORDINARY, sizeof s->add);
    memset(s->drop, ORDINARY, sizeof s->drop);
    *line = 1;
    for (drg_str one; str_split(&text, '\n', &one); ++*line)
        if (!read_line(s, one))
            return false;
    order_pairs(s);
    return true;
}

extern const unsigned char spell_data_slips_en_txt[], spell_data_slips_tr_txt[], spell_data_slips_ar_txt[], spell_data_slips_ru_txt[];
extern const size_t spell_data_slips_en_txt_size, spell_data_slips_tr_txt_size, spell_data_slips_ar_txt_size,
    spell_data_slips_ru_txt_size;

bool slips_of_lang(struct slips *s, const struct lang *lang)
{
    const struct { const char *tag; const unsigned char *data; size_t size; } files[] = {
        {"en", spell_data_slips_en_txt, spell_data_slips_en_txt_size},
        {"tr", spell_data_slips_tr_txt, spell_data_slips_tr_txt_size},
        {"ar", spell_data_slips_ar_txt, spell_data_slips_ar_txt_size},
        {"ru", spell_data_slips_ru_txt, spell_data_slips_ru_txt_size}};
    uint32_t line;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (strcmp(files[i].tag, lang->tag) == 0)
            return slips_read(s, (drg_str){(const char *)files[i].data, files[i].size}, &line);
    return false;
}
