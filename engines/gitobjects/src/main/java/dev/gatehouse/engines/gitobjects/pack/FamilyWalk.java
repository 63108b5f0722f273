package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.Delta;
import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectNumbers;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.ObjectView;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks down trees of deltas; the part of a {@link PackWalk} that one thread does. */
final class FamilyWalk<S> implements AutoCloseable {

    private static final int SMALLEST_BRANCH = 16;

    private final PackWalk<S> walk;
    private final Families families;
    private final PackFile file;
    private final PackReader reader;
    private final Inflation inflation = new Inflation();
    private final EntryHeader header = new EntryHeader();
    private final Delta delta = new Delta();
    private final View view = new View();
    private final Buffers buffers;
    private final long retainable;
    private final List<Frame<S>> stack = new ArrayList<>();
    private final List<Frame<S>> rescued = new ArrayList<>();
    private long retained;

    FamilyWalk(PackWalk<S> walk) {
        this.walk = walk;
        this.families = walk.families();
        this.file = families.pack().file();
        this.reader = new PackReader(walk.limits(), walk.elsewhere());
        this.retainable = walk.limits().retainedBytes() / walk.threads();
        this.buffers = new Buffers(retainable / 4);
    }

    /** A base with children that are still to be made. */
    private static final class Frame<S> {

        private final int entry;
        private final ObjectType type;
        private final int length;
        private final @Nullable S state;
        private byte @Nullable [] content;
        private boolean reusable;
        private int next;

        Frame(int entry, ObjectType type, byte[] content, int length, boolean reusable, @Nullable S state, int next) {
            this.entry = entry;
            this.type = type;
            this.content = content;
            this.length = length;
            this.reusable = reusable;
            this.state = state;
            this.next = next;
        }
    }

    private final class View implements ObjectView {

        private int entry;
        private ObjectType type = ObjectType.BLOB;
        private byte[] content = new byte[0];
        private int length;
        private boolean hasBase;

        @Override
        public ObjectId id() {
            return families.id(entry);
        }

        @Override
        public int number(ObjectNumbers numbers) {
            return numbers.of(families.pack(), families.position(entry));
        }

        @Override
        public ObjectType type() {
            return type;
        }

        @Override
        public byte[] content() {
            return content;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public @Nullable Delta delta() {
            return hasBase ? delta : null;
        }

        @Override
        public boolean isBase() {
            return families.firstChild(entry) >= 0;
        }

        @Override
        public boolean again() {
            return !walk.wants(entry);
        }
    }

    /** Visits a tree from its root. */
    void down(int root) {
        ObjectType type = families.type(root);
        if (type == null) {
            return;
        }
        down(root(root, type));
    }

    /** Visits a branch. */
    void down(PackWalk.Branch<S> branch) {
        down(child(
                branch.entry(),
                branch.base().type(),
                branch.base().content(),
                branch.base().content().length,
                branch.state()));
    }

    private void down(@Nullable Frame<S> first) {
        if (first != null) {
            push(first);
        }
        rescued.forEach(this::push);
        rescued.clear();
        while (!stack.isEmpty() && !walk.isStopped()) {
            Frame<S> top = stack.getLast();
            int entry = top.next;
            top.next = families.nextChild(entry);
            byte[] base = content(top);
            if (base == null) {
                pop();
                continue;
            }
            if (top.next >= 0 && families.wanted(entry) >= SMALLEST_BRANCH && walk.isAsked()) {
                walk.hand(new PackWalk.Branch<>(
                        entry, new GitObject(top.type, Arrays.copyOf(base, top.length)), top.state));
                continue;
            }
            Frame<S> frame = child(entry, top.type, base, top.length, top.state);
            if (top.next < 0) {
                pop();
            }
            if (frame != null) {
                push(frame);
            }
            rescued.forEach(this::push);
            rescued.clear();
        }
    }

    private void push(Frame<S> frame) {
        stack.add(frame);
        retained += frame.length;
        for (int i = 0; retained > retainable && i < stack.size() - 1; i++) {
            drop(stack.get(i));
        }
    }

    private void pop() {
        drop(stack.removeLast());
    }

    private void drop(Frame<S> frame) {
        byte[] content = frame.content;
        if (content != null) {
            retained -= frame.length;
            if (frame.reusable) {
                buffers.give(content);
            }
            frame.content = null;
        }
    }

    /** The content of a base, made again if it was dropped; null where that fails. */
    private byte @Nullable [] content(Frame<S> frame) {
        byte[] content = frame.content;
        if (content == null) {
            try {
                content = again(frame.entry);
                frame.content = content;
                frame.reusable = false;
                retained += frame.length;
            } catch (UnreadableObject e) {
                walk.problems().add(e, families.pack().name(), families.id(frame.entry));
            }
        }
        return content;
    }

    private byte[] again(int entry) throws UnreadableObject {
        try {
            return reader.read(file, families.pack().contents(), families.offset(entry))
                    .content();
        } catch (UnreadableObject e) {
            return walk.elsewhere().readHashed(families.id(entry)).content();
        }
    }

