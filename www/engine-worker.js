// The worker: loads the engine, then Python, and runs commands one after the other.
//
// In:  ["run", exercise, command], ["warm"].
// Out: {kind, exercise, payload}; the kinds are those of Report in crates/page/src/state/action.rs.
//
// Python is a module of its own beside the engine in this worker. The engine calls it, synchronously, by
// globalThis.retortPython.run(files, job, host); see crates/worker.

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

async function loadEngine() {
  post("loading", "", "the engine");
  const [engine, book] = await Promise.all([load("worker"), fetchText("book.json")]);
  engine.open_book(book);
  return engine;
}

async function fetchText(name) {
  const response = await fetch(here(name));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response.text();
}

let engine;
let python;

function needEngine() {
  engine ??= loadEngine();
  return engine;
}

function needPython() {
  python ??= load("python").then((module) => {
    globalThis.retortPython = module;
  });
  return python;
}

/** A fetch or a compilation that went wrong, in words for the status line. */
function failed(what, error) {
  post("failed", "", `${what} could not be loaded (${error?.message ?? error}). Check the connection and retry.`);
}

async function run(exercise, command) {
  let module;
  try {
    module = await needEngine();
  } catch (error) {
    failed("the engine", error);
    return;
  }
  try {
    if (!globalThis.retortPython && module.needs_python(command)) {
      post("loading", "", "Python");
      await needPython();
    }
  } catch (error) {
    failed("Python", error);
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
    await needEngine();
    await needPython();
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
