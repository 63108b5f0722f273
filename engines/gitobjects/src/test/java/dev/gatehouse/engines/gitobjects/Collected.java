package dev.gatehouse.engines.gitobjects;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All that a walk visits: type and length by id, and what was wrong with it. */
final class Collected implements ObjectVisitor<Collected.Seen> {

    final Map<String, String> objects = new ConcurrentSkipListMap<>();
    final List<String> faults = new java.util.concurrent.CopyOnWriteArrayList<>();
    final AtomicInteger deltas = new AtomicInteger();
    private final ObjectFormat format;
    List<Problem> problems = List.of();

    private Collected(ObjectFormat format) {
        this.format = format;
    }

    /** The content that the children's deltas are checked against. */
    record Seen(String content) {}

    static Collected of(GitDirectory directory, Limits limits, int threads) {
        Collected collected = new Collected(directory.format());
        try (ObjectDatabase database = ObjectDatabase.open(directory, limits)) {
            database.walk(collected, threads);
            collected.problems = database.problems().list();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return collected;
    }

    static Collected of(MadeRepository made) {
        return of(made.directory(), Limits.DEFAULT, 2);
    }

    @Override
    public boolean wants(ObjectType type) {
        return true;
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Override
    public Seen visit(ObjectView object, @Nullable Seen base) {
        String id = object.id().toString();
        byte[] content = Arrays.copyOf(object.content(), object.length());
        if (!ObjectId.hash(format, object.type(), content, content.length).equals(object.id())) {
            faults.add(id + " has another content");
        }
        String before = object.again() ? null : objects.put(id, object.type().word() + " " + object.length());
        if (before != null) {
            faults.add(id + " was visited twice");
        }
        Delta delta = object.delta();
        if (delta != null) {
            deltas.incrementAndGet();
            check(id, text(content, content.length), delta, base);
        }
        return new Seen(text(content, content.length));
    }

    private void check(String id, String content, Delta delta, @Nullable Seen base) {
        if (base == null) {
            faults.add(id + " has a delta without a base");
            return;
        }
        int end = 0;
        for (int i = 0; i < delta.parts(); i++) {
            if (delta.start(i) != end || delta.end(i) <= end) {
                faults.add(id + " has a gap");
            }
            end = delta.end(i);
            int source = delta.source(i);
            if (source >= 0
                    && !content.substring(delta.start(i), end)
                            .equals(base.content().substring(source, source + end - delta.start(i)))) {
                faults.add(id + " is not what its delta copies");
            }
        }
        if (end != content.length()) {
            faults.add(id + " is longer than its delta");
        }
    }

    @Override
    public void visitLarge(ObjectType type, ObjectId id, long length, InputStream content) throws IOException {
        long read = content.transferTo(java.io.OutputStream.nullOutputStream());
        objects.put(id.toString(), type.word() + " " + read);
    }
}
