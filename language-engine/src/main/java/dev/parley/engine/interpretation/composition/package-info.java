/**
 * Makes a query of each {@code Scope}: which tables it joins and how, what it shows, and in which order.
 */
package dev.parley.engine.interpretation.composition;
