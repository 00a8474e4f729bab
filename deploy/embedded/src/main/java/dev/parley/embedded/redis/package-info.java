/** Redis: a program that runs on this machine, its settings, and whether it answers. */
package dev.parley.embedded.redis;
