"""Puts CPU and wall seconds and peak memory of one training into costs.csv: costs.py NAME RUN_JSON"""
import csv
import json
import pathlib
import sys

name, run = sys.argv[1], json.loads(pathlib.Path(sys.argv[2]).read_text())
path = pathlib.Path(__file__).parent / "costs.csv"
rows = {r["design"]: r for r in csv.DictReader(path.open())} if path.exists() else {}
rows[name] = {
    "design": name, "cpuSeconds": f"{run['cpuSeconds']:.1f}", "wallSeconds": f"{run['wallSeconds']:.1f}",
    "peakMemoryMB": f"{run['peakMemoryBytes'] / 2**20:.0f}",
}
with path.open("w", newline="") as file:
    out = csv.DictWriter(file, list(rows[name]), lineterminator="\n")
    out.writeheader()
    out.writerows(rows.values())
