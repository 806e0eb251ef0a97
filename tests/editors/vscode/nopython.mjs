// A machine without Python: one sentence that says so, and a way out.

import { mkdirSync, writeFileSync } from "node:fs";

import { check, until } from "../browser.mjs";
import { CodeServer, Window } from "./code.mjs";
import { copySample, project } from "./project.mjs";

export async function nopython(browser, home) {
  const folder = project(home, {});
  copySample(folder, "train.py");
  mkdirSync(`${home}/empty`, { recursive: true });
  // VS Code asks the user's shell for its PATH; this one has nothing to say.
  writeFileSync(`${home}/shell`, "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const server = await CodeServer.start(home, { env: { PATH: `${home}/empty`, SHELL: `${home}/shell` } });
  const window = await Window.open(browser, server, folder);
  try {
    await window.openFile("train.py");
    await until("one sentence says what is missing", async () =>
      (await window.notifications()).includes("kinsight를 시작하려면 Python 3.10 이상이 필요합니다."), () => window.notifications());
    check((await window.notifications()).length === 1, "  once", await window.notifications());
    const buttons = await window.page.locator(".notification-toast .monaco-button").allInnerTexts();
    check(buttons.includes("인터프리터 고르기") && buttons.includes("Python 내려받기"), "  with buttons", buttons);
    await window.screen("no-python");
    check((await window.status()).includes("kinsight"), "the status bar offers to start again", await window.status());

    // The interpreter is the machine's: settings of the browser's user do not reach it, those of the folder do.
    mkdirSync(`${folder}/.vscode`);
    writeFileSync(`${folder}/.vscode/settings.json`, JSON.stringify({ "kinsight.interpreter": process.env.KINSIGHT_PYTHON }));
    await until("with an interpreter in the settings it starts", async () => (await window.squiggles()).length > 0);
  } catch (error) {
    await window.screen("failed");
    console.log("notifications:", JSON.stringify(await window.notifications()));
    throw error;
  } finally {
    await window.close();
    server.stop();
  }
}