    private @Nullable Frame<S> root(int entry, ObjectType type) {
        try {
            ObjectId foreign = families.foreignBase(entry);
            if (foreign != null) {
                GitObject base = walk.elsewhere().read(foreign);
                return child(entry, type, base.content(), base.content().length, null);
            }
            inflation.readHeader(file, families.offset(entry), families.end(entry), header);
            if (header.size > walk.limits().objectBytes() || header.size < 0) {
                large(entry, type);
                return null;
            }
            int length = (int) header.size;
            Inflation.check(length, families.end(entry) - header.data);
            byte[] content = buffers.take(Inflation.room(length));
            inflation.inflate(file, header.data, content, length);
            verify(entry, type, content, length);
            return visited(entry, type, content, length, true, null, false);
        } catch (UnreadableObject e) {
            return elsewhere(entry, e);
        }
    }

    private @Nullable Frame<S> child(int entry, ObjectType type, byte[] base, int baseLength, @Nullable S state) {
        try {
            inflation.readHeader(file, families.offset(entry), families.end(entry), header);
            int instructionsLength = bounded(header.size);
            Inflation.check(instructionsLength, families.end(entry) - header.data);
            byte[] instructions = buffers.take(Inflation.room(instructionsLength));
            inflation.inflate(file, header.data, instructions, instructionsLength);
            int length = bounded(Delta.resultSize(instructions, instructionsLength));
            byte[] content = buffers.take(length);
            delta.apply(base, baseLength, instructions, instructionsLength, content);
            buffers.give(instructions);
            verify(entry, type, content, length);
            return visited(entry, type, content, length, true, state, true);
        } catch (UnreadableObject e) {
            return elsewhere(entry, e);
        }
    }

    private int bounded(long size) throws UnreadableObject {
        if (size < 0 || size > walk.limits().objectBytes()) {
            throw PackReader.tooLarge(size, walk.limits());
        }
        return (int) size;
    }

    /** Hashes the content where the entry's bytes are not those that the index was made for. */
    private void verify(int entry, ObjectType type, byte[] content, int length) throws UnreadableObject {
        PackContents contents = families.pack().contents();
        if (contents instanceof ListedContents listed && listed.isVerified()) {
            return;
        }
        if (walk.isIntact()
                && contents.hasChecksums()
                && contents.checksum(families.position(entry))
                        == inflation.checksum(file, families.offset(entry), families.end(entry))) {
            return;
        }
        if (!ObjectId.hash(file.format(), type, content, length).equals(families.id(entry))) {
            throw new UnreadableObject(Problem.Kind.CORRUPT, "its content is not what its name says");
        }
    }

    private @Nullable Frame<S> visited(
            int entry,
            ObjectType type,
            byte[] content,
            int length,
            boolean reusable,
            @Nullable S base,
            boolean isDelta) {
        view.entry = entry;
        view.type = type;
        view.content = content;
        view.length = length;
        view.hasBase = isDelta && base != null && delta.hasParts();
        int first = families.firstChild(entry);
        S state = walk.visitor().visit(view, base);
        if (first >= 0) {
            return new Frame<>(entry, type, content, length, reusable, state, first);
        }
        if (reusable) {
            buffers.give(content);
        }
        return null;
    }

    /** Reads an object that is damaged here from another pack, or names it and all that depend on it. */
    private @Nullable Frame<S> elsewhere(int entry, UnreadableObject thrown) {
        try {
            return rescued(entry, walk.elsewhere().readHashed(families.id(entry)));
        } catch (UnreadableObject e) {
            walk.problems().add(thrown, families.pack().name(), families.id(entry));
            nameDescendants(entry);
            return null;
        }
    }

    private @Nullable Frame<S> rescued(int entry, GitObject object) {
        return visited(entry, object.type(), object.content(), object.content().length, false, null, false);
    }

    private void nameDescendants(int entry) {
        List<Integer> open = new ArrayList<>(List.of(entry));
        while (!open.isEmpty()) {
            int base = open.removeLast();
            for (int child = families.firstChild(base); child >= 0; child = families.nextChild(child)) {
                try {
                    Frame<S> frame = rescued(child, walk.elsewhere().readHashed(families.id(child)));
                    if (frame != null) {
                        rescued.add(frame);
                    }
                } catch (UnreadableObject e) {
                    walk.problems()
                            .add(new Problem(
                                    Problem.Kind.MISSING,
                                    families.pack().name(),
                                    families.id(child),
                                    "its base " + families.id(entry) + " can't be read"));
                    open.add(child);
                }
            }
        }
    }

    private void large(int entry, ObjectType type) {
        ObjectId id = families.id(entry);
        if (header.size < 0) {
            walk.problems()
                    .add(
                            PackReader.tooLarge(header.size, walk.limits()),
                            families.pack().name(),
                            id);
        } else if (walk.wants(entry)) {
            try (InputStream content = inflation.stream(file, header.data, header.size)) {
                walk.visitor().visitLarge(type, id, header.size, content);
            } catch (IOException e) {
                String reason = Objects.requireNonNullElse(e.getMessage(), "its data can't be inflated");
                walk.problems()
                        .add(new Problem(Problem.Kind.CORRUPT, families.pack().name(), id, reason));
            } catch (UnreadableObject e) {
                walk.problems().add(e, families.pack().name(), id);
            }
        }
        nameDescendants(entry);
    }

    @Override
    public void close() {
        reader.close();
        inflation.close();
    }
}
