// What the language server shows in JupyterLab: underlines, hovers, completion.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { TIMEOUT } from "../browser.mjs";
import { hover, letGo, model, openNotebook, pass, picture, place, scenario, until } from "./lab.mjs";

const UNDERLINE = ".cm-lintRange-warning, .cm-lintRange-error, .cm-lintRange-info";
const NOTEBOOK = JSON.parse(readFileSync(new URL("notebook.json", import.meta.url), "utf-8"));
const beside = scenario === "beside";

export async function testReading(page, address) {
  await openNotebook(page, address, "첫 학습.ipynb", NOTEBOOK);
  await testDiagnostics(page);
  await testHover(page);
  await testCompletion(page);
}

async function testDiagnostics(page) {
  const marks = page.locator(`.jp-CodeCell ${UNDERLINE}`);
  await marks.first().waitFor();
  assert.deepEqual(await marks.allInnerTexts(), ["loss.backward()"]);
  const [mark, code] = [await marks.first().boundingBox(), await place(page, 1, "backward")];
  assert.ok(mark.x < code.left && Math.abs(mark.y + mark.height / 2 - code.y) < 5, "the underline lies under the code");
  await page.mouse.move(mark.x + 10, mark.y + mark.height / 2, { steps: 3 });
  await page.locator(".cm-tooltip-lint", { hasText: "기울기를 한 번도 지우지 않습니다" }).waitFor();
  await picture(page, "diagnostics");
  pass("a caution in the second cell needs the first cell's import");
}

async function testHover(page) {
  const words = await hover(page, 0, "SGD");
  assert.match(words, /^torch\.optim\.SGD\s+\[개념\]/);
  await picture(page, "hover");
  await letGo(page);
  pass("a hover explains in Korean");
  if (beside) {
    assert.match(await hover(page, 1, "range"), /range\(/);
    await letGo(page);
    pass("pylsp's hover is there too");
  }
}

/** The source of the cell that loops. */
async function loop(page) {
  return (await model(page)).cells[2].source;
}

/** JupyterLab waits for completions for a second, so the first list may lack a server's that has just started. */
async function testCompletion(page) {
  const cell = page.locator(".jp-CodeCell").nth(1);
  const items = page.locator(".jp-Completer:not(.lm-mod-hidden) .jp-Completer-item");
  const before = await loop(page);
  for (const [typed, wanted, chosen, written] of [
    ["# # [", ["개념", "주의", "역전파"], "[개념] 역전파", /^    # # \[개념\] \S.{15,}$/],
    ["# # [주", ["주의"], "주의", /^    # # \[주의\] $/],
    ["# [", ["실무"], "실무", /^    # \[실무\] $/], // the mark stays as it was typed
  ]) {
    const { x, y } = await place(page, 1, "backward");
    await page.mouse.click(x, y);
    await page.keyboard.press("Home");
    await page.keyboard.insertText(`${typed}\n    `);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    const expected = [...wanted, ...(beside ? ["AssertionError\nclass"] : [])];
    const end = Date.now() + TIMEOUT;
    for (let seen = ""; !expected.every((word) => seen.includes(word)); seen = (await items.allInnerTexts()).join("\n")) {
      assert.ok(Date.now() < end, `completions after ${typed}: ${seen}`);
      await page.keyboard.press("Escape");
      await cell.locator(".cm-content").focus();
      await page.keyboard.press("Tab");
      await page.waitForTimeout(1500);
    }
    await picture(page, "completion");
    await items.filter({ hasText: chosen }).first().click();
    const lines = await until(`${chosen} to be written`, async () => {
      const now = (await loop(page)).split("\n");
      return now[2] !== `    ${typed}` && now;
    });
    assert.match(lines[2], written);
    assert.deepEqual([...lines.slice(0, 2), ...lines.slice(3)], before.split("\n"));
    await picture(page, "completed");
    await page.evaluate((source) => window.jupyterapp.shell.currentWidget.content.model.cells.get(2).sharedModel.setSource(source), before);
  }
  pass("insights and categories are completed in comments");
}
