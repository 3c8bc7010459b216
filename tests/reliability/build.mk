# What the tests of reliability run besides the program.

# One of its own functions is replaced: no limits on markup; a judge that remembers; a file that is moved
# before the commit; one that is lost when it cannot be claimed; a folder that cannot be looked through is taken for
# an empty one; an end for want of memory that is not the first thing done; digests without a key; no
# BSN is hidden in the names of files; loops that do not learn that they are to end.
$(BUILD)/ijw-lax: WRAP := read_message
$(BUILD)/ijw-forgetful: WRAP := judge_bytes
$(BUILD)/ijw-late: WRAP := store_begin store_commit store_close
$(BUILD)/ijw-drop: WRAP := claims_take
$(BUILD)/ijw-blind: WRAP := walk_folder
$(BUILD)/ijw-tidy: WRAP := out_of_memory
$(BUILD)/ijw-leaky: WRAP := mask_tells
$(BUILD)/ijw-heedless: WRAP := halt_asked halt_is_due
$(BUILD)/ijw-plain: WRAP := store_add judgement_json
# Or an object of the library is: its libraries are told that there is no memory.
$(BUILD)/ijw-frail: WRAP :=
ODD := lax forgetful late drop blind tidy plain frail leaky heedless
$(ODD:%=$(BUILD)/ijw-%): $(BUILD)/ijw-%: $(BUILD)/cmd/main.o $(BUILD)/tests/reliability/%.o $(LIBRARY)
	$(call WRAPPED,$(WRAP))
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) $(WRAP:%=-Wl,--wrap=%) -o $@ $^ $(LIBS)

# Its worker tries what it may not; the same without walls around it.
$(BUILD)/tests/reliability/main.o: src/cmd/main.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(TEST_CFLAGS) -Dworker_judging=forbidden_judging -MMD -MP -c -o $@ $<

FORBIDDEN := $(BUILD)/tests/reliability/main.o $(BUILD)/tests/reliability/forbidden.o
$(BUILD)/ijw-unwalled: $(BUILD)/tests/reliability/no_walls.o
$(BUILD)/ijw-forbidden $(BUILD)/ijw-unwalled: $(FORBIDDEN) $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $(filter %.o,$^) $(LIBRARY) $(LIBS)

# It believes what a worker says, and has one that lies (tests/worker/planted.h).
BELIEVED := wire_is_about wire_is_text again_holds
$(BUILD)/ijw-gullible: $(BUILD)/cmd/main.o $(BUILD)/tests/worker/broken.o $(BUILD)/tests/reliability/gullible.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) $(BELIEVED:%=-Wl,--wrap=%) -o $@ $^ $(LIBS)

# It has that worker, and judges every message again.
$(BUILD)/ijw-wary: $(BUILD)/cmd/main.o $(BUILD)/tests/worker/broken.o $(BUILD)/tests/reliability/wary.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -Wl,--wrap=again_begin -o $@ $^ $(LIBS)

# It has other limits (NAME.h).
LIMITS := hasty lenient patient
LIMITED := workers intake worker
define limits
$(BUILD)/tests/$(1)/%.o: src/worker/%.c tests/reliability/$(1).h
	@mkdir -p $$(@D)
	$$(call SAY,CC)$$(CC) $$(CFLAGS_ALL) -include tests/reliability/$(1).h -MMD -MP -c -o $$@ $$<

$(BUILD)/tests/$(1)/%.o: src/intake/%.c tests/reliability/$(1).h
	@mkdir -p $$(@D)
	$$(call SAY,CC)$$(CC) $$(CFLAGS_ALL) -include tests/reliability/$(1).h -MMD -MP -c -o $$@ $$<

$(BUILD)/ijw-$(1): $(BUILD)/cmd/main.o $(BUILD)/tests/worker/broken.o $(LIMITED:%=$(BUILD)/tests/$(1)/%.o) $(LIBRARY)
	$$(call SAY,LINK)$$(CC) $$(LDFLAGS_ALL) -o $$@ $$^ $$(LIBS)
endef
$(foreach name,$(LIMITS),$(eval $(call limits,$(name))))

