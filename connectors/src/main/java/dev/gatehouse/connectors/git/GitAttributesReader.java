package dev.gatehouse.connectors.git;

import dev.gatehouse.connectors.files.FileFacts;
import dev.gatehouse.connectors.files.FileReader;
import dev.gatehouse.connectors.files.Listing;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.git.GitAttribute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code .gitattributes}: which files a filter such as git-crypt or Git LFS stands in for.
 *
 * @see <a href="https://git-scm.com/docs/gitattributes">gitattributes</a>
 */
public final class GitAttributesReader implements FileReader {

    private static final String FILE = ".gitattributes";
    private static final int LONGEST_LINE = 2_048;
    private static final int MOST_LINES = 50_000;
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");

    @Override
    public String name() {
        return "git-attributes";
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(FactKind.FILE);
    }

    @Override
    public boolean takes(String path, Listing listing) {
        return Listing.nameOf(path).equals(FILE);
    }

    @Override
    public FileFacts read(String path, byte[] content, Listing listing) {
        List<GitAttribute> attributes = new ArrayList<>();
        int number = 0;
        for (String line : new String(content, StandardCharsets.UTF_8)
                .lines()
                .limit(MOST_LINES)
                .toList()) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith("[attr]") || line.length() > LONGEST_LINE) {
                continue;
            }
            int end = endOfPattern(text);
            String pattern = unquoted(text.substring(0, end));
            String rest = text.substring(end).strip();
            List<String> words = rest.isEmpty() ? List.of() : Arrays.asList(BLANKS.split(rest));
            attributes.add(new GitAttribute(pattern, words, Origin.file(Location.of(path, number, 1))));
        }
        return FileFacts.of(attributes);
    }

    private static int endOfPattern(String text) {
        boolean quoted = text.startsWith("\"");
        int i = quoted ? 1 : 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (quoted && c == '"') {
                return i + 1;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                return i;
            }
            i++;
        }
        return text.length();
    }

    private static String unquoted(String pattern) {
        return pattern.length() > 1 && pattern.startsWith("\"") && pattern.endsWith("\"")
                ? pattern.substring(1, pattern.length() - 1)
                        .replace("\\\"", "\"")
                        .replace("\\\\", "\\")
                : pattern;
    }
}
