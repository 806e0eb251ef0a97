// A JupyterLab of the test's own, and how to look at and touch what it shows.
// KINSIGHT_JUPYTER: the command `jupyter`; KINSIGHT_SCREENSHOTS: the folder of the pictures; KINSIGHT_SCRATCH: of everything else.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

import { TIMEOUT } from "../browser.mjs";

export const scenario = process.argv[2];
export const home = join(process.env.KINSIGHT_SCRATCH, scenario);
export const work = join(home, "수업");
const TOOLTIP = ".lsp-tooltip, .lsp-hover";

let pictures = 0;

export function pass(words) {
  console.log(`PASS ${scenario}: ${words}`);
}

export async function picture(page, name) {
  pictures += 1;
  const number = String(pictures).padStart(2, "0");
  await page.screenshot({ path: join(process.env.KINSIGHT_SCREENSHOTS, `${scenario}-${number}-${name}.png`) });
}

/** Waits until `get` answers something true, and answers that. wanted: for the message when it never does. */
export async function until(wanted, get) {
  for (const end = Date.now() + TIMEOUT; ; ) {
    const got = await get();
    if (got) return got;
    assert.ok(Date.now() < end, `waited for ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A JupyterLab with nothing of the user's. It lists the folder `work`. */
export async function startLab() {
  const settings = join(home, "settings");
  mkdirSync(work, { recursive: true });
  mkdirSync(join(settings, "@jupyterlab", "apputils-extension"), { recursive: true });
  const quiet = { fetchNews: "false", checkForUpdates: false };
  writeFileSync(join(settings, "@jupyterlab", "apputils-extension", "notification.jupyterlab-settings"), JSON.stringify(quiet));
  const port = await freePort();
  const log = openSync(join(home, "lab.log"), "w");
  const lab = spawn(
    process.env.KINSIGHT_JUPYTER,
    [
      "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", `--port=${port}`, "--ServerApp.port_retries=0",
      "--IdentityProvider.token=", `--ServerApp.root_dir=${work}`, "--LabApp.expose_app_in_browser=True",
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

/** Writes a notebook's JSON into the folder and opens it, alone. */
export async function openNotebook(page, address, name, notebook) {
  writeFileSync(join(work, name), JSON.stringify(notebook, null, 1));
  await page.goto(`${address}/lab/tree/${encodeURIComponent(name)}?reset`);
  await page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").first().waitFor();
}

/** The open notebook as JSON, saved or not. */
export function model(page) {
  return page.evaluate(() => window.jupyterapp.shell.currentWidget.content.model.toJSON());
}

/** The middle of a text in a code cell, in pixels. */
export function place(page, cell, text) {
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
export async function hover(page, cell, text) {
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

export async function letGo(page) {
  await page.keyboard.up("Control");
  await page.mouse.move(1200, 700);
  await page.locator(TOOLTIP).first().waitFor({ state: "detached", timeout: TIMEOUT });
}
