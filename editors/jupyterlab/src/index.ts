/** kinsight's button in the toolbar of notebooks, and the same commands in the palette. */

import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application";
import { ICommandPalette, IToolbarWidgetRegistry, ToolbarButton } from "@jupyterlab/apputils";
import { INotebookTracker, type NotebookPanel } from "@jupyterlab/notebook";
import { caretDownEmptyIcon } from "@jupyterlab/ui-components";
import { Menu } from "@lumino/widgets";

import type { Level } from "./server.js";
import { LEVELS, Writing } from "./writing.js";

const ANNOTATE = "kinsight:annotate";
const STRIP = "kinsight:strip";
const TAKE_BACK = "kinsight:take-back";

const plugin: JupyterFrontEndPlugin<void> = {
  id: "kinsight-lsp:plugin",
  description: "Writes insight comments into notebooks and takes them away again.",
  autoStart: true,
  requires: [INotebookTracker],
  optional: [IToolbarWidgetRegistry, ICommandPalette],
  activate,
};

function activate(
  app: JupyterFrontEnd,
  notebooks: INotebookTracker,
  toolbars: IToolbarWidgetRegistry | null,
  palette: ICommandPalette | null,
): void {
  const writing = new Writing((path) => app.serviceManager.contents.localPath(path));
  addCommands(app, notebooks, writing);
  const menu = new Menu({ commands: app.commands });
  for (const [level] of LEVELS) menu.addItem({ command: ANNOTATE, args: { level } });
  menu.addItem({ type: "separator" });
  menu.addItem({ command: STRIP });
  menu.addItem({ command: TAKE_BACK });
  for (const { command, args } of menu.items) {
    if (command) palette?.addItem({ command, args: { ...args, palette: true }, category: "kinsight" });
  }
  toolbars?.addFactory<NotebookPanel>("Notebook", "kinsight", (panel) => {
    const button = new ToolbarButton({
      label: "인사이트",
      icon: caretDownEmptyIcon,
      tooltip: "인사이트 주석을 달거나 지웁니다 (kinsight)",
      onClick: () => {
        app.shell.activateById(panel.id); // the commands are about the current notebook
        const { left, bottom } = button.node.getBoundingClientRect();
        menu.open(left, bottom);
      },
    });
    button.addClass("kinsight-button");
    return button;
  });
}

function addCommands(app: JupyterFrontEnd, notebooks: INotebookTracker, writing: Writing): void {
  const isEnabled = () => notebooks.currentWidget !== null && notebooks.currentWidget === app.shell.currentWidget;
  app.commands.addCommand(ANNOTATE, {
    label: ({ level }) => `인사이트 달기: ${LEVELS.find(([id]) => id === level)?.[1] ?? "초급"}…`,
    caption: "무엇을 적을지 먼저 보여 줍니다.",
    isEnabled,
    execute: ({ level = "beginner" }) => writing.annotate(notebooks.currentWidget!, level as Level),
  });
  app.commands.addCommand(STRIP, {
    label: "인사이트 지우기",
    caption: "kinsight가 적은 것만 지웁니다. 직접 적은 것은 남습니다.",
    isEnabled,
    execute: () => writing.strip(notebooks.currentWidget!),
  });
  app.commands.addCommand(TAKE_BACK, {
    label: "마지막으로 달거나 지운 것 되돌리기",
    isEnabled: () => isEnabled() && writing.canTakeBack(notebooks.currentWidget!),
    execute: () => writing.takeBack(notebooks.currentWidget!),
  });
}

export default plugin;
