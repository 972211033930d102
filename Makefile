# Each target works in a fresh clone: it creates and fills .venv by itself.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
SECONDS ?= 60
CORE := .venv/.core
DEV := .venv/.dev

.PHONY: demo check test slow bench faults fuzz clean

demo: $(CORE)  ## the main job on examples/: cleaned text with its edits marked, records as tables
	@$(BIN)/sambang demo examples

check: $(DEV)  ## lint, format, types, import contract
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(DEV)  ## all but the slow tests
	$(BIN)/pytest -q -n auto

slow: $(DEV)  ## the slow tests: faults of a run, Dask and Spark, wheel in an empty environment, notebook
	$(BIN)/pytest -q -n auto -m slow --durations=10

bench: $(DEV)  ## speed, start-up and memory, as ratios in one run
	$(BIN)/python benchmarks/throughput.py
	@echo
	$(BIN)/python benchmarks/startup.py

faults: $(DEV)  ## kill, fill, interrupt, poison a run and count its articles
	$(BIN)/python benchmarks/faults.py

fuzz: $(DEV)  ## random bytes into reading and cleaning, for SECONDS
	$(BIN)/pip install --quiet --disable-pip-version-check atheris
	$(BIN)/python benchmarks/fuzz.py -max_total_time=$(SECONDS)

clean:
	rm -rf .venv dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(CORE): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(DEV): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev,notebook,build]"
	touch $(CORE) $@
