// What a user of VS Code sees of kinsight, in a real VS Code: see run.sh. Exit code 1 at the first failure.

import { launch } from "../browser.mjs";
import { installExtension } from "./code.mjs";
import { nopython } from "./nopython.mjs";
import { notebook } from "./notebook.mjs";
import { script } from "./script.mjs";
import { untrusted } from "./untrusted.mjs";

const SCENARIOS = { script, notebook, untrusted, nopython };
const scratch = process.env.KINSIGHT_SCRATCH;
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SCENARIOS);

installExtension(`${scratch}/install`);
const browser = await launch();
try {
  for (const name of chosen) {
    console.log(`-- ${name}`);
    await SCENARIOS[name](browser, `${scratch}/${name}`);
  }
} catch (error) {
  console.log(String(error.stack ?? error));
  process.exitCode = 1;
} finally {
  await browser.close();
}
