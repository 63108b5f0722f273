/**
 * Argo CD's sync windows as Argo CD 3.5 judges them, with all its oddities, so that a window's real behaviour there can
 * be shown beside the one that was meant. Described at <a
 * href="https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/">Sync Windows</a>; what the description
 * leaves out was tried.
 */
@NullMarked
package dev.gatehouse.engines.windows.argocd;

import org.jspecify.annotations.NullMarked;
