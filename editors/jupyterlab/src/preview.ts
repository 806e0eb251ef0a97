/** The dialog that shows what annotate would write, before it does. */

import { Dialog, showDialog } from "@jupyterlab/apputils";
import { Widget } from "@lumino/widgets";

import type { Hunk } from "./hunks.js";
import type { Answer } from "./server.js";

/** Shows the answer and asks. texts: of the cells, by their places in the notebook. */
export async function confirmed(title: string, answer: Answer, texts: readonly string[]): Promise<boolean> {
  const { button } = await showDialog({
    title,
    body: new Preview(answer, texts),
    buttons: [Dialog.cancelButton({ label: "취소" }), Dialog.okButton({ label: "적기" })],
  });
  return button.accept;
}

class Preview extends Widget {
  constructor(answer: Answer, texts: readonly string[]) {
    super();
    this.addClass("kinsight-preview");
    this.node.append(element("p", "", answer.will));
    for (const note of answer.notes) this.node.append(element("p", "kinsight-note", note));
    this.node.append(sectionTable(answer));
    for (const { cell, hunks } of answer.changes) {
      const lines = (texts[cell] ?? "").split("\n");
      this.node.append(element("h3", "", `${cell + 1}번째 셀`), ...hunks.map((hunk) => hunkView(hunk, lines)));
    }
    this.node.append(element("p", "kinsight-note", "저장하기 전까지는 파일이 바뀌지 않고, 적은 뒤에도 되돌릴 수 있습니다."));
  }
}

/** How many insights each section gets, beside how many it should. */
function sectionTable({ sections = [], total = 0, target }: Answer): HTMLElement {
  const table = element("table", "");
  table.append(row("th", "구역", "인사이트", "목표"));
  for (const section of sections) table.append(row("td", section.name, `${section.count}`, band(section.target)));
  table.append(row("th", "모두", `${total}`, band(target)));
  return table;
}

function band(target: [number, number] | null | undefined): string {
  if (!target) return "";
  const [low, high] = target;
  return low === high ? `${low}` : `${low}-${high}`;
}

/** The lines that go and come, above the line of code that follows them. */
function hunkView({ line, removed, added }: Hunk, lines: readonly string[]): HTMLElement {
  const view = element("pre", "");
  view.append(...removed.map((text) => element("del", "", text)), ...added.map((text) => element("ins", "", text)));
  const next = lines[line + removed.length];
  if (next !== undefined) view.append(element("span", "", next));
  return view;
}

function row(cell: "th" | "td", ...texts: string[]): HTMLElement {
  const found = element("tr", "");
  found.append(...texts.map((text) => element(cell, "", text)));
  return found;
}

function element(tag: string, name: string, text?: string): HTMLElement {
  const found = document.createElement(tag);
  if (name) found.className = name;
  if (text !== undefined) found.textContent = text;
  return found;
}
