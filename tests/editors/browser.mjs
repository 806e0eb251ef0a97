// What the tests in a browser share: reporting, waiting, and Chromium itself.
// KINSIGHT_PLAYWRIGHT: the folder of playwright-core; KINSIGHT_CHROMIUM: another browser than Debian's.

import { createRequire } from "node:module";

const { chromium } = createRequire(`${process.env.KINSIGHT_PLAYWRIGHT}/`)("playwright-core");

export const TIMEOUT = 30_000; // ms; a busy machine is slow, and what takes longer has failed

export function check(ok, what, seen) {
  console.log(ok ? "PASS" : "FAIL", what);
  if (!ok) {
    throw new Error(seen === undefined ? what : `${what}; seen: ${typeof seen === "string" ? seen : JSON.stringify(seen)}`);
  }
}

/** Waits until `get` answers something true, and answers that. */
export async function until(what, get, seen) {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    const got = await get();
    if (got) {
      check(true, what);
      return got;
    }
    if (Date.now() > end) {
      check(false, what, seen ? await seen() : undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.KINSIGHT_CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
}
