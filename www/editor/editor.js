// The editor: CodeMirror 6 behind four calls. Built into one module by `npm run editor`.

import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: tags.keyword, class: "tok-keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "tok-string" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: [tags.number, tags.bool, tags.null], class: "tok-number" },
  { tag: tags.function(tags.definition(tags.variableName)), class: "tok-definition" },
  { tag: [tags.typeName, tags.className], class: "tok-definition" },
]);

function language(path) {
  if (/\.py(\.conflict\+*)?$/.test(path)) return [python(), indentUnit.of("    ")];
  if (path.endsWith(".sql")) return [sql({ dialect: PostgreSQL })];
  return [];
}

/** Position of a 1-based line and column (in characters) in a document. */
function position(doc, line, column) {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const before = Array.from(at.text).slice(0, Math.max(column - 1, 0)).join("");
  return Math.min(at.from + before.length, at.to);
}

const bytes = new TextEncoder();

/** Length in bytes of UTF-8; exact only where it can matter, so that typing stays cheap. */
function length(doc, limit) {
  if (doc.length > limit) return doc.length;
  return doc.length * 3 <= limit ? doc.length : bytes.encode(doc.toString()).length;
}

/**
 * Puts an editor into `host`.
 *
 * `edited(path, text)` is called after each edit, `refused(length)` when an edit would make the text longer than `limit`
 * bytes and therefore did not happen. Tab leaves the editor, as it does everywhere on the page; Ctrl-] and Ctrl-[ indent.
 */
export function mount(host, { edited, refused, limit }) {
  const states = new Map();
  let front = null;
  let telling = true;

  const guard = EditorState.changeFilter.of((transaction) => {
    if (!telling || !transaction.docChanged) return true;
    // The new text is not made up here: a paste of many megabytes is refused by its length alone.
    if (transaction.changes.newLength > limit) {
      refused(transaction.changes.newLength);
      return false;
    }
    const size = length(transaction.newDoc, limit);
    if (size <= limit) return true;
    refused(size);
    return false;
  });

  const extensions = (path) => [
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    lintGutter(),
    syntaxHighlighting(colours),
    language(path),
    guard,
    EditorView.contentAttributes.of({ "aria-label": path, spellcheck: "false" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && telling) edited(front, update.state.doc.toString());
    }),
    keymap.of([
      { key: "Mod-]", run: indentMore },
      { key: "Mod-[", run: indentLess },
      ...lintKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
  ];

  const fresh = (path, text) => EditorState.create({ doc: text, extensions: extensions(path) });
  const view = new EditorView({ parent: host });

  function replace(text) {
    telling = false;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    telling = true;
  }

  let marked = "";
  return {
    /** Shows a file; its undo history is kept while others are in front. */
    show(path, text) {
      if (path !== front) {
        if (front !== null) states.set(front, view.state);
        front = path;
        view.setState(states.get(path) ?? fresh(path, text));
        marked = "";
      }
      if (view.state.doc.toString() !== text) replace(text);
    },
    /** Marks problems, each `[line, column, message]`. */
    mark(problems) {
      const wanted = JSON.stringify([front, problems]);
      if (wanted === marked) return;
      marked = wanted;
      const doc = view.state.doc;
      const diagnostics = problems.map(([line, column, message]) => {
        const from = position(doc, line, column);
        const to = Math.max(from, Math.min(view.state.wordAt(from)?.to ?? from + 1, doc.lineAt(from).to));
        return { from, to, severity: "error", message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    /** Goes to a place and takes the focus. */
    goTo(line, column) {
      const at = position(view.state.doc, line, column);
      view.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    destroy() {
      view.destroy();
    },
  };
}
