// Emacs as a person sees it, set up as the README says, in a real terminal: see run.sh. Pictures of each step are kept.
// KINSIGHT_LSP: the server; KINSIGHT_SCRATCH: the folder for files.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";

import { check, launch, until } from "../browser.mjs";
import { block, ROOT } from "../readme.mjs";
import { Terminal } from "../terminal/terminal.mjs";

const NAME = "고양이와 강아지.py";
const home = path.join(process.env.KINSIGHT_SCRATCH, "home");
const folder = path.join(process.env.KINSIGHT_SCRATCH, "부트캠프 과제");
const file = path.join(folder, NAME);
const env = { HOME: home, PATH: `${path.dirname(process.env.KINSIGHT_LSP)}:/usr/local/bin:/usr/bin:/bin` };

const read = () => readFileSync(file, "utf8");
const saved = (what, ready) => until(what, () => ready(read()), read);
const command = (terminal, name) => terminal.type("Escape", `x${name}`, "Enter");

/** Searches from the top. */
async function go(terminal, text) {
  await terminal.type("Escape", "<", "Control+s", text, "Enter", "Control+r", "Control+r", "Enter");
}

async function script(terminal) {
  await terminal.shows("[eglot:", "eglot manages the file");
  await terminal.shows(/^! .*loss\.backward/m, "cautions stand in the margin");
  await go(terminal, "loss.backward");
  await terminal.type("Control+b");
  await command(terminal, "flymake-goto-next-error");
  await terminal.shows("missing-zero-grad");
  await terminal.screen("caution");

  await go(terminal, "DataLoader(train");
  await terminal.type("Control+h", ".");
  await terminal.shows("torch.utils.data.DataLoader");
  await terminal.screen("hover");
  await terminal.type("Control+x", "1");

  await go(terminal, "loss.backward");
  await command(terminal, "eglot-code-actions");
  await terminal.type("Tab");
  await terminal.shows("optimizer.zero_grad() 넣기");
  await terminal.screen("quickfix");
  await terminal.type("optimizer.zero_grad() 넣기", "Enter");
  await terminal.shows(/^ +optimizer\.zero_grad\(\)/m, "the fix is in the buffer");

  await go(terminal, "DataLoader(train");
  await command(terminal, "eglot-code-actions");
  await terminal.type("Tab");
  const action = /인사이트 넣기: .*?\(inline\)/.exec(await terminal.shows("(inline)"))[0];
  await terminal.type(action, "Enter");
  await terminal.shows(/# # \[.+\n.*DataLoader\(train/, "an insight is in the buffer");
  await terminal.screen("insert");

  await terminal.type("Escape", ":(setq eglot-confirm-server-edits 'diff)", "Enter");
  await command(terminal, "kinsight-annotate");
  await terminal.shows(/^\+.*# # \[.+\] /m, "the change is shown as a diff");
  check(!(await terminal.text()).includes("적었습니다"), "  nobody says that it was made");
  await terminal.type("Escape", "n", "Control+l", "Control+l"); // to the first hunk, at the top
  await terminal.screen("annotate");
  await terminal.type("Control+c", "Control+a");
  await terminal.shows("Hunk applied");
  await terminal.type("Control+x", "o", "Control+x", "Control+s", "Control+x", "1");
  await saved("all of it is on disk", (text) => text.includes("optimizer.zero_grad()") && (text.match(/^\s*# # \[|^\s*(# )?\[Note\] \[/gm) ?? []).length >= 10);
  await terminal.screen("annotated");
  await terminal.type("Control+x", "Control+c");
}

mkdirSync(path.join(home, ".emacs.d"), { recursive: true });
mkdirSync(folder, { recursive: true });
cpSync(path.join(ROOT, "editors/vscode/samples/train.py"), file);
writeFileSync(path.join(home, ".emacs.d/init.el"), block("emacs", "(add-to-list").replace("/path/to/kinsight/", ROOT));

const browser = await launch();
try {
  await Terminal.session(browser, ["emacs", "-nw", NAME], { cwd: folder, env }, script);
} catch (error) {
  console.log(String(error.stack ?? error));
  process.exitCode = 1;
} finally {
  await browser.close();
}
