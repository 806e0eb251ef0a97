// What a bug report needs: versions, the state of the server, which settings are set. No file names, no code, no values of paths.

import * as vscode from "vscode";

import type { Server } from "./server.ts";

const SETTINGS = ["level", "categories", "form", "hover", "inlayHints", "density", "select", "ignore", "severity"];
const PATHS = ["catalogs", "interpreter"]; // only whether they are set

export async function copyDebugInformation(context: vscode.ExtensionContext, server: Server): Promise<void> {
  const manifest = context.extension.packageJSON as { version: string };
  const { python, status } = server;
  const settings = vscode.workspace.getConfiguration("kinsight");
  const set = SETTINGS.filter((name) => settings.get(name) !== null).map((name) => `${name}=${JSON.stringify(settings.get(name))}`);
  const named = PATHS.filter((name) => (settings.get<unknown[] | string | null>(name) ?? "").length).map((name) => `${name}(있음)`);
  const lines = [
    ["확장", manifest.version],
    ["서버", status ? `${status.version}, ${server.state}` : server.state],
    ["카탈로그", status ? `인사이트 ${status.catalog.insights}, 주의 ${status.catalog.cautions}, ${status.catalog.revision}` : "없음"],
    ["Python", python ? `${python.implementation} ${python.version.join(".")}` : "없음"],
    ["Python 확장", vscode.extensions.getExtension("ms-python.python") ? "있음" : "없음"],
    ["편집기", `${vscode.env.appName} ${vscode.version} (${vscode.env.uiKind === vscode.UIKind.Web ? "web" : "desktop"})`],
    ["원격", vscode.env.remoteName ?? "없음"],
    ["시스템", `${process.platform} ${process.arch}`],
    ["신뢰하는 작업 영역", vscode.workspace.isTrusted ? "예" : "아니요"],
    ["설정", [...set, ...named].join(", ") || "기본값"],
  ];
  await vscode.env.clipboard.writeText(`${lines.map(([name, value]) => `- ${name}: ${value}`).join("\n")}\n`);
  void vscode.window.showInformationMessage("디버그 정보를 복사했습니다. 문제를 알릴 때 붙여 넣어 주세요.");
}
