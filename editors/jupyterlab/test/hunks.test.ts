// Changes by lines: what is replaced, and that the inverse takes it back.

import assert from "node:assert/strict";
import { test } from "node:test";

import { type Hunk, inverse, replaced, replacements } from "../src/hunks.ts";

const CASES: [string, string, Hunk[], string][] = [
  ["above the first line", "x = 1", [{ line: 0, removed: [], added: ["# a"] }], "# a\nx = 1"],
  ["below the last line", "x = 1", [{ line: 1, removed: [], added: ["# a", "# b"] }], "x = 1\n# a\n# b"],
  ["below the last line break", "x = 1\n", [{ line: 1, removed: [], added: ["# a"] }], "x = 1\n# a\n"],
  ["in two places", "x\ny\nz", [{ line: 1, removed: [], added: ["# 🎉"] }, { line: 2, removed: [], added: ["# 한"] }], "x\n# 🎉\ny\n# 한\nz"],
  ["a line for another", "x\ny\nz", [{ line: 1, removed: ["y"], added: ["1", "2"] }], "x\n1\n2\nz"],
  ["the last line for another", "x\ny", [{ line: 1, removed: ["y"], added: ["1", "2"] }], "x\n1\n2"],
  ["the last line away", "x\n# a", [{ line: 1, removed: ["# a"], added: [] }], "x"],
  ["the first line away", "# a\nx", [{ line: 0, removed: ["# a"], added: [] }], "x"],
  ["carriage returns stay", "x\r\ny\r\n", [{ line: 1, removed: [], added: ["# a\r"] }], "x\r\n# a\r\ny\r\n"],
  ["all lines for others", "x\ny", [{ line: 0, removed: ["x", "y"], added: ["z"] }], "z"],
  ["an empty cell", "", [{ line: 0, removed: [""], added: ["# a"] }], "# a"],
];

for (const [name, before, hunks, after] of CASES) {
  test(name, () => {
    assert.equal(replaced(before, replacements(before, hunks)), after);
    assert.equal(replaced(after, replacements(after, inverse(hunks))), before);
  });
}
