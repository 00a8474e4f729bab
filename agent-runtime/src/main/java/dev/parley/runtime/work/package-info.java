/** Whether what a thread works on is still wanted. */
package dev.parley.runtime.work;
