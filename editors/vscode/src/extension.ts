// Starts `lawcheck lsp` and hands it everything. All that is known of rules, cases and tests is known there.
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

const DOCUMENTS = [
  { scheme: "file", language: "lawcheck" },
  { scheme: "file", language: "yaml" },
  { scheme: "file", pattern: "**/*.{yaml,yml}" },
];

let client: LanguageClient | undefined;

async function start(): Promise<void> {
  const [command, ...args] = vscode.workspace.getConfiguration("lawcheck").get<string[]>("command", ["lawcheck", "lsp"]);
  const server: ServerOptions = { command, args };
  const options: LanguageClientOptions = { documentSelector: DOCUMENTS };
  client = new LanguageClient("lawcheck", "lawcheck", server, options);
  try {
    await client.start();
  } catch (trouble) {
    client = undefined;
    const told = trouble instanceof Error ? trouble.message : String(trouble);
    void vscode.window.showErrorMessage(
      `\`${[command, ...args].join(" ")}\` could not be started (${told}). Install it with \`pip install 'lawcheck-rules[lsp]'\`, ` +
        "or say in the setting `lawcheck.command` where it is.",
    );
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("lawcheck.restart", async () => {
      await client?.stop();
      await start();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
