# make          the program, ./ijw
# make demo     install what is missing, build, and walk the whole road on synthetic traffic
# make check    the quick tests, for every edit
# make test     every test of every day
# make help     the other targets

PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
HOSTCC ?= cc
BUILD ?= build
VERSION := 0.1.0

PACKAGES := libxml-2.0 sqlite3 zlib libzstd libarchive libsodium libcrypto inih libseccomp xlsxwriter duktape
# Debian packages: to build and run, and on top of that to test.
DEBIAN := pkg-config gettext libxml2-dev libsqlite3-dev zlib1g-dev libzstd-dev libarchive-dev \
	libsodium-dev libssl-dev libinih-dev libseccomp-dev libxlsxwriter-dev duktape-dev
DEBIAN_TEST := check zsh fish libglpk-dev libxml2-utils sqlite3 zip clang libclang-rt-14-dev dpkg-dev strace systemd \
	python3-jsonschema r-base-core r-cran-readr r-cran-jsonlite r-cran-survival libreoffice-calc

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wwrite-strings -Wformat=2 -Wundef -Wvla -Wcast-align -Wpointer-arith \
	-Wno-format-nonliteral -Werror=implicit-function-declaration
HARDENING := -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
# The folder it is built in leaves no trace: the same source gives the same bytes.
TRACELESS := -ffile-prefix-map=$(CURDIR)=.
OPTIMIZE ?= -O2 -g
SANITIZE ?=
ifneq ($(SANITIZE),)
HARDENING := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
CFLAGS_ALL = -std=c17 -pthread -D_GNU_SOURCE -Iinclude -DIJW_VERSION='"$(VERSION)"' $(WARNINGS) $(OPTIMIZE) \
	$(HARDENING) $(TRACELESS) $(shell pkg-config --cflags $(PACKAGES)) $(CFLAGS)
LDFLAGS_ALL = $(if $(SANITIZE),-fsanitize=$(SANITIZE),-pie -Wl,-z,relro,-z,now) $(LDFLAGS)
LIBS = $(shell pkg-config --libs $(PACKAGES)) -lm

