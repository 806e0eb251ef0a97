// Which documents kinsight explains, and which of them the user is in.

import * as vscode from "vscode";
import type { DocumentSelector } from "vscode-languageclient/node";

const NOTEBOOKS = ["jupyter-notebook", "interactive"];

/** Python files wherever the workspace keeps them, new files, and the Python cells of notebooks. Old versions (`git:`) are left out. */
export function selector(): DocumentSelector {
  return [
    ...[...schemes()].map((scheme) => ({ language: "python", scheme })),
    ...NOTEBOOKS.map((notebook) => ({ language: "python", notebook })),
  ];
}

function schemes(): Set<string> {
  return new Set(["file", "untitled", ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)]);
}

/** The notebook or Python file in the active editor, undefined when there is neither. */
export function activeUri(): vscode.Uri | undefined {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook && NOTEBOOKS.includes(notebook.notebookType)) {
    return notebook.uri;
  }
  return activePython()?.document.uri;
}

/** The editor of a Python file or cell that has the cursor. */
export function activePython(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isExplained(editor.document) ? editor : undefined;
}

/** Whether a document is one of those that `selector` names. */
function isExplained({ languageId, uri }: vscode.TextDocument): boolean {
  if (languageId !== "python") {
    return false;
  }
  return schemes().has(uri.scheme) || NOTEBOOKS.includes(notebookOf(uri)?.notebookType ?? "");
}

/** The notebook that a cell belongs to. */
export function notebookOf(uri: vscode.Uri): vscode.NotebookDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.notebookDocuments.find(
    (notebook) =>
      notebook.uri.toString() === wanted ||
      notebook.getCells().some((cell) => cell.document.uri.toString() === wanted),
  );
}

/** Where a place is, for people: the line, and in a notebook the cell before it. Both count from 1. */
export function placeName(uri: vscode.Uri, line: number): string {
  const cells = notebookOf(uri)?.getCells() ?? [];
  const cell = cells.findIndex((one) => one.document.uri.toString() === uri.toString());
  return cell < 0 ? `${line + 1}행` : `셀 ${cell + 1} · ${line + 1}행`;
}

/** Show a place and put the cursor there; in a notebook, in its cell. preserveFocus: only show it. */
export async function reveal(uri: vscode.Uri, range: vscode.Range, preserveFocus = false): Promise<void> {
  const notebook = notebookOf(uri);
  const cell = notebook?.getCells().find((one) => one.document.uri.toString() === uri.toString());
  if (notebook && cell) {
    const cells = new vscode.NotebookRange(cell.index, cell.index + 1);
    const editor = await vscode.window.showNotebookDocument(notebook, { preserveFocus, selections: [cells] });
    editor.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
    const inside = vscode.window.visibleTextEditors.find((one) => one.document.uri.toString() === uri.toString());
    if (inside) {
      inside.selection = new vscode.Selection(range.start, range.end);
      if (!preserveFocus) {
        await vscode.commands.executeCommand("notebook.cell.edit");
      }
    }
    return;
  }
  await vscode.window.showTextDocument(uri, { preserveFocus, selection: range });
}
