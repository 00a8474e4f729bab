// What PostgreSQL's own parser makes of a text.
import * as postgres from 'libpg-query';

await postgres.loadModule();

export const scan = sql => postgres.scanSync(sql).tokens;

const CHANGES = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']);

/**
 * `class` is "read" for one read, else what it is instead; a read also has the names in it: relations, functions
 * that are called by name, types and operators.
 */
export function label(sql) {
  let parsed;
  try {
    parsed = postgres.parseSync(sql);
  } catch {
    return { class: 'error' };
  }
  const statements = parsed.stmts ?? [];
  if (statements.length !== 1) {
    return { class: statements.length === 0 ? 'none' : 'several' };
  }
  let statement = statements[0].stmt;
  if (statement.ExplainStmt) {
    const options = statement.ExplainStmt.options ?? [];
    if (options.some(option => option.DefElem.defname === 'analyze')) {
      return { class: 'explain analyze' };
    }
    statement = statement.ExplainStmt.query;
  }
  const kind = Object.keys(statement)[0];
  if (kind !== 'SelectStmt') {
    return { class: kind };
  }
  const found = { bad: new Set(), relations: new Set(), functions: new Set(), types: new Set(), operators: new Set() };
  walk(statement, found);
  if (found.bad.size > 0) {
    return { class: [...found.bad].sort().join('+') };
  }
  const { bad, ...names } = found;
  return { class: 'read', ...Object.fromEntries(Object.entries(names).map(([name, set]) => [name, [...set].sort()])) };
}

function walk(node, found) {
  if (Array.isArray(node)) {
    node.forEach(one => walk(one, found));
    return;
  }
  if (node === null || typeof node !== 'object') {
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    if (key === 'intoClause') {
      found.bad.add('into');
    } else if (key === 'lockingClause') {
      found.bad.add('lock');
    } else if (CHANGES.has(key)) {
      found.bad.add(key);
    }
    names(key, value, found);
    walk(value, found);
  }
}

function names(key, value, found) {
  if (key === 'RangeVar') {
    found.relations.add([value.catalogname, value.schemaname, value.relname].filter(part => part).join('.'));
  } else if (key === 'FuncCall' && value.funcformat === 'COERCE_EXPLICIT_CALL') {
    found.functions.add(dotted(value.funcname));
  } else if (key === 'RangeTableSample') {
    found.functions.add(dotted(value.method));
  } else if (key === 'TypeName' || key === 'typeName') {
    if (value.names) {
      found.types.add(lastPart(value.names));
    }
  } else if (key === 'A_Expr' && ['AEXPR_OP', 'AEXPR_OP_ANY', 'AEXPR_OP_ALL'].includes(value.kind)) {
    found.operators.add(lastPart(value.name));
  } else if (key === 'useOp') {
    found.operators.add(lastPart(value));
  }
}

const parts = list => list.map(part => part.String?.sval ?? '');
const dotted = list => parts(list).join('.');
const lastPart = list => parts(list).at(-1);
