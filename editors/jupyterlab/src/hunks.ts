/** Changes of a cell by lines, as the server answers them. No import of JupyterLab's: the tests run it by itself. */

/** Lines are those that "\n" divides; `line` counts from 0 in the text before the change. */
export interface Hunk {
  line: number;
  removed: string[];
  added: string[];
}

/** One replacement in a text: what stands from `start` to `end`, in UTF-16 units, becomes `text`. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** The replacements that make the change, the last in the text first, so that each leaves the places of the others. */
export function replacements(text: string, hunks: readonly Hunk[]): Replacement[] {
  const lines = text.split("\n");
  const starts = [0];
  for (const line of lines) starts.push(starts[starts.length - 1]! + line.length + 1);
  return hunks
    .map(({ line, removed, added }) => {
      const whole = added.map((one) => `${one}\n`).join("");
      const last = line + removed.length === lines.length; // no line break follows
      if (!last) return { start: starts[line]!, end: starts[line + removed.length]!, text: whole };
      if (removed.length > 0 && added.length > 0) return { start: starts[line]!, end: text.length, text: whole.slice(0, -1) };
      const before = added.length > 0 ? `\n${whole.slice(0, -1)}` : "";
      return { start: Math.max(starts[line]! - 1, 0), end: text.length, text: before };
    })
    .reverse();
}

/** The change that takes another one back. */
export function inverse(hunks: readonly Hunk[]): Hunk[] {
  let shift = 0;
  return hunks.map(({ line, removed, added }) => {
    const taken = { line: line + shift, removed: added, added: removed };
    shift += added.length - removed.length;
    return taken;
  });
}

/** A text after replacements in the order of `replacements`. */
export function replaced(text: string, changes: readonly Replacement[]): string {
  return changes.reduce((result, { start, end, text: fresh }) => result.slice(0, start) + fresh + result.slice(end), text);
}
