#!/usr/bin/env bash
# fsck.sh FILE: builds tessera's fsck, an auditor of C2SP tlog-tiles logs, as FILE. It needs a Go of its age (1.24 or later, Debian 12 has
# 1.19) and a Go proxy. Then: TESSERA_FSCK=FILE tests/e2e/log_test.py
set -euo pipefail
version=v1.0.2
target=$(realpath -m "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
GOBIN=$work GOFLAGS='' GO111MODULE=on go install "github.com/transparency-dev/tessera/cmd/fsck@$version"
mv "$work/fsck" "$target"
