@NullMarked
package dev.gatehouse.engines.windows.argocd;

import org.jspecify.annotations.NullMarked;
