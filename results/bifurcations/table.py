"""Makes README.md from the folders beside this script; called by make.sh."""

import csv
import json
import pathlib

HERE = pathlib.Path(__file__).parent
SYSTEMS = {
    "hopf": "focus, supercritical Hopf near 2, cycle of radius 1 at 3",
    "hopf-noise-aware": "the same, trained for noise",
    "hopf-published": "Hopf at 2.1454, quasi-static 2.1437",
    "homoclinic": "cycle, homoclinic orbit to the saddle at 2, no cycle",
    "hopf-criticality": "critical: perturbed networks are foci or cycles",
    "uni-bi": "one equilibrium at 1, two stable and one unstable at 0, a fold between",
    "uni-bi-4": "the same with four perceptrons",
    "uni-bi-published": "4.8848 at 1; 1.9101, 5.1184, 7.7261 at 0; fold at 0.005834",
    "xor-uni-bi": "bistable where XOR is false, monostable where it is true (here E_2 = 0.5)",
    "eq-cycle": "equilibrium for E_1 in (2, 3), cycle outside",
    "circle": "stable cycle of radius 1 round (2, 2)",
    "circle-linear": "the same",
    "circle-published": "the same, the publication's list",
    "repeller-circle": "unstable cycle",
    "heart": "stable heart-shaped cycle",
    "heart-published": "the same, the publication's list",
    "two-cycles": "two stable cycles",
    "torus-cycle": "a stable cycle winding round a torus",
    "sin-bistable": "two stable equilibria, pi and 3 pi",
    "sin-tristable": "three stable equilibria, pi, 3 pi and 5 pi",
    "bessel-oscillator": "stable cycle",
    "bessel-oscillator-8": "stable cycle (eight perceptrons)",
    "hastings-powell": "chaos: a positive Lyapunov exponent near the target's",
}


def rows(folder, name):
    file = folder / name
    if not file.exists():
        return []
    with open(file) as handle:
        return list(csv.DictReader(handle))


def regimes(folder):
    file = folder / "regimes.json"
    return json.loads(file.read_text())["regimes"] if file.exists() else []


def exponent(regime):
    return regime["lyapunovExponents"][0], regime["standardErrors"][0]


def against(folder, target):
    """A Lyapunov exponent against the target's."""
    ours = [each for each in regimes(folder) if "lyapunovExponents" in each]
    theirs = [each for each in regimes(target) if "lyapunovExponents" in each]
    if not ours or not theirs:
        return ""
    value, error = exponent(ours[0])
    wanted, deviation = exponent(theirs[0])
    return "; %.2f times the target's, %.1f standard errors from it" % (
        value / wanted, abs(value - wanted) / (error**2 + deviation**2) ** .5)


def cycles(regime, stable):
    word = "stable" if stable else "unstable"
    return ["%s cycle (period %.4g)" % (word, cycle["period"])
            for cycle in regime["cycles"] if cycle["stable"] == stable]


def equilibria(regime, stable):
    """Their number; where there is one executive species, where they are."""
    states = [each["state"] for each in regime["equilibria"] if each["stable"] == stable]
    if not states:
        return []
    word = "stable" if stable else "unstable"
    words = word + " equilibrium" if len(states) == 1 else "%d %s equilibria" % (len(states), word)
    executive = [name for name in states[0] if name.startswith("X_")]
    if len(executive) == 1:
        words += " (%s)" % ", ".join("%.5g" % state[executive[0]] for state in states)
    return [words]


def solutions(regime):
    """What attracts, then what does not."""
    attract = equilibria(regime, True) + cycles(regime, True)
    rest = equilibria(regime, False) + cycles(regime, False)
    return " + ".join((attract or [regime["label"]]) + rest)


def found(folder):
    """Labelled points and regimes in words."""
    if not (folder / "run.json").exists():
        return (folder / "output.txt").read_text().strip().splitlines()[-1]
    words = []
    for point in rows(folder, "special-points.csv"):
        words.append("%s %.6g" % (point["kind"], float(point["parameter"])))
    for regime in regimes(folder):
        at = ", ".join("%s=%g" % pair for pair in regime["parameter"].items())
        text = solutions(regime)
        if "lyapunovExponents" in regime:
            text += "; exponent %.4f (standard error %.4f, %d starts of %g time units)" % (
                *exponent(regime), len(regime["starts"]), regime["averagedOver"])
        words.append((at + ": " if at else "") + text)
    return "; ".join(words) if words else "equilibria without bifurcations"


def seconds(folder):
    file = folder / "run.json"
    if not file.exists():
        return "-", "-"
    run = json.loads(file.read_text())
    return "%.1f" % run["cpuSeconds"], "%.1f" % run["wallSeconds"]


