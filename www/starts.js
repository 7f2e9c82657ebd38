// Makes the start databases of all exercises with the modules of a finished page: node starts.js DIST
//
// Each is what the engine itself would make when the exercise is first opened, so that nobody waits for it.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const dist = resolve(process.argv[2]);
/** The clock of the databases. It stands still, so that one source gives one page. */
const moment = Date.UTC(2026, 0, 1);

async function load(name) {
  const module = await import(pathToFileURL(`${dist}/${name}.js`).href);
  await module.default({ module_or_path: readFileSync(`${dist}/${name}_bg.wasm`) });
  return module;
}

const engine = await load("worker");
globalThis.retortPython = await load("python");
engine.open_book(readFileSync(`${dist}/book.json`, "utf8"));
mkdirSync(`${dist}/starts`, { recursive: true });
for (const exercise of engine.exercises()) {
  writeFileSync(`${dist}/starts/${exercise}.bin`, engine.starts(exercise, moment));
}
