#!/usr/bin/env bash
# The deterministic picture of every system: the full reaction list, the quasi-static field and the
# target side by side. Leaves tables and figures beside this script and makes README.md from them.
# With names as arguments, only these systems. Published lists are read from the folder that
# RNCRN_REFERENCE names, and left out where there is none.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
rncrn=${RNCRN:-java -XX:ActiveProcessorCount=1 -jar target/rncrn.jar}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
only=("$@")
list=${RNCRN_REFERENCE:-../shared/reference}/rncrn

# both NAME INPUT OPTIONS...: the full field with the options, the quasi-static one without those
# that only the full one has.
both() {
    local name=$1 input=$2
    shift 2
    if [ ! -e "$input" ]; then return; fi
    if [ ${#only[@]} -gt 0 ] && [[ " ${only[*]} " != *" $name "* ]]; then return; fi
    local plain=() full=()
    while [ $# -gt 0 ]; do
        case $1 in
            --mu-range | --second | --basins) full+=("$1" "$2"); shift 2 ;;
            *) plain+=("$1"); shift ;;
        esac
    done
    echo "== $name"
    run "$name" "$input" "${plain[@]}" "${full[@]}"
    run "$name-quasi-static" "$input" "${plain[@]}" --reduced
}

run() {
    local name=$1
    shift
    if ! timeout "${SECONDS_EACH:-600}" $rncrn bifurcate "$@" --threads 1 --output "$work/$name" \
            > "$work/$name.txt" 2>&1; then
        echo "$name: $(tail -1 "$work/$name.txt")"
        echo "stopped: $(tail -1 "$work/$name.txt")" >> "$work/$name.txt"
    fi
    rm -rf "${here:?}/$name"
    mkdir -p "$here/$name"
    sed -e "s#$work/##g" "$work/$name.txt" > "$here/$name/output.txt"
    # Where the files lay on this machine is nobody's business.
    if [ -e "$work/$name/run.json" ]; then
        sed -e "s#$work/##g" -e "s#$list/##g" "$work/$name/run.json" > "$here/$name/run.json"
    fi
    for file in special-points.csv comparison.csv regimes.json mu.csv perturbed.csv \
            curve-points.csv basins-1.csv basins-2.csv; do
        if [ -e "$work/$name/$file" ]; then cp "$work/$name/$file" "$here/$name/"; fi
    done
    for figure in diagram portraits curves mu-dependence perturbed-networks basins; do
        if [ -e "$work/$name/$figure.png" ]; then cp "$work/$name/$figure.png" "$here/$name/"; fi
    done
}

both hopf models/hopf.json -p L_1 --from 1 --to 3 --at 1,3 --compare models/hopf.yaml \
    --mu-range .0005:.2
both hopf-noise-aware models/hopf-noise-aware.json -p L_1 --from 1 --to 3 --at 1,3 --sections 3 \
    --compare models/hopf.yaml --mu-range .001:.2
both hopf-published "$list/hopf/hopf_crn.txt" -p L_1 --from 1 --to 3 --domain X_1=3.2:6.8 \
    --domain X_2=3.2:6.8 --at 1,3
both homoclinic models/homoclinic.json -p L_1 --from 1.8 --to 2.1 --at 1.95,2.05 --sections 3 \
    --compare models/homoclinic.yaml --mu-range .00001:.1 --basins 30
both hopf-criticality models/hopf-criticality.json --compare models/hopf-criticality.yaml \
    --perturb 40:.0003 --mu-range .0005:.2
both uni-bi results/uni-bi/model.json -p L_1 --from 0 --to 1 --compare models/uni-bi.yaml \
    --at 0,1 --mu-range .001:1
both uni-bi-4 models/uni-bi-4.json -p L_1 --from 0 --to 1 --compare models/uni-bi-4.yaml \
    --at 0,1 --mu-range .001:1
both uni-bi-published "$list/uni-bi/piecewise_simple_uni_bi.txt" -p L_1 --from 0 --to 1 \
    --domain X_1=0.5:10 --at 0,1
both xor-uni-bi models/xor-uni-bi.json -p E_1 --from 0 --to 2 --set E_2=0.5 --second E_2=0:2 \
    --at 0.5,1.5 --compare models/xor-uni-bi.yaml --mu-range .0001:.5
both eq-cycle models/eq-cycle.json -p E_1 --from 0 --to 5 --at 1,2.5 --sections 3 \
    --compare models/eq-cycle.yaml --mu-range .0005:.2
for name in circle circle-linear repeller-circle heart; do
    both $name models/$name.json --compare models/$name.yaml --mu-range .001:.3
done
both circle-published "$list/circle/circle_crn.txt" --domain X_1=0.5:3.5 --domain X_2=0.5:3.5
both heart-published "$list/heart/heart_crn.txt" --domain X_1=0.5:3.5 --domain X_2=0.5:3.5
both two-cycles models/two-cycles.json --compare models/two-cycles.yaml --mu-range .001:1 \
    --basins 40
both torus-cycle models/torus-cycle.json --compare models/torus-cycle.yaml --mu-range .005:.05
both sin-bistable models/sin-bistable.json --compare models/sin-bistable.yaml --mu-range .001:1
both sin-tristable models/sin-tristable.json --compare models/sin-tristable.yaml --mu-range .001:1
both bessel-oscillator models/bessel-oscillator.json --compare models/bessel-oscillator.yaml \
    --mu-range .0001:.3
both bessel-oscillator-8 models/bessel-oscillator-8.json --compare models/bessel-oscillator-8.yaml \
    --mu-range .0001:.3
both hastings-powell models/hastings-powell.json --exponents 4000
if [ ${#only[@]} -eq 0 ] || [[ " ${only[*]} " == *" hastings-powell "* ]]; then
    run hastings-powell-target models/hastings-powell.yaml --exponents 10000
fi
python3 "$here/table.py"
