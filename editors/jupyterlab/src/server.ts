/** Asks the extension of Jupyter Server what would change. It gets the notebook as it is on the screen, without outputs. */

import { URLExt } from "@jupyterlab/coreutils";
import type { NotebookPanel } from "@jupyterlab/notebook";
import { ServerConnection } from "@jupyterlab/services";

import type { Hunk } from "./hunks.js";

export type Level = "beginner" | "intermediate" | "advanced";

/** What `kinsight annotate` (with a level) or `kinsight strip` (without) would change. */
export interface Answer {
  will: string;
  done: string;
  notes: string[];
  changes: { cell: number; hunks: Hunk[] }[];
  sections?: { name: string; count: number; target: [number, number] | null }[];
  total?: number;
  target?: [number, number];
}

/** Asks. path: of the notebook in Jupyter's contents. Throws an `Error` whose message is Korean. */
export async function ask(panel: NotebookPanel, path: string, level?: Level): Promise<Answer> {
  const settings = ServerConnection.makeSettings();
  const url = URLExt.join(settings.baseUrl, "kinsight", level ? "annotate" : "strip");
  const body = JSON.stringify({ notebook: bareNotebook(panel), path, ...(level ? { level } : {}) });
  let response: Response;
  try {
    response = await ServerConnection.makeRequest(url, { method: "POST", body }, settings);
  } catch {
    throw new Error("Jupyter 서버가 답하지 않습니다. 서버가 켜져 있는지 확인하세요.");
  }
  if (response.status === 404) {
    throw new Error("Jupyter 서버가 kinsight를 모릅니다. `kinsight-lsp`를 Jupyter와 같은 환경에 설치하고 서버를 다시 시작하세요.");
  }
  if (response.status === 401 || response.status === 403) {
    throw new Error("이 Jupyter 서버에서 노트북을 고칠 권한이 없습니다. 로그인이 끊겼으면 다시 로그인하세요.");
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer) return answer as Answer;
  const said = (answer as { message?: string } | undefined)?.message;
  if (response.status === 422 && said) throw new Error(said);
  throw new Error(`kinsight가 답을 만들지 못했습니다(HTTP ${response.status}). Jupyter 서버의 기록에 까닭이 있습니다.`);
}

/** The notebook as the server needs it: outputs may be large, and nobody reads them there. */
function bareNotebook(panel: NotebookPanel): object {
  const model = panel.content.model!;
  return {
    nbformat: model.nbformat,
    nbformat_minor: model.nbformatMinor,
    metadata: { kernelspec: model.getMetadata("kernelspec"), language_info: model.getMetadata("language_info") },
    cells: [...model.cells].map((cell) => ({
      cell_type: cell.type,
      metadata: { vscode: cell.getMetadata("vscode"), editable: cell.getMetadata("editable") },
      source: cell.sharedModel.getSource(),
    })),
  };
}
