/** Child processes: launched, supervised, recorded, ended, and found again after their parent was killed. */
package dev.parley.embedded.process;
