/** For tests of this module and of the services: real servers, and an agent that follows a script. */
package dev.parley.runtime.testing;
