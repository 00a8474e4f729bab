/** Times and weights of the engine on schemas of three sizes. Not run by the tests: see the module's README. */
package dev.parley.benchmarks;
