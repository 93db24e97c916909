#!/usr/bin/env bash
# make_samples.sh PROGRAM FOLDER: the samples as they leave the renderer, and sealed by openssl.
set -euo pipefail
program=$1 folder=$2
rm -rf "$folder"
"$program" "$folder"
"$(dirname "$0")/seal.py" "$folder"
ls -l "$folder"
