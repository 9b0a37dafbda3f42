#!/usr/bin/env bash
# Has libFuzzer try every reader, and prints two rows of a table for each: runs, seconds of the processor,
# the longest and the largest input, and how many have failed. Nine of ten runs are of inputs of up to 2 kB,
# which reach as much in a fraction of the time, and the tenth of up to 32 kB. Inputs that fail are kept.
#
# usage: fuzz.sh [RUNS [SEED [KEEP [READER …]]]]     (10,000 runs of seed 1 of all readers; KEEP is
#                                                     Tests/Fuzz/.build/kept)
#
# SANITIZE=address looks at every access to memory besides, which takes about three times as long.
set -euo pipefail
cd "$(dirname "$0")"
runs=${1:-10000} seed=${2:-1} keep=${3:-$PWD/.build/kept}
shift $(($# < 3 ? $# : 3))
readers=("$@")
if [ ${#readers[@]} = 0 ]; then readers=(Corpus/*/); fi
# A failure is libFuzzer's to report.
export SWIFT_BACKTRACE=enable=no
# What files look like is made once for the whole run, and some of that counts as lost there. How much an input makes
# the program grow is measured anyway.
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}
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
for reader in "${readers[@]}"; do
  reader=$(basename "$reader")
  for size in "2048 $((runs - runs / 10))" "32768 $((runs / 10))"; do
    read -r bytes count <<< "$size"
    if ! "$fuzzer" "$reader" --runs "$count" --seed "$seed" --max-bytes "$bytes" --keep "$keep" \
      > "$keep/log" 2>&1; then
      status=1
      grep -av "^#\|Uses:" "$keep/log" | tail -n 20
    fi
    row=$(grep -a "^| $reader |" "$keep/log" || echo "| $reader | failed | | | | |")
    echo "${row/| $reader |/| $reader, up to $((bytes / 1024)) kB |}"
  done
done
exit $status
