"""Prints the tables of table.md from the reports beside this script."""
import csv
import json
import pathlib

ORDER = [
    "hopf", "homoclinic", "hopf-criticality", "uni-bi", "uni-bi-4", "xor-uni-bi", "eq-cycle", "circle",
    "circle-linear", "repeller-circle", "heart", "two-cycles", "torus-cycle",
    "sin-bistable", "sin-tristable", "bessel-oscillator", "bessel-oscillator-8", "hastings-powell",
]
NOISE = ["hopf", "uni-bi", "circle", "heart", "two-cycles", "eq-cycle"]
here = pathlib.Path(__file__).parent
costs = here / "costs.csv"
COSTS = {r["design"]: r for r in csv.DictReader(costs.open())} if costs.exists() else {}


def report(name):
    path = here / (name + ".json")
    return json.loads(path.read_text()) if path.exists() else None


def shown(r):
    words = []
    for f in r["behaviours"]:
        at = ", ".join(f"{v:g}" for v in f["at"])
        met = "met" if f["deviation"] <= r.get("tolerance", 1) else "**not met**"
        words.append((f"at {at}: " if at else "") + (f["measured"] or f["regimes"]) + f" ({met})")
    return "; ".join(words) or "nothing asked"


print("| network | M | published loss | best fit to the published set | shipped network there | loss met |"
      " mu | mean flux | largest over smallest rate constant | CPU s | must show: full reaction list |")
print("|---|---|---|---|---|---|---|---|---|---|---|")
total = wall = 0
for name in ORDER:
    r = report(name)
    if not r:
        continue
    p = r.get("published")
    cost = COSTS.get(name, {})
    total += float(cost.get("cpuSeconds", 0))
    wall += float(cost.get("wallSeconds", 0))
    cells = ["-", f"{r['fitLoss']:.3g}", f"{r['loss']:.3g}", "-"]
    if p:
        met = min(p["network"], p["fit"]) <= p["figure"]
        size = f" (M = {p['perceptrons']})" if p["perceptrons"] != r["perceptrons"] else ""
        cells = [f"{p['figure']:.4g}", f"{p['fit']:.4g}{size}", f"{p['network']:.4g}",
                 "yes" if met else "**no**"]
    print(f"| {name} | {r['perceptrons']} | " + " | ".join(cells) + f" | {r['mu']:g} | {r['flux']:.3g} |"
          f" {r['rateConstants']['ratio']:.2g} | {cost.get('cpuSeconds', '-')} | {shown(r)} |")
print(f"\nAll of these: {total / 60:.1f} minutes of CPU, {wall / 60:.1f} minutes of wall time one after the"
      " other on one thread of a machine that others used.\n")
print("| noise-aware network | M | executive flux near the attractor, passed-on noise | largest over smallest"
      " rate constant | must show: full reaction list |")
print("|---|---|---|---|---|")
for name in NOISE:
    r = report(name + "-noise-aware")
    if r:
        chosen = r["front"][r["chosen"]]
        print(f"| {name} | {r['perceptrons']} | {chosen['executive']:.3g}, {chosen['passed']:.3g} |"
              f" {r['rateConstants']['ratio']:.2g} | {shown(r)} |")
