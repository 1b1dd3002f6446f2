# make run    the window; without a display the same job headless, its files in out/
# make test   everything that CI checks
# Both set up all they need: packaging/system-packages.sh, then the versions of uv.lock.

PATH := $(CURDIR)/.uv/bin:$(PATH)
export PATH
ifeq ($(shell uname -s),Darwin)
# Where pyfluidsynth looks for what Homebrew installed.
export HOMEBREW_PREFIX ?= $(shell brew --prefix 2>/dev/null)
endif
# Where an image of a system has Python write no bytecode, every process would compile all of TensorFlow anew: half a
# minute on a slow machine, and the tests start it several times.
export PYTHONDONTWRITEBYTECODE =
UV_RUN = uv run --frozen --no-sync
# Windows, threads, sound and servers in real time: what failed while the machine was busy elsewhere is told of, and has
# one more try by itself. What fails twice fails; what is no test that failed (an interrupt, an error of use) fails at once.
AGAIN = { [ $$? -eq 1 ] && echo "What failed above, once more:" && $(UV_RUN) pytest -m "not full" --last-failed; }

.PHONY: run test check test-training promises parity bench translations setup setup-tests

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		$(UV_RUN) sketchpad; \
	else \
		echo "There is no display: doing the same job headless, into out/"; \
		$(UV_RUN) sketchpad demo --out out; \
	fi

test: setup-tests check
	$(UV_RUN) pytest -n 2 --dist loadgroup --max-worker-restart 0 || $(AGAIN)
	$(UV_RUN) pytest -m "alone and not full" || $(AGAIN)

check:
	$(UV_RUN) ruff check
	$(UV_RUN) ruff format --check
	$(UV_RUN) pyright

# What makes the shipped weights; with PyTorch, which is a few gigabytes.
test-training: setup-tests
	@uv sync --frozen --extra magenta --extra training
	$(UV_RUN) pyright sketchpad/training
	$(UV_RUN) pytest -n 2 tests/training

# The promises of the program at their full size; takes long.
promises: setup-tests
	$(UV_RUN) pytest -m full tests/promises

# The native engine against real Magenta at the sizes of its own checkpoints; takes minutes and gigabytes.
parity: setup-tests
	$(UV_RUN) pytest -m full --log-cli-level=INFO tests/generation/test_magenta_official.py

# The study, repeated on this machine; takes most of an hour. Single figures of docs/FIGURES.md: `sketchpad bench parts`.
bench: setup-tests
	$(UV_RUN) sketchpad bench

# New texts go into resources/translations/*.ts, to be translated there; what is translated into *.qm, for the program.
translations: setup-tests
	$(UV_RUN) python resources/translations/update.py

setup:
	@packaging/system-packages.sh
	@uv sync --frozen --no-dev --inexact

setup-tests:
	@packaging/system-packages.sh tests
	@uv sync --frozen --extra magenta
