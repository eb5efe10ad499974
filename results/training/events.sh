#!/usr/bin/env bash
# Reaction events per unit of time and volume, by exact simulation of the full lists: the shipped
# networks, and those shipped before their rate constants were tamed (revision BEFORE). Leaves
# events.csv beside this script. RNCRN names another command than the packaged program.
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r -a rncrn <<<"${RNCRN:-java -jar target/rncrn.jar}"
before=${BEFORE:-dcdb8f6}
work=${WORK:-$(mktemp -d)}
mkdir -p "$work"
out=results/training/events.csv
# Network, where, system size, start, perceptrons at rest in the network before, time before, time
# now: some million events each.
rows="
homoclinic;L_1=1.9;100;X_1=4.9,X_2=4.5;Y_8=3850;1e-5;5
homoclinic;L_1=2.1;100;X_1=5.88,X_2=5.66;Y_8=2590;1e-5;5
repeller-circle;;1000;X_1=2.05,X_2=1.9;Y_1=14200;1e-6;.3
two-cycles;;300;X_1=1.5,X_2=2;;.3;.3
two-cycles;;300;X_1=4.5,X_2=2;;.3;.3
xor-uni-bi;E_1=0.5,E_2=0.5;30;X_1=2;Z_1=16.7,Z_2=2.7;.1;1
xor-uni-bi;E_1=1.5,E_2=1.5;30;X_1=8;Z_3=3.9,Z_4=10.2;.1;1
xor-uni-bi;E_1=1.5,E_2=0.5;30;X_1=5;Z_1=16.8,Z_2=29.4,Z_3=3.6,Z_4=9.8;.05;2
xor-uni-bi;E_1=0.5,E_2=1.5;30;X_1=5;;.2;.5
eq-cycle;E_1=0.5;30;X_1=1.5,X_2=2.5;;2;.1
eq-cycle;E_1=2.5;30;X_1=0.04,X_2=0.02;Z_1=0.3,Z_2=216;.005;.2
eq-cycle;E_1=3.5;30;X_1=1.5,X_2=2.5;Z_1=62,Z_2=640,Z_3=183;5e-4;2
eq-cycle;E_1=4.5;30;X_1=1.5,X_2=2.5;Z_1=127,Z_2=1063,Z_3=555;3e-4;2
torus-cycle;;100;X_1=10,X_2=6,X_3=2;;.5;.5
"
events() { # network, size, time, settings
    local set=()
    for value in ${4//,/ }; do set+=(--set "$value"); done
    "${rncrn[@]}" simulate "$1" --method direct --system-size "$2" --time "$3" --steps 2 \
        "${set[@]}" --threads 1 --output "$work/run" >/dev/null
    sed -n 's/.*"events" : \([0-9]*\).*/\1/p' "$work/run/run.json"
}
echo "network,at,systemSize,eventsBefore,eventsNow,factor" >$out
for row in $rows; do
    IFS=';' read -r name at size start rest then now <<<"$row"
    git show "$before:models/$name.json" >"$work/$name.json"
    old=$(events "$work/$name.json" "$size" "$then" "$at,$start,$rest")
    new=$(events "models/$name.json" "$size" "$now" "$at,$start")
    awk -v n="$name" -v at="${at//,/; }" -v s="$size" -v a="$old" -v t="$then" -v b="$new" -v u="$now" \
        'BEGIN { a /= t * s; b /= u * s; printf "%s,%s,%s,%.3g,%.3g,%.3g\n", n, at, s, a, b, a / b }' >>$out
done
