package dev.gatehouse.connectors.secrets;

import dev.gatehouse.connectors.files.TextInspector;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.TokenScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.model.secret.SecretText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches the content of a file for tokens of known formats, whatever the file is.
 *
 * <p>Holds no state of a search: files are searched in parallel. A text that is encrypted or sealed matches no format,
 * so that such files need no exception.
 */
public final class SecretInspector implements TextInspector {

    private final TokenScanner scanner = new TokenScanner(StandardDetectors.all());

    @Override
    public FactKind kind() {
        return FactKind.SECRET_CANDIDATE;
    }

    /**
     * Searches one file, in time linear in its size. Never throws for what it holds.
     *
     * @param path relative to the target's root
     * @param content UTF-8, or UTF-16 with its byte-order mark; malformed parts are passed over
     * @return a {@link SecretCandidate} for each token, in the order of the file
     */
    @Override
    public List<Fact> inspect(String path, byte[] content) {
        String text = decoded(content);
        List<Match> matches = scanner.scan(text);
        List<Fact> facts = new ArrayList<>();
        Position position = new Position(text);
        for (Match match : matches) {
            position.moveTo(match.start());
            int line = position.line;
            int column = position.column;
            position.moveTo(match.end() - 1);
            Origin origin = Origin.file(new Location(path, line, column, position.line));
            SecretText value = new SecretText(text.substring(match.start(), match.end()));
            facts.add(
                    new SecretCandidate(match.detector().id(), match.detector().description(), value, origin));
        }
        return facts;
    }

    private static String decoded(byte[] content) {
        Charset charset = StandardCharsets.UTF_8;
        int from = 0;
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            from = 3;
        } else if (startsWith(content, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            from = 2;
        } else if (startsWith(content, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            from = 2;
        }
        return new String(content, from, content.length - from, charset);
    }

    private static boolean startsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (content.length <= i || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Line and column of an offset that only ever moves on, so that all of a text is gone through once. */
    private static final class Position {

        private final String text;
        private int offset;
        private int line = 1;
        private int column = 1;

        Position(String text) {
            this.text = text;
        }

        void moveTo(int target) {
            while (offset < target) {
                char c = text.charAt(offset);
                if (c == '\n') {
                    line++;
                    column = 1;
                } else if (!Character.isHighSurrogate(c)) {
                    column++;
                }
                offset++;
            }
        }
    }
}
