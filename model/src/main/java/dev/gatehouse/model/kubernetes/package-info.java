/** Facts read from Kubernetes manifests, Kustomize and Helm files. */
@NullMarked
package dev.gatehouse.model.kubernetes;

import org.jspecify.annotations.NullMarked;
