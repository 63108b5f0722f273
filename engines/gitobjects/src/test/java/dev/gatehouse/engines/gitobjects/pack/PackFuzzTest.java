package dev.gatehouse.engines.gitobjects.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.gitobjects.Delta;
import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.ObjectView;
import dev.gatehouse.engines.gitobjects.ObjectVisitor;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class PackFuzzTest {

    private static final Limits LIMITS = new Limits(1 << 16, 1 << 18, 5, 1 << 20, 100);
    private static final ObjectType[] TYPES = ObjectType.values();

    @FuzzTest(maxDuration = "10s")
    void packsAreReadOrNamed(byte[] bytes) throws InterruptedException {
        byte[] pack = new HandMadePack().pack();
        byte[] whole = Arrays.copyOf(pack, 12 + bytes.length + 20);
        System.arraycopy(bytes, 0, whole, 12, bytes.length);
        walk(whole, null);
    }

    /** Entries whose data can be inflated, with deltas against each other, and an index that may lie. */
    @FuzzTest(maxDuration = "10s")
    void deltasAreAppliedOrNamed(FuzzedDataProvider data) throws InterruptedException {
        HandMadePack pack = new HandMadePack();
        int entries = data.consumeInt(1, 12);
        for (int i = 0; i < entries; i++) {
            ObjectId id = HandMadePack.id(Character.forDigit(data.consumeInt(0, 15), 16));
            ObjectId base = HandMadePack.id(Character.forDigit(data.consumeInt(0, 15), 16));
            switch (data.consumeInt(0, 5)) {
                case 0, 1 -> pack.whole(data.pickValue(TYPES), data.consumeBytes(64));
                case 2 -> pack.byOffset(id, data.consumeLong(0, 400), instructions(data));
                case 3 -> pack.byId(id, base, instructions(data));
                case 4 -> {
                    List<HandMadePack.Entry> before = pack.entries();
                    HandMadePack.Entry entry = before.isEmpty() ? null : data.pickValue(before);
                    pack.byOffset(id, entry == null ? 12 : pack.next() - entry.offset(), instructions(data));
                }
                default ->
                    pack.entry(id, data.consumeInt(0, 7), data.consumeLong(), new byte[0], data.consumeBytes(40));
            }
        }
        byte[] index = pack.index();
        for (int i = 0; i < data.consumeInt(0, 3); i++) {
            index[data.consumeInt(0, index.length - 1)] ^= data.consumeByte();
        }
        walk(pack.pack(), index);
        walk(pack.pack(), null);
    }

    private static byte[] instructions(FuzzedDataProvider data) {
        return data.consumeBoolean()
                ? data.consumeBytes(40)
                : HandMadePack.delta(data.consumeInt(0, 80), data.consumeInt(0, 200), data.consumeBytes(40));
    }

    private static void walk(byte[] bytes, byte @Nullable [] index) throws InterruptedException {
        Problems problems = new Problems(100);
        PackContents contents;
        Pack pack;
        try {
            PackFile file = PackFile.of(bytes, ObjectFormat.SHA1);
            contents = index == null
                    ? RebuiltContents.of(file, "a.pack", true, LIMITS, problems)
                    : PackIndex.of(index, ObjectFormat.SHA1);
            pack = new Pack("a.pack", file, contents);
        } catch (UnreadableObject e) {
            return;
        }
        AtomicInteger visited = new AtomicInteger();
        BitSet owned = new BitSet();
        owned.set(0, pack.count());
        Families families = Families.of(pack, new Nowhere(), problems, 1);
        new PackWalk<>(families, owned, LIMITS, 1, problems, new Visitor(visited), new Nowhere()).run();
        assertThat(visited.get()).isLessThanOrEqualTo(pack.count());
        if (index == null) {
            assertThat(visited.get()).isEqualTo(pack.count());
        }
        try (PackReader reader = new PackReader(LIMITS, new Nowhere())) {
            for (int i = 0; i < pack.count(); i++) {
                try {
                    ObjectType type = reader.read(pack, i).type();
                    assertThat(reader.typeOf(pack, i)).isEqualTo(type);
                } catch (UnreadableObject e) {
                    assertThat(e.reason()).isNotEmpty();
                }
            }
        }
    }

    private record Visitor(AtomicInteger visited) implements ObjectVisitor<Boolean> {

        @Override
        public boolean wants(ObjectType type) {
            return true;
        }

        @Override
        public Boolean visit(ObjectView object, @Nullable Boolean base) {
            assertThat(ObjectId.hash(ObjectFormat.SHA1, object.type(), object.content(), object.length()))
                    .isEqualTo(object.id());
            visited.incrementAndGet();
            return true;
        }

        @Override
        public void visitLarge(ObjectType type, ObjectId id, long length, InputStream content) throws IOException {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            visited.incrementAndGet();
        }
    }

    private static final class Nowhere implements PackWalk.Elsewhere {

        @Override
        public GitObject read(ObjectId id) throws UnreadableObject {
            throw new UnreadableObject(Problem.Kind.MISSING, "it is nowhere");
        }

        @Override
        public GitObject readHashed(ObjectId id) throws UnreadableObject {
            return read(id);
        }

        @Override
        public @Nullable ObjectType typeOf(ObjectId id) {
            return null;
        }
    }

    @FuzzTest(maxDuration = "10s")
    void indexesAreReadOrNamed(byte[] bytes) {
        try {
            readAll(PackIndex.of(bytes, ObjectFormat.SHA1));
        } catch (UnreadableObject e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }

    /** An index in which only some bytes are other than they should be. */
    @FuzzTest(maxDuration = "10s")
    void damagedIndexesAreReadOrNamed(FuzzedDataProvider data) {
        HandMadePack pack = new HandMadePack();
        for (int i = 0; i < 20; i++) {
            pack.whole(ObjectType.BLOB, new byte[] {(byte) i});
        }
        byte[] index = pack.index();
        while (data.remainingBytes() > 0) {
            index[data.consumeInt(0, index.length - 1)] = data.consumeByte();
        }
        indexesAreReadOrNamed(index);
    }

    private static void readAll(PackContents contents) {
        for (int i = 0; i < contents.count(); i++) {
            contents.find(contents.id(i));
            contents.offset(i);
            if (contents.hasChecksums()) {
                contents.checksum(i);
            }
        }
        contents.isIntact();
        contents.find(HandMadePack.id('a'));
    }

    @FuzzTest(maxDuration = "10s")
    void multiPackIndexesAreReadOrNamed(byte[] bytes) {
        try {
            MultiPackIndex index = MultiPackIndex.of(bytes, ObjectFormat.SHA1);
            PackContents contents = index.contentsOf("pack-a.idx");
            if (contents != null) {
                readAll(contents);
            }
        } catch (UnreadableObject e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }

    /** A multi-pack index with its table of chunks, of any offsets. */
    @FuzzTest(maxDuration = "10s")
    void multiPackIndexesOfAnyChunksAreReadOrNamed(FuzzedDataProvider data) {
        int[] ids = {0x504e414d, 0x4f494446, 0x4f49444c, 0x4f4f4646, 0x4c4f4646, 0};
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(400);
        bytes.putInt(0x4d494458)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) (ids.length - 1))
                .put((byte) 0)
                .putInt(1);
        for (int id : ids) {
            bytes.putInt(data.consumeInt(0, 9) == 0 ? data.consumeInt() : id);
            bytes.putLong(data.consumeInt(0, 9) == 0 ? data.consumeLong() : data.consumeInt(0, 420));
        }
        bytes.put("pack-a.idx\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        bytes.put(data.consumeBytes(bytes.remaining()));
        multiPackIndexesAreReadOrNamed(bytes.array());
    }

    @FuzzTest(maxDuration = "10s")
    void deltasStayWithinTheirBounds(FuzzedDataProvider data) {
        byte[] base = data.consumeBytes(100);
        byte[] instructions = data.consumeRemainingAsBytes();
        byte[] result = new byte[1 << 12];
        Delta delta = new Delta();
        try {
            long size = Delta.resultSize(instructions, instructions.length);
            delta.apply(base, base.length, instructions, instructions.length, result);
            int end = 0;
            for (int i = 0; i < delta.parts(); i++) {
                assertThat(delta.start(i)).isEqualTo(end);
                end = delta.end(i);
                int source = delta.source(i);
                if (source >= 0) {
                    assertThat(Arrays.copyOfRange(result, delta.start(i), end))
                            .isEqualTo(Arrays.copyOfRange(base, source, source + end - delta.start(i)));
                }
            }
            assertThat(end).isEqualTo((int) size);
        } catch (UnreadableObject e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }
}
