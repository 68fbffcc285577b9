"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronRight, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { startJob } from "#actions/jobs.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field, FieldError } from "#components/ui/field.tsx";
import { type Choice, MultiCombobox } from "#components/ui/multi-combobox.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.tsx";
import { trpc } from "#lib/trpc.ts";
import { ANALYSIS_TYPES, type AnalysisType } from "#lib/words.ts";
import { AnalysisTypePicker } from "./analysis-type-picker.tsx";
import { DEFAULT_HOURS, HoursPicker } from "./hours-picker.tsx";

interface Problem {
  field: string | undefined;
  message: string;
}

export function StartDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  homeId: string | undefined;
}) {
  const router = useRouter();
  const { data: homes = [] } = trpc.home.list.useQuery();
  const [pickedHome, setHome] = useState(props.homeId);
  const homeId = pickedHome ?? homes[0]?.id;
  const [types, setTypes] = useState<AnalysisType[]>(ANALYSIS_TYPES);
  const [hours, setHours] = useState(DEFAULT_HOURS);
  const [entities, setEntities] = useState<Choice[]>([]);
  const [areas, setAreas] = useState<Choice[]>([]);
  const [narrowing, setNarrowing] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const catalog = trpc.home.catalog.useQuery({ id: homeId ?? "" }, { enabled: props.open && narrowing && !!homeId });

  function submit() {
    if (types.length === 0)
      return setProblem({ field: "analysisTypes", message: "Choose at least one thing to look for." });
    if (!homeId) return setProblem({ field: undefined, message: "Add a home first." });
    setProblem(undefined);
    startTransition(async () => {
      const result = await startJob({
        homeId,
        analysisTypes: types,
        hours,
        entities: entities.map(({ value }) => value),
        focusAreas: areas.map(({ value }) => value),
      });
      if (!result.ok) return setProblem({ field: result.field, message: result.error });
      props.onOpenChange(false);
      toast.success("Analysis started", "You can watch it here, or leave: it goes on without you.");
      router.push(`/history?open=${result.data.id}`);
    });
  }

  useEffect(() => {
    if (narrowing) form.current?.scrollIntoView({ block: "end", behavior: "smooth" });
  }, [narrowing]);
  useEffect(() => {
    if (problem) form.current?.querySelector("[id$=-error]")?.scrollIntoView({ block: "center" });
  }, [problem]);

  const errorAt = (field: string) => (problem?.field?.startsWith(field) ? problem.message : undefined);
  const known = ["analysisTypes", "hours", "entities", "focusAreas"].some((field) => errorAt(field));

  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      wide
      title="Start an analysis"
      description="Routinely reads what happened at home and looks for routines. It changes nothing."
      footer={
        <>
          {problem && !known && (
            <p role="alert" className="mr-auto max-w-sm text-danger text-sm">
              {problem.message}
            </p>
          )}
          <Button onClick={() => props.onOpenChange(false)}>Not now</Button>
          <Button variant="primary" disabled={pending} onClick={submit} data-initial-focus>
            <Play className="size-4 fill-current" aria-hidden />
            {pending ? "Starting…" : "Start"}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className="grid grid-cols-1 gap-7"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {homes.length > 1 && homeId && (
          <Field id="start-home" label="Home">
            <Select
              id="start-home"
              label="Home"
              value={homeId}
              onChange={(id) => {
                setHome(id);
                setEntities([]);
                setAreas([]);
              }}
              choices={homes.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        <AnalysisTypePicker value={types} onChange={setTypes} error={errorAt("analysisTypes")} />
        <HoursPicker value={hours} onChange={setHours} error={errorAt("hours")} />
        <Collapsible.Root open={narrowing} onOpenChange={setNarrowing}>
          <Collapsible.Trigger className="group flex items-center gap-1.5 rounded-lg font-medium text-muted text-sm hover:text-ink">
            <ChevronRight className="size-4 transition-transform group-data-panel-open:rotate-90" aria-hidden />
            Look at a part of the home only
          </Collapsible.Trigger>
          <Collapsible.Panel className="mt-4 grid grid-cols-1 gap-5">
            <Field id="start-areas" label="Areas" hint="Leave empty for the whole home.">
              <MultiCombobox
                id="start-areas"
                choices={catalog.data?.areas.map(({ areaId, name }) => ({ value: areaId, label: name })) ?? []}
                value={areas}
                onChange={setAreas}
                placeholder={catalog.isLoading ? "Reading the home…" : "Kitchen, Bedroom…"}
                empty="No area is called that."
              />
              <FieldError id="start-areas" error={errorAt("focusAreas")} />
            </Field>
            <Field id="start-entities" label="Entities" hint="Leave empty for everything.">
              <MultiCombobox
                id="start-entities"
                choices={
                  catalog.data?.entities.map(({ entityId, name }) => ({
                    value: entityId,
                    label: name,
                    hint: entityId,
                  })) ?? []
                }
                value={entities}
                onChange={setEntities}
                placeholder={catalog.isLoading ? "Reading the home…" : "Search by name"}
                empty="Nothing is called that."
              />
              <FieldError id="start-entities" error={errorAt("entities") ?? catalog.error?.message} />
            </Field>
          </Collapsible.Panel>
        </Collapsible.Root>
        <button type="submit" className="hidden" tabIndex={-1} aria-hidden>
          Start
        </button>
      </form>
    </Dialog>
  );
}
