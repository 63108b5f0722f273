package dev.gatehouse.engines.windows.argocd;

/** Why a window can't be read, in words that follow "window 1: ". */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
