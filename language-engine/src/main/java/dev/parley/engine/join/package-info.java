/** How tables hang together: shortest ways over foreign keys, and the tree that ties the parts of a question. */
package dev.parley.engine.join;
