// The catalog in a quick pick: type to search, Enter to read, a button to insert at the cursor.

import * as vscode from "vscode";

import { activePython } from "./documents.ts";
import type { SearchResult } from "./protocol.ts";
import type { Server } from "./server.ts";

const SCHEME = "kinsight-insight";
const PAUSE = 120; // ms after the last keystroke

interface ResultItem extends vscode.QuickPickItem {
  result: SearchResult;
}

const INSERT: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon("insert"), tooltip: "커서가 있는 곳에 넣기" };
const SOURCE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon("link-external"), tooltip: "출처 열기" };

export class Search implements vscode.TextDocumentContentProvider {
  private readonly pages = new Map<string, string>();

  constructor(private readonly server: Server) {}

  register(): vscode.Disposable[] {
    return [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.commands.registerCommand("kinsight.searchInsights", () => this.open()),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? "";
  }

  private open(): void {
    const pick = vscode.window.createQuickPick<ResultItem>();
    const editor = activePython();
    pick.placeholder = "낱말, 함수나 클래스 이름, 주의의 코드로 찾습니다";
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    let timer: NodeJS.Timeout | undefined;
    let asked: Promise<void> | undefined; // the search whose results are not there yet
    const look = (query: string) => {
      pick.busy = true;
      const mine: Promise<void> = this.server.call("kinsight.search", { query, limit: 60 }).then((found) => {
        if (mine === asked) {
          pick.items = (found?.results ?? []).map((result) => item(result, editor !== undefined));
          pick.activeItems = pick.items.slice(0, 1); // else the one that was chosen among the last results
          pick.busy = false;
          asked = undefined;
        }
      });
      asked = mine;
      return mine;
    };
    pick.onDidChangeValue((query) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        void look(query);
      }, PAUSE);
    });
    pick.onDidTriggerItemButton(async ({ button, item: { result } }) => {
      if (button === INSERT && editor) {
        pick.hide();
        await this.insert(editor, result.id);
      } else if (result.sources?.[0]) {
        await vscode.env.openExternal(vscode.Uri.parse(result.sources[0]));
      }
    });
    pick.onDidAccept(async () => {
      if (timer) {
        clearTimeout(timer);
        await look(pick.value);
      } else {
        await asked;
      }
      const [chosen] = pick.activeItems;
      pick.hide();
      if (chosen) {
        await this.read(chosen.result);
      }
    });
    pick.onDidHide(() => {
      clearTimeout(timer);
      asked = undefined;
      pick.dispose();
    });
    pick.show();
    void look("");
  }

  /** Insert an insight above the statement at the cursor. */
  async insert(editor: vscode.TextEditor, id: string): Promise<void> {
    const { line, character } = editor.selection.active;
    await this.server.call("kinsight.insert", { uri: editor.document.uri.toString(), position: { line, character }, id });
  }

  private async read(result: SearchResult): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${result.id}.md` });
    this.pages.set(uri.toString(), result.markdown);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }
}

function item(result: SearchResult, canInsert: boolean): ResultItem {
  const about = [result.levelName, result.sectionName, ...(result.names ?? [])].filter(Boolean).join(" · ");
  const buttons = [...(canInsert && result.kind === "insight" ? [INSERT] : []), ...(result.sources?.length ? [SOURCE] : [])];
  return {
    label: result.kind === "caution" ? `$(warning) ${result.title}` : `[${result.badge ?? ""}] ${result.title}`,
    description: result.kind === "caution" ? result.id : about,
    detail: result.brief,
    alwaysShow: true,
    buttons,
    result,
  };
}
