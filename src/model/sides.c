/* sides.c - the segments that a finding is about. */
#include "model/sides.h"

#include "model/bitext.h"

static const struct finding_side nothing = {NULL, DRG_NONE};

static bool holds(drg_span segment, drg_span span)
{
    return span.start >= segment.start && span.end <= segment.end;
}

/* The segment of a text that the span lies in, or DRG_NONE. */
static uint32_t segment_at(const drg_text *text, drg_span span)
{
    size_t low = 0, high = text->segment_count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (text->spans[mid].span.end < span.end)
            low = mid + 1;
        else
            high = mid;
    }
    return low < text->segment_count && holds(text->spans[low].span, span) ? (uint32_t)low : DRG_NONE;
}

static bool is_lang(const drg_text *text, uint32_t segment, drg_str lang)
{
    return str_eq_z(lang, text->spans[segment].lang);
}

static struct finding_side of_draft(const drg_text *text, const drg_finding *finding)
{
    uint32_t segment = finding->row;
    if (segment >= text->segment_count || !holds(text->spans[segment].span, finding->span))
        segment = finding->place.line ? segment_at(text, finding->span) : DRG_NONE;
    return segment == DRG_NONE ? nothing : (struct finding_side){text, segment};
}

/* The segment that text `i` of the bitext has in the row of the finding; of the whole job, the one that the span is in. */
static uint32_t segment_of(const drg_bitext *bitext, size_t i, const drg_finding *finding)
{
    if (finding->row < bitext->row_count)
        return bitext->rows[(size_t)finding->row * bitext->text_count + i];
    return finding->place.line ? segment_at(bitext->texts[i], finding->span) : DRG_NONE;
}

/* The text in `lang` whose segment holds `span`. */
static struct finding_side of_bitext(const drg_bitext *bitext, const drg_finding *finding, drg_str lang, drg_span span)
{
    for (size_t i = 0; i < bitext->text_count; i++) {
        uint32_t segment = segment_of(bitext, i, finding);
        const drg_text *text = bitext->texts[i];
        if (segment != DRG_NONE && is_lang(text, segment, lang) && (span.end == 0 || holds(text->spans[segment].span, span)))
            return (struct finding_side){text, segment};
    }
    return nothing;
}

struct finding_sides finding_sides(const drg_report_source *source, const drg_finding *finding)
{
    if (source->bitext)
        return (struct finding_sides){
            .src = finding->src_lang.len ? of_bitext(source->bitext, finding, finding->src_lang, finding->src_span) : nothing,
            .tgt = of_bitext(source->bitext, finding, finding->lang, finding->span),
        };
    if (source->text)
        return (struct finding_sides){.src = nothing, .tgt = of_draft(source->text, finding)};
    return (struct finding_sides){nothing, nothing};
}

drg_str finding_side_words(const struct finding_side *side)
{
    if (!side->text)
        return (drg_str){"", 0};
    const struct text_segment *segment = &side->text->segments[side->segment];
    return str_cut(buf_str(&side->text->view.text), segment->start, segment->end);
}
