/**
 * Credentials in Kubernetes objects: Secrets, those of Argo CD and Flux among them, kubeconfig and registry settings.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.kubernetes;

import org.jspecify.annotations.NullMarked;
