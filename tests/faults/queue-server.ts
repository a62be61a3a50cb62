import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../batch/temporary-folder.js";
import { type Started, start, until } from "./program.js";

const SERVER = ["nats-server", "/usr/sbin/nats-server"].find((path) => spawnSync(path, ["-v"]).status === 0);

/** A server with a queue that outlives its restarts. */
export class QueueServer {
  #running: Started | undefined;

  private constructor(
    readonly port: number,
    readonly folder: string,
    private readonly settings: readonly string[],
  ) {}

  /**
   * Undefined where none is installed.
   * @param configuration who is let in, as the server's own file of settings says it
   */
  static async start(configuration = ""): Promise<QueueServer | undefined> {
    if (SERVER === undefined) return undefined;
    const folder = await temporaryFolder({ "server.conf": configuration });
    const server = new QueueServer(await freePort(), join(folder, "streams"), [
      "-c",
      join(folder, "server.conf"),
    ]);
    await server.start();
    onTestFinished(() => server.stop("SIGKILL"));
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const place = ["-js", "-a", "127.0.0.1", "-p", `${this.port}`, "-sd", this.folder];
    this.#running = start(SERVER!, [...this.settings, ...place]);
    let log = "";
    this.#running.process.stderr?.on("data", (chunk) => {
      log += chunk;
    });
    const ended = this.#running.ended.then(() => {
      throw new Error(`the server does not start: ${log}`);
    });
    await Promise.race([until(() => log.includes("Server is ready")), ended]);
    ended.catch(() => {
      // Later it is ended on purpose.
    });
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    this.#running?.process.kill(signal);
    await this.#running?.ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}
