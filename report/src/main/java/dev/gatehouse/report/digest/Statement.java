package dev.gatehouse.report.digest;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Finding;

/** A finding in words. */
public final class Statement {

    private static final int LONGEST = 400;
    private static final int LONGEST_PLACE = 300;

    private Statement() {}

    /** What was seen of which subject, one line, safe to show. */
    public static String of(Finding finding) {
        String explanation = Plain.line(finding.explanation(), LONGEST);
        String subject = Plain.line(finding.subject(), LONGEST_PLACE);
        int part = subject.indexOf(": ");
        boolean named = subject.equals("-")
                || part > 0 && explanation.startsWith(subject.substring(0, part + 1))
                || explanation.contains(subject)
                || subject.equals(place(finding))
                || finding.location() != null
                        && subject.equals(Plain.line(finding.location().file(), LONGEST_PLACE));
        return named ? explanation : withoutFile(finding, subject) + ": " + explanation;
    }

    /** The file stands beside it already. */
    private static String withoutFile(Finding finding, String subject) {
        String file = finding.location() == null
                ? ""
                : " in " + Plain.line(finding.location().file(), LONGEST_PLACE);
        return !file.isEmpty() && subject.endsWith(file)
                ? subject.substring(0, subject.length() - file.length())
                : subject;
    }

    /** {@code file:line:column}, or the address, or the subject where it has neither; one line, safe to show. */
    public static String place(Finding finding) {
        Location location = finding.location();
        if (location != null) {
            return place(location);
        }
        String address = finding.address();
        return Plain.line(address == null ? finding.subject() : address, LONGEST_PLACE);
    }

    public static String place(Location location) {
        return Plain.line(location.file(), LONGEST_PLACE) + ":" + location.line() + ":" + location.column();
    }
}
