// The button «인사이트»: annotate with a look at it first, taking back, strip; nothing is lost on the way, and nothing is run.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { model, openNotebook, pass, picture, until, work } from "./lab.mjs";

const EXAMPLE = JSON.parse(readFileSync(new URL("../../../examples/notebook.ipynb", import.meta.url), "utf-8"));
const NAME = "실습.ipynb";
const DIALOG = ".jp-Dialog";

export async function testWriting(page, address) {
  await openNotebook(page, address, NAME, EXAMPLE);
  await testAnnotate(page);
  await testTakingBack(page);
  await testStrip(page);
  await testWhatCannotBeChanged(page, address);
}

/** Chooses from the button's menu. */
async function choose(page, words) {
  await page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .kinsight-button').click();
  await page.locator(".lm-Menu-item", { hasText: words }).waitFor();
  await picture(page, "menu");
  await page.locator(".lm-Menu-item", { hasText: words }).click();
}

/** Presses a button of the dialog; answers what the dialog said. */
async function answer(page, label, name) {
  await page.locator(DIALOG).waitFor();
  const said = await page.locator(`${DIALOG} .jp-Dialog-content`).innerText();
  await picture(page, name);
  await page.locator(`${DIALOG} button`, { hasText: label }).click();
  await page.locator(DIALOG).waitFor({ state: "detached" });
  return said;
}

