// What a student sees of kinsight in a real JupyterLab: see run.sh. Exit code 1 at the first failure.
// Arguments: alone, or beside (pylsp is there too).

import assert from "node:assert/strict";

import { launch, TIMEOUT } from "../browser.mjs";
import { pass, picture, scenario, startLab } from "./lab.mjs";
import { testReading } from "./reading.mjs";
import { testWriting } from "./writing.mjs";

const beside = scenario === "beside";
let running;
let browser;
let page;
try {
  running = await startLab();
  const { sessions } = await (await fetch(`${running.address}/lsp/status`)).json();
  assert.equal(sessions["kinsight-lsp"].spec.display_name, beside ? "kinsight + pylsp" : "kinsight");
  pass("JupyterLab finds the server by itself");
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 820 } });
  page.setDefaultTimeout(TIMEOUT);
  await testReading(page, running.address);
  if (!beside) await testWriting(page, running.address);
} catch (error) {
  if (page) await picture(page, "failed");
  console.log(`FAIL ${scenario}: ${error.stack}`);
  process.exitCode = 1;
} finally {
  await browser?.close();
  running?.lab.kill("SIGINT");
  running?.lab.kill("SIGTERM");
}
