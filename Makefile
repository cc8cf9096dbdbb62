# Everything runs in .venv; no target needs anything but git, make and Python 3.11 to 3.14.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check dev fix accuracy bench docs screenshots regold clean

demo: $(VENV)/.runtime  ## set up, then reconcile the sample
	$(BIN)/reconcile sources/

test: check  ## set up, then run all checks

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

dev: $(VENV)/.dev  ## set up for development

fix: $(VENV)/.dev  ## format and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

accuracy: $(VENV)/.dev  ## measure again, and raise the floors that tests hold
	$(BIN)/python -m tests.raise_floors
	$(BIN)/python bench/accuracy.py ../shared/eval --write
	$(BIN)/python bench/weights.py ../shared/eval/more/* --report
	$(BIN)/python bench/spread.py ../shared/eval/more/* --stories ../shared/eval/dev/* --write
	$(BIN)/python bench/judgements.py ../shared/eval/dev/* ../shared/eval/more/* --write

bench: $(VENV)/.dev  ## make the figures of docs/performance.md again
	$(BIN)/python -m bench.start
	$(BIN)/python -m bench.added
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.matching
	$(BIN)/python -m bench.growth
	$(BIN)/python -m bench.workers
	$(BIN)/python -m bench.page
	$(BIN)/python -m bench.report

docs: $(VENV)/.dev  ## write the generated parts of README.md and docs/ again
	$(BIN)/python -m tests.generated

screenshots: $(VENV)/.dev  ## make the pictures in docs/images again; needs Chromium
	$(BIN)/python -m tests.screenshots

regold: $(VENV)/.dev  ## write tests/gold again after a wanted change of an output format
	$(BIN)/python tests/regold.py

clean:
	rm -rf $(VENV) dist build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements-dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/.runtime