def distance(folder):
    """Largest distance of a stable solution of the target from the network's."""
    pairs = [row for row in rows(folder, "comparison.csv") if row["target-stable"] == "true"]
    if not pairs:
        return "-"
    both = [float(row["distance"]) for row in pairs if row["network-stable"] == "true"]
    text = "%.3f" % max(both) if both else "none"
    for row in pairs:
        if row["network-stable"] != "true":
            at = " at " + row["target-parameter"] if row["target-parameter"] else ""
            text += "; %s%s is %s" % (
                row["kind"], at, "unstable" if row["network-stable"] else "missing")
    return text


def missing():
    """What a target has and its network has not."""
    lines = [
        "",
        "# What the targets have and the networks have not",
        "",
        "A target's formulas go on beyond the domain on which it is given; what lies there, a tenth",
        "of a width beyond it, is marked.",
        "",
    ]
    for name in SYSTEMS:
        for row in rows(HERE / name, "comparison.csv"):
            if row["target-stable"] and not row["network-stable"]:
                stable = "stable" if row["target-stable"] == "true" else "unstable"
                at = " at " + row["target-parameter"] if row["target-parameter"] else ""
                place = ", ".join(
                    "%s = %.4g" % (key[7:], float(value)) for key, value in row.items()
                    if key.startswith("target-X") and value)
                beyond = "" if row["target-in-domain"] == "true" else (
                    "; outside the design's domain")
                lines.append("- %s: %s %s%s (%s%s)" % (
                    name, stable, row["kind"], at, place, beyond))
            elif row["target-stable"] and row["target-stable"] != row["network-stable"]:
                lines.append("- %s: %s at %s is %s in the target, %s in the network" % (
                    name, row["kind"], row["target-parameter"] or "its place",
                    "stable" if row["target-stable"] == "true" else "unstable",
                    "stable" if row["network-stable"] == "true" else "unstable"))
    return lines if len(lines) > 6 else lines + ["Nothing."]


def main():
    lines = [
        "# Deterministic dynamics of every system",
        "",
        "Made by `make.sh` in this folder. Special points are given with the value of the",
        "parameter. Distance: of the target's stable equilibria and cycles from the network's, the",
        "largest, in widths of the domain (for cycles, of their extremes). CPU and wall seconds are",
        "those of the whole command (virtual machine, figures, comparison with the target and,",
        "for the full field, the dependence on mu where it was asked for) with one thread, on a",
        "machine of two cores that other jobs used at the same time: wall times are upper bounds.",
        "",
        "| system | must show | full reaction list | quasi-static | distance | CPU s | wall s |"
        " CPU s, quasi-static |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, must in SYSTEMS.items():
        full = HERE / name
        reduced = HERE / (name + "-quasi-static")
        if not full.exists():
            continue
        cpu, wall = seconds(full)
        text = found(full)
        target = HERE / (name + "-target")
        if target.exists():
            text += "; target: " + found(target) + against(full, target)
        lines.append("| %s | %s | %s | %s | %s | %s | %s | %s |" % (
            "[%s](%s)" % (name, name), must, text, found(reduced) if reduced.exists() else "-",
            distance(full), cpu, wall, seconds(reduced)[0]))
    lines += [
        "",
        "# Dependence on the time scale of the perceptrons",
        "",
        "Each fold, Hopf point, homoclinic orbit, cycle fold, stable equilibrium and cycle is",
        "followed from the network's own mu down and up. Value: period of a cycle, parameter of a",
        "special point; within 1 % of the quasi-static value (for a special point, of the width of",
        "the range). Method: equilibria do not move with mu, their stability is followed along mu;",
        "cycles by pseudo-arclength continuation in mu; Hopf points by an extended system in the",
        "parameter and mu; a homoclinic orbit as the cycle of fixed long period in the parameter and",
        "mu; a cycle fold as the turn of the parameter along the cycles at each mu. Not followed in",
        "mu: chaos (hastings-powell).",
        "",
        "| system | feature | quasi-static | at the network's mu | within 1 % up to mu | smallest mu"
        " | what ends it | largest mu | what ends it |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name in SYSTEMS:
        for row in rows(HERE / name, "mu.csv"):
            def number(key, row=row):
                return "%.5g" % float(row[key]) if row.get(key) else "-"
            beginning = row.get("beginning") or "end of the range"
            ending = row["ending"] or "end of the range"
            feature = row["feature"] + (" at " + row["parameters"] if row["parameters"] else "")
            lines.append("| %s | %s | %s | %s | %s | %s | %s | %s | %s |" % (
                name, feature, number("quasi-static"), number("at-own-mu"),
                number("agrees-to-mu"), number("smallest-mu"), beginning,
                number("largest-mu"), ending))
    lines += missing()
    perturbed = rows(HERE / "hopf-criticality", "perturbed.csv")
    if perturbed:
        counts = {}
        for row in perturbed:
            counts[row["attractors"]] = counts.get(row["attractors"], 0) + 1
        lines += ["", "Of %d networks near hopf-criticality (weights varied by 0.03 %%): %s." % (
            len(perturbed), ", ".join("%d %s" % (n, label) for label, n in counts.items()))]
    (HERE / "README.md").write_text("\n".join(lines) + "\n")


main()
