package dev.gatehouse.connectors.git;

/** Takes credentials out of the URLs of remotes. */
final class RemoteUrl {

    private RemoteUrl() {}

    /**
     * A URL without user, password and query; of one over SSH the user stays, as it is the same for everyone there.
     * {@code git@host:path} has nothing to take out.
     */
    static String withoutCredentials(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return url;
        }
        int authority = scheme + 3;
        int path = url.indexOf('/', authority);
        int end = path < 0 ? url.length() : path;
        int at = url.lastIndexOf('@', end - 1);
        String user = "";
        if (at >= authority && url.startsWith("ssh", 0)) {
            String userInfo = url.substring(authority, at);
            int colon = userInfo.indexOf(':');
            user = (colon < 0 ? userInfo : userInfo.substring(0, colon)) + "@";
        }
        String rest = at >= authority ? url.substring(at + 1) : url.substring(authority);
        int query = rest.indexOf('?');
        return url.substring(0, authority) + user + (query < 0 ? rest : rest.substring(0, query));
    }
}
