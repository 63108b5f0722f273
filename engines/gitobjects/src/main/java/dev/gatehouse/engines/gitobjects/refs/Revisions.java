package dev.gatehouse.engines.gitobjects.refs;

import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import dev.gatehouse.engines.gitobjects.content.Commit;
import dev.gatehouse.engines.gitobjects.content.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commit that an expression names (gitrevisions): a reference in full or in short, an id in full or its first
 * digits, {@code @}, and any of {@code ~N}, {@code ^N}, {@code ^{}}, {@code @{N}} after it.
 */
public final class Revisions {

    private static final List<String> SHORT =
            List.of("%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD");
    private static final int PEELS = 10;

    private final ObjectDatabase database;
    private final References references;

    public Revisions(ObjectDatabase database, References references) {
        this.database = database;
        this.references = references;
    }

    /** The commit; null where the expression names none. */
    public @Nullable ObjectId commit(String expression) {
        int end = expression.length();
        for (int i = 1; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '~' || c == '^' || c == '@' && expression.startsWith("@{", i)) {
                end = i;
                break;
            }
        }
        ObjectId id = base(expression, end);
        for (int place = end; id != null && place < expression.length(); ) {
            char op = expression.charAt(place++);
            int from = place;
            while (place < expression.length() && Character.isDigit(expression.charAt(place))) {
                place++;
            }
            if (op == '@') {
                place = expression.indexOf('}', place) + 1;
                if (place == 0) {
                    return null;
                }
            } else if (op == '^' && place < expression.length() && expression.charAt(place) == '{') {
                place = expression.indexOf('}', place) + 1;
                id = place == 0 ? null : peeled(id);
            } else if (op == '^' || op == '~') {
                String digits = expression.substring(from, place);
                id = digits.length() > 8 ? null : ancestor(id, op, digits.isEmpty() ? 1 : Integer.parseInt(digits));
            } else {
                return null;
            }
        }
        return id == null ? null : peeled(id);
    }

    private @Nullable ObjectId base(String expression, int end) {
        String name = expression.substring(0, end);
        if (expression.startsWith("@{", end)) {
            return logged(name, expression.substring(end + 2));
        }
        ObjectId id = named(name);
        if (id == null) {
            id = ObjectId.parse(name);
            id = id == null ? database.findByPrefix(name) : id;
        }
        return id;
    }

    private @Nullable ObjectId named(String name) {
        if (name.equals("@")) {
            return references.get("HEAD");
        }
        for (String pattern : SHORT) {
            ObjectId id = references.get(pattern.formatted(name));
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private @Nullable ObjectId logged(String name, String rest) {
        int close = rest.indexOf('}');
        if (close < 1 || close > 8 || !rest.substring(0, close).chars().allMatch(Character::isDigit)) {
            return null;
        }
        int age = Integer.parseInt(rest.substring(0, close));
        for (String pattern : SHORT) {
            String full = pattern.formatted(name);
            for (LogEntry entry : references.logs()) {
                if (entry.reference().equals(full) && entry.age() == age) {
                    return entry.after();
                }
            }
        }
        return null;
    }

    private @Nullable ObjectId ancestor(ObjectId from, char op, int number) {
        ObjectId id = peeled(from);
        int steps = op == '~' ? number : Math.min(1, number);
        int parent = op == '~' ? 0 : number - 1;
        for (int i = 0; i < steps && id != null; i++) {
            try {
                byte[] content = database.read(id).content();
                List<ObjectId> parents = Commit.parse(content, content.length).parents();
                id = parent < parents.size() ? parents.get(parent) : null;
            } catch (UnreadableObject e) {
                return null;
            }
        }
        return id;
    }

    /** The commit that a tag leads to; null where it leads to none. */
    public @Nullable ObjectId peeled(ObjectId id) {
        ObjectId current = id;
        try {
            for (int i = 0; i < PEELS && current != null; i++) {
                GitObject object = database.read(current);
                if (object.type() == ObjectType.COMMIT) {
                    return current;
                }
                current = object.type() == ObjectType.TAG
                        ? Tag.parse(object.content(), object.content().length).object()
                        : null;
            }
        } catch (UnreadableObject e) {
            return null;
        }
        return null;
    }
}
