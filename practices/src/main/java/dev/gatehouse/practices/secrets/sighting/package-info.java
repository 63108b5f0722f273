/**
 * Where values stand that are, or might be, secrets in plain text: Kubernetes Secrets, ConfigMaps and workloads, chart
 * values, Kustomize's generators, pipelines, Terraform. Seen once, for all rules of the practice.
 */
@NullMarked
package dev.gatehouse.practices.secrets.sighting;

import org.jspecify.annotations.NullMarked;
