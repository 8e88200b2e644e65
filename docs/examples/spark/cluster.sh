#!/usr/bin/env bash
# Runs a study on a Spark cluster of this machine, a master and two workers on 127.0.0.1, kills one worker in the middle, and compares the
# results with those of `repdyn compare` byte by byte.
#
#   docs/examples/spark/cluster.sh DISTRIBUTION.zip REPDYN-SPARK.jar STUDY.yaml [KEY=VALUE...]
#
# Spark comes from the package pyspark: python3 -m venv spark && . spark/bin/activate && pip install pyspark==3.5.6
set -euo pipefail
if [ $# -lt 3 ]; then
  sed -n '5p' "$0" >&2
  exit 2
fi
archive=$1 jar=$2
shift 2
command -v spark-class >/dev/null || { echo "error: spark-class is not on the PATH; activate the environment with pyspark" >&2; exit 2; }

work=$(mktemp -d)
export SPARK_LOCAL_IP=127.0.0.1 REPDYN_STORE=none
pids=()
# Stops what this script has started.
stop() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

unzip -q "$archive" -d "$work/distribution"
repdyn=$(echo "$work"/distribution/*/bin/repdyn)

spark-class org.apache.spark.deploy.master.Master --host 127.0.0.1 --port 7077 --webui-port 0 >"$work/master.log" 2>&1 &
pids+=($!)
for number in 1 2; do
  spark-class org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g --webui-port 0 \
    --work-dir "$work/worker$number" spark://127.0.0.1:7077 >"$work/worker$number.log" 2>&1 &
  pids+=($!)
done
victim=${pids[2]}

spark-submit --master spark://127.0.0.1:7077 --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 \
  --driver-memory 1g --executor-memory 768m --archives "$archive#repdyn" \
  "$jar" "$@" --store "file://$work/store" --out "$work/spark/result" >"$work/submit.out" 2>"$work/submit.log" &
submit=$!
pids+=("$submit")

stored() { find "$work/store" -name '*.json.gz' 2>/dev/null | wc -l; }
runs() { sed -n 's/^\([0-9]*\) runs, .*/\1/p' "$work/submit.out"; }
# Waits until a third of the runs is in the store.
while kill -0 "$submit" 2>/dev/null && { [ -z "$(runs)" ] || [ $((3 * $(stored))) -lt "$(runs)" ]; }; do sleep 0.2; done
kill -0 "$submit" 2>/dev/null || { tail -n 30 "$work/submit.log" >&2; exit 1; }
executor=$(pgrep -P "$victim" | tr '\n' ' ')
echo "$(stored) of $(runs) runs are stored; killing the second worker (process $victim) and its executor (process ${executor% })"
# shellcheck disable=SC2086  # one executor, or two if one is just starting
kill -9 "$victim" $executor

wait "$submit" || { tail -n 30 "$work/submit.log" >&2; exit 1; }
head -n 2 "$work/submit.out"
echo "lost executors: $(grep -c 'Lost executor' "$work/submit.log" || true)"

"$repdyn" compare "$@" --no-store --out "$work/local/result" --quiet >/dev/null
for file in trajectory.csv embedding.csv; do
  cmp "$work/spark/result/$file" "$work/local/result/$file"
done
echo "the $(wc -l <"$work/local/result/trajectory.csv") lines of trajectory.csv and embedding.csv are the same as those of repdyn compare"
