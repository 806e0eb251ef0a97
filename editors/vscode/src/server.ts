// The language server's life: found an interpreter, started, restarted, stopped; and requests to it.

import * as vscode from "vscode";
import {
  CloseAction, ErrorAction, type ErrorHandler, type Executable, LanguageClient, type LanguageClientOptions, ResponseError, State,
  TransportKind,
} from "vscode-languageclient/node";
import * as path from "node:path";

import { selector } from "./documents.ts";
import { environmentFolder, makeEnvironment, readyEnvironment } from "./environment.ts";
import { candidates, choose, type Choice, type Probe, probe } from "./interpreter.ts";
import type { ServerCommands, Status } from "./protocol.ts";
import { interpreterOfExtension } from "./pythonExtension.ts";

const CRASHES = 4;
const CRASHES_WITHIN = 180_000; // ms
const DOWNLOADS = "https://www.python.org/downloads/";

export type ServerState = "starting" | "running" | "stopped";

export class Server implements vscode.Disposable {
  readonly log: vscode.LogOutputChannel;
  state: ServerState = "stopped";
  status: Status | undefined;
  python: Probe | undefined;
  private readonly bundled: string;
  private client: LanguageClient | undefined;
  private turn: Promise<void> = Promise.resolve();
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly statusChanged = new vscode.EventEmitter<Status | undefined>();
  private readonly insightsChanged = new vscode.EventEmitter<string>();
  readonly onDidChangeState = this.stateChanged.event;
  readonly onDidChangeStatus = this.statusChanged.event;
  readonly onDidChangeInsights = this.insightsChanged.event;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.log = vscode.window.createOutputChannel("kinsight", { log: true });
    this.bundled = context.asAbsolutePath("bundled");
  }

  /** Stops a running server and starts one. Calls that come at the same time follow one another. */
  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.end());
  }

  dispose(): void {
    void this.stop();
    this.log.dispose();
  }

  /** Calls a command of the server. What it refuses is shown to the user, unless quiet; the answer is then undefined. */
  async call<Name extends keyof ServerCommands>(
    command: Name, argument: ServerCommands[Name][0], quiet = false,
  ): Promise<ServerCommands[Name][1] | undefined> {
    if (!this.client || this.state !== "running") {
      if (quiet) {
        return undefined;
      }
      void vscode.window.showWarningMessage("kinsight 서버가 돌고 있지 않습니다.", "다시 시작").then((again) => {
        if (again) {
          void this.restart();
        }
      });
      return undefined;
    }
    try {
      return await this.client.sendRequest("workspace/executeCommand", { command, arguments: [argument] });
    } catch (error) {
      this.log.warn(`${command}: ${String(error)}`);
      if (error instanceof ResponseError && !quiet) {
        void vscode.window.showWarningMessage(error.message);
      }
      return undefined;
    }
  }

  get converter(): LanguageClient["protocol2CodeConverter"] {
    if (!this.client) {
      throw new Error("the server has not been started");
    }
    return this.client.protocol2CodeConverter;
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work, work);
    return this.turn;
  }

  private async begin(): Promise<void> {
    this.enter("starting");
    const run = await this.executable();
    if (!run) {
      this.enter("stopped");
      return;
    }
    const client = new LanguageClient("kinsight", "kinsight", { run, debug: run }, this.options());
    client.registerFeature({
      fillClientCapabilities: (capabilities) => {
        const experimental = capabilities.experimental as object | undefined;
        capabilities.experimental = { ...experimental, kinsight: { status: true, insightsChanged: true } };
      },
      initialize: () => undefined,
      getState: () => ({ kind: "static" }),
      clear: () => undefined,
    });
    client.onNotification("kinsight/status", (status: Status) => {
      this.status = status;
      this.statusChanged.fire(status);
    });
    client.onNotification("kinsight/insightsChanged", ({ uri }: { uri: string }) => this.insightsChanged.fire(uri));
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) {
        this.enter(newState === State.Running ? "running" : newState === State.Starting ? "starting" : "stopped");
      }
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.log.error(String(error));
      this.enter("stopped");
      void this.complain("kinsight 서버를 시작하지 못했습니다. 로그에 까닭이 적혀 있습니다.");
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.status = undefined;
    this.enter("stopped");
    try {
      await client?.dispose();
    } catch (error) {
      this.log.warn(`stopping: ${String(error)}`);
    }
  }

  private enter(state: ServerState): void {
    this.state = state;
    void vscode.commands.executeCommand("setContext", "kinsight.running", state === "running");
    this.stateChanged.fire(state);
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: selector(),
      outputChannel: this.log,
      diagnosticPullOptions: { onChange: true, onSave: true },
      markdown: { isTrusted: false, supportHtml: false },
      errorHandler: this.errorHandler(),
      initializationFailedHandler: () => false,
    };
  }

  private errorHandler(): ErrorHandler {
    const crashes: number[] = [];
    return {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const now = Date.now();
        crashes.push(now);
        while ((crashes[0] ?? now) < now - CRASHES_WITHIN) {
          crashes.shift();
        }
        if (crashes.length <= CRASHES) {
          return { action: CloseAction.Restart, handled: true };
        }
        void this.complain("kinsight 서버가 거듭 멈추어 더 시작하지 않습니다.");
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  private async complain(message: string): Promise<void> {
    const answer = await vscode.window.showErrorMessage(message, "다시 시작", "로그 보기");
    if (answer === "다시 시작") {
      await this.restart();
    } else if (answer) {
      this.log.show();
    }
  }

  // -- the interpreter

  private async executable(): Promise<Executable | undefined> {
    const trusted = vscode.workspace.isTrusted;
    const setting = vscode.workspace.getConfiguration("kinsight").get<string>("interpreter", "").trim();
    // In an untrusted workspace, the Python extension's choice may be the workspace's.
    const extension = setting || !trusted ? "" : await interpreterOfExtension();
    const choice = await choose(candidates(setting, extension, process.platform), (one) => probe(one, this.bundled));
    this.log.info(`interpreter: ${JSON.stringify(choice)}`);
    if (choice.kind === "ready") {
      return this.started(choice.python, false);
    }
    if (choice.kind === "incomplete") {
      const folder = environmentFolder(this.context.globalStorageUri.fsPath, choice.python);
      const environment = await readyEnvironment(folder, this.bundled);
      if (environment) {
        return this.started(environment, true);
      }
    }
    void this.explain(choice);
    return undefined;
  }

  private started(python: Probe, environment: boolean): Executable {
    this.python = python;
    const args = ["-I", "-X", "utf8", path.join(this.bundled, "start.py")];
    if (environment) {
      args.push("--environment");
    }
    if (!vscode.workspace.isTrusted) {
      args.push("--no-workspace-catalogs");
    }
    return { command: python.executable, args, transport: TransportKind.stdio, options: { cwd: this.bundled } };
  }

  /** One sentence about what is missing, with a way out. */
  private async explain(choice: Exclude<Choice, { kind: "ready" }>): Promise<void> {
    const pick = "인터프리터 고르기";
    if (choice.kind === "incomplete") {
      const version = choice.python.version.join(".");
      const make = "전용 환경 만들기";
      const message = `Python ${version}에 맞는 부품이 들어 있지 않아, 전용 환경을 한 번 만들어야 합니다(인터넷 연결이 필요합니다).`;
      const answer = await vscode.window.showWarningMessage(message, make, pick);
      if (answer === make) {
        await this.prepare(choice.python);
      } else if (answer) {
        await vscode.commands.executeCommand("kinsight.chooseInterpreter");
      }
      return;
    }
    const download = "Python 내려받기";
    const message =
      choice.kind === "unusable"
        ? `설정 \`kinsight.interpreter\`의 \`${choice.command}\`은(는) ${
            choice.python ? `Python ${choice.python.version.join(".")}이라 쓸 수 없습니다. 3.10 이상이 필요합니다.` : "Python으로 실행되지 않습니다."
          }`
        : "kinsight를 시작하려면 Python 3.10 이상이 필요합니다.";
    const answer = await vscode.window.showErrorMessage(message, pick, download);
    if (answer === pick) {
      await vscode.commands.executeCommand("kinsight.chooseInterpreter");
    } else if (answer === download) {
      await vscode.env.openExternal(vscode.Uri.parse(DOWNLOADS));
    }
  }

  private async prepare(python: Probe): Promise<void> {
    const folder = environmentFolder(this.context.globalStorageUri.fsPath, python);
    await vscode.workspace.fs.createDirectory(this.context.globalStorageUri);
    try {
      const options = { location: vscode.ProgressLocation.Notification, title: "kinsight의 전용 환경을 만들고 있습니다" };
      await vscode.window.withProgress(options, () =>
        makeEnvironment(python, folder, this.bundled, (text) => this.log.info(text.trimEnd())),
      );
    } catch (error) {
      this.log.error(String(error));
      void this.complain("전용 환경을 만들지 못했습니다. 로그에 까닭이 적혀 있습니다.");
      return;
    }
    await this.restart();
  }
}
