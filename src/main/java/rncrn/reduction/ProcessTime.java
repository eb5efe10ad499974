package rncrn.reduction;

import java.lang.management.ManagementFactory;

/** Processor time of the whole process, for reports; decisions never read it. */
final class ProcessTime {
    private ProcessTime() {}

    static long nanoseconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }
}
