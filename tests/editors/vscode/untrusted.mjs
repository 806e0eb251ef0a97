// A folder that is not trusted: the bundled server works, what the folder says of catalogs and interpreters is not followed.

import { writeFileSync } from "node:fs";
import * as path from "node:path";

import { check, until } from "../browser.mjs";
import { CodeServer, Window } from "./code.mjs";
import { project } from "./project.mjs";

const CATALOG = `insights:
  - id: from-the-folder
    on: [torch.nn.Linear]
    category: tip
    level: beginner
    title: 폴더의 인사이트
    brief: 폴더가 하는 말입니다.
    text: 폴더가 하는 말입니다.
    source: https://example.com/linear
`;
const SCRIPT = "import torch.nn as nn\n\nlayer = nn.Linear(3, 4)\n";

export async function untrusted(browser, home) {
  const folder = project(home, {
    ".kinsight/folder.yaml": CATALOG,
    ".vscode/settings.json": JSON.stringify({ "kinsight.interpreter": "/nowhere/python" }),
    "layer.py": SCRIPT,
  });
  const server = await CodeServer.start(home, { trusted: false });
  const window = await Window.open(browser, server, folder);
  try {
    await window.page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    await window.openFile("layer.py");
    const lesson = await window.hover("layer = nn.Linear", "Linear", "torch.nn.Linear");
    check(!lesson.includes("폴더의 인사이트"), "the folder's catalog is not read", lesson);
    check((await window.notifications()).length === 0, "the folder's interpreter is not tried", await window.notifications());
    await window.screen("untrusted");

    await window.command("Workspaces: Manage Workspace Trust");
    await window.page.locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ }).first().click();
    await until("once trusted, the folder's interpreter is tried, and missed in Korean", async () =>
      (await window.notifications()).some((text) => text.includes("/nowhere/python") && text.includes("실행되지 않습니다")),
      () => window.notifications());
    await window.screen("trusted-interpreter");
    writeFileSync(path.join(folder, ".vscode/settings.json"), "{}");
    await window.openFile("layer.py");
    await window.hover("layer = nn.Linear", "Linear", "폴더의 인사이트");
    await window.screen("trusted");
  } catch (error) {
    await window.screen("failed");
    console.log("notifications:", JSON.stringify(await window.notifications()));
    throw error;
  } finally {
    await window.close();
    server.stop();
  }
}
