// A program in a real terminal: a pseudo-terminal whose screen xterm.js draws in a browser, with pictures for people.
// KINSIGHT_XTERM: the folder of xterm.js; KINSIGHT_SCREENSHOTS: of the pictures.

import { spawn } from "node:child_process";
import * as path from "node:path";

import { check, until } from "../browser.mjs";

const SETTLED = 300; // ms; pictures are taken when the program has drawn
const PACKAGES = path.join(process.env.KINSIGHT_XTERM, "node_modules", "@xterm");
// Python's standard library has what Node's lacks. Arguments: rows, columns, and the command.
const PTY = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(['sh', '-c', 'stty rows $0 cols $1; shift; exec \"$@\"', *sys.argv[1:]])))";

export class Terminal {
  static serial = 0;

  /** command: program and arguments; env: all variables that it gets beside those of a terminal. */
  static async open(browser, command, { cwd, env, rows = 36, columns = 120 }) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.setContent('<body style="margin: 0; background: #14161b"><div id="terminal" style="display: inline-block; padding: 6px"></div>');
    await page.addStyleTag({ path: path.join(PACKAGES, "xterm", "css", "xterm.css") });
    await page.addScriptTag({ path: path.join(PACKAGES, "xterm", "lib", "xterm.js") });
    await page.addScriptTag({ path: path.join(PACKAGES, "addon-unicode11", "lib", "addon-unicode11.js") });
    const terminal = new Terminal(page);
    await page.exposeFunction("toProgram", (text) => terminal.program?.stdin.write(text));
    await page.evaluate((size) => {
      window.term = new window.Terminal({
        ...size, allowProposedApi: true, fontFamily: "NanumGothicCoding, 'DejaVu Sans Mono', monospace", fontSize: 15, lineHeight: 1.15, scrollback: 0,
        theme: { background: "#14161b", foreground: "#e0e2ea" },
      });
      window.term.loadAddon(new window.Unicode11Addon.Unicode11Addon());
      window.term.unicode.activeVersion = "11";
      window.term.open(document.getElementById("terminal"));
      window.term.onData(window.toProgram);
      window.term.focus();
    }, { rows, cols: columns });
    terminal.start(command, { cwd, env, rows, columns });
    return terminal;
  }

  /** Opens a program and runs `act` with its terminal; the program has to have ended well by itself when that is over. */
  static async session(browser, command, options, act) {
    const terminal = await Terminal.open(browser, command, options);
    try {
      await act(terminal);
      await until(`${command[0]} ends when asked`, () => terminal.code === 0, () => terminal.text());
    } catch (error) {
      await terminal.screen("failed").catch(() => undefined);
      throw error;
    } finally {
      await terminal.close();
    }
  }

  constructor(page) {
    this.page = page;
    this.drawn = Promise.resolve();
  }

  start(command, { cwd, env, rows, columns }) {
    // xterm.js draws coloured curly underlines; programs believe it of this terminal.
    const variables = { ...env, TERM: "xterm-256color", COLORTERM: "truecolor", VTE_VERSION: "7200", LANG: "C.UTF-8" };
    this.program = spawn("python3", ["-c", PTY, String(rows), String(columns), ...command], { cwd, env: variables });
    this.program.on("close", (code) => {
      this.code = code;
    });
    this.program.stdin.on("error", () => undefined); // it has ended
    this.program.stdout.on("data", (data) => {
      this.drawn = this.drawn.then(() => this.draw(data));
    });
    this.program.stderr.on("data", (data) => console.log(String(data)));
  }

  async draw(data) {
    if (!this.closed) {
      await this.page.evaluate(
        (bytes) => new Promise((done) => window.term.write(Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)), done)),
        data.toString("base64"),
      );
    }
  }

  /** Presses keys as a person does, in Playwright's names; text is typed. */
  async type(...parts) {
    for (const part of parts) {
      if (/^(Enter|Escape|Tab|Backspace|Control\+.+)$/.test(part)) {
        await this.page.keyboard.press(part);
      } else {
        await this.page.keyboard.insertText(part);
      }
    }
  }

  /** What is on the screen, by lines. */
  async text() {
    await this.drawn;
    return this.page.evaluate(() => {
      const { active } = window.term.buffer;
      return Array.from({ length: window.term.rows }, (_, row) => active.getLine(active.baseY + row).translateToString(true)).join("\n");
    });
  }

  /** Waits until the screen shows a text or a pattern, and answers all of it. */
  async shows(wanted, what = `the screen shows ${wanted}`) {
    let seen;
    await until(what, async () => {
      seen = await this.text();
      return wanted instanceof RegExp ? wanted.test(seen) : seen.includes(wanted);
    }, () => `\n${seen}`);
    return seen;
  }

  async lacks(unwanted, what) {
    let seen;
    await until(what, async () => {
      seen = await this.text();
      return !seen.includes(unwanted);
    }, () => `\n${seen}`);
  }

  /** Fails when a wide character does not take two columns of the screen exactly. */
  async checkWidths() {
    const wrong = await this.page.evaluate(() => {
      const cell = document.querySelector(".xterm-screen").getBoundingClientRect().width / window.term.cols;
      const walker = document.createTreeWalker(document.querySelector(".xterm-rows"), NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const found = [];
      while (walker.nextNode()) {
        const { data } = walker.currentNode;
        for (const match of data.matchAll(/[가-힣]/g)) {
          range.setStart(walker.currentNode, match.index);
          range.setEnd(walker.currentNode, match.index + 1);
          const { width } = range.getBoundingClientRect();
          if (Math.abs(width - 2 * cell) > 0.5) {
            found.push([match[0], width, cell]);
          }
        }
      }
      return found;
    });
    check(wrong.length === 0, "  Korean characters are two columns wide", wrong.slice(0, 5));
  }

  /** A picture for people. Pictures are numbered in the order in which they are taken. */
  async screen(name) {
    Terminal.serial += 1;
    await this.page.waitForTimeout(SETTLED);
    await this.drawn;
    await this.checkWidths();
    const file = path.join(process.env.KINSIGHT_SCREENSHOTS, `${String(Terminal.serial).padStart(2, "0")}-${name}.png`);
    await this.page.locator("#terminal").screenshot({ path: file });
  }

  async close() {
    this.program.kill();
    this.closed = true; // what it still says is not drawn
    await this.drawn;
    await this.page.close();
  }
}
