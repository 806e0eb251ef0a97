// A fresh VS Code (code-server) with the extension, and a browser in it.
// KINSIGHT_CODE_SERVER: the folder of code-server; KINSIGHT_VSIX: the extension.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";

import { check, TIMEOUT, until } from "../browser.mjs";

const ENTRY = `${process.env.KINSIGHT_CODE_SERVER}/node_modules/code-server/out/node/entry.js`;
const START = 120_000;
const SETTLED = 500; // ms; pictures are taken when hovers and notifications have faded in
const SETTINGS = {
  "editor.fontFamily": "'NanumGothicCoding', monospace",
  "editor.fontSize": 15,
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.inlayHints.fontSize": 13,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.editor.enablePreview": false,
  "workbench.editor.useModal": "off",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "npm.autoDetect": "off",
  "files.autoSave": "off",
  "remote.autoForwardPorts": false,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};

/** A running code-server with its own settings and extensions. */
export class CodeServer {
  /** home: where settings and extensions go; trusted: whether every folder is; env: more or other variables. */
  static async start(home, { trusted = true, env = {}, settings = {} } = {}) {
    const server = new CodeServer();
    server.settingsFile = path.join(home, "data", "User", "settings.json");
    mkdirSync(path.dirname(server.settingsFile), { recursive: true });
    writeFileSync(path.join(home, "config.yaml"), "auth: none\ncert: false\n");
    writeFileSync(server.settingsFile, JSON.stringify({ ...SETTINGS, ...settings }, null, 2));
    const common = [
      ENTRY, "--config", path.join(home, "config.yaml"), "--user-data-dir", path.join(home, "data"),
      "--extensions-dir", process.env.KINSIGHT_EXTENSIONS,
    ];
    const args = [
      ...common, "--bind-addr", "127.0.0.1:0", "--auth", "none", "--disable-telemetry", "--disable-update-check",
      "--disable-getting-started-override", ...(trusted ? ["--disable-workspace-trust"] : []),
    ];
    server.process = spawn(process.execPath, args, {
      env: { ...process.env, EXTENSIONS_GALLERY: "{}", ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    server.address = await new Promise((resolve, reject) => {
      const heard = (data) => {
        said += data;
        const found = /HTTP server listening on (http:\/\/\S+)/.exec(said);
        if (found) {
          resolve(found[1].replace(/\/$/, ""));
        }
      };
      server.process.stdout.on("data", heard);
      server.process.stderr.on("data", heard);
      server.process.on("exit", () => reject(new Error(`code-server ended:\n${said}`)));
      setTimeout(() => reject(new Error(`code-server does not listen:\n${said}`)), START).unref();
    });
    return server;
  }

  /** The user's settings as they are on disk. */
  read() {
    return JSON.parse(readFileSync(this.settingsFile, "utf8"));
  }

  stop() {
    this.process.removeAllListeners("exit");
    try {
      process.kill(-this.process.pid, "SIGTERM");
    } catch {
      // it has ended already
    }
  }
}

/** Installs the extension into a folder of its own. */
export function installExtension(home) {
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, "config.yaml"), "auth: none\ncert: false\n");
  const args = [
    ENTRY, "--config", path.join(home, "config.yaml"), "--user-data-dir", path.join(home, "data"),
    "--extensions-dir", process.env.KINSIGHT_EXTENSIONS, "--install-extension", process.env.KINSIGHT_VSIX,
  ];
  const done = spawnSync(process.execPath, args, { encoding: "utf8", env: { ...process.env, EXTENSIONS_GALLERY: "{}" } });
  check(done.status === 0 && /successfully installed/.test(done.stdout), "the vsix installs into a fresh code-server", done.stdout + done.stderr);
}

/** One window of VS Code. Screens are numbered in the order in which they are taken. */
export class Window {
  static serial = 0;

  static async open(browser, server, folder, size = { width: 1280, height: 800 }) {
    const context = await browser.newContext({ viewport: size, permissions: ["clipboard-read", "clipboard-write"] });
    const window = new Window(await context.newPage());
    window.page.setDefaultTimeout(TIMEOUT);
    await window.page.goto(`${server.address}/?folder=${encodeURIComponent(folder)}`, { timeout: START });
    await window.page.waitForSelector(".monaco-workbench .part.statusbar .statusbar-item", { timeout: START });
    return window;
  }

