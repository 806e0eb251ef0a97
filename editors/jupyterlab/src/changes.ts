/** Makes changes in the cells of an open notebook, and takes them back. Nothing is saved, and outputs stay. */

import type { ICellModel } from "@jupyterlab/cells";
import type { NotebookPanel } from "@jupyterlab/notebook";

import { type Hunk, inverse, replaced, replacements } from "./hunks.js";
import type { Answer } from "./server.js";

/** A change of one cell. before: the text that it was worked out for. */
interface CellChange {
  id: string;
  before: string;
  hunks: Hunk[];
}

/** The changes of an answer for the cells as they are now. */
export function cellChanges(panel: NotebookPanel, answer: Answer): CellChange[] {
  return answer.changes.map(({ cell, hunks }) => {
    const model = panel.content.model!.cells.get(cell);
    return { id: model.id, before: model.sharedModel.getSource(), hunks };
  });
}

/** The changes that take others back. */
export function takenBack(changes: readonly CellChange[]): CellChange[] {
  return changes.map(({ id, before, hunks }) => ({
    id,
    before: replaced(before, replacements(before, hunks)),
    hunks: inverse(hunks),
  }));
}

/** Makes the changes of those cells that still are as they were; answers how many are not. */
export function make(panel: NotebookPanel, changes: readonly CellChange[]): number {
  const cells = new Map<string, ICellModel>([...panel.content.model!.cells].map((cell) => [cell.id, cell]));
  let left = 0;
  for (const { id, before, hunks } of changes) {
    const shared = cells.get(id)?.sharedModel;
    if (!shared || shared.getSource() !== before) {
      left += 1;
      continue;
    }
    // One step for the cell's own undo (Ctrl+Z).
    shared.transact(() => {
      for (const { start, end, text } of replacements(before, hunks)) shared.updateSource(start, end, text);
    });
  }
  return left;
}

export type { CellChange };
