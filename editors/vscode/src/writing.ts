// Commands that write into documents: annotate, strip, convert, insert.

import * as vscode from "vscode";

import { activePython, activeUri } from "./documents.ts";
import type { Preview } from "./preview.ts";
import type { Change } from "./protocol.ts";
import type { Server } from "./server.ts";

const INSERT = "refactor.rewrite.kinsight.insert";

export class Writing {
  constructor(
    private readonly server: Server,
    private readonly preview: Preview,
  ) {}

  register(): vscode.Disposable[] {
    return [
      vscode.commands.registerCommand("kinsight.annotateDocument", () => this.annotate()),
      vscode.commands.registerCommand("kinsight.stripDocument", () => this.strip()),
      vscode.commands.registerCommand("kinsight.convertDocument", () => this.convert()),
      vscode.commands.registerCommand("kinsight.insertInsight", () => this.insert()),
    ];
  }

  private async annotate(): Promise<void> {
    const uri = this.target();
    if (uri) {
      const change = await this.server.call("kinsight.annotate", { uri: uri.toString(), preview: true });
      await this.offer(uri, "인사이트 적기", change);
    }
  }

  private async strip(): Promise<void> {
    const uri = this.target();
    if (!uri) {
      return;
    }
    const kinds = [
      { label: "kinsight가 적은 것만", all: false },
      { label: "사람이 적은 인사이트까지 모두", all: true },
    ];
    const kind = await vscode.window.showQuickPick(kinds, { placeHolder: "어떤 인사이트를 지울까요?" });
    if (kind) {
      const change = await this.server.call("kinsight.strip", { uri: uri.toString(), all: kind.all, preview: true });
      await this.offer(uri, "인사이트 지우기", change);
    }
  }

  private async convert(): Promise<void> {
    const uri = this.target();
    if (!uri) {
      return;
    }
    const forms = [
      { label: "블록으로", detail: '"""[Note] [범주] … """', form: "block" as const },
      { label: "한 줄로", detail: "# # [범주] …", form: "inline" as const },
    ];
    const form = await vscode.window.showQuickPick(forms, { placeHolder: "적힌 인사이트를 어떤 꼴로 바꿀까요?" });
    if (form) {
      const change = await this.server.call("kinsight.convert", { uri: uri.toString(), form: form.form, preview: true });
      await this.offer(uri, "인사이트 꼴 바꾸기", change);
    }
  }

  /** Choose one of the insights that the server has for the cursor's statement. */
  private async insert(): Promise<void> {
    const editor = activePython();
    if (!editor) {
      nothingOpen();
      return;
    }
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider", editor.document.uri, editor.selection, INSERT,
    );
    const choices = actions
      .filter((action) => action.kind?.value.startsWith(INSERT))
      .map((action) => ({ label: action.title.replace(/^[^:]*: /, ""), action }));
    if (!choices.length) {
      void vscode.window.showInformationMessage("이 줄에는 넣을 인사이트가 없습니다.");
      return;
    }
    const choice = await vscode.window.showQuickPick(choices, { placeHolder: "어떤 인사이트를 넣을까요?", matchOnDetail: true });
    if (choice?.action.edit) {
      await vscode.workspace.applyEdit(choice.action.edit);
    }
    if (choice?.action.command) {
      const { command, arguments: given = [] } = choice.action.command;
      await vscode.commands.executeCommand(command, ...(given as unknown[]));
    }
  }

  private async offer(uri: vscode.Uri, what: string, change: Change | undefined): Promise<void> {
    if (change?.changed) {
      await this.preview.show(uri, what, change);
    } else if (change?.message) {
      void vscode.window.showInformationMessage(change.message);
    }
  }

  private target(): vscode.Uri | undefined {
    const uri = activeUri();
    if (!uri) {
      nothingOpen();
    }
    return uri;
  }
}

function nothingOpen(): void {
  void vscode.window.showInformationMessage("먼저 Python 파일이나 노트북을 여세요.");
}
