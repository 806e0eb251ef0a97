// A Python file with planted mistakes: everything that the extension does with it.

import { readFileSync } from "node:fs";
import * as path from "node:path";

import { check, until } from "../browser.mjs";
import { CodeServer, Window } from "./code.mjs";
import { copySample, project } from "./project.mjs";

const NAME = "고양이와 강아지.py";
const EDITOR = { x: 348, y: 0, width: 932, height: 800 }; // the part of the window without the explorer
const HANGUL = /[가-힣]/;
const WRITTEN = /^[ \t]*(# # \[|\[Note\] \[|# \[Note\] \[)/gm;

export async function script(browser, home) {
  const folder = project(home, { "pyproject.toml": '[tool.kinsight]\nlevel = "intermediate"\n' });
  const file = path.join(folder, NAME);
  copySample(folder, NAME);
  const server = await CodeServer.start(home);
  const window = await Window.open(browser, server, folder);
  const before = readFileSync(file, "utf8");
  try {
    await window.openFile(NAME);

    // -- cautions
    await until("a loop that never clears gradients is underlined", () => window.underlined("loss.backward()", "loss.backward()"), () => window.squiggles());
    await until("a softmax before its loss is underlined", () => window.underlined("loss = criterion(outputs", "outputs"), () => window.squiggles());
    await until("the level of pyproject.toml is in the status bar", async () => (await window.status()).includes("중급"), () => window.status());
    await window.screen("caution", EDITOR);

    // -- hovers
    const lesson = await window.hover("train_loader = DataLoader(", "DataLoader", "torch.utils.data.DataLoader");
    check(HANGUL.test(lesson) && lesson.includes("출처"), "  it explains in Korean and names its source", lesson);
    await window.screen("hover", EDITOR);
    const told = await window.hover("loss.backward()", "backward", "missing-zero-grad");
    check(told.includes("기울기를"), "  the caution is told in Korean", told);
    await window.screen("hover-caution");

    // -- a quick fix, applied and saved
    const fix = await window.actions("loss.backward()", "backward", "zero_grad() 넣기");
    await window.screen("quickfix", EDITOR);
    await fix.click();
    const mended = await window.save(file, "the quick fix is on disk", (text) => text.includes("optimizer.zero_grad()"));
    check(mended.split("\n").length === before.split("\n").length + 1, "  and nothing else has changed", mended);
    await until("its squiggle is gone", async () => !(await window.underlined("loss.backward()", "loss.backward()")));

    // -- insert an insight
    await window.click("train_loader = DataLoader(", "DataLoader");
    await window.command("kinsight: Insert an Insight Here");
    await window.page.locator(".quick-input-list .monaco-list-row", { hasText: "(inline)" }).first().waitFor();
    await window.screen("insert-choices");
    await window.pick("(inline)");
    const inserted = await window.save(file, "an inserted insight is on disk", (text) => /^# # \[.+\] .+\ntrain_loader = DataLoader/m.test(text));
    check(HANGUL.test(/^# # .*/m.exec(inserted)[0]), "  it is a Korean comment above its statement", inserted);
    const badge = /^# # (\[.+?\])/m.exec(inserted)[1];
    const plain = await color(window, "train_loader = DataLoader(", "DataLoader");
    await until("its badge has a colour of its own", async () => {
      const seen = await color(window, "# # [", badge);
      return seen !== plain && seen !== (await color(window, "# # [", inserted.match(/^# # \[.+?\] (\S+)/m)[1]));
    });
    await window.screen("insert", EDITOR);
    await window.keys("Control+Z");
    await window.save(file, "one undo takes it back", (text) => text === mended);

    // -- settings, without a restart
    await window.settings(server, NAME, { "kinsight.inlayHints": "priority", "kinsight.severity": { "loss-accumulation-keeps-graph": "error" } });
    await until("a changed severity makes the squiggle an error", () => window.underlined("total += loss", "loss", "error"), () => window.squiggles("error"));
    const hints = () => window.page.locator(".monaco-editor .view-line span[class*='dyn-rule']").allInnerTexts();
    const shown = await until("inlay hints stand at the ends of lines", async () => (await hints()).filter((text) => HANGUL.test(text)).length > 2 && hints(), hints);
    await window.screen("inlay-hints");

    // -- the level, chosen in the status bar
    await window.page.locator('.statusbar-item[id*="kinsight.level"] a').click();
    await window.page.locator(".quick-input-list .monaco-list-row", { hasText: "고급" }).waitFor();
    await window.screen("level", EDITOR);
    await window.pick("고급");
    await until("the chosen level is in the status bar", async () => (await window.status()).includes("고급"), () => window.status());
    check(server.read()["kinsight.level"] === "advanced", "  and in the user's settings", server.read());
    await until("the hints are those of the level", async () => (await hints()).join() !== shown.join(), hints);
    await window.settings(server, NAME, { "kinsight.level": "beginner", "kinsight.inlayHints": "off" });
    await until("the settings change the level", async () => (await window.status()).includes("초급"), () => window.status());
    await until("the hints are gone", async () => !(await hints()).some((text) => HANGUL.test(text)), hints);

    // -- completion
    await window.click("criterion = nn.CrossEntropyLoss()", "criterion");
    await window.keys("Home", "Enter", "ArrowUp");
    await window.page.keyboard.type("# # [");
    const suggestion = window.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "개념" }).first();
    await suggestion.waitFor();
    check(true, "completion offers the categories");
    await window.screen("completion");
    await window.keys("Escape", "Escape");
    for (let left = 0; left < 6; left += 1) {
      await window.keys("Backspace");
    }
    await window.save(file, "  what was typed is gone again", (text) => text === mended);

    // -- annotate, with a preview
    await window.command("kinsight: Annotate This File or Notebook");
    await window.applyPreview(async () => {
      check(readFileSync(file, "utf8") === mended, "a preview changes nothing");
      await window.screen("annotate");
    });
    const annotated = await window.save(file, "the applied annotations are on disk", (text) => (text.match(WRITTEN) ?? []).length >= 10);
    check(annotated.split("\n").filter((line) => mended.split("\n").includes(line)).length >= mended.split("\n").length, "  the code is all there", annotated);
    await window.screen("annotated");

    // -- the view
    await window.page.locator('.activitybar a[aria-label^="kinsight"]').click();
    const tree = window.page.locator(".sidebar .monaco-list");
    await tree.locator(".monaco-list-row", { hasText: "주의" }).first().waitFor();
    const entry = tree.locator(".monaco-list-row", { hasText: "loss" }).first();
    await entry.waitFor();
    await window.screen("view", { x: 0, y: 0, width: 760, height: 660 });
    await entry.click();
    await until("a click in the view jumps to the place", async () =>
      (await window.page.locator('.statusbar-item[id="status.editor.selection"]').innerText()).includes(String(1 + annotated.split("\n").findIndex((line) => line.includes("loss = criterion")))),
      () => window.page.locator('.statusbar-item[id="status.editor.selection"]').innerText());

    // -- convert and strip, with their previews
    await window.click("loss.backward()", "backward");
    await window.command("kinsight: Convert Insights");
    await window.pick("한 줄로");
    await window.applyPreview();
    const converted = await window.save(file, "converted insights are on disk", (text) => text !== annotated);
    check(!converted.includes('"""\n[Note]'), "  no block is left", converted);
    await window.command("kinsight: Strip Written Insights");
    await window.pick("kinsight가 적은 것만");
    await window.applyPreview();
    await window.save(file, "stripping brings the bytes back", (text) => text === mended);

    // -- all cautions, search, debug information
    await window.command("kinsight: Show All Cautions");
    await window.page.locator(".quick-input-list .monaco-list-row", { hasText: "softmax" }).waitFor();
    await window.screen("all-cautions");
    await window.keys("Escape");
    await window.command("kinsight: Search Insights");
    await window.quickInput("dataloader");
    await until("the search finds insights", async () => (await window.rows()).some((row) => row.includes("dataloader-")), () => window.rows());
    check((await window.rows())[0].includes("DataLoader"), "  the best one first", await window.rows());
    await window.screen("search");
    await window.keys("Enter");
    await until("Enter opens the insight", async () => {
      const frames = window.page.frames().filter((frame) => frame !== window.page.mainFrame());
      const texts = await Promise.all(frames.map((frame) => frame.evaluate(() => document.body.innerText).catch(() => "")));
      return texts.some((text) => text.includes("DataLoader") && text.includes("출처"));
    });
    await window.screen("search-result");
    await window.command("kinsight: Copy Debug Information");
    const copied = await until("debug information is copied", async () => {
      const text = await window.page.evaluate(() => navigator.clipboard.readText());
      return text.includes("Python") && text;
    });
    check(copied.includes("cpython 3.") && !copied.includes(home) && !copied.includes(NAME), "  it has versions and no paths", copied);
    await window.keys("Control+B");
    await window.command("kinsight: First Steps");
    await window.page.locator(".getting-started-step", { hasText: "예제 파일을 엽니다" }).first().waitFor();
    await window.page.locator('img[alt="물결 밑줄이 그어진 예제 파일"]').waitFor();
    await window.screen("walkthrough");
  } catch (error) {
    await window.screen("failed");
    console.log("notifications:", JSON.stringify(await window.notifications()));
    throw error;
  } finally {
    await window.close();
    server.stop();
  }
}

/** The colour in which a word is drawn. */
async function color(window, line, word) {
  const { x, y } = await window.word(line, word);
  return window.page.evaluate(([left, top]) => {
    const element = document.elementsFromPoint(left, top).find((one) => one.closest(".view-line") && one.tagName === "SPAN");
    return element && getComputedStyle(element).color;
  }, [x, y]);
}
