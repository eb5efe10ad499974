"""Prints the table of README.md from the training.json files beside this script."""
import json
import pathlib

PUBLISHED = {
    "hopf": "3.43e-3", "homoclinic": "9.68e-7", "hopf-criticality": "5.37e-3", "uni-bi": "0.543",
    "circle": "0.1795", "circle-linear": "0.1797", "repeller-circle": "0.1994", "heart": "0.242 *",
    "two-cycles": "0.460 *", "eq-cycle": "0.280 *", "torus-cycle": "0.413 *",
}
ORDER = [
    "hopf", "homoclinic", "hopf-criticality", "uni-bi", "uni-bi-4", "xor-uni-bi", "eq-cycle", "circle",
    "circle-linear", "repeller-circle", "heart", "two-cycles", "torus-cycle", "torus-cycle-25",
    "sin-bistable", "sin-tristable", "bessel-oscillator", "bessel-oscillator-8", "hastings-powell",
    "circle-noise-aware", "hopf-noise-aware", "uni-bi-noise-aware", "two-cycles-noise-aware",
]
here = pathlib.Path(__file__).parent
print("| network | M | published | fit | loss | mu | mean flux | holds | rate equations of the full list |")
print("|---|---|---|---|---|---|---|---|---|")
for name in ORDER:
    path = here / (name + ".json")
    if not path.exists():
        continue
    r = json.loads(path.read_text())
    words = "; ".join(
        f"{f['at']}: {f['regimes']}" + (f" ({f['measured']})" if f["measured"] else "")
        for f in r["behaviours"])
    print(f"| {name} | {r['perceptrons']} | {PUBLISHED.get(name, '-')} | {r['fitLoss']:.3g} |"
          f" {r['loss']:.3g} | {r['mu']:g} | {r['flux']:.3g} | {'yes' if r['behavioursHold'] else 'no'} |"
          f" {words or 'nothing asked'} |")
