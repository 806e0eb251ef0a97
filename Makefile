# make demo   shows what an editor shows, with the real server
# make test   runs the tests
# make vsix   builds the VS Code extension into dist/ (TARGET=win32-x64 for another platform; needs npm's registry)
# make wheel  builds the wheel into dist/, with JupyterLab's button in it (needs npm's registry)
# make labextension  builds that button alone; an editable or plain pip install takes it along from then on
# make bench  measures kinsight beside its peers (an hour and more; BENCH='--rounds 1' and more: benchmarks/README.md)
# make profile  shows where the time goes
# Each target makes .venv first when it is missing; it needs Python 3.10 or newer, and nothing else.

PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready

.PHONY: demo test vsix labextension wheel bench profile clean

demo: $(READY)
	$(VENV)/bin/python tools/demo.py

test: $(READY)
	$(VENV)/bin/python -m pytest

vsix: $(READY)
	PYTHON="$(CURDIR)/$(VENV)/bin/python" bash editors/vscode/scripts/package.sh $(TARGET)

labextension: $(READY)
	PYTHON="$(CURDIR)/$(VENV)/bin/python" bash editors/jupyterlab/scripts/build.sh

wheel: labextension
	$(VENV)/bin/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

bench: $(VENV)/.bench
	$(VENV)/bin/python benchmarks/bench.py $(BENCH)

profile: $(VENV)/.bench
	$(VENV)/bin/python benchmarks/profiles.py

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || \
		{ echo "Python 3.10 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "The venv module is missing: on Debian and Ubuntu, apt install python3-venv"; exit 1; }
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $(READY)

$(VENV)/.bench: $(READY)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@
