/* fuzz_identify.c - any bytes as a text to identify: the answer is one that can be, and the same each time. */
#include <string.h>

#include "dragoman/identify.h"
#include "fuzz.h"

static void check_shares(const drg_identity *id)
{
    double sum = 0;
    CLAIM(id->share_count <= DRG_MAX_SHARES);
    for (uint32_t i = 0; i < id->share_count; i++) {
        CLAIM(id->shares[i].lang && *id->shares[i].lang);
        CLAIM(id->shares[i].share > 0 && id->shares[i].share <= 1);
        CLAIM(i == 0 || id->shares[i].share <= id->shares[i - 1].share);
        sum += id->shares[i].share;
    }
    CLAIM(sum < 1.000001);
    CLAIM(id->share_count ? strcmp(id->lang, id->shares[0].lang) == 0 : strcmp(id->lang, "und") == 0);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    drg_str text = {(const char *)data, size};
    drg_identity id, again;
    drg_identify(text, &id);
    drg_identify(text, &again);
    CLAIM(id.lang && *id.lang && id.runner_up && *id.runner_up);
    CLAIM(id.script && strlen(id.script) == 4);
    CLAIM(id.confidence >= 0 && id.confidence <= 1);
    CLAIM(id.lang == again.lang && id.runner_up == again.runner_up && id.script == again.script);
    CLAIM(id.share_count == again.share_count);
    check_shares(&id);
    return 0;
}
