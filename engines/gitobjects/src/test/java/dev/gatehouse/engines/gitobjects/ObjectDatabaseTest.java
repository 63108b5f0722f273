package dev.gatehouse.engines.gitobjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of sound repositories is what {@code git cat-file --batch-all-objects} says. */
class ObjectDatabaseTest {

    @TempDir
    Path folder;

    private static void assertSame(MadeRepository made) {
        assertSame(made, Collected.of(made));
    }

    private static void assertSame(MadeRepository made, Collected collected) {
        assertThat(collected.objects).isEqualTo(made.objects());
        assertThat(collected.faults).isEmpty();
        assertThat(collected.problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256"})
    void readsLooseObjects(String format) {
        assertSame(MadeRepository.init(folder, "--object-format=" + format).grow(5, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256"})
    void readsAPackOfDeltas(String format) {
        MadeRepository made =
                MadeRepository.init(folder, "--object-format=" + format).grow(40, 2);
        made.git("repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50");
        Collected collected = Collected.of(made);
        assertSame(made, collected);
        assertThat(collected.deltas).hasValueGreaterThan(20);
    }

    @Test
    void readsDeltasWhoseBasesAreNamedByTheirIds() {
        MadeRepository made = MadeRepository.init(folder).grow(30, 3);
        made.git("config", "repack.useDeltaBaseOffset", "false");
        made.git("repack", "-q", "-a", "-d", "-f");
        Collected collected = Collected.of(made);
        assertSame(made, collected);
        assertThat(collected.deltas).hasValueGreaterThan(10);
    }

    @Test
    void readsAnIndexOfVersionOne() {
        MadeRepository made = MadeRepository.init(folder).grow(20, 4);
        made.git("config", "pack.indexVersion", "1");
        made.git("repack", "-q", "-a", "-d", "-f");
        assertSame(made);
    }

    @Test
    void readsOffsetsOfEightBytes() {
        MadeRepository made = MadeRepository.init(folder).grow(20, 4);
        made.git("repack", "-q", "-a", "-d", "-f");
        Path pack = made.only(".pack");
        made.git("index-pack", "--index-version=2,0x40", "-o", made.only(".idx") + ".new", pack.toString());
        Path index = made.only(".idx");
        assertThat(index).exists();
        try {
            MadeRepository.overwrite(index, Files.readAllBytes(Path.of(index + ".new")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertSame(made);
    }

    @Test
    void visitsAnObjectOfSeveralPacksOnce() throws IOException {
        MadeRepository made = MadeRepository.init(folder).grow(10, 5);
        made.git("repack", "-q", "-a");
        made.grow(10, 6);
        made.git("repack", "-q", "-a", "-k");
        made.git("repack", "-q");
        made.grow(3, 7);
        assertThat(made.all(".pack").size()).isGreaterThan(1);
        assertSame(made);
    }

    @Test
    void readsAPackThatOnlyTheMultiPackIndexLists() throws IOException {
        MadeRepository made = MadeRepository.init(folder).grow(10, 8);
        made.git("repack", "-q", "-d");
        made.grow(10, 9);
        made.git("repack", "-q", "-d");
        made.git("multi-pack-index", "write");
        var expected = made.objects();
        for (Path index : made.all(".idx")) {
            Files.delete(index);
        }
        Collected collected = Collected.of(made);
        assertThat(collected.objects).isEqualTo(expected);
        assertThat(collected.problems).isEmpty();
    }

    @Test
    void followsAlternatesOnce() throws IOException {
        MadeRepository far = MadeRepository.init(folder.resolve("far")).grow(5, 10);
        far.git("repack", "-q", "-a", "-d");
        MadeRepository near = MadeRepository.init(folder.resolve("near"));
        Path list = near.path().resolve(".git/objects/info/alternates");
        Files.writeString(list, "../../../far/.git/objects\n");
        Files.writeString(far.path().resolve(".git/objects/info/alternates"), "../../../near/.git/objects\n");
        near.grow(3, 11);
        Collected collected = Collected.of(near);
        assertThat(collected.objects.keySet()).containsAll(far.objects().keySet());
        assertThat(collected.faults).isEmpty();
        assertThat(collected.problems).isEmpty();
    }

    @Test
    void readsAThinPackWhoseBaseIsElsewhere() throws IOException {
        MadeRepository made = MadeRepository.init(folder).grow(12, 12);
        made.git("repack", "-q", "-a", "-d", "-f");
        String old = made.git("rev-parse", "HEAD~3");
        byte[] thin = made.run(
                List.of("pack-objects", "--thin", "--stdout", "--revs", "-q"),
                ("HEAD\n^" + old + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        made.git("checkout", "-q", old);
        made.git("branch", "-q", "-D", "main");
        made.git("reflog", "expire", "--expire=all", "--all");
        made.git("repack", "-q", "-a", "-d", "-f");
        made.git("prune", "--expire=now");
        int before = made.objects().size();
        Files.write(made.path().resolve(".git/objects/pack/pack-thin.pack"), thin);
        Collected collected = Collected.of(made);
        assertThat(collected.faults).isEmpty();
        assertThat(collected.objects.size()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void readsAWorktreeAndABareRepository() {
        MadeRepository made = MadeRepository.init(folder.resolve("made")).grow(4, 13);
        made.git("worktree", "add", "-q", folder.resolve("linked").toString(), "-b", "other");
        GitDirectory linked = Objects.requireNonNull(GitDirectory.at(folder.resolve("linked")));
        assertThat(linked.workTree()).isEqualTo(folder.resolve("linked"));
        assertSame(made, Collected.of(linked, Limits.DEFAULT, 1));
        made.git(
                "clone",
                "-q",
                "--bare",
                made.path().toString(),
                folder.resolve("bare").toString());
        GitDirectory bare = Objects.requireNonNull(GitDirectory.at(folder.resolve("bare")));
        assertThat(bare.workTree()).isNull();
        assertSame(made, Collected.of(bare, Limits.DEFAULT, 1));
    }

    @Test
    void readsObjectsInQuarantine() throws IOException {
        MadeRepository made = MadeRepository.init(folder.resolve("made")).grow(4, 14);
        MadeRepository pushed = MadeRepository.init(folder.resolve("pushed"));
        pushed.write("a", "pushed").commit("Pushed");
        GitDirectory quarantined = made.directory()
                .withObjects(
                        pushed.path().resolve(".git/objects"),
                        List.of(made.path().resolve(".git/objects")));
        Collected collected = Collected.of(quarantined, Limits.DEFAULT, 1);
        assertThat(collected.objects.keySet())
                .containsAll(made.objects().keySet())
                .containsAll(pushed.objects().keySet());
    }

    @Test
    void findsPacksThatCameLater() throws UnreadableObject {
        MadeRepository made = MadeRepository.init(folder).grow(5, 15);
        try (ObjectDatabase database = ObjectDatabase.open(made.directory(), Limits.DEFAULT)) {
            made.git("gc", "-q", "--prune=now");
            ObjectId head = Objects.requireNonNull(ObjectId.parse(made.git("rev-parse", "HEAD")));
            assertThat(database.read(head).type()).isEqualTo(ObjectType.COMMIT);
        }
    }

    @Test
    void visitsAllWhileGitPacksAnew() throws InterruptedException {
        MadeRepository made = MadeRepository.init(folder).grow(20, 16);
        var expected = made.objects();
        ObjectDatabase database = ObjectDatabase.open(made.directory(), Limits.DEFAULT);
        made.git("gc", "-q", "--prune=now");
        java.util.Set<String> seen = java.util.concurrent.ConcurrentHashMap.newKeySet();
        database.walk(
                new ObjectVisitor<String>() {
                    @Override
                    public boolean wants(ObjectType type) {
                        return true;
                    }

                    @Override
                    public String visit(ObjectView object, @org.jspecify.annotations.Nullable String base) {
                        seen.add(object.id().toString());
                        return "";
                    }

                    @Override
                    public void visitLarge(ObjectType type, ObjectId id, long length, java.io.InputStream content) {
                        seen.add(id.toString());
                    }
                },
                2);
        database.close();
        assertThat(seen).containsAll(expected.keySet());
    }

    @Test
    void makesDroppedBasesAgain() {
        MadeRepository made = MadeRepository.init(folder).grow(60, 17);
        made.git("repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50");
        assertSame(made, Collected.of(made.directory(), Limits.DEFAULT.withRetainedBytes(0), 4));
    }

    @Test
    void streamsWhatIsTooLarge() {
        MadeRepository made = MadeRepository.init(folder);
        made.write("large", "0123456789abcdef".repeat(5_000)).commit("Large, loose");
        assertSame(made, Collected.of(made.directory(), Limits.DEFAULT.withObjectBytes(1 << 12), 1));
        made.git("repack", "-q", "-a", "-d", "-f");
        assertSame(made, Collected.of(made.directory(), Limits.DEFAULT.withObjectBytes(1 << 12), 1));
    }

    @Test
    void readsEachObject() throws UnreadableObject {
        MadeRepository made = MadeRepository.init(folder).grow(25, 18);
        made.git("repack", "-q", "-a", "-d", "-f");
        made.grow(2, 19);
        try (ObjectDatabase database = ObjectDatabase.open(made.directory(), Limits.DEFAULT)) {
            for (String digits : made.objects().keySet()) {
                ObjectId id = Objects.requireNonNull(ObjectId.parse(digits));
                assertThat(database.read(id).content()).isEqualTo(made.content(digits));
            }
        }
    }

    @Test
    void findsNoRepositoryWhereThereIsNone() {
        assertThat(GitDirectory.at(folder)).isNull();
    }
}
