/** The life of a question as the outside sees it. */
package dev.parley.model.task;
