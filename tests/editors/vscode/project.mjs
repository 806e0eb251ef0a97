// The folder that a scenario opens.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
export const SAMPLE = path.join(ROOT, "editors/vscode/samples/train.py");

/** A folder with a Korean name and a blank in it. files: texts by name. */
export function project(home, files) {
  const folder = path.join(home, "부트캠프 과제");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

export function copySample(folder, name) {
  mkdirSync(folder, { recursive: true });
  cpSync(SAMPLE, path.join(folder, name));
}
