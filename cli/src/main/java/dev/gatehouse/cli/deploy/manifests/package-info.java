/** What a commit deploys to an environment: its files, or the manifests that Kustomize would make of them. */
@NullMarked
package dev.gatehouse.cli.deploy.manifests;

import org.jspecify.annotations.NullMarked;
