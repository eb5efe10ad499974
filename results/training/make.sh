#!/usr/bin/env bash
# Trains every shipped network anew and leaves its report beside this script. RNCRN and TABLE name
# other commands than the packaged program and the tests' TrainingTable. Arguments: the designs to
# train (default: all).
set -euo pipefail
cd "$(dirname "$0")/../.."
read -r -a rncrn <<<"${RNCRN:-java -jar target/rncrn.jar}"
read -r -a table <<<"${TABLE:-java -cp target/rncrn.jar:target/test-classes rncrn.training.TrainingTable}"
work=${WORK:-$(mktemp -d)}
all="hopf homoclinic hopf-criticality uni-bi uni-bi-4 xor-uni-bi eq-cycle circle circle-linear
    repeller-circle heart two-cycles torus-cycle sin-bistable sin-tristable bessel-oscillator
    bessel-oscillator-8 hastings-powell"
for name in ${*:-$all}; do
    # Status 1 keeps the best network and says what it falls short of; the table shows it.
    "${rncrn[@]}" train models/$name.yaml --output "$work/$name" || [ $? -eq 1 ]
    # The main job trains uni-bi itself.
    [ $name = uni-bi ] || cp "$work/$name/model.json" models/$name.json
    cp "$work/$name/training.json" results/training/$name.json
    "${table[@]}" costs $name "$work/$name/run.json" results/training
done
"${table[@]}" table results/training
