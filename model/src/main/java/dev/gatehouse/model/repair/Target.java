package dev.gatehouse.model.repair;

import java.util.Comparator;
import java.util.Locale;

/**
 * What a change is made to. Two targets that differ in upper and lower case only are the same, as forges have it.
 *
 * @param source the forge and the organisation: {@code github:acme}
 * @param holder what has it: the organisation, {@code organisation/name} of a repository, or a team
 * @param subject the account, team, setting, branch, title or id
 */
public record Target(String source, ChangeKind kind, String holder, String subject) implements Comparable<Target> {

    private static final Comparator<Target> ORDER = Comparator.comparing(Target::source)
            .thenComparing(Target::kind)
            .thenComparing(Target::holder)
            .thenComparing(Target::subject);

    /** The same for all that are the same. */
    public String key() {
        return source
                + ' '
                + kind.label()
                + ' '
                + holder.toLowerCase(Locale.ROOT)
                + ' '
                + subject.toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Target other) {
        return ORDER.compare(this, other);
    }
}
