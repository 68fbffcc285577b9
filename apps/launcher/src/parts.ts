import path from "node:path";
import { type Database, openDatabase } from "./database.ts";
import { type Env, StartError } from "./env.ts";
import type { Say } from "./progress.ts";
import type { RunStateFile } from "./run-state.ts";
import { lastLines, type Supervised, supervise } from "./supervise.ts";

const SCRIPTS = {
  web: path.join(import.meta.dirname, "../../web/src/server.ts"),
  worker: path.join(import.meta.dirname, "../../worker/src/main.ts"),
};
/** A program that ends this often before everything is ready will not come up. */
const CRASHES_TO_GIVE_UP = 3;

/** What runs: the database and the programs on top of it. */
export class Parts {
  readonly #env: Env;
  readonly #say: Say;
  readonly #state: RunStateFile;
  readonly #programs: Supervised[] = [];
  #database: Database | undefined;

  constructor(env: Env, say: Say, state: RunStateFile) {
    this.#env = env;
    this.#say = say;
    this.#state = state;
  }

  /** @throws DatabaseError */
  async openDatabase(): Promise<Database> {
    this.#database = await openDatabase(this.#env.dataDir, this.#env.databaseUrl, this.#say);
    return this.#database;
  }

  /** The environment of everything that uses the database. */
  childEnv(): NodeJS.ProcessEnv {
    const { dataDir, host, port } = this.#env;
    return {
      ...process.env,
      NODE_ENV: "production",
      HOST: host,
      PORT: String(port),
      ROUTINELY_DATA_DIR: dataDir,
      DATABASE_URL: this.#database?.connectionString,
    };
  }

  /** @returns throws a StartError once the program has crashed too often */
  run(name: keyof typeof SCRIPTS): () => void {
    const program = supervise({
      name,
      script: SCRIPTS[name],
      env: this.childEnv(),
      logDir: path.join(this.#env.dataDir, "logs"),
      say: this.#say,
      onProcess: (identity) => this.#state.setChild(name, identity),
    });
    this.#programs.push(program);
    return () => {
      if (program.crashes() < CRASHES_TO_GIVE_UP) return;
      throw new StartError(`The ${name} does not start; ${program.log} ends with:\n${lastLines(program.log)}`);
    };
  }

  /** Ends the programs, then the database. */
  async stop(): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.stop()));
    await this.#database?.stop();
  }
}
