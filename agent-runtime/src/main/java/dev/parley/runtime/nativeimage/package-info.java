/** What the builder of a native executable is told of Parley's own classes. Nothing else calls it. */
package dev.parley.runtime.nativeimage;
