import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { test } from "node:test";

import { environmentFolder, environmentPython } from "../src/environment.ts";
import { type Candidate, candidates, choose, isNewEnough, type Probe, probe } from "../src/interpreter.ts";

function python(version: [number, number, number], missing: string | null = null): Probe {
  return { version, executable: `/python${version.join(".")}`, implementation: "cpython", missing };
}

/** Answers for commands; everything else does not start. asked: what was tried, in order. */
function prober(known: Record<string, Probe>) {
  const asked: string[] = [];
  const answer = async ({ command, args }: Candidate) => {
    const name = [command, ...args].join(" ");
    asked.push(name);
    return known[name] ?? null;
  };
  return { asked, answer };
}

test("the setting is the only candidate when it is set", () => {
  assert.deepEqual(candidates("/my/python", "/other/python", "linux"), [{ command: "/my/python", args: [], from: "setting" }]);
});

test("the Python extension's choice comes before the PATH, and Windows has its launcher", () => {
  const names = (platform: NodeJS.Platform) => candidates("", "/venv/python", platform).map(({ command, args }) => [command, ...args].join(" "));
  assert.deepEqual(names("linux"), ["/venv/python", "python3", "python"]);
  assert.deepEqual(names("win32"), ["/venv/python", "py -3", "python", "python3"]);
});

test("3.10 is new enough, 3.9 and 2.7 are not", () => {
  assert.ok(isNewEnough(python([3, 10, 0])) && isNewEnough(python([3, 14, 1])) && isNewEnough(python([4, 0, 0])));
  assert.ok(!isNewEnough(python([3, 9, 18])) && !isNewEnough(python([2, 7, 18])));
});

test("an old interpreter is passed over for the next one", async () => {
  const { asked, answer } = prober({ python3: python([3, 8, 0]), python: python([3, 12, 0]) });
  const choice = await choose(candidates("", "", "linux"), answer);
  assert.deepEqual(choice, { kind: "ready", python: python([3, 12, 0]), from: "path" });
  assert.deepEqual(asked, ["python3", "python"]);
});

test("an interpreter that needs an environment waits until every other was tried", async () => {
  const odd = python([3, 15, 0], "ImportError");
  const { answer } = prober({ "/venv/python": odd, python: python([3, 11, 0]) });
  assert.equal((await choose(candidates("", "/venv/python", "linux"), answer)).kind, "ready");
  const only = await choose(candidates("", "/venv/python", "linux"), prober({ "/venv/python": odd }).answer);
  assert.deepEqual(only, { kind: "incomplete", python: odd, from: "extension" });
});

test("a setting that does not work is told, not replaced in silence", async () => {
  const { asked, answer } = prober({ python3: python([3, 12, 0]) });
  assert.deepEqual(await choose(candidates("/gone", "", "linux"), answer), { kind: "unusable", command: "/gone", python: null });
  assert.deepEqual(asked, ["/gone"]);
  const old = prober({ "/old": python([3, 6, 0]) });
  assert.deepEqual(await choose(candidates("/old", "", "linux"), old.answer), {
    kind: "unusable", command: "/old", python: python([3, 6, 0]),
  });
});

test("without any Python there is none", async () => {
  assert.deepEqual(await choose(candidates("", "", "linux"), prober({}).answer), { kind: "none" });
});

test("what does not start, prints no JSON or fails is no interpreter", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "kinsight-"));
  try {
    const ask = (command: string) => probe({ command, args: [], from: "path" }, folder);
    assert.equal(await ask(path.join(folder, "missing")), null);
    writeFileSync(path.join(folder, "probe.py"), "print('hello')\n");
    assert.equal(await ask("python3"), null);
    writeFileSync(path.join(folder, "probe.py"), "import json, sys\nprint(json.dumps(5))\n");
    assert.equal(await ask("python3"), null);
    writeFileSync(path.join(folder, "probe.py"), "import sys\nsys.exit(3)\n");
    assert.equal(await ask("python3"), null);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the probe's own words are understood, and modules in the current folder are not imported", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "kinsight-"));
  try {
    writeFileSync(path.join(folder, "json.py"), "raise SystemExit('the folder was imported from')\n");
    writeFileSync(path.join(folder, "probe.py"), 'import json, sys\nprint(json.dumps({"version": list(sys.version_info[:3]), "executable": sys.executable, "implementation": "cpython", "missing": None}))\n');
    const said = await probe({ command: "python3", args: [], from: "path" }, folder);
    assert.equal(said?.version[0], 3);
    assert.ok(path.isAbsolute(said?.executable ?? ""));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("each version of Python has an environment of its own", () => {
  const folder = environmentFolder("/storage", python([3, 15, 2]));
  assert.equal(folder, path.join("/storage", "cpython-3.15"));
  assert.notEqual(folder, environmentFolder("/storage", { ...python([3, 15, 2]), implementation: "pypy" }));
  assert.equal(environmentPython(folder, "linux"), path.join(folder, "bin", "python"));
  assert.equal(environmentPython(folder, "win32"), path.join(folder, "Scripts", "python.exe"));
});
