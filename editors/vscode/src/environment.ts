// A private environment for interpreters that none of the bundled compiled modules fits: a newer CPython, PyPy, a rare platform.

import * as path from "node:path";

import { type Candidate, execute, type Probe, probe } from "./interpreter.ts";

/** The folder of the environment that belongs to an interpreter. storage: the extension's own folder. */
export function environmentFolder(storage: string, python: Probe): string {
  const [major, minor] = python.version;
  return path.join(storage, `${python.implementation}-${major}.${minor}`);
}

/** The interpreter of an environment. */
export function environmentPython(folder: string, platform: NodeJS.Platform): string {
  return platform === "win32" ? path.join(folder, "Scripts", "python.exe") : path.join(folder, "bin", "python");
}

/** The environment's interpreter if it is there and can run the server, else null. */
export async function readyEnvironment(folder: string, bundled: string): Promise<Probe | null> {
  const python = await probe(candidateIn(folder), bundled, true);
  return python && python.missing === null ? python : null;
}

/** Makes the environment and installs what the server needs into it. Uses the network; rejects when that fails. */
export async function makeEnvironment(
  python: Probe, folder: string, bundled: string, heard: (text: string) => void,
): Promise<Probe> {
  await execute(python.executable, ["-I", "-m", "venv", "--clear", folder], bundled, 0, heard);
  const requirements = path.join(bundled, "requirements.txt");
  const install = ["-m", "pip", "install", "--disable-pip-version-check", "--requirement", requirements];
  await execute(candidateIn(folder).command, ["-I", ...install], bundled, 0, heard);
  const ready = await readyEnvironment(folder, bundled);
  if (!ready) {
    throw new Error(`the environment in ${folder} cannot run the server`);
  }
  return ready;
}

function candidateIn(folder: string): Candidate {
  return { command: environmentPython(folder, process.platform), args: [], from: "path" };
}
