// All cautions of the open documents in one list; moving in it shows the place.

import * as vscode from "vscode";

import { placeName, reveal } from "./documents.ts";

const ICONS = ["$(error)", "$(warning)", "$(info)", "$(lightbulb)"];

interface CautionItem extends vscode.QuickPickItem {
  place?: { uri: vscode.Uri; range: vscode.Range };
}

export async function showCautions(): Promise<void> {
  const items: CautionItem[] = [];
  let last = "";
  for (const [uri, diagnostics] of vscode.languages.getDiagnostics()) {
    for (const one of diagnostics.filter(({ source }) => source === "kinsight")) {
      const file = vscode.workspace.asRelativePath(uri.with({ fragment: "" }));
      if (file !== last) {
        items.push({ label: file, kind: vscode.QuickPickItemKind.Separator });
        last = file;
      }
      const code = typeof one.code === "object" ? one.code.value : one.code;
      items.push({
        label: `${ICONS[one.severity] ?? ""} ${one.message.replaceAll("`", "")}`,
        detail: `${placeName(uri, one.range.start.line)} · ${code ?? ""}`,
        place: { uri, range: one.range },
      });
    }
  }
  if (!items.length) {
    void vscode.window.showInformationMessage("열린 문서에서 주의할 곳을 찾지 못했습니다.");
    return;
  }
  const choice = await vscode.window.showQuickPick(items, {
    placeHolder: `주의 ${items.filter((item) => item.place).length}개`,
    matchOnDetail: true,
    onDidSelectItem: (item: CautionItem) => item.place && reveal(item.place.uri, item.place.range, true),
  });
  if (choice?.place) {
    await reveal(choice.place.uri, choice.place.range);
  }
}