function comments(notebook) {
  return notebook.cells.flatMap((cell) => cell.source.match(/^\s*(# # \[|\[Note\] \[|# \[Note\] \[).*/gm) ?? []);
}

function withoutSources(notebook) {
  return notebook.cells.map(({ source, ...rest }) => rest);
}

async function testAnnotate(page) {
  const before = await model(page);
  const onDisk = readFileSync(join(work, NAME), "utf-8");
  await choose(page, "초급");
  const said = await answer(page, "취소", "preview");
  const [, count] = said.match(/초급 인사이트 (\d+)개를 적습니다/);
  assert.match(said, /학습\s+4\s+4-5/);
  assert.match(said, new RegExp(`모두\\s+${count}\\s+15-20`));
  assert.deepEqual((await model(page)).cells, before.cells); // the kernel writes its own metadata meanwhile
  pass("annotate shows what it would write, by section, and writes nothing when that is not wanted");

  await choose(page, "초급");
  await answer(page, "적기", "preview");
  const after = await until("comments", async () => {
    const now = await model(page);
    return comments(now).length > 0 && now;
  });
  assert.equal(comments(after).length, Number(count));
  assert.deepEqual(withoutSources(after), withoutSources(before));
  assert.equal(readFileSync(join(work, NAME), "utf-8"), onDisk);
  const message = page.locator(".Toastify__toast", { hasText: `인사이트 ${count}개를 적었습니다` });
  await until("the message to have come in", async () => {
    const box = await message.boundingBox();
    return box && box.x + box.width < page.viewportSize().width;
  });
  await picture(page, "annotated");
  pass("annotate writes into the cells; outputs stay and the file is not saved");

  await choose(page, "고급");
  await answer(page, "적기", "preview-again");
  await until("fewer comments", async () => comments(await model(page)).length <= 5);
  await page.locator(".Toastify__toast", { hasText: "초급 인사이트" }).waitFor({ state: "detached" });
  pass("another level takes the place of the first, and so does its message");
}

async function testTakingBack(page) {
  await choose(page, "되돌리기");
  await until("comments of the first level", async () => comments(await model(page)).length > 14);
  pass("the last change is taken back");

  const cell = page.locator(".jp-CodeCell").nth(1);
  const source = async () => (await model(page)).cells[2].source;
  assert.ok((await source()).includes("# # ["));
  await cell.locator(".cm-content").click();
  const steps = [];
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press("Control+z");
    steps.push(await source());
  }
  assert.ok(steps.includes(EXAMPLE.cells[2].source.join("")), steps.join("\n---\n"));
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+Shift+z");
  pass("Ctrl+Z in a cell knows it too");
}

async function testStrip(page) {
  await choose(page, "초급");
  await page.locator(".Toastify__toast", { hasText: "새로 적을 인사이트가 없습니다" }).waitFor();
  await page.keyboard.press("Control+s");
  await until("the file to be saved", () => readFileSync(join(work, NAME), "utf-8").includes("# # ["));
  const saved = JSON.parse(readFileSync(join(work, NAME), "utf-8"));
  assert.deepEqual(saved.cells[2].outputs, EXAMPLE.cells[2].outputs);

  await page.keyboard.press("Control+Shift+c");
  await page.locator(".lm-CommandPalette-input").fill("인사이트");
  const entries = page.locator(".lm-CommandPalette-item");
  await entries.filter({ hasText: "인사이트 지우기" }).waitFor();
  assert.equal(await entries.filter({ hasText: "인사이트 달기: " }).count(), 3);
  await picture(page, "palette");
  await entries.filter({ hasText: "인사이트 지우기" }).click();
  await until("no comments", async () => comments(await model(page)).length === 0);
  await page.locator(".Toastify__toast", { hasText: "개를 지웠습니다" }).waitFor();
  await picture(page, "stripped");
  const sources = (await model(page)).cells.map((cell) => cell.source);
  assert.deepEqual(sources, EXAMPLE.cells.map((cell) => [cell.source].flat().join("")));
  pass("strip, from the palette, gives every cell back as it was");
}

function notebook(metadata, ...cells) {
  return { nbformat: 4, nbformat_minor: 5, metadata, cells };
}

async function testWhatCannotBeChanged(page, address) {
  const code = (id, source, metadata = {}) => ({ cell_type: "code", id, metadata, source, outputs: [], execution_count: null });
  await openNotebook(page, address, "통계.ipynb", notebook({ language_info: { name: "R" } }, code("one", "x <- 1")));
  await page.locator(`${DIALOG} button`, { hasText: "No Kernel" }).click(); // there is none for R
  await page.locator(DIALOG).waitFor({ state: "detached" });
  await choose(page, "초급");
  assert.match(await answer(page, "확인", "other-language"), /`r` 노트북입니다/);
  pass("a notebook of another language is refused in words");

  const step = "import torch\n\nmodel = torch.nn.Linear(2, 2)\noptimizer = torch.optim.SGD(model.parameters())\noptimizer.zero_grad()";
  const cells = [code("one", step), code("two", `loss = model(torch.ones(2)).sum(\n`), code("three", "optimizer.step()", { editable: false })];
  await openNotebook(page, address, "잠김.ipynb", notebook(EXAMPLE.metadata, ...cells));
  await choose(page, "초급");
  assert.match(await answer(page, "적기", "locked"), /잠긴 셀 1개는 그대로 둡니다/);
  const after = await until("comments", async () => {
    const now = await model(page);
    return comments(now).length > 0 && now;
  });
  assert.equal(after.cells[2].source, "optimizer.step()");
  pass("a locked cell stays as it is, and code that cannot be parsed is no obstacle");

  const unasked = await fetch(`${address}/kinsight/annotate`, { method: "POST", body: "{}" });
  assert.equal(unasked.status, 403);
  const refused = await page.evaluate(async () => {
    const token = document.cookie.match(/_xsrf=([^;]+)/)[1];
    const body = JSON.stringify({ notebook: { nbformat: 4, cells: [3] }, path: "../../x.ipynb", level: "beginner" });
    const response = await fetch("/kinsight/annotate", { method: "POST", body, headers: { "X-XSRFToken": token } });
    return [response.status, (await response.json()).message];
  });
  assert.deepEqual(refused, [422, "1번째 셀이 JSON 객체가 아닙니다"]);
  pass("what is no notebook is refused in words, and what another site sends at once");

  await page.route("**/kinsight/*", (route) => route.fulfill({ status: 404, body: "{}" }));
  await choose(page, "지우기");
  assert.match(await answer(page, "확인", "no-server"), /Jupyter 서버가 kinsight를 모릅니다/);
  await page.unroute("**/kinsight/*");
  assert.deepEqual((await model(page)).cells, after.cells);
  pass("a server without kinsight is told in words");
}
