/** How an answer came about: which words stand for what, what the SQL does clause by clause, what was checked. */
package dev.parley.gateway.explanation;
