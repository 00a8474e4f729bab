/**
 * How the watchers see: {@link dev.parley.gateway.watch.Watchers} hands each {@link
 * dev.parley.gateway.watch.Observation} to each {@link dev.parley.gateway.watch.Watcher} over a bounded queue of its own,
 * and lists what they found.
 *
 * <p>A reader must not assume that a watcher has seen all: one that is slow or broken misses observations, which is
 * counted. What has to be complete, the audit rows of tasks, is written in the task's transaction instead. Watchers keep
 * what they saw in memory: each gateway tells of its own tasks, since its start.
 */
package dev.parley.gateway.watch;
