package dev.gatehouse.cli;

/** Which Gatehouse this is. */
public final class Version {

    /** As the jar's manifest says; {@code development} outside of one. */
    public static final String TEXT = of(Version.class.getPackage());

    private Version() {}

    private static String of(Package own) {
        String version = own.getImplementationVersion();
        return version == null ? "development" : version;
    }
}
