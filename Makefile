# Two commands do everything: `make demo` and `make test`. The rest is for those who work on Menaquin.
SWIFT ?= swift
# `make AVX2=1 …` uses the vector unit of any x86-64 processor since 2013; the default build runs everywhere.
ifdef AVX2
FAST = -Xswiftc -target-cpu -Xswiftc haswell
SCRATCH = .build-avx2
else
SCRATCH = .build
endif
RELEASE = $(SWIFT) build -c release --scratch-path $(SCRATCH) $(FAST)
TESTING = --scratch-path .build-test -c release -Xswiftc -enable-testing
OUT ?= results/demo

.PHONY: demo build test verify bench docs format clean setup

demo: build
	@$(SCRATCH)/release/menaquin simulate examples/people/anna.yaml \
	  --plan examples/plans/mk7-180.yaml --out $(OUT)

build: setup
	@$(RELEASE) --product menaquin

test: setup
	@MENAQUIN_PYTHON="$$(scripts/python.sh)" $(SWIFT) test $(TESTING)

# The whole model in libRoadRunner and libSBML: some minutes, a gigabyte.
verify: setup
	@MENAQUIN_SLOW=1 MENAQUIN_PYTHON="$$(scripts/python.sh)" $(SWIFT) test $(TESTING) --filter SBMLVerificationTests

bench: setup
	@Benchmarks/run.sh

# Fills the parameter tables of the articles from the model; `menaquin docs --check` fails when one is stale.
docs: build
	@$(SCRATCH)/release/menaquin docs

format:
	@$(SWIFT) format --in-place --recursive Sources Tests Package.swift

setup:
	@scripts/setup.sh

clean:
	rm -rf .build .build-avx2 .build-test results
