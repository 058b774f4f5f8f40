# Every command a contributor types. `make` alone lists them.
.PHONY: help audit test check lint types imports rules suite golden fixtures scans fuzz fuzz-readers bench cases quality catalogue
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin/
READY := .venv/ready

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

audit: $(READY) ## Audit sample_reports/ and leave the page in audit-output/
	$(BIN)audit sample_reports/ --output audit-output || test $$? -eq 1  # 1: something was found, which is the point

test: lint types imports rules suite ## Everything CI runs, in its order

check: test ## The same under another name

lint: $(READY) ## Shape of the code, and spelling
	$(BIN)ruff format --check src tests benchmarks
	$(BIN)ruff check src tests benchmarks
	$(BIN)codespell src benchmarks docs README.en.md CONTRIBUTING.md Makefile  # tests misspell on purpose

types: $(READY) ## Types, strictly
	$(BIN)mypy

imports: $(READY) ## Who may import whom
	$(BIN)lint-imports

rules: $(READY) ## Rule, form and vocabulary files: YAML, JSON Schema, our own checks
	$(BIN)yamllint --strict rules
	for name in pack reading sources duties parameters quality; do \
	  $(BIN)check-jsonschema --quiet --schemafile rules/_schema/$$name.schema.json rules/*/$$name.yaml || exit 1; done
	for file in rules/*/reading/*.yaml; do \
	  $(BIN)check-jsonschema --quiet --schemafile rules/_schema/reading-$$(basename $$file .yaml).schema.json $$file || exit 1; done
	$(BIN)check-jsonschema --quiet --schemafile rules/_schema/edition.schema.json rules/*/editions/*.yaml
	$(BIN)check-jsonschema --quiet --schemafile rules/_schema/vocabulary.schema.json rules/*/vocabulary/*.yaml
	$(BIN)check-jsonschema --quiet --schemafile rules/_schema/rule.schema.json rules/*/*/[A-Z]*-[0-9]*.yaml
	$(BIN)audit rules check

suite: $(READY) ## The tests
	$(BIN)pytest -q -n 2 --dist loadfile --no-loadscope-reorder  # a costly fixture is made once

golden: $(READY) ## Rewrite what is on file of the sample reports; then read the diff
	$(BIN)python -m tests.golden.make

fixtures: $(READY) ## Files of other programs in tests/fixtures, made again; says what it wants
	$(BIN)python -m tests.fixtures.make

scans: $(READY) ## The tests of recognising scans; installs the extra ocr first (280 MB)
	$(BIN)pip install --quiet --disable-pip-version-check --editable '.[dev,ocr]'
	$(BIN)pytest -q tests/scans tests/unit/documents/paper/test_scan.py

fuzz: $(READY) ## Both backends against each other, for a long time
	HEGUI_FUZZ=5000 $(BIN)pytest -q tests/differential

fuzz-readers: $(READY) ## Hurt files for every reader, HEGUI_FUZZ seconds each (300)
	$(BIN)python -m tests.fuzz.long

bench: $(READY) ## How fast reading and judging are, and how much memory they take
	$(BIN)python -m benchmarks.speed
	$(BIN)python -m benchmarks.speed_by_form
	$(BIN)python -m benchmarks.prose
	$(BIN)python -m benchmarks.cases --own --short --results
	$(BIN)python -m benchmarks.outputs
	$(BIN)python -m benchmarks.localise

cases: $(READY) ## Labelled cases: found, missed, false alarms; rewrites what rule pages say of it
	$(BIN)python -m benchmarks.cases --own --record || test $$? -eq 1  # 1: something was missed

quality: $(READY) ## How well made-up reports are read, in every form, and judged
	$(BIN)python -m benchmarks.forms
	$(BIN)python -m benchmarks.quality

catalogue: $(READY) ## What click says in Chinese: hegui.po becomes hegui.mo
	$(BIN)python -m tests.house.catalogue
