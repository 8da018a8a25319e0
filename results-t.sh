cd /work/wt-app/App && swift test --skip-build -c release -Xswiftc -enable-testing --scratch-path ../.build-app "$@" 2>&1 | grep -E "✘|error|passed|failed" | cut -c1-400 | grep -v "^↳" | tail -40
