// The view «이 파일의 인사이트»: what is known of the active document, in its order.

import * as vscode from "vscode";

import { activeUri, placeName, reveal } from "./documents.ts";
import type { CommentInfo, DocumentInsights, FindingInfo, Place } from "./protocol.ts";
import type { Server } from "./server.ts";

const PAUSE = 150; // ms: several changes at once are one look
const ICONS: Record<string, vscode.ThemeIcon> = {
  concept: new vscode.ThemeIcon("book", new vscode.ThemeColor("charts.blue")),
  performance: new vscode.ThemeIcon("dashboard", new vscode.ThemeColor("charts.orange")),
  practice: new vscode.ThemeIcon("tools", new vscode.ThemeColor("charts.purple")),
  debugging: new vscode.ThemeIcon("debug-alt", new vscode.ThemeColor("charts.red")),
  caution: new vscode.ThemeIcon("alert", new vscode.ThemeColor("charts.yellow")),
  tip: new vscode.ThemeIcon("lightbulb", new vscode.ThemeColor("charts.green")),
};
const SEVERITIES: Record<FindingInfo["severity"], vscode.ThemeIcon> = {
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("problemsErrorIcon.foreground")),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("problemsWarningIcon.foreground")),
  information: new vscode.ThemeIcon("info", new vscode.ThemeColor("problemsInfoIcon.foreground")),
  hint: new vscode.ThemeIcon("question"),
};

class Group extends vscode.TreeItem {
  constructor(
    name: string,
    readonly entries: readonly Entry[],
  ) {
    super(name, vscode.TreeItemCollapsibleState.Expanded);
    this.id = name;
    this.description = String(entries.length);
  }
}

class Entry extends vscode.TreeItem {
  constructor(
    title: string, icon: vscode.ThemeIcon | undefined, readonly at: { uri: string; range: vscode.Range }, hint: string,
    readonly insight?: string,
  ) {
    super(title.replaceAll("`", ""));
    const uri = vscode.Uri.parse(at.uri, true);
    if (icon) {
      this.iconPath = icon;
    }
    this.description = placeName(uri, at.range.start.line);
    this.tooltip = hint;
    this.contextValue = insight ? "insight" : "place";
    this.command = { command: "kinsight.revealPlace", title: "이 자리로", arguments: [uri, at.range] };
  }
}

export class InsightsView implements vscode.TreeDataProvider<Group | Entry> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private groups: Group[] = [];
  private shown: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private serial = 0;
  private readonly view: vscode.TreeView<Group | Entry>;

  constructor(private readonly server: Server) {
    this.view = vscode.window.createTreeView("kinsight.insights", { treeDataProvider: this });
  }

  register(): vscode.Disposable[] {
    const soon = () => this.soon();
    return [
      this.view,
      this.view.onDidChangeVisibility(soon),
      vscode.window.onDidChangeActiveTextEditor(soon),
      vscode.window.onDidChangeActiveNotebookEditor(soon),
      this.server.onDidChangeState(soon),
      this.server.onDidChangeInsights((uri) => {
        if (same(uri, this.shown)) {
          this.soon();
        }
      }),
      vscode.commands.registerCommand("kinsight.revealPlace", (uri: vscode.Uri, range: vscode.Range) => reveal(uri, range)),
      vscode.commands.registerCommand("kinsight.insertFromView", (entry: Entry) => this.insert(entry)),
    ];
  }

  getTreeItem(element: Group | Entry): vscode.TreeItem {
    return element;
  }

  getChildren(element?: Group | Entry): (Group | Entry)[] {
    return element instanceof Group ? [...element.entries] : element ? [] : this.groups;
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), PAUSE);
  }

  private async refresh(): Promise<void> {
    if (!this.view.visible || this.server.state !== "running") {
      return;
    }
    const uri = activeUri();
    if (!uri && vscode.window.activeTextEditor === undefined && this.shown && isOpen(this.shown)) {
      return; // the focus is in a list or panel: the document stays the one that is looked at
    }
    this.shown = uri?.toString();
    this.serial += 1;
    const mine = this.serial;
    const known = this.shown ? await this.server.call("kinsight.showInsights", { uri: this.shown }, true) : undefined;
    if (mine === this.serial) {
      this.groups = known ? this.grouped(known) : [];
      this.view.description = uri ? uri.path.slice(uri.path.lastIndexOf("/") + 1) : "";
      this.changed.fire();
    }
  }

  private grouped(known: DocumentInsights): Group[] {
    return [
      new Group("주의", known.findings.map((one) => this.finding(one))),
      new Group("적힌 인사이트", known.comments.map((one) => this.comment(one))),
      new Group("설명할 수 있는 곳", oncePerLine(known.insights).map((one) => this.place(one))),
    ].filter((group) => group.entries.length);
  }

  private finding(one: FindingInfo): Entry {
    const hint = `${one.message}\n\n${one.code}${one.fixable ? " · 고칠 수 있습니다" : ""}`;
    return new Entry(one.message, SEVERITIES[one.severity], this.at(one), hint);
  }

  private comment(one: CommentInfo): Entry {
    return new Entry(`[${one.badge}] ${one.text}`, ICONS[one.category], this.at(one), one.text);
  }

  private place(one: Place): Entry {
    const [first] = one.insights;
    const title = first ? `[${first.badge}] ${first.title}` : one.name;
    const hint = [one.name + (one.guess ? " (추정)" : ""), ...one.insights.map((insight) => `• ${insight.title}`)].join("\n");
    return new Entry(title, first && ICONS[first.category], this.at(one), hint, first?.id);
  }

  private at(one: { uri: string; range: Place["range"] }): { uri: string; range: vscode.Range } {
    const { start, end } = one.range;
    return { uri: one.uri, range: new vscode.Range(start.line, start.character, end.line, end.character) };
  }

  private async insert(entry: Entry): Promise<void> {
    if (entry.insight) {
      const { line, character } = entry.at.range.start;
      await this.server.call("kinsight.insert", { uri: entry.at.uri, position: { line, character }, id: entry.insight });
    }
  }
}

/** The places that have an insight; a line that means the same several times stands once. */
function oncePerLine(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ uri, range, insights }) => {
    const key = `${uri} ${range.start.line} ${insights[0]?.id}`;
    const fresh = insights.length > 0 && !seen.has(key);
    seen.add(key);
    return fresh;
  });
}

function same(uri: string, shown: string | undefined): boolean {
  return shown !== undefined && vscode.Uri.parse(uri).toString() === vscode.Uri.parse(shown).toString();
}

function isOpen(uri: string): boolean {
  const open = [...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments];
  return open.some((one) => !one.isClosed && one.uri.toString() === uri);
}
