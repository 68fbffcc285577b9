import type { Db } from "../client.ts";
import type {
  AutomationSuggestion,
  Home,
  Insight,
  JobStatus,
  OptimizationJob,
  Prisma,
  SuggestionEvent,
  SuggestionStatus,
} from "../generated/client.ts";

export function createHome(db: Db, values: Partial<Prisma.HomeUncheckedCreateInput> = {}): Promise<Home> {
  return db.home.create({
    data: {
      name: "Test home",
      timeZone: "Europe/Amsterdam",
      latitude: 52.37,
      longitude: 4.9,
      source: { kind: "demo", seed: 1, recorderPath: "/nowhere/home-assistant_v2.db" },
      ...values,
    },
  });
}

/** A job in any status, with the fields that status demands. Makes a home when `homeId` is left out. */
export async function createJob(
  db: Db,
  values: Partial<Prisma.OptimizationJobUncheckedCreateInput> = {},
): Promise<OptimizationJob> {
  return db.optimizationJob.create({
    data: {
      homeId: values.homeId ?? (await createHome(db)).id,
      analysisTypes: ["behavior_analysis"],
      ...jobFieldsOf(values.status ?? "pending"),
      ...values,
    },
  });
}

function jobFieldsOf(status: JobStatus): Partial<Prisma.OptimizationJobUncheckedCreateInput> {
  const now = new Date();
  switch (status) {
    case "pending":
      return {};
    case "running":
      return { attempt: 1, startedAt: now, heartbeatAt: now, worker: "test-worker" };
    case "completed":
      return { attempt: 1, startedAt: now, completedAt: now };
    case "failed":
      return { attempt: 1, startedAt: now, completedAt: now, error: "The recorder file is gone." };
    case "cancelled":
      return { completedAt: now };
  }
}

/** A suggestion in any status, with the fields that status demands. Makes a completed job when `jobId` is left out. */
export async function createSuggestion(
  db: Db,
  values: Partial<Prisma.AutomationSuggestionUncheckedCreateInput> = {},
): Promise<AutomationSuggestion> {
  const { jobId, homeId } = await ownerOf(db, values);
  return db.automationSuggestion.create({
    data: {
      title: "Turn on the hall light at sunset",
      pattern: "On 12 of 14 evenings somebody turned on the hall light at sunset.",
      entities: ["light.hall"],
      proposedTrigger: [{ trigger: "sun", event: "sunset" }],
      proposedConditions: [],
      proposedAction: [{ action: "light.turn_on", target: { entity_id: "light.hall" } }],
      confidence: 0.86,
      sourceInsightType: "behavior_analysis",
      evidence: {},
      fingerprint: `test:${crypto.randomUUID()}`,
      ...decisionOf(values.status ?? "pending"),
      ...values,
      jobId,
      homeId,
    },
  });
}

function decisionOf(status: SuggestionStatus): Partial<Prisma.AutomationSuggestionUncheckedCreateInput> {
  switch (status) {
    case "pending":
      return {};
    case "snoozed":
      return { snoozedUntil: new Date(Date.now() + 86_400_000) };
    case "accepted":
    case "rejected":
      return { decidedAt: new Date(), decidedBy: "Test person" };
  }
}

/** Makes a completed job when `jobId` is left out. */
export async function createInsight(
  db: Db,
  values: Partial<Prisma.InsightUncheckedCreateInput> = {},
): Promise<Insight> {
  const { jobId, homeId } = await ownerOf(db, values);
  return db.insight.create({
    data: {
      type: "device_health",
      severity: "notice",
      title: "The hall sensor is often unavailable",
      text: "It was unavailable for 3 hours on 5 of 14 days.",
      entities: ["binary_sensor.hall"],
      evidence: {},
      ...values,
      jobId,
      homeId,
    },
  });
}

/** An entry in the log of decisions about this suggestion. */
export function createEvent(
  db: Db,
  { id, homeId, fingerprint }: AutomationSuggestion,
  values: Pick<SuggestionEvent, "kind"> & Partial<Prisma.SuggestionEventUncheckedCreateInput>,
): Promise<SuggestionEvent> {
  return db.suggestionEvent.create({
    data: { suggestionId: id, homeId, fingerprint, actor: "Test person", ...values },
  });
}

async function ownerOf(db: Db, { jobId, homeId }: { jobId?: string; homeId?: string }) {
  const job = jobId
    ? await db.optimizationJob.findUniqueOrThrow({ where: { id: jobId } })
    : await createJob(db, { status: "completed", ...(homeId === undefined ? {} : { homeId }) });
  return { jobId: job.id, homeId: job.homeId };
}
