-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "job_status" AS ENUM ('pending', 'running', 'completed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "suggestion_status" AS ENUM ('pending', 'accepted', 'rejected', 'snoozed');

-- CreateEnum
CREATE TYPE "analysis_type" AS ENUM ('behavior_analysis', 'automation_analysis', 'automation_gap_detection', 'correlation_discovery', 'device_health', 'cost_optimization');

-- CreateEnum
CREATE TYPE "insight_severity" AS ENUM ('info', 'notice', 'warning', 'critical');

-- CreateEnum
CREATE TYPE "suggestion_event_kind" AS ENUM ('accepted', 'rejected', 'snoozed', 'woken', 'reopened');

-- CreateTable
CREATE TABLE "homes" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "source" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "homes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "optimization_jobs" (
    "id" UUID NOT NULL,
    "home_id" UUID NOT NULL,
    "status" "job_status" NOT NULL DEFAULT 'pending',
    "analysis_types" JSONB NOT NULL,
    "hours_analyzed" INTEGER NOT NULL DEFAULT 168,
    "options" JSONB NOT NULL DEFAULT '{}',
    "insight_count" INTEGER NOT NULL DEFAULT 0,
    "suggestion_count" INTEGER NOT NULL DEFAULT 0,
    "recommendations" JSONB NOT NULL DEFAULT '[]',
    "report" JSONB,
    "error" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "worker" TEXT,
    "heartbeat_at" TIMESTAMPTZ(3),
    "progress" JSONB,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "optimization_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "automation_suggestions" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "home_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "entities" JSONB NOT NULL,
    "proposed_trigger" JSONB NOT NULL,
    "proposed_conditions" JSONB NOT NULL,
    "proposed_action" JSONB NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'single',
    "description" TEXT NOT NULL DEFAULT '',
    "confidence" DOUBLE PRECISION NOT NULL,
    "source_insight_type" "analysis_type" NOT NULL,
    "status" "suggestion_status" NOT NULL DEFAULT 'pending',
    "decision_reason" TEXT,
    "decision_comment" TEXT,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "evidence" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "superseded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "automation_suggestions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "insights" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "home_id" UUID NOT NULL,
    "type" "analysis_type" NOT NULL,
    "severity" "insight_severity" NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "entities" JSONB NOT NULL,
    "evidence" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "insights_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion_events" (
    "id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "home_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "kind" "suggestion_event_kind" NOT NULL,
    "reason" TEXT,
    "comment" TEXT,
    "actor" TEXT NOT NULL,
    "snoozed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggestion_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "workers" (
    "name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workers_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "optimization_jobs_created_at_id_idx" ON "optimization_jobs"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "optimization_jobs_status_created_at_id_idx" ON "optimization_jobs"("status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "optimization_jobs_updated_at_idx" ON "optimization_jobs"("updated_at");

-- CreateIndex
CREATE INDEX "optimization_jobs_home_id_status_created_at_id_idx" ON "optimization_jobs"("home_id", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "automation_suggestions_job_id_created_at_id_idx" ON "automation_suggestions"("job_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "automation_suggestions_home_id_fingerprint_idx" ON "automation_suggestions"("home_id", "fingerprint");

-- CreateIndex
CREATE INDEX "automation_suggestions_superseded_by_id_idx" ON "automation_suggestions"("superseded_by_id");

-- CreateIndex
CREATE INDEX "insights_created_at_id_idx" ON "insights"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "insights_job_id_created_at_id_idx" ON "insights"("job_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "insights_type_created_at_id_idx" ON "insights"("type", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "insights_home_id_idx" ON "insights"("home_id");

-- CreateIndex
CREATE INDEX "suggestion_events_home_id_fingerprint_created_at_idx" ON "suggestion_events"("home_id", "fingerprint", "created_at" DESC);

-- CreateIndex
CREATE INDEX "suggestion_events_suggestion_id_created_at_idx" ON "suggestion_events"("suggestion_id", "created_at");

-- AddForeignKey
ALTER TABLE "optimization_jobs" ADD CONSTRAINT "optimization_jobs_home_id_fkey" FOREIGN KEY ("home_id") REFERENCES "homes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "automation_suggestions" ADD CONSTRAINT "automation_suggestions_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "optimization_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "automation_suggestions" ADD CONSTRAINT "automation_suggestions_home_id_fkey" FOREIGN KEY ("home_id") REFERENCES "homes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "automation_suggestions" ADD CONSTRAINT "automation_suggestions_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "automation_suggestions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insights" ADD CONSTRAINT "insights_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "optimization_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insights" ADD CONSTRAINT "insights_home_id_fkey" FOREIGN KEY ("home_id") REFERENCES "homes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Indexes that Prisma's schema cannot express. Nearly all suggestions of a long history are superseded, and only a list
-- by job shows those.

CREATE INDEX "automation_suggestions_created_at_id_idx" ON "automation_suggestions"("created_at" DESC, "id" DESC)
  WHERE "superseded_by_id" IS NULL;
CREATE INDEX "automation_suggestions_status_created_at_id_idx" ON "automation_suggestions"("status", "created_at" DESC, "id" DESC)
  WHERE "superseded_by_id" IS NULL;
CREATE INDEX "automation_suggestions_source_insight_type_created_at_id_idx" ON "automation_suggestions"("source_insight_type", "created_at" DESC, "id" DESC)
  WHERE "superseded_by_id" IS NULL;

CREATE INDEX "automation_suggestions_snoozed_until_idx" ON "automation_suggestions"("snoozed_until") WHERE "status" = 'snoozed';

-- Counters of the last minute: nobody waits for the disk to keep them, and a crash may forget them.

ALTER TABLE "rate_limits" SET UNLOGGED;

-- Consistency

ALTER TABLE "homes"
  ADD CONSTRAINT "homes_name_check" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "homes_latitude_check" CHECK ("latitude" BETWEEN -90 AND 90),
  ADD CONSTRAINT "homes_longitude_check" CHECK ("longitude" BETWEEN -180 AND 180);

ALTER TABLE "optimization_jobs"
  ADD CONSTRAINT "optimization_jobs_analysis_types_check" CHECK (
    jsonb_typeof("analysis_types") = 'array'
    AND "analysis_types" <> '[]'
    AND "analysis_types" <@ '["behavior_analysis", "automation_analysis", "automation_gap_detection", "correlation_discovery", "device_health", "cost_optimization"]'
  ),
  ADD CONSTRAINT "optimization_jobs_hours_analyzed_check" CHECK ("hours_analyzed" BETWEEN 1 AND 720),
  ADD CONSTRAINT "optimization_jobs_recommendations_check" CHECK (jsonb_typeof("recommendations") = 'array'),
  ADD CONSTRAINT "optimization_jobs_counts_check" CHECK ("insight_count" >= 0 AND "suggestion_count" >= 0),
  ADD CONSTRAINT "optimization_jobs_attempt_check" CHECK ("attempt" >= 0),
  ADD CONSTRAINT "optimization_jobs_error_check" CHECK (("error" IS NOT NULL) = ("status" = 'failed')),
  ADD CONSTRAINT "optimization_jobs_running_check" CHECK (
    CASE WHEN "status" = 'running'
      THEN "started_at" IS NOT NULL AND "worker" IS NOT NULL AND "heartbeat_at" IS NOT NULL
      ELSE "worker" IS NULL AND "heartbeat_at" IS NULL
    END
  ),
  ADD CONSTRAINT "optimization_jobs_completed_at_check" CHECK (
    ("completed_at" IS NOT NULL) = ("status" IN ('completed', 'failed', 'cancelled'))
  );

ALTER TABLE "automation_suggestions"
  ADD CONSTRAINT "automation_suggestions_entities_check" CHECK (jsonb_typeof("entities") = 'array'),
  ADD CONSTRAINT "automation_suggestions_mode_check" CHECK ("mode" IN ('single', 'restart', 'queued', 'parallel')),
  ADD CONSTRAINT "automation_suggestions_confidence_check" CHECK ("confidence" BETWEEN 0 AND 1),
  ADD CONSTRAINT "automation_suggestions_decision_check" CHECK (
    CASE WHEN "status" IN ('accepted', 'rejected')
      THEN "decided_at" IS NOT NULL AND "decided_by" IS NOT NULL
      ELSE "decided_at" IS NULL AND "decided_by" IS NULL AND "decision_reason" IS NULL AND "decision_comment" IS NULL
    END
  ),
  ADD CONSTRAINT "automation_suggestions_snoozed_until_check" CHECK (("snoozed_until" IS NOT NULL) = ("status" = 'snoozed')),
  ADD CONSTRAINT "automation_suggestions_superseded_check" CHECK ("superseded_by_id" <> "id");

ALTER TABLE "insights"
  ADD CONSTRAINT "insights_entities_check" CHECK (jsonb_typeof("entities") = 'array');

ALTER TABLE "suggestion_events"
  ADD CONSTRAINT "suggestion_events_snoozed_until_check" CHECK (("snoozed_until" IS NOT NULL) = ("kind" = 'snoozed'));

-- Every write of a job stamps it by the database's clock: clients that come back ask for what changed since.

CREATE FUNCTION "stamp_optimization_job"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER "optimization_jobs_stamp" BEFORE UPDATE ON "optimization_jobs"
  FOR EACH ROW EXECUTE FUNCTION "stamp_optimization_job"();

-- Tells every process of a change once it is committed. A heartbeat alone is no news.

CREATE FUNCTION "notify_optimization_job"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM pg_notify('routinely_job', json_build_object('op', 'deleted', 'id', OLD.id, 'status', OLD.status)::text);
  ELSIF TG_OP = 'INSERT'
     OR to_jsonb(NEW) - '{heartbeat_at,updated_at}'::text[] <> to_jsonb(OLD) - '{heartbeat_at,updated_at}'::text[] THEN
    PERFORM pg_notify('routinely_job', json_build_object('op', 'changed', 'id', NEW.id, 'status', NEW.status)::text);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "optimization_jobs_notify" AFTER INSERT OR UPDATE OR DELETE ON "optimization_jobs"
  FOR EACH ROW EXECUTE FUNCTION "notify_optimization_job"();

-- The log of decisions only grows.

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "suggestion_events_append_only" BEFORE UPDATE OR DELETE ON "suggestion_events"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What each index is for

COMMENT ON INDEX "optimization_jobs_created_at_id_idx" IS 'job.list: a page of all jobs, newest first';
COMMENT ON INDEX "optimization_jobs_status_created_at_id_idx" IS 'job.list by status, newest first; reconciliation: running and pending jobs';
COMMENT ON INDEX "optimization_jobs_updated_at_idx" IS 'job.onUpdate after a reconnect: jobs changed since';
COMMENT ON INDEX "optimization_jobs_home_id_status_created_at_id_idx" IS 'insight.list: a home''s newest completed run; deleting a home: its jobs';
COMMENT ON INDEX "automation_suggestions_created_at_id_idx" IS 'suggestion.list without a job: a page of all that are not superseded, newest first';
COMMENT ON INDEX "automation_suggestions_status_created_at_id_idx" IS 'suggestion.list without a job by status, newest first';
COMMENT ON INDEX "automation_suggestions_job_id_created_at_id_idx" IS 'suggestion.list by job, best first; deleting a job: its suggestions';
COMMENT ON INDEX "automation_suggestions_source_insight_type_created_at_id_idx" IS 'suggestion.list without a job by analysis type, newest first';
COMMENT ON INDEX "automation_suggestions_home_id_fingerprint_idx" IS 'end of a run: the pending suggestions of the same routine; deleting a home';
COMMENT ON INDEX "automation_suggestions_superseded_by_id_idx" IS 'deleting a suggestion: those it superseded';
COMMENT ON INDEX "automation_suggestions_snoozed_until_idx" IS 'reconciliation: snoozed suggestions whose time has come';
COMMENT ON INDEX "insights_created_at_id_idx" IS 'insight.list: a page of all insights, newest first';
COMMENT ON INDEX "insights_job_id_created_at_id_idx" IS 'insight.list by job; deleting a job: its insights';
COMMENT ON INDEX "insights_type_created_at_id_idx" IS 'insight.list by analysis type, newest first';
COMMENT ON INDEX "insights_home_id_idx" IS 'deleting a home: its insights';
COMMENT ON INDEX "suggestion_events_home_id_fingerprint_created_at_idx" IS 'end of a run: the last decision on a routine';
COMMENT ON INDEX "suggestion_events_suggestion_id_created_at_idx" IS 'suggestion.byId: its history of decisions';
