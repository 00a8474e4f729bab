/**
 * What the clarifier's ContextOptimizer does, as an operator sees it: how much of each database's schema goes to the coder
 * with a question.
 */
package dev.parley.gateway.context;
