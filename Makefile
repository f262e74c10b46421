# Two commands do it all: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv/bin/python
PYTEST := $(VENV) -m pytest
# the clients' side; brings Node along where the machine has none
NPM := $(VENV) requirements/node.py npm

# servers are started many times over: what is compiled once, stays
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help run symbiote test test-server test-clients test-web test-panel test-shared lint lint-server lint-clients fuzz bench rooms faults lock clean set-up-run set-up-dev

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

run: set-up-run ## set everything up and serve at http://localhost:8000
	@exec $(VENV) -m app serve

symbiote: set-up-dev ## build the panel for TaleSpire, as a folder and a zip; SERVER=https://… is who it asks
	SERVER="$(SERVER)" $(NPM) run --silent symbiote
	cd symbiote/dist/campaign-manager && $(PYTHON) -m zipfile -c ../campaign-manager.zip *
	@echo "The zip is symbiote/dist/campaign-manager.zip"

test: set-up-dev ## set everything up, then format, lint, types and tests
	@echo "Three steps run at once; each prints when it is done"
	@$(MAKE) --no-print-directory -j 3 $(SYNC) $(STEPS)

# three keep two cores busy: each waits for servers and browsers half of the time. Browser tests go
# one after the other, so they come first; the server's, which are three at a time and step back a
# little, fill up the rest, and all end at the same time
STEPS := test-server test-web test-panel lint-clients test-shared

# a step's lines stay together, where make can do that
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=line)

# in the order of their names: otherwise files of one long test come last, and one worker waits
test-server: set-up-dev
	$(LINT_SERVER)
	nice -n 5 $(PYTEST) -q -n 3 --dist loadfile --no-loadscope-reorder

test-clients: lint-clients test-web test-panel test-shared

test-web: set-up-dev
	$(VITEST) --project web

test-panel: set-up-dev
	$(VITEST) --project 'symbiote*'

test-shared: set-up-dev
	$(VITEST) --project client --project rulesets --project 'tests/*'

VITEST = $(NPM) run --silent test --

# no step of its own: make would begin with what comes behind it first
define LINT_SERVER
$(VENV) -m ruff format --check --quiet .
$(VENV) -m ruff check --quiet .
$(VENV) -m mypy
endef

lint: lint-server lint-clients ## format, lint and types only

lint-server: set-up-dev
	$(LINT_SERVER)

lint-clients: set-up-dev
	$(NPM) run --silent lint

fuzz: set-up-dev ## search longer for requests that the server does not expect
	FUZZ=long $(PYTEST) -q tests/fuzz

bench: set-up-dev ## measure, and write docs/reference/performance.md
	$(VENV) -m tests.load

rooms: set-up-dev ## measure live rooms beside bare ones, into the same page
	$(VENV) -m tests.load.rooms

faults: set-up-dev ## kill the server and its engines over and over
	FAULTS=long $(PYTEST) -q -s tests/faults

lock: set-up-dev ## write requirements/*.txt anew from pyproject.toml
	$(COMPILE) --output-file requirements/run.txt
	$(COMPILE) --output-file requirements/dev.txt --extra dev --constraint requirements/run.txt
	$(LOCK) requirements/node.in --output-file requirements/node.txt
	$(LOCK) requirements/uv.in --output-file requirements/uv.txt --constraint requirements/dev.txt

# no address of an index: a lock is good wherever packages come from
LOCK := $(VENV) -m uv pip compile --quiet --universal --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
COMPILE := $(LOCK) pyproject.toml

clean: ## remove what was installed and cached; your data stay in .data
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

set-up-run set-up-dev: set-up-%:
	@command -v $(PYTHON) >/dev/null || { echo "Install Python 3.11 or newer first."; exit 1; }
	@$(PYTHON) requirements/install.py $*
