# Needs python3 >= 3.11 and make; everything else goes into .venv, exact versions by hash.
PYTHON ?= python3
BIN := .venv/bin
LISTEN = $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

.DEFAULT_GOAL := help
.PHONY: help install dev run test test-neo4j test-browser run-neo4j check fix bench examples screenshots lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

install: .venv/.installed ## what the service needs, into .venv
dev: .venv/.installed-dev ## the same, and the tools of tests, checks and benchmarks

run: install ## set up what is missing and serve on http://127.0.0.1:8000
	@$(BIN)/dyad serve $(LISTEN)

test: dev ## every test, on the embedded store
	@$(BIN)/pytest $(ARGS)

test-neo4j: dev ## graph and API tests on two real Neo4j servers (needs java and mvn)
	@$(BIN)/python tests/neo4j/run_tests.py $(ARGS)

test-browser: dev ## the pages in a real Chromium (needs chromium)
	@$(BIN)/pytest -m browser $(ARGS)

run-neo4j: install ## the service on a real Neo4j, with Neo4j Browser (needs java and mvn)
	@$(BIN)/python tests/neo4j/serve.py $(LISTEN)

check: dev ## lint, formatting, types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/basedpyright

fix: dev ## mend what the linter and the formatter can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: dev ## benchmarks, as tables of ratios
	@set -e; for script in bench/bench_*.py; do $(BIN)/python $$script; done

lock: dev ## work the lock files out anew from pyproject.toml
	@$(BIN)/pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra build --extra dev --extra bench --extra otel pyproject.toml --output-file requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra build --constraint requirements-dev.lock pyproject.toml --output-file requirements.lock

examples: dev ## the examples in OpenAPI, asked anew of the sample articles
	@PYTHONPATH=. $(BIN)/python docs/make_examples.py

screenshots: dev ## pictures of the pages for the documents (needs chromium)
	@PYTHONPATH=. $(BIN)/python docs/images/take.py

clean: ## remove .venv and caches; data stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache *.egg-info build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dyad needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv 2> /dev/null || $(MAKE) --no-print-directory venv-by-pip

# Debian's python3 comes without ensurepip; where pip is there it can bring itself into .venv.
.PHONY: venv-by-pip
venv-by-pip:
	@rm -rf .venv
	@$(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --quiet --disable-pip-version-check --python .venv/bin/python install pip || \
	  { rm -rf .venv; echo "$(PYTHON) could not make .venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

.venv/.installed: .venv/bin/python requirements.lock pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
