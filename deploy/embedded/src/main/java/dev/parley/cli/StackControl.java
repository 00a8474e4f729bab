package dev.parley.cli;

import dev.parley.embedded.Part;
import dev.parley.embedded.StackException;
import dev.parley.embedded.StackHome;
import dev.parley.embedded.process.FolderLock;
import dev.parley.embedded.process.LeftOvers;
import dev.parley.embedded.process.ProcessRecord;
import dev.parley.embedded.process.Signals;
import dev.parley.embedded.secrets.SigningKey;
import dev.parley.embedded.secrets.TokenIssuer;
import dev.parley.embedded.state.StackState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Finds, starts and ends the background stack of a checkout. */
final class StackControl {

    private final Path project;
    private final StackHome home;

    StackControl(Path project) {
        this.project = project;
        this.home = StackHome.ofProject(project);
    }

    StackHome home() {
        return home;
    }

    /** The stack that lives, in whatever state. */
    Optional<StackState> find() {
        return StackState.read(home.stackFile())
                .filter(state -> state.owner().find().isPresent());
    }

    /** The stack that can be asked. */
    Optional<StackState> findUp() {
        return find().filter(state -> state.state().equals("up"));
    }

    /**
     * The stack, started when it is not up.
     *
     * @param port the gateway must have this one; null for 8080 or else any
     */
    StackState ensureUp(Integer port, ProgressView view) {
        Optional<StackState> up = findUp();
        return up.isPresent() ? up.get() : start(port, view);
    }

    /**
     * The gateway of the stack, for the user of this session.
     *
     * @throws CommandFailure when it is not up
     */
    Gateway gateway() {
        return gateway(findUp().orElseThrow(
                        () -> new CommandFailure(ExitCode.NOT_UP, "Parley is down. './parley up' starts it.")));
    }

    Gateway gateway(StackState up) {
        return new Gateway(URI.create(up.gatewayUrl()), new TokenIssuer(SigningKey.in(home.keys())).issue());
    }

    /** Whom the tokens of this session stand for. */
    static String subject() {
        return TokenIssuer.subject();
    }

    private StackState start(Integer port, ProgressView view) {
        // Two commands at once: the second waits here and then finds the stack of the first.
        try (StartTurn turn = StartTurn.take(home)) {
            Optional<StackState> up = findUp();
            if (up.isPresent()) {
                return up.get();
            }
            new BackgroundStart(project, home).run(port, view);
            return findUp().orElseThrow(() -> new StackException("The stack ended right after it had started."));
        }
    }

    /** @return whether there was one */
    boolean stop(Duration patience) {
        Optional<StackState> state = find();
        state.map(StackState::owner).ifPresent(supervisor -> end(supervisor, patience));
        return endLeftOvers() || state.isPresent();
    }

    private static void end(ProcessRecord supervisor, Duration patience) {
        supervisor.find().ifPresent(process -> Signals.ask(process, false));
        Signals.await(supervisor, patience);
    }

    /** What a killed supervisor could not end itself. */
    private boolean endLeftOvers() {
        if (!home.run().toFile().isDirectory()) {
            return false;
        }
        try (FolderLock ignored = FolderLock.take(home.lockFile())) {
            return !LeftOvers.end(home.run(), Part.POSTGRES.id()).isEmpty();
        }
    }
}
