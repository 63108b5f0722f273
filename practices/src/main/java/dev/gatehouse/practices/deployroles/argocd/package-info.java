/** The rules on Argo CD: what its projects let in, and what its own policy lets people do. */
@NullMarked
package dev.gatehouse.practices.deployroles.argocd;

import org.jspecify.annotations.NullMarked;
