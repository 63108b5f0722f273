package dev.gatehouse.engines.gitobjects;

import static dev.gatehouse.engines.gitobjects.pack.HandMadePack.copy;
import static dev.gatehouse.engines.gitobjects.pack.HandMadePack.deflated;
import static dev.gatehouse.engines.gitobjects.pack.HandMadePack.delta;
import static dev.gatehouse.engines.gitobjects.pack.HandMadePack.id;
import static dev.gatehouse.engines.gitobjects.pack.HandMadePack.insert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.gitobjects.pack.HandMadePack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs that no Git writes: each bad entry is named, costs no more than a sound one, and hides no other. */
@Timeout(60)
class HostilePackTest {

    private static final byte[] TEXT = bytes("A sound text, which has to be read whatever stands beside it.\n");

    @TempDir
    Path folder;

    private final HandMadePack pack = new HandMadePack();
    private ObjectId sound;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(folder.resolve("objects"));
        Files.createDirectories(folder.resolve("refs"));
        Files.writeString(folder.resolve("HEAD"), "ref: refs/heads/main\n");
        sound = pack.whole(ObjectType.BLOB, TEXT);
    }

    private GitDirectory directory() {
        return Objects.requireNonNull(GitDirectory.at(folder));
    }

    private Collected walk() {
        Collected collected = Collected.of(directory(), Limits.DEFAULT, 2);
        assertThat(collected.faults).isEmpty();
        return collected;
    }

    /** Walks a pack in which only the first object is sound, with its index and without. */
    private void onlyTheSoundIsRead(ObjectId... bad) throws IOException {
        Path file = pack.writeTo(folder, "a");
        Collected collected = walk();
        assertThat(collected.objects).containsOnlyKeys(sound.toString());
        assertThat(collected.problems)
                .extracting(problem -> String.valueOf(problem.object()))
                .contains(Arrays.stream(bad).map(ObjectId::toString).toArray(String[]::new));
        try (ObjectDatabase database = ObjectDatabase.open(directory(), Limits.DEFAULT)) {
            for (ObjectId id : bad) {
                assertThat(problemOf(database, id)).isNotNull();
            }
        }
        Files.delete(file.resolveSibling("pack-a.idx"));
        Collected without = walk();
        assertThat(without.objects).containsOnlyKeys(sound.toString());
        assertThat(without.problems).hasSizeGreaterThan(bad.length);
    }

    private static Problem.Kind problemOf(ObjectDatabase database, ObjectId id) {
        try {
            database.read(id);
        } catch (UnreadableObject e) {
            return e.kind();
        }
        throw new AssertionError(id + " was read");
    }

    @Test
    void deltasOfEachOtherAreNamed() throws IOException {
        byte[] instructions = delta(8, 8, copy(0, 8));
        pack.byId(id('a'), id('b'), instructions);
        pack.byId(id('b'), id('c'), instructions);
        pack.byId(id('c'), id('a'), instructions);
        onlyTheSoundIsRead(id('a'), id('b'), id('c'));
    }

    @Test
    void aDeltaOfItselfIsNamed() throws IOException {
        pack.byId(id('a'), id('a'), delta(8, 8, copy(0, 8)));
        onlyTheSoundIsRead(id('a'));
    }

    @Test
    void deltasOfEachOtherInTwoPacksAreNamed() throws IOException {
        byte[] instructions = delta(8, 8, copy(0, 8));
        pack.byId(id('a'), id('b'), instructions);
        pack.writeTo(folder, "a");
        HandMadePack other = new HandMadePack();
        other.byId(id('b'), id('a'), instructions);
        other.writeTo(folder, "b");
        Collected collected = walk();
        assertThat(collected.objects).containsOnlyKeys(sound.toString());
        assertThat(collected.problems)
                .extracting(problem -> String.valueOf(problem.object()))
                .contains(id('a').toString(), id('b').toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 1 << 20, Long.MAX_VALUE >> 9})
    void aBaseThatIsAtNoObjectsPlaceIsNamed(long distance) throws IOException {
        pack.byOffset(id('a'), distance, delta(TEXT.length, 8, copy(0, 8)));
        onlyTheSoundIsRead(id('a'));
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 31, 1L << 40, (1L << 55) + 5, 65 << 20})
    void aDeltaThatPromisesTooMuchIsNamed(long size) throws IOException {
        pack.byId(id('a'), sound, delta(TEXT.length, size, copy(0, 8)));
        onlyTheSoundIsRead(id('a'));
    }

    @Test
    void deltasThatDoNotFitAreNamed() throws IOException {
        int length = TEXT.length;
        List<byte[]> bad = List.of(
                delta(length + 1, 8, copy(0, 8)),
                delta(length, 9, copy(0, 8)),
                delta(length, 7, copy(0, 8)),
                delta(length, 8, copy(length - 7, 8)),
                delta(length, 8, copy(-1, 8)),
                delta(length, 8, copy(Integer.MAX_VALUE, 8)),
                delta(length, 0x10000, copy(0, 0)),
                delta(length, 8, new byte[] {0}),
                delta(length, 8, new byte[] {8, 'a'}),
                delta(length, 8, new byte[] {(byte) 0xff, 1}),
                delta(length, 8),
                new byte[] {(byte) 0x80},
                new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1},
                new byte[0]);
        ObjectId[] ids = new ObjectId[bad.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = pack.byId(id(Character.forDigit(i, 16)), sound, bad.get(i));
        }
        onlyTheSoundIsRead(ids);
    }

    @Test
    void oneMoreByteThanTheHeaderSaysIsNamed() throws IOException {
        pack.entry(id('a'), 3, 100, new byte[0], deflated(new byte[101]));
        pack.entry(id('b'), 3, 100, new byte[0], deflated(new byte[99]));
        pack.entry(id('c'), 3, 100, new byte[0], deflated(new byte[16 << 20]));
        pack.writeTo(folder, "a");
        Collected collected = walk();
        assertThat(collected.objects).containsOnlyKeys(sound.toString());
        assertThat(collected.problems)
                .extracting(Problem::reason)
                .containsExactlyInAnyOrder(
                        "its data is longer than its header says",
                        "its data is shorter than its header says",
                        "its data is longer than its header says");
    }

    /** Ten thousand entries of a few bytes that promise 64 MiB each take no memory for it. */
    @Test
    @Timeout(20)
    void aPromiseThatDataCanNotKeepTakesNoMemory() {
        byte[] little = deflated(new byte[10]);
        for (int i = 0; i < 10_000; i++) {
            byte[] id = id('a').toByteArray();
            id[18] = (byte) i;
            id[19] = (byte) (i >> 8);
            pack.entry(ObjectId.at(id, 0, 20), 3, 64 << 20, new byte[0], little);
        }
        pack.writeTo(folder, "a");
        Collected collected = walk();
        assertThat(collected.objects).containsOnlyKeys(sound.toString());
        assertThat(collected.problems).hasSize(Limits.DEFAULT.problems());
    }

    @Test
    void numbersOfTypesThatMeanNothingAreNamed() throws IOException {
        pack.entry(id('a'), 5, 4, new byte[0], deflated(bytes("text")));
        onlyTheSoundIsRead(id('a'));
    }

    @Test
    void aSizeOfTooManyBytesIsNamed() throws IOException {
        byte[] size = new byte[12];
        Arrays.fill(size, (byte) 0xff);
        pack.entry(id('a'), 3, 31, size, deflated(bytes("text")));
        pack.writeTo(folder, "a");
        Collected collected = walk();
        assertThat(collected.objects).containsOnlyKeys(sound.toString());
        assertThat(collected.problems).isNotEmpty();
    }

    /** A chain of a hundred thousand deltas is read from its root down, and its end alone, without recursion. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChainOfAHundredThousandDeltasIsRead(boolean byOffset) throws IOException, UnreadableObject {
        ObjectId base = sound;
        byte[] before = TEXT;
        long place = 12;
        int links = 100_000;
        byte[] tail = Arrays.copyOfRange(TEXT, 8, TEXT.length);
        for (int i = 0; i < links; i++) {
            byte[] content = bytes("%08x".formatted(i) + new String(tail, StandardCharsets.UTF_8));
            ObjectId id = ObjectId.hash(ObjectFormat.SHA1, ObjectType.BLOB, content, content.length);
            byte[] instructions =
                    delta(before.length, content.length, insert(Arrays.copyOf(content, 8)), copy(8, before.length - 8));
            long next = pack.next();
            if (byOffset) {
                pack.byOffset(id, next - place, instructions);
            } else {
                pack.byId(id, base, instructions);
            }
            place = next;
            base = id;
            before = content;
        }
        Path file = HandMadePack.write(folder, "a", pack.pack(), indexed());
        Collected collected = walk();
        assertThat(collected.objects).hasSize(links + 1);
        assertThat(collected.problems).isEmpty();
        try (ObjectDatabase database = ObjectDatabase.open(directory(), Limits.DEFAULT)) {
            assertThat(database.read(base).content()).isEqualTo(before);
        }
        Files.delete(file.resolveSibling("pack-a.idx"));
        assertThat(walk().objects).hasSize(links + 1);
    }

    private byte[] indexed() {
        return HandMadePack.index(pack.entries(), pack.pack());
    }

    /** Without an index the deltas' bases are known only by hashing: in the worst order, in linear time. */
    @Test
    @Timeout(20)
    void deltasBeforeTheirBasesAreReadWithoutAnIndex() {
        HandMadePack reversed = new HandMadePack();
        List<Runnable> later = new ArrayList<>();
        ObjectId base = sound;
        int links = 20_000;
        for (int i = 0; i < links; i++) {
            byte[] content = bytes("%08x".formatted(i));
            ObjectId id = ObjectId.hash(ObjectFormat.SHA1, ObjectType.BLOB, content, 8);
            byte[] instructions = delta(i == 0 ? TEXT.length : 8, 8, insert(content));
            ObjectId from = base;
            later.add(() -> reversed.byId(id, from, instructions));
            base = id;
        }
        later.reversed().forEach(Runnable::run);
        reversed.whole(ObjectType.BLOB, TEXT);
        HandMadePack.write(folder, "a", reversed.pack(), new byte[0]);
        assertThat(walk().objects).hasSize(links + 1);
    }

    @Test
    void everyCutIsReadAsFarAsItGoes() throws IOException {
        ObjectId commit = pack.whole(ObjectType.COMMIT, bytes("tree " + id('a') + "\n\nMessage\n"));
        byte[] content = bytes("Another text.\n");
        ObjectId other = ObjectId.hash(ObjectFormat.SHA1, ObjectType.BLOB, content, content.length);
        pack.byId(other, sound, delta(TEXT.length, content.length, insert(content)));
        byte[] whole = pack.pack();
        for (byte[] index : new byte[][] {pack.index(), {}}) {
            for (int cut = 0; cut < whole.length; cut++) {
                HandMadePack.write(folder, "a", Arrays.copyOf(whole, cut), index);
                Collected collected = walk();
                assertThat(List.of(sound.toString(), commit.toString(), other.toString()))
                        .containsAll(collected.objects.keySet());
                assertThat(collected.problems).isNotEmpty();
            }
        }
    }

    @Test
    void everyCutOfAnIndexIsNamedAndThePackIsRead() throws IOException {
        pack.whole(ObjectType.BLOB, bytes("Another text.\n"));
        byte[] index = pack.index();
        for (int cut = 0; cut < index.length; cut += cut < 40 ? 1 : 13) {
            HandMadePack.write(folder, "a", pack.pack(), Arrays.copyOf(index, cut));
            Collected collected = walk();
            assertThat(collected.objects).hasSize(2);
        }
    }

    @Test
    void flippedBitsNeverMakeAnotherObject() throws IOException {
        pack.byId(
                ObjectId.hash(ObjectFormat.SHA1, ObjectType.BLOB, bytes("A sound"), 7),
                sound,
                delta(TEXT.length, 7, copy(0, 7)));
        byte[] whole = pack.pack();
        byte[] index = pack.index();
        Collected expected = expected();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damagedPack = whole.clone();
            byte[] damagedIndex = index.clone();
            byte[] hit = i % 2 == 0 ? damagedPack : damagedIndex;
            hit[random.nextInt(hit.length)] ^= (byte) (1 << random.nextInt(8));
            HandMadePack.write(folder, "a", damagedPack, damagedIndex);
            Collected collected = walk();
            assertThat(expected.objects.keySet()).containsAll(collected.objects.keySet());
            assertThat(collected.objects.size() + collected.problems.size()).isGreaterThanOrEqualTo(2);
        }
    }

    private Collected expected() {
        pack.writeTo(folder, "a");
        Collected collected = walk();
        assertThat(collected.objects).hasSize(2);
        return collected;
    }

    /** An index whose checksums are right, and whose places are those of other objects. */
    @Test
    void anIndexThatSaysTheSamePlaceTwiceIsNotBelieved() {
        pack.whole(ObjectType.BLOB, bytes("Another text.\n"));
        List<HandMadePack.Entry> entries = new ArrayList<>(pack.entries());
        HandMadePack.Entry first = entries.get(0);
        entries.set(1, new HandMadePack.Entry(id('a'), first.offset(), first.checksum()));
        HandMadePack.write(folder, "a", pack.pack(), HandMadePack.index(entries, pack.pack()));
        Collected collected = walk();
        assertThat(collected.objects).containsOnlyKeys(sound.toString());
        assertThat(collected.problems)
                .extracting(p -> String.valueOf(p.object()))
                .contains(id('a').toString());
    }

    @Test
    void anIndexThatKeepsAnObjectToItselfIsNotBelieved() {
        pack.whole(ObjectType.BLOB, bytes("Another text.\n"));
        HandMadePack.write(
                folder, "a", pack.pack(), HandMadePack.index(pack.entries().subList(0, 1), pack.pack()));
        Collected collected = walk();
        assertThat(collected.objects).hasSize(2);
        assertThat(collected.problems).extracting(Problem::kind).containsExactly(Problem.Kind.NO_INDEX);
    }

    @Test
    void anIndexWithAWrongTableOfFirstBytesIsNotBelieved() {
        pack.whole(ObjectType.BLOB, bytes("Another text.\n"));
        for (int value : new int[] {-1, Integer.MAX_VALUE, 1 << 20}) {
            byte[] index = pack.index();
            java.nio.ByteBuffer.wrap(index).putInt(8, value);
            HandMadePack.write(folder, "a", pack.pack(), index);
            assertThat(walk().objects).hasSize(2);
        }
    }

    @Test
    void anIndexWithPlacesBeyondThePackIsNamed() {
        List<HandMadePack.Entry> entries = new ArrayList<>(pack.entries());
        pack.whole(ObjectType.BLOB, bytes("Another text.\n"));
        for (long place : new long[] {0, 11, 1 << 20, 0xffffffffL}) {
            List<HandMadePack.Entry> lying = new ArrayList<>(entries);
            lying.add(new HandMadePack.Entry(id('a'), place, 0));
            HandMadePack.write(folder, "a", pack.pack(), HandMadePack.index(lying, pack.pack()));
            Collected collected = walk();
            assertThat(collected.objects).containsOnlyKeys(sound.toString());
            assertThat(collected.problems)
                    .extracting(p -> String.valueOf(p.object()))
                    .containsExactly(id('a').toString());
        }
    }

    /** A delta with millions of parts is applied, but not taken apart. */
    @Test
    void aDeltaOfMillionsOfPartsTakesBoundedMemory() {
        int parts = 3_000_000;
        byte[] instructions = new byte[4 * parts];
        byte[] content = new byte[parts];
        for (int i = 0; i < parts; i++) {
            int from = i % 2 * 7;
            instructions[4 * i] = (byte) 0x91;
            instructions[4 * i + 1] = (byte) from;
            instructions[4 * i + 2] = 1;
            content[i] = TEXT[from];
        }
        byte[] compact = new byte[3 * parts];
        for (int i = 0; i < parts; i++) {
            System.arraycopy(instructions, 4 * i, compact, 3 * i, 3);
        }
        ObjectId id = ObjectId.hash(ObjectFormat.SHA1, ObjectType.BLOB, content, parts);
        pack.byId(id, sound, delta(TEXT.length, parts, compact));
        pack.writeTo(folder, "a");
        Collected collected = walk();
        assertThat(collected.objects).containsKeys(sound.toString(), id.toString());
        assertThat(collected.deltas.get()).isZero();
    }

    @Test
    void whatIsNoFileIsNamedAndNotWaitedFor() throws IOException, InterruptedException {
        pack.writeTo(folder, "a");
        Path objects = folder.resolve("objects");
        Files.createDirectories(objects.resolve("aa"));
        Files.createDirectories(folder.resolve("refs/heads"));
        for (Path pipe : List.of(
                objects.resolve("aa/" + "a".repeat(38)),
                objects.resolve("pack/pack-pipe.pack"),
                objects.resolve("pack/pack-a2.idx"),
                objects.resolve("pack/multi-pack-index"),
                folder.resolve("packed-refs"),
                folder.resolve("refs/heads/pipe"),
                folder.resolve("FETCH_HEAD"))) {
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
        }
        Files.createSymbolicLink(objects.resolve("aa/" + "b".repeat(38)), Path.of("/dev/zero"));
        Files.createSymbolicLink(objects.resolve("pack/pack-zero.pack"), Path.of("/dev/zero"));
        Collected collected = walk();
        assertThat(collected.objects).containsOnlyKeys(sound.toString());
        assertThat(collected.problems)
                .extracting(problem -> String.valueOf(problem.object()) + problem.where())
                .contains("a".repeat(40) + "objects", "aa" + "b".repeat(38) + "objects")
                .contains("nullobjects/pack/pack-pipe.pack", "nullobjects/pack/pack-zero.pack");
    }
}
