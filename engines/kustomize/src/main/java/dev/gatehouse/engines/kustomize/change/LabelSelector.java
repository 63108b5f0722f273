package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A label selector as kubectl takes it: {@code app=web, tier in (front, back), !canary}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#api">Labels, API</a>
 */
final class LabelSelector {

    private static final String KEY = "([A-Za-z0-9][A-Za-z0-9_./-]{0,316})";
    private static final String VALUE = "([A-Za-z0-9_.-]{0,63})";
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s{0,9}" + KEY);
    private static final Pattern EQUAL = Pattern.compile(KEY + "\\s{0,9}(=|==|!=)\\s{0,9}" + VALUE);
    private static final Pattern IN =
            Pattern.compile(KEY + "\\s{1,9}(in|notin)\\s{0,9}\\(([A-Za-z0-9_.,\\s-]{0,1000})\\)");

    private final List<Requirement> requirements = new ArrayList<>();

    /** @param values one of which it has to be, or none; null where only being there counts */
    private record Requirement(
            String key, boolean wanted, @Nullable Set<String> values) {

        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            boolean fits = value != null && (values == null || values.contains(value));
            return fits == wanted;
        }
    }

    private LabelSelector() {}

    static LabelSelector parse(String text, Place place) throws Refused {
        LabelSelector selector = new LabelSelector();
        int from = 0;
        int open = 0;
        for (int i = 0; i <= text.length() && !text.isBlank(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (open == 0 || i == text.length())) {
                selector.requirements.add(requirement(text.substring(from, i).strip(), place));
                from = i + 1;
            }
        }
        return selector;
    }

    private static Requirement requirement(String text, Place place) throws Refused {
        Matcher exists = EXISTS.matcher(text);
        if (exists.matches()) {
            return new Requirement(exists.group(2), exists.group(1).isEmpty(), null);
        }
        Matcher equal = EQUAL.matcher(text);
        if (equal.matches()) {
            return new Requirement(equal.group(1), !equal.group(2).equals("!="), Set.of(equal.group(3)));
        }
        Matcher in = IN.matcher(text);
        if (in.matches()) {
            Set<String> values =
                    Arrays.stream(in.group(3).split(",", -1)).map(String::strip).collect(Collectors.toSet());
            return new Requirement(in.group(1), in.group(2).equals("in"), values);
        }
        throw Refused.unsupported(place, "the selector `" + text + "` is not one that is known here");
    }

    boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(each -> each.matches(labels));
    }
}
