#!/usr/bin/env bash
# Makes the tables of this folder:  results/benchmark/make.sh REFERENCE YARDSTICK [part ...]
# REFERENCE holds the published lists (rncrn/hopf/hopf_crn.txt, networks/egfr_net.net, ...);
# YARDSTICK is a program as `rncrn bench --help` describes it. RNCRN names the command line.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
reference=$1 yardstick=$2
shift 2
[ $# -gt 0 ] || set -- lists shipped
rncrn=${RNCRN:-rncrn}
cd "$top"

against() { # folder, options of the network
    local folder=$1
    shift
    "$rncrn" bench "$@" --rounds 7 -m auto --yardstick "$yardstick" \
        --output "results/benchmark/$folder" --quiet
}

for part; do
    case $part in
    lists)
        hopf="$reference/rncrn/hopf/hopf_crn.txt --set L_1=3 --set X_1=5 --set X_2=5"
        heart="$reference/rncrn/heart/heart_crn.txt --set X_1=2 --set X_2=2"
        against hopf-100 $hopf --system-size 100 --events 10000000
        against hopf-1000 $hopf --system-size 1000 --events 10000000
        against heart-100 $heart --system-size 100 --events 4000000
        against heart-1000 $heart --system-size 1000 --events 6000000
        against egfr "$reference/networks/egfr_net.net" --events 1000000
        ;;
    shipped) "$rncrn" bench --events 300000 --output results/benchmark/shipped --quiet ;;
    *)
        echo "no part $part; the parts are lists and shipped" >&2
        exit 2
        ;;
    esac
done
