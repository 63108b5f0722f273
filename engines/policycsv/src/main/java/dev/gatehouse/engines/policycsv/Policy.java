package dev.gatehouse.engines.policycsv;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A policy's lines, in order.
 *
 * @param lines without blank lines and comments
 */
public record Policy(List<PolicyLine> lines) {

    /** How far Argo CD follows roles of roles. */
    private static final int DEPTH = 10;

    /** Many times what fits into a ConfigMap. */
    private static final int MAXIMUM_LENGTH = 16 << 20;

    public Policy {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a policy; never fails, since a bad line is one of its lines.
     *
     * @param text one of more than 16 Mi characters is one line that breaks it
     */
    public static Policy read(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            return new Policy(List.of(new PolicyLine.Broken(1, "more than 16 Mi characters")));
        }
        List<PolicyLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String trimmed = GoSpace.trimmed(line);
            if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
                lines.add(line(number, trimmed));
            }
        }
        return new Policy(lines);
    }

    private static PolicyLine line(int number, String line) {
        List<String> tokens;
        try {
            tokens = CsvLine.read(line);
        } catch (CsvLine.Malformed malformed) {
            return new PolicyLine.Broken(number, String.valueOf(malformed.getMessage()));
        }
        String type = tokens.getFirst();
        return switch (type) {
            case "p" ->
                tokens.size() == 6
                        ? new PolicyLine.Permission(
                                number, tokens.get(1), tokens.get(2), tokens.get(3), tokens.get(4), tokens.get(5))
                        : new PolicyLine.Broken(number, count(tokens, "p", 6));
            case "g" ->
                tokens.size() == 3
                        ? new PolicyLine.Membership(number, tokens.get(1), tokens.get(2))
                        : new PolicyLine.Broken(number, count(tokens, "g", 3));
            case "e", "m", "r" -> new PolicyLine.Inert(number, type);
            case "" -> new PolicyLine.Broken(number, "the first field is empty");
            default -> new PolicyLine.Broken(number, "a line begins with p or g");
        };
    }

    private static String count(List<String> tokens, String type, int wanted) {
        return "a " + type + " line has " + wanted + " fields, this one " + tokens.size();
    }

    public List<PolicyLine.Permission> permissions() {
        return of(PolicyLine.Permission.class);
    }

    public List<PolicyLine.Membership> memberships() {
        return of(PolicyLine.Membership.class);
    }

    public List<PolicyLine.Broken> broken() {
        return of(PolicyLine.Broken.class);
    }

    private <L extends PolicyLine> List<L> of(Class<L> type) {
        return lines.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The lines of this policy, then those of another; numbers stay their own. */
    public Policy with(Policy other) {
        List<PolicyLine> all = new ArrayList<>(lines);
        all.addAll(other.lines);
        return new Policy(all);
    }

    /** A subject and all roles that it has by {@code g} lines. */
    public Set<String> rolesOf(String subject) {
        Set<String> found = new TreeSet<>(Set.of(subject));
        Set<String> last = found;
        for (int depth = 0; depth < DEPTH && !last.isEmpty(); depth++) {
            Set<String> next = new TreeSet<>();
            for (PolicyLine.Membership membership : memberships()) {
                if (last.contains(membership.member()) && !found.contains(membership.role())) {
                    next.add(membership.role());
                }
            }
            found.addAll(next);
            last = next;
        }
        return found;
    }
}
