# `make` builds the site, `make test` tests everything; `make help` lists the rest.
# Written for GNU Make 3.81 and a plain shell: macOS ships nothing newer.

SHELL := /bin/sh
python := .venv/bin/python

# Tried in this order; an old python3 may stand beside a newer one. `make PYTHON=…` puts another first.
pythons := $(strip $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11)

.PHONY: site check serve docs bench test quick sweep scripts lock clean help

site: .venv/installed
	@$(python) build.py bundle $${ADDRESS:+--address "$$ADDRESS"}

check: .venv/installed
	@$(python) build.py check

serve: .venv/installed
	@$(python) build.py serve

# The documentation in a browser; after a change in docs/, `python -m tools.docs_site` again.
docs: .venv/installed
	@$(python) -m tools.docs_site
	@$(python) build.py serve --site examples/docs

bench: .venv/installed
	@$(python) -m bench

# One process of tests for each processor; a file's tests stay together until another process has nothing left to do.
parallel := -n auto --dist worksteal

# Everything is run even when something fails, the cheap things first; what failed is named at the end.
test: .venv/installed-test
	@$(python) -m tests.browser.set_up
	@$(python) -m tests.hosting.set_up
	@$(python) -m tests.scripts.set_up
	@$(python) -m tests.validity.set_up
	@failed=; \
	for step in "-m ruff check" "-m ruff format --check" "-m mypy" "build.py check" "-m pytest $(parallel)"; do \
	  echo "== python $$step"; \
	  $(python) $$step || failed="$$failed  python $$step;"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi

# What one runs again and again: no browser, and no program beside Python.
quick: .venv/installed-test
	@$(python) -m pytest -q $(parallel) -m "not browser and not program"

# `make test` looks at one page of each template; this looks at every page, at every size, by day and by night.
sweep: .venv/installed-test
	@$(python) -m tests.browser.set_up
	@$(python) -m pytest $(parallel) --sweep tests/browser/test_accessibility.py tests/browser/test_type.py

# Updates the small versions of assets/js/: run after a script has changed. Needs Node.js; building the site does not.
scripts: .venv/installed-test
	@$(python) -m tests.scripts.set_up
	@$(python) -m pytest -q tests/scripts --accept

# Writes the exact versions and hashes from the ranges in pyproject.toml, for Python 3.11 and newer on every system.
lock: .venv/installed-lock
	@$(lock_file) --output-file requirements.txt
	@$(lock_file) --output-file requirements-test.txt --group test --constraint requirements.txt

lock_file := .venv/lock-tools/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header pyproject.toml

clean:
	@rm -rf .venv output .output.* .mypy_cache .pytest_cache .ruff_cache .hypothesis .cache bench/work
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@echo "make          set up what is needed and build the site into output/, with its copies to take along"
	@echo "make test     set up what the tests need and run all of them, the linters and the content checks"
	@echo "make quick    run the tests that need neither a browser nor another program"
	@echo "make sweep    look at every page at every size in a browser; make test takes one of each template"
	@echo "make scripts  check the scripts of pages, and remake their small versions"
	@echo "make check    look for mistakes in the content, write nothing"
	@echo "make serve    build, show the site in a browser, and build again at every change"
	@echo "make docs     show the documentation in a browser, as a site that this generator makes"
	@echo "make bench    measure how quick the generator is"
	@echo "make lock     choose the newest versions of all packages that pyproject.toml allows"
	@echo "make clean    remove everything that was made here: .venv, output, caches"

# ── Setting up ──────────────────────────────────────────────────────────────────────────────────────────────

# `.venv/installing` stands while packages are put in and becomes the stamp at the end. As the stamp is as old as
# the start of the installation, a lock file that changes meanwhile is installed by the next run.
define install
@touch .venv/installing
@$(python) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --requirement $< || { \
  echo "The packages could not be installed; the reason stands above. Is there a network? Then run make again." >&2; exit 1; }
@mv .venv/installing $@
endef

# An environment is made if there is none, if the Python it came from is gone, or if an installation was cut short.
made_anew := $(shell test ! -e .venv/installing && $(python) -c 'import pip' 2>/dev/null || echo environment)

.venv/installed: requirements.txt $(made_anew)
	@echo "Installing the packages of requirements.txt (once) …"
	$(install)

.venv/installed-test: requirements-test.txt .venv/installed
	@echo "Installing the packages of requirements-test.txt (once) …"
	$(install)

.venv/installed-lock: .venv/installed
	@$(python) -m venv .venv/lock-tools
	@.venv/lock-tools/bin/python -m pip install --quiet --disable-pip-version-check --no-input uv
	@touch $@

.PHONY: environment
environment:
	@found=; \
	for name in $(pythons); do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 or newer is needed, and none of these is: $(pythons)." >&2; \
	  echo "Install it (Debian: apt-get install python3 python3-venv; macOS: brew install python), then run make again." >&2; \
	  exit 1; \
	fi; \
	if ! $$found -c 'import ensurepip, venv' 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing python3-venv (once) …"; \
	    export DEBIAN_FRONTEND=noninteractive; \
	    apt-get update >/dev/null 2>&1; apt-get install -y --no-install-recommends python3-venv >/dev/null 2>&1; \
	  fi; \
	  if ! $$found -c 'import ensurepip, venv' 2>/dev/null; then \
	    echo "Python's module for virtual environments is missing." >&2; \
	    echo "Install it (Debian: apt-get install python3-venv), then run make again." >&2; \
	    exit 1; \
	  fi; \
	fi; \
	echo "Making a Python environment in .venv (once) …"; \
	$$found -m venv --clear .venv
