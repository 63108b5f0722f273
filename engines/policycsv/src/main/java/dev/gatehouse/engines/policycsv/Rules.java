package dev.gatehouse.engines.policycsv;

import dev.gatehouse.engines.policycsv.PolicyLine.Permission;

/** The {@code p} lines of one subject, ready to be asked. */
interface Rules {

    void add(Cited<Permission> line);

    /** Collects what the lines say to a request. */
    void ask(String resource, String action, String object, Answer answer);
}
