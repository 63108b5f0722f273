package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import dev.gatehouse.practices.sshaccess.cloud.Ingress.Covers;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether port 22 of TCP is among what a rule lets in. */
final class Ports {

    private static final int SSH = 22;
    private static final Set<String> EVERY_PROTOCOL = Set.of("-1", "all", "*", "any", "");
    private static final Set<String> TCP = Set.of("tcp", "6");

    private Ports() {}

    /** A protocol with the first and last port; a port that is not written leaves that end open. */
    static Covers between(@Nullable Node protocol, @Nullable Node from, @Nullable Node to) {
        Covers byProtocol = protocol(protocol);
        boolean every = protocol instanceof Scalar scalar && EVERY_PROTOCOL.contains(lower(scalar));
        if (byProtocol != Covers.YES || every) {
            return byProtocol;
        }
        if (from instanceof Unresolved || to instanceof Unresolved) {
            return Covers.UNTOLD;
        }
        long first = number(from, 0);
        long last = number(to, 65_535);
        return first < 0 || first <= SSH && SSH <= last ? Covers.YES : Covers.NO;
    }

    /**
     * A protocol with a list of ports and ranges, {@code 22}, {@code 20-25}, {@code *}; none at all means every one.
     */
    static Covers among(@Nullable Node protocol, @Nullable Node ports) {
        Covers byProtocol = protocol(protocol);
        return byProtocol == Covers.NO ? Covers.NO : both(byProtocol, ports == null ? Covers.YES : among(ports));
    }

    private static Covers both(Covers one, Covers other) {
        if (one == Covers.NO || other == Covers.NO) {
            return Covers.NO;
        }
        return one == Covers.YES ? other : Covers.UNTOLD;
    }

    private static Covers among(Node ports) {
        return switch (ports) {
            case Unresolved unresolved -> Covers.UNTOLD;
            case Mapping mapping -> Covers.UNTOLD;
            case Scalar scalar -> range(scalar);
            case Sequence list -> {
                Covers covers = list.items().isEmpty() ? Covers.YES : Covers.NO;
                for (Node item : list.items()) {
                    Covers one = among(item);
                    if (one == Covers.YES) {
                        yield Covers.YES;
                    }
                    covers = one == Covers.UNTOLD ? Covers.UNTOLD : covers;
                }
                yield covers;
            }
        };
    }

    private static Covers range(Scalar scalar) {
        String text = lower(scalar);
        if (text.isEmpty() || EVERY_PROTOCOL.contains(text)) {
            return Covers.YES;
        }
        int dash = text.indexOf('-');
        String first = dash < 0 ? text : text.substring(0, dash);
        String last = dash < 0 ? text : text.substring(dash + 1);
        if (!first.matches("[0-9]{1,5}") || !last.matches("[0-9]{1,5}")) {
            return Covers.UNTOLD;
        }
        return Integer.parseInt(first) <= SSH && SSH <= Integer.parseInt(last) ? Covers.YES : Covers.NO;
    }

    private static Covers protocol(@Nullable Node protocol) {
        return switch (protocol) {
            case null -> Covers.YES;
            case Unresolved unresolved -> Covers.UNTOLD;
            case Mapping mapping -> Covers.UNTOLD;
            case Sequence list -> Covers.UNTOLD;
            case Scalar scalar ->
                EVERY_PROTOCOL.contains(lower(scalar)) || TCP.contains(lower(scalar)) ? Covers.YES : Covers.NO;
        };
    }

    private static String lower(Scalar scalar) {
        return scalar.text().strip().toLowerCase(Locale.ROOT);
    }

    private static long number(@Nullable Node node, long otherwise) {
        if (node instanceof Scalar scalar && scalar.text().matches("-?[0-9]{1,6}")) {
            return Long.parseLong(scalar.text());
        }
        return otherwise;
    }
}
