# Plimsoll: what a developer types. `make` alone lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# A target that imports what it does not declare fails the build.
SWIFT_FLAGS := --explicit-target-dependency-import-check error

# How many kills `make crash` and `make proof` make, and how long `make fuzz` spends on a decoder; empty means
# the scripts' own defaults.
COUNT ?=
SECONDS_EACH ?=

# The tests of pure targets: a check of TidyTests holds this list to targets that depend on nothing else.
QUICK := ^(ByteCodec|Configuration|Control|Cryptography|Engine|Journal|Ledger|MarketData|Money|PaperVenue|Policies|Settings|Strategies|Supervision|Throttle|TradeModel)Tests

TIDY := swift build -c release $(SWIFT_FLAGS) --quiet --product tidy

.PHONY: help setup demo build test bench crash stress fuzz mutants proof long quick lint tidy security clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## check the toolchain, install what is missing (the other targets do this first)
	@scripts/setup

build: setup ## build the release binary, bin/plimsoll
	swift build -c release $(SWIFT_FLAGS) --product plimsoll
	@mkdir -p bin
	@install -m 755 "$$(swift build -c release $(SWIFT_FLAGS) --show-bin-path)/plimsoll" bin/plimsoll

demo: build ## build, then show the engine at work on embedded parts, with paper money
	bin/plimsoll demo

test: build ## build, then run every test
	swift test $(SWIFT_FLAGS) --disable-xctest

bench: build ## measure speed against the recorded floors
	scripts/bench

crash: build ## kill, freeze and starve the engine and check its books; COUNT=n sets how often
	scripts/crash $(COUNT)

# Make hands the shell's SECONDS on otherwise: only the command line's counts.
stress: build ## halt, resume and flatten an engine while everything is killed at random; SECONDS=n, 60 unless set
	scripts/stress $(if $(filter command line,$(origin SECONDS)),$(SECONDS),60)

fuzz: setup ## feed every decoder bent input, guided by coverage; SECONDS_EACH=n, 60 unless set
	scripts/fuzz $(SECONDS_EACH)

mutants: build ## switch deliberate bugs on, one at a time: the simulator must catch each
	scripts/mutants

proof: setup ## measure what docs/PROOF.md says, and write it there; COUNT=n sets how many real kills
	COUNT=$(COUNT) scripts/proof

long: build ## the long checks: more seeds, more kills, more hours
	scripts/long

quick: setup ## run the tests that touch no disk, no thread and no clock
	swift test $(SWIFT_FLAGS) --disable-xctest --filter '$(QUICK)'

lint: tidy ## check formatting and the repository's own rules
	swift format lint --strict -r Sources Tests Package.swift

tidy: setup ## check the repository's own rules alone
	@$(TIDY) && "$$($(TIDY) --show-bin-path)/tidy"

security: setup ## the rules that concern security, then a short fuzz of every decoder
	@$(TIDY) && "$$($(TIDY) --show-bin-path)/tidy" --security
	scripts/fuzz 20

clean: ## remove what was built; fetched packages stay
	rm -rf .build bin
