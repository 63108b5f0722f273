package dev.gatehouse.engines.hcl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a text from its first top-level item to its last.
 *
 * <p>Where an item is broken, reading goes on at the next line that looks like the head of a top-level block: a name at
 * its very first column, labels, and an opening brace (or, after a broken attribute, a name and {@code =}). That line
 * may lie before the place of the error, since a brace that is missing shows only at the end of the text. So that going
 * back can't make reading quadratic, what is read again is bounded by a multiple of the text's length.
 */
public final class HclReader {

    private static final int MOST_PROBLEMS = 100;
    private static final int REREAD_FACTOR = 4;

    private final Limits limits;

    public HclReader(Limits limits) {
        this.limits = limits;
    }

    /** Reads UTF-8 (RFC 3629), strictly, with or without a byte-order mark. */
    public HclFile read(byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            return refused(new Problem("larger than " + limits.bytes() + " bytes", 1, 1));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        boolean malformed =
                decoder.decode(ByteBuffer.wrap(bytes), decoded, true).isError();
        String text = decoded.flip().toString();
        if (malformed) {
            return refused(new Source(text).problem("not UTF-8", text.length()));
        }
        return read(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static HclFile refused(Problem problem) {
        return new HclFile("", List.of(), List.of(problem));
    }

    /** Reads a text that is within the limit of bytes. */
    public HclFile read(String text) {
        return new Run(text, limits).run();
    }

    private static final class Run {

        private final String text;
        private final Source source;
        private final Cursor cursor;
        private final BodyParser bodies;
        private final List<Item> items = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Set<String> attributes = new HashSet<>();
        private long reread;

        Run(String text, Limits limits) {
            this.text = text;
            this.source = new Source(text);
            this.cursor = new Cursor(source, limits);
            this.bodies = new BodyParser(cursor);
        }

        HclFile run() {
            while (next()) {
                // Each step adds an item or a problem.
            }
            return new HclFile(text, items, problems);
        }

        /** Reads one item; whether there may be more. */
        private boolean next() {
            int start = cursor.at();
            try {
                cursor.skipLines();
                if (cursor.atEnd()) {
                    return false;
                }
                start = cursor.at();
                Item item = bodies.item();
                if (item instanceof Item.Attribute attribute && !attributes.add(attribute.name())) {
                    throw cursor.refusedAt(start, "`" + attribute.name() + "` is set twice");
                }
                items.add(item);
                start = cursor.at();
                if (cursor.peek() == '}') {
                    throw cursor.refused("`}` closes nothing");
                }
                return true;
            } catch (Refused refused) {
                return recover(start, refused);
            }
        }

        private boolean recover(int start, Refused refused) {
            problems.add(source.problem(refused.message(), refused.offset()));
            if (refused.last()) {
                return false;
            }
            int reached = cursor.at();
            int resume = nextHead(start, startsAttribute(start));
            if (resume < 0) {
                return false;
            }
            reread += Math.max(0, reached - resume);
            if (problems.size() >= MOST_PROBLEMS || reread > (long) REREAD_FACTOR * text.length()) {
                problems.add(source.problem("too many errors; the rest is not read", resume));
                return false;
            }
            cursor.resumeAt(resume);
            return true;
        }

        /** Where the next line stands that looks like a top-level item; -1 where there is none. */
        private int nextHead(int from, boolean attributes) {
            int lineBreak = text.indexOf('\n', from);
            while (lineBreak >= 0) {
                cursor.resumeAt(lineBreak + 1);
                if (isBlockHead() || (attributes && startsAttribute(lineBreak + 1))) {
                    return lineBreak + 1;
                }
                lineBreak = text.indexOf('\n', lineBreak + 1);
            }
            return -1;
        }

        private boolean startsAttribute(int offset) {
            cursor.resumeAt(offset);
            if (cursor.identifier() == null) {
                return false;
            }
            passBlanks();
            return cursor.peek() == '=' && cursor.peek(1) != '=';
        }

        private boolean isBlockHead() {
            if (cursor.identifier() == null) {
                return false;
            }
            passBlanks();
            while (!cursor.eat('{')) {
                if (cursor.eat('"')) {
                    while (cursor.peek() != '"' && cursor.peek() != '\n' && !cursor.atEnd()) {
                        cursor.advance(1);
                    }
                    if (!cursor.eat('"')) {
                        return false;
                    }
                } else if (cursor.identifier() == null) {
                    return false;
                }
                passBlanks();
            }
            return true;
        }

        private void passBlanks() {
            while (cursor.peek() == ' ' || cursor.peek() == '\t') {
                cursor.advance(1);
            }
        }
    }
}
