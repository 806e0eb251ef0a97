// What the server's own commands answer: docs/commands.md. Positions and ranges are those of LSP, in UTF-16.

import type { Position, Range, TextEdit } from "vscode-languageclient/node";

export type Level = "beginner" | "intermediate" | "advanced";

export interface Status {
  version: string;
  level: Level;
  levelName: string;
  levels: { id: Level; name: string }[];
  sessionLevel: boolean;
  inlayHints: string;
  catalog: { insights: number; cautions: number; revision: string };
}

export interface Change {
  changed: boolean;
  applied: boolean;
  message: string;
  documents?: ChangedDocument[];
}

export interface ChangedDocument {
  uri: string;
  version: number | null;
  text: string;
  edits: TextEdit[];
}

export interface InsightInfo {
  id: string;
  category: string;
  badge: string;
  level: Level;
  levelName: string;
  section: string;
  sectionName: string;
  title: string;
  brief: string;
}

export interface Place {
  uri: string;
  range: Range;
  name: string;
  guess: boolean;
  insights: InsightInfo[];
}

export interface FindingInfo {
  uri: string;
  range: Range;
  code: string;
  severity: "error" | "warning" | "information" | "hint";
  message: string;
  fixable: boolean;
}

export interface CommentInfo {
  uri: string;
  range: Range;
  form: string;
  category: string;
  badge: string;
  text: string;
  id: string | null;
}

export interface DocumentInsights {
  uri: string;
  level: Level;
  insights: Place[];
  findings: FindingInfo[];
  comments: CommentInfo[];
}

export interface SearchResult {
  kind: "insight" | "caution";
  id: string;
  badge?: string;
  levelName?: string;
  sectionName?: string;
  title: string;
  brief: string;
  names?: string[];
  markdown: string;
  sources?: string[];
}

/** The arguments of every command of the server that the extension calls, and what it answers. */
export interface ServerCommands {
  "kinsight.annotate": [{ uri: string; level?: Level; preview: true }, Change];
  "kinsight.strip": [{ uri: string; all?: boolean; preview: true }, Change];
  "kinsight.convert": [{ uri: string; form: "inline" | "block"; all?: boolean; preview: true }, Change];
  "kinsight.insert": [{ uri: string; position: Position; id: string }, Change];
  "kinsight.showInsights": [{ uri: string }, DocumentInsights];
  "kinsight.search": [{ query: string; limit?: number }, { query: string; results: SearchResult[] }];
}
