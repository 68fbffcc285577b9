import { type Cluster, readCluster } from "./cluster.ts";
import { livingPostmaster } from "./postmaster.ts";

/** The connection string of the server that runs in this data directory now, or undefined when none does. */
export async function findConnection(dataDir: string): Promise<string | undefined> {
  const cluster = await readCluster(dataDir);
  const postmaster = cluster && (await livingPostmaster(cluster.folder));
  return postmaster?.ready ? connectionString(cluster!, postmaster.port) : undefined;
}

export function connectionString({ password }: Cluster, port: number): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/routinely`;
}
