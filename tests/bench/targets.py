"""The speeds that we promise, as rows of (what, the figure wanted, the figure found); None where nothing was measured."""

LITERAL_GUIDE = {  # MB/s in en, tr, ar, ru on an x86-64 machine with AVX-512
    10_000: {"en": 700, "tr": 600, "ar": 800, "ru": 1000},
    100_000: {"en": 450, "tr": 450, "ar": 500, "ru": 650},
    1_000_000: {"en": 250, "tr": 250, "ar": 300, "ru": 450},
}
PEER_RATIOS = {
    10_000: {"daachorse": 5, "aho-corasick": 8, "Hyperscan, literals": 4, "ugrep -oiwF": 25,
             "ICU words and a hash table": 30},
    1_000_000: {"daachorse": 7, "aho-corasick": 10, "Hyperscan, literals": 25},
}
PATHS = {"scalar": 200, "avx2": 300}
TEN_MILLION = 10_000_000


class Target:
    def __init__(self, what, wanted, found, at_most=False):
        self.what, self.wanted, self.found, self.at_most = what, wanted, found, at_most

    def verdict(self):
        return "met" if (self.found <= self.wanted if self.at_most else self.found >= self.wanted) else "missed"


def number(figure):
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"


class Results:
    """What was measured: lists of the dictionaries of measure.py."""

    def __init__(self):
        self.rows, self.peers, self.paths, self.images, self.others = [], [], [], [], []
        self.command = self.start = self.check = self.annotate = None

    def row(self, mode, lang, terms):
        return next((r for r in self.rows if (r["mode"], r["lang"], r["terms"]) == (mode, lang, terms)), None)

    def languages(self):
        return list(dict.fromkeys(row["lang"] for row in self.rows))

    def sizes(self):
        return sorted({row["terms"] for row in self.rows})

    def lowest(self, figure, terms=None):
        """The lowest of what `figure` makes of (literal row, inflected row)."""
        found = []
        for lang in self.languages():
            for size in [terms] if terms else self.sizes():
                pair = self.row("literal", lang, size), self.row("inflected", lang, size)
                if all(pair):
                    found.append(figure(*pair))
        return min(found, default=None)


def guide_targets(results):
    for terms, speeds in LITERAL_GUIDE.items():
        for lang, wanted in speeds.items():
            row = results.row("literal", lang, terms)
            yield Target(f"literal, {lang}, {terms:,} terms, MB/s", wanted, row and row["warm"])


def peer_targets(results):
    for terms, ratios in PEER_RATIOS.items():
        for name, wanted in ratios.items():
            # The better of a library's modes counts, that is the lower ratio of ours to it; by language, then the worst.
            by_lang = {}
            for row in results.peers:
                is_it = row["peer"] == name or row["peer"].startswith(name + ",")
                if is_it and row["terms"] == terms and row.get("ratio"):
                    by_lang[row["lang"]] = min(row["ratio"], by_lang.get(row["lang"], row["ratio"]))
            yield Target(f"literal at {terms:,} terms, times {name}", wanted, min(by_lang.values(), default=None))


def compile_target(results):
    ratios = []
    for row in results.peers:
        ours = results.row("literal", row["lang"], 1_000_000)
        if row["peer"].startswith("daachorse") and row["terms"] == 1_000_000 and row.get("build") and ours:
            ratios.append(row["build"] / ours["compile"])
    yield Target("compiling 1,000,000 terms, times as fast as daachorse", 10, min(ratios, default=None))


def own_targets(results):
    for path, wanted in PATHS.items():
        found = [row["warm"] for row in results.paths if row["path"] == path]
        yield Target(f"literal, {path}, 10,000 terms, lowest of the languages, MB/s", wanted, min(found, default=None))
    yield Target("inflected / literal, lowest", 0.5, results.lowest(lambda lit, inf: inf["warm"] / lit["warm"]))
    yield Target("two threads / one, lowest", 1.9,
                 results.lowest(lambda lit, inf: min(row["two_threads"] / row["warm"] for row in (lit, inf))))
    command = results.command
    yield Target("whole command / matcher's own speed", 0.6, command and command["whole"] / command["own"])
    yield Target("find on one line with the shipped glossaries, ms", 15, results.start and results.start["wall_ms"], True)
    annotate = results.annotate
    yield Target("annotate with records, of the speed of find --count, least of four languages", 0.7,
                 annotate and min(row["ratio"] for row in annotate))
    check = results.check
    yield Target("check, 100,000 segments, 100,000 concepts, all terms answered, s", 10, check and check["answered"]["seconds"], True)
    yield Target("the same, no term answered, s", 10, check and check["unanswered"]["seconds"], True)
    opening = [image["open_ms"] for image in results.images if image["concepts"] == 1_000_000]
    yield Target("find on one line with an image of 1,000,000 concepts, ms", 10, min(opening, default=None), True)
    found = [row["warm"] for row in results.rows if row["terms"] == TEN_MILLION]
    yield Target("10,000,000 terms, lowest, MB/s", 100, min(found, default=None))


def scaling_targets(results):
    yield Target("speed over all the text / over half of it, lowest", 0.9,
                 results.lowest(lambda lit, inf: min(row["warm"] / row["half"] for row in (lit, inf))))
    steps = []
    for row in results.rows:
        less = results.row(row["mode"], row["lang"], row["terms"] // 10)
        if less:
            steps.append(row["warm"] / less["warm"])
    yield Target("speed at ten times the terms / before, lowest", 0.5, min(steps, default=None))


def targets(results):
    for part in (guide_targets, peer_targets, compile_target, own_targets, scaling_targets):
        yield from part(results)
