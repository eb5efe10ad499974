#!/usr/bin/env bash
# Makes the tables of this folder:  results/benchmark/make.sh REFERENCE YARDSTICK [part ...]
# REFERENCE holds the published lists (rncrn/hopf/hopf_crn.txt, networks/egfr_net.net, ...);
# YARDSTICK is a program as `rncrn bench --help` describes it. RNCRN names the command line.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
reference=$1 yardstick=$2
shift 2
[ $# -gt 0 ] || set -- hopf-100 hopf-1000 heart-100 heart-1000 egfr sparse shipped
rncrn=${RNCRN:-rncrn}
cd "$top"

against() { # folder, options of the network
    local folder=$1
    shift
    "$rncrn" bench "$@" --rounds 15 -m auto --yardstick "$yardstick" \
        --output "results/benchmark/$folder" --quiet
}

hopf="$reference/rncrn/hopf/hopf_crn.txt --set L_1=3 --set X_1=5 --set X_2=5"
heart="$reference/rncrn/heart/heart_crn.txt --set X_1=2 --set X_2=2"
for part; do
    case $part in
    hopf-100) against $part $hopf --system-size 100 --events 10000000 ;;
    hopf-1000) against $part $hopf --system-size 1000 --events 10000000 ;;
    heart-100) against $part $heart --system-size 100 --events 4000000 ;;
    heart-1000) against $part $heart --system-size 1000 --events 4000000 ;;
    egfr) against $part "$reference/networks/egfr_net.net" --events 1000000 ;;
    sparse) "$rncrn" bench --rounds 11 --events 1000000 -m rejection-cr,composition-rejection,auto \
        --output results/benchmark/sparse --quiet ;;
    shipped) "$rncrn" bench --rounds 3 --events 300000 --output results/benchmark/shipped --quiet ;;
    *)
        echo "no part $part; see the script" >&2
        exit 2
        ;;
    esac
done
