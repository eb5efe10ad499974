#!/usr/bin/env bash
# Exact simulation of the full reaction lists: noise-aware networks against plainly trained and
# published ones, in this folder one folder for each design. RNCRN names another command than the
# packaged program; REFERENCE a folder with the published reaction lists (without it they are left
# out). TRAIN=1 trains the noise-aware networks anew first, TRAIN=only does nothing else. Arguments:
# designs (default: all), or NAME-seeds, which trains COUNT seeds (8) into the folder SEEDS and looks
# at every one.
set -euo pipefail
cd "$(dirname "$0")/../../.."
read -r -a rncrn <<<"${RNCRN:-java -jar target/rncrn.jar}"
out=results/training/noise-aware
SEEDS=${SEEDS:-$(mktemp -d)}
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
seeds() { # design sizes options...: the first COUNT seeds, none chosen
    local name=$1 sizes=$2 design=models/$1-noise-aware.yaml count=${COUNT:-8} k work networks=()
    shift 2
    [ -f $design ] || design=models/$name.yaml
    work=$SEEDS/$name
    if [ ! -f $work/seeds.csv ]; then
        "${rncrn[@]}" train $design --noise-aware --seeds $count --output $work
    fi
    cp $work/seeds.csv $out/$name-seeds.csv
    for ((k = 1; k <= count; k++)); do
        networks+=(--network "seed-$k=$work/model-$k.json@$sizes")
    done
    run $name-seeds $name "${networks[@]}" "$@"
}
for name in ${*:-hopf uni-bi circle heart two-cycles eq-cycle}; do
    design=models/$name-noise-aware.yaml
    [ -f $design ] || design=models/$name.yaml
    [ -f $design ] || design=$out/$name.yaml
    if [ -n "${TRAIN:-}" ] && [ "${name%-seeds}" = $name ]; then
        "${rncrn[@]}" train $design --noise-aware --seed 1 --output $out/$name-training
        cp $out/$name-training/model.json models/$name-noise-aware.json
        cp $out/$name-training/training.json results/training/$name-noise-aware.json
        cp $out/$name-training/front.csv $out/$name-front.csv
        cp $out/$name-training/noise-front.svg $out/$name-front.svg
        cp $out/$name-training/noise-front.png $out/$name-front.png
        rm -r $out/$name-training
        [ "$TRAIN" != only ] || continue
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
        hopf-seeds)
            seeds hopf 7.5 --at 3 --events 2.5e7 --time 300
            seeds hopf 7.5 --at 3 --foretell
            ;;
        circle-seeds)
            seeds circle 3,8 --step 0.1 --events 2e7
            seeds circle 3,8 --foretell
            ;;
        heart-seeds)
            seeds heart 10 --step 0.1 --burn 5 --events 4e7
            seeds heart 8,10 --foretell
            ;;
        two-cycles-seeds)
            seeds two-cycles 5,8,10 --foretell
            ;;
        uni-bi-seeds)
            seeds uni-bi 3,5,8 --at 0 --foretell
            ;;
        uni-bi)
            run uni-bi uni-bi --at 0 --network noise-aware=$aware@2,3,4 \
                $(published uni-bi piecewise_simple_uni_bi.txt 20,30) \
                --network plain=models/uni-bi-4.json@20,30 \
                --step 0.02 --burn 2 --events 1e8 --time 4000
            run uni-bi uni-bi --at 0 --foretell --network noise-aware=$aware@2,3,4,5,8 \
                $(published uni-bi piecewise_simple_uni_bi.txt 10,20,30,40,50,60,70) \
                --network plain=models/uni-bi-4.json@20
            ;;
        circle)
            run circle circle --network noise-aware=$aware@3,5,8 \
                $(published circle circle_crn.txt 100,130) \
                --network plain=models/circle.json@100 --step 0.1 --events 6e7
            run circle circle --foretell --network noise-aware=$aware@3,5,8 \
                $(published circle circle_crn.txt 80,100,115,130,160)
            ;;
        heart)
            run heart heart --network noise-aware=$aware@8,10,15 \
                --step 0.1 --burn 5 --events 9e7
            run heart-others heart $(published heart heart_crn.txt 100,300) \
                --network plain=models/heart.json@100 --step 0.1 --burn 2 --events 2e8
            run heart heart --foretell --network noise-aware=$aware@8,10,15 \
                $(published heart heart_crn.txt 100,120,150,200,250,300)
            ;;
        two-cycles)
            run two-cycles two-cycles --network noise-aware=$aware@5,6,8 \
                --step 0.1 --burn 5 --events 3e8 --time 1000
            run two-cycles two-cycles --foretell --network noise-aware=$aware@5,6,8,10
            ;;
        eq-cycle)
            # The equilibrium, at 2.5, fires a thousand times as often: left to the rate equations.
            run eq-cycle eq-cycle --at 1 --network noise-aware=$aware@10,15,20 \
                --network plain=models/eq-cycle.json@60,100 --step 0.1 --burn 5 --events 8e7
            ;;
    esac
done
