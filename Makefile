# make refresh   set up what is missing, then build the data and the reports that changed
# make test      what CI runs: tests in an order of chance, style, types (SEED=N: an order again)
# make soak      the tests that take minutes; of them a thousand kills take an hour (KILLS=100: fewer)
# make check     check the records in raw/ only: fast, needs no system libraries
# make build     build without the orchestrator
# make setup     the environment and the system libraries; make setup-dev: with the tools of developers
# make lock      write the lock files anew from pyproject.toml (UPGRADE=1: with the newest versions)
# make upgrade   the newest versions, tried by the tests; where these fail the old locks come back
# make sbom      what is installed, as CycloneDX, into build/sbom.cdx.json; make audit: known weaknesses of it
# make lock-check  whether the locks can be installed on each Python from 3.11 on
# make catalogues  bring the message catalogues up to date with the code; what is new in them is empty
# make reference  write the reference documents of Word files anew: the look of their text
# make clean     remove what was built and the caches; the environments and the inbox stay
# PYTHON=...     which Python 3.11 to 3.13 the environment is made with

PYTHON ?=
export PYTHON

# macOS takes DYLD_ settings away from /bin/sh: they must stand before the command (not tried).
ifeq ($(shell uname -s),Darwin)
RUN = DYLD_FALLBACK_LIBRARY_PATH="$${DYLD_FALLBACK_LIBRARY_PATH:-/opt/homebrew/lib:/usr/local/lib:/usr/lib}"
endif
BIN = $(RUN) .venv/bin

.PHONY: refresh test soak check build catalogues setup setup-dev lock lock-check upgrade sbom audit reference clean \
	environment environment-dev environment-standards environment-supply
.NOTPARALLEL:

refresh: setup
	@$(BIN)/dialogue schemas
	@$(BIN)/dialogue refresh

test: setup-dev
	@$(RUN) sh scripts/test.sh

soak: setup-dev environment-standards
	@$(BIN)/pytest -m soak

check: environment
	@$(BIN)/dialogue check

build: setup
	@$(BIN)/dialogue build

LANGUAGE = pipelines/present/language
catalogues: environment
	@sh scripts/catalogues.sh babel.cfg $(LANGUAGE)/catalogues
	@sh scripts/catalogues.sh babel-definitions.cfg $(LANGUAGE)/definitions

setup: environment
	@sh scripts/system-libraries.sh

setup-dev: environment-dev
	@sh scripts/system-libraries.sh

environment:
	@sh scripts/environment.sh runtime

environment-dev:
	@sh scripts/environment.sh dev
	@sh scripts/environment.sh cff

environment-standards:
	@sh scripts/environment.sh standards

environment-supply:
	@sh scripts/environment.sh supply

# uv only writes the lock files; it does not read pip's settings (UV_DEFAULT_INDEX names another index).
# The development lock takes the runtime lock as given, so both fit in one .venv.
UV = 0.13.9
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" .venv-lock/bin/uv pip compile --quiet --system-certs \
	--universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

lock: environment
	@test -x .venv-lock/bin/uv || .venv/bin/python -m venv .venv-lock
	@PIP_ROOT_USER_ACTION=ignore .venv-lock/bin/pip install -qq --disable-pip-version-check --no-input uv==$(UV)
	@$(COMPILE) pyproject.toml --group build -o requirements.lock
	@$(COMPILE) pyproject.toml --extra dask --group build --group dev -c requirements.lock -o requirements-dev.lock
	@$(COMPILE) --group cff -o requirements-cff.lock
	@$(COMPILE) --group standards -o requirements-standards.lock
	@$(COMPILE) --group supply -o requirements-supply.lock
	@! grep -nE '://|^-|^ +-[^-]|^ +--[^h]' requirements.lock requirements-dev.lock requirements-cff.lock \
		requirements-standards.lock requirements-supply.lock
	@echo "lock files written; 'make test' installs and tries them"

lock-check:
	@sh scripts/lock-check.sh

upgrade:
	@sh scripts/upgrade.sh

sbom: environment environment-supply
	@.venv-supply/bin/python scripts/sbom.py .venv requirements.lock build/sbom.cdx.json

audit: environment-supply
	@.venv-supply/bin/python scripts/audit.py .venv-supply/bin/pip-audit requirements.lock

reference: environment
	@$(BIN)/python scripts/word-reference.py

clean:
	@find build -mindepth 1 -maxdepth 1 ! -name README.md ! -name inbox -exec rm -rf {} +
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	@find schemas pipelines tests -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
