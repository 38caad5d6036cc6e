# Targets beyond compiling: each calls one script of tools/ or tests/.
.PHONY: help rooms run run-kannel test soak check lint format units unit fuzzers fuzz coverage simulate mutants say-compile say-link say-archives say-libraries readings stories sql-check daemon crash faults kannel browser benches bench pure-objects clean
RUN := MODE=$(MODE) B=$(B) tests/run

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
run: ## try it: sets up, builds, starts a fresh store and a phone to type on (KEEP=1: the last store)
	@tools/setup build
	@$(MAKE) -sq all || echo "Building Mlinzi; the first time it takes about a minute."
	@$(MAKE) -s -j2 all
	@B=$(B) exec tools/run
run-kannel: ## the same behind a real bearerbox and an SMPP peer
	@tools/setup build test
	@$(MAKE) -sq all || echo "Building Mlinzi; the first time it takes about a minute."
	@$(MAKE) -s -j2 all
	@B=$(B) exec tools/run kannel
test: ## every test, with all of its own set-up; ends with "N passed, N failed"
	@$(RUN) all
soak: ## every test at full length, for a night
	@SOAK=1 $(RUN) all
check: ## the rules of the house (docs/house.md), in seconds
	@B=$(B) tools/check
lint: ## clang, clang-tidy, cppcheck
	@B=$(B) tools/lint
format: ## every C file as .clang-format has it
	tools/files '*.c' '*.h' | xargs clang-format -i
rooms: ## the table of rooms in docs/house.md, made anew
	@tools/rooms --write
units: $(UNIT)
unit: units ## unit tests
	@$(RUN) unit
readings: all ## texts read as expected
	@$(RUN) readings
stories: all ## who hears what, and when
	@$(RUN) stories
sql-check: all ## every named statement prepared on SQLite and PostgreSQL
	@$(RUN) sql-check
daemon: all ## the daemon against broken peers
	@$(RUN) daemon
crash: all ## killed at any point
	@$(RUN) crash
faults: all ## disk, memory and machine fail
	@$(RUN) faults
kannel: all ## through a real bearerbox
	@$(RUN) kannel
browser: all ## the pages in a real browser (pictures: build/browser)
	@$(RUN) browser
simulate: all ## made-up worlds under faults, each by its seed (docs/simulator.md)
	@$(RUN) simulate
mutants: all ## faults planted on purpose: the simulator must catch each
	@$(RUN) mutants
say-compile: ; @echo '$(CC) $(filter-out -MMD -MP,$(CFLAGS))'
say-link: ; @echo '$(CC) $(LDFLAGS)'
say-archives: ; @echo '$(ARCHIVES)'
say-libraries: ; @echo '$(LIBS)'
fuzzers: $(FUZZERS)
fuzz: ## inputs nobody thought of, 8 s a parser (SOAK=1: 2 h)
	@$(RUN) fuzz
coverage: ## which branches of what must never fail the tests take (docs/coverage.md)
	@B=$(B) tools/coverage
benches: $(BENCHES)
bench: ## figures, with their limits and peers (BENCH=name for one)
	@tools/setup build bench
	@$(MAKE) -s all benches BENCH=
	@MODE=$(MODE) B=$(B) tools/bench $(BENCH)
pure-objects: $(PURE)
clean: ## throws away build/; never var/
	rm -rf build
