package dev.gatehouse.practices.deployroles.rbac;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Someone who holds rights. A service account is one, however it is spelt.
 *
 * @param namespace of a service account; empty for others, and where no file tells it
 * @param name as the API server knows it
 */
public record Grantee(Type type, String namespace, String name) implements Comparable<Grantee> {

    private static final String ACCOUNT_PREFIX = "system:serviceaccount:";
    private static final String ACCOUNTS = "system:serviceaccounts";

    private static final Comparator<Grantee> ORDER = Comparator.comparing(Grantee::type)
            .thenComparing(Grantee::namespace)
            .thenComparing(Grantee::name);

    /** The kinds of subject that a binding may name. */
    public enum Type {
        SERVICE_ACCOUNT("ServiceAccount"),
        GROUP("Group"),
        USER("User");

        private final String kind;

        Type(String kind) {
            this.kind = kind;
        }
    }

    public static Grantee serviceAccount(String namespace, String name) {
        return new Grantee(Type.SERVICE_ACCOUNT, namespace, name);
    }

    public static Grantee group(String name) {
        return new Grantee(Type.GROUP, "", name);
    }

    /** A user; the service account itself where the name is how the API server spells one. */
    public static Grantee user(String name) {
        if (name.startsWith(ACCOUNT_PREFIX)) {
            String[] parts = name.substring(ACCOUNT_PREFIX.length()).split(":", -1);
            if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
                return serviceAccount(parts[0], parts[1]);
            }
        }
        return new Grantee(Type.USER, "", name);
    }

    /** Whether whoever is in the group has every right, whatever any binding says. */
    public boolean isMasters() {
        return type == Type.GROUP && name.equals("system:masters");
    }

    /** Whether it stands for anyone, or for every workload of the cluster. */
    public boolean isEveryone() {
        return switch (type) {
            case GROUP ->
                name.equals("system:unauthenticated") || name.equals("system:authenticated") || name.equals(ACCOUNTS);
            case USER -> name.equals("system:anonymous");
            case SERVICE_ACCOUNT -> false;
        };
    }

    /** Whether it is, or takes in, the account that pods of a namespace run as when they name none. */
    public boolean isDefaultAccount() {
        return switch (type) {
            case SERVICE_ACCOUNT -> name.equals("default");
            case GROUP -> name.startsWith(ACCOUNTS + ":");
            case USER -> false;
        };
    }

    /** A service account itself and the groups that the API server puts it in, in order. */
    List<Grantee> groups() {
        return Stream.of(this, group("system:authenticated"), group(ACCOUNTS), group(ACCOUNTS + ":" + namespace))
                .sorted()
                .toList();
    }

    /** {@code ServiceAccount ci/runner}, {@code Group deployers}. */
    public String subject() {
        return type.kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }

    @Override
    public int compareTo(Grantee other) {
        return ORDER.compare(this, other);
    }
}
