// A notebook whose second cell needs the first cell's imports.

import { readFileSync } from "node:fs";
import * as path from "node:path";

import { check, until } from "../browser.mjs";
import { ipynb } from "../notebook.mjs";
import { CodeServer, Window } from "./code.mjs";
import { project } from "./project.mjs";

const NAME = "수업.ipynb";

export async function notebook(browser, home) {
  const folder = project(home, { [NAME]: ipynb() });
  const file = path.join(folder, NAME);
  const server = await CodeServer.start(home);
  const window = await Window.open(browser, server, folder);
  try {
    await window.openFile(NAME);
    await window.page.waitForSelector(".notebookOverlay .code-cell-row");
    await until("the second cell is read with the first one's imports", () => window.underlined("loss.backward()", "loss.backward()"), () => window.squiggles());
    await window.screen("notebook");
    const lesson = await window.hover("loader = DataLoader(", "DataLoader", "torch.utils.data.DataLoader");
    check(lesson.includes("출처"), "  it explains and names its source", lesson);
    await window.screen("notebook-hover");

    await (await window.actions("loss.backward()", "backward", "zero_grad() 넣기")).click();
    await until("the fix is in the cell", async () => (await window.lines()).some((line) => line.includes("optimizer.zero_grad()")), () => window.lines());
    await until("its squiggle is gone", async () => !(await window.underlined("loss.backward()", "loss.backward()")));

    await window.command("kinsight: Annotate This File or Notebook");
    await window.applyPreview(() => window.screen("notebook-annotate"));
    await window.page.waitForSelector(".notebookOverlay .code-cell-row");
    await window.keys("Control+S");
    const written = () => JSON.parse(readFileSync(file, "utf8")).cells.map((cell) => cell.source.join(""));
    await until("both annotated cells are on disk", () => written().every((text) => /# # \[|\[Note\] \[/.test(text)), written);
    check(written()[1].includes("optimizer.zero_grad()") && written()[0].includes("import torch.nn as nn"), "  with the code", written());
    await window.screen("notebook-annotated");
  } catch (error) {
    await window.screen("failed");
    console.log("notifications:", JSON.stringify(await window.notifications()));
    throw error;
  } finally {
    await window.close();
    server.stop();
  }
}