  constructor(page) {
    this.page = page;
  }

  async close() {
    await this.page.context().close();
  }

  /** A picture for people: the whole window, or a part of it. */
  async screen(name, clip) {
    Window.serial += 1;
    await this.page.waitForTimeout(SETTLED);
    const file = path.join(process.env.KINSIGHT_SCREENSHOTS, `${String(Window.serial).padStart(2, "0")}-${name}.png`);
    await this.page.screenshot({ path: file, ...(clip ? { clip } : {}) });
  }

  async keys(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Pastes text: what is typed would get closing brackets. */
  async paste(text) {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.keys("Control+V");
  }

  /** Types into the quick input that has just opened. prefix: what stands in it, `>` in the palette, which closes only after it has run. */
  async quickInput(text, prefix = "") {
    await this.page.waitForFunction((wanted) => {
      const input = document.querySelector(".quick-input-widget:not([style*='display: none']) .quick-input-box input");
      return input && input.value === wanted && document.activeElement === input;
    }, prefix);
    await this.page.keyboard.insertText(text);
  }

  async openFile(name) {
    await this.keys("Control+P");
    await this.quickInput(name);
    await this.pick(name);
    await this.page.waitForSelector(`.tab.active:has-text("${name}")`);
  }

  /** Runs a command by its title in the palette. */
  async command(title) {
    for (let attempt = 1; ; attempt += 1) {
      await this.keys("F1");
      await this.quickInput(title, ">");
      try {
        return await this.pick(title, attempt < 3 ? 8_000 : undefined);
      } catch (error) {
        if (attempt === 3) throw error; // the palette closes when something else takes the focus
      }
    }
  }

  /** Chooses a row of the quick pick that is open. */
  async pick(text, timeout) {
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
    await row.waitFor({ timeout });
    await row.click({ timeout });
  }

  async rows() {
    return this.page.locator(".quick-input-list .monaco-list-row").allInnerTexts();
  }

  /** The visible lines of the editors, blanks as blanks. */
  async lines() {
    const texts = await this.page.locator(".monaco-editor .view-line").allTextContents();
    return texts.map((text) => text.replaceAll("\u00a0", " "));
  }

  /** Where a word stands on the screen. line: part of its line's text. */
  async box(line, word) {
    const found = await this.page.evaluate(
      ([part, wanted]) => {
        const plain = (text) => text.replaceAll("\u00a0", " ");
        for (const element of document.querySelectorAll(".monaco-editor .view-line")) {
          if (!plain(element.textContent).includes(part)) {
            continue;
          }
          const nodes = [];
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            nodes.push(walker.currentNode);
          }
          const text = plain(element.textContent);
          const start = text.indexOf(wanted, text.indexOf(part));
          if (start < 0) {
            continue;
          }
          const range = document.createRange();
          let at = 0;
          for (const node of nodes) {
            const end = at + node.data.length;
            if (start >= at && start < end) {
              range.setStart(node, start - at);
            }
            if (start + wanted.length > at && start + wanted.length <= end) {
              range.setEnd(node, start + wanted.length - at);
            }
            at = end;
          }
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { left, right, top, bottom };
        }
        return null;
      },
      [line, word],
    );
    return found && { ...found, x: (found.left + found.right) / 2, y: (found.top + found.bottom) / 2 };
  }

  async word(line, word = line) {
    return until(`the editor shows ${word}`, () => this.box(line, word), () => this.lines());
  }

  /** Puts the cursor into a word. An open hover would swallow the click. */
  async click(line, word = line) {
    await this.hideHover();
    const { x, y } = await this.word(line, word);
    await this.page.mouse.click(x, y);
  }

  async hideHover() {
    await this.keys("Escape");
    await this.page.mouse.move(5, 5);
    await this.page.waitForFunction(() => !document.querySelector(".monaco-hover:not(.hidden) .hover-contents"));
  }

