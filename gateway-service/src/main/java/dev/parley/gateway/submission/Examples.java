package dev.parley.gateway.submission;

/** Documents that the OpenAPI shows. A test sends the requests, and looks for the answers' fields in their schemas. */
final class Examples {

    static final String QUESTION = """
            {"query": "How many customers are there?", "database": "demo"}
            """;

    static final String QUESTION_WITH_OPTIONS = """
            {"query": "Top 5 products by revenue", "database": "demo", "reference": "dashboard-7",
             "options": {"row_limit": 1000, "assume": true, "timeout": "PT30S", "measure": 10}}
            """;

    static final String DRY_RUN = """
            {"query": "Revenue by month", "database": "demo", "options": {"dry_run": true}}
            """;

    static final String FOLLOW_UP = """
            {"query": "and in 2023?", "database": "demo", "follows": "0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2"}
            """;

    static final String RERUN = """
            {"options": {"dry_run": false, "row_limit": 500}}
            """;

    static final String ANSWER = """
            {"question_id": "q1", "option_id": "1"}
            """;

    static final String ANSWER_OF_SEVERAL = """
            {"question_id": "q1", "option_ids": ["1", "2"]}
            """;

    static final String ANSWER_IN_WORDS = """
            {"question_id": "q1", "text": "the city of the shop"}
            """;

    static final String ACCEPTED = """
            {"task_id": "0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2", "status": "CLARIFYING",
             "query": "How many customers are there?", "database": "demo",
             "options": {"row_limit": 100, "assume": false},
             "created_at": "2026-03-01T12:00:00.000000Z", "updated_at": "2026-03-01T12:00:00.000000Z"}
            """;

    static final String COMPLETED = """
            {"task_id": "0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2", "status": "COMPLETED",
             "query": "How many customers are there?", "database": "demo",
             "options": {"row_limit": 100, "assume": false},
             "clarified_query": "The number of customers",
             "sql": "SELECT count(*) AS customer_count\\nFROM public.customers AS c",
             "explanation": ["Takes the customers", "Shows how many there are"],
             "columns": [{"name": "customer_count", "type": "int8"}],
             "results": [{"customer_count": 4000}], "row_count": 1, "truncated": false,
             "assumptions": [], "links": [{"words": "customers", "target": "public.customers", "kind": "table"}],
             "checks": [{"name": "plan", "passed": true, "detail": "PostgreSQL accepts it as one statement"}],
             "performance_metrics": {"plan_cost": 89.5, "plan_rows": 1, "planning_millis": 0.6, "execution_millis": 2.1},
             "verdict": "PASS",
             "created_at": "2026-03-01T12:00:00.000000Z", "updated_at": "2026-03-01T12:00:00.900000Z"}
            """;

    static final String ASKS_BACK = """
            {"task_id": "0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2", "status": "AWAITING_ANSWER",
             "query": "Sales by city", "database": "demo", "options": {"row_limit": 100, "assume": false},
             "questions": [{"id": "q1", "text": "Which of these do you mean?", "words": "city", "options": [
               {"id": "1", "meaning": "the city of the customer", "default": true},
               {"id": "2", "meaning": "the city of the shop", "default": false}]}],
             "suggestions": [],
             "created_at": "2026-03-01T12:00:00.000000Z", "updated_at": "2026-03-01T12:00:00.400000Z"}
            """;

    static final String PAGE = """
            {"queries": [{"task_id": "0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2", "status": "FAILED",
              "query": "Zorbs by city", "database": "demo", "error_code": "PARLEY-1020",
              "created_at": "2026-03-01T12:00:00.000000Z", "updated_at": "2026-03-01T12:00:00.300000Z"}],
             "next": "MjAyNi0wMy0wMVQxMjowMDowMFovMDE5OWEzYzItN2YxZS03YTU1LTlmNmUtMGMxYzUzZTBhMWIy"}
            """;

    private Examples() {}
}
