// The worker: loads engine and Python side by side, the bash when a line first needs it, and runs commands one after the other.
//
// In:  ["run", exercise, command], ["warm"].
// Out: {kind, exercise, payload}; the kinds are those of Report in crates/page/src/state/action.rs.
//
// Python is a module of its own beside the engine in this worker. The engine calls it, synchronously, by
// globalThis.retortPython.run(files, job, host), and the bash by globalThis.retortBash.run(script, host); see
// crates/worker.

const build = new URL(import.meta.url).search;
const here = (name) => new URL(`./${name}${build}`, import.meta.url);

function post(kind, exercise, payload) {
  self.postMessage({ kind, exercise, payload });
}

async function load(name) {
  const module = await import(here(`${name}.js`));
  await module.default({ module_or_path: here(`${name}_bg.wasm`) });
  return module;
}

async function get(name) {
  const response = await fetch(here(name));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response;
}

async function loadEngine() {
  const [engine, book] = await Promise.all([load("worker"), get("book.json").then((it) => it.text())]);
  engine.open_book(book);
  return engine;
}

async function loadPython() {
  globalThis.retortPython = await load("python");
}

const engine = loadEngine();
const python = loadPython();
// A failure is told when it is in somebody's way.
for (const loading of [engine, python]) loading.catch(() => {});

/** A fetch or a compilation that went wrong, in words for the status line. */
function failed(what, error) {
  post("failed", "", `${what} could not be loaded (${error?.message ?? error}). Check the connection and retry.`);
}

const begun = new Set();

/** Gives the engine the start databases that were made with the page; without them it makes them itself. */
async function begin(module, exercise) {
  if (begun.has(exercise)) return;
  begun.add(exercise);
  try {
    const bytes = await (await get(`starts/${exercise}.bin`)).arrayBuffer();
    module.begin_with(exercise, new Uint8Array(bytes));
  } catch (error) {
    console.warn(`${exercise}: its databases are made anew`, error);
  }
}

async function run(exercise, command) {
  let module;
  try {
    module = await engine;
  } catch (error) {
    failed("the engine", error);
    return;
  }
  await begin(module, exercise);
  try {
    if (!globalThis.retortPython && module.needs_python(exercise, command)) {
      post("loading", "", "Python");
      await python;
    }
  } catch (error) {
    failed("Python", error);
    return;
  }
  try {
    if (!globalThis.retortBash && module.needs_bash(exercise, command)) {
      post("loading", "", "the shell");
      globalThis.retortBash = await load("bash");
    }
  } catch (error) {
    failed("the shell", error);
    return;
  }
  post("running", exercise);
  try {
    for (const event of module.handle(exercise, command)) post("event", exercise, event);
  } catch (error) {
    post("trapped", exercise, String(error?.message ?? error));
  }
}

async function warm() {
  try {
    await Promise.all([engine, python]);
    post("ready");
  } catch (error) {
    failed("the engine", error);
  }
}

let turn = Promise.resolve();
self.onmessage = ({ data: [kind, exercise, command] }) => {
  if (kind === "warm") warm();
  else turn = turn.then(() => run(exercise, command));
};
