/* test_draw.c - what is drawn by lot: samples and shuffles, and the queues and tapes that hold their items. */
#include <criterion/criterion.h>

#include "base/str.h"
#include "corpus/mix.h"
#include "corpus/sample.h"
#include "corpus/shuffle.h"

enum { ITEMS = 20000 };

/* An item of 0 to 999 bytes, all told by its number. */
static drg_str item_of(uint64_t number, char bytes[1000])
{
    size_t len = mix(number) % 1000;
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)mix(number * 1000 + i);
    return (drg_str){bytes, len};
}

static void expect_item(uint64_t number, drg_str item)
{
    char bytes[1000];
    cr_assert(str_eq(item, item_of(number, bytes)), "item %llu", (unsigned long long)number);
}

static void shuffle_all(uint64_t *order, uint64_t seed, size_t memory, bool is_backwards)
{
    struct shuffle shuffle;
    char bytes[1000];
    cr_assert_eq(shuffle_init(&shuffle, &(struct shuffle_options){.seed = seed, .memory = memory}, NULL), DRG_OK);
    for (uint64_t i = 0; i < ITEMS; i++) {
        uint64_t number = is_backwards ? ITEMS - 1 - i : i;
        cr_assert_eq(shuffle_add(&shuffle, number, item_of(number, bytes), NULL), DRG_OK);
    }
    size_t count = 0;
    for (drg_str item; shuffle_next(&shuffle, &order[count], &item, NULL) == DRG_OK && item.ptr; count++)
        expect_item(order[count], item);
    cr_assert_eq(count, ITEMS);
    shuffle_free(&shuffle);
}

Test(draw, a_shuffle_is_the_same_in_any_memory)
{
    static uint64_t order[ITEMS + 1], again[ITEMS + 1];
    static bool is_there[ITEMS];
    shuffle_all(order, 7, 1 << 28, false);
    shuffle_all(again, 7, 1, true);
    cr_expect(memcmp(order, again, ITEMS * sizeof *order) == 0, "memory or order changes the shuffle");
    shuffle_all(again, 8, 1 << 28, false);
    cr_expect(memcmp(order, again, ITEMS * sizeof *order) != 0, "the seed does not");
    for (size_t i = 0; i < ITEMS; i++)
        is_there[order[i]] = true;
    for (size_t i = 0; i < ITEMS; i++)
        cr_assert(is_there[i]);
}

/* Of a fair shuffle, the ranks' correlation with the order they came in is near 0: its deviation is 1 / sqrt(n). */
Test(draw, a_shuffle_is_fair)
{
    double worst = 0;
    for (uint64_t seed = 0; seed < 50; seed++) {
        double sum = 0;
        for (uint64_t i = 0; i < ITEMS; i++)
            sum += ((double)i / ITEMS - 0.5) * ((double)rank_of(seed, i) * 0x1p-64 - 0.5) * 12;
        sum /= ITEMS;
        worst = sum > worst ? sum : -sum > worst ? -sum : worst;
    }
    cr_expect(worst < 4.0 / 141, "%g", worst);
}

Test(draw, a_sample_is_the_lowest_ranks_in_order)
{
    static const size_t sizes[] = {0, 1, 100, ITEMS - 1, ITEMS, ITEMS + 5};
    char bytes[1000];
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
        for (size_t memory = 1; memory <= 1 << 26; memory <<= 26) {
            struct sample sample;
            size_t count = 0, better = 0;
            uint64_t number, before = 0, worst = 0;
            sample_init(&sample, &(struct sample_options){.size = sizes[s], .seed = 3, .memory = memory});
            for (uint64_t i = 0; i < ITEMS; i++)
                cr_assert_eq(sample_add(&sample, i, item_of(i, bytes), NULL), DRG_OK);
            sample_finish(&sample);
            for (drg_str item; sample_next(&sample, &number, &item, NULL) == DRG_OK && item.ptr; count++) {
                expect_item(number, item);
                cr_expect(count == 0 || number > before);
                before = number;
                worst = rank_of(3, number) > worst ? rank_of(3, number) : worst;
            }
            for (uint64_t i = 0; i < ITEMS; i++)
                better += count && rank_of(3, i) <= worst;
            cr_expect(count == (sizes[s] < ITEMS ? sizes[s] : ITEMS) && better == count, "%zu: %zu, %zu", sizes[s], count, better);
            sample_free(&sample);
        }
}

Test(draw, a_fraction_takes_its_share_and_what_smaller_ones_take)
{
    static const double fractions[] = {0, 0.001, 0.1, 0.5, 0.999, 1};
    size_t counts[6] = {0};
    for (uint64_t i = 0; i < 100000; i++)
        for (size_t f = 0; f < 6; f++) {
            bool is_taken = sample_takes(11, i, fractions[f]);
            counts[f] += is_taken;
            cr_assert(f == 0 || is_taken || !sample_takes(11, i, fractions[f - 1]));
        }
    for (size_t f = 0; f < 6; f++) {
        double share = (double)counts[f] / 100000;
        cr_expect(share - fractions[f] < 0.006 && fractions[f] - share < 0.006, "%g: %g", fractions[f], share);
    }
    cr_expect(counts[0] == 0 && counts[5] == 100000);
}

Test(draw, queues_are_read_as_they_were_filled)
{
    struct spill spill;
    char bytes[1000], got[1000];
    size_t len;
    cr_assert_eq(spill_init(&spill, &(struct spill_options){.queues = 3, .memory = 1}, NULL), DRG_OK);
    for (int round = 0; round < 3; round++) {
        for (uint64_t i = 0; i < 300; i++)
            cr_assert_eq(spill_put(&spill, i % 3, item_of(i, bytes).ptr, item_of(i, bytes).len, NULL), DRG_OK);
        cr_expect(spill.file_size < 300 * 600 && spill.file_size > 0, "room of dropped queues is not used again");
        for (int times = 0; times < 2; times++) {
            struct spill_reader reader = {.spill = &spill, .queue = 1};
            for (uint64_t i = 1; i < 300; i += 3) {
                drg_str item = item_of(i, bytes);
                if (i % 2)
                    cr_assert(spill_read(&reader, got, item.len, &len, NULL) == DRG_OK && str_eq((drg_str){got, len}, item));
                else
                    cr_assert_eq(spill_skip(&reader, item.len, NULL), DRG_OK);
            }
            cr_expect(spill_read(&reader, got, 1, &len, NULL) == DRG_OK && len == 0);
            spill_reader_free(&reader);
        }
        for (size_t queue = 0; queue < 3; queue++) {
            spill_drop(&spill, queue);
            cr_expect_eq(spill_size(&spill, queue), 0);
        }
    }
    spill_free(&spill);
}
