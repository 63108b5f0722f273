package dev.gatehouse.baseline.writing;

import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.baseline.shape.TextFormat;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The people behind a repository's commits: identities that share a name or an address are one person. Machines are
 * left out.
 */
final class Authors {

    private static final int PEOPLE = 100;
    private static final int ADDRESSES = 10;
    private static final int NAME_LENGTH = 100;
    private static final int ADDRESS_LENGTH = 254;
    private static final String GITHUB = "users.noreply.github.com";
    private static final Set<String> MACHINES = Set.of(
            "github",
            "gitlab",
            "web-flow",
            "renovate",
            "dependabot",
            "github-actions",
            "github actions",
            "flux",
            "fluxcd",
            "fluxcdbot",
            "weave flux",
            "argocd-image-updater",
            "argocd",
            "argo cd",
            "weblate",
            "mergify",
            "semantic-release",
            "jenkins",
            "ci");

    /** Someone, as far as the commits tell. */
    private static final class Author {
        private final Map<String, Integer> names = new HashMap<>();
        private final Set<String> addresses = new LinkedHashSet<>();
        private int commits;

        private void take(Author other) {
            other.names.forEach((name, count) -> names.merge(name, count, Integer::sum));
            addresses.addAll(other.addresses);
            commits += other.commits;
        }

        private String name() {
            return names.entrySet().stream()
                    .min(Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }

    private Authors() {}

    /** Those who committed most first, at most a hundred. */
    static List<Person> of(Snapshot snapshot) {
        Map<String, Author> byIdentity = new HashMap<>();
        for (Commit commit : snapshot.facts(Commit.class)) {
            Identity identity = commit.author();
            String name = cleaned(identity.name());
            String address = identity.email().strip().toLowerCase(Locale.ROOT);
            boolean sound = address.length() <= ADDRESS_LENGTH
                    && TextFormat.EMAIL.fault(address).isEmpty();
            if (name.isEmpty() || machine(name, address)) {
                continue;
            }
            String byName = "name " + name.toLowerCase(Locale.ROOT);
            Author author = byIdentity.computeIfAbsent(byName, _ -> new Author());
            author.names.merge(name, 1, Integer::sum);
            author.commits++;
            if (sound) {
                author.addresses.add(address);
                Author known = byIdentity.putIfAbsent("address " + address, author);
                if (known != null && known != author) {
                    known.take(author);
                    byIdentity.replaceAll((_, held) -> held == author ? known : held);
                }
            }
        }
        return people(byIdentity);
    }

    private static List<Person> people(Map<String, Author> byIdentity) {
        List<Author> authors = new HashSet<>(byIdentity.values())
                .stream()
                        .sorted(Comparator.comparingInt((Author a) -> -a.commits)
                                .thenComparing(Author::name))
                        .limit(PEOPLE)
                        .toList();
        List<Person> people = new ArrayList<>();
        Set<String> accounts = new HashSet<>();
        for (Author author : authors) {
            List<String> addresses =
                    author.addresses.stream().sorted().limit(ADDRESSES).toList();
            Map<String, String> account = new HashMap<>();
            for (String address : addresses) {
                String login = githubLogin(address);
                if (!login.isEmpty() && account.isEmpty() && accounts.add(login)) {
                    account.put("github", login);
                }
            }
            people.add(new Person(
                    author.name(),
                    addresses,
                    List.of(),
                    account,
                    List.of(),
                    List.of(),
                    List.of(),
                    Member.SecondFactor.UNTOLD,
                    null,
                    null,
                    Location.startOf("gatehouse.yaml")));
        }
        return people;
    }

    private static boolean machine(String name, String address) {
        String folded = name.toLowerCase(Locale.ROOT);
        return MACHINES.contains(folded)
                || folded.contains("[bot]")
                || folded.endsWith("-bot")
                || folded.endsWith(" bot")
                || address.contains("[bot]@")
                || address.startsWith("bot@")
                || address.startsWith("noreply@")
                || address.startsWith("no-reply@");
    }

    /** The account in {@code 123+ada@users.noreply.github.com}; empty where it is no such address. */
    private static String githubLogin(String address) {
        if (!address.endsWith("@" + GITHUB)) {
            return "";
        }
        String local = address.substring(0, address.length() - GITHUB.length() - 1);
        String login = local.substring(local.indexOf('+') + 1);
        boolean sound = login.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c));
        return sound ? login : "";
    }

    private static String cleaned(String name) {
        StringBuilder cleaned = new StringBuilder();
        name.codePoints().limit(NAME_LENGTH).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> cleaned.append(' ');
                default -> cleaned.appendCodePoint(c);
            }
        });
        return cleaned.toString().strip();
    }
}
