package dev.parley.runtime.pool;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The events of pools in the log. */
@ApplicationScoped
class PoolLog implements PoolObserver {

    private static final Logger LOG = Logger.getLogger("dev.parley.pools");

    @Override
    public void see(PoolEvent event) {
        String pool = event.pool().shown();
        switch (event) {
            case PoolEvent.Initialized initialized -> LOG.debugf("pool %s is opened", pool);
            case PoolEvent.ConnectionCreated created ->
                LOG.debugf(
                        "pool %s has a new connection, within %d ms",
                        pool, created.took().toMillis());
            case PoolEvent.ConnectionDestroyed destroyed -> LOG.debugf("pool %s has lost a connection", pool);
            case PoolEvent.Unhealthy unhealthy -> LOG.warnf("pool %s is unhealthy: %s", pool, unhealthy.reason());
            case PoolEvent.Recovered recovered ->
                LOG.infof(
                        "pool %s has recovered, after %d ms",
                        pool, recovered.after().toMillis());
            case PoolEvent.Closed closed
            when closed.cut() > 0 ->
                LOG.warnf("pool %s is closed; %d connections were still in use", pool, closed.cut());
            case PoolEvent.Closed closed -> LOG.infof("pool %s is closed", pool);
        }
    }
}
