/**
 * Kubernetes manifests, Kustomize and Helm files. Nothing is built or rendered: what only a template, a chart or a
 * remote base would yield is named.
 */
@NullMarked
package dev.gatehouse.connectors.manifests;

import org.jspecify.annotations.NullMarked;
