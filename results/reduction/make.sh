#!/usr/bin/env bash
# Regenerates this folder: errors and costs of the approximate methods against exact simulation,
# and exit times of the reduced dynamics against exact simulation.
# Usage, from the top of the project after mvn package: results/reduction/make.sh FOLDER
# where FOLDER holds the published reaction lists (hopf/hopf_crn.txt, heart/heart_crn.txt, ...).
set -euo pipefail
lists=$1
here=$(dirname "$0")
rncrn() { java -Xmx4g -jar "$here/../../target/rncrn.jar" "$@" --quiet; }
compare() { # name, options
    local name=$1
    shift
    rncrn compare "$@" --output "$here/$name"
    rm "$here/$name/run.json" # holds clock times, which differ from run to run
}
exits() {
    local name=$1
    shift
    rncrn stationary "$@" --no-modes --exact-exits 200 --output "$here/$name"
    rm "$here/$name"/{run.json,marginals.csv,modes.csv,relaxation.csv} "$here/$name"/{density,passages}.csv 2>/dev/null || true
}
hopf=$lists/hopf/hopf_crn.txt
unibi=$lists/uni-bi/piecewise_simple_uni_bi.txt
compare uni-bi-50 "$unibi" -w 50 --set L_1=1 --set X_1=5 -t 30 --more 5 --methods reduced,hybrid,tau-implicit,tau
compare circle-100 "$lists/circle/circle_crn.txt" -w 100 --set X_1=2 --set X_2=3 -t 160 --blocks 9 \
    --methods reduced,hybrid
compare hopf-1000 "$hopf" -w 1000 --set L_1=3 --set X_1=6 --set X_2=5 -t 50 --more 20 --blocks 6 \
    --methods reduced,hybrid
box="--domain X_1=0:9.95 --domain X_2=0:9.95"
for size in 10 20; do
    exits "hopf-exits-$size" "$hopf" -w "$size" --set L_1=1 --set X_1=5 --set X_2=5 $box
done
