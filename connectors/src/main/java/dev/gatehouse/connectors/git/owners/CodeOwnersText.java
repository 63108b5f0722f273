package dev.gatehouse.connectors.git.owners;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.git.CodeOwners;
import dev.gatehouse.model.git.CodeOwners.Dialect;
import dev.gatehouse.model.git.CodeOwners.Line;
import dev.gatehouse.model.git.CodeOwners.Problem;
import dev.gatehouse.model.git.CodeOwners.Section;
import dev.gatehouse.model.git.CodeOwnersPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one code-owners file, in one pass.
 *
 * @see <a
 *     href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">
 *     GitHub: about code owners</a>
 * @see <a href="https://docs.gitlab.com/user/project/codeowners/reference/">GitLab: syntax of Code Owners</a>
 */
final class CodeOwnersText {

    /** GitHub leaves a larger file aside, whole. */
    static final int LARGEST_ON_GITHUB = 3 * 1024 * 1024;

    private static final int MOST_PROBLEMS = 1_000;

    private final String file;
    private final Dialect dialect;
    private final List<Line> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Map<String, List<String>> defaultOwners = new HashMap<>();
    private String section = "";

    CodeOwnersText(String file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    CodeOwners read(String text, int bytes) {
        Location start = Location.startOf(file);
        if (dialect == Dialect.GITHUB && bytes > LARGEST_ON_GITHUB) {
            problems.add(new Problem("larger than 3 MB: GitHub leaves the whole file aside", start));
        } else {
            String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
            int number = 0;
            for (String line : withoutMark.lines().toList()) {
                number++;
                line(line, number);
            }
        }
        return new CodeOwners(file, dialect, List.copyOf(sections.values()), lines, problems, Origin.file(start));
    }

    private void line(String line, int number) {
        int from = skipBlanks(line, 0);
        if (from == line.length() || line.charAt(from) == '#') {
            return;
        }
        Location location = Location.of(file, number, line.codePointCount(0, from) + 1);
        if (dialect == Dialect.GITLAB) {
            Optional<SectionHeader> header =
                    SectionHeader.of(line.substring(from).stripTrailing());
            if (header.isPresent()) {
                begin(header.get(), location);
                return;
            }
        }
        int end = endOfPattern(line, from);
        String pattern = line.substring(from, end);
        if (CodeOwnersPattern.of(dialect, pattern).isEmpty() || escapedHash(pattern)) {
            problem(invalid(pattern), location);
            if (dialect != Dialect.GITEA) {
                return;
            }
        }
        owners(line.substring(end), location)
                .ifPresent(owners -> lines.add(new Line(
                        section,
                        pattern,
                        owners.isEmpty() && !pattern.startsWith("!")
                                ? defaultOwners.getOrDefault(section, owners)
                                : owners,
                        location)));
    }

    /** GitHub takes no escape for a pattern that begins with a hash. */
    private boolean escapedHash(String pattern) {
        return dialect == Dialect.GITHUB && pattern.startsWith("\\#");
    }

    private String invalid(String pattern) {
        if (pattern.length() > CodeOwnersPattern.LONGEST) {
            return "a pattern of more than " + CodeOwnersPattern.LONGEST + " characters";
        }
        return switch (dialect) {
            case GITHUB -> {
                if (pattern.startsWith("!")) {
                    yield "GitHub knows no `!` in code owners, and leaves the line aside";
                }
                yield pattern.contains("[") || pattern.contains("]")
                        ? "GitHub knows no `[ ]` in code owners, and leaves the line aside"
                        : "no pattern that GitHub takes, so it leaves the line aside";
            }
            case GITLAB -> "no pattern that GitLab takes";
            case GITEA -> "a regular expression that is not evaluated here";
        };
    }

    private void begin(SectionHeader header, Location location) {
        String key = header.name().toLowerCase(Locale.ROOT);
        Section section =
                sections.computeIfAbsent(key, k -> new Section(header.name(), header.optional(), header.approvals()));
        this.section = section.name();
        owners(header.owners(), location)
                .filter(owners -> !owners.isEmpty())
                .ifPresent(owners -> defaultOwners.put(section.name(), owners));
    }

    /** The owners of a line; empty where one of them makes GitHub leave the line aside. */
    private Optional<List<String>> owners(String text, Location location) {
        List<String> owners = new ArrayList<>();
        int at = skipBlanks(text, 0);
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !blank(text.charAt(end))) {
                end++;
            }
            String word = text.substring(at, end);
            if (word.startsWith("#") && dialect != Dialect.GITLAB) {
                break;
            }
            if (OwnerName.valid(dialect, word)) {
                owners.add(word);
            } else if (dialect == Dialect.GITHUB) {
                problem("`" + shortened(word) + "` is no owner, so GitHub leaves the line aside", location);
                return Optional.empty();
            } else {
                problem("`" + shortened(word) + "` is no owner, and counts for nothing", location);
            }
            at = skipBlanks(text, end);
        }
        return Optional.of(owners);
    }

    private void problem(String reason, Location location) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(reason, location));
        }
    }

    private static String shortened(String word) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(word.length(), 60); i++) {
            shown.append(Character.isISOControl(word.charAt(i)) ? ' ' : word.charAt(i));
        }
        return shown.toString();
    }

    private static int endOfPattern(String line, int from) {
        int end = from;
        while (end < line.length() && !blank(line.charAt(end))) {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, line.length());
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f';
    }
}
