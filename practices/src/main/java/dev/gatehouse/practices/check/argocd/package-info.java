/** What several practices ask of Argo CD: its own settings, wherever a repository writes them. */
@NullMarked
package dev.gatehouse.practices.check.argocd;

import org.jspecify.annotations.NullMarked;
