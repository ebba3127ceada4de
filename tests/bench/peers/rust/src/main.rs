// aho-corasick and daachorse as contenders of the bench (see ../../contender.h for what they say and are told):
// leftmost-longest matches of the terms' bytes, wherever they stand.
//
//   bench-peers aho-corasick|daachorse-bytewise|daachorse-charwise TERMS TEXT
use aho_corasick::AhoCorasick;
use daachorse::{
    CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, DoubleArrayAhoCorasick,
    DoubleArrayAhoCorasickBuilder, MatchKind,
};
use std::io::{BufRead, Write};

enum Engine {
    Plain(AhoCorasick),
    Bytewise(DoubleArrayAhoCorasick<u32>),
    Charwise(CharwiseDoubleArrayAhoCorasick<u32>),
}

impl Engine {
    fn build(name: &str, terms: &[&str]) -> Engine {
        let kind = MatchKind::LeftmostLongest;
        match name {
            "aho-corasick" => Engine::Plain(
                AhoCorasick::builder()
                    .match_kind(aho_corasick::MatchKind::LeftmostLongest)
                    .build(terms)
                    .expect("automaton"),
            ),
            "daachorse-bytewise" => Engine::Bytewise(
                DoubleArrayAhoCorasickBuilder::new().match_kind(kind).build(terms).expect("automaton"),
            ),
            _ => Engine::Charwise(
                CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(kind).build(terms).expect("automaton"),
            ),
        }
    }

    fn heap_bytes(&self) -> usize {
        match self {
            Engine::Plain(a) => a.memory_usage(),
            Engine::Bytewise(a) => a.heap_bytes(),
            Engine::Charwise(a) => a.heap_bytes(),
        }
    }

    // The sum of places stands for what a user would do with a match.
    fn count(&self, text: &str) -> (usize, usize) {
        let add = |(hits, sum): (usize, usize), start: usize| (hits + 1, sum.wrapping_add(start));
        match self {
            Engine::Plain(a) => a.find_iter(text).map(|m| m.start()).fold((0, 0), add),
            Engine::Bytewise(a) => a.leftmost_find_iter(text).map(|m| m.start()).fold((0, 0), add),
            Engine::Charwise(a) => a.leftmost_find_iter(text).map(|m| m.start()).fold((0, 0), add),
        }
    }
}

fn cpu_seconds() -> f64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut now) };
    now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
}

fn prefix(text: &str, bytes: usize) -> &str {
    if bytes >= text.len() {
        return text;
    }
    let end = text.as_bytes()[..bytes].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    &text[..end]
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let terms = std::fs::read_to_string(&args[2]).expect("terms");
    let text = std::fs::read_to_string(&args[3]).expect("text");
    let list: Vec<&str> = terms.lines().collect();
    let before = cpu_seconds();
    let engine = Engine::build(&args[1], &list);
    println!("ready {:.6} {}", cpu_seconds() - before, engine.heap_bytes());
    std::io::stdout().flush().expect("output");
    for line in std::io::stdin().lock().lines() {
        let bytes = line.expect("input").split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        let part = prefix(&text, bytes);
        let before = cpu_seconds();
        let (hits, sum) = std::hint::black_box(engine.count(part));
        println!("pass {:.9} {} {} sum={}", cpu_seconds() - before, part.len(), hits, sum);
        std::io::stdout().flush().expect("output");
    }
}
