import pg from "pg";

export interface BulkHistory {
  readonly homeId: string;
  readonly jobs: number;
  readonly suggestionsPerJob: number;
}

/**
 * Fills a home with finished jobs, one a minute back from now, and their suggestions in all statuses: a long history
 * for measurements. Skips the triggers (100,000 notifications) and needs a superuser.
 */
export async function seedHistory(
  connectionString: string,
  { homeId, jobs, suggestionsPerJob }: BulkHistory,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(JOBS, [homeId, jobs, suggestionsPerJob]);
    await client.query(SUGGESTIONS, [homeId, suggestionsPerJob]);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

const JOBS = `
  INSERT INTO optimization_jobs (id, home_id, status, analysis_types, insight_count, suggestion_count, recommendations,
    error, attempt, started_at, completed_at, created_at, updated_at)
  SELECT gen_random_uuid(), $1, status::job_status, '["behavior_analysis", "device_health"]', 0, $3::int,
    '["12 routines were found."]', CASE status WHEN 'failed' THEN 'The recorder file is gone.' END, 1, at, at, at, at
  FROM generate_series(1, $2::int) AS n,
    LATERAL (SELECT now() - n * interval '1 minute' AS at,
      (ARRAY['completed', 'completed', 'completed', 'failed', 'cancelled'])[1 + n % 5] AS status) AS job`;

const SUGGESTIONS = `
  INSERT INTO automation_suggestions (id, job_id, home_id, title, pattern, entities, proposed_trigger,
    proposed_conditions, proposed_action, confidence, source_insight_type, status, decided_by, decided_at, snoozed_until,
    evidence, fingerprint, created_at, updated_at)
  SELECT gen_random_uuid(), job.id, $1, 'Turn on light ' || n, 'On 12 of 14 evenings somebody turned on light ' || n || '.',
    '["light.hall"]', '[{"trigger": "time", "at": "18:00:00"}]', '[]',
    '[{"action": "light.turn_on", "target": {"entity_id": "light.hall"}}]', 0.8,
    (ARRAY['behavior_analysis', 'correlation_discovery', 'automation_gap_detection'])[1 + n % 3]::analysis_type,
    decided.status::suggestion_status,
    CASE WHEN decided.status IN ('accepted', 'rejected') THEN 'Test person' END,
    CASE WHEN decided.status IN ('accepted', 'rejected') THEN now() END,
    CASE WHEN decided.status = 'snoozed' THEN now() + interval '1 year' END,
    '{}', 'bulk:' || job.id || ':' || n,
    job.created_at - n * interval '1 millisecond', now()
  FROM optimization_jobs AS job, generate_series(1, $2::int) AS n,
    LATERAL (SELECT (ARRAY['pending', 'accepted', 'rejected', 'snoozed'])[1 + n % 4] AS status) AS decided
  WHERE job.home_id = $1`;