SOURCES := $(sort $(wildcard src/*/*.c))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o) $(BUILD)/message/embedded.o $(BUILD)/message/tables.o \
	$(BUILD)/rule/embedded.o $(BUILD)/store/embedded.o $(BUILD)/store/schema/embedded.o $(BUILD)/store/postgresql/embedded.o \
	$(BUILD)/site/embedded.o $(BUILD)/site/charts.o
LIBRARY := $(BUILD)/libijw.a
PROGRAM := $(BUILD)/ijw
SCHEMAS := $(sort $(wildcard xsd/3.2/*.xsd))
LISTS := share/lijsten/gemeenten.csv
DICTIONARIES := $(sort $(wildcard src/store/dictionary-?.zstd))
SITE := share/site/style.css share/site/tabel.js

# The languages besides English: share/po/LANGUAGE.po, which 'make po' brings up to date.
LANGUAGES := $(patsubst share/po/%.po,%,$(wildcard share/po/*.po))
TRANSLATIONS := $(LANGUAGES:%=share/locale/%/LC_MESSAGES/ijw.mo)
XGETTEXT := xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=NUMBER_:1,2 \
	--keyword=log_error --keyword=log_errno --keyword=log_note --keyword=log_detail \
	--package-name=ijw

# Short lines; make V=1 shows the commands, make QUIET=1 only what goes wrong.
SAY = $(if $(V),,$(if $(QUIET),@,@echo '  $(1) $@' && ))

# The Dutch manual page is made of what the program says of itself in Dutch.
MAN_NL := $(BUILD)/man/nl/ijw.1

all: ijw $(TRANSLATIONS) $(MAN_NL)

ijw: $(PROGRAM)
	@cp $(PROGRAM) $@

$(PROGRAM): $(BUILD)/cmd/main.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $< $(LIBRARY) $(LIBS)

$(LIBRARY): $(filter-out $(BUILD)/cmd/main.o,$(OBJECTS))
	@rm -f $@
	$(call SAY,AR)ar rcs $@ $^

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# On a bare machine the packages that are missing are named before anything is compiled.
present:
	@{ command -v $(firstword $(HOSTCC)) && command -v msgfmt && pkg-config --exists $(PACKAGES); } >/dev/null 2>&1 || \
		sh .ci/packages --say make gcc libc6-dev $(DEBIAN)

$(OBJECTS) $(BUILD)/tables: | present

# The schemas, the list of municipalities, the tables of the database, the dictionaries of originals, stylesheet and script of the site become part of the program: tables of names and bytes.
$(BUILD)/message/embedded.S: $(SCHEMAS) src/embed.sh
	@mkdir -p $(@D)
	$(call SAY,EMBED)sh src/embed.sh xsd_embedded $(SCHEMAS) > $@

$(BUILD)/rule/embedded.S: $(LISTS) src/embed.sh
	@mkdir -p $(@D)
	$(call SAY,EMBED)sh src/embed.sh lijsten_embedded $(LISTS) > $@

# A statement a line, without the comments: what a database remembers of its tables.
$(BUILD)/store/schema/schema.sql: src/store/schema.sql
	@mkdir -p $(@D)
	@sed 's/--.*//' $< | tr -s '\n\t ' ' ' | sed 's/; */;\n/g; s/^ //' > $@

$(BUILD)/store/schema/embedded.S: $(BUILD)/store/schema/schema.sql src/embed.sh
	$(call SAY,EMBED)sh src/embed.sh schema_embedded $< > $@

$(BUILD)/store/postgresql/embedded.S: src/store/postgresql.sql src/embed.sh
	@mkdir -p $(@D)
	$(call SAY,EMBED)sh src/embed.sh postgresql_embedded $< > $@

$(BUILD)/store/embedded.S: $(DICTIONARIES) src/embed.sh
	@mkdir -p $(@D)
	$(call SAY,EMBED)sh src/embed.sh dictionaries_embedded $(DICTIONARIES) > $@

$(BUILD)/site/embedded.S: $(SITE) src/embed.sh
	@mkdir -p $(@D)
	$(call SAY,EMBED)sh src/embed.sh site_embedded $(SITE) > $@

# The schemas once more, as tables that the reader follows. What makes them runs on the machine that builds,
# whatever the program is built for, and without its sanitizers.
HOST_PKG_CONFIG ?= pkg-config
HOST_CFLAGS = -std=c17 -O1 -D_GNU_SOURCE -Iinclude -Isrc $(WARNINGS) $(shell $(HOST_PKG_CONFIG) --cflags libxml-2.0 libsodium)

$(BUILD)/tables: $(sort $(wildcard src/tables*.[ch])) src/message/tables.h include/ijw/message/message.h
	@mkdir -p $(@D)
	$(call SAY,HOSTCC)$(HOSTCC) $(HOST_CFLAGS) -o $@ $(filter %.c,$^) $(shell $(HOST_PKG_CONFIG) --libs libxml-2.0 libsodium)

$(BUILD)/message/tables.c: $(SCHEMAS) $(BUILD)/tables
	@mkdir -p $(@D)
	$(call SAY,TABLES)$(BUILD)/tables xsd/3.2 > $@.new && mv $@.new $@

$(BUILD)/message/tables.o: $(BUILD)/message/tables.c
	$(call SAY,CC)$(CC) $(CFLAGS_ALL) -Isrc -MMD -MP -c -o $@ $<

# A new dictionary for the compression of originals, out of generated traffic: src/store/dictionary-N.zstd with
# the next number. Those that are there are never changed: originals of homes were compressed by them.
$(BUILD)/train: $(BUILD)/train.o $(BUILD)/train_shape.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

dictionary: $(BUILD)/train
	@new=src/store/dictionary-$$(($(words $(DICTIONARIES)) + 1)).zstd; \
		$(BUILD)/train > $(BUILD)/dictionary && cp $(BUILD)/dictionary $$new && echo "$$new is new"

# The charts: our scripts, and ECharts, which is no part of the source. 'make charts' fetches it with npm into
# a folder that git does not see and 'make clean' leaves alone; CHARTS=FILE takes one that is there already.
# Without it all is built too, and pages have tables without charts. A build itself never asks the network.
CHARTS ?= share/charts/node_modules/echarts/dist/echarts.min.js
CHARTS_FOUND := $(wildcard $(CHARTS))
CHART_SCRIPTS := $(if $(CHARTS_FOUND),share/charts/prelude.js $(CHARTS_FOUND) share/charts/widths.json \
	$(patsubst %,share/charts/%.js,style time cohort spread clean))

charts:
	@$(if $(CHARTS_FOUND),:,sh .ci/charts)

# What it is made of changes when ECharts comes or goes.
$(BUILD)/site/charts.list: FORCE
	@mkdir -p $(@D)
	@echo '$(CHART_SCRIPTS)' | cmp -s - $@ || echo '$(CHART_SCRIPTS)' > $@

$(BUILD)/site/charts.S: $(BUILD)/site/charts.list $(CHART_SCRIPTS) src/embed.sh
	@$(if $(CHART_SCRIPTS),:,echo '  no ECharts: pages have tables without charts (make charts fetches it)')
	$(call SAY,EMBED)sh src/embed.sh chart_embedded $(CHART_SCRIPTS) > $@

FORCE:

# The libraries with their versions, for the bill of materials of 'ijw --version --json'.
$(BUILD)/cmd/components.h: $(BUILD)/site/charts.list src/components.sh Makefile
	@mkdir -p $(@D)
	$(call SAY,TABLE)sh src/components.sh $(PACKAGES) $(CHARTS_FOUND) > $@.new && mv $@.new $@

$(BUILD)/cmd/version.o: src/cmd/version.c $(BUILD)/cmd/components.h
	$(call SAY,CC)$(CC) $(CFLAGS_ALL) -I$(BUILD)/cmd -MMD -MP -c -o $@ $<

$(BUILD)/%/embedded.o: $(BUILD)/%/embedded.S
	$(call SAY,AS)$(CC) $(TRACELESS) -c -o $@ $<

$(BUILD)/site/charts.o: $(BUILD)/site/charts.S
	$(call SAY,AS)$(CC) $(TRACELESS) -c -o $@ $<

# The program finds the translations from the build folder and from the root as it does installed.
share/locale/%/LC_MESSAGES/ijw.mo: share/po/%.po
	@mkdir -p $(@D)
	$(call SAY,MSGFMT)msgfmt --check-format --check-domain -o $@ $<

$(MAN_NL): $(PROGRAM) $(TRANSLATIONS) share/man/nl.sh share/man/ijw.1 share/doc/NEWS
	@mkdir -p $(@D)
	$(call SAY,MAN)sh share/man/nl.sh $(PROGRAM) > $@.new && mv $@.new $@

# All texts of the source, without their places: those change too often.
TEXTS := $(SOURCES) src/store/columns_parts.h

$(BUILD)/ijw.pot: $(TEXTS) Makefile
	@mkdir -p $(@D)
	$(call SAY,XGETTEXT)$(XGETTEXT) --no-location -o $@ $(TEXTS)

po: $(BUILD)/ijw.pot
	for po in share/po/*.po; do msgmerge --quiet --update --backup=none $$po $< || exit; \
		sed -i '/^"POT-Creation-Date:/d' $$po; done

# Tests. Everything that `make test` needs is installed first when it is missing.
TEST_CFLAGS = $(CFLAGS_ALL) -Itests -Itests/lib $(shell pkg-config --cflags check)
UNIT := $(sort $(wildcard tests/unit.c tests/*/test_*.c)) tests/lib/golden.c tests/lib/nodes.c tests/lib/own_store.c \
	tests/lib/pack.c tests/lib/records.c tests/differential/agree.c tests/differential/dice.c tests/differential/model.c \
	tests/differential/text.c tests/worker/planted.c tests/fuzz/respell.c tests/monitor/invented.c tests/monitor/region.c \
	tests/retour/answer.c
