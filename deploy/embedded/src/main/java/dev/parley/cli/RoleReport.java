package dev.parley.cli;

import dev.parley.sql.role.RoleCheck;
import dev.parley.sql.role.RoleFinding;
import dev.parley.sql.role.RoleFinding.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a role may do beyond reading rows, as a script for the owner of the database: comments, and the SQL that mends it. */
final class RoleReport {

    private final Terminal terminal;

    RoleReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @return exit code: failed when no question should run in the role */
    int of(String jdbcUrl) {
        if (jdbcUrl == null) {
            throw new CommandFailure(ExitCode.USAGE, "--check-role wants --jdbc-url with the role in it.");
        }
        List<RoleFinding> findings = findings(jdbcUrl);
        if (findings.isEmpty()) {
            terminal.note("The role may read rows and nothing else.");
        }
        for (RoleFinding finding : findings) {
            boolean refused = finding.level() == Level.REFUSED;
            terminal.out()
                    .println("-- The role " + finding.finding() + (refused ? ": no question may run in it." : "."));
            if (finding.remedy().contains("FROM PUBLIC")) {
                terminal.out().println("-- This takes it from every role that has it by no grant of its own.");
            }
            // What is refused wants a person: most often another role, not another right.
            terminal.out().println((refused ? "-- " : "") + finding.remedy() + ";");
        }
        return findings.stream().anyMatch(finding -> finding.level() == Level.REFUSED)
                ? ExitCode.FAILED
                : ExitCode.ANSWERED;
    }

    private static List<RoleFinding> findings(String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(RoleCheck.SQL)) {
            List<RoleFinding> findings = new ArrayList<>();
            while (rows.next()) {
                findings.add(new RoleFinding(Level.valueOf(rows.getString(1)), rows.getString(2), rows.getString(3)));
            }
            return findings;
        } catch (SQLException e) {
            throw new CommandFailure(ExitCode.NOT_UP, "The database does not answer: " + e.getMessage());
        }
    }
}
