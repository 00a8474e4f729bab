/** How a question that is being typed may go on: names of the schema, values of the data, and turns of phrase. */
package dev.parley.engine.completion;