HOSTILE := $(sort $(wildcard tests/hostile/*.c)) tests/lib/pack.c
DIFFERENTIAL := $(sort $(wildcard tests/differential/*.c))

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(TEST_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/unit: $(UNIT:tests/%.c=$(BUILD)/tests/%.o) $(BUILD)/train_shape.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(shell pkg-config --libs check) $(LIBS)

$(BUILD)/hostile: $(HOSTILE:tests/%.c=$(BUILD)/tests/%.o) $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# Its release is read by the tables it is given (answer.c), and they find the classes of the records in it.
$(BUILD)/tests/differential/releases.o: src/message/release_rows.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(TEST_CFLAGS) -Isrc/message -Dtables_root=answer_roots -MMD -MP -c -o $@ $<

$(BUILD)/differential: $(DIFFERENTIAL:tests/%.c=$(BUILD)/tests/%.o) $(BUILD)/tests/differential/releases.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -rdynamic -o $@ $^ $(LIBS)

# The program with a worker that fails where a message says so (tests/worker/planted.h).
$(BUILD)/tests/worker/broken.o: tests/worker/planted.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(TEST_CFLAGS) -Dplanted_judging=worker_judging -MMD -MP -c -o $@ $<

$(BUILD)/ijw-broken: $(BUILD)/cmd/main.o $(BUILD)/tests/worker/broken.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# The program with a release that does not exist: the library as it is, a list of rows and a folder of schemas.
$(BUILD)/tests/release/embedded.S: $(SCHEMAS) tests/release/schemas.sh src/embed.sh
	@mkdir -p $(@D)
	$(call SAY,EMBED)sh tests/release/schemas.sh $(@D)/3.3 && sh src/embed.sh imagined_embedded $(@D)/3.3/*.xsd > $@

$(BUILD)/ijw-imagined: $(BUILD)/cmd/main.o $(BUILD)/tests/release/rows.o $(BUILD)/tests/release/embedded.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# The invented publication of the unit tests, for tests that read it with other programs.
$(BUILD)/write-invented: $(BUILD)/tests/monitor/write_invented.o $(BUILD)/tests/monitor/invented.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# The fuzzers (tests/fuzz), with sanitizers in all of it, libxml2 included: that is built once out of
# Debian's source. fuzz-planted is fuzz-judge with faults to be found.
FUZZERS := $(patsubst %,fuzz-%,judge archive words wire planted) seeds
FUZZ_SHARED := $(BUILD)/tests/fuzz/mutate.o $(BUILD)/tests/fuzz/names.o $(BUILD)/tests/fuzz/wrap.o
LEAKS := judge_bytes fill_leaf finding_add

# Faults are planted around functions of the library (ld --wrap). One whose function is gone would be planted
# nowhere, and nobody would notice.
WRAPPED = @for name in $(1); do nm $(LIBRARY) 2>/dev/null | grep -q " T $$name$$" || \
	{ echo "$@: nothing is planted: there is no function $$name" >&2; exit 1; }; done

fuzzers:
	@sh tests/fuzz/libxml2.sh build-fuzz/libxml2
	@PKG_CONFIG_PATH=$(CURDIR)/build-fuzz/libxml2 $(MAKE) --no-print-directory CC=clang \
		HOST_PKG_CONFIG='env -u PKG_CONFIG_PATH pkg-config' BUILD=build-fuzz SANITIZE=address,undefined,fuzzer-no-link \
		OPTIMIZE='-O1 -gline-tables-only -fno-sanitize-coverage=trace-cmp' \
		$(FUZZERS:%=build-fuzz/%)

$(BUILD)/fuzz-judge: $(FUZZ_SHARED)
$(patsubst %,$(BUILD)/fuzz-%,judge archive words wire): $(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/%.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -fsanitize=fuzzer -o $@ $(filter %.o,$^) $(LIBRARY) $(LIBS)

$(BUILD)/fuzz-planted: $(BUILD)/tests/fuzz/judge.o $(FUZZ_SHARED) $(BUILD)/tests/fuzz/planted.o $(LIBRARY)
	$(call WRAPPED,$(LEAKS))
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -fsanitize=fuzzer $(LEAKS:%=-Wl,--wrap=%) -o $@ $^ $(LIBS)

$(BUILD)/seeds: $(BUILD)/tests/fuzz/seeds.o $(BUILD)/tests/lib/pack.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# Makes databases of earlier versions.
$(BUILD)/older: $(BUILD)/tests/lib/older.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# Hears what the daemon tells the service manager.
$(BUILD)/hear: tests/intake/hear.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $<

packages:
	@.ci/packages $(DEBIAN)

test-packages:
	@.ci/packages $(DEBIAN) $(DEBIAN_TEST)

# The tests of reliability: each alone, all in a short form, and with their full figures.
include tests/reliability/build.mk

# One runner for all of them, tests/program.sh: two at a time where there are two processors, nothing said
# of what passes, tables at the end. Prerequisites in order: first the packages, then what is built with them.
# What is built for them is built by as many jobs as there are processors.
MAKE_ALL = $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
RUN_TESTS = @sh tests/program.sh $(PROGRAM)
TESTED := $(PROGRAM) $(BUILD)/ijw-broken $(BUILD)/ijw-imagined $(BUILD)/hear $(BUILD)/older $(BUILD)/train $(BUILD)/unit $(BUILD)/write-invented \
	$(TRANSLATIONS)
PROGRAM_TESTS := $(wildcard tests/program/*.sh)
# What takes long comes first, and is not for every edit.
SLOW := $(patsubst %,tests/program/%.sh,rebuild region stories numbers dossiers watch workers traffic \
	backup inbox catalogue releases_rules purge migration publish feed report postgresql derive_slurm)
QUICK := $(filter-out $(SLOW),$(PROGRAM_TESTS))
# Whole programs under the sanitizers: each command, and all that is done with bytes from outside. The others
# are about what is derived, which the unit tests of care and rule go through.
SANITIZED := $(patsubst %,tests/program/%.sh,watch workers inbox folders inzage show erase erase_list log paper retour \
	backup aanmelding columns diff explain extern \
	lijsten purge refused report requests rules status usage validate)

check: test-packages
	@$(MAKE) --no-print-directory charts
	@$(MAKE_ALL) run-check

test: test-packages test-browser-tools
	@$(MAKE) --no-print-directory charts
	@$(MAKE_ALL) run-test

run-check: $(TESTED) $(BUILD)/ijw.pot
	$(RUN_TESTS) tests/unit.sh tests/layers.sh tests/papers.sh tests/texts.sh $(QUICK)

run-test: $(TESTED) $(RELIABILITY) $(BUILD)/differential $(BUILD)/ijw.pot
	$(RUN_TESTS) tests/unit.sh tests/browser.sh tests/package.sh $(wildcard $(SLOW)) $(RELIABILITY_TESTS) tests/schemas.sh \
		tests/layers.sh tests/papers.sh tests/texts.sh $(QUICK)

# The site in Chromium, in every look and under its policy; skipped where Chromium or npm cannot be installed.
test-browser: test-packages test-browser-tools
	@$(MAKE) --no-print-directory charts
	@$(MAKE_ALL) $(PROGRAM)
	$(RUN_TESTS) tests/browser.sh

# The package in a clean Debian, and two builds with the same bytes: heavy, and once.
test-package: test-packages
	@.ci/packages dpkg-dev lintian mmdebstrap
	@$(MAKE_ALL) $(TESTED)
	@FORM=long sh tests/program.sh $(PROGRAM) tests/package.sh

test-browser-tools:
	@sh tests/browser/install.sh $(BUILD)/browser

test-layers:
	$(RUN_TESTS) tests/layers.sh

# What the papers refer to is there.
test-papers:
	$(RUN_TESTS) tests/papers.sh

# Every text is translated, and none is left that nobody prints any more.
test-texts: $(PROGRAM) $(BUILD)/ijw.pot
	$(RUN_TESTS) tests/texts.sh

test-unit: $(PROGRAM) $(BUILD)/unit
	$(RUN_TESTS) tests/unit.sh

# The fuzzers alone, so many runs in all; what they learn is kept in build-fuzz/corpus.
RUNS ?= 5000000
fuzz: test-packages
	@$(MAKE) --no-print-directory $(PROGRAM)
	@RUNS=$(RUNS) FORM=long sh tests/program.sh $(PROGRAM) tests/reliability/fuzz.sh

test-program: $(TESTED)
	$(RUN_TESTS) $(wildcard $(SLOW)) $(QUICK)

# A region of thousands, and every message of a small one compared with all made anew: some minutes.
test-large: test-packages
	@$(MAKE) --no-print-directory $(PROGRAM)
	@YOUTHS=8000 EVERY=1 sh tests/program.sh $(PROGRAM) tests/program/region.sh

# The comparison of schema sets finds faults that are planted in a copy of our own set, and those of its tables.
test-schemas: $(PROGRAM) $(BUILD)/differential
	$(RUN_TESTS) tests/schemas.sh

# Our schemas against another set, which must accept and refuse the same, and the reader against both.
REFERENCE ?=
differential: test-packages
	@$(MAKE) --no-print-directory $(BUILD)/differential
	$(BUILD)/differential xsd/3.2 $(REFERENCE)

# The second compiler: no warning anywhere, and the unit tests. What it makes of whole programs runs under the
# sanitizers.
test-clang: test-packages
	@.ci/packages clang
	@$(MAKE_ALL) CC=clang BUILD=build-clang CFLAGS=-Werror run-units

# The sanitizers, over what they are good at.
test-sanitize: test-packages
	@.ci/packages clang libclang-rt-14-dev
	@$(MAKE_ALL) CC=clang BUILD=build-sanitize SANITIZE=address,undefined \
		OPTIMIZE='-O1 -g' run-sanitized

run-sanitized: $(TESTED) $(BUILD)/hostile
	$(RUN_TESTS) tests/unit.sh tests/reliability/hostile.sh $(SANITIZED)

run-units: $(TESTED)
	$(RUN_TESTS) tests/unit.sh

# Every whole program test in its full form, and with both.
test-long: test-packages
	@$(MAKE_ALL) FORM=long test-reliability test-program
	@$(MAKE_ALL) test-package
	@.ci/packages clang libclang-rt-14-dev
	@$(MAKE_ALL) CC=clang BUILD=build-clang CFLAGS=-Werror test-program
	@$(MAKE_ALL) CC=clang BUILD=build-sanitize SANITIZE=address,undefined \
		OPTIMIZE='-O1 -g' test-program

# What the program knows of its own tables, for people, in both languages.
doc: $(PROGRAM) $(TRANSLATIONS)
	@mkdir -p share/doc
	LC_ALL=nl_NL.UTF-8 $(PROGRAM) export --columns > share/doc/tabellen.md
	LC_ALL=C $(PROGRAM) export --columns > share/doc/tables.md
	LC_ALL=nl_NL.UTF-8 $(PROGRAM) explain --list --markdown > share/doc/regels.md
	LC_ALL=C $(PROGRAM) explain --list --markdown > share/doc/rules.md
	python3 src/json_page.py share/doc/schema > share/doc/json.md

bench: test-packages
	@$(MAKE) --no-print-directory OPTIMIZE='$(OPTIMIZE)' $(PROGRAM) $(BUILD)/bench \
		$(BUILD)/ijw-alone
	@bash tests/bench/bench.sh $(PROGRAM) $(BUILD)/bench
	@$(MAKE) --no-print-directory OPTIMIZE='$(OPTIMIZE)' bench-validate

# That of validate alone, against xmllint and what else validates; what cannot be installed has no row.
bench-validate: test-packages
	@.ci/packages python3-lxml libxerces-c-dev g++ default-jdk-headless || :
	@$(MAKE) --no-print-directory OPTIMIZE='$(OPTIMIZE)' $(PROGRAM)
	@bash tests/bench/validate.sh $(PROGRAM)

$(BUILD)/bench: tests/bench/bench.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $< $(LIBRARY) $(LIBS)

# The program without workers.
$(BUILD)/ijw-alone: $(BUILD)/cmd/main.o $(BUILD)/tests/worker/alone.o $(LIBRARY)
	$(call SAY,LINK)$(CC) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# The whole road on synthetic traffic.
demo: packages
	@.ci/packages sqlite3
	@$(MAKE) --no-print-directory charts
	@echo 'Building; that takes a minute or two'
	@$(MAKE_ALL) QUIET=1 all
	@sh share/demo.sh ./ijw demo

# The picture in the README, of the site that 'make demo' made.
picture:
	@sh share/picture.sh demo/site share/doc/site.png

# What 'make install' puts where. SYSCONFDIR/default/ijw is left as it is when it is there.
SYSCONFDIR ?= /etc
UNITS := $(notdir $(wildcard share/systemd/*.service share/systemd/*.timer))
ZSH ?= site-functions
# What the shells complete: the program prints it, of its own table of commands.
COMPLETIONS := bash-completion/completions/ijw zsh/$(ZSH)/_ijw fish/vendor_completions.d/ijw.fish
# Commands and folders of a package are those of its PREFIX.
PLACED = sed 's|/usr/local/|$(PREFIX)/|g'

install: ijw $(TRANSLATIONS) $(MAN_NL)
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin lib/ijw share/man/man1 share/man/man8 share/man/nl/man1 lib/systemd/system lib/sysusers.d \
		lib/tmpfiles.d $(addprefix share/ijw/,xsd/3.2 sql doc doc/schema lijsten) $(dir $(COMPLETIONS:%=share/%))) \
		$(DESTDIR)$(SYSCONFDIR)/default
	install -m 755 ijw $(DESTDIR)$(PREFIX)/bin/ijw
	install -m 644 share/man/ijw.1 $(DESTDIR)$(PREFIX)/share/man/man1/ijw.1
	install -m 644 $(MAN_NL) $(DESTDIR)$(PREFIX)/share/man/nl/man1/ijw.1
	install -m 644 share/man/ijw-retour.1 $(DESTDIR)$(PREFIX)/share/man/man1/ijw-retour.1
	install -m 644 share/man/ijw-watch.8 $(DESTDIR)$(PREFIX)/share/man/man8/ijw-watch.8
	for unit in $(UNITS); do $(PLACED) share/systemd/$$unit > $(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit || exit; \
		chmod 644 $(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit; done
	install -m 755 share/systemd/ijw-backup.sh $(DESTDIR)$(PREFIX)/lib/ijw/ijw-backup
	install -m 644 share/systemd/ijw.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/ijw.conf
	install -m 644 share/systemd/ijw.tmpfiles $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/ijw.conf
	[ -e $(DESTDIR)$(SYSCONFDIR)/default/ijw ] || \
		install -m 644 share/systemd/ijw.default $(DESTDIR)$(SYSCONFDIR)/default/ijw
	install -m 644 $(SCHEMAS) $(DESTDIR)$(PREFIX)/share/ijw/xsd/3.2
	install -m 644 $(LISTS) $(DESTDIR)$(PREFIX)/share/ijw/lijsten
	install -m 644 share/sql/*.sql $(DESTDIR)$(PREFIX)/share/ijw/sql
	install -d $(DESTDIR)$(PREFIX)/share/ijw/sql/postgresql
	install -m 644 share/sql/postgresql/*.sql $(DESTDIR)$(PREFIX)/share/ijw/sql/postgresql
	install -m 644 $(wildcard share/doc/*.md) share/doc/publiccode.yml share/doc/NEWS $(DESTDIR)$(PREFIX)/share/ijw/doc
	install -m 644 share/doc/schema/*.schema.json $(DESTDIR)$(PREFIX)/share/ijw/doc/schema
	for file in $(COMPLETIONS); do \
		./ijw help --completion "$$(expr "$$file" : '\([a-z]*\)')" > "$(DESTDIR)$(PREFIX)/share/$$file" || exit; \
		chmod 644 "$(DESTDIR)$(PREFIX)/share/$$file"; done
	for mo in $(TRANSLATIONS); do install -D -m 644 $$mo $(DESTDIR)$(PREFIX)/$$mo || exit; done

# Settings, homes and backups stay.
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/ijw $(DESTDIR)$(PREFIX)/share/man/man1/ijw.1 \
		$(DESTDIR)$(PREFIX)/share/man/man1/ijw-retour.1 $(DESTDIR)$(PREFIX)/share/man/nl/man1/ijw.1 \
		$(DESTDIR)$(PREFIX)/share/man/man8/ijw-watch.8 $(UNITS:%=$(DESTDIR)$(PREFIX)/lib/systemd/system/%) \
		$(DESTDIR)$(PREFIX)/lib/sysusers.d/ijw.conf $(DESTDIR)$(PREFIX)/lib/tmpfiles.d/ijw.conf
	rm -rf $(DESTDIR)$(PREFIX)/share/ijw $(DESTDIR)$(PREFIX)/lib/ijw
	rm -f $(TRANSLATIONS:%=$(DESTDIR)$(PREFIX)/%) $(COMPLETIONS:%=$(DESTDIR)$(PREFIX)/share/%)

# The Debian package, $(BUILD)/ijw_VERSION_ARCHITECTURE.deb: made of what 'make install' puts in place and share/debian.
deb: packages
	@.ci/packages dpkg-dev
	@$(MAKE) --no-print-directory charts
	@$(MAKE_ALL) all
	@sh share/debian/build.sh $(BUILD)

# The source in one archive, the same bytes for the same commit: $(BUILD)/ijw-VERSION.tar.gz.
dist:
	@mkdir -p $(BUILD)
	@git archive --format=tar --prefix=ijw-$(VERSION)/ HEAD | gzip -9n > $(BUILD)/ijw-$(VERSION).tar.gz
	@echo '  $(BUILD)/ijw-$(VERSION).tar.gz'

clean:
	rm -rf build build-* ijw demo share/locale

help:
	@echo 'make                the program, ./ijw (CC, CFLAGS, HOSTCC, BUILD, V=1)'
	@echo 'make demo           install what is missing, build, walk the whole road'
	@echo 'make picture        the picture in the README, of the site of the demo'
	@echo 'make check          the quick tests, for every edit: two minutes'
	@echo 'make test           all tests of every day: a quarter of an hour (JOBS at a time)'
	@echo 'make test-long      all tests with their full figures, both compilers, sanitizers: hours'
	@echo 'make test-NAME      one of them (tests/reliability/NAME.sh), FORM=long for its full figures'
	@echo 'make test-browser   the site in Chromium: policy, links, accessibility, script, paper'
	@echo 'make fuzz           the fuzzers, RUNS ($(RUNS)) runs in all'
	@echo 'make test-large     the properties of the tables on a larger region'
	@echo 'make doc            share/doc: what every column, rule and field of JSON means'
	@echo 'make po             share/po/*.po: the texts that are to be translated'
	@echo 'make dictionary     a new dictionary for the compression of stored messages'
	@echo 'make bench          speed, as ratios'
	@echo 'make bench-validate that of validate alone'
	@echo 'make differential REFERENCE=DIR   our schemas against another set'
	@echo 'make test-clang     no warning of clang, and the unit tests'
	@echo 'make test-sanitize  units, parsing and every command under ASan and UBSan'
	@echo 'make install        PREFIX ($(PREFIX)), DESTDIR; make uninstall'
	@echo 'make deb            a Debian package in $(BUILD)/; make test-package installs it in a clean Debian'
	@echo 'make dist           the source in one archive, $(BUILD)/ijw-$(VERSION).tar.gz'
	@echo 'make charts         fetch ECharts with npm, for pages with charts; CHARTS=FILE: one that is there'
	@echo 'make clean          take away all that was made; what was fetched for the charts stays'

-include $(wildcard $(BUILD)/*/*.d $(BUILD)/tests/*/*.d)

.PHONY: all bench bench-validate charts check clean deb demo dictionary differential dist doc fuzz fuzzers help install packages picture po present run-check \
	run-sanitized run-test test test-browser test-browser-tools test-clang test-large test-layers \
	test-long test-package test-packages test-papers test-program test-sanitize test-schemas test-texts test-unit uninstall