  /** Opens the menu of code actions at a word; answers its first row with `text`. */
  async actions(line, word, text) {
    const row = this.page.locator(".action-widget .monaco-list-row", { hasText: text }).first();
    await until(`the menu at ${word} offers ${text}`, async () => {
      await this.click(line, word);
      await this.keys("Control+.");
      return row.waitFor({ timeout: 3000 }).then(() => true, () => false);
    }, () => this.page.locator(".action-widget .monaco-list-row").allInnerTexts());
    return row;
  }

  /** The text of the hover at a word; waits until it holds `wanted`. */
  async hover(line, word, wanted) {
    await this.hideHover();
    const { x, y } = await this.word(line, word);
    const shown = () => this.page.locator(".monaco-hover:not(.hidden) .hover-contents").allInnerTexts();
    let text = "";
    await until(`hover at ${word} shows ${wanted}`, async () => {
      await this.page.mouse.move(x + 1, y);
      await this.page.mouse.move(x, y);
      await this.page.waitForTimeout(300);
      text = (await shown()).join("\n");
      return text.includes(wanted);
    }, () => text);
    return text;
  }

  /** The squiggles of a severity, as boxes on the screen. */
  async squiggles(severity = "warning") {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`).evaluateAll((all) =>
      all.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
  }

  /** Whether a squiggle lies exactly under a word. */
  async underlined(line, word, severity = "warning") {
    const box = await this.box(line, word);
    const near = (a, b) => Math.abs(a - b) < 3;
    return box && (await this.squiggles(severity)).some(
      (one) => near(one.left, box.left) && near(one.right, box.right) && one.bottom > box.top && one.top < box.bottom + 4,
    );
  }

  /** Changes the user's settings as a user does: in settings.json, in the editor; then goes back to the tab named. */
  async settings(server, back, changes) {
    const text = JSON.stringify({ ...server.read(), ...changes });
    await this.command("Preferences: Open User Settings (JSON)");
    await this.page.waitForSelector('.tab.active:has-text("settings.json")');
    await this.page.waitForSelector('.editor-instance .monaco-editor[data-uri$="settings.json"] .view-line:has-text("editor.fontFamily")');
    await this.keys("Control+A");
    await this.paste(text);
    await this.keys("Control+S");
    await until("the settings are saved", () => readFileSync(server.settingsFile, "utf8").trim() === text, () => this.lines());
    await this.page.locator(".tab", { hasText: back }).click();
    await this.page.waitForSelector(`.tab.active:has-text("${back}")`);
  }

  /** The level or state in the status bar. */
  async status() {
    const item = this.page.locator('.statusbar-item[id="kinsight.kinsight.kinsight.level"], .statusbar-item[id*="kinsight.level"]');
    return (await item.count()) ? (await item.first().innerText()).trim() : "";
  }

  async notifications() {
    return this.page.locator(".notification-toast .notification-list-item-message").allInnerTexts();
  }

  /** Answers a notification by one of its buttons. */
  async answer(message, button) {
    const toast = this.page.locator(".notification-toast", { hasText: message });
    await toast.waitFor();
    await toast.locator(".monaco-button", { hasText: button }).click();
    await toast.waitFor({ state: "detached" });
  }

  /** Waits for the preview of a change, and applies it. shown: runs while it is on the screen. */
  async applyPreview(shown = async () => undefined) {
    await this.page.waitForSelector(".monaco-diff-editor .line-insert, .monaco-diff-editor .line-delete");
    await this.page.locator(".notification-toast", { hasText: "인사이트" }).waitFor();
    await shown();
    await this.answer("인사이트", "적용");
    await this.page.waitForSelector(".monaco-diff-editor", { state: "detached" });
    await this.page.waitForSelector(".tab.active.dirty");
  }

  /** Saves the active editor and waits until the file on disk is what `ready` wants. */
  async save(file, what, ready) {
    await this.keys("Control+S");
    return until(what, () => {
      const text = readFileSync(file, "utf8");
      return ready(text) && text;
    }, () => readFileSync(file, "utf8"));
  }
}
