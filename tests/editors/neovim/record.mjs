// Neovim as a person sees it, set up as the README says, in a real terminal: see run.sh. Pictures of each step are kept.
// KINSIGHT_LSP: the server; KINSIGHT_NVIM: Neovim's program; KINSIGHT_JUPYTEXT: jupytext; KINSIGHT_SCRATCH: for files.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";

import { check, launch, until } from "../browser.mjs";
import { ipynb } from "../notebook.mjs";
import { block, ROOT } from "../readme.mjs";
import { Terminal } from "../terminal/terminal.mjs";

const NAME = "고양이와 강아지.py";
const scratch = process.env.KINSIGHT_SCRATCH;
const home = path.join(scratch, "home");
const folder = path.join(scratch, "부트캠프 과제");
const file = path.join(folder, NAME);
const init = path.join(home, ".config/nvim/init.lua");
const env = {
  HOME: home,
  PATH: [
    ...[process.env.KINSIGHT_LSP, process.env.KINSIGHT_NVIM, process.env.KINSIGHT_JUPYTEXT].map((one) => path.dirname(one)), "/usr/bin", "/bin",
  ].join(":"),
};

/** Runs lines of the README in a shell, as a person with an empty home does. */
function shell(lines, cwd) {
  execFileSync("sh", ["-e", "-c", lines], { cwd, env, stdio: "inherit" });
}

const read = () => readFileSync(file, "utf8");
const saved = (what, ready) => until(what, () => ready(read()), read);

async function edit(terminal, ...command) {
  await terminal.type("Escape", ":", ...command, "Enter");
}

/** Searches, and clears what the search has left on the screen. */
const go = (terminal, text) => terminal.type("Escape", `/${text}`, "Enter", "Control+l");

/** Chooses from the menu that is open the row with `text`. */
async function choose(terminal, text) {
  const screen = await terminal.shows(text);
  const row = screen.split("\n").find((line) => line.includes(text));
  const number = /^\s*(\d+):/.exec(row);
  check(number, `  ${text} has a number`, row);
  await terminal.type(number[1], "Enter");
}

const cautions = (terminal) => terminal.shows(/^W .*criterion\(outputs/m, "cautions stand in the sign column");

/** Neovim with these lines in init.lua, open at the file. It is ended afterwards. */
function neovim(browser, lines, act) {
  writeFileSync(init, lines);
  return Terminal.session(browser, ["nvim", NAME], { cwd: folder, env }, async (terminal) => {
    await cautions(terminal);
    await act(terminal);
    await edit(terminal, "qa!");
  });
}

async function withoutPlugin(terminal) {
  await edit(terminal, "KinsightAnnotate");
  await terminal.shows("E492", "without the plugin there are no commands");
}

async function script(terminal) {
  await go(terminal, "outputs =");
  await terminal.type("]d", "]d", "Control+w", "d");
  await terminal.shows("missing-zero-grad");
  await terminal.screen("caution");

  await go(terminal, "DataLoader(train");
  await terminal.type("K");
  await terminal.shows("torch.utils.data.DataLoader");
  await terminal.screen("hover");

  await go(terminal, "loss.backward");
  await terminal.type("gra");
  await terminal.shows("optimizer.zero_grad() 넣기");
  await terminal.screen("quickfix");
  await choose(terminal, "optimizer.zero_grad() 넣기");
  await terminal.shows(/^.* {8}optimizer\.zero_grad\(\)/m, "the fix is in the buffer");

  await go(terminal, "DataLoader(train");
  await terminal.type("gra");
  await choose(terminal, "(inline)");
  await terminal.shows(/# # \[.+\] /, "the insight is in the buffer");
  await terminal.screen("insert");
  await edit(terminal, "w");
  await saved("both are on disk", (text) => text.includes("optimizer.zero_grad()") && /^# # \[.+\n.*DataLoader/m.test(text));
  const mended = read();

  await edit(terminal, "KinsightAnnotate");
  await terminal.shows("적용");
  await terminal.screen("annotate");
  check(read() === mended, "a preview changes nothing");
  await choose(terminal, "적용");
  await edit(terminal, "w");
  await saved("the annotations are on disk", (text) => (text.match(/^\s*# # \[|^\s*(# )?\[Note\] \[/gm) ?? []).length >= 10);
  await terminal.screen("annotated");
}

async function settings(terminal) {
  await terminal.shows(/Compose\(.* \[실무\]/, "insights stand at the ends of lines");
  await terminal.screen("hints");
  await edit(terminal, "KinsightLevel");
  await terminal.shows("지금은 중급", "the level is that of init.lua");
  await terminal.type("Enter");
  await edit(terminal, "checkhealth kinsight");
  await terminal.shows("서버가 응답합니다");
  await edit(terminal, "help kinsight");
  await terminal.shows("kinsight.txt");
}

/** A notebook, opened as the Python file that jupytext makes of it, and brought back. */
async function notebook(browser) {
  const [to, open, back] = block("neovim", "jupytext --to py:percent").trim().split("\n");
  const lesson = path.join(folder, "lesson.ipynb");
  const outputs = [{ name: "stdout", output_type: "stream", text: ["에폭 1\n"] }];
  writeFileSync(lesson, ipynb(outputs));
  shell(to, folder);
  await Terminal.session(browser, open.split(" "), { cwd: folder, env, rows: 34 }, async (terminal) => {
    await terminal.shows(/^W .*loss\.backward\(\)/m, "the second cell is read with the first one's imports");
    await go(terminal, "loss.backward");
    await terminal.type("Control+w", "d");
    await terminal.shows("missing-zero-grad");
    await terminal.screen("notebook");
    await terminal.type("gra");
    await choose(terminal, "optimizer.zero_grad() 넣기");
    await terminal.shows(/^.* {4}optimizer\.zero_grad\(\)/m, "the fix is in the buffer");
    await edit(terminal, "wqa");
  });
  shell(back, folder);
  const [first, second] = JSON.parse(readFileSync(lesson, "utf8")).cells;
  check(second.source.join("").includes("    optimizer.zero_grad()\n"), "the fix is in the notebook's second cell", second);
  check(JSON.stringify(second.outputs) === JSON.stringify(outputs) && first.source[1] === "import torch\n", "  the rest is as it was", [first, second]);
}

mkdirSync(path.dirname(init), { recursive: true });
mkdirSync(folder, { recursive: true });
const restore = () => cpSync(path.join(ROOT, "editors/vscode/samples/train.py"), file);

const browser = await launch();
try {
  restore();
  await neovim(browser, block("neovim", "vim.lsp.config"), withoutPlugin);
  const enable = block("neovim", 'vim.lsp.enable("kinsight")');
  shell(block("neovim", "mkdir -p ~/.local/share/nvim/site/pack"), ROOT);
  await neovim(browser, enable, script);
  restore();
  await neovim(browser, enable + block("neovim", 'vim.lsp.config("kinsight", {\n  settings'), settings);
  await notebook(browser);
} catch (error) {
  console.log(String(error.stack ?? error));
  process.exitCode = 1;
} finally {
  await browser.close();
}
