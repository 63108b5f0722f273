package dev.gatehouse.connectors.secrets;

import dev.gatehouse.connectors.files.TextInspector;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.TextPosition;
import dev.gatehouse.engines.secretscan.Utf8Text;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.search.AllowComments;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.secret.SecretCandidate;
import dev.gatehouse.model.secret.SecretText;
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

    /** It names a key, which manifests do, and is no secret without the key itself. */
    static final String ACCESS_KEY_ID = "aws-access-key";

    private final SecretScanner scanner = new SecretScanner(StandardDetectors.tokens());

    @Override
    public FactKind kind() {
        return FactKind.SECRET_CANDIDATE;
    }

    /**
     * Searches one file, in time linear in its size. Never throws for what it holds.
     *
     * @param path relative to the target's root
     * @param content UTF-8 or UTF-16; malformed parts are passed over
     * @return a {@link SecretCandidate} for each token, in the order of the file
     */
    @Override
    public List<Fact> inspect(String path, byte[] content) {
        byte[] text = Utf8Text.of(content, content.length);
        List<Match> matches = scanner.scan(text, text.length);
        List<Fact> facts = new ArrayList<>();
        TextPosition position = new TextPosition(text);
        for (Match match : matches) {
            if (match.confidence() == Confidence.LOW
                    || match.detector().id().equals(ACCESS_KEY_ID)
                    || AllowComments.allow(text, text.length, match.start(), match.end())) {
                continue;
            }
            position.moveTo(match.start());
            int line = position.line();
            int column = position.column();
            position.moveTo(match.end() - 1);
            Origin origin = Origin.file(new Location(path, line, column, position.line()));
            SecretText value = new SecretText(
                    new String(text, match.start(), match.end() - match.start(), StandardCharsets.UTF_8));
            facts.add(new SecretCandidate(
                    match.detector().id(),
                    match.detector().description(),
                    value,
                    origin,
                    SecretCandidate.Presence.FILES));
        }
        return facts;
    }
}
