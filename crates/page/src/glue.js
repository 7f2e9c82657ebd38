// What is easier said in JavaScript: locks between tabs, and the editor, which is a module of its own.

/** Waits for the lock of a name; answers the function that gives it back. */
export async function takeTurn(name) {
  if (!navigator.locks) return () => {};
  return new Promise((taken, refused) => {
    navigator.locks
      .request(name, () => new Promise((release) => taken(release)))
      .catch(refused);
  });
}

/** Where a file of the site lies, with the build in its query so that caches never mix two builds. */
export function siteUrl(name) {
  const build = document.querySelector('meta[name="retort-build"]')?.content;
  const url = new URL(name, document.baseURI);
  if (build) url.search = build;
  return url.href;
}

/** Puts an editor into `host` once its module is there; see www/editor for the handle. */
export async function mountEditor(host, options) {
  const module = await import(siteUrl("editor.js"));
  return module.mount(host, options);
}

/** The worker that the page's own text started (www/index.html), given away once; undefined if it failed. */
export function earlyWorker() {
  const worker = globalThis.retortWorker;
  globalThis.retortWorker = undefined;
  if (worker) worker.onerror = null;
  return worker;
}
