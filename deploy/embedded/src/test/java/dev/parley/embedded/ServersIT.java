package dev.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.embedded.postgres.Login;
import dev.parley.model.message.Topics;
import dev.parley.sql.role.RoleCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three servers, and what each role may do on them. */
class ServersIT {

    @TempDir
    static Path folder;

    static Path home;
    static EmbeddedStack stack;

    @BeforeAll
    static void start() {
        // People's folders have blanks in their names.
        home = folder.resolve("a b");
        stack = EmbeddedStack.start(StackConfig.temporary(home).withProgress(System.out::println));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void shouldBePostgres18() throws SQLException {
        assertThat(one(stack.applicationDatabase(), "SHOW server_version")).startsWith("18.");
        assertThat(one(stack.applicationDatabase(), "SHOW fsync")).isEqualTo("on");
    }

    @Test
    void shouldLetTheApplicationMakeItsTables() throws SQLException {
        assertThat(one(stack.applicationDatabase(), "CREATE TABLE t_owned AS SELECT 1 AS x; SELECT x FROM t_owned"))
                .isEqualTo("1");
    }

    @Test
    void shouldLetTheSandboxReadRows() throws SQLException {
        assertThat(one(stack.demoSandbox(), "SELECT count(*) > 0 FROM " + anyTable()))
                .isEqualTo("t");
    }

    @Test
    void shouldFindTheSandboxRoleNarrowAndTheOwnerWide() throws SQLException {
        assertThat(findings(stack.demoSandbox())).isEmpty();
        assertThat(findings(stack.demoOwner())).contains("owns the database").anyMatch(it -> it.startsWith("owns "));
        assertThat(findings(stack.superuser())).contains("is a superuser");
    }

    private static List<String> findings(Login login) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(RoleCheck.SQL)) {
            List<String> findings = new ArrayList<>();
            while (rows.next()) {
                findings.add(rows.getString("finding"));
            }
            return findings;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE public.mine (x int)",
                "CREATE TEMP TABLE mine (x int)",
                "CREATE SCHEMA mine",
                "DELETE FROM %s",
                "TRUNCATE %s",
                "SELECT pg_advisory_lock(1)",
                "SELECT pg_sleep(0)",
                "SELECT lo_create(0)",
                "SELECT query_to_xml('SELECT 1', true, false, '')",
                "SELECT pg_read_file('/etc/passwd')",
                "COPY (SELECT 1) TO PROGRAM 'true'",
                "SELECT * FROM pg_authid",
                "SET ROLE demo_owner",
            })
    void shouldRefuseTheSandboxEverythingElse(String command) throws SQLException {
        String sql = command.formatted(anyTable());
        assertThatThrownBy(() -> one(stack.demoSandbox(), "SET TRANSACTION READ WRITE; " + sql))
                .hasMessageContaining("permission denied");
    }

    @Test
    void shouldBeReadOnlyInTheSandboxByDefault() throws SQLException {
        assertThat(one(stack.demoSandbox(), "SHOW transaction_read_only")).isEqualTo("on");
        assertThat(one(stack.demoSandbox(), "SHOW statement_timeout")).isEqualTo("30s");
    }

    @Test
    void shouldShowTheCatalogRoleTheCatalogButNoRow() throws SQLException {
        String table = anyTable();
        assertThat(one(stack.demoCatalog(), "SELECT '" + table + "'::regclass::oid::bigint > 0"))
                .isEqualTo("t");
        assertThatThrownBy(() -> one(stack.demoCatalog(), "SELECT * FROM " + table))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> one(stack.demoCatalog(), "SET TRANSACTION READ WRITE; CREATE TEMP TABLE mine (x int)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void shouldKeepTheReadersOutOfOtherDatabases() {
        Login sandbox = stack.demoSandbox();
        for (String database : new String[] {"parley", "postgres", "template1"}) {
            Login elsewhere = new Login(sandbox.port(), database, sandbox.user(), sandbox.password());
            assertThatThrownBy(elsewhere::connect).hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void shouldAskForAPassword() {
        Login wrong = new Login(stack.port(Part.POSTGRES), "postgres", "postgres", "wrong");
        assertThatThrownBy(wrong::connect).hasMessageContaining("password authentication failed");
    }

    @Test
    void shouldHaveEveryTopicWithItsPartitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrapServers()))) {
            Set<String> expected = Topics.all().stream().map(Topics.Topic::name).collect(Collectors.toSet());
            Map<String, TopicDescription> topics =
                    admin.describeTopics(expected).allTopicNames().get(20, TimeUnit.SECONDS);
            assertThat(topics).hasSameSizeAs(expected);
            topics.forEach((name, topic) ->
                    assertThat(topic.partitions()).as(name).hasSize(name.equals(Topics.AGENTS) ? 1 : 3));
        }
    }

    @Test
    void shouldKeepSecretsToTheOwner() throws Exception {
        for (String file : new String[] {"config/passwords.properties", "config/redis.conf", "keys/private.pem"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    /** SmallRye JWT opens what follows {@code file:} as it stands. */
    @Test
    void shouldNameTheKeyAsTheGatewayOpensIt() {
        String location = stack.serviceProperties(Part.GATEWAY).get("mp.jwt.verify.publickey.location");
        assertThat(Path.of(location.substring("file:".length()))).isRegularFile();
    }

    @Test
    void shouldRefuseASecondStackInTheSameFolder() {
        assertThatThrownBy(() -> EmbeddedStack.start(StackConfig.temporary(home)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("process " + ProcessHandle.current().pid());
    }

    static String anyTable() throws SQLException {
        return one(
                stack.demoOwner(),
                "SELECT 'public.' || quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1 LIMIT 1");
    }

    /** The first value of the last result. */
    static String one(Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows && statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
