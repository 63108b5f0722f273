package dev.gatehouse.engines.gitobjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged is named, and the rest is read all the same. */
class DamageTest {

    @TempDir
    Path folder;

    private MadeRepository made = new MadeRepository(Path.of(""));

    @BeforeEach
    void make() {
        made = MadeRepository.init(folder).grow(40, 21);
        made.git("repack", "-q", "-a", "-d", "-f", "--depth=10");
    }

    private Collected walk() {
        Collected collected = Collected.of(made);
        assertThat(collected.faults).isEmpty();
        return collected;
    }

    @Test
    void flippedBitsInAPackCostWhatTheyHit() throws IOException {
        var expected = made.objects();
        Path pack = made.only(".pack");
        byte[] sound = Files.readAllBytes(pack);
        Random random = new Random(22);
        int lost = 0;
        for (int i = 0; i < 40; i++) {
            byte[] damaged = sound.clone();
            int place = 12 + random.nextInt(damaged.length - 32);
            damaged[place] ^= (byte) (1 << random.nextInt(8));
            MadeRepository.overwrite(pack, damaged);
            Collected collected = walk();
            assertThat(expected.keySet()).containsAll(collected.objects.keySet());
            assertThat(collected.objects).isNotEmpty();
            assertThat(collected.problems).hasSizeGreaterThanOrEqualTo(expected.size() - collected.objects.size());
            lost += expected.size() - collected.objects.size();
        }
        assertThat(lost).isPositive(); // Of all flips: one may hit a bit that deflated data does not use.
    }

    @Test
    void aTruncatedPackIsReadAsFarAsItGoes() throws IOException {
        var expected = made.objects();
        Path pack = made.only(".pack");
        byte[] sound = Files.readAllBytes(pack);
        MadeRepository.overwrite(pack, Arrays.copyOf(sound, sound.length * 2 / 3));
        Collected collected = walk();
        assertThat(collected.objects.size()).isBetween(expected.size() / 4, expected.size() - 1);
        assertThat(collected.problems).extracting(Problem::kind).contains(Problem.Kind.TRUNCATED);
    }

    @Test
    void aPackWithoutAnIndexIsReadAll() throws IOException {
        var expected = made.objects();
        Files.delete(made.only(".idx"));
        Collected collected = walk();
        assertThat(collected.objects).isEqualTo(expected);
        assertThat(collected.problems).extracting(Problem::kind).containsExactly(Problem.Kind.NO_INDEX);
    }

    /** That it has no index costs nothing; what is cut off does. */
    @Test
    void aTruncatedPackWithoutAnIndexIsNamedForBoth() throws IOException {
        Path pack = made.only(".pack");
        Files.delete(made.only(".idx"));
        byte[] sound = Files.readAllBytes(pack);
        MadeRepository.overwrite(pack, Arrays.copyOf(sound, sound.length * 2 / 3));
        assertThat(walk().problems).extracting(Problem::kind).contains(Problem.Kind.NO_INDEX, Problem.Kind.TRUNCATED);
    }

    @Test
    void anotherPacksIndexIsNotBelieved() throws IOException {
        var expected = made.objects();
        byte[] other = Files.readAllBytes(otherIndex());
        MadeRepository.overwrite(made.only(".idx"), other);
        Collected collected = walk();
        assertThat(collected.objects).isEqualTo(expected);
        assertThat(collected.problems).extracting(Problem::kind).containsExactly(Problem.Kind.NO_INDEX);
    }

    private Path otherIndex() {
        MadeRepository other = MadeRepository.init(folder.resolve("other")).grow(40, 23);
        other.git("repack", "-q", "-a", "-d", "-f");
        return other.only(".idx");
    }

    @Test
    void flippedBitsInAnIndexHarmNothing() throws IOException {
        var expected = made.objects();
        Path index = made.only(".idx");
        byte[] sound = Files.readAllBytes(index);
        Random random = new Random(24);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            MadeRepository.overwrite(index, damaged);
            Collected collected = walk();
            assertThat(expected.keySet()).containsAll(collected.objects.keySet());
            assertThat(collected.objects.size() + collected.problems.size()).isGreaterThanOrEqualTo(expected.size());
        }
    }

    @Test
    void anObjectDamagedInOnePackIsReadFromAnother() throws IOException {
        var expected = made.objects();
        Path pack = made.only(".pack");
        byte[] sound = Files.readAllBytes(pack);
        byte[] index = Files.readAllBytes(made.only(".idx"));
        Files.write(pack.resolveSibling("pack-copy.pack"), sound);
        Files.write(pack.resolveSibling("pack-copy.idx"), index);
        byte[] damaged = sound.clone();
        Random random = new Random(25);
        for (int i = 0; i < 20; i++) {
            damaged[12 + random.nextInt(damaged.length - 32)] ^= 16;
        }
        MadeRepository.overwrite(pack, damaged);
        assertThat(walk().objects).isEqualTo(expected);
    }

    @Test
    void damagedLooseObjectsAreNamed() throws IOException {
        made.write("new", "some text").commit("One more");
        String id = made.git("rev-parse", "HEAD:new");
        Path file = folder.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
        for (byte[] damaged : new byte[][] {
            {}, {1, 2, 3}, Arrays.copyOf(Files.readAllBytes(file), 12), Files.readAllBytes(folder.resolve(".git/HEAD"))
        }) {
            MadeRepository.overwrite(file, damaged);
            Collected collected = walk();
            assertThat(collected.objects).doesNotContainKey(id).hasSizeGreaterThan(100);
            assertThat(collected.problems)
                    .singleElement()
                    .extracting(problem -> String.valueOf(problem.object()))
                    .isEqualTo(id);
        }
    }

    @Test
    void alternatesThatAreGoneAreNamed() throws IOException {
        Files.createDirectories(folder.resolve(".git/objects/info"));
        Files.writeString(folder.resolve(".git/objects/info/alternates"), "/gone/objects\n");
        assertThat(walk().problems).extracting(Problem::kind).containsExactly(Problem.Kind.MISSING);
    }

    @Test
    void deltasOfTooLargeBasesAreNamed() {
        Collected collected = Collected.of(made.directory(), Limits.DEFAULT.withObjectBytes(1 << 12), 2);
        assertThat(collected.problems).isNotEmpty();
        assertThat(collected.objects.size() + collected.problems.size())
                .isGreaterThanOrEqualTo(made.objects().size());
    }
}
