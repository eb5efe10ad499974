#!/usr/bin/env bash
# The table of benchmark.md: variable projection with Levenberg-Marquardt against Adam. After
# mvn test-compile; CLASSPATH must hold the dependencies (mvn dependency:build-classpath).
set -euo pipefail
cd "$(dirname "$0")/../.."
java -XX:+UseSerialGC -XX:ActiveProcessorCount=1 \
    -cp "target/test-classes:target/classes:$CLASSPATH" rncrn.training.TrainingBenchmark \
    >results/training/benchmark.md
