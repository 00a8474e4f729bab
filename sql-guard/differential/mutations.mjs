// Statements changed at random places, the same ones for the same seed.
import { scan } from './referee.mjs';

/** What tells lexers and grammars apart, or makes a read something else. */
const INSERTED = [
  ';', '; DROP TABLE t', ';;', '; SELECT 1', '--', '-- x\n', '/*', '*/', '/* /* */', '/**/', '/* x */', "'", "''", '"', '""',
  '$', '$$', '$a$', '$a', '\\', "\\'", "E'\\''", "E'\\\\'", "E'", "U&'\\0061'", "U&'", 'U&"d\\0061t"', "UESCAPE '!'",
  "B'01'", "X'1F'", "N'x'", "'a'\n'b'", "'a' -- c\n'b'", "'a' 'b'", '\u00a0', '\u2028', '\ufeff', '\u200b', '\u000b', '\u0085',
  'é', '😀', '\u0130', '\uff1b', '\uff07', '\t', '\r', '\n', '\f', '1_000', '0x1F', '0b1', '1e5', '1.', '.5', '1..2', '123abc', '1_', '0x',
  'INTO x', 'INTO TEMP x', 'FOR UPDATE', 'FOR SHARE', 'FOR NO KEY UPDATE', 'FOR READ ONLY', 'FOR UPDATE OF t SKIP LOCKED',
  'INSERT INTO t VALUES (1)', 'UPDATE t SET a = 1', 'DELETE FROM t', 'DELETE FROM t RETURNING *', 'MERGE INTO t USING s ON true',
  'WITH x AS (DELETE FROM t RETURNING *)', 'WITH x AS (SELECT 1)', '(DELETE FROM t RETURNING *)', 'EXPLAIN', 'EXPLAIN ANALYZE',
  'EXPLAIN (ANALYZE)', 'EXPLAIN (VERBOSE, ANALYZE)', 'EXPLAIN (COSTS off)', 'ANALYZE', 'VERBOSE', 'CREATE TABLE x AS', 'CALL f()',
  'EXECUTE f', 'DECLARE c CURSOR FOR', 'COPY t TO', 'SELECT', 'UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT', 'VALUES (1)', 'TABLE t', 'WITH',
  'RECURSIVE', 'LATERAL', 'ONLY', 'TABLESAMPLE', 'REPEATABLE (f(1))', 'FROM', 'WHERE', 'GROUP BY', 'HAVING', 'WINDOW', 'ORDER BY', 'LIMIT',
  'OFFSET', 'FETCH FIRST ROW ONLY', 'AS', 'ON', 'USING', 'NOT', 'NULL', 'IS', 'IN', 'ANY', 'ALL', 'SOME', 'ARRAY', 'ROW', 'CASE', 'WHEN', 'THEN',
  'END', 'CAST', 'OPERATOR(pg_catalog.+)', 'COLLATE "C"', 'AT TIME ZONE', 'BETWEEN', 'AND', 'OR', 'LIKE', 'ESCAPE', 'SIMILAR TO', 'OVERLAPS',
  'FILTER (WHERE true)', 'OVER ()', 'OVER w', 'WITHIN GROUP (ORDER BY 1)', 'WITH ORDINALITY', 'DISTINCT', 'VARIADIC', 'INTERVAL', 'DOUBLE PRECISION',
  'current_user', 'current_x', 'user', 'coalesce(a)', '"coalesce"(a)', 'f(a)', 's.f(a)', 'f(a => 1)', 'f(a := 1)', 'JSON_VALUE(a, b)',
  'JSON_ARRAY(1)', 'value', 'key', 'xmlparse(document a)', '(', ')', '[', ']', '[1:2]', '[:]', ',', '.', '..', ':', '::', '::int', ':=', '=>',
  '*', '+', '-', '/', '%', '^', '<', '>', '=', '<>', '!=', '<=', '>=', '!', '@', '#', '&', '|', '||', '~', '?', '`', '@-', '*-', '+-', '<-', '=-1',
  '->', '->>', '@>', '?|', '|/', '!!', '~~*', '&&', '<->', '*/*', '/-', '1', "'x'", 'a', '"A b"', 'é$1', 't.*', 'null', 'true',
];

