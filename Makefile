# `make check` runs all that CI runs. Needs the environment that the README's second command makes.
BIN := .venv/bin

.PHONY: help check test lint format types imports docs bench
help:     ## list the targets
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:[^#]*##/\t/' | expand -t 12
check:    ## everything that CI runs
	.ci/run
test:     ## the tests
	$(BIN)/pytest
lint:     ## ruff, without changing anything
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
format:   ## lay the code out
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .
types:    ## mypy, strict
	$(BIN)/mypy
imports:  ## who may import whom
	$(BIN)/lint-imports --no-logo
docs:     ## write docs/codes.md and docs/lints.md from what they tell of
	$(BIN)/python -m tests.errors.codes_page > docs/codes.md
	$(BIN)/python -m tests.lint.lints_page > docs/lints.md
bench:    ## the figures in docs/speed.md, measured here
	$(BIN)/python tests/bench/startup.py && $(BIN)/python tests/bench/judge.py && $(BIN)/python tests/bench/editor.py
