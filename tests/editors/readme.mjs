// The lines that the READMEs of editors/ tell people to copy.

import { readFileSync } from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

import { check } from "./browser.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The block of code in the README of an editor that begins with `start`. */
export function block(editor, start) {
  const text = readFileSync(path.join(ROOT, "editors", editor, "README.md"), "utf8");
  const found = [...text.matchAll(/```\w+\n([^]*?)```/g)].map((match) => match[1]).find((code) => code.startsWith(start));
  check(found, `README.md has a block that begins with ${start.split("\n").join(" ")}`);
  return found;
}
