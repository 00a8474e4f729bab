package dev.parley.evaluation;

/** What answers questions. Two ways: the engine in this process, the gateway of a running stack. */
interface Asker {

    /** Never throws for what a question does; that is an outcome. */
    Reply ask(TestQuestion question, QueryRunner runner);

    /** What should be done before time is taken. */
    default void warmUp(TestQuestion question, QueryRunner runner) {
        ask(question, runner);
    }
}
