# Two commands are enough: `make run` and `make test`. Each installs what it needs by itself.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check format lock clean faults load eval bench pictures
.DEFAULT_GOAL := run

run: $(VENV)/run.done
	@$(BIN)/python -m bot

# Three at once, as many tests wait for a process or a clock; compiled files are kept, whatever the
# environment says, as most of their processes are short.
test: $(VENV)/test.done check
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal

check: $(VENV)/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/test.done
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# kill -9 during ingest, 50 times in the default suite, 200 times here; and everything that Discord
# may do to a request, of which the default suite tries a part.
faults: $(VENV)/test.done
	DATELINE_TEST_KILLS=200 DATELINE_TEST_CASES=all $(BIN)/python -m pytest tests/faults tests/discord

# Many questions at once, and questions during a reindex; 100 and 20,000 passages by default.
load: $(VENV)/test.done
	DATELINE_TEST_AT_ONCE=400 DATELINE_TEST_FILES=200 $(BIN)/python -m pytest -s \
		tests/discord/test_load.py tests/discord/test_scale.py

# The field's measures on the project's own questions and on the development sets under ../shared,
# as far as they are present. Two versions against each other:
#   make eval EVAL="--save build/before.json"; ...; make eval EVAL="--compare build/before.json"
SETS = tests/quality/seeds $(addprefix ../shared/data/eval/,newsdesk wiki wiki-gone multihop trecqa bbc-summaries)
eval: $(VENV)/test.done
	@mkdir -p build
	@$(BIN)/python -m bot evaluate $(EVAL) $(SETS)

# The engine's speed against named peers at three sizes, some ten minutes; a quick look:
#   make bench BENCH="--sizes 10000"
BENCH ?= --json build/benchmark.json --plot build/benchmark.png
bench: $(VENV)/bench.done
	@mkdir -p build
	@$(BIN)/python -m bot benchmark $(BENCH)

# Pictures of the bot's replies for the documentation, from what it really sends. Needs Chromium.
pictures: $(VENV)/test.done
	@$(BIN)/python docs/pictures.py

# Versions with hashes; no address of any package index is written. All extras are resolved together
# first, so that every list has the same versions.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header --no-annotate
PINNED = $(COMPILE) --generate-hashes --constraint build/all.txt
lock: $(VENV)/made
	$(BIN)/python -m pip install --quiet uv
	@mkdir -p build
	$(COMPILE) --upgrade --all-extras pyproject.toml -o build/all.txt
	$(PINNED) pyproject.toml --extra install --extra charts -o requirements/run.txt
	$(PINNED) pyproject.toml --extra install --extra test -o requirements/test.txt
	$(PINNED) pyproject.toml --extra install --extra bench -o requirements/bench.txt
	echo numba | $(PINNED) - -o requirements/fast.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .hypothesis

# --no-deps: the lock is complete, and pip need not resolve anything. numba has no wheel for every
# machine, and is never built: without it the same answers come a little later.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
define install
@$(INSTALL) --require-hashes -r $< >&2
@$(INSTALL) --require-hashes --only-binary :all: -r requirements/fast.txt >&2 2>/dev/null \
  || echo "(numba has no wheel for this Python and machine: searches will run in numpy.)" >&2
@$(INSTALL) --no-build-isolation --editable . >&2
@touch $@
endef

$(VENV)/run.done: requirements/run.txt requirements/fast.txt pyproject.toml | $(VENV)/made
	@echo "Installing what Dateline needs ..." >&2
	$(install)

$(VENV)/test.done: requirements/test.txt requirements/fast.txt pyproject.toml | $(VENV)/made
	@echo "Installing what the tests need ..." >&2
	$(install)

$(VENV)/bench.done: requirements/bench.txt requirements/fast.txt pyproject.toml | $(VENV)/made
	@echo "Installing what the benchmark compares with ..." >&2
	$(install)

$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { echo "Dateline needs Python 3.11 or later: $(PYTHON) was not found; install it, or name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) -V 2>&1): name another with make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Dateline needs Python's venv module; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@
