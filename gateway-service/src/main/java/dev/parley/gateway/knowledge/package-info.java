/**
 * What people know of their databases, and what is made of it: terms of the glossary go to the clarifier with each
 * question, verified queries answer the questions that they are for. Nobody is touched by what another asker keeps for
 * themselves, by a proposal that was not approved, or by another tenant's knowledge.
 */
package dev.parley.gateway.knowledge;
