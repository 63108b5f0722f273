package dev.gatehouse.connectors.git.owners;

import dev.gatehouse.model.git.CodeOwners.Dialect;

/** What a forge takes for an owner. */
final class OwnerName {

    private OwnerName() {}

    static boolean valid(Dialect dialect, String text) {
        if (text.startsWith("@")) {
            String name = dialect == Dialect.GITLAB && text.startsWith("@@") ? text.substring(2) : text.substring(1);
            return switch (dialect) {
                case GITHUB, GITEA -> parts(name, 2);
                case GITLAB -> parts(name, 20);
            };
        }
        int at = text.indexOf('@');
        return at > 0 && at == text.lastIndexOf('@') && text.indexOf('.', at + 2) > 0 && !text.endsWith(".");
    }

    private static boolean parts(String name, int most) {
        int parts = 1;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/') {
                parts++;
                if (i == 0 || i == name.length() - 1 || name.charAt(i - 1) == '/') {
                    return false;
                }
            } else if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return !name.isEmpty() && parts <= most;
    }
}
