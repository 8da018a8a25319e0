# Three commands do everything: `make demo`, `make serve` and `make test`. The rest is for those who work on Menaquin.
SWIFT ?= swift
SCRATCH = .build
RELEASE = $(SWIFT) build -c release --scratch-path $(SCRATCH)
TESTING = --scratch-path .build-test -c release -Xswiftc -enable-testing
OUT ?= results/demo
# The web app is a package of its own; one build serves and is tested.
APP = --package-path App --scratch-path .build-app -c release -Xswiftc -enable-testing
PORT ?= 8127

.PHONY: demo serve build test test-app test-python wheel verify bench docs format clean setup

demo: build
	@$(SCRATCH)/release/menaquin simulate examples/people/anna.yaml \
	  --plan examples/plans/mk7-180.yaml --out $(OUT)

serve: setup
	@$(SWIFT) build $(APP) --product menaquin-serve
	@.build-app/release/menaquin-serve --port $(PORT)

build: setup
	@$(RELEASE) --product menaquin

test: setup
	@MENAQUIN_PYTHON="$$(scripts/python.sh)" $(SWIFT) test $(TESTING)
	@$(MAKE) --no-print-directory test-app
	@$(MAKE) --no-print-directory test-python

# The web app: its routes without a socket, then in a real browser where there is one.
test-app: setup
	@$(SWIFT) build $(APP) --product menaquin-serve
	@$(SWIFT) test $(APP)
	@scripts/browser.sh

# The Python package into python/dist: runs without a Swift toolchain.
wheel: setup
	@SCRATCH=$(SCRATCH) scripts/wheel.sh

# Its tests, from the wheel in a clean virtual environment.
test-python: build
	@SCRATCH=$(SCRATCH) scripts/python-tests.sh

# The whole model in libRoadRunner and libSBML: some minutes, a gigabyte.
verify: setup
	@MENAQUIN_SLOW=1 MENAQUIN_PYTHON="$$(scripts/python.sh)" $(SWIFT) test $(TESTING) --filter 'SBMLVerificationTests|ArchiveTests'

bench: setup
	@Benchmarks/run.sh

# Fills the parameter tables of the articles from the model; `menaquin docs --check` fails when one is stale.
docs: build
	@$(SCRATCH)/release/menaquin docs

format:
	@$(SWIFT) format --in-place --recursive Sources Tests App/Sources App/Tests Package.swift App/Package.swift

setup:
	@scripts/setup.sh

clean:
	rm -rf .build .build-avx2 .build-test .build-app results python/dist python/src/menaquin/_engine
