# Mlinzi. `make run`: try it. `make test`: every test. `make help`: the rest.
MODE ?= release
B := build$(if $(filter-out release,$(MODE)),/$(MODE))
CC := $(if $(filter default,$(origin CC)),$(if $(filter fuzz,$(MODE)),clang,gcc),$(CC))
FLOORS := base forms core escalator db gateway console config
PKGS := libevent libevent_openssl openssl liboath hiredis libconfig sqlite3 libsodium jansson libseccomp zlib

WARN := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wno-sign-conversion -Werror
# Where a tree stands is not in what comes of it: tools/twice.
CFLAGS_release := -O2 -g -ffile-prefix-map=$(CURDIR)=.
CFLAGS_debug := -O0 -g3
# Under the sanitizers gcc warns of what cannot be (its manual says so); release and debug hear those warnings.
CFLAGS_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-format-truncation -Wno-maybe-uninitialized
# clang alone has libFuzzer: fuzzer-no-link counts what is reached, fuzzer (below) brings the program that looks for more.
CFLAGS_fuzz := -O1 -gline-tables-only -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# exit() writes down what was reached; _exit(), by which a story's engine ends, would not.
CFLAGS_cov := -O0 -g --coverage -D_exit=exit -Wno-format-truncation
CFLAGS := -std=c17 -D_GNU_SOURCE -I. $(WARN) -fno-common -fstack-protector-strong -MMD -MP $(CFLAGS_$(MODE)) $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDFLAGS := $(filter -fsanitize=% --coverage,$(CFLAGS_$(MODE)))
HAVE := $(shell pkg-config --exists $(PKGS) 2>/dev/null && echo yes)
LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm

src = $(sort $(wildcard $(1)/*.c))
obj = $(patsubst %.c,$(B)/obj/%.o,$(call src,$(1)))
LIBFILES := $(foreach f,$(FLOORS),$(if $(call src,$(f)),$(B)/lib/lib$(f).a))
TOP := $(filter-out $(B)/obj/mlinzid/mlinzi.o $(B)/obj/mlinzid/mlinzid.o,$(call obj,mlinzid) $(foreach d,$(wildcard mlinzid/*/.),$(call obj,$(d:/.=))))
UNIT := $(patsubst tests/unit/%.c,$(B)/test/%,$(sort $(wildcard tests/unit/*_test.c)))
FUZZERS := $(patsubst tests/fuzz/%.c,$(B)/fuzzer/%,$(sort $(wildcard tests/fuzz/*.c)))
BENCHES := $(patsubst tests/bench/%.c,$(B)/bench/%,$(sort $(wildcard tests/bench/*.c)))

.PHONY: all
all: $(B)/bin/mlinzid $(B)/bin/mlinzi

$(B)/obj/%.o: %.c
	$(if $(HAVE),,$(error libraries are missing: run tools/setup build))@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c $< -o $@

define floor_lib
$(B)/lib/lib$(1).a: $(call obj,$(1))
	@mkdir -p $$(@D)
	@rm -f $$@
	ar rcs $$@ $$^
endef
$(foreach f,$(FLOORS),$(if $(call src,$(f)),$(eval $(call floor_lib,$(f)))))
# Two rooms of it may each have a file of one name: appended, never replaced.
$(B)/lib/libtop.a: $(TOP)
	@mkdir -p $(@D)
	@rm -f $@
	ar qcs $@ $^

# The files of the pages, as bytes of the program.
ASSETS := $(sort $(wildcard console/assets/*.css console/assets/*.js console/assets/*.svg console/assets/*.json))
$(B)/gen/assets.c: tools/embed $(ASSETS)
	@mkdir -p $(@D)
	tools/embed $(ASSETS) >$@.part && mv $@.part $@
$(B)/obj/gen/assets.o: $(B)/gen/assets.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -c $< -o $@
$(B)/lib/libconsole.a: $(B)/obj/gen/assets.o

ARCHIVES := $(LIBFILES) $(if $(TOP),$(B)/lib/libtop.a)
$(B)/bin/%: $(B)/obj/mlinzid/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $< -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS) -o $@
$(B)/test/%: $(B)/obj/tests/unit/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $< -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS) -o $@
$(B)/crash/%: $(B)/obj/tests/crash/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $< -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS) -o $@
$(B)/bench/%: $(B)/obj/tests/bench/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $< -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS) -o $@
wrap = $(addprefix -Wl$(comma)--wrap=,$(1))
comma := ,
$(B)/faults/memory: LDFLAGS += $(call wrap,malloc calloc realloc)
$(B)/faults/keys: LDFLAGS += $(call wrap,open read write fsync link unlink mkdir close)
$(B)/faults/sealing: LDFLAGS += $(call wrap,read write malloc sodium_malloc sodium_allocarray)
$(B)/faults/%: $(B)/obj/tests/faults/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $< -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS) -o $@
$(B)/fuzzer/%: $(B)/obj/tests/fuzz/%.o $(ARCHIVES)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -fsanitize=fuzzer $< -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS) -o $@

$(B)/bench/seal: LDFLAGS += -Wl,--wrap=vault_seal,--wrap=vault_open,--wrap=vault_row_key

.SECONDARY:

# The deciding floors compiled apart by plain gcc, for tools/check_pure.
PURE := $(patsubst %.c,$(B)/pure/%.o,$(filter-out base/log.c,$(foreach f,base forms core escalator,$(call src,$(f)))))
$(B)/pure/%.o: %.c
	@mkdir -p $(@D)
	gcc -std=c17 -D_GNU_SOURCE -I. -O2 -MMD -MP -c $< -o $@
-include $(shell find $(B)/obj $(B)/pure -name '*.d' 2>/dev/null)

# Every target beyond compiling is a script of its own, so that this file stays one page.
include tools/targets.mk
