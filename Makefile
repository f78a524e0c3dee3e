# Everything the project can do for its operator; `make help` lists it.

VENV ?= .venv
# Python 3.11 or newer, to make $(VENV) with; found when it is needed.
PYTHON ?=
PYTEST_ARGS ?=
SOAK_ARGS ?=
FUZZ_SECONDS ?= 60

PY := $(VENV)/bin/python
BUILD := $(PY) scripts/build_index.py
# Two processes, each with one thread, take 60 % of one process's time on two cores; a file's tests
# stay together because they share indexes. More would each load the model again.
WORKERS := -n auto --maxprocesses 2 --dist loadfile
# Stamps: a second run has nothing to install, a changed declaration or pin installs again.
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
PINS := pyproject.toml constraints.txt

# The question reaches the program through the environment, as it was typed: neither make nor the
# shell reads quotes, apostrophes or dollar signs in it.
export QUESTION := $(value Q)
unexport Q

.DEFAULT_GOAL := help
.PHONY: ask index bot evaluate test check lint types format pictures soak fuzz audit clean help

ask: $(INSTALLED) ## ask in the terminal; with Q="…", answer one question and exit
	@$(BUILD) --if-needed
	@if [ -n "$$QUESTION" ]; then exec $(PY) scripts/ask.py -- "$$QUESTION"; \
	else exec $(PY) scripts/ask.py; fi

index: $(INSTALLED) ## build the index of the articles in corpus/
	@$(BUILD)

bot: $(INSTALLED) ## start the Discord bot (needs DISCORD_TOKEN, see README.md)
	@$(PY) -m bot --check
	@$(BUILD) --if-needed
	@exec $(PY) -m bot

evaluate: $(INSTALLED) ## measure the answers to the questions in tests/questions/
	@rm -rf data/evaluation/articles && mkdir -p data/evaluation/articles
	@cp -R corpus/. tests/articles/. data/evaluation/articles
	@set -e; measure() { \
	  echo "$$1, asked over $$2:"; \
	  $(BUILD) --if-needed --corpus "$$2" --index "data/evaluation/$$1"; \
	  $(PY) scripts/evaluate.py --index "data/evaluation/$$1" "tests/questions/$$1.jsonl"; \
	}; \
	measure kenya corpus; \
	measure chat corpus; \
	measure officer corpus; \
	measure news tests/articles; \
	measure desks tests/desks; \
	measure topics tests/desks; \
	measure whose tests/desks; \
	measure hinted tests/desks; \
	measure headlines tests/desks; \
	measure headlines_news tests/articles; \
	measure open tests/desks; \
	measure open_news data/evaluation/articles; \
	measure checks tests/desks; \
	measure checks_news data/evaluation/articles; \
	measure tables tests/tables; \
	measure sections tests/sections; \
	measure sections_news tests/sections_news; \
	measure dispatches tests/dispatches; \
	measure bulletins tests/bulletins; \
	measure courier tests/courier; \
	measure channel corpus; \
	measure ledger tests/ledger; \
	measure gazette tests/gazette; \
	measure almanac tests/almanac; \
	measure compendium tests/compendium; \
	measure dossier tests/dossier; \
	measure broad data/evaluation/articles; \
	measure followups data/evaluation/articles; \
	measure not_questions data/evaluation/articles

test: $(INSTALLED_DEV) ## run the whole test suite
	@OMP_NUM_THREADS=1 $(PY) -m pytest $(WORKERS) $(PYTEST_ARGS)

check: lint types test ## what a change must pass: ruff, mypy, the tests

lint: $(INSTALLED_DEV) ## ruff, rules and format
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(INSTALLED_DEV) ## mypy, strict
	@$(PY) -m mypy

format: $(INSTALLED_DEV) ## put the code into ruff's form
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

pictures: $(INSTALLED_DEV) ## draw the bot's replies into docs/pictures (needs Chromium)
	@$(PY) -m scripts.draw_replies

soak: $(INSTALLED_DEV) ## ask the bot 10,000 questions while its Discord keeps failing (10 minutes)
	@OMP_NUM_THREADS=1 $(PY) -m tests.support.soak $(SOAK_ARGS)

fuzz: $(INSTALLED_DEV) ## throw bytes at the article reader and the renderer, FUZZ_SECONDS each
	@$(PY) -m pip install -qq --constraint constraints.txt --group fuzz
	@mkdir -p data/fuzz
	@for target in articles render; do \
	  $(PY) -m tests.fuzz.fuzz_$$target -max_total_time=$(FUZZ_SECONDS) \
	    -artifact_prefix=data/fuzz/ -print_final_stats=1 || exit 1; \
	done

audit: $(INSTALLED_DEV) ## look the pinned packages up among known weaknesses (needs the network)
	@$(PY) -m pip install -qq --constraint constraints.txt --group audit
	@$(PY) -m pip_audit --requirement constraints.txt --no-deps --disable-pip --strict

clean: ## remove the virtual environment and all caches; data/ is kept
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(MADE):
	@python='$(PYTHON)'; \
	for candidate in $${python:-python3.11 python3 python3.12 python3.13 python3.14}; do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    found=$$candidate; break; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 or newer is needed: install it, or name it: make PYTHON=/path/to/python3" >&2; \
	  exit 1; \
	fi; \
	$$found -m venv $(VENV)
	@$(PY) -m pip install -qq --upgrade "pip>=25.1"  # the first that reads dependency groups
	@touch $@

$(INSTALLED): $(PINS) | $(MADE)
	@echo "Installing into $(VENV); the first time this takes a few minutes." >&2
	@$(PY) -m pip install -qq --constraint constraints.txt --editable .
	@touch $@

$(INSTALLED_DEV): $(PINS) | $(INSTALLED)
	@$(PY) -m pip install -qq --constraint constraints.txt --group dev
	@touch $@
