// Labels statements with what PostgreSQL's own parser makes of them, one JSON object a line.
//
//   node label.mjs sql FOLDER              every statement of the .sql files below a folder
//   node label.mjs gold FILE FIELD         the statements in a field (text or list of texts) of a JSONL file
//   node label.mjs again FILE              the statements of a file that this script has written
//   node label.mjs mutations FILE N SEED   N mutations of those
import fs from 'node:fs';
import path from 'node:path';
import { label, scan } from './referee.mjs';
import { Mutator } from './mutations.mjs';

const MOST_CHARACTERS = 5_000;
const [what, from, ...rest] = process.argv.slice(2);

function emit(sql) {
  fs.writeSync(1, JSON.stringify({ sql, ...label(sql) }) + '\n');
}

const lines = file => fs.readFileSync(file, 'utf8').split('\n').filter(line => line).map(line => JSON.parse(line));

/** psql's own commands are left out; the text is cut at the semicolons that PostgreSQL's lexer finds. */
function* statementsOf(file) {
  const text = fs.readFileSync(file, 'utf8')
    .split('\n').filter(line => !line.startsWith('\\')).join('\n')
    .replace(/\\(gset|gexec|gdesc|g|gx|crosstabview|bind|parse|watch)[^\n]*/g, ';');
  let tokens;
  try {
    tokens = scan(text);
  } catch {
    return;
  }
  const bytes = Buffer.from(text, 'utf8');
  let start = 0;
  for (const token of tokens) {
    if (bytes.subarray(token.start, token.end).toString() === ';') {
      yield bytes.subarray(start, token.start).toString().trim();
      start = token.end;
    }
  }
}

switch (what) {
  case 'sql':
    for (const name of fs.readdirSync(from, { recursive: true }).filter(name => name.endsWith('.sql')).sort()) {
      for (const sql of statementsOf(path.join(from, name))) {
        if (sql && sql.length < MOST_CHARACTERS) {
          emit(sql);
        }
      }
    }
    break;
  case 'gold':
    new Set(lines(from).flatMap(line => line[rest[0]] ?? [])).forEach(emit);
    break;
  case 'again':
    lines(from).forEach(line => emit(line.sql));
    break;
  case 'mutations': {
    const statements = lines(from);
    const mutator = new Mutator(
      statements.filter(line => line.class === 'read').map(line => line.sql),
      statements.map(line => line.sql),
      Number(rest[1] ?? 1));
    for (let i = 0; i < Number(rest[0]); i++) {
      emit(mutator.next());
    }
    break;
  }
  default:
    console.error('sql FOLDER | gold FILE FIELD | again FILE | mutations FILE N SEED');
    process.exitCode = 2;
}
