#!/usr/bin/env python3
"""pyahocorasick, FlashText and spaCy's PhraseMatcher as contenders of the bench (see ../contender.h for what they say
and are told).

    python_peers.py pyahocorasick|flashtext|spacy TERMS TEXT
"""
import sys
import time


def pyahocorasick(terms):
    """Leftmost-longest matches of the terms' letters, wherever they stand."""
    import ahocorasick
    automaton = ahocorasick.Automaton()
    for number, term in enumerate(terms):
        automaton.add_word(term, number)
    automaton.make_automaton()
    return lambda text: sum(1 for _ in automaton.iter_long(text))


def flashtext(terms):
    """Whole words, any case; its words are of A-Z, a-z, 0-9 and _ alone."""
    from flashtext import KeywordProcessor
    processor = KeywordProcessor()
    for term in terms:
        processor.add_keyword(term)
    return lambda text: len(processor.extract_keywords(text, span_info=True))


def spacy(terms):
    """Whole tokens, lower case of each; a blank pipeline, which only makes tokens."""
    from spacy.lang.xx import MultiLanguage
    from spacy.matcher import PhraseMatcher
    pipeline = MultiLanguage()
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    for start in range(0, len(terms), 10_000):
        matcher.add("TERM", [pipeline.make_doc(term) for term in terms[start:start + 10_000]])
    return lambda text: sum(len(matcher(pipeline.make_doc(line))) for line in text.splitlines() if line)


def main():
    engine, terms_path, text_path = sys.argv[1:4]
    with open(terms_path, encoding="utf-8") as file:
        terms = file.read().splitlines()
    with open(text_path, "rb") as file:
        text = file.read()
    before = time.process_time()
    count = {"pyahocorasick": pyahocorasick, "flashtext": flashtext, "spacy": spacy}[engine](terms)
    print(f"ready {time.process_time() - before:.6f} 0", flush=True)
    for order in sys.stdin:
        most = int(order.split()[0])
        end = len(text) if most >= len(text) else text.rfind(b"\n", 0, most) + 1
        part = text[:end].decode("utf-8")
        before = time.process_time()
        hits = count(part)
        print(f"pass {time.process_time() - before:.9f} {end} {hits}", flush=True)


if __name__ == "__main__":
    main()
