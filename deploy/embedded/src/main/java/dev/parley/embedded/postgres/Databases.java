package dev.parley.embedded.postgres;

import dev.parley.embedded.secrets.Passwords;
import java.util.List;

/**
 * The two databases of a stack and who may do what there.
 *
 * @param parley the application's own, owned by {@code parley_app}
 * @param registry reads the application's tables of registered databases, nothing else
 * @param owner owns and loads the target database {@code demo}
 * @param catalog reads the catalog of {@code demo}, no rows
 * @param sandbox reads the rows of {@code demo}, nothing else
 */
public record Databases(Login superuser, Login parley, Login registry, Login owner, Login catalog, Login sandbox) {

    static final String PARLEY = "parley";
    static final String DEMO = "demo";

    public static Databases at(int port, Passwords passwords) {
        Databases databases = new Databases(
                login(port, Passwords.POSTGRES, Passwords.POSTGRES, passwords),
                login(port, PARLEY, "parley_app", passwords),
                login(port, PARLEY, "parley_registry", passwords),
                login(port, DEMO, "demo_owner", passwords),
                login(port, DEMO, "demo_catalog", passwords),
                login(port, DEMO, "demo_sandbox", passwords));
        passwords.save();
        return databases;
    }

    /** The superuser on the target database. */
    Login superuserOnDemo() {
        return new Login(superuser.port(), DEMO, superuser.user(), superuser.password());
    }

    List<Login> roles() {
        return List.of(parley, registry, owner, catalog, sandbox);
    }

    private static Login login(int port, String database, String user, Passwords passwords) {
        return new Login(port, database, user, passwords.of(user));
    }
}
