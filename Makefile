# Everything a developer or CI runs. `make` alone prints what there is.
.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types package gate bench measure lock clean
SHELL := /bin/sh

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
REPORT ?= sayso-report.html
POLNEAR ?= ../shared/corpora/polnear/dev.jsonl
# sizes of the tagger, and the rules alone
SIZES = default fast none
# one thread a process: the same figures on any machine, and no two libraries fighting for cores
export OMP_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

help: ## print this
	@echo "Sayso: who says what, on whose word. Two commands do everything:"
	@echo "  make demo   install into $(VENV) and run on the shipped, invented examples"
	@echo "  make test   install the tools for tests and run all tests"
	@echo "Others:"
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | grep -vE '^(demo|test|help)' | awk -F '\t' '{printf "  make %-8s%s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Sayso needs Python 3.11 or later as '$(PYTHON)'; name another with make PYTHON=..." >&2; exit 2; }
	@echo "sayso: making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "sayso: installing what it runs on (pinned by hash), a minute or two"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "sayso: installing the tools for tests (pinned by hash)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run ## the main job on the shipped examples
	@$(BIN)/sayso demo --report $(REPORT)
	@echo
	@echo "The same as a page: $(REPORT)"
	@echo "Now your own files: . $(VENV)/bin/activate && sayso read PATH..."

test: $(VENV)/.dev ## all tests; names what it leaves out and how to get it
	@echo "sayso: running the tests"
	@$(BIN)/python -m pytest -q -rs --cov --cov-report=term:skip-covered

check: lint types test gate package ## what CI runs: format, lint, types, tests, floors, the wheel

format: $(VENV)/.dev ## put the code in format
	@$(BIN)/ruff format src tests training bench docs examples
	@$(BIN)/ruff check --fix src tests training bench docs examples

lint: $(VENV)/.dev ## format and lint, changing nothing
	@echo "sayso: format and lint"
	@$(BIN)/ruff format --check src tests training bench docs examples
	@$(BIN)/ruff check src tests training bench docs examples

types: $(VENV)/.dev ## strict types
	@echo "sayso: types"
	@$(BIN)/mypy

package: $(VENV)/.dev ## build the wheel and run the demo from it, away from the sources
	@echo "sayso: the built wheel"
	@.ci/try_wheel $(BIN)/python

gate: $(VENV)/.run ## hold accuracy on the annotated passages and the kept pile to floors
	@echo "sayso: accuracy beside its floors"
	@$(BIN)/python bench/gate.py
	@echo "sayso: points of the kept pile beside their floors"
	@$(BIN)/python bench/pile_gate.py

bench: $(VENV)/.dev ## words per CPU-second of every stage, beside spaCy
	@$(BIN)/python bench/speed.py

measure: $(VENV)/.dev ## make the figures of docs/reference/measured.md anew: accuracy, confidence, speed
	@echo "sayso: annotated passages, the half kept for the gate"
	-@$(BIN)/python bench/gate.py
	@echo "sayso: annotated passages, the half for development and training"
	@$(BIN)/python bench/passage_scores.py bench/annotated/dev.jsonl $(SIZES:%=--tagger %)
	@echo "sayso: confidence"
	@$(BIN)/python bench/reliability.py --svg docs/images/reliability.svg
	@if [ -e $(POLNEAR) ]; then for size in $(SIZES); do \
	  echo "sayso: PolNeAR dev, tagger $$size"; \
	  $(BIN)/python bench/attribution_polnear.py --tagger $$size || exit; done; \
	else echo "sayso: left out, since there is no $(POLNEAR): PolNeAR"; fi
	@echo "sayso: speed"
	@$(BIN)/python bench/speed.py $(wildcard $(POLNEAR)) --rounds 1

lock: $(VENV)/.dev ## compile the pinned requirements anew (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet pyproject.toml requirements/build.in -o requirements/run.txt
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet pyproject.toml requirements/build.in --group dev -o requirements/dev.txt

clean: ## remove the virtual environment and what was built
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
