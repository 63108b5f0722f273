package dev.gatehouse.engines.secretscan.search;

import dev.gatehouse.engines.secretscan.Utf8Text;
import dev.gatehouse.engines.secretscan.archive.Archives;
import dev.gatehouse.engines.secretscan.archive.UnreadKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches a stream of any length in bounded memory: in segments of 16 MiB that overlap by 64 KiB. Each secret is taken
 * from the segment that shows at least 32 KiB on both sides of its beginning.
 */
public final class StreamSearch {

    private static final int SEGMENT = 16 << 20;
    private static final int OVERLAP = 64 << 10;
    private static final int PROBE = 512;
    private static final int LARGEST_ARCHIVE = 128 << 20;

    private final ContentSearch search;
    private final int segment;
    private final int overlap;

    public StreamSearch(ContentSearch search) {
        this(search, SEGMENT, OVERLAP);
    }

    StreamSearch(ContentSearch search, int segment, int overlap) {
        this.search = search;
        this.segment = segment;
        this.overlap = overlap;
    }

    /**
     * Searches it to its end.
     *
     * @param path what it is called
     * @param notRead takes what could not be searched
     * @return in its order
     */
    public List<Sighting> search(InputStream in, String path, ContentSearch.NotRead notRead) throws IOException {
        return search(in, path, null, notRead);
    }

    /**
     * As {@link #search(InputStream, String, ContentSearch.NotRead)}.
     *
     * @param commit where it stands; null outside history
     */
    public List<Sighting> search(InputStream in, String path, @Nullable String commit, ContentSearch.NotRead notRead)
            throws IOException {
        byte[] probe = in.readNBytes(PROBE);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(probe), in);
        if (Archives.isArchive(probe, probe.length)) {
            byte[] archive = whole.readNBytes(LARGEST_ARCHIVE + 1);
            if (archive.length > LARGEST_ARCHIVE) {
                notRead.notRead(
                        path, "an archive of more than " + (LARGEST_ARCHIVE >> 20) + " MiB; its end was not read");
            }
            return search.search(archive, archive.length, path, commit, notRead);
        }
        List<Sighting> sightings = new ArrayList<>(search.ofPath(path, commit));
        UnreadKind unread = UnreadKind.of(probe, probe.length);
        if (unread != null) {
            notRead.notRead(path, unread.reason());
        }
        InputStream text = asUtf8(whole, probe);
        byte[] content = text.readNBytes(segment);
        if (content.length < segment && Archives.isArchive(content, content.length)) {
            return search.search(content, content.length, path, commit, notRead); // One that only its end tells.
        }
        Lines lines = new Lines(content);
        int linesBefore = 0;
        int columnsBefore = 0;
        boolean first = true;
        while (true) {
            byte[] more = content.length < segment ? new byte[0] : text.readNBytes(segment - overlap);
            boolean last = more.length == 0;
            int from = first ? 0 : overlap / 2;
            int to = last ? content.length : content.length - overlap / 2;
            for (Sighting sighting : search.search(content, from, to, path, commit)) {
                sightings.add(moved(sighting, linesBefore, columnsBefore));
            }
            if (sightings.size() >= ContentSearch.MOST) {
                notRead.notRead(path, ContentSearch.TOO_MANY);
                return sightings.subList(0, ContentSearch.MOST);
            }
            if (last) {
                return sightings;
            }
            lines.moveTo(content.length - overlap);
            columnsBefore = lines.line() > 1 ? lines.column() - 1 : columnsBefore + lines.column() - 1;
            linesBefore += lines.line() - 1;
            byte[] next = Arrays.copyOfRange(content, content.length - overlap, content.length + more.length);
            System.arraycopy(more, 0, next, overlap, more.length);
            content = next;
            lines = new Lines(content);
            first = false;
        }
    }

    private static Sighting moved(Sighting sighting, int lines, int columns) {
        return lines == 0 && columns == 0
                ? sighting
                : sighting.at(
                        sighting.line() + lines,
                        sighting.line() == 1 ? sighting.column() + columns : sighting.column(),
                        sighting.endLine() + lines,
                        sighting.endLine() == 1 ? sighting.endColumn() + columns : sighting.endColumn());
    }

    private static InputStream asUtf8(InputStream whole, byte[] probe) {
        if (!Utf8Text.isUtf16(probe, probe.length)) {
            return whole;
        }
        Charset charset = Utf8Text.charset(probe, probe.length);
        return new Reencoded(new InputStreamReader(whole, charset));
    }

    /** Characters as bytes of UTF-8. */
    private static final class Reencoded extends InputStream {

        private static final int CHUNK = 1 << 16;

        private final Reader from;
        private final char[] characters = new char[CHUNK];
        private byte[] bytes = new byte[0];
        private int at;

        Reencoded(Reader from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int start, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (at == bytes.length && !filled()) {
                return -1;
            }
            int taken = Math.min(count, bytes.length - at);
            System.arraycopy(bytes, at, into, start, taken);
            at += taken;
            return taken;
        }

        /** A surrogate pair is not cut in two. */
        private boolean filled() throws IOException {
            int read = from.read(characters, 0, CHUNK - 1);
            if (read < 0) {
                return false;
            }
            if (Character.isHighSurrogate(characters[read - 1])) {
                int low = from.read();
                if (low >= 0) {
                    characters[read++] = (char) low;
                }
            }
            bytes = new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        }
    }
}
