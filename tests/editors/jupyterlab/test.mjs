// What a student sees of kinsight in a real JupyterLab: see run.sh. Exit code 1 at the first failure.
// Arguments: alone, or beside (pylsp is there too).
// KINSIGHT_JUPYTER: the command `jupyter`; KINSIGHT_PLAYWRIGHT: the folder of playwright-core; KINSIGHT_SCREENSHOTS: of the
// pictures; KINSIGHT_SCRATCH: of everything else.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { chromium } = createRequire(join(process.env.KINSIGHT_PLAYWRIGHT, "/"))("playwright-core");
const beside = process.argv[2] === "beside";
const home = join(process.env.KINSIGHT_SCRATCH, process.argv[2]);
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const TIMEOUT = 30_000; // ms; a busy machine is slow, and what takes longer has failed
const UNDERLINE = ".cm-lintRange-warning, .cm-lintRange-error, .cm-lintRange-info";
const TOOLTIP = ".lsp-tooltip, .lsp-hover";

let pictures = 0;

function pass(words) {
  console.log(`PASS ${process.argv[2]}: ${words}`);
}

async function picture(page, name) {
  pictures += 1;
  await page.screenshot({ path: join(process.env.KINSIGHT_SCREENSHOTS, `${process.argv[2]}-${pictures}-${name}.png`) });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A JupyterLab with nothing of the user's. */
async function startLab() {
  const settings = join(home, "settings");
  const work = join(home, "수업");
  mkdirSync(work, { recursive: true });
  mkdirSync(join(settings, "@jupyterlab", "apputils-extension"), { recursive: true });
  const quiet = { fetchNews: "false", checkForUpdates: false };
  writeFileSync(join(settings, "@jupyterlab", "apputils-extension", "notification.jupyterlab-settings"), JSON.stringify(quiet));
  copyFileSync(join(dirname(fileURLToPath(import.meta.url)), "notebook.json"), join(work, "첫 학습.ipynb"));
  const port = await freePort();
  const log = openSync(join(home, "lab.log"), "w");
  const lab = spawn(
    process.env.KINSIGHT_JUPYTER,
    [
      "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", `--port=${port}`, "--ServerApp.port_retries=0",
      "--IdentityProvider.token=", `--ServerApp.root_dir=${work}`,
    ],
    {
      stdio: ["ignore", log, log],
      env: {
        ...process.env,
        JUPYTER_CONFIG_DIR: join(home, "config"),
        JUPYTER_DATA_DIR: join(home, "data"),
        JUPYTER_RUNTIME_DIR: join(home, "runtime"),
        JUPYTERLAB_SETTINGS_DIR: settings,
        XDG_CACHE_HOME: join(home, "cache"),
      },
    },
  );
  const address = `http://127.0.0.1:${port}`;
  const end = Date.now() + TIMEOUT;
  while (!(await fetch(`${address}/lsp/status`).catch(() => undefined))?.ok) {
    assert.ok(lab.exitCode === null && Date.now() < end, readFileSync(join(home, "lab.log"), "utf-8"));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { lab, address };
}

/** The middle of a text in a code cell, in pixels. */
function place(page, cell, text) {
  return page.evaluate(
    ([index, wanted]) => {
      for (const line of [...document.querySelectorAll(".jp-CodeCell")][index].querySelectorAll(".cm-line")) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.data.indexOf(wanted);
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + wanted.length);
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.left, right: box.right };
        }
      }
      return null;
    },
    [cell, text],
  );
}

/** The text of the tooltip over a place. JupyterLab shows it while Control is held and the mouse moves. */
async function hover(page, cell, text) {
  const { x, y } = await place(page, cell, text);
  const tooltip = page.locator(TOOLTIP).first();
  await page.mouse.move(x, y + 5);
  await page.keyboard.down("Control");
  const end = Date.now() + TIMEOUT;
  for (let step = 0; !(await tooltip.isVisible()); step += 1) {
    assert.ok(Date.now() < end, `no hover over ${text}`);
    await page.mouse.move(x + (step % 2) * 2, y, { steps: 3 });
    await page.waitForTimeout(700);
  }
  return tooltip.innerText();
}

async function letGo(page) {
  await page.keyboard.up("Control");
  await page.mouse.move(1200, 700);
  await page.locator(TOOLTIP).first().waitFor({ state: "detached", timeout: TIMEOUT });
}

async function testDiagnostics(page, address) {
  await page.goto(`${address}/lab/tree/${encodeURIComponent("첫 학습.ipynb")}?reset`);
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

/** JupyterLab waits for completions for a second, so the first list may lack a server's that has just started. */
async function testCompletion(page) {
  const { x, y } = await place(page, 2, "학습률");
  await page.mouse.click(x, y);
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("# [");
  const items = page.locator(".jp-Completer:not(.lm-mod-hidden) .jp-Completer-item");
  const end = Date.now() + TIMEOUT;
  const wanted = ["개념", "주의", ...(beside ? ["AssertionError\nclass"] : [])];
  for (let seen = ""; !wanted.every((word) => seen.includes(word)); seen = (await items.allInnerTexts()).join("\n")) {
    assert.ok(Date.now() < end, `completions: ${seen}`);
    await page.keyboard.press("Escape");
    await page.locator(".jp-CodeCell").nth(2).locator(".cm-content").focus();
    await page.keyboard.press("Tab");
    await page.waitForTimeout(1500);
  }
  await picture(page, "completion");
  await items.filter({ hasText: "개념" }).first().click();
  // JupyterLab inserts the label and leaves the server's edit out, so the bracket is not closed.
  await page.locator(".jp-CodeCell").nth(2).locator(".cm-line", { hasText: "# [개념" }).waitFor();
  await picture(page, "completed");
  pass("categories are completed in a comment");
}

let running;
let browser;
let page;
try {
  running = await startLab();
  const { sessions } = await (await fetch(`${running.address}/lsp/status`)).json();
  assert.equal(sessions["kinsight-lsp"].spec.display_name, beside ? "kinsight + pylsp" : "kinsight");
  pass("JupyterLab finds the server by itself");
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
  page.setDefaultTimeout(TIMEOUT);
  await testDiagnostics(page, running.address);
  await testHover(page);
  await testCompletion(page);
} catch (error) {
  if (page) await picture(page, "failed");
  console.log(`FAIL ${process.argv[2]}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser?.close();
  running?.lab.kill("SIGINT");
  running?.lab.kill("SIGTERM");
}
