// What an instructor sees of the report, in a real Chromium: see run.sh. Exit code 1 at the first failure.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.KINSIGHT_PLAYWRIGHT, "/"));
const { chromium } = require("playwright-core");
const address = pathToFileURL(process.argv[2]).href;
const pictures = process.env.KINSIGHT_SCREENSHOTS;
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

let browser;
let passed = 0;
const requests = [];
const complaints = [];

function pass(words) {
  passed += 1;
  console.log(`PASS ${words}`);
}

async function open(options) {
  const page = await browser.newPage(options);
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(address);
  return page;
}

// The lowest contrast of a text with what is behind it (WCAG), and that text.
function lowestContrast() {
  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  let worst = [99, ""];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility() || ["OPTION", "SCRIPT"].includes(node.tagName)) continue;
    const pair = [light(numbers(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (contrast < worst[0]) worst = [contrast, `${node.tagName}.${node.className}: ${node.textContent.trim().slice(0, 40)}`];
  }
  return worst;
}

const shown = (page, selector) => page.locator(selector).filter({ visible: true });

try {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  const page = await open({ viewport: { width: 1280, height: 900 }, colorScheme: "light" });

  assert.equal(await page.title(), "수업 · kinsight 보고서");
  assert.equal(await page.locator("img, b, iframe").count(), 0);
  assert.equal(await page.locator("script").count(), 1);
  assert.ok(await page.getByText("<img src=x onerror=alert(1)>.py").first().isVisible());
  pass("markup in names and code is shown, not run");

  const rows = shown(page, ".matrix tbody tr");
  assert.equal(await rows.count(), 4);
  const beginner = page.locator('.matrix tr[data-level="초급"]');
  assert.match(await beginner.innerText(), /이미지 분류\.ipynb/);
  assert.equal(await beginner.getAttribute("data-verdict"), "within");
  assert.match(await page.locator('.matrix tr[data-level="중급"]').innerText(), /전이 학습\.ipynb/);
  assert.equal(await page.getByRole("rowheader", { name: /train\.py/ }).count(), 1);
  assert.equal(await page.getByRole("columnheader", { name: "학습" }).count(), 1);
  assert.match(await page.locator(".notice").innerText(), /깨진<b>\.ipynb/);
  pass("levels, sections and what could not be read");

  const box = page.getByRole("searchbox");
  const findings = shown(page, ".finding");
  const all = await findings.count();
  assert.ok(all > 10);
  await box.focus();
  await page.keyboard.type("전이");
  assert.equal(await rows.count(), 1);
  assert.match(await page.locator(".filter output").innerText(), /^파일 1개, 주의 \d+개가 남았습니다\.$/);
  await box.fill("TORCHVISION-pretrained");
  assert.ok((await findings.count()) >= 1 && (await findings.count()) < all);
  for (const text of await findings.allInnerTexts()) assert.match(text, /torchvision-pretrained/);
  await box.fill("그런 것은 없다");
  assert.equal(await rows.count(), 0);
  assert.ok(await page.locator(".nothing").isVisible());
  await page.getByRole("button", { name: "처음으로" }).click();
  await page.waitForFunction(() => !document.querySelector("[data-out]"));
  assert.equal(await findings.count(), all);
  await page.locator("select[name=severity]").selectOption("error");
  for (const finding of await findings.all()) assert.equal(await finding.getAttribute("data-severity"), "error");
  await page.locator("select[name=severity]").selectOption("");
  await page.locator("select[name=level]").selectOption("중급");
  assert.equal(await rows.count(), 1);
  await page.locator("select[name=level]").selectOption("");
  await page.locator("select[name=verdict]").selectOption("none");
  assert.equal(await rows.count(), 2);
  await page.locator("select[name=verdict]").selectOption("");
  pass("search and filters");

  const link = page.locator(".chart th a").first();
  const rule = page.locator(await link.getAttribute("href"));
  assert.equal(await rule.evaluate((node) => node.open), false);
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => document.getElementById(id).open, await rule.getAttribute("id"));
  assert.match(await rule.innerText(), /어떻게 고치나요\?/);
  await rule.locator("summary").focus();
  await page.keyboard.press("Space");
  assert.equal(await rule.evaluate((node) => node.open), false);
  const bars = await page.locator(".bar").evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().width));
  assert.deepEqual(bars, [...bars].sort((a, b) => b - a));
  assert.ok(bars[0] > bars.at(-1) && bars.at(-1) > 0);
  pass("the chart, and rules by keyboard");

  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(pictures, "light.png"), fullPage: true });
  for (const [name, colorScheme, width] of [["dark", "dark", 1280], ["phone", "light", 360], ["phone-dark", "dark", 360]]) {
    const other = await open({ viewport: { width, height: 800 }, colorScheme });
    await other.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    const [contrast, where] = await other.evaluate(lowestContrast);
    assert.ok(contrast >= 4.5, `${name}: contrast ${contrast.toFixed(2)} of ${where}`);
    const wide = await other.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${name}: ${wide} pixels stick out`);
    await other.close();
  }
  const [contrast, where] = await page.evaluate(lowestContrast);
  assert.ok(contrast >= 4.5, `light: contrast ${contrast.toFixed(2)} of ${where}`);
  pass("light, dark and phone: contrast and width");

  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".filter").isVisible(), false);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("details:not([open])").count(), 0);
  assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
  pass("printing");

  const plain = await open({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  assert.equal(await shown(plain, ".matrix tbody tr").count(), 4);
  assert.equal(await plain.locator(".filter").isVisible(), false);
  pass("without scripts");

  assert.deepEqual(requests.filter((url) => url !== address && !url.startsWith(`${address}#`)), []);
  assert.deepEqual(complaints, []);
  pass("nothing fetched, no complaint of the browser");
  console.log(`${passed} passed`);
} catch (error) {
  console.log(String(error.stack ?? error));
  process.exitCode = 1;
} finally {
  await browser?.close();
}
