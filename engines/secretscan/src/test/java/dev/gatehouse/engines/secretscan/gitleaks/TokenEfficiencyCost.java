package dev.gatehouse.engines.secretscan.gitleaks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Base64;
import java.util.Random;

/** Prints what reading the encoding costs, and asking it: {@code java … TokenEfficiencyCost}. */
public final class TokenEfficiencyCost {

    private static final int TEXTS = 10_000;

    private TokenEfficiencyCost() {}

    public static void main(String[] arguments) {
        var processor = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long heap = heap();
        long begun = processor.getProcessCpuTime();
        TokenEfficiency.of("warm");
        long read = processor.getProcessCpuTime();
        System.out.printf(
                "reading: %d ms of processor time, %.1f MiB of heap%n",
                (read - begun) / 1_000_000, (heap() - heap) / 1048576.0);
        Random random = new Random(1);
        byte[] bytes = new byte[24];
        for (int round = 0; round < 5; round++) {
            long start = processor.getProcessCpuTime();
            double sum = 0;
            for (int i = 0; i < TEXTS; i++) {
                random.nextBytes(bytes);
                sum += TokenEfficiency.of(Base64.getEncoder().encodeToString(bytes));
            }
            System.out.printf(
                    "asking: %.1f µs a text of 32 characters (%.2f characters per token)%n",
                    (processor.getProcessCpuTime() - start) / 1e3 / TEXTS, sum / TEXTS);
        }
    }

    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
