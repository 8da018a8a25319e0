#!/bin/bash
# Plans a trial, submits its shards as an array and the merge after them.
#   submit.sh TRIAL.yaml SHARDS RESULTS [options of menaquin plan, such as --people 100000 --seed 2]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
trial=$1 shards=$2 results=$3
shift 3

mkdir -p "$results/logs"
menaquin plan "$trial" --shards "$shards" --out "$results/manifest.json" "$@"

export MANIFEST="$results/manifest.json" RESULTS="$results"
array=$(sbatch --parsable --array="0-$((shards - 1))" --output="$results/logs/shard-%a.log" "$here/shard.sbatch")
sbatch --parsable --dependency="afterok:$array" --output="$results/logs/merge.log" "$here/merge.sbatch"
