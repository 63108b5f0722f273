package dev.gatehouse.engines.gitobjects;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Measures a walk of all objects of a repository, every content made. Arguments: repository, threads, runs, and a type
 * ({@code blob}) or {@code all}.
 */
final class WalkEverything {

    private WalkEverything() {}

    public static void main(String[] arguments) throws InterruptedException {
        GitDirectory directory = Objects.requireNonNull(GitDirectory.at(Path.of(arguments[0])), "no repository");
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        String type = arguments.length > 3 ? arguments[3].toLowerCase(Locale.ROOT) : "all";
        boolean verify = arguments.length > 4;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            Counting counting = new Counting(ObjectType.ofWord(type), verify ? directory.format() : null);
            try (ObjectDatabase database = ObjectDatabase.open(directory, Limits.DEFAULT)) {
                database.walk(counting, threads);
                System.out.printf(
                        "walked %d objects, %.0f MiB, %d parts of deltas, %d wrong, %d problems, %d threads: %.2f s%n",
                        counting.objects.sum(),
                        counting.bytes.sum() / 1048576.0,
                        counting.parts.sum(),
                        counting.wrong.sum(),
                        database.problems().count(),
                        threads,
                        (System.nanoTime() - start) / 1e9);
                database.problems().list().stream().limit(5).forEach(System.out::println);
            }
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf("peak heap: %.0f MiB%n", peak / 1048576.0);
    }

    private static final class Counting implements ObjectVisitor<Boolean> {

        private final LongAdder objects = new LongAdder();
        private final LongAdder bytes = new LongAdder();
        private final LongAdder parts = new LongAdder();
        private final LongAdder wrong = new LongAdder();
        private final @Nullable ObjectType type;
        private final @Nullable ObjectFormat format;

        Counting(@Nullable ObjectType type, @Nullable ObjectFormat format) {
            this.type = type;
            this.format = format;
        }

        @Override
        public boolean wants(ObjectType candidate) {
            return type == null || type == candidate;
        }

        @Override
        public Boolean visit(ObjectView object, @Nullable Boolean base) {
            if (!object.again()) {
                objects.increment();
                bytes.add(object.length());
            }
            if (format != null
                    && !ObjectId.hash(format, object.type(), object.content(), object.length())
                            .equals(object.id())) {
                wrong.increment();
            }
            Delta delta = object.delta();
            parts.add(delta == null ? 0 : delta.parts());
            return Boolean.TRUE;
        }

        @Override
        public void visitLarge(ObjectType type, ObjectId id, long length, InputStream content) throws IOException {
            objects.increment();
            bytes.add(content.transferTo(java.io.OutputStream.nullOutputStream()));
        }
    }
}
