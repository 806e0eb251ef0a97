// The level: shown in the status bar, chosen from a list, kept in the settings.

import * as vscode from "vscode";

import { activeUri } from "./documents.ts";
import type { Level } from "./protocol.ts";
import type { Server } from "./server.ts";

const LEVELS: { id: Level; name: string; detail: string }[] = [
  { id: "beginner", name: "초급", detail: "처음 배우는 사람에게 하나하나 설명합니다. 파일마다 15~20개를 적습니다." },
  { id: "intermediate", name: "중급", detail: "왜 그렇게 쓰는지를 짚습니다. 파일마다 8~12개를 적습니다." },
  { id: "advanced", name: "고급", detail: "놓치기 쉬운 것만 짧게 말합니다. 파일마다 3~5개를 적습니다." },
];

export class LevelItem {
  private readonly item = vscode.window.createStatusBarItem("kinsight.level", vscode.StatusBarAlignment.Right, 90);

  constructor(private readonly server: Server) {
    this.item.name = "kinsight";
  }

  register(): vscode.Disposable[] {
    const update = () => this.update();
    update();
    return [
      this.item,
      vscode.commands.registerCommand("kinsight.chooseLevel", () => this.choose()),
      this.server.onDidChangeState(update),
      this.server.onDidChangeStatus(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.window.onDidChangeActiveNotebookEditor(update),
    ];
  }

  private update(): void {
    const onPython = activeUri() !== undefined;
    void vscode.commands.executeCommand("setContext", "kinsight.onPython", onPython);
    const { state, status } = this.server;
    this.item.command = state === "stopped" ? "kinsight.restartServer" : "kinsight.chooseLevel";
    if (state === "stopped") {
      this.item.text = "$(warning) kinsight";
      this.item.tooltip = "kinsight 서버가 멈추었습니다. 누르면 다시 시작합니다.";
    } else if (state === "starting" || !status) {
      this.item.text = "$(loading~spin) kinsight";
      this.item.tooltip = "kinsight 서버를 시작하고 있습니다.";
    } else {
      this.item.text = `$(mortar-board) ${status.levelName}`;
      const { insights, cautions } = status.catalog;
      this.item.tooltip = `kinsight ${status.version}: ${status.levelName}\n인사이트 ${insights}개, 주의 ${cautions}개를 압니다.\n누르면 수준을 고릅니다.`;
    }
    this.item.accessibilityInformation = { label: `kinsight 수준: ${status?.levelName ?? "없음"}` };
    if (onPython) {
      this.item.show();
    } else {
      this.item.hide();
    }
  }

  private async choose(): Promise<void> {
    const settings = vscode.workspace.getConfiguration("kinsight");
    const chosen = settings.inspect<Level | null>("level");
    const current = this.server.status?.level;
    const choices: (vscode.QuickPickItem & { level: Level | undefined })[] = LEVELS.map(({ id, name, detail }) => ({
      label: `${id === current ? "$(check)" : "$(blank)"} ${name}`,
      description: id,
      detail,
      level: id,
    }));
    if (chosen?.globalValue ?? chosen?.workspaceValue) {
      choices.push({ label: "$(blank) 프로젝트를 따르기", detail: "pyproject.toml에 적힌 수준을, 없으면 초급을 씁니다.", level: undefined });
    }
    const choice = await vscode.window.showQuickPick(choices, { placeHolder: "누구를 위한 인사이트를 볼까요?" });
    if (!choice) {
      return;
    }
    const here = chosen?.workspaceValue !== undefined;
    await settings.update("level", choice.level, here ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
  }
}
