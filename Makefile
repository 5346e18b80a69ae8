# The commands of Comity. They need Python 3.11 or newer with pip, and make.
.DEFAULT_GOAL := help
.PHONY: help run desk test check lint bench mutants lock

export FILE

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 8

run: ## receive samples/ number one, or FILE=path/to/request.pdf
	@.ci/venv requirements.lock
	@./comity receive "$${FILE:-$$(echo samples/01_*.pdf)}"

desk: ## the whole desk: Prefect server and UI, worker, schedules, inbox; Ctrl-C ends it
	@.ci/venv requirements.lock
	@./comity desk

test: ## everything that is checked: ruff, mypy, pytest
	@.ci/venv requirements-dev.lock
	@.ci/packages
	@$(MAKE) --no-print-directory lint
	@.venv/bin/python -m pytest -n 2 --dist loadgroup --session-timeout 1800

check: ## the quick part of it: ruff, mypy, architecture
	@.ci/venv requirements-dev.lock
	@$(MAKE) --no-print-directory lint
	@.venv/bin/python -m pytest -q tests/test_architecture.py tests/test_build.py

bench: ## measure, and print the ratios of docs/performance.md
	@.ci/venv requirements-dev.lock
	@.venv/bin/python -m bench

mutants: ## change the checks and the counting of time in small ways, and say which change no test noticed
	@.ci/venv requirements-dev.lock
	@.ci/mutants

lock: ## compile pyproject.toml to the two lock files: hashes, no index, for every Python from 3.11
	@.ci/lock

lint: ## ruff and mypy alone
	@.venv/bin/python -m ruff check .
	@.venv/bin/python -m ruff format --check .
	@.venv/bin/python -m mypy --strict models tasks flows
