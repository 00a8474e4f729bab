package dev.parley.gateway.access;

import java.util.Set;

/** Who registered which databases at run time. */
public interface Registrants {

    /** Names of those that a tenant's registrants brought. Blocks. */
    Set<String> registeredBy(String tenant);
}
