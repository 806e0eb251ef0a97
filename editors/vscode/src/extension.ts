// The entry point: wires the server, the commands and the views together.

import * as vscode from "vscode";

import { showCautions } from "./cautions.ts";
import { copyDebugInformation } from "./debugInfo.ts";
import { LevelItem } from "./level.ts";
import { Preview } from "./preview.ts";
import { Search } from "./search.ts";
import { Server } from "./server.ts";
import { InsightsView } from "./view.ts";
import { Writing } from "./writing.ts";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const running = new Server(context);
  server = running;
  const preview = new Preview(running);
  context.subscriptions.push(
    ...preview.register(),
    ...new Writing(running, preview).register(),
    ...new LevelItem(running).register(),
    ...new Search(running).register(),
    ...new InsightsView(running).register(),
    vscode.commands.registerCommand("kinsight.showCautions", showCautions),
    vscode.commands.registerCommand("kinsight.restartServer", () => running.restart()),
    vscode.commands.registerCommand("kinsight.showLog", () => running.log.show()),
    vscode.commands.registerCommand("kinsight.copyDebugInformation", () => copyDebugInformation(context, running)),
    vscode.commands.registerCommand("kinsight.chooseInterpreter", chooseInterpreter),
    vscode.commands.registerCommand("kinsight.openSample", () => openSample(context)),
    vscode.commands.registerCommand("kinsight.openWalkthrough", () =>
      vscode.commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`, false),
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.restart()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("kinsight.interpreter")) {
        void running.restart();
      }
    }),
  );
  await running.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

async function chooseInterpreter(): Promise<void> {
  const [file] = (await vscode.window.showOpenDialog({ title: "kinsight를 돌릴 Python(3.10 이상)", openLabel: "고르기" })) ?? [];
  if (file) {
    const settings = vscode.workspace.getConfiguration("kinsight");
    await settings.update("interpreter", file.fsPath, vscode.ConfigurationTarget.Global);
  }
}

/** A new file with the sample's text, so that nothing of the extension is edited. */
async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, "samples", "train.py"));
  const content = new TextDecoder().decode(bytes);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "python", content }));
}
