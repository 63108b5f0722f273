/**
 * Finds keywords with <a href="https://github.com/VectorCamp/vectorscan">Vectorscan</a>, or Hyperscan, where its shared
 * library is present, called through the foreign-function interface of Java (JEP 454). What is found is the same as
 * without it.
 */
@NullMarked
package dev.gatehouse.engines.secretscan.vectorscan;

import org.jspecify.annotations.NullMarked;
