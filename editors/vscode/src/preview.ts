// Shows what a command would change as a diff, and applies it when the user says so.

import * as vscode from "vscode";

import { notebookOf } from "./documents.ts";
import type { Change, ChangedDocument } from "./protocol.ts";
import type { Server } from "./server.ts";

const SCHEME = "kinsight-preview";
const APPLY = "적용";
const DISCARD = "취소";

/** What is shown. uri: the document or notebook; documents: it, or the cells that change. */
interface Pending {
  uri: vscode.Uri;
  documents: ChangedDocument[];
}

export class Preview implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private pending: Pending | undefined;
  private serial = 0;

  constructor(private readonly server: Server) {}

  register(): vscode.Disposable[] {
    return [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.commands.registerCommand("kinsight.applyPreview", () => this.apply()),
      vscode.commands.registerCommand("kinsight.discardPreview", () => this.close()),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (this.pending && closed.some(isPreview)) {
          void this.forget();
        }
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? "";
  }

  /** Show a change and ask. uri: the document or notebook that it is of. */
  async show(uri: vscode.Uri, what: string, change: Change): Promise<void> {
    await this.close();
    const documents = change.documents ?? [];
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    const title = `${name}: ${what}`;
    const sides: [vscode.Uri, vscode.Uri, vscode.Uri][] = [];
    for (const changed of documents) {
      const original = vscode.Uri.parse(changed.uri, true);
      const before = vscode.workspace.textDocuments.find((one) => one.uri.toString() === original.toString());
      const cell = notebookOf(original)?.getCells().find((one) => one.document === before);
      const label = cell ? `${name} 셀 ${cell.index + 1}.py` : name;
      const left = this.side(label, "before", before?.getText() ?? "");
      sides.push([left, left, this.side(label, "after", changed.text)]);
    }
    this.pending = { uri, documents };
    await vscode.commands.executeCommand("setContext", "kinsight.previewing", true);
    const [only] = sides;
    if (sides.length === 1 && only) {
      await vscode.commands.executeCommand("vscode.diff", only[1], only[2], title, { preview: true });
    } else {
      await vscode.commands.executeCommand("vscode.changes", title, sides);
    }
    const shown = this.pending;
    const answer = await vscode.window.showInformationMessage(change.message, APPLY, DISCARD);
    if (shown === this.pending && answer) {
      await (answer === APPLY ? this.apply() : this.close());
    }
  }

  /** Apply what is shown, unless a document has changed meanwhile. */
  private async apply(): Promise<void> {
    const pending = this.pending;
    if (!pending) {
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const changed of pending.documents) {
      const uri = vscode.Uri.parse(changed.uri, true);
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
      if (!document || (changed.version !== null && document.version !== changed.version)) {
        await this.close();
        void vscode.window.showWarningMessage("그사이 문서가 바뀌어 적용하지 않았습니다. 다시 실행해 주세요.");
        return;
      }
      edit.set(uri, await this.server.converter.asTextEdits(changed.edits));
    }
    await this.close();
    if (!(await vscode.workspace.applyEdit(edit))) {
      void vscode.window.showWarningMessage("편집기가 변경을 받아들이지 않았습니다.");
    }
    await focus(pending.uri);
  }

  private async close(): Promise<void> {
    await this.forget();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isPreview);
    if (tabs.length) {
      await vscode.window.tabGroups.close(tabs);
    }
  }

  private async forget(): Promise<void> {
    this.pending = undefined;
    this.texts.clear();
    await vscode.commands.executeCommand("setContext", "kinsight.previewing", false);
  }

  private side(label: string, side: "before" | "after", text: string): vscode.Uri {
    this.serial += 1;
    const name = label.endsWith(".py") ? label : `${label}.py`;
    // The sides have one path: a diff of two would be shown as a renamed file.
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: `${side}-${this.serial}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }
}

/** Back to the document, with the cursor in sight: it may have become much shorter. */
async function focus(uri: vscode.Uri): Promise<void> {
  const notebook = vscode.workspace.notebookDocuments.find((one) => one.uri.toString() === uri.toString());
  if (notebook) {
    await vscode.window.showNotebookDocument(notebook);
    return;
  }
  const editor = await vscode.window.showTextDocument(uri);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function isPreview(tab: vscode.Tab): boolean {
  const input = tab.input;
  if (input instanceof vscode.TabInputTextDiff) {
    return input.modified.scheme === SCHEME;
  }
  // The type of multi-file diffs is not public before 1.100: it is known by its shape.
  const { textDiffs } = (input ?? {}) as { textDiffs?: { modified: vscode.Uri }[] };
  return textDiffs?.some((diff) => diff.modified.scheme === SCHEME) ?? false;
}
