package dev.gatehouse.engines.secretscan.history;

/**
 * A version of a file of which is asked where in it a secret stands: one that an ignore file or an earlier report
 * names.
 *
 * @param commit the id of a commit that brought a version of the file, in hexadecimal; empty for any
 * @param path the file's
 */
public record AskedPlace(String commit, String path) {}
