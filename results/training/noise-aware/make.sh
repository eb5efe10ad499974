#!/usr/bin/env bash
# Exact simulation of the full reaction lists: noise-aware networks against plainly trained and
# published ones, in this folder one folder for each design. RNCRN names another command than the
# packaged program; REFERENCE a folder with the published reaction lists (without it they are left
# out). TRAIN=1 trains the noise-aware networks anew first. Arguments: designs (default: all).
set -euo pipefail
cd "$(dirname "$0")/../../.."
read -r -a rncrn <<<"${RNCRN:-java -jar target/rncrn.jar}"
out=results/training/noise-aware
published() { # design file sizes
    local list=${REFERENCE:-}/$1/$2
    [ -n "${REFERENCE:-}" ] && [ -f "$list" ] && echo "--network published=$list@$3" || true
}
run() { # folder design options...
    local folder=$1 design=$2
    shift 2
    "${rncrn[@]}" endurance models/$design.yaml "$@" --output $out/$folder
    # It names the folders of this machine.
    rm -f $out/$folder/run.json
}
for name in ${*:-hopf uni-bi circle heart two-cycles eq-cycle}; do
    design=models/$name-noise-aware.yaml
    [ -f $design ] || design=models/$name.yaml
    [ -f $design ] || design=$out/$name.yaml
    if [ -n "${TRAIN:-}" ]; then
        "${rncrn[@]}" train $design --noise-aware --seed 1 --output $out/$name-training
        cp $out/$name-training/model.json models/$name-noise-aware.json
        cp $out/$name-training/training.json results/training/$name-noise-aware.json
        cp $out/$name-training/front.csv $out/$name-front.csv
        cp $out/$name-training/noise-front.svg $out/$name-front.svg
        cp $out/$name-training/noise-front.png $out/$name-front.png
        rm -r $out/$name-training
    fi
    aware=models/$name-noise-aware.json
    case $name in
        hopf)
            run hopf-cycle hopf --at 3 --network noise-aware=$aware@4,5,6,7.5,10 \
                --events 2.5e7 --time 400
            run hopf-focus hopf --at 1 --network noise-aware=$aware@5,7.5 --events 2e7 --time 200
            run hopf-foretold hopf --at 3 --foretell \
                --network noise-aware=$aware@4,5,6,7.5,10 \
                $(published hopf hopf_crn.txt 300,450,600,800,1000,1200)
            ;;
        hopf-10)
            run hopf-10 hopf --at 3 --network noise-aware-10=$out/hopf-10.json@6,7.5,10 \
                --events 2.5e7 --time 400
            ;;
        hopf-seeds) # after: rncrn train models/hopf.yaml --noise-aware --seeds 8 --output $SEEDS
            seeds=()
            for k in 1 2 3 4 5 6 7 8; do
                seeds+=(--network "seed-$k=$SEEDS/model-$k.json@7.5")
            done
            run hopf-seeds hopf --at 3 "${seeds[@]}" --events 2.5e7 --time 300
            run hopf-seeds hopf --at 3 "${seeds[@]}" --foretell
            ;;
        uni-bi)
            run uni-bi uni-bi --at 0 --network noise-aware=$aware@3,5,8 \
                $(published uni-bi piecewise_simple_uni_bi.txt 10,20,30) \
                --network plain=models/uni-bi-4.json@10,20,30 \
                --step 0.02 --burn 2 --events 1e8 --time 3000
            run uni-bi uni-bi --at 0 --foretell --network noise-aware=$aware@3,5,8 \
                $(published uni-bi piecewise_simple_uni_bi.txt 10,20,30,40,50,60) \
                --network plain=models/uni-bi-4.json@20
            ;;
        circle)
            run circle circle --network noise-aware=$aware@3,5,8 \
                $(published circle circle_crn.txt 100,130) \
                --network plain=models/circle.json@100 --step 0.1 --events 2e7
            ;;
        heart)
            run heart heart --network noise-aware=$aware@15,40 \
                $(published heart heart_crn.txt 100,300) \
                --network plain=models/heart.json@100,300 --step 0.1 --burn 5 --events 2e7
            ;;
        two-cycles)
            run two-cycles two-cycles --network noise-aware=$aware@5,8,10 \
                --step 0.1 --burn 5 --events 1.1e8 --time 800 --seed 2
            ;;
        eq-cycle)
            # The equilibrium, at 2.5, fires a thousand times as often: left to the rate equations.
            run eq-cycle eq-cycle --at 1 --network noise-aware=$aware@10,20,30 \
                --network plain=models/eq-cycle.json@30,60,100 --step 0.1 --burn 5 --events 8e7
            ;;
    esac
done
