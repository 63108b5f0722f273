package dev.gatehouse.connectors.logs.live;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Page;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.connectors.logs.formats.LogFormats;
import dev.gatehouse.connectors.logs.input.RecordSink;
import dev.gatehouse.connectors.logs.input.RecordSplitter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pages one after the other, as one text; where they don't come in the order of time, all of a poll, put in order. */
final class PolledStream extends InputStream {

    private static final int MOST_ORDERED = 256 << 20;
    private static final int NOT_FOUND = 404;

    private final Transport transport;
    private final Asking asking;
    private final Supplier<Instant> from;
    private final @Nullable Duration every;
    private final Time time;
    private byte[] page = {};
    private int at;
    private @Nullable Call next;
    private boolean begun;

    PolledStream(Transport transport, Asking asking, Supplier<Instant> from, @Nullable Duration every, Time time) {
        this.transport = transport;
        this.asking = asking;
        this.from = from;
        this.every = every;
        this.time = time;
    }

    @Override
    public int available() {
        return page.length - at;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (at == page.length) {
            Optional<byte[]> more = more();
            if (more.isEmpty()) {
                return -1;
            }
            page = more.get();
            at = 0;
        }
        int count = Math.min(length, page.length - at);
        System.arraycopy(page, at, into, offset, count);
        at += count;
        return count;
    }

    /** What comes next; empty at the end. */
    private Optional<byte[]> more() throws IOException {
        Call call = next;
        if (call == null) {
            if (begun && (every == null || !rested(every))) {
                return Optional.empty();
            }
            begun = true;
            call = asking.first(from.get());
        }
        return Optional.of(asking.inOrder() ? line(page(call).body()) : ordered(call));
    }

    private boolean rested(Duration pause) {
        try {
            time.sleep(pause);
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Page page(Call call) throws IOException {
        return switch (asking.page(transport, call)) {
            case Answer.Seen<Page>(Page seen) -> {
                next = seen.next().orElse(null);
                yield seen;
            }
            case Answer.Unseen<Page> unseen -> {
                String otherwise = unseen.status() == NOT_FOUND ? asking.otherwise() : "";
                throw new IOException(unseen.whole() + (otherwise.isEmpty() ? "" : ". " + otherwise));
            }
        };
    }

    private static byte[] line(byte[] text) {
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    private byte[] ordered(Call first) throws IOException {
        List<byte[]> records = new ArrayList<>();
        long bytes = 0;
        Call call = first;
        while (call != null) {
            byte[] body = page(call).body();
            bytes += body.length;
            if (bytes > MOST_ORDERED) {
                throw new IOException("more than " + (MOST_ORDERED >> 20) + " MiB since then: name a later --since");
            }
            new RecordSplitter(new ByteArrayInputStream(body), LogFormats.LISTS, new RecordSink() {
                        @Override
                        public void accept(byte[] text, int from, int to, long line) {
                            records.add(Arrays.copyOfRange(text, from, to));
                        }

                        @Override
                        public void broken(long line, String why) {
                            records.add(("broken: " + why).getBytes(StandardCharsets.UTF_8));
                        }
                    })
                    .run();
            call = next;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] record : asking.ordered(records)) {
            lines.writeBytes(oneLine(record));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** Line breaks stand only between the values of JSON, not within. */
    private static byte[] oneLine(byte[] record) {
        for (int i = 0; i < record.length; i++) {
            if (record[i] == '\n' || record[i] == '\r') {
                record[i] = ' ';
            }
        }
        return record;
    }
}
