#!/bin/sh
# fuzz/run.sh MINUTES [FORMAT...]: runs the fuzz targets in turn, each for that long, on one core.
# Without formats, all of them. It stops at the first find and says where that is.
#
# Without a sanitizer, since the project has no unsafe code; what is looked for are panics, overflows,
# hangs (25 s) and memory (2 GiB). BOXSTEP_SANITIZER=address checks the libraries as well.
set -eu
minutes=${1:?"usage: fuzz/run.sh MINUTES [FORMAT...]"}
shift
cd "$(dirname "$0")/.."
# The instrumentation is in every compiler; only its flags are not stable.
export RUSTC_BOOTSTRAP=1
[ $# -gt 0 ] || set -- $(cargo fuzz list)
for format in "$@"; do
  mkdir -p "fuzz/corpus/$format"
  echo "== $format"
  cargo fuzz run --sanitizer "${BOXSTEP_SANITIZER:-none}" "$format" \
    "fuzz/corpus/$format" "fuzz/seeds/$format" -- \
    -max_total_time=$((minutes * 60)) -timeout=25 -rss_limit_mb=2048 -max_len=16384 -print_final_stats=1
done
