// Which Python runs the server. Knows nothing of VS Code, so that node can test it.

import { spawn } from "node:child_process";
import * as path from "node:path";

export const MINIMUM: readonly [number, number] = [3, 10];
const PATIENCE = 20_000; // ms for an interpreter to say what it is; a cold disk or a virus scanner takes seconds

/** Something that may start Python. */
export interface Candidate {
  command: string;
  args: readonly string[];
  from: "setting" | "extension" | "path";
}

/** What `python/probe.py` says of an interpreter. missing: why the bundled modules do not load in it, null when they do. */
export interface Probe {
  version: [number, number, number];
  executable: string;
  implementation: string;
  missing: string | null;
}

/**
 * The outcome of the search.
 * ready: `python` runs the bundled server as it is.
 * incomplete: new enough, but no compiled module that we carry fits; a private environment helps.
 * unusable: the one that the user set does not work. none: there is no Python that is new enough.
 */
export type Choice =
  | { kind: "ready"; python: Probe; from: Candidate["from"] }
  | { kind: "incomplete"; python: Probe; from: Candidate["from"] }
  | { kind: "unusable"; command: string; python: Probe | null }
  | { kind: "none" };

export type Prober = (candidate: Candidate) => Promise<Probe | null>;

/** The candidates in the order in which they are tried. setting, extension: paths, empty when there is none. */
export function candidates(setting: string, extension: string, platform: NodeJS.Platform): Candidate[] {
  if (setting) {
    return [{ command: setting, args: [], from: "setting" }];
  }
  const found: Candidate[] = extension ? [{ command: extension, args: [], from: "extension" }] : [];
  const names = platform === "win32" ? [["py", "-3"], ["python"], ["python3"]] : [["python3"], ["python"]];
  for (const [command = "", ...args] of names) {
    found.push({ command, args, from: "path" });
  }
  return found;
}

export function isNewEnough(python: Probe): boolean {
  const [major, minor] = python.version;
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

/** The first candidate that can run the server; else the first that could with a private environment. */
export async function choose(tried: readonly Candidate[], probe: Prober): Promise<Choice> {
  let incomplete: Choice | undefined;
  for (const candidate of tried) {
    const python = await probe(candidate);
    if (python && isNewEnough(python)) {
      if (python.missing === null) {
        return { kind: "ready", python, from: candidate.from };
      }
      incomplete ??= { kind: "incomplete", python, from: candidate.from };
    } else if (candidate.from === "setting") {
      return { kind: "unusable", command: candidate.command, python };
    }
  }
  return incomplete ?? { kind: "none" };
}

/**
 * Asks an interpreter what it is; null when it does not start or is no Python.
 * bundled: the folder with probe.py, also the current folder, so that nothing in a workspace is mistaken for an interpreter.
 */
export async function probe(candidate: Candidate, bundled: string, environment = false): Promise<Probe | null> {
  const args = [...candidate.args, "-I", "-X", "utf8", path.join(bundled, "probe.py"), ...(environment ? ["--environment"] : [])];
  try {
    const { stdout } = await execute(candidate.command, args, bundled, PATIENCE);
    const said: unknown = JSON.parse(stdout);
    return isProbe(said) ? said : null;
  } catch {
    return null;
  }
}

function isProbe(value: unknown): value is Probe {
  const said = value as Partial<Probe> | null;
  return typeof said === "object" && said !== null && Array.isArray(said.version) && typeof said.executable === "string";
}

/** Runs a program to its end. Rejects when it does not start, fails, or takes longer than `patience` ms (0: no limit). */
export function execute(
  command: string, args: readonly string[], cwd: string, patience = 0, heard?: (text: string) => void,
): Promise<{ stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, windowsHide: true, stdio: ["ignore", "pipe", "pipe"], timeout: patience || undefined });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      heard?.(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => heard?.(text));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve({ stdout }) : reject(new Error(`${command}: ${code}`))));
  });
}
