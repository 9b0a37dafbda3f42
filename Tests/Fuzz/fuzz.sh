#!/usr/bin/env bash
# Has libFuzzer try every reader, and prints one row of a table for each: runs, seconds of the processor,
# the longest and the largest input, and how many have failed. Inputs that fail are kept.
#
# usage: fuzz.sh [RUNS [SEED [KEEP]]]     (10,000 runs of seed 1; KEEP is Tests/Fuzz/.build/kept)
#
# SANITIZE=address looks at every access to memory besides, which takes about three times as long.
set -euo pipefail
cd "$(dirname "$0")"
runs=${1:-10000} seed=${2:-1} keep=${3:-$PWD/.build/kept}
# A failure is libFuzzer's to report.
export SWIFT_BACKTRACE=enable=no
scratch=.build configuration=release
if [ -n "${SANITIZE:-}" ]; then scratch=.build-$SANITIZE configuration=debug; fi
build=(swift build --scratch-path "$scratch" -c "$configuration" --sanitize fuzzer
  ${SANITIZE:+--sanitize "$SANITIZE"} --product crosswalk-fuzz)
"${build[@]}" >&2
fuzzer=$("${build[@]}" --show-bin-path)/crosswalk-fuzz
mkdir -p "$keep"
echo "| reader | runs | s | longest | largest | failed |"
echo "|---|---|---|---|---|---|"
status=0
for folder in Corpus/*/; do
  reader=$(basename "$folder")
  if ! "$fuzzer" "$reader" --runs "$runs" --seed "$seed" --keep "$keep" > "$keep/log" 2>&1; then
    status=1
    grep -av "^#\|Uses:" "$keep/log" | tail -n 20
  fi
  grep -a "^| $reader |" "$keep/log" || echo "| $reader | failed | | | | |"
done
exit $status