/** What may stand for a name or a constant, so that more of the mutations are SQL. */
const VALUES = [
  "'; DROP TABLE t; --'", "E'\\'; --'", "$$;'$$", "$a$ $$ ; $a$", "U&'\\0027'", "U&'!0027' UESCAPE '!'", '"a;b"', '"a""b"', 'U&"d\\0061t"', "'a'\n'b'",
  "'a' -- '\n'b'", "B'01'\n'10'", "X'1F'", "N'x'", '1_000', '0x1F', '1.e5', '.5', '1 /* ; /* x */ */', '1 -- ;\n', 'current_x', 'current_user', 'é', 'a$b$',
  'x.y', '"X".y', '(x).y', 'x.*', 'f(x)', 's.f(x, y)', 'f(x => y)', 'f(VARIADIC x)', '"coalesce"(x)', 'coalesce(x, y)', 'count(*)', 'f(DISTINCT x ORDER BY y)',
  'sum(x) FILTER (WHERE y) OVER (PARTITION BY z ORDER BY w ROWS 1 PRECEDING)', 'f(x) WITHIN GROUP (ORDER BY y)', '(SELECT 1)', '(SELECT 1 INTO x)',
  '(SELECT 1 FOR UPDATE)', '(WITH x AS (DELETE FROM t RETURNING *) TABLE x)', '(WITH x AS (TABLE t) TABLE x)', '(TABLE current_x)', '(VALUES (1))', 'EXISTS (SELECT)',
  'ARRAY(SELECT 1)', 'ARRAY[[1], [x]]', 'ROW(x, y)', '(x, y)', 'CASE x WHEN 1 THEN y END', 'CAST(x AS s.t)', 'x::t', 'x::int[]', 'x::numeric(3, 1)', "date 'x'",
  "interval '1' day", "s.t 'x'", 'x[1]', 'x[1:2]', 'x[:y]', 'x AT TIME ZONE y', 'x COLLATE "C"', 'x OPERATOR(s.@) y', '@ x', '- x', 'NOT x', 'x IS NOT DISTINCT FROM y',
  'x BETWEEN SYMMETRIC y AND z', 'x LIKE y ESCAPE z', 'x SIMILAR TO y', 'x = ANY (y)', 'x IN (y, z)', 'x IN (SELECT 1)', '(x, y) OVERLAPS (z, w)', 'x @- y', 'x*-y',
  'EXTRACT(year FROM x)', 'POSITION(x IN y)', 'SUBSTRING(x FROM y FOR z)', 'SUBSTRING(x, y)', 'OVERLAY(x PLACING y FROM z)', 'TRIM(BOTH x FROM y)', 'NORMALIZE(x, nfc)',
  'NULLIF(x, y)', 'GROUPING(x)', 'COLLATION FOR (x)', 'TREAT(x AS t)', "JSON_VALUE(x, '$' RETURNING t DEFAULT f(y) ON EMPTY)", "JSON_OBJECT('a': x, 'b' VALUE y)",
  'JSON_OBJECT(x)', 'JSON_ARRAY(SELECT 1)', 'JSON_ARRAYAGG(x ORDER BY y RETURNING t)', 'JSON_ARRAY(value(x))', 'XMLELEMENT(NAME a, XMLATTRIBUTES(x AS y), z)',
  'XMLSERIALIZE(CONTENT x AS t)', 'XMLPARSE(DOCUMENT x)', 'XMLEXISTS(x PASSING y)', 'XMLROOT(x, VERSION NO VALUE)', 'value', 'key', 'name', 'year', 'over', 'filter', 'text',
];

export class Mutator {
  /** @param {string[]} reads that are mutated @param {string[]} others whose parts get into them @param {number} seed */
  constructor(reads, others, seed) {
    this.reads = reads;
    this.others = others;
    this.state = (seed * 2654435761) >>> 0;
  }

  next() {
    let sql = this.pick(this.below(5) === 0 ? this.others : this.reads);
    const times = Math.max(1, this.below(5) - 1);
    for (let i = 0; i < times; i++) {
      sql = this.mutated(sql);
    }
    return sql;
  }

  mutated(sql) {
    const parts = this.parts(sql);
    if (parts.length === 0) {
      return this.pick(INSERTED);
    }
    const at = this.below(parts.length);
    switch (this.below(16)) {
      case 0:
      case 1:
        parts.splice(at, 1);
        break;
      case 2:
        parts.splice(at, 0, parts[at] + ' ');
        break;
      case 3: {
        const other = this.below(parts.length);
        [parts[at], parts[other]] = [parts[other], parts[at]];
        break;
      }
      case 4: {
        const others = this.parts(this.pick(this.others));
        const from = this.below(others.length + 1);
        parts.splice(at, 0, ' ', ...others.slice(from, from + 1 + this.below(6)), ' ');
        break;
      }
      case 5: {
        const place = this.below(sql.length + 1);
        return sql.slice(0, place) + this.pick(INSERTED) + sql.slice(place);
      }
      case 6:
        parts.splice(at, 1, this.pick(INSERTED));
        break;
      case 7:
      case 8:
      case 9:
      case 10:
      case 11:
      case 12:
      case 13:
        return this.withValue(sql);
      default:
        parts.splice(at, 0, ' ', this.pick(INSERTED), ' ');
    }
    return parts.join('');
  }

  /** A name or a constant replaced. */
  withValue(sql) {
    let tokens;
    try {
      tokens = scan(sql).filter(token => ['IDENT', 'SCONST', 'ICONST', 'FCONST'].includes(token.tokenName));
    } catch {
      tokens = [];
    }
    if (tokens.length === 0) {
      return sql;
    }
    const token = this.pick(tokens);
    const bytes = Buffer.from(sql, 'utf8');
    return bytes.subarray(0, token.start).toString() + ' ' + this.pick(VALUES) + ' ' + bytes.subarray(token.end).toString();
  }

  /** Tokens with the white space and comments before each; single characters where the lexer stops. */
  parts(sql) {
    let tokens;
    try {
      tokens = scan(sql);
    } catch {
      return [...sql];
    }
    const bytes = Buffer.from(sql, 'utf8');
    const parts = [];
    let start = 0;
    for (const token of tokens) {
      parts.push(bytes.subarray(start, token.end).toString());
      start = token.end;
    }
    parts.push(bytes.subarray(start).toString());
    return parts;
  }

  /** mulberry32 */
  random() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(n) {
    return Math.floor(this.random() * n);
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}
