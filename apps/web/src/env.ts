import { z } from "zod";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

const envSchema = z.object({
  PORT: z.coerce
    .number("PORT must be a number.")
    .int("PORT must be a whole number.")
    .min(0, "PORT must not be negative.")
    .max(65_535, "PORT must be 65535 at most.")
    .default(3000),
  HOST: z
    .string()
    .default("127.0.0.1")
    .refine((host) => LOOPBACK.has(host), {
      error:
        "HOST must be 127.0.0.1, ::1 or localhost: Routinely has no accounts yet, so whoever reaches it could read this home's history.",
    }),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

export type Env = z.infer<typeof envSchema>;

/** Reads what the web server is told by its environment. Throws an Error with one sentence for each thing that is wrong. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = envSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => issue.message).join(" "));
}
