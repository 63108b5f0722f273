/** Argo CD's and Flux's own controllers: who they are, and the rules on their pods. */
@NullMarked
package dev.gatehouse.practices.deployroles.controllers;

import org.jspecify.annotations.NullMarked;
