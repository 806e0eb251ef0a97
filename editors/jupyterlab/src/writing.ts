/** Annotate and strip for one notebook: ask, show, change, tell how to take it back. */

import { Dialog, Notification, showDialog } from "@jupyterlab/apputils";
import type { NotebookPanel } from "@jupyterlab/notebook";

import { type CellChange, cellChanges, make, takenBack } from "./changes.js";
import { confirmed } from "./preview.js";
import { type Answer, type Level, ask } from "./server.js";

export const LEVELS: [Level, string][] = [
  ["beginner", "초급"],
  ["intermediate", "중급"],
  ["advanced", "고급"],
];

// How long messages stay, in ms; those with the button «되돌리기» longer. Without a time JupyterLab shows none.
const SHORT = { autoClose: 6_000 };
const LONG = { autoClose: 15_000 };

/** The changes of annotate and strip. One works at a time. localPath: a notebook's path without the name of its drive. */
export class Writing {
  private busy = false;
  private shown = ""; // the message with the button for the last change
  private readonly last = new WeakMap<NotebookPanel, CellChange[]>();

  constructor(private readonly localPath: (path: string) => string) {}

  /** Writes the insights of a level, after a look at them. */
  annotate(panel: NotebookPanel, level: Level): Promise<void> {
    return this.once(panel, async (path) => {
      const answer = await ask(panel, path, level);
      if (answer.changes.length === 0) return tell(answer);
      const changes = cellChanges(panel, answer);
      const texts = [...panel.content.model!.cells].map((cell) => cell.sharedModel.getSource());
      const word = LEVELS.find(([id]) => id === level)![1];
      if (await confirmed(`인사이트 달기: ${word}`, answer, texts)) this.change(panel, changes, answer.done);
    });
  }

  /** Removes what annotate wrote. */
  strip(panel: NotebookPanel): Promise<void> {
    return this.once(panel, async (path) => {
      const answer = await ask(panel, path);
      if (answer.changes.length === 0) return tell(answer);
      this.change(panel, cellChanges(panel, answer), [answer.done, ...answer.notes].join(" "));
    });
  }

  /** Whether there is a change to take back. */
  canTakeBack(panel: NotebookPanel): boolean {
    return this.last.has(panel);
  }

  /** Takes the last change back, but for cells that were edited since. */
  takeBack(panel: NotebookPanel): void {
    const changes = this.last.get(panel);
    if (!changes) return;
    this.last.delete(panel);
    if (this.shown) Notification.dismiss(this.shown);
    const left = make(panel, takenBack(changes));
    if (left) Notification.warning(`그사이에 고친 셀 ${left}개는 그대로 두었습니다.`, LONG);
    else Notification.info("인사이트를 적거나 지우기 전으로 되돌렸습니다.", SHORT);
  }

  private change(panel: NotebookPanel, changes: CellChange[], message: string): void {
    const left = make(panel, changes);
    this.last.set(panel, changes);
    if (this.shown) Notification.dismiss(this.shown);
    const options = { ...LONG, actions: [{ label: "되돌리기", callback: () => this.takeBack(panel) }] };
    this.shown = left
      ? Notification.warning(`그사이에 바뀐 셀 ${left}개는 그대로 두었습니다. 다시 실행하세요.`, options)
      : Notification.success(message, options);
  }

  private async once(panel: NotebookPanel, work: (path: string) => Promise<void>): Promise<void> {
    if (this.busy) {
      Notification.info("앞서 누른 것을 아직 하고 있습니다.", SHORT);
      return;
    }
    this.busy = true;
    try {
      // A notebook that Jupyter cannot read never gets ready.
      if (!panel.context.isReady) throw new Error("노트북이 아직 열리지 않았습니다. 열린 다음에 다시 누르세요.");
      if (panel.context.model.readOnly) throw new Error("읽기 전용으로 연 노트북이라 고칠 수 없습니다.");
      await work(this.localPath(panel.context.path));
    } catch (error) {
      const body = error instanceof Error ? error.message : String(error);
      await showDialog({ title: "노트북을 바꾸지 않았습니다", body, buttons: [Dialog.okButton({ label: "확인" })] });
    } finally {
      this.busy = false;
    }
  }
}

function tell(answer: Answer): void {
  Notification.info([answer.done, ...answer.notes].join(" "), SHORT);
}
