package dev.parley.gateway.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;

/** What the address of the current request takes, which RFC 9110 wants said with a 405, and Quarkus REST does not say. */
final class AllowedVerbs {

    private AllowedVerbs() {}

    /** Sorted, for the header {@code Allow}. */
    static Set<String> ofCurrentRequest() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        Set<String> verbs = new TreeSet<>();
        for (RequestPath<InitialMatch> resource : request.getDeployment().getClassMappers()) {
            RequestMatch<InitialMatch> match =
                    new RequestMapper<>(new ArrayList<>(List.of(resource))).map(request.getPathWithoutPrefix());
            if (match != null) {
                addVerbs(match, verbs);
            }
        }
        if (verbs.contains("GET")) {
            verbs.add("HEAD");
        }
        verbs.add("OPTIONS");
        return verbs;
    }

    private static void addVerbs(RequestMatch<InitialMatch> match, Set<String> verbs) {
        String rest = match.remaining.isEmpty() ? "/" : match.remaining;
        for (ServerRestHandler handler : match.value.handlers) {
            if (handler instanceof ClassRoutingHandler routing) {
                routing.getMappers().forEach((verb, methods) -> {
                    if (verb != null && methods.map(rest) != null) {
                        verbs.add(verb);
                    }
                });
            }
        }
    }
}
