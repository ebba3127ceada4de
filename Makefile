# A menu over the CMake presets (CMakePresets.json): `make` lists it. Everything built lies in build/, everything made in out/.

JOBS ?= 2
PREFIX ?= /usr/local
DESTDIR ?=
BENCH ?=
FUZZ ?= 60

.PHONY: help demo test build release asan tsan clang cov fuzz tidy analyse musl acceptance eval bench package reproducible pictures install clean
.NOTPARALLEL:

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## install what is missing, build, make the term table of corpora/ and leave out/demo.html
	@sh scripts/install-deps.sh build
	@sh scripts/build.sh release $(JOBS)
	@sh scripts/demo.sh build/release/dragoman

test: ## install what is missing, build with warnings as errors, run all tests
	@sh scripts/install-deps.sh test
	@sh scripts/test.sh dev $(JOBS)

build: ## debug build in build/dev
	@sh scripts/install-deps.sh test
	@sh scripts/build.sh dev $(JOBS)

release: ## optimised build in build/release
	@sh scripts/install-deps.sh build
	@sh scripts/build.sh release $(JOBS)

asan: ## all tests under AddressSanitizer, LeakSanitizer and UndefinedBehaviorSanitizer
	@sh scripts/install-deps.sh test
	@sh scripts/test.sh asan $(JOBS)

tsan: ## the tests of threads under ThreadSanitizer
	@sh scripts/install-deps.sh test
	@sh scripts/test.sh tsan $(JOBS)

clang: ## all tests, built by clang with warnings as errors
	@sh scripts/install-deps.sh fuzz
	@sh scripts/test.sh clang $(JOBS)

cov: ## all tests with coverage, then out/coverage.html
	@sh scripts/install-deps.sh cov
	@sh scripts/test.sh cov $(JOBS)
	@sh scripts/coverage.sh build/cov

fuzz: ## fuzz every target for FUZZ seconds (60) by libFuzzer; what breaks one stays in out/fuzz
	@sh scripts/install-deps.sh fuzz
	@sh scripts/fuzz.sh $(JOBS) $(FUZZ)

tidy: ## compile under clang-tidy
	@sh scripts/install-deps.sh tidy
	@sh scripts/build.sh tidy $(JOBS)

analyse: build ## what cppcheck, gcc's analyzer and valgrind find
	@sh scripts/install-deps.sh analyse
	@sh scripts/analyse.sh $(JOBS)

musl: build ## compile the sources against musl, and look for what it lacks
	@sh scripts/install-deps.sh musl
	@python3 scripts/musl.py build/dev

acceptance: ## what other programs say of what we write: LibreOffice, Chromium, OmegaT, Lokalize, pre-commit, Slurm and others
	@sh scripts/install-deps.sh acceptance
	@sh scripts/build.sh release $(JOBS)
	@sh tests/acceptance/run.sh build/release/dragoman .

eval: ## measure inflection, alignment and names on the benchmarks in DRG_EVAL (../shared/eval)
	@sh scripts/install-deps.sh test
	@sh scripts/build.sh bench $(JOBS)
	@sh tests/eval/run.sh build/bench

bench: ## measure the speed; BENCH="--peers" and other options: tests/bench/README.md
	@sh scripts/install-deps.sh test
	@sh scripts/build.sh bench $(JOBS)
	@sh tests/bench/run.sh build/bench $(BENCH)

package: ## Debian's packages of what is committed, checked by lintian, in out/packages
	@sh scripts/install-deps.sh package
	@sh scripts/package.sh $(JOBS)

reproducible: ## build what is committed twice, in other folders, time zones and locales, and compare the bytes
	@sh scripts/install-deps.sh build
	@sh scripts/reproducible.sh $(JOBS)

pictures: ## make the pictures of docs/images anew
	@sh scripts/install-deps.sh pictures
	@sh scripts/build.sh release $(JOBS)
	@sh scripts/screenshots.sh build/release/dragoman .

install: release ## install under PREFIX (/usr/local)
	DESTDIR=$(DESTDIR) cmake --install build/release --prefix $(PREFIX)
	@if [ -z "$(DESTDIR)" ] && [ "$$(id -u)" = 0 ]; then PATH="$$PATH:/sbin" ldconfig 2>/dev/null || true; fi

clean: ## remove build/ and out/
	rm -rf build out
