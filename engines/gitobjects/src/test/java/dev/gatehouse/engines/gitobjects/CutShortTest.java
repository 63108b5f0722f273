package dev.gatehouse.engines.gitobjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that another program cuts short while it is read: a fault in mapped memory, which costs what stood there. */
class CutShortTest {

    private static final int FILES = 100;

    @TempDir
    Path folder;

    /** Cuts the pack at the first object. */
    private static final class Cutting implements ObjectVisitor<Boolean> {

        private final Path pack;
        private final AtomicInteger visited = new AtomicInteger();

        Cutting(Path pack) {
            this.pack = pack;
        }

        @Override
        public boolean wants(ObjectType type) {
            return true;
        }

        @Override
        public @Nullable Boolean visit(ObjectView object, @Nullable Boolean base) {
            if (visited.getAndIncrement() == 0) {
                try (FileChannel channel = FileChannel.open(pack, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 3);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return null;
        }

        @Override
        public void visitLarge(ObjectType type, ObjectId id, long length, InputStream content) {
            visited.incrementAndGet();
        }
    }

    @Test
    void isReadAsFarAsItStillGoes() throws Exception {
        MadeRepository made = MadeRepository.init(folder);
        Random random = new Random(9);
        for (int i = 0; i < FILES; i++) {
            byte[] noise = new byte[20_000];
            random.nextBytes(noise);
            Files.write(folder.resolve("file" + i), noise);
        }
        made.git("add", "-A");
        made.git("commit", "-q", "-m", "Add");
        made.git("repack", "-q", "-a", "-d");
        Path pack = made.only(".pack");
        pack.toFile().setWritable(true);

        Cutting cutting = new Cutting(pack);
        Problems problems;
        try (ObjectDatabase database = ObjectDatabase.open(made.directory(), Limits.DEFAULT)) {
            database.walk(cutting, 2);
            problems = database.problems();
        }

        assertThat(cutting.visited.get()).isBetween(FILES / 4, FILES / 2);
        assertThat(problems.list())
                .hasSize(FILES + 2 - cutting.visited.get())
                .allMatch(problem -> problem.kind() == Problem.Kind.TRUNCATED
                        && problem.where()
                                .equals(folder.relativize(pack).toString().replace(".git/", "")));
    }
}