# The program with its own worker and the time of `patient`.
$(BUILD)/ijw-unhurried: $(BUILD)/cmd/main.o $(LIMITED:%=$(BUILD)/tests/patient/%.o) $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# Programs beside it. Messages with something changed in them; what searches for leaks, and for BSNs by what is made
# of them; what writes files slowly, or very many of them; what may be left of them when the power goes.
BESIDE := mutants roads seek guess pseudonyms writers flood replay
$(BUILD)/mutants $(BUILD)/roads: $(BUILD)/tests/fuzz/mutate.o $(BUILD)/tests/fuzz/bytes.o
$(BUILD)/roads: $(BUILD)/tests/fuzz/respell.o
$(BUILD)/guess: $(patsubst %,$(BUILD)/tests/reliability/%.o,rebuilt digests windows)
$(BESIDE:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/tests/reliability/%.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $(filter %.o,$^) $(LIBRARY) $(LIBS)

# The same with faults in the reader.
ROADS := value_is reference_settle tag_remark tag_start
$(BUILD)/roads-planted: $(BUILD)/tests/reliability/roads.o $(BUILD)/tests/reliability/roads_planted.o \
		$(patsubst %,$(BUILD)/tests/fuzz/%.o,mutate bytes respell) $(LIBRARY)
	$(call WRAPPED,$(ROADS))
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) $(ROADS:%=-Wl,--wrap=%) -o $@ $^ $(LIBS)

# A reader who attacks publications by linear programming.
ATTACK := $(patsubst %,$(BUILD)/tests/%.o,$(patsubst %,reliability/%,attack attack_reader attack_solve) \
	monitor/region)
$(BUILD)/attack: $(ATTACK) $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS) -lglpk

# What is preloaded: with the plain names of the calls that it stands in for.
PRELOADED := clock copies cores faults inotify leak memory power share vfs
$(BUILD)/vfs.so: PRELOAD_LIBS = $(shell pkg-config --libs sqlite3)
$(BUILD)/faults.so $(BUILD)/power.so: tests/reliability/calls.c tests/reliability/calls.h \
	tests/reliability/power.h
$(BUILD)/memory.so: tests/reliability/walk.c tests/reliability/walk.h
$(PRELOADED:%=$(BUILD)/%.so): $(BUILD)/%.so: tests/reliability/%.c
	@mkdir -p $(@D)
	$(call SAY,LINK)$(CC) $(filter-out -fsanitize=% -fno-sanitize-recover=% -fPIE,$(CFLAGS_ALL)) \
		-U_FORTIFY_SOURCE -fPIC -shared -Wl,-z,now -o $@ $(filter %.c,$^) $(PRELOAD_LIBS) -ldl

RELIABILITY := $(PROGRAM) $(BUILD)/ijw-broken $(BUILD)/hear $(BUILD)/hostile $(BUILD)/older \
	$(patsubst %,$(BUILD)/ijw-%,$(ODD) forbidden unwalled gullible wary unhurried $(LIMITS)) \
	$(BESIDE:%=$(BUILD)/%) $(BUILD)/roads-planted $(BUILD)/attack $(PRELOADED:%=$(BUILD)/%.so)

# All in the form FORM; each alone, make test-NAME for NAME.sh. What takes long comes first.
FORM ?= short
RELIABILITY_TESTS := $(wildcard tests/reliability/*.sh)
RELIABILITY_TESTS := $(filter %/memory.sh %/fuzz.sh %/hostile.sh,$(RELIABILITY_TESTS)) \
	$(filter-out %/memory.sh %/fuzz.sh %/hostile.sh,$(RELIABILITY_TESTS))
test-reliability: $(RELIABILITY)
	@FORM=$(FORM) sh tests/program.sh $(PROGRAM) $(RELIABILITY_TESTS)

$(RELIABILITY_TESTS:tests/reliability/%.sh=test-%): test-%: $(RELIABILITY)
	@FORM=$(FORM) sh tests/program.sh $(PROGRAM) tests/reliability/$*.sh

# Some that belong together.
test-crash: $(RELIABILITY)
	@FORM=$(FORM) sh tests/program.sh $(PROGRAM) $(patsubst %,tests/reliability/%.sh,kill calls lock backup)

test-faults: $(RELIABILITY)
	@FORM=$(FORM) sh tests/program.sh $(PROGRAM) \
		$(patsubst %,tests/reliability/%.sh,power sync full vfs memory share)

.PHONY: test-crash test-faults test-reliability
