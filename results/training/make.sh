#!/usr/bin/env bash
# Trains every shipped network anew and leaves its report beside this script.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
for name in hopf homoclinic hopf-criticality uni-bi uni-bi-4 xor-uni-bi circle circle-linear \
    repeller-circle sin-bistable sin-tristable hastings-powell \
    heart bessel-oscillator bessel-oscillator-8 eq-cycle two-cycles; do
    java -jar target/rncrn.jar train models/$name.yaml --output "$work/$name"
    cp "$work/$name/model.json" models/$name.json
    cp "$work/$name/training.json" results/training/$name.json
done
for name in hopf uni-bi circle two-cycles; do
    design=models/$name-noise-aware.yaml
    [ -f "$design" ] || design=models/$name.yaml
    java -jar target/rncrn.jar train "$design" --noise-aware --output "$work/$name"
    cp "$work/$name/model.json" models/$name-noise-aware.json
    cp "$work/$name/training.json" results/training/$name-noise-aware.json
    cp "$work/$name/front.csv" results/training/$name-front.csv
done
for name in uni-bi sin-bistable sin-tristable; do
    java -jar target/rncrn.jar train models/$name.yaml --seeds 20 --output "$work/$name-seeds"
    cp "$work/$name-seeds/seeds.csv" results/training/$name-seeds.csv
done
python3 results/training/table.py
